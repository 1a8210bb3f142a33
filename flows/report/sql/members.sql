-- The statements of some contradictions with their sentences. Parameter: the contradictions.
select
    conflict_id,
    member_no,
    member_id,
    article.article_key,
    article.article_id,
    article.outlet,
    article.url,
    article.published::varchar as published,
    coalesce(figure.quote, uhc_claim.quote, slip.quote) as quote,
    coalesce(figure.sentence, uhc_claim.sentence, slip.sentence) as sentence
from conflict_member
inner join article using (article_key)
left join figure on member_kind = 'figure' and member_id = figure.figure_id
left join uhc_claim on member_kind = 'claim' and member_id = uhc_claim.claim_id
left join slip on member_kind = 'slip' and member_id = slip.slip_id
where conflict_id in (select unnest($1::varchar[]))
order by conflict_id, member_no
