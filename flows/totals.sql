-- How much does the work file hold now? One row a thing counted; figures and claims of each page's newest text.
select 'pages' as name, count(*) as held from article
union all
select 'figures', count(*) from figure where not superseded
union all
select 'claims', count(*) from uhc_claim where not superseded
union all
select 'rejected', count(*) from rejected
