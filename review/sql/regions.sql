-- Official names by code.
select code, full_name, name, level, parent from region order by code
