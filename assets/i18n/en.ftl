### Everything that Dateline says to people, in English. Keys are grouped by where they are seen.

## Kinds of place
kind-country = country
kind-province = province
kind-district = district
kind-city = city
kind-village = village
kind-base = military base
kind-airport = airport
kind-border-post = border post
kind-port = port
kind-square = square
kind-facility = facility
kind-region = region
kind-supranational = body of states
kind-continent = continent
kind-island = island
kind-river = river
kind-lake = lake
kind-sea = sea
kind-mountain = mountain

## Roles of a mention
role-literal = the place itself
role-metonymic = those who govern or live there
role-associative = something named after it

## Why a mention has its date
basis-decision = dated by you
basis-header = from the header
basis-publication = publication date

## Why a mention is where it is: each completes "Placed here because …"
reason-decision = you decided so
reason-not-a-place = you said that it is not a place
reason-only-place = no other known place has this name
reason-context-word = the text says “{ $of }”
reason-named-container = the text names { $of } beside it
reason-seat-of = it is the seat of { $of }, which the text names
reason-home-region = the text plays in { $of }
reason-near-others = it lies near { $of }, which the text names
reason-same-document = the same document names it more clearly elsewhere
reason-country-name = it is a country by its usual name
reason-best-known = it is the best-known place of this name
reason-unknown-name = the text says “{ $of }”, but no place of this name is known

## Dates
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
date-day = { $day } { $month } { $year }
date-day-of-month = { $day } { $month }
date-month = { $month } { $year }
date-year-before-era = { $year } BC
date-from-to = { $first } to { $last }
date-since = since { $day }
date-until = until { $day }
date-any = any date
date-undated = undated

## Counts
documents-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
mentions-count = { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
}
