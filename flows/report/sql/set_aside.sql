-- Inputs set aside, and why.
select rejected_id, input, stage, reason, hint from rejected order by input, stage, reason
