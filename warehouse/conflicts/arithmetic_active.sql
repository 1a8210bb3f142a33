-- scope: inside
-- Does the share of active members follow from the active and inactive ones, where no total is given?
with reading as (
    select
        p,
        a,
        i,
        100 * a.low / greatest(a.low + i.high, 1) as share_low,
        case when isinf(a.high) then 100 else 100 * a.high / greatest(a.high + i.low, 1) end as share_high
    from fact as p
    inner join fact as a
        on p.article_key = a.article_key and p.region_key = a.region_key and near_time(p, a)
        and a.indicator = 'active' and a.unit = 'jiwa' and a.status = 'actual' and a.segment is null
    inner join fact as i
        on p.article_key = i.article_key and p.region_key = i.region_key and near_time(p, i)
        and i.indicator = 'inactive' and i.unit = 'jiwa' and i.status = 'actual' and i.segment is null
    where p.indicator = 'active' and p.unit = 'persen' and p.status = 'actual' and p.segment is null
        and not exists (
            from fact as t
            where t.article_key = p.article_key and t.region_key = p.region_key and t.unit = 'jiwa' and t.segment is null
                and t.status = 'actual' and t.indicator in ('registered', 'population')
        )
),

judged as (
    select
        *,
        greatest(gap_between(p.low, p.high, share_low, share_high) - limit_of('cut_points'), 0) as gap,
        min(greatest(gap_between(p.low, p.high, share_low, share_high) - limit_of('cut_points'), 0))
            over (partition by p.member_id) as best_gap,
        row_number() over (
            partition by p.member_id order by chars_between(p, a) + chars_between(p, i), a.member_id, i.member_id
        ) as nearness
    from reading
)

select
    'inside' as scope,
    p.region as region,
    p.region_code as region_code,
    p.indicator as indicator,
    'persen' as unit,
    gap,
    distance_points(gap) as distance,
    [member(p), member(a), member(i)] as members,
    'another base (members or inhabitants)' as cause,
    opening_id(p) || said_id(a) || ' dan ' || said_id(i) || ' berarti '
    || number_id(100 * a.value / (a.value + i.value)) || ' persen dari pesertanya aktif, bukan ' || said_id(p) || '.' as explanation,
    opening_en(p) || said_en(a) || ' and ' || said_en(i) || ' make '
    || number_en(100 * a.value / (a.value + i.value)) || ' per cent of the members active, not ' || said_en(p) || '.' as explanation_en
from judged
where nearness = 1 and best_gap > 0
