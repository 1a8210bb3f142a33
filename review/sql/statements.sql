-- The statements of one contradiction in the order of its explanation, each with its article and the text it stands in.
-- Parameter: the contradiction's id.
select
    conflict_member.member_kind,
    conflict_member.member_id,
    article.article_key,
    article.article_id,
    article.outlet,
    article.url,
    article.title,
    article.published::varchar as published,
    revision.revision_id,
    revision.text,
    figure.indicator,
    figure.unit,
    figure.value,
    figure.bound,
    figure.low,
    figure.high,
    figure.status,
    figure.target_year,
    figure.segment,
    coalesce(figure.region, uhc_claim.region) as region,
    coalesce(figure.region_code, uhc_claim.region_code) as region_code,
    coalesce(figure.as_of, uhc_claim.as_of) as as_of,
    coalesce(figure.as_of_basis, uhc_claim.as_of_basis) as as_of_basis,
    coalesce(figure.first_day, uhc_claim.first_day)::varchar as first_day,
    coalesce(figure.last_day, uhc_claim.last_day)::varchar as last_day,
    coalesce(figure.origin, uhc_claim.origin) as origin,
    uhc_claim.reached,
    slip.kind as slip_kind,
    slip.reason,
    coalesce(figure.quote, uhc_claim.quote, slip.quote) as quote,
    coalesce(figure.start_char, uhc_claim.start_char, slip.start_char) as start,
    coalesce(figure.end_char, uhc_claim.end_char, slip.end_char) as "end",
    coalesce(figure.sentence, uhc_claim.sentence, slip.sentence) as sentence
from conflict_member
inner join article using (article_key)
left join figure on conflict_member.member_kind = 'figure' and conflict_member.member_id = figure.figure_id
left join uhc_claim on conflict_member.member_kind = 'claim' and conflict_member.member_id = uhc_claim.claim_id
left join slip on conflict_member.member_kind = 'slip' and conflict_member.member_id = slip.slip_id
left join revision on revision.revision_id = coalesce(figure.revision_id, uhc_claim.revision_id, slip.revision_id)
where conflict_member.conflict_id = $1
order by conflict_member.member_no
