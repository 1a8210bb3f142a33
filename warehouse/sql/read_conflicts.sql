-- Contradictions, the most severe first.
-- Parameters: kind, region (code, name or part of a name), status, scope (inside or between); null for all.
select
    conflict_id,
    kind,
    rule,
    scope,
    severity,
    region,
    region_code,
    indicator,
    unit,
    gap,
    voices,
    origins,
    cause,
    explanation,
    explanation_en,
    status
from conflict
where ($1 is null or kind = $1)
    and ($2 is null or region_code = $2 or contains(lower(region), lower($2)))
    and ($3 is null or status = $3)
    and ($4 is null or scope = $4)
order by severity desc, conflict_id
