-- Which contradictions were known before this run looked for them?
create or replace temp table conflict_before as
select conflict_id from conflict;
