-- level: warn
-- Which figures lie beyond what can be: more than 300 million people, more than 150 per cent, dates before 2014?
select figure_id, region, indicator, unit, value, quote, as_of
from figure
where (unit = 'jiwa' and value > 3e8) or (unit = 'persen' and (value > 150 or value < 0)) or first_day < date '2004-01-01'
