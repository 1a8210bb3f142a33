-- The statements of one contradiction in the order of its explanation, each with its article and the text it stands in.
-- Parameter: the contradiction's id.
with member as materialized (
    select member_no, member_kind, member_id, article_key
    from conflict_member
    where conflict_id = $1
),

-- the few rows in question, picked before anything is joined
own_figure as materialized (select * from figure where figure_id in (select member_id from member)),

own_claim as materialized (select * from uhc_claim where claim_id in (select member_id from member)),

own_slip as materialized (select * from slip where slip_id in (select member_id from member)),

own_article as materialized (select * from article where article_key in (select article_key from member)),

own_revision as materialized (select * from revision where article_key in (select article_key from member))

select
    member.member_kind,
    member.member_id,
    own_article.article_key,
    own_article.article_id,
    own_article.outlet,
    own_article.url,
    own_article.title,
    own_article.published::varchar as published,
    own_revision.revision_id,
    own_revision.text,
    own_figure.indicator,
    own_figure.unit,
    own_figure.value,
    own_figure.bound,
    own_figure.low,
    own_figure.high,
    own_figure.status,
    own_figure.target_year,
    own_figure.segment,
    coalesce(own_figure.region, own_claim.region) as region,
    coalesce(own_figure.region_code, own_claim.region_code) as region_code,
    coalesce(own_figure.as_of, own_claim.as_of) as as_of,
    coalesce(own_figure.as_of_basis, own_claim.as_of_basis) as as_of_basis,
    coalesce(own_figure.first_day, own_claim.first_day)::varchar as first_day,
    coalesce(own_figure.last_day, own_claim.last_day)::varchar as last_day,
    coalesce(own_figure.origin, own_claim.origin) as origin,
    own_claim.reached,
    own_slip.kind as slip_kind,
    own_slip.reason,
    coalesce(own_figure.quote, own_claim.quote, own_slip.quote) as quote,
    coalesce(own_figure.start_char, own_claim.start_char, own_slip.start_char) as start,
    coalesce(own_figure.end_char, own_claim.end_char, own_slip.end_char) as "end",
    coalesce(own_figure.sentence, own_claim.sentence, own_slip.sentence) as sentence
from member
inner join own_article using (article_key)
left join own_figure on member.member_kind = 'figure' and member.member_id = own_figure.figure_id
left join own_claim on member.member_kind = 'claim' and member.member_id = own_claim.claim_id
left join own_slip on member.member_kind = 'slip' and member.member_id = own_slip.slip_id
left join own_revision
    on own_revision.revision_id = coalesce(own_figure.revision_id, own_claim.revision_id, own_slip.revision_id)
order by member.member_no
