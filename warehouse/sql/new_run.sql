-- The row of a run that was not made before.
insert into run by name
select
    $1 as run_id,
    $2 as extractor_version,
    $3 as pages,
    $4 as pages_new,
    $5 as pages_unchanged,
    $6 as pages_set_aside,
    (select count(*) from figure where not superseded) as figures,
    (select count(*) from conflict where status = 'open') as conflicts,
    1 as times,
    $7 as started,
    $8 as finished,
    $9 as seconds,
    $10 as pages_outside,
    $11 as pages_reread,
    $12::date as since,
    $13::date as until,
    $14 as versions,
    $15 as pages_without_figures,
    $16 as pages_other_versions
where $1 not in (select run_id from run)
