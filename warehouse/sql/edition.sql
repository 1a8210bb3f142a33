-- What is this file, for whoever cites it? (in_program: version of the project)
-- The edition is a hash of the texts, figures and contradictions it holds: two files with one edition say the same.
create or replace temp table edition_row as
select
    md5(
        concat_ws(
            '|',
            (select string_agg(revision_id || extractor_version, ',' order by revision_id) from revision),
            (select string_agg(figure_id, ',' order by figure_id) from figure where not superseded),
            (select string_agg(claim_id, ',' order by claim_id) from uhc_claim where not superseded),
            (select string_agg(conflict_id || status, ',' order by conflict_id) from conflict)
        )
    )[:12] as edition,
    (select max(published)::varchar from article) as newest_article,
    (select count(*) from article) as articles,
    (select count(*) from figure where not superseded) as figures,
    (select version from in_program) as version;

delete from warehouse_info where name in ('written_by', 'edition', 'newest_article', 'citation');

insert into warehouse_info
select unnest(['written_by', 'edition', 'newest_article', 'citation']) as name,
    unnest([
        'cakupan ' || version,
        edition,
        coalesce(newest_article, ''),
        format(
            'cakupan {}: coverage of Indonesia''s national health insurance (JKN) as reported in the news. '
            || 'Edition {}, {} figures of {} articles, published up to {}.',
            version, edition, figures, articles, coalesce(newest_article, 'an unknown date')
        )
    ]) as value
from edition_row;
