-- What did reviewers decide? The journal says all; a verdict settles its contradiction, also one that comes back later.
delete from verdict;

insert into verdict by name
select * from in_verdict;

update conflict
set status = case when conflict_id in (select conflict_id from verdict) then 'settled' else 'open' end
where status <> 'superseded';
