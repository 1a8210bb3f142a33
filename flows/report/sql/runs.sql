-- The last runs, the oldest first.
select * from (select * from run order by finished desc, run_id limit 20) order by finished, run_id
