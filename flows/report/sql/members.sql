-- The statements of one contradiction with their sentences. Parameter: its id.
select member_no, member_kind, member_id, article.outlet, article.url, article.published::varchar as published,
    coalesce(figure.quote, uhc_claim.quote, slip.quote) as quote,
    coalesce(figure.sentence, uhc_claim.sentence, slip.sentence) as sentence
from conflict_member
inner join article using (article_key)
left join figure on member_kind = 'figure' and member_id = figure.figure_id
left join uhc_claim on member_kind = 'claim' and member_id = uhc_claim.claim_id
left join slip on member_kind = 'slip' and member_id = slip.slip_id
where conflict_id = $1
order by member_no
