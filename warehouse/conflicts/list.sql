-- scope: inside
-- needs: exists (from slip_here where kind = 'list')
-- Where does an article count other than it lists ("9 daerah", 8 listed)?
select
    'inside' as scope,
    null as region,
    null as region_code,
    null as indicator,
    null as unit,
    null as gap,
    1.0 as distance,
    [member_slip(s)] as members,
    'one left out or counted twice' as cause,
    source_id(s) || ': disebut "' || s.quote || '", tetapi daftarnya '
    || coalesce(nullif(regexp_replace(regexp_extract(s.reason, 'but (\d+ are listed: .+)$', 1), ' are listed', ''), ''), 'lain')
    || '.' as explanation,
    source_en(s) || ': "' || s.quote || '" does not match its list: ' || s.reason || '.' as explanation_en
from slip_here as s
where s.kind = 'list'
