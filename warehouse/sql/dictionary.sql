-- What does each column hold? One row a column of a table or view, in the order of the columns.
select
    columns.table_name,
    columns.column_name,
    columns.data_type,
    columns.is_nullable or views.view_name is not null as may_be_empty,
    coalesce(columns.comment, '') as said
from duckdb_columns() as columns
left join duckdb_views() as views on columns.table_name = views.view_name and not views.internal
where not columns.internal and columns.database_name = current_database() and columns.schema_name = 'main'
order by columns.table_name, columns.column_index
