-- Which statements may contradict each other otherwise than before?
-- What rules raise between articles turns on few things (`-- again:` in their files): a contradiction between two statements stays
-- as it was unless an article says or said the number of one of them (on the region, in the unit), or a claim of its first day.
-- So looked at again are all statements of such numbers, with what stands around them in time and what the same articles say.

create or replace temp table again_topic as
select distinct region_key, indicator from touched_figure;

create or replace temp table again_goal as
select distinct region_key, indicator from touched_figure where is_goal;

create or replace temp table changed_article as
select article_key from touched_article
union
select article_key from of_another_group;

create or replace temp table again_article as
select article_key from changed_article
union
-- where a goal stands against another no more, the two articles' marks may: what was told once comes out
select conflict_member.article_key
from conflict
inner join conflict_member using (conflict_id)
where conflict.rule = 'target' and conflict.scope = 'between' and conflict.status <> 'superseded'
    and (conflict.region_key, conflict.indicator) in (from again_goal);

create or replace temp table again_said as
select region_key, unit, value from touched_figure
union
select coalesce(region_code, region), unit, value
from figure
where article_key in (
        select article_key from again_article
        except
        select article_key from changed_article
    )
    and coalesce(region_code, region) is not null;

create or replace temp table again_number as
select distinct hash(region_key, unit, value) as number from again_said;

create or replace temp table again_region as
select region_key from again_said
union
select region_key from touched_claim;

create or replace temp table again_claim as
select distinct region_key, first_day from touched_claim where first_day is not null;

-- all that is said of these regions, by what picks some of it: ten columns of little width are read quickly
-- (`part`: the share of people registered, the members, or the inhabitants that one is the share of)
create or replace temp table on_region as
with picked as (
    select *, coalesce(region_code, region) as region_key from on_again_region
)

select
    row_no,
    region_key,
    indicator,
    topic_of(region_key, indicator, unit, segment) as topic,
    spot_of(article_key, region_key) as spot,
    first_day,
    last_day,
    -- of goals that a level may miss (target_unmet.sql): one for some members, or an upper bound, does not stand for the region's
    case when status = 'target' and segment is null and unit in ('jiwa', 'persen') and indicator in ('registered', 'active')
        and bound <> 'under' then due_day(target_year) end as due,
    status = 'target' as is_goal,
    case when status = 'actual' and segment is null and first_day is not null then
        case
            when indicator = 'registered' and unit = 'persen' then 'share'
            when indicator = 'registered' and unit = 'jiwa' then 'members'
            when indicator = 'population' and unit = 'jiwa' then 'base'
        end
    end as part,
    status = 'actual' and first_day is not null and segment is null and unit in ('jiwa', 'persen') and last_day - first_day <= 62
    and is_plausible_for(picked, reference.residents) as is_level,
    hash(region_key, unit, value) in (select number from again_number) as is_again
from picked
left join (
    select code, arg_max(population, year) as residents from population group by code
) as reference on picked.region_code = reference.code;

create or replace temp table again_row as
select row_no from on_region where is_again;

create or replace temp view trend_level as
select topic, last_day from on_region
where is_level and indicator in ('registered', 'population') and (region_key, indicator) in (from again_topic);
