-- The figures that take part in what was found (wanted), with all their words but the sentence.
create or replace temp table told as
select
    * exclude (sentence),
    said_in_indonesian(figure_found) as said_id,
    said_in_english(figure_found) as said_en,
    source_in_indonesian(figure_found) as source_id,
    source_in_english(figure_found) as source_en
from (from every_fact where row_no in (select row_no from wanted)) as figure_found;
