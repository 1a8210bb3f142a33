-- scope: inside
-- needs: exists (from slip_here where kind = 'date')
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
        when weekday.day <> '' then 'tanggal "' || s.quote || '" keliru: ' || weekday.day || ' jatuh pada hari ' || weekday.fell
            || ', bukan ' || weekday.told || '.'
        when no_day.month <> '' then 'tanggal "' || s.quote || '" tidak ada: ' || no_day.month || ' hanya sampai tanggal ' || no_day.days
            || '.'
        else 'tanggal "' || s.quote || '" tidak mungkin atau tidak cocok dengan harinya.'
    end as explanation,
    source_en(s) || ': the date "' || s.quote || '" ' || case
        when weekday.day <> '' then 'is wrong: ' || months_en(weekday.day) || ' was a ' || weekday.fell_en || ', not a ' || weekday.told_en
            || '.'
        when no_day.month <> '' then 'does not exist: ' || months_en(no_day.month) || ' has ' || no_day.days || ' days.'
        else 'cannot be: ' || s.reason || '.'
    end as explanation_en
from (
    select
        *,
        regexp_extract(
            reason, '^(.+) was a (\w+) \((\w+)\), the page says (\w+) \((\w+)\)', ['day', 'fell', 'fell_en', 'told', 'told_en']
        ) as weekday,
        regexp_extract(reason, 'does not exist: (.+) has (\d+) days$', ['month', 'days']) as no_day
    from slip_here
) as s
where s.kind = 'date'
