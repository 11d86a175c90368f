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
case when ("record"."amount_currency" collate "C") = ($1::text collate "C") then (case when "record"."amount_minor" between 0 and 9007199254740991 and "record"."amount_currency" ~ '^[A-Z]{3}$' then "record"."amount_minor" end <= $2::bigint) end
-- ["EUR","1000000"]

-- arithmetic is exact
(((nullif("record"."weight", 'NaN'))::numeric * ($1::numeric)::numeric) > $2::numeric)
-- ["1.5","10"]

-- kinds that do not compare are unknown
null::boolean
-- []

-- a date travels as text
(case when "record"."due" between '0001-01-01' and '9999-12-31' then "record"."due" end >= $1::text::date)
-- ["2026-11-20"]

-- an instant is milliseconds
(case when isfinite("record"."submitted_at") and extract(epoch from date_trunc('milliseconds', "record"."submitted_at")) * 1000 <= 9007199254740991 then extract(epoch from date_trunc('milliseconds', "record"."submitted_at")) * 1000 end < $1::bigint)
-- ["1763596800000"]

-- a list of literals is one lookup
((normalize("record"."status", nfc) collate "C") in (($1::text collate "C"), ($2::text collate "C")))
-- ["waiting","paid"]

-- nothing is in an empty list
case when ((normalize("record"."status", nfc) collate "C")) is not null then false end
-- []

-- a folder and below is a range of text
(("record"."folder" collate "C") = ($1::text collate "C") or (("record"."folder" collate "C") >= ($2::text collate "C") and ("record"."folder" collate "C") < ($3::text collate "C")))
-- ["/sales/emea","/sales/emea/","/sales/emea0"]

-- everything is below the root
(("record"."folder" collate "C") >= '/')
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
case when (case when array_ndims("record"."tags") > 1 then null when array_position("record"."tags", null) is null then "record"."tags" end) is not null and (array[$1, $2]::text[]) is not null then exists (
    select from unnest(case when array_ndims("record"."tags") > 1 then null when array_position("record"."tags", null) is null then "record"."tags" end) as "one", unnest(array[$3, $4]::text[]) as "other"
    where normalize("one", nfc) collate "C" = normalize("other", nfc) collate "C") end
-- ["a","b","a","b"]

-- an unnamed person may have been anybody
case when exists (select from "fin"."payment_request_event" as "event"
    where "event"."tenant_id" = "record"."tenant_id" and "event"."record_id" = "record"."id"
      and "event"."action" = $1::text and "event"."person" = $2::uuid) then true when exists (select from "fin"."payment_request_event" as "event"
    where "event"."tenant_id" = "record"."tenant_id" and "event"."record_id" = "record"."id"
      and "event"."action" = $3::text and "event"."person" is null) then null else false end
-- ["submit","a1000000-0000-4000-8000-000000000001","submit"]

-- and, or, not are Kleene’s
((("record"."submitter" = $1::uuid) and (("record"."folder" collate "C") = ($2::text collate "C") or (("record"."folder" collate "C") >= ($3::text collate "C") and ("record"."folder" collate "C") < ($4::text collate "C")))) or (not ("record"."submitter" = $5::uuid)))
-- ["a1000000-0000-4000-8000-000000000001","/a","/a/","/a0","a1000000-0000-4000-8000-000000000001"]

-- of nothing, all are true and any is false
(true and false)
-- []

-- every row
true
-- []

-- no row
false
-- []

-- a permit counts when true, a forbid unless false
((((("record"."folder" collate "C") = ($1::text collate "C") or (("record"."folder" collate "C") >= ($2::text collate "C") and ("record"."folder" collate "C") < ($3::text collate "C")))) is true or (("record"."submitter" = $4::uuid)) is true) and (((normalize("record"."status", nfc) collate "C") = ($5::text collate "C"))) is false)
-- ["/sales","/sales/","/sales0","a1000000-0000-4000-8000-000000000001","paid"]

-- a permit of nothing permits nothing
(false)
-- []

-- a field that every row shows is a column
select "record"."purpose"::text as "field_0"
-- []

-- an amount is told with its currency
select "record"."amount_minor"::text || ' ' || "record"."amount_currency" as "field_0"
-- []

-- a field that no row shows is absent
select 
-- []

-- a field that depends on the row comes through case
select case when (((("record"."submitter" = $1::uuid)) is true)) then "record"."purpose"::text end as "field_0", case when (((("record"."submitter" = $2::uuid)) is true)) then 'readable' else 'hidden' end as "shown_0"
-- ["a1000000-0000-4000-8000-000000000001","a1000000-0000-4000-8000-000000000001"]

-- a masked text shows its end, if that is not all of it
select case when false then "record"."purpose"::text when true then case when length("record"."purpose") > 4 then '••••' || right("record"."purpose", 4) when "record"."purpose" is not null then '••••' end end as "field_0", case when false then 'readable' when true then 'masked' else 'hidden' end as "shown_0"
-- []

-- a masked amount shows nothing of itself
select case when false then "record"."amount_minor"::text || ' ' || "record"."amount_currency" when true then case when "record"."amount_minor"::text || ' ' || "record"."amount_currency" is not null then '••••' end end as "field_0", case when false then 'readable' when true then 'masked' else 'hidden' end as "shown_0"
-- []
