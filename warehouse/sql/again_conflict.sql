-- Which contradictions between articles are looked for again?
-- (rule_again: what those of a rule turn on.) That is the same that again.sql and the rules pick; of numbers those of the first
-- statement and of the other article's: what stands between them, the base of a per cent, is the first one's.
create or replace temp table again_conflict as
with again_id as (
    select figure_id as member_id from figure where rowid in (select row_no from again_row)
    union all
    select member_id from said_claim where is_again
),

again_member as (
    -- one after the other: each is looked for in the table by itself
    select conflict_id, member_no, article_key, article_key in (select article_key from changed_article) as is_by_number
    from conflict_member
    where article_key in (select article_key from again_article)
    union all
    select conflict_id, member_no, article_key, true as is_by_number
    from conflict_member
    where member_id in (select member_id from again_id)
),

first_member as (
    select conflict_id, article_key from conflict_member
    where member_no = 1 and conflict_id in (select conflict_id from again_member)
)

select conflict.conflict_id
from conflict
inner join (from rule_again where again in ('topics', 'goals', 'regions')) as rule_again using (rule)
where conflict.scope = 'between' and conflict.status <> 'superseded'
    and case rule_again.again
        when 'topics' then (conflict.region_key, conflict.indicator) in (from again_topic)
        when 'goals' then (conflict.region_key, conflict.indicator) in (from again_goal)
        when 'regions' then conflict.region_key in (select region_key from again_region)
    end
union
select conflict.conflict_id
from conflict
inner join (from rule_again where again in ('articles', 'numbers')) as rule_again using (rule)
inner join again_member using (conflict_id)
inner join first_member using (conflict_id)
where conflict.scope = 'between' and conflict.status <> 'superseded'
    and case rule_again.again
        when 'articles' then again_member.article_key in (select article_key from again_article)
        when 'numbers'
            then is_by_number and (again_member.member_no = 1 or again_member.article_key <> first_member.article_key)
    end;
