-- Which tables and views are there, and what are they for?
select 'table' as kind, table_name, coalesce(comment, '') as said
from duckdb_tables()
where not internal and not temporary
union all
select 'view', view_name, coalesce(comment, '')
from duckdb_views()
where not internal and not temporary
order by all
