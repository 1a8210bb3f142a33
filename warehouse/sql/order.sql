-- Put the figures of each region together: first the goals and rules, then what is told as less than some number, then the others.
-- A file keeps the least and the greatest value of every 122,880 rows: where a region lies together, looking for it passes over the
-- rest, and so does looking for the goals of everybody. Figures that come in later are written behind the others; out_of_order.sql
-- says how many those are.
set variable figures_before = (select max(rowid) + 1 from figure);

-- of one region in the order in which they came: those of an article stay side by side
insert into figure
from figure
order by shelf_of(figure), coalesce(region_code, region, ''), rowid;

-- all but those just written, which are counted from far above until the end of the transaction
delete from figure where rowid < getvariable('figures_before');
