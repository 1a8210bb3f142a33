-- Which articles reprint one text?
-- Two texts are copies when they share half of their sketches (limit_of('copy_share')); copies of copies are one group, called
-- by its least article_key. Looked at are touched articles, those that share words with them, and the groups of all these, so
-- that a group grows, shrinks and falls apart as its texts change, whatever the order in which they came.

-- the texts looked at, with the other members of their groups: a text that changed may have held them together
create or replace temp table looked_at as
select article_key from touched_article
union
select member.article_key
from copy_group as own
inner join copy_group as member using (copy_group_id)
where own.article_key in (select article_key from touched_article);

create or replace temp table own_sketch as
select newest.article_key, sketch.value
from sketch
inner join (
    select revision_id, article_key from article where article_key in (select article_key from looked_at)
) as newest on sketch.revision_id = newest.revision_id;

-- hashes in common with any text; fewer than half of the least that a text must have make no copy
create or replace temp table shared as
select own_sketch.article_key as article_a, other.article_key as article_b, count(*) as hashes
from own_sketch
inner join sketch as other on own_sketch.value = other.value and own_sketch.article_key <> other.article_key
inner join article on other.revision_id = article.revision_id
group by own_sketch.article_key, other.article_key
having count(*) >= limit_of('copy_share') * limit_of('copy_hashes');

create or replace temp table near_copy as
with size as (
    select newest.article_key, count(*) as hashes
    from sketch
    inner join (
        select revision_id, article_key
        from article
        where article_key in (select article_a from shared union select article_b from shared)
    ) as newest on sketch.revision_id = newest.revision_id
    group by newest.article_key
)

select shared.article_a, shared.article_b
from shared
inner join size as size_a on shared.article_a = size_a.article_key
inner join size as size_b on shared.article_b = size_b.article_key
where shared.hashes >= limit_of('copy_share') * least(size_a.hashes, size_b.hashes)
    and least(size_a.hashes, size_b.hashes) >= limit_of('copy_hashes');

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

-- links among the affected: those just found, and the groups of those that are merely joined
create or replace temp table link as
select article_a, article_b from near_copy
union
select article_b, article_a from near_copy
union
select own.article_key, member.article_key
from copy_group as own
inner join copy_group as member using (copy_group_id)
where own.article_key in (select article_key from affected)
    and own.copy_group_id not in (
        select copy_group_id from copy_group where article_key in (select article_key from touched_article)
    );

create or replace temp table regrouped as
with recursive reach (article_key, reached) as (
    select article_key, article_key from affected
    union
    select reach.article_key, link.article_b
    from reach
    inner join link on reach.reached = link.article_a
)

select article_key, min(reached) as copy_group_id
from reach
where article_key in (select article_key from article)
group by article_key;

-- contradictions count voices: where groups changed, they are looked at again
insert into touched_region
select distinct coalesce(said.region_code, said.region)
from (
    select region_code, region, article_key from figure where not superseded
    union all
    select region_code, region, article_key from uhc_claim where not superseded
) as said
inner join regrouped using (article_key)
inner join article using (article_key)
where regrouped.copy_group_id <> article.copy_group_id and coalesce(said.region_code, said.region) is not null;

delete from copy_group
where article_key in (select article_key from affected)
    or copy_group_id in (select copy_group_id from copy_group where article_key in (select article_key from affected));

insert into copy_group by name
select copy_group_id, article_key, count(*) over (partition by copy_group_id)::integer as articles
from regrouped
qualify count(*) over (partition by copy_group_id) > 1;

update article
set copy_group_id = regrouped.copy_group_id
from regrouped
where article.article_key = regrouped.article_key and article.copy_group_id <> regrouped.copy_group_id;
