-- What the file holds now.
select
    (select count(*) from article) as articles,
    (select count(*) from figure where not superseded) as figures,
    (select count(*) from rejected) as rejected,
    (select count(*) from conflict where status = 'open') as open
