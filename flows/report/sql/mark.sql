-- From which per cent on a region counts as covered (UHC) now.
select value from threshold where name = 'uhc_percent' order by valid_from desc limit 1
