-- The last runs, the oldest first.
with

last_runs as (
    select
        run_id,
        finished,
        times,
        pages,
        pages_set_aside,
        figures,
        conflicts,
        pages_outside,
        pages_without_figures,
        pages_other_versions
    from run
    order by finished desc, run_id
    limit 20
)

select * from last_runs order by finished, run_id
