-- Keep what was set aside, each once; what this run looked at again (in_looked_at) says no more than it does now.
delete from rejected
where input in (select input from in_looked_at) or rejected_id in (select rejected_id from in_rejected);

insert into rejected by name
select * from in_rejected;
