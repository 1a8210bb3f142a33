-- By what were the pages of this batch known until now?
create or replace temp table known_by as
select revision_id, input_hash from revision where revision_id in (select revision_id from in_page)
