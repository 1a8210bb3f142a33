-- scope: inside
-- Which dates are impossible, or fall on another weekday than the article says?
select
    'inside' as scope,
    null as region,
    null as region_code,
    null as indicator,
    null as unit,
    null as gap,
    1.0 as distance,
    [member_slip(s)] as members,
    'misprint of the day, the month or the weekday' as cause,
    source_id(s) || ': tanggal "' || s.quote || '" tidak mungkin atau tidak cocok dengan harinya (' || s.reason || ').' as explanation,
    source_en(s) || ': the date "' || s.quote || '": ' || s.reason || '.' as explanation_en
from slip_here as s
where s.kind = 'date'
