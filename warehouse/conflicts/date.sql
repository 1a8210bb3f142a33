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
    -- the reason is said in English (corpus/days.py); its words are few
    source_id(s) || ': ' || case
        when said_day[1] <> '' then 'tanggal "' || s.quote || '" keliru: ' || said_day[1] || ' jatuh pada hari ' || said_day[2]
            || ', bukan ' || said_day[3] || '.'
        when no_day[1] <> '' then 'tanggal "' || s.quote || '" tidak ada: ' || no_day[1] || ' hanya sampai tanggal ' || no_day[2]
            || '.'
        else 'tanggal "' || s.quote || '" tidak mungkin atau tidak cocok dengan harinya.'
    end as explanation,
    source_en(s) || ': the date "' || s.quote || '": ' || s.reason || '.' as explanation_en
from (
    select
        *,
        list_value(
            regexp_extract(reason, '^(.+) was a (\w+) .*, the page says (\w+)', 1),
            regexp_extract(reason, '^(.+) was a (\w+) .*, the page says (\w+)', 2),
            regexp_extract(reason, '^(.+) was a (\w+) .*, the page says (\w+)', 3)
        ) as said_day,
        list_value(
            regexp_extract(reason, 'does not exist: (.+) has (\d+) days$', 1),
            regexp_extract(reason, 'does not exist: (.+) has (\d+) days$', 2)
        ) as no_day
    from slip_here
) as s
where s.kind = 'date'
