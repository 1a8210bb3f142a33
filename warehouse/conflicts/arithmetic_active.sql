-- scope: inside
-- needs: bool_or(indicator = 'inactive' and unit = 'jiwa')
-- Does the share of active members follow from the active and inactive ones, where no total is given?
with said as (
    from here where indicator in ('active', 'inactive') and status = 'actual' and segment is null
),

reading as (
    select
        p.row_no as row_p,
        a.row_no as row_a,
        i.row_no as row_i,
        greatest(
            gap_between(
                p.low, p.high, 100 * a.low / greatest(a.low + i.high, 1),
                case when isinf(a.high) then 100 else 100 * a.high / greatest(a.high + i.low, 1) end
            ) - limit_of('cut_points'), 0
        ) as gap,
        chars_between(p, a) + chars_between(p, i) as chars,
        a.member_id as id_a,
        i.member_id as id_i
    from said as i
    inner join said as a on i.spot = a.spot and a.indicator = 'active' and a.unit = 'jiwa'
    inner join said as p on i.spot = p.spot and p.indicator = 'active' and p.unit = 'persen' and near_time(p, a) and near_time(p, i)
    where i.indicator = 'inactive' and i.unit = 'jiwa'
        and i.spot not in (
            select spot
            from here
            where unit = 'jiwa' and segment is null and status = 'actual' and indicator in ('registered', 'population')
        )
),

judged as (
    select
        *,
        min(gap) over (partition by row_p) as best_gap,
        row_number() over (partition by row_p order by chars, id_a, id_i) as nearness
    from reading
)

select row_p, row_a, row_i, gap
from judged
where nearness = 1 and best_gap > 0
;
-- told:
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
from pair_arithmetic_active
inner join told as p on pair_arithmetic_active.row_p = p.row_no
inner join told as a on pair_arithmetic_active.row_a = a.row_no
inner join told as i on pair_arithmetic_active.row_i = i.row_no
