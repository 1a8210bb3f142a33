-- How many figures are there, and how many of them lie behind those in the order of their regions?
-- One row in 1,024 is looked at: those that came after the others were put in order begin where a region is followed by an earlier
-- one, or its figures by goals.
with looked_at as (
    select rowid as row_no, row(shelf_of(figure), coalesce(region_code, region, '')) as place
    from figure
    where rowid % 1024 = 0
),

step as (
    select row_no, place < lag(place) over (order by row_no) as is_back from looked_at
)

select
    (select count(*) from figure) as figures,
    (select count(*) from figure where rowid >= (select min(row_no) from step where is_back)) as out_of_order;
