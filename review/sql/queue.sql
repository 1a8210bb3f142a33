-- All contradictions, the most severe first, with what the queue shows and filters by.
select
    conflict.conflict_id,
    conflict.kind,
    conflict.severity,
    conflict.region,
    conflict.region_code,
    conflict.indicator,
    conflict.status,
    conflict.cause,
    coalesce(statement.outlets, []) as outlets,
    coalesce(statement.quotes, []) as quotes,
    statement.published::varchar as published
from conflict
left join (
    select
        conflict_member.conflict_id,
        list_sort(list_distinct(list(article.outlet) filter (article.outlet is not null))) as outlets,
        list(coalesce(figure.quote, uhc_claim.quote, slip.quote) order by conflict_member.member_no) as quotes,
        max(article.published) as published
    from conflict_member
    inner join article using (article_key)
    left join figure on conflict_member.member_kind = 'figure' and conflict_member.member_id = figure.figure_id
    left join uhc_claim on conflict_member.member_kind = 'claim' and conflict_member.member_id = uhc_claim.claim_id
    left join slip on conflict_member.member_kind = 'slip' and conflict_member.member_id = slip.slip_id
    group by conflict_member.conflict_id
) as statement using (conflict_id)
order by conflict.severity desc, conflict.conflict_id
