-- The claims to UHC of one text in the order of the text. Parameter: the revision.
select claim_id, region, region_code, reached, as_of, as_of_basis, quote, start_char as start, end_char as "end"
from uhc_claim
where revision_id = $1
order by start_char, end_char, claim_id
