-- level: fail
-- Does every contradiction have its statements, of one article or of more as its scope says?
select conflict.conflict_id, conflict.scope, count(distinct conflict_member.article_key) as articles
from conflict
left join conflict_member using (conflict_id)
group by conflict.conflict_id, conflict.scope
having (conflict.scope = 'inside' and count(distinct conflict_member.article_key) <> 1)
    or (conflict.scope = 'between' and count(distinct conflict_member.article_key) < 2)
union all
select conflict_id, status, 0
from conflict_member
inner join conflict using (conflict_id)
where status <> 'superseded'
    and (
        (member_kind = 'figure' and member_id not in (select figure_id from figure where not superseded))
        or (member_kind = 'claim' and member_id not in (select claim_id from uhc_claim where not superseded))
        or (member_kind = 'slip' and member_id not in (select slip_id from slip where not superseded))
    )
