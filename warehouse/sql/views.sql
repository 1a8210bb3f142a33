-- Views for people.

-- coverage: which figures does the newest text of each article hold, with names beside codes?
create or replace view coverage as
select
    figure.figure_id,
    figure.region,
    figure.region_code,
    region.level as region_level,
    province.full_name as province,
    figure.indicator,
    figure.unit,
    figure.value,
    figure.bound,
    figure.low,
    figure.high,
    figure.status,
    figure.target_year,
    figure.as_of,
    figure.as_of_basis,
    figure.first_day,
    figure.last_day,
    figure.segment,
    figure.program,
    figure.quote,
    figure.sentence,
    figure.origin,
    article.article_id,
    article.article_key,
    article.title,
    article.outlet,
    article.published,
    article.url,
    article.copy_group_id
from figure
inner join article on figure.revision_id = article.revision_id
left join region on figure.region_code = region.code
left join region as province on split_part(figure.region_code, '.', 1) = province.code and province.level = 'province'
where not figure.superseded;

comment on view coverage is 'Tidy: one row a figure of the newest text of each article, names beside codes.';
comment on column coverage.figure_id is 'See figure.';
comment on column coverage.region is 'Official name of the region, with its type.';
comment on column coverage.region_code is 'See figure.';
comment on column coverage.region_level is 'country, province, regency or city; empty below and for service areas.';
comment on column coverage.province is 'Province the region lies in.';
comment on column coverage.indicator is 'registered, active, inactive, unregistered, needed, needed_active or population.';
comment on column coverage.unit is 'jiwa (people), persen (per cent) or kk (households).';
comment on column coverage.value is 'The number, in the unit.';
comment on column coverage.bound is 'exact, about, over, under or range.';
comment on column coverage.low is 'Least value that the print allows; empty: open.';
comment on column coverage.high is 'Greatest value that the print allows; empty: open.';
comment on column coverage.status is 'actual, target or criterion.';
comment on column coverage.target_year is 'Year by which a target is due.';
comment on column coverage.as_of is 'When it holds, as precise as the text.';
comment on column coverage.as_of_basis is 'stated, context or published.';
comment on column coverage.first_day is 'First day that as_of may mean.';
comment on column coverage.last_day is 'Last day that as_of may mean.';
comment on column coverage.segment is 'Kind of members; empty: all.';
comment on column coverage.program is 'jkn.';
comment on column coverage.quote is 'The number as printed.';
comment on column coverage.sentence is 'The sentence it stands in.';
comment on column coverage.origin is 'Who the page quotes for it: an office, else a person; empty: not said.';
comment on column coverage.article_id is 'The article, by the id it came with.';
comment on column coverage.article_key is 'The article.';
comment on column coverage.title is 'Its headline.';
comment on column coverage.outlet is 'Its publisher.';
comment on column coverage.published is 'Its publication date.';
comment on column coverage.url is 'Its address.';
comment on column coverage.copy_group_id is 'Articles that reprint one text share it.';

-- estimate_candidate: which actual figures speak of a region in a month, and which is to be preferred?
create or replace view estimate_candidate as
with
judged as (
    select
        conflict_member.member_id as figure_id,
        bool_or(conflict.status = 'open') as disputed,
        bool_or(verdict.verdict = 'this' and verdict.figure_id = conflict_member.member_id) as upheld,
        bool_or(
            (verdict.verdict = 'this' and verdict.figure_id <> conflict_member.member_id)
            or verdict.verdict = 'extraction_error'
        ) as overruled
    from conflict_member
    inner join conflict using (conflict_id)
    left join (
        select * from verdict qualify row_number() over (partition by conflict_id order by decided_at desc, verdict_id) = 1
    ) as verdict using (conflict_id)
    where conflict_member.member_kind = 'figure' and conflict.status <> 'superseded'
    group by conflict_member.member_id
),

monthly as (
    select
        coverage.*,
        coalesce(region_code, region) as region_key,
        strftime(last_day, '%Y-%m') as month,
        coalesce(judged.disputed, false) as disputed,
        coalesce(judged.upheld, false) as upheld,
        coalesce(judged.overruled, false) as overruled,
        last_day - first_day as day_span,
        round(high - low, 6) as spread
    from coverage
    left join judged using (figure_id)
    where status = 'actual' and first_day is not null and last_day - first_day <= 31 and region is not null
),

voiced as (
    select
        a.figure_id,
        count(distinct b.copy_group_id) as voices
    from monthly as a
    inner join monthly as b
        on a.region_key = b.region_key
        and a.indicator = b.indicator
        and a.unit = b.unit
        and a.month = b.month
        and a.segment is not distinct from b.segment
        and coalesce(a.low, 0) <= coalesce(b.high, 'infinity'::double)
        and coalesce(b.low, 0) <= coalesce(a.high, 'infinity'::double)
    group by a.figure_id
)

select
    monthly.*,
    voiced.voices,
    bound not in ('exact', 'range') as is_vague,
    row_number() over (
        partition by region_key, indicator, unit, month, segment
        order by
            overruled, upheld desc, disputed, is_vague, spread nulls last, voices desc, day_span, last_day desc,
            published desc nulls last, figure_id
    ) as place
from monthly
inner join voiced using (figure_id);
comment on view estimate_candidate is 'Actual figures dated to a month or finer, ranked within region, indicator, unit, segment and month.';

-- best_estimate: what is the value for a region, indicator, unit and month, and what was it preferred to?
create or replace view best_estimate as
select
    region,
    region_code,
    indicator,
    unit,
    segment,
    month,
    figure_id,
    value,
    low,
    high,
    case when overruled then 'deprecated' when place = 1 then 'preferred' else 'normal' end as rank,
    case
        when overruled then 'a reviewer decided against it'
        when place > 1 then 'another figure is preferred'
        when upheld then 'a reviewer decided for it'
        when count(*) over same = 1 then 'the only figure'
        else concat_ws(
            '; ',
            -- what sets it apart from the next one
            case
                when next_one.overruled then 'a reviewer decided against the others'
                when disputed < next_one.disputed then 'not disputed'
                when is_vague < next_one.is_vague or coalesce(spread, 'infinity'::double) < coalesce(next_one.spread, 'infinity'::double)
                    then 'the most exact'
                when voices > next_one.voices then null
                when day_span < next_one.day_span then 'dated the most exactly'
                when last_day > next_one.last_day then 'the latest'
                when published > coalesce(next_one.published, date '0001-01-01') then 'published last'
                when value = next_one.value then null
                else 'as good as the others'
            end,
            case when voices > 1 then voices || ' independent texts agree' end
        )
    end as reason,
    voices::integer as voices,
    disputed,
    as_of,
    article_id,
    outlet,
    published
from (
    select *, lead(row(overruled, disputed, is_vague, spread, voices, day_span, last_day, published, value)::struct(
        overruled boolean, disputed boolean, is_vague boolean, spread double, voices bigint, day_span bigint, last_day date,
        published date, value double
    )) over (partition by region_key, indicator, unit, month, segment order by place) as next_one
    from estimate_candidate
)
window same as (partition by region_key, indicator, unit, month, segment);
comment on view best_estimate is 'One preferred value per region, indicator, unit, segment and month; the others are kept beside it, with the reason.';

-- coverage_series: how does an indicator of a region go from month to month?
create or replace view coverage_series as
select
    region,
    region_code,
    indicator,
    unit,
    month,
    value,
    low,
    high,
    figure_id,
    article_id,
    as_of,
    reason,
    figures::integer as figures,
    least_value,
    greatest_value,
    in_conflict
from (
    select
        *,
        count(*) over same as figures,
        min(value) over same as least_value,
        max(value) over same as greatest_value,
        bool_or(disputed) over same as in_conflict
    from best_estimate
    where segment is null
    window same as (partition by coalesce(region_code, region), indicator, unit, month)
)
where rank = 'preferred';
comment on view coverage_series is 'Region by indicator by month: the preferred value of all members, and whether the month stands in conflict.';

-- conflict_open: which contradictions wait for a verdict, and what do they say?
create or replace view conflict_open as
select
    conflict.conflict_id,
    conflict.kind,
    conflict.severity,
    conflict.region,
    conflict.region_code,
    conflict.indicator,
    conflict.unit,
    conflict.gap,
    conflict.voices,
    conflict.origins,
    conflict.cause,
    conflict.explanation,
    conflict.explanation_en,
    conflict.first_day,
    conflict.last_day,
    (
        select string_agg(distinct article.article_id, ' ' order by article.article_id)
        from conflict_member
        inner join article using (article_key)
        where conflict_member.conflict_id = conflict.conflict_id
    ) as articles
from conflict
where conflict.status = 'open';
comment on view conflict_open is 'Contradictions that wait for a verdict.';

-- what the columns of the derived views mean
comment on column estimate_candidate.figure_id is 'The figure, see figure.';
comment on column estimate_candidate.region is 'Official name of the region, with its type.';
comment on column estimate_candidate.region_code is 'See figure.';
comment on column estimate_candidate.region_level is 'country, province, regency or city.';
comment on column estimate_candidate.province is 'Province the region lies in.';
comment on column estimate_candidate.indicator is 'registered, active, inactive, unregistered, needed, needed_active or population.';
comment on column estimate_candidate.unit is 'jiwa (people), persen (per cent) or kk (households).';
comment on column estimate_candidate.value is 'The number, in the unit.';
comment on column estimate_candidate.bound is 'exact, about, over, under or range.';
comment on column estimate_candidate.low is 'Least value that the print allows; empty: open.';
comment on column estimate_candidate.high is 'Greatest value that the print allows; empty: open.';
comment on column estimate_candidate.status is 'actual.';
comment on column estimate_candidate.target_year is 'Empty: targets are no estimates.';
comment on column estimate_candidate.as_of is 'When it holds, as precise as the text.';
comment on column estimate_candidate.as_of_basis is 'stated, context or published.';
comment on column estimate_candidate.first_day is 'First day that the figures may mean.';
comment on column estimate_candidate.last_day is 'Last day that the figures may mean.';
comment on column estimate_candidate.segment is 'Kind of members; empty: all.';
comment on column estimate_candidate.program is 'jkn.';
comment on column estimate_candidate.quote is 'The number as printed.';
comment on column estimate_candidate.sentence is 'The sentence it stands in.';
comment on column estimate_candidate.origin is 'Who the page quotes for it; empty: not said.';
comment on column estimate_candidate.article_id is 'The article, by the id it came with.';
comment on column estimate_candidate.article_key is 'The article.';
comment on column estimate_candidate.title is 'Its headline.';
comment on column estimate_candidate.outlet is 'Its publisher.';
comment on column estimate_candidate.published is 'Its publication date.';
comment on column estimate_candidate.url is 'Its address.';
comment on column estimate_candidate.copy_group_id is 'Articles that reprint one text share it.';
comment on column estimate_candidate.region_key is 'Code of the region, else its name.';
comment on column estimate_candidate.month is 'Month in which the figure holds, YYYY-MM.';
comment on column estimate_candidate.disputed is 'Whether it takes part in an open contradiction.';
comment on column estimate_candidate.upheld is 'Whether a reviewer decided for it.';
comment on column estimate_candidate.overruled is 'Whether a reviewer decided against it.';
comment on column estimate_candidate.day_span is 'Days between first_day and last_day.';
comment on column estimate_candidate.spread is 'Width of the interval, in the unit; empty: open.';
comment on column estimate_candidate.is_vague is 'Whether it is printed as about, over or under.';
comment on column estimate_candidate.voices is 'How many independent texts agree with it, itself counted.';
comment on column estimate_candidate.place is '1: preferred.';
comment on column best_estimate.region is 'Official name of the region, with its type.';
comment on column best_estimate.region_code is 'See figure.';
comment on column best_estimate.indicator is 'registered, active, inactive, unregistered, needed, needed_active or population.';
comment on column best_estimate.unit is 'jiwa (people), persen (per cent) or kk (households).';
comment on column best_estimate.segment is 'Kind of members; empty: all.';
comment on column best_estimate.month is 'Month in which the figure holds, YYYY-MM.';
comment on column best_estimate.figure_id is 'The figure, see figure.';
comment on column best_estimate.value is 'The number, in the unit.';
comment on column best_estimate.low is 'Least value that the print allows; empty: open.';
comment on column best_estimate.high is 'Greatest value that the print allows; empty: open.';
comment on column best_estimate.rank is 'preferred, normal or deprecated (a reviewer decided against it).';
comment on column best_estimate.reason is 'Why it is preferred, or not.';
comment on column best_estimate.voices is 'How many independent texts agree with it, itself counted.';
comment on column best_estimate.disputed is 'Whether it takes part in an open contradiction.';
comment on column best_estimate.as_of is 'When it holds, as precise as the text.';
comment on column best_estimate.article_id is 'The article, by the id it came with.';
comment on column best_estimate.outlet is 'Its publisher.';
comment on column best_estimate.published is 'Its publication date.';
comment on column coverage_series.region is 'Official name of the region, with its type.';
comment on column coverage_series.region_code is 'See figure.';
comment on column coverage_series.indicator is 'registered, active, inactive, unregistered, needed, needed_active or population.';
comment on column coverage_series.unit is 'jiwa (people), persen (per cent) or kk (households).';
comment on column coverage_series.month is 'Month in which the figure holds, YYYY-MM.';
comment on column coverage_series.value is 'The number, in the unit.';
comment on column coverage_series.low is 'Least value that the print allows; empty: open.';
comment on column coverage_series.high is 'Greatest value that the print allows; empty: open.';
comment on column coverage_series.figure_id is 'The figure, see figure.';
comment on column coverage_series.article_id is 'The article, by the id it came with.';
comment on column coverage_series.as_of is 'When it holds, as precise as the text.';
comment on column coverage_series.reason is 'Why it is preferred, or not.';
comment on column coverage_series.figures is 'How many figures there are for the month.';
comment on column coverage_series.least_value is 'The least of them.';
comment on column coverage_series.greatest_value is 'The greatest of them.';
comment on column coverage_series.in_conflict is 'Whether any of them takes part in an open contradiction.';
comment on column conflict_open.conflict_id is 'The contradiction, see conflict.';
comment on column conflict_open.kind is 'arithmetic, value, target, status, date, trend or list.';
comment on column conflict_open.severity is 'What it is worth to settle, 0 to 1.';
comment on column conflict_open.region is 'Official name of the region, with its type.';
comment on column conflict_open.region_code is 'See figure.';
comment on column conflict_open.indicator is 'registered, active, inactive, unregistered, needed, needed_active or population.';
comment on column conflict_open.unit is 'jiwa (people), persen (per cent) or kk (households).';
comment on column conflict_open.gap is 'Distance between the intervals, in the unit.';
comment on column conflict_open.voices is 'How many independent texts take part (reprints count once).';
comment on column conflict_open.origins is 'How many offices or persons are quoted.';
comment on column conflict_open.cause is 'A guess at what went wrong.';
comment on column conflict_open.explanation is 'In Indonesian, quoting the figures with outlet and date.';
comment on column conflict_open.explanation_en is 'The same in English.';
comment on column conflict_open.first_day is 'First day that the figures may mean.';
comment on column conflict_open.last_day is 'Last day that the figures may mean.';
comment on column conflict_open.articles is 'Ids of the articles, joined by blanks.';

-- what rows a file may hold that was made before they were
comment on column warehouse_info.name is 'schema_version, storage_version, written_by, edition (hash of what the file says), newest_article, citation, rules (hash of what its contradictions were found by).';
