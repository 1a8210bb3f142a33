-- Which articles reprint one text?
-- Two texts are copies when they share half of their sketches (limit_of('copy_share')) and one of their leads, as all do but a few of
-- 30 words in a text twice as long (reckoned: of 37,441 made-up pairs that share half 17 do not, none of more than 36 words).
-- Copies of copies are one group, called by its least article_key. Looked at are touched articles, those that share words with them, and the groups of all these, so
-- that a group grows, shrinks and falls apart as its texts change, whatever the order in which they came.

-- the texts looked at, with the other members of their groups: a text that changed may have held them together
create or replace temp table looked_at as
select article_key from touched_article
union
select member.article_key
from copy_group as own
inner join copy_group as member using (copy_group_id)
where own.article_key in (select article_key from touched_article);

create or replace temp table own as
select article_key, number_of(revision_id) as text_no
from article
where article_key in (select article_key from looked_at);

create or replace temp table own_sketch as
select own.article_key, sketch.text_no, sketch.hashes
from touched_sketch as sketch
inner join own using (text_no)
union all
-- those of old texts, of which there are few on most nights and none on many
select own.article_key, sketch.text_no, sketch.hashes
from sketch
inner join (
    from own where text_no not in (select text_no from touched_sketch)
) as own using (text_no);

-- texts that may be copies: one of the leads in common with any text (a third of all hashes are looked through for that)
create or replace temp table sharing as
select distinct own_lead.own_no, sketch_lead.text_no
from (select text_no as own_no, unnest(lead_of(hashes)) as value from own_sketch) as own_lead
inner join sketch_lead using (value)
where own_lead.own_no <> sketch_lead.text_no;

-- (by their rows, which are picked exactly: so lists are read only where there is one of them)
create or replace temp table sharing_sketch as
select text_no, hashes from sketch
where rowid in (select rowid from sketch where text_no in (select text_no from sharing));

-- and are: fewer than half of the least that a text must have make no copy
create or replace temp table shared as
select own.article_key, sharing.text_no
from sharing
inner join own_sketch as own on sharing.own_no = own.text_no
inner join sharing_sketch as other on sharing.text_no = other.text_no
where least(len(own.hashes), len(other.hashes)) >= limit_of('copy_hashes')
    and len(list_intersect(own.hashes, other.hashes)) >= limit_of('copy_share') * least(len(own.hashes), len(other.hashes));

-- of the newest texts alone (the few numbers become digits, not the ids of all texts numbers)
create or replace temp table near_copy as
select found.article_key as article_a, newest.article_key as article_b
from (select article_key, format('{:015x}', text_no) as digits from shared) as found
inner join article as newest on found.digits = substring(newest.revision_id, 1, 15)
where found.article_key <> newest.article_key;

create or replace temp table affected as
with
seed as (
    select article_key from touched_article
    union
    select article_a from near_copy
    union
    select article_b from near_copy
)

select article_key from seed
union
select member.article_key
from copy_group as own
inner join copy_group as member using (copy_group_id)
where own.article_key in (select article_key from seed);

-- what was found out before on the affected, who are whole groups
create or replace temp table affected_group as
select copy_group_id, article_key
from copy_group
where article_key in (select article_key from affected);

-- links among the affected: those just found, and the groups of those that are merely joined
create or replace temp table link as
select article_a, article_b from near_copy
union
select article_b, article_a from near_copy
union
select own.article_key, member.article_key
from affected_group as own
inner join affected_group as member using (copy_group_id)
where own.copy_group_id not in (
        select copy_group_id from affected_group where article_key in (select article_key from touched_article)
    );

create or replace temp table regrouped as
with recursive reach (article_key, reached) as (
    select article_key, article_key from affected
    union
    select reach.article_key, link.article_b
    from reach
    inner join link on reach.reached = link.article_a
)

-- an article of no group is one of its own
select
    reach.article_key,
    coalesce(any_value(affected_group.copy_group_id), reach.article_key) as group_before,
    min(reach.reached) as copy_group_id
from reach
left join affected_group using (article_key)
group by reach.article_key;

-- contradictions count voices: where groups changed, they are looked at again
create or replace temp table of_another_group as
select article_key from regrouped where copy_group_id <> group_before;

-- what touched articles say and said is known to be touched
create or replace temp table merely_of_another_group as
from of_another_group
where article_key not in (select article_key from touched_article);

insert into touched_figure
from numbers_said_by('merely_of_another_group');

insert into touched_claim
from claims_made_by('merely_of_another_group');

delete from copy_group
where article_key in (select article_key from affected);

insert into copy_group by name
select copy_group_id, article_key, count(*) over (partition by copy_group_id)::integer as articles
from regrouped
qualify count(*) over (partition by copy_group_id) > 1;

update article
set copy_group_id = regrouped.copy_group_id
from (from regrouped where copy_group_id <> group_before) as regrouped
where article.article_key = regrouped.article_key;
