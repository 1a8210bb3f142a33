-- Which file this is: its edition, and when its last run finished.
select
    (select value from warehouse_info where name = 'edition') as edition,
    (select max(finished)::varchar from run) as finished
