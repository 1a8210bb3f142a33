-- Words and numbers that the rules share.

-- a number as Indonesian newspapers print it: 5.241.084, 92,82
create or replace temp macro number_id(x) as
    case
        when x = round(x) then replace(format('{:,.0f}', x::double), ',', '.')
        else replace(rtrim(rtrim(printf('%.2f', x), '0'), '.'), '.', ',')
    end;

create or replace temp macro number_en(x) as
    case when x = round(x) then format('{:,.0f}', x::double) else rtrim(rtrim(printf('%.2f', x), '0'), '.') end;

-- a day in words
create or replace temp macro month_id(m) as
    (['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November',
        'Desember'])[m];

-- the month of a printed day in English: "4 Agustus 2023" -> "4 August 2023"
create or replace temp macro months_en(printed) as
    list_reduce(
        list_concat([printed], [month_id(m) || '>' || strftime(make_date(2000, m, 1), '%B') for m in range(1, 13)]),
        lambda said, names: replace(said, split_part(names, '>', 1), split_part(names, '>', 2))
    );

create or replace temp macro day_id(d) as
    coalesce(day(d) || ' ' || month_id(month(d)) || ' ' || year(d), 'tanpa tanggal');

create or replace temp macro day_en(d) as
    coalesce(strftime(d, '%-d %B %Y'), 'undated');

create or replace temp macro ordinal_of(s) as case right(s, 1) when '1' then 'I' when '2' then 'II' when '3' then 'III' when '4' then 'IV' end;

-- the time that a figure holds, as precise as the text: 1 Juli 2025, Juli 2025, triwulan II 2025, semester I 2025, 2025
create or replace temp macro time_id(s) as
    case
        when regexp_full_match(s, '\d{4}-\d{2}-\d{2}') then day_id(try_cast(s as date))
        when regexp_full_match(s, '\d{4}-(0[1-9]|1[0-2])') then month_id(right(s, 2)::integer) || ' ' || left(s, 4)
        when regexp_full_match(s, '\d{4}-Q[1-4]') then 'triwulan ' || ordinal_of(s) || ' ' || left(s, 4)
        when regexp_full_match(s, '\d{4}-S[12]') then 'semester ' || ordinal_of(s) || ' ' || left(s, 4)
        else s
    end;

create or replace temp macro time_en(s) as
    case
        when regexp_full_match(s, '\d{4}-\d{2}-\d{2}') then day_en(try_cast(s as date))
        when regexp_full_match(s, '\d{4}-(0[1-9]|1[0-2])') then strftime(try_cast(s || '-01' as date), '%B %Y')
        when regexp_full_match(s, '\d{4}-Q[1-4]') then 'quarter ' || right(s, 1) || ' of ' || left(s, 4)
        when regexp_full_match(s, '\d{4}-S[12]') then 'half-year ' || right(s, 1) || ' of ' || left(s, 4)
        else s
    end;

-- who said it, and when
create or replace temp macro source_in_indonesian(f) as coalesce(f.outlet, f.article_id) || ', ' || day_id(f.published);
create or replace temp macro source_in_english(f) as coalesce(f.outlet, f.article_id) || ', ' || day_en(f.published);

-- the same where it was written down with the statement: rules name it many times, and each time would be planned anew
create or replace temp macro source_id(f) as f.source_id;
create or replace temp macro source_en(f) as f.source_en;

-- the same with the region the figures are on
create or replace temp macro opening_id(f) as source_id(f) || ': ' || coalesce(f.region || ', ', '');
create or replace temp macro opening_en(f) as source_en(f) || ': ' || coalesce(f.region || ', ', '');

create or replace temp macro indicator_id(i) as
    case i
        when 'registered' then 'peserta terdaftar'
        when 'active' then 'peserta aktif'
        when 'inactive' then 'peserta tidak aktif'
        when 'unregistered' then 'belum terdaftar'
        when 'needed' then 'kekurangan peserta'
        when 'needed_active' then 'kekurangan peserta aktif'
        when 'population' then 'penduduk'
        else i
    end;

create or replace temp macro indicator_en(i) as
    case i
        when 'registered' then 'registered members'
        when 'active' then 'active members'
        when 'inactive' then 'inactive members'
        when 'unregistered' then 'not registered'
        when 'needed' then 'members still needed'
        when 'needed_active' then 'active members still needed'
        when 'population' then 'inhabitants'
        else i
    end;

-- how a number is meant, where its own words ("4,9 juta lebih", "300 ribuan") do not say so
create or replace temp macro bound_id(f) as
    case
        when f.bound = 'over' and not regexp_matches(lower(f.quote), '(lebih|atas|minimal)')
            then case f.status when 'actual' then 'lebih dari ' else 'minimal ' end
        when f.bound = 'under' and not regexp_matches(lower(f.quote), '(hampir|kurang|bawah|belum)') then 'kurang dari '
        when f.bound = 'about' and not regexp_matches(lower(f.quote), '(sekitar|kurang lebih|kisaran|ribuan|jutaan)') then 'sekitar '
        else ''
    end;

create or replace temp macro bound_en(f) as
    case bound_id(f)
        when 'lebih dari ' then 'more than '
        when 'minimal ' then 'at least '
        when 'kurang dari ' then 'less than '
        when 'sekitar ' then 'about '
        else ''
    end;

-- a figure in words: "92,82 persen" (peserta terdaftar, 1 Juli 2025), sekitar "4,9 juta jiwa" (penduduk, 2024)
create or replace temp macro said_in_indonesian(f) as
    bound_id(f) || '"' || f.quote || '" (' || indicator_id(f.indicator) || coalesce(' ' || f.segment, '')
    || case
        when f.status = 'target' then ', target' || coalesce(' ' || time_id(f.target_year), '')
        when f.status = 'criterion' then ', syarat'
        else coalesce(', ' || time_id(f.as_of), '')
    end || ')';

create or replace temp macro said_in_english(f) as
    bound_en(f) || '"' || f.quote || '" (' || indicator_en(f.indicator) || coalesce(', ' || f.segment, '')
    || case
        when f.status = 'target' then ', target' || coalesce(' for ' || time_en(f.target_year), '')
        when f.status = 'criterion' then ', criterion'
        else coalesce(', ' || time_en(f.as_of), '')
    end || ')';

-- the same where it was written down with the figure
create or replace temp macro said_id(f) as f.said_id;
create or replace temp macro said_en(f) as f.said_en;

-- one unit of the last place that a number shows: 1 of 188.093, 100.000 of 5,4 juta, 0,01 of 94,64 persen
create or replace temp macro last_place(x, unit) as
    case
        when unit = 'persen' then
            case when x = round(x) then 1.0 when x * 10 = round(x * 10) then 0.1 else 0.01 end
        -- by remainders as far as most numbers go: to print them takes three times as long
        when x = 0 or x <> round(x) or x % 10 <> 0 then 1.0
        when x % 100 <> 0 then 10.0
        when x % 1000 <> 0 then 100.0
        else 10.0 ** (length(format('{:.0f}', x::double)) - length(rtrim(format('{:.0f}', x::double), '0')))
    end;

-- the interval that a figure of the table stands for, without end where it is open
create or replace temp macro least_value(f) as
    -- "sekitar 188.093" is vaguer than it sounds by some units of its last printed place, not by thousands
    case f.bound
        when 'about' then greatest(coalesce(f.low, 0.0), f.value - 2 * last_place(f.value, f.unit))
        else coalesce(f.low, 0.0)
    end;
create or replace temp macro greatest_value(f) as
    case f.bound
        when 'about' then least(coalesce(f.high, 'infinity'::double), f.value + 2 * last_place(f.value, f.unit))
        else coalesce(f.high, 'infinity'::double)
    end;

-- people counted can be those of the region at all (reference: the registered residents of the newest year)
create or replace temp macro is_plausible_for(f, residents) as
    f.unit <> 'jiwa' or f.segment is not null or residents is null or f.indicator not in ('registered', 'population')
    or f.value between case f.indicator when 'population' then 0.4 else 0.1 end * residents and 2.5 * residents;

-- an id as a number: its first 15 digits, so that numbers come in the order of ids (of ten million, left() takes a third more time)
create or replace temp macro number_of(id) as ('0x' || substring(id, 1, 15))::bigint;

-- the hashes of a sketch by which it is found (stored: a change needs a migration of sketch_lead)
create or replace temp macro lead_of(hashes) as hashes[:16];

-- where a figure lies in the table (order.sql): goals and rules, and upper bounds, are few and looked for in all regions
create or replace temp macro shelf_of(f) as case when f.status <> 'actual' then 0 when f.bound = 'under' then 1 else 2 end;

-- what a statement is on, and who says it of what region
create or replace temp macro topic_of(region_key, indicator, unit, segment) as hash(region_key, indicator, unit, segment);
create or replace temp macro spot_of(article_key, region_key) as hash(article_key, region_key);

-- periods of so many days, counted, and those in which a day lies that is no further than that from an interval: days that are
-- near each other are joined by their periods, where comparing each with each would take its square
create or replace temp macro period_of(d, days) as (d - date '0001-01-01') // days::integer;
create or replace temp macro periods_near(first_day, last_day, days) as
    range(period_of(first_day - days::integer, days), period_of(last_day + days::integer, days) + 1);

-- a number nobody would hit on by chance: two articles that share one of a region report one set of data
create or replace temp macro is_telling_number(f) as
    f.status = 'actual' and f.is_dated
    and ((f.unit = 'persen' and f.value <> round(f.value)) or (f.unit = 'jiwa' and f.value <> 100 * round(f.value / 100)));

-- is the first of two numbers the other told once more, rounded or cut ("285 ribu" beside 285.881), or the same told later?
create or replace temp macro repeats(f, g) as
    f.article_no = g.article_no and f.topic = g.topic and abs(f.value - g.value) < last_place(f.value, f.unit)
    and (last_place(g.value, g.unit), g.start_char, g.member_id) < (last_place(f.value, f.unit), f.start_char, f.member_id);

-- intervals
create or replace temp macro gap_between(low1, high1, low2, high2) as greatest(low1 - high2, low2 - high1, 0.0);

-- a statement as a member of a contradiction
create or replace temp macro member(f) as
    {
        'member_kind': f.member_kind, 'member_id': f.member_id, 'article_key': f.article_key, 'article_id': f.article_id,
        'copy_group_id': f.copy_group_id, 'first_day': f.first_day, 'last_day': f.last_day, 'bound': f.bound,
        'slots': f.slots, 'origin': f.origin
    };
create or replace temp macro member_claim(c) as
    {
        'member_kind': c.member_kind, 'member_id': c.member_id, 'article_key': c.article_key, 'article_id': c.article_id,
        'copy_group_id': c.copy_group_id, 'first_day': c.first_day, 'last_day': c.last_day, 'bound': 'exact',
        'slots': c.slots, 'origin': c.origin
    };
create or replace temp macro member_slip(s) as
    {
        'member_kind': s.member_kind, 'member_id': s.member_id, 'article_key': s.article_key, 'article_id': s.article_id,
        'copy_group_id': s.copy_group_id, 'first_day': s.published, 'last_day': s.published, 'bound': 'exact',
        'slots': s.slots, 'origin': s.origin
    };

-- what the members of a contradiction have, each once, and how many that are; most have two, for which lists are a long way round
create or replace temp macro sorted_set(members, one, other, of_all) as
    case
        when len(members) = 2 and one < other then [one, other]
        when len(members) = 2 and one > other then [other, one]
        else list_sort(list_distinct(of_all))
    end;
create or replace temp macro set_size(members, one, other, of_all) as
    case when len(members) = 2 and one = other then 1 when len(members) = 2 and one <> other then 2 else len(list_distinct(of_all)) end;

-- do two statements hold on a day that may be the same?
create or replace temp macro same_time(a, b) as a.first_day <= b.last_day and b.first_day <= a.last_day;

-- the same inside one article, where a number without a date of its own belongs to those around it
create or replace temp macro near_time(a, b) as
    same_time(a, b) or (
        greatest(a.first_day - b.last_day, b.first_day - a.last_day) <= limit_of('context_days')
        and not (a.is_stated and b.is_stated)
    );

-- days between two statements: 0 where they may hold on the same day
create or replace temp macro days_between(a, b) as greatest(a.first_day - b.last_day, b.first_day - a.last_day, 0);

create or replace temp macro tens_between(x, y) as log10(greatest(x, y, 1e-9) / greatest(least(x, y), 1e-9));

-- the same number but for a slip of digits: 380 juta, 380 ribu
create or replace temp macro is_slip(x, y) as
    tens_between(x, y) > 0.9 and abs(tens_between(x, y) - round(tens_between(x, y))) < 0.005;

-- the inhabitants of the reference but for a slip: a word (ribu for juta), or a digit
create or replace temp macro is_scale_slip(share) as
    abs(abs(log10(greatest(share, 1e-9))) - 3) < log10(limit_of('reference_high'))
    or abs(abs(log10(greatest(share, 1e-9))) - 6) < log10(limit_of('reference_high'));
create or replace temp macro is_decimal_slip(share) as share between 9 and 11 or share between 0.09 and 0.11;

-- two values that may be readings of one thing: near each other, or the same but for a slip of digits; anything else are two
-- things that the page did not tell apart
create or replace temp macro may_be_one(x, y) as greatest(x, y) <= limit_of('same_thing') * least(x, y) or is_slip(x, y);

-- the same of what one article tells of one time: who prints two readings of one thing prints them near each other
create or replace temp macro may_be_one_here(x, y) as
    greatest(x, y) <= limit_of('same_thing_here') * least(x, y) or is_slip(x, y);

create or replace temp macro may_be_misprint(x, y) as
    greatest(x, y) <= limit_of('misprint') * least(x, y) or is_slip(x, y);

-- a share that is a mark to be reached (95, 98, all): where it is told without its people, mostly a goal, or a rule, told as if it
-- were there
create or replace temp macro is_mark(f) as
    f.unit = 'persen' and (f.value = 100 or f.value in (select value from threshold where name = 'uhc_percent'));

-- a level that is told only as short of a mark for UHC: "masih di bawah 95 persen"
create or replace temp macro is_short_of_mark(f) as
    f.status = 'actual' and f.bound = 'under' and f.value in (select value from threshold where name = 'uhc_percent');

-- a claim told of an earlier time ("sebelumnya sudah UHC", "sempat mencapai UHC"), with no word on the present: it says nothing
-- about that
create or replace temp macro is_told_of_before(sentence) as
    coalesce(
        regexp_matches(lower(sentence), '\b(sebelumnya|pernah|sempat|semula|dahulu)\b.*(uhc|universal health|capai|raih|penuhi)')
        and not regexp_matches(lower(sentence), '\b(kini|sekarang|saat ini|akhirnya|kembali|belum)\b'), false
    );

-- a number that the text tells as the rest ("selebihnya 38.100 jiwa"): with it the list is whole
create or replace temp macro is_told_as_rest(f) as
    coalesce(
        regexp_matches(lower(left(f.sentence, greatest(strpos(f.sentence, f.quote) - 1, 0))), '\b(selebihnya|sisanya)\b'), false
    );

-- a sentence that picks some out of those counted before: "Yang sudah dibayar 9.800 jiwa", "Di antaranya 9.800 jiwa"
create or replace temp macro picks_some_out(sentence) as
    coalesce(regexp_matches(sentence, '^[^\pL\d]*(Yang|Di ?antaranya|Dari (jumlah|angka|total) (itu|tersebut|ini)|Sebagian)\b'), false);

-- a sentence that tells why, or which, some of those counted before are: "Penyebabnya menunggak 238.114 jiwa", "5,3 juta karena PHK"
create or replace temp macro tells_parts(sentence) as
    coalesce(regexp_matches(sentence, '(?i)\b(penyebab|menunggak|karena|akibat|lantaran|dinonaktifkan|meninggal|pindah)'), false);

create or replace temp macro year_of(due) as try_cast(left(due, 4) as integer);

-- the last day on which a goal is due: of its month, else of its year; null for what is no date
create or replace temp macro due_day(due) as
    coalesce(last_day(try_cast(left(due, 7) || '-01' as date)), try_cast(left(due, 4) || '-12-31' as date));

-- classes of a kind of members (kelas I to III) that the text does not number: parts of one thing, never two readings of it
create or replace temp macro is_unnumbered_class(segment) as
    coalesce(regexp_full_match(lower(segment), 'other: (pbpu |mandiri )?kelas'), false);

-- how many days a statement may mean
create or replace temp macro day_span(a) as a.last_day - a.first_day;

-- do two statements stand in one sentence (and not in two that read alike)?
create or replace temp macro same_sentence(a, b) as
    a.article_no = b.article_no
    and coalesce(a.sentence_no = b.sentence_no and abs(a.start_char - b.start_char) < coalesce(length(a.sentence), 1000), false);

-- distance in the text
create or replace temp macro chars_between(a, b) as abs(a.start_char - b.start_char);

-- lengths of gaps: how often the tolerance (per cent points, or per cent of the value) goes into them
create or replace temp macro distance_points(gap) as gap / limit_of('notable_points');
create or replace temp macro distance_share(gap, value) as gap / greatest(abs(value) * limit_of('notable_share'), 1e-9);

-- of two shares above all people of a register one may be told as just all of them: "100 persen" for 103,68
create or replace temp macro is_told_as_all(f, g) as
    f.unit = 'persen' and least(f.value, g.value) = 100;

-- the same goal, told once with more places than the other time ("188 juta", "188,2 juta"; cut: "121 juta", "121,6 juta"), or by
-- the year that begins where the other ends (1 Januari 2019, akhir 2018)
create or replace temp macro is_same_goal(f, g) as
    (f.unit = 'jiwa' and f.value <> g.value and f.bound in ('exact', 'about') and g.bound in ('exact', 'about')
        and abs(f.value - g.value) < greatest(f.high - f.low, g.high - g.low))
    or (f.value = g.value and (ends_with(f.target_year, '-12') or ends_with(g.target_year, '-01'))
        and year_of(f.target_year) + 1 = year_of(g.target_year)
        and (ends_with(f.target_year, '-12') or length(f.target_year) = 4)
        and (ends_with(g.target_year, '-01') or length(g.target_year) = 4));

-- in the order of first and last day
create or replace temp macro moment_of(first_day, last_day) as (first_day - date '0001-01-01') * 64 + (last_day - first_day);

-- statements that are held against others in time, with what they are and how far their values may lie apart: as they stand, with
-- each month between them, and where the later one is the higher
create or replace temp macro moving(rows) as table (
    select
        *,
        indicator = 'population' as is_population,
        indicator = 'registered' as is_registered,
        unit = 'jiwa' and indicator in ('inactive', 'unregistered') as is_left_out,
        unit = 'persen' and value = 100 as is_all,
        case when indicator = 'population' then limit_of('population_sources') * value else 0 end as slack,
        case
            when indicator = 'population' then 0
            when unit = 'persen' then limit_of('drift_points_a_month')
            else limit_of('drift_share_a_month') * value
        end as drift,
        case
            when indicator = 'population' then 0
            when unit = 'persen' then limit_of('trend_rise_points_a_month')
            else limit_of('trend_rise_share_a_month') * value
        end as rise
    from query_table(rows)
);

-- two articles' values for one thing, as value_between.sql holds them, the first no later than the second: do they lie apart?
-- Those left out are counted by more than one measure (all who are not active, those struck off, those in arrears): far apart
-- they are two things, unless by a slip of digits.
create or replace temp macro is_value_gap(a, b) as
    (a.low > b.high or b.low > a.high)
    and not (a.is_left_out and not may_be_one(greatest(a.low, b.low), least(a.high, b.high)))
    and not (a.is_all and b.low > 100 or b.is_all and a.low > 100)
    and (
        not a.is_part
        or (greatest(a.high, b.high) < 60 and a.is_registered
            and gap_between(a.low, a.high, b.low, b.high) > limit_of('segment_points'))
    );

-- and how far apart they may lie because the value moved in the days between
create or replace temp macro value_tolerance(a, b, is_same_data) as
    a.slack + case
        when is_same_data or coalesce(a.as_of_day = b.as_of_day, false) then 0
        else (greatest(a.last_day, b.last_day) - least(a.first_day, b.first_day) + 1) / 30.4
            * case when a.last_day < b.first_day and b.value > a.value then a.rise else a.drift end
    end;

-- words of which there are few, as numbers
create or replace temp type indicator_name as enum (
    'registered', 'active', 'inactive', 'unregistered', 'needed', 'needed_active', 'population'
);
create or replace temp type unit_name as enum ('jiwa', 'persen', 'kk');
create or replace temp type status_name as enum ('actual', 'target', 'criterion');
create or replace temp type bound_name as enum ('exact', 'about', 'over', 'under', 'range');
