-- Runs, the newest first.
select
    run_id,
    extractor_version,
    pages,
    pages_new,
    pages_unchanged,
    pages_set_aside,
    figures,
    conflicts,
    times,
    started,
    finished,
    seconds
from run
order by finished desc, run_id
