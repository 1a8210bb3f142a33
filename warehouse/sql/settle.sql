-- What becomes of the contradictions that the rules found, and of those they no longer find?

-- one row a contradiction: where two rules say the same of the same statements, the one further apart counts; which of several
-- equal ones is decided by their statements, never by the order in which they were found. What it says stays where it was found
-- (`rule`, `row_no`): most of it is words, of which there would else be two of each
create or replace temp table finding as
with
identified as (
    select
        *,
        coalesce(region_code, region, '') as region_key,
        sorted_set(members, members[1].article_key, members[2].article_key, [m.article_key for m in members]) as article_keys,
        sorted_set(members, members[1].slots, members[2].slots, [m.slots for m in members]) as slots,
        set_size(members, members[1].copy_group_id, members[2].copy_group_id, [m.copy_group_id for m in members]) as voices,
        -- who is quoted: offices, or else people (who may be of an office named elsewhere); a text that quotes nobody speaks for
        -- itself
        list_distinct([m.origin for m in members]) as quoted,
        list_sort(list_filter(quoted, lambda origin: is_office(origin))) as offices,
        case when len(offices) > 0 then offices else list_sort(quoted) end as named_origins,
        len(named_origins) + voices
        - len(list_distinct([case when m.origin is not null then m.copy_group_id end for m in members])) as origins
    from found
),

weighed as (
    select
        *,
        -- 0 to 1 each: how far apart, all printed as they stand, more than one text and origin, how recent (on a fixed scale)
        1 - exp(-coalesce(distance, 1.0)) as far,
        list_has_all(['exact', 'range'], [m.bound for m in members])::integer as exact,
        (voices > 1)::integer as independent,
        (origins > 1)::integer as several_origins,
        coalesce(
            greatest(0, least(1, (
                year(list_max([case when m.last_day < date '9999-12-31' then m.last_day end for m in members]))
                - limit_of('first_year')
            ) / limit_of('years'))), 0.5
        ) as recent
    from identified
),

named as (
    select *, md5(concat_ws('#', kind, region_key, array_to_string(slots, '#'), array_to_string(article_keys, '#'))) as conflict_id
    from weighed
)

select
    rule,
    row_no,
    conflict_id,
    region_key,
    voices,
    origins,
    named_origins,
    round(
        limit_of('weight_far') * far + limit_of('weight_exact') * exact + limit_of('weight_voices') * independent
        + limit_of('weight_origins') * several_origins + limit_of('weight_recent') * recent, 3
    ) as severity
from named;

-- few are told twice: all of them side by side would be held and sorted for their sake
delete from finding
where rowid in (
    select finding.rowid
    from finding
    inner join found using (rule, row_no)
    where finding.conflict_id in (select conflict_id from finding group by conflict_id having count(*) > 1)
    qualify row_number() over (
        partition by finding.conflict_id
        order by found.distance desc nulls last, rule, found.explanation, [m.member_id for m in found.members] desc
    ) > 1
);

-- those looked at again: inside touched articles, and between articles
create or replace temp table stale as
select conflict_id
from again_conflict
union
select conflict_member.conflict_id
from conflict_member
inner join conflict using (conflict_id)
where conflict.scope = 'inside' and conflict.status <> 'superseded'
    and is_touched_article(conflict_member.article_key);

-- gone because an article has a newer text: kept, as superseded; gone otherwise: removed
create or replace temp table gone_member as
select conflict_id, member_id
from conflict_member
where conflict_id in (select conflict_id from stale) and conflict_id not in (select conflict_id from finding);

create or replace temp table gone as
with superseded_member as (
    select figure_id as member_id from figure
    where superseded and figure_id in (select member_id from gone_member)
    union all
    select claim_id from uhc_claim
    where superseded and claim_id in (select member_id from gone_member)
    union all
    select slip_id from slip
    where superseded and slip_id in (select member_id from gone_member)
)

select
    conflict_id,
    bool_or(member_id in (select member_id from superseded_member)) as superseded
from gone_member
group by conflict_id;

update conflict
set status = 'superseded'
where conflict_id in (select conflict_id from gone where superseded);

delete from conflict_member
where conflict_id in (select conflict_id from gone where not superseded)
    or conflict_id in (select conflict_id from finding);

delete from conflict
where conflict_id in (select conflict_id from gone where not superseded)
    or conflict_id in (select conflict_id from finding);

insert into conflict by name
select
    conflict_id,
    kind,
    rule,
    scope,
    severity,
    region,
    region_code,
    region_key,
    indicator,
    unit,
    round(gap, 6) as gap,
    voices,
    origins,
    nullif(list_min([m.first_day for m in members]), date '0001-01-01') as first_day,
    nullif(list_max([m.last_day for m in members]), date '9999-12-31') as last_day,
    cause,
    explanation || case
        when scope = 'between' and voices = 1 then ' Kedua halaman memuat teks yang sama.'
        when scope = 'between' and origins = 1 then ' Keduanya mengutip ' || named_origins[1] || '.'
        when len(named_origins) = 2 then ' Sumbernya berbeda: ' || named_origins[1] || ' dan ' || named_origins[2] || '.'
        else ''
    end as explanation,
    explanation_en || case
        when scope = 'between' and voices = 1 then ' Both pages print one text.'
        when scope = 'between' and origins = 1 then ' Both quote ' || named_origins[1] || '.'
        when len(named_origins) = 2 then ' The sources differ: ' || named_origins[1] || ' and ' || named_origins[2] || '.'
        else ''
    end as explanation_en,
    case when conflict_id in (select conflict_id from verdict) then 'settled' else 'open' end as status
from found
inner join finding using (rule, row_no);

-- rarely a statement takes part twice: then the first time counts
insert into conflict_member by name
with member as (
    select
        conflict_id,
        generate_subscripts(members, 1)::integer as place,
        unnest([m.member_kind for m in members]) as member_kind,
        unnest([m.member_id for m in members]) as member_id,
        unnest([m.article_key for m in members]) as article_key
    from found
    inner join finding using (rule, row_no)
)

select conflict_id, member_kind, member_id, min(place) as member_no, any_value(article_key) as article_key
from member
group by conflict_id, member_kind, member_id;

-- at the end of the transaction it would be copied, row by row, since rows were taken out of it
drop table finding;
