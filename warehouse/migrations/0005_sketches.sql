-- Schema 5: sketches as numbers, so that the hashes of all texts are read once, in a second, to find reprints of a new one.

alter table sketch rename to sketch_before;

create table sketch (
    text_no bigint not null,
    hashes utinyint not null,
    value uinteger not null
);
comment on table sketch is 'Least shingle hashes of each revision (bottom-k sketch), from which copies are found. Not exported.';
comment on column sketch.text_no is 'The text: the first 15 digits of its revision_id, as a number.';
comment on column sketch.hashes is 'How many hashes are kept of this text.';
comment on column sketch.value is 'Hash of a run of words.';

insert into sketch by name
select ('0x' || left(revision_id, 15))::bigint as text_no, size.hashes, sketch_before.value
from sketch_before
inner join (
    select revision_id, count(*) as hashes from sketch_before group by revision_id
) as size using (revision_id);

drop table sketch_before;

-- codes that figures have had before, told now
comment on column figure.region_code is 'Kemendagri code. Of a kecamatan or village that no list holds: that of its regency and its name (13.75:gugukpanjang); of the area of a BPJS office, or of regions counted together: branch:…, branch_region:… or area:… and a name.';
comment on column uhc_claim.region_code is 'See figure.';
comment on column conflict.region_code is 'See figure.';
