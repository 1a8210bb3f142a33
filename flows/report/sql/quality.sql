-- What the file holds now, and what is wanting in it.
select
    (select count(*) from article) as articles,
    (select count(*) from figure where not superseded) as figures,
    (select count(*) from figure where not superseded and as_of is null) as undated,
    (select count(*) from figure where not superseded and region is null) as unplaced,
    (select count(*) from slip where not superseded) as slips,
    (select count(*) from article where published is null) as articles_undated,
    (select count(*) from rejected) as rejected,
    (select count(*) from conflict where status = 'open') as open,
    (select count(*) from conflict where status = 'settled') as settled,
    (select value from warehouse_info where name = 'edition') as edition
