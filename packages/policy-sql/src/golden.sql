-- a member column is asked as the uuid it is
("record"."submitter" = $1::uuid)
-- ["a1000000-0000-4000-8000-000000000001"]

-- a spelling of a uuid that Postgres would not print is a text
(("record"."submitter"::text collate "C") = ($1::text collate "C"))
-- ["A1000000-0000-4000-8000-000000000001"]

-- free text is normalised, and compared by code point
((normalize("record"."purpose", nfc) collate "C") < ($1::text collate "C"))
-- ["'; drop table --"]

-- an amount compares with its own currency
(("record"."amount_currency" collate "C") = ($1::text collate "C") and ("record"."amount_minor" <= $2::bigint))
-- ["EUR","1000000"]

-- an amount of another currency has a range of its own, in whole minor units
((("record"."amount_currency" collate "C") = ($1::text collate "C") and ("record"."amount_minor" <= $2::bigint)) or (("record"."amount_currency" collate "C") = ($3::text collate "C") and "record"."amount_rate" is null and ("record"."amount_minor" <= $4::bigint)) or (("record"."amount_currency" collate "C") = ($5::text collate "C") and "record"."amount_rate" is null and ("record"."amount_minor" <= $6::bigint)) or ("record"."amount_rate" is not null and ("record"."amount_currency" collate "C") <> ($7::text collate "C") and ("record"."amount_base_high" <= $8::bigint)))
-- ["EUR","1000000","USD","1111111","JPY","1666666","EUR","100000000"]

-- two amounts of a record meet in the base
((("record"."amount_currency" collate "C") = ("record"."fee_currency" collate "C") and ("record"."amount_minor" < "record"."fee_minor")) or (("record"."amount_currency" collate "C") <> ("record"."fee_currency" collate "C") and (coalesce("record"."amount_base", ("record"."amount_minor" * case ("record"."amount_currency" collate "C") when $1::text then $2::numeric when $3::text then $4::numeric when $5::text then $6::numeric end)) < ("record"."fee_minor" * case ("record"."fee_currency" collate "C") when $7::text then $8::numeric when $9::text then $10::numeric when $11::text then $12::numeric end))))
-- ["EUR","0.01","USD","0.009","JPY","0.006","EUR","0.01","USD","0.009","JPY","0.006"]

-- a duration goes over to the other side
("record"."submitted_at" < $1::text::timestamptz)
-- ["2025-10-21 12:00:00.000+00"]

-- how long ago is a range of instants
("record"."submitted_at" < $1::text::timestamptz)
-- ["2025-10-21 12:00:00.000+00"]

-- a date that may leave the calendar says so
(("record"."due" > $1::text::date) and ("record"."due" <= $2::text::date))
-- ["2026-10-21","9999-12-01"]

-- between two columns a duration is reckoned
((select case when "n" between $1::numeric and $2::numeric then "n" end from (select ((("record"."due" - date '1970-01-01')::numeric * 86400000) - (("record"."begun" - date '1970-01-01')::numeric * 86400000)) as "n") as "reckoned") <= $3::numeric)
-- ["-9007199254740991","9007199254740991","2592000000"]

-- arithmetic is exact
(((nullif("record"."weight", 'NaN'))::numeric * ($1::numeric)::numeric) > $2::numeric)
-- ["1.5","10"]

-- kinds that do not compare are unknown
false
-- []

-- a date travels as text
("record"."due" >= $1::text::date)
-- ["2026-11-20"]

-- an instant is told by the millisecond
("record"."submitted_at" < $1::text::timestamptz)
-- ["2025-11-20 00:00:00.000+00"]

-- a list of literals is one lookup
(("record"."status" collate "C") = any ($1::text[]))
-- ["{\"waiting\",\"paid\"}"]

-- a list of members is one lookup of uuids
("record"."submitter" = any ($1::uuid[]))
-- ["{\"a1000000-0000-4000-8000-000000000001\"}"]

-- nothing is in an empty list
false
-- []

-- a folder and below is a range of text
(("record"."folder" collate "C") >= ($1::text collate "C") and ("record"."folder" collate "C") < ($2::text collate "C") and (("record"."folder" collate "C") = ($3::text collate "C") or ("record"."folder" collate "C") >= ($4::text collate "C")))
-- ["/sales/emea","/sales/emea0","/sales/emea","/sales/emea/"]

-- everything is below the root
(("record"."folder" collate "C") is not null)
-- []

-- a missing amount lacks either part
("record"."amount_minor" is null or "record"."amount_currency" is null)
-- []

-- pattern characters mean nothing
(position(($1::text collate "C") in (normalize("record"."purpose", nfc) collate "C")) > 0)
-- ["100%"]

-- a text ends with another
(right((normalize("record"."purpose", nfc) collate "C"), length(($1::text collate "C"))) = ($2::text collate "C"))
-- ["_","_"]

-- lists overlap
exists (
    select from unnest(case when array_ndims("record"."tags") > 1 then null when array_position("record"."tags", null) is null then "record"."tags" end) as "one", unnest($1::text[]) as "other"
    where normalize("one", nfc) collate "C" = normalize("other", nfc) collate "C")
-- ["{\"a\",\"b\"}"]

-- an unnamed person may have been anybody
exists (select from "fin"."payment_request_event" as "event"
    where "event"."tenant_id" = "record"."tenant_id" and "event"."record_id" = "record"."id"
      and "event"."action" = $1::text and ("event"."person" = $2::uuid or "event"."lent_by" = $3::uuid or $4::uuid = any("event"."passed_by")))
-- ["submit","a1000000-0000-4000-8000-000000000001","a1000000-0000-4000-8000-000000000001","a1000000-0000-4000-8000-000000000001"]

-- and, or, not are Kleene’s
((("record"."submitter" = $1::uuid) and (("record"."folder" collate "C") >= ($2::text collate "C") and ("record"."folder" collate "C") < ($3::text collate "C") and (("record"."folder" collate "C") = ($4::text collate "C") or ("record"."folder" collate "C") >= ($5::text collate "C")))) or ("record"."submitter" <> $6::uuid))
-- ["a1000000-0000-4000-8000-000000000001","/a","/a0","/a","/a/","a1000000-0000-4000-8000-000000000001"]

-- of nothing, all are true and any is false
(true and false)
-- []

-- not: a member column is asked as the uuid it is
("record"."submitter" <> $1::uuid)
-- ["a1000000-0000-4000-8000-000000000001"]

-- not: a spelling of a uuid that Postgres would not print is a text
(("record"."submitter"::text collate "C") <> ($1::text collate "C"))
-- ["A1000000-0000-4000-8000-000000000001"]

-- not: free text is normalised, and compared by code point
((normalize("record"."purpose", nfc) collate "C") >= ($1::text collate "C"))
-- ["'; drop table --"]

-- not: an amount compares with its own currency
(("record"."amount_currency" collate "C") = ($1::text collate "C") and ("record"."amount_minor" > $2::bigint))
-- ["EUR","1000000"]

-- not: an amount of another currency has a range of its own, in whole minor units
((("record"."amount_currency" collate "C") = ($1::text collate "C") and ("record"."amount_minor" > $2::bigint)) or (("record"."amount_currency" collate "C") = ($3::text collate "C") and "record"."amount_rate" is null and ("record"."amount_minor" > $4::bigint)) or (("record"."amount_currency" collate "C") = ($5::text collate "C") and "record"."amount_rate" is null and ("record"."amount_minor" > $6::bigint)) or ("record"."amount_rate" is not null and ("record"."amount_currency" collate "C") <> ($7::text collate "C") and ("record"."amount_base_high" > $8::bigint)))
-- ["EUR","1000000","USD","1111111","JPY","1666666","EUR","100000000"]

-- not: two amounts of a record meet in the base
((("record"."amount_currency" collate "C") = ("record"."fee_currency" collate "C") and ("record"."amount_minor" >= "record"."fee_minor")) or (("record"."amount_currency" collate "C") <> ("record"."fee_currency" collate "C") and (coalesce("record"."amount_base", ("record"."amount_minor" * case ("record"."amount_currency" collate "C") when $1::text then $2::numeric when $3::text then $4::numeric when $5::text then $6::numeric end)) >= ("record"."fee_minor" * case ("record"."fee_currency" collate "C") when $7::text then $8::numeric when $9::text then $10::numeric when $11::text then $12::numeric end))))
-- ["EUR","0.01","USD","0.009","JPY","0.006","EUR","0.01","USD","0.009","JPY","0.006"]

-- not: a duration goes over to the other side
("record"."submitted_at" >= $1::text::timestamptz)
-- ["2025-10-21 12:00:00.000+00"]

-- not: how long ago is a range of instants
("record"."submitted_at" >= $1::text::timestamptz)
-- ["2025-10-21 12:00:00.000+00"]

-- not: a date that may leave the calendar says so
(("record"."due" <= $1::text::date) and ("record"."due" <= $2::text::date))
-- ["2026-10-21","9999-12-01"]

-- not: between two columns a duration is reckoned
((select case when "n" between $1::numeric and $2::numeric then "n" end from (select ((("record"."due" - date '1970-01-01')::numeric * 86400000) - (("record"."begun" - date '1970-01-01')::numeric * 86400000)) as "n") as "reckoned") > $3::numeric)
-- ["-9007199254740991","9007199254740991","2592000000"]

-- not: arithmetic is exact
(((nullif("record"."weight", 'NaN'))::numeric * ($1::numeric)::numeric) <= $2::numeric)
-- ["1.5","10"]

-- not: kinds that do not compare are unknown
false
-- []

-- not: a date travels as text
("record"."due" < $1::text::date)
-- ["2026-11-20"]

-- not: an instant is told by the millisecond
("record"."submitted_at" >= $1::text::timestamptz)
-- ["2025-11-20 00:00:00.000+00"]

-- not: a list of literals is one lookup
(("record"."status" collate "C") <> all ($1::text[]))
-- ["{\"waiting\",\"paid\"}"]

-- not: a list of members is one lookup of uuids
(("record"."submitter" <> all ($1::uuid[])) and "record"."submitter" is not null)
-- ["{\"a1000000-0000-4000-8000-000000000001\"}"]

-- not: nothing is in an empty list
((("record"."status" collate "C")) is not null)
-- []

-- not: a folder and below is a range of text
(("record"."folder" collate "C") < ($1::text collate "C") or ("record"."folder" collate "C") >= ($2::text collate "C") or (("record"."folder" collate "C") > ($3::text collate "C") and ("record"."folder" collate "C") < ($4::text collate "C")))
-- ["/sales/emea","/sales/emea0","/sales/emea","/sales/emea/"]

-- not: everything is below the root
false
-- []

-- not: a missing amount lacks either part
("record"."amount_minor" is not null and "record"."amount_currency" is not null)
-- []

-- not: pattern characters mean nothing
(not (position(($1::text collate "C") in (normalize("record"."purpose", nfc) collate "C")) > 0))
-- ["100%"]

-- not: a text ends with another
(not (right((normalize("record"."purpose", nfc) collate "C"), length(($1::text collate "C"))) = ($2::text collate "C")))
-- ["_","_"]

-- not: lists overlap
((case when array_ndims("record"."tags") > 1 then null when array_position("record"."tags", null) is null then "record"."tags" end) is not null and ($1::text[]) is not null and not exists (
    select from unnest(case when array_ndims("record"."tags") > 1 then null when array_position("record"."tags", null) is null then "record"."tags" end) as "one", unnest($2::text[]) as "other"
    where normalize("one", nfc) collate "C" = normalize("other", nfc) collate "C"))
-- ["{\"a\",\"b\"}","{\"a\",\"b\"}"]

-- not: an unnamed person may have been anybody
(not exists (select from "fin"."payment_request_event" as "event"
    where "event"."tenant_id" = "record"."tenant_id" and "event"."record_id" = "record"."id"
      and "event"."action" = $1::text and ("event"."person" = $2::uuid or "event"."lent_by" = $3::uuid or $4::uuid = any("event"."passed_by") or "event"."person" is null)))
-- ["submit","a1000000-0000-4000-8000-000000000001","a1000000-0000-4000-8000-000000000001","a1000000-0000-4000-8000-000000000001"]

-- not: and, or, not are Kleene’s
((("record"."submitter" <> $1::uuid) or (("record"."folder" collate "C") < ($2::text collate "C") or ("record"."folder" collate "C") >= ($3::text collate "C") or (("record"."folder" collate "C") > ($4::text collate "C") and ("record"."folder" collate "C") < ($5::text collate "C")))) and ("record"."submitter" = $6::uuid))
-- ["a1000000-0000-4000-8000-000000000001","/a","/a0","/a","/a/","a1000000-0000-4000-8000-000000000001"]

-- not: of nothing, all are true and any is false
(false or true)
-- []

-- unchecked: a member column is asked as the uuid it is
("record"."submitter" = $1::uuid)
-- ["a1000000-0000-4000-8000-000000000001"]

-- unchecked: a spelling of a uuid that Postgres would not print is a text
(("record"."submitter"::text collate "C") = ($1::text collate "C"))
-- ["A1000000-0000-4000-8000-000000000001"]

-- unchecked: free text is normalised, and compared by code point
((normalize("record"."purpose", nfc) collate "C") < ($1::text collate "C"))
-- ["'; drop table --"]

-- unchecked: an amount compares with its own currency
(("record"."amount_currency" collate "C") = ($1::text collate "C") and (case when "record"."amount_minor" between 0 and 9007199254740991 and "record"."amount_currency" ~ '^[A-Z]{3}$' then "record"."amount_minor" end <= $2::numeric))
-- ["EUR","1000000"]

-- unchecked: an amount of another currency has a range of its own, in whole minor units
((("record"."amount_currency" collate "C") = ($1::text collate "C") and (case when "record"."amount_minor" between 0 and 9007199254740991 and "record"."amount_currency" ~ '^[A-Z]{3}$' then "record"."amount_minor" end <= $2::numeric)) or (("record"."amount_currency" collate "C") <> ($3::text collate "C") and ((case when "record"."amount_minor" between 0 and 9007199254740991 and "record"."amount_currency" ~ '^[A-Z]{3}$' then "record"."amount_minor" end * case ("record"."amount_currency" collate "C") when $4::text then $5::numeric when $6::text then $7::numeric when $8::text then $9::numeric end) <= ($10::numeric * case ($11::text collate "C") when $12::text then $13::numeric when $14::text then $15::numeric when $16::text then $17::numeric end))))
-- ["EUR","1000000","EUR","EUR","0.01","USD","0.009","JPY","0.006","1000000","EUR","EUR","0.01","USD","0.009","JPY","0.006"]

-- unchecked: two amounts of a record meet in the base
((("record"."amount_currency" collate "C") = ("record"."fee_currency" collate "C") and (case when "record"."amount_minor" between 0 and 9007199254740991 and "record"."amount_currency" ~ '^[A-Z]{3}$' then "record"."amount_minor" end < case when "record"."fee_minor" between 0 and 9007199254740991 and "record"."fee_currency" ~ '^[A-Z]{3}$' then "record"."fee_minor" end)) or (("record"."amount_currency" collate "C") <> ("record"."fee_currency" collate "C") and ((case when "record"."amount_minor" between 0 and 9007199254740991 and "record"."amount_currency" ~ '^[A-Z]{3}$' then "record"."amount_minor" end * case ("record"."amount_currency" collate "C") when $1::text then $2::numeric when $3::text then $4::numeric when $5::text then $6::numeric end) < (case when "record"."fee_minor" between 0 and 9007199254740991 and "record"."fee_currency" ~ '^[A-Z]{3}$' then "record"."fee_minor" end * case ("record"."fee_currency" collate "C") when $7::text then $8::numeric when $9::text then $10::numeric when $11::text then $12::numeric end))))
-- ["EUR","0.01","USD","0.009","JPY","0.006","EUR","0.01","USD","0.009","JPY","0.006"]

-- unchecked: a duration goes over to the other side
((select case when "n" between $1::numeric and $2::numeric then "n" end from (select (case when isfinite("record"."submitted_at") and (extract(epoch from date_trunc('milliseconds', "record"."submitted_at")) * 1000) <= 9007199254740991 then (extract(epoch from date_trunc('milliseconds', "record"."submitted_at")) * 1000) end + $3::numeric) as "n") as "reckoned") < $4::numeric)
-- ["-9007199254740991","9007199254740991","2592000000","1763640000000"]

-- unchecked: how long ago is a range of instants
((select case when "n" between $1::numeric and $2::numeric then "n" end from (select ($3::numeric - case when isfinite("record"."submitted_at") and (extract(epoch from date_trunc('milliseconds', "record"."submitted_at")) * 1000) <= 9007199254740991 then (extract(epoch from date_trunc('milliseconds', "record"."submitted_at")) * 1000) end) as "n") as "reckoned") > $4::numeric)
-- ["-9007199254740991","9007199254740991","1763640000000","2592000000"]

-- unchecked: a date that may leave the calendar says so
((select case when mod("n", 86400000) = 0 and "n" between $1::numeric and $2::numeric then "n" end from (select (case when "record"."due" between date '0001-01-01' and date '9999-12-31' then (("record"."due" - date '1970-01-01')::numeric * 86400000) end + $3::numeric) as "n") as "reckoned") > $4::numeric)
-- ["-62167219200000","253402214400000","2592000000","1795132800000"]

-- unchecked: between two columns a duration is reckoned
((select case when "n" between $1::numeric and $2::numeric then "n" end from (select (case when "record"."due" between date '0001-01-01' and date '9999-12-31' then (("record"."due" - date '1970-01-01')::numeric * 86400000) end - case when "record"."begun" between date '0001-01-01' and date '9999-12-31' then (("record"."begun" - date '1970-01-01')::numeric * 86400000) end) as "n") as "reckoned") <= $3::numeric)
-- ["-9007199254740991","9007199254740991","2592000000"]

-- unchecked: arithmetic is exact
(((nullif("record"."weight", 'NaN'))::numeric * ($1::numeric)::numeric) > $2::numeric)
-- ["1.5","10"]

-- unchecked: kinds that do not compare are unknown
false
-- []

-- unchecked: a date travels as text
(case when "record"."due" between date '0001-01-01' and date '9999-12-31' then (("record"."due" - date '1970-01-01')::numeric * 86400000) end >= $1::numeric)
-- ["1795132800000"]

-- unchecked: an instant is told by the millisecond
(case when isfinite("record"."submitted_at") and (extract(epoch from date_trunc('milliseconds', "record"."submitted_at")) * 1000) <= 9007199254740991 then (extract(epoch from date_trunc('milliseconds', "record"."submitted_at")) * 1000) end < $1::numeric)
-- ["1763596800000"]

-- unchecked: a list of literals is one lookup
((normalize("record"."status", nfc) collate "C") = any ($1::text[]))
-- ["{\"waiting\",\"paid\"}"]

-- unchecked: a list of members is one lookup of uuids
("record"."submitter" = any ($1::uuid[]))
-- ["{\"a1000000-0000-4000-8000-000000000001\"}"]

-- unchecked: nothing is in an empty list
false
-- []

-- unchecked: a folder and below is a range of text
(("record"."folder" collate "C") >= ($1::text collate "C") and ("record"."folder" collate "C") < ($2::text collate "C") and (("record"."folder" collate "C") = ($3::text collate "C") or ("record"."folder" collate "C") >= ($4::text collate "C")))
-- ["/sales/emea","/sales/emea0","/sales/emea","/sales/emea/"]

-- unchecked: everything is below the root
(("record"."folder" collate "C") is not null)
-- []

-- unchecked: a missing amount lacks either part
("record"."amount_minor" is null or "record"."amount_currency" is null)
-- []

-- unchecked: pattern characters mean nothing
(position(($1::text collate "C") in (normalize("record"."purpose", nfc) collate "C")) > 0)
-- ["100%"]

-- unchecked: a text ends with another
(right((normalize("record"."purpose", nfc) collate "C"), length(($1::text collate "C"))) = ($2::text collate "C"))
-- ["_","_"]

-- unchecked: lists overlap
exists (
    select from unnest(case when array_ndims("record"."tags") > 1 then null when array_position("record"."tags", null) is null then "record"."tags" end) as "one", unnest($1::text[]) as "other"
    where normalize("one", nfc) collate "C" = normalize("other", nfc) collate "C")
-- ["{\"a\",\"b\"}"]

-- unchecked: an unnamed person may have been anybody
exists (select from "fin"."payment_request_event" as "event"
    where "event"."tenant_id" = "record"."tenant_id" and "event"."record_id" = "record"."id"
      and "event"."action" = $1::text and ("event"."person" = $2::uuid or "event"."lent_by" = $3::uuid or $4::uuid = any("event"."passed_by")))
-- ["submit","a1000000-0000-4000-8000-000000000001","a1000000-0000-4000-8000-000000000001","a1000000-0000-4000-8000-000000000001"]

-- unchecked: and, or, not are Kleene’s
((("record"."submitter" = $1::uuid) and (("record"."folder" collate "C") >= ($2::text collate "C") and ("record"."folder" collate "C") < ($3::text collate "C") and (("record"."folder" collate "C") = ($4::text collate "C") or ("record"."folder" collate "C") >= ($5::text collate "C")))) or ("record"."submitter" <> $6::uuid))
-- ["a1000000-0000-4000-8000-000000000001","/a","/a0","/a","/a/","a1000000-0000-4000-8000-000000000001"]

-- unchecked: of nothing, all are true and any is false
(true and false)
-- []

-- every row
true
-- []

-- no row
false
-- []

-- a permit counts when true, a forbid unless false
(((("record"."folder" collate "C") >= ($1::text collate "C") and ("record"."folder" collate "C") < ($2::text collate "C") and (("record"."folder" collate "C") = ($3::text collate "C") or ("record"."folder" collate "C") >= ($4::text collate "C"))) or ("record"."submitter" = $5::uuid)) and (("record"."status" collate "C") <> ($6::text collate "C")))
-- ["/sales","/sales0","/sales","/sales/","a1000000-0000-4000-8000-000000000001","paid"]

-- a permit of nothing permits nothing
false
-- []

-- a field that every row shows is a column
select "record"."purpose"::text as "field_0"
-- []

-- an amount is told with its currency
select "record"."amount_minor"::text || ' ' || "record"."amount_currency" || coalesce(' ' || "record"."amount_rate", '') as "field_0"
-- []

-- a field that no row shows is absent
select 
-- []

-- a field that depends on the row comes through case
select case when ("record"."submitter" = $1::uuid) then coalesce('r' || "record"."purpose"::text, '') end as "field_0"
-- ["a1000000-0000-4000-8000-000000000001"]

-- a masked text shows its end, if that is not all of it
select case when true then coalesce('m' || case when length("record"."purpose") > 4 then '••••' || right("record"."purpose", 4) when "record"."purpose" is not null then '••••' end, '') end as "field_0"
-- []

-- a masked amount shows nothing of itself
select case when true then coalesce('m' || case when "record"."amount_minor"::text || ' ' || "record"."amount_currency" || coalesce(' ' || "record"."amount_rate", '') is not null then '••••' end, '') end as "field_0"
-- []
