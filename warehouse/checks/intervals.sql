-- level: fail
-- Is there a figure outside its own interval, or an interval turned round?
select figure_id, value, low, high, first_day, last_day
from figure
where low > high or value < low or value > high or first_day > last_day
