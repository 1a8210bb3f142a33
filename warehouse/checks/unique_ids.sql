-- level: fail
-- Does any id stand for two rows?
select 'article' as "table", article_key as id, count(*) as rows from article group by all having count(*) > 1
union all
select 'revision', revision_id, count(*) from revision group by all having count(*) > 1
union all
select 'figure', figure_id, count(*) from figure group by all having count(*) > 1
union all
select 'uhc_claim', claim_id, count(*) from uhc_claim group by all having count(*) > 1
union all
select 'slip', slip_id, count(*) from slip group by all having count(*) > 1
union all
select 'conflict', conflict_id, count(*) from conflict group by all having count(*) > 1
