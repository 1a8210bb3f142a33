-- Keep what was set aside, each once; a newer hint replaces an older one.
delete from rejected where rejected_id in (select rejected_id from in_rejected);

insert into rejected by name
select * from in_rejected;
