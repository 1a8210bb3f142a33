-- Everything is looked at: the levels of trend.sql, and all contradictions between articles.
create or replace temp view trend_level as
select topic, last_day from statement
where is_between and status = 'actual' and is_dated and is_plausible and segment is null and last_day - first_day <= 62
    and indicator in ('registered', 'population') and unit in ('jiwa', 'persen');

create or replace temp table again_conflict as
select conflict_id from conflict where scope = 'between' and status <> 'superseded' and is_touched_region(region_key);
