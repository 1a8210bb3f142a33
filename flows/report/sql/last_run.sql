-- The run that finished last.
select * from run order by finished desc, run_id limit 1
