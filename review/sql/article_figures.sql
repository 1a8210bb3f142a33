-- The figures of one text in the order of the text. Parameter: the revision.
select
    figure_id,
    indicator,
    unit,
    value,
    bound,
    low,
    high,
    region,
    region_code,
    status,
    target_year,
    as_of,
    as_of_basis,
    segment,
    quote,
    start_char as start,
    end_char as "end"
from figure
where revision_id = $1
order by start_char, end_char, figure_id
