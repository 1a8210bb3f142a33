-- The pages of this batch are known by what they were known by before it (known_by), not by what was stored of it.
update revision
set input_hash = known_by.input_hash
from known_by
where revision.revision_id = known_by.revision_id
