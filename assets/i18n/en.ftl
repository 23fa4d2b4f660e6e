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
basis-metadata = from the file's metadata
basis-dateline = from the dateline
basis-file-name = from the file name
basis-expression = from the text
basis-relative = from the text and another date
basis-text-and-publication = from the publication date
basis-words = from “{ $words }”
basis-words-and-publication = from “{ $words }” and the publication date
basis-words-and-words = from “{ $words }” and “{ $others }”
basis-words-and-other = from “{ $words }” and another date
basis-carried = carried from “{ $words }” in an earlier sentence
basis-publication-known = publication date, { $basis }
basis-with-words = { $basis } “{ $words }”
basis-and-narration = { $basis } · { $narration }

## How a text tells of something
narration-event = event
narration-background = background
narration-future = planned

## Why a mention is where it is: each completes "Placed here because …"
reason-decision = you decided so
reason-not-a-place = you said that it is not a place
reason-own-place = it is a place of your own
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
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
date-first = 1
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
count = { $count }
documents-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
mentions-count = { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
}

## Commands: a label for menus and buttons, and a hint that tells what it does
menu-file = File
menu-view = View
menu-bookmarks = Bookmarks
menu-time = Time
menu-read = Reading
menu-base = Base map
menu-help = Help
command-open-folder = Open folder…
command-open-folder-hint = Read every text in a folder
command-open-files = Open files…
command-open-files-hint = Read chosen texts
command-open-examples = Open the example articles
command-open-examples-hint = Read the five articles that come with Dateline
command-clear-recent = Clear this list
command-clear-recent-hint = Forget what was opened before
recent-title = Open recent
recent-opened = Recently opened
recent-and-more = { $name } and { $count } more
command-cancel-opening = Stop reading
command-cancel-opening-hint = Leave the other files unread
command-reload = Reload
command-reload-hint = Read what is open again, as it is on disk now; what you chose stays
command-close-changes = Dismiss
command-close-changes-hint = Leave what is open as it was read
command-export-figure = Export figure
command-export-figure-hint = Make a figure of what is shown, with its legend and sources: choose, look, and write it
command-save-figure = Save figure…
command-save-figure-hint = Choose where the figure goes, and write it
command-copy-figure = Copy figure
command-copy-figure-hint = Put a picture of the figure into the clipboard, as it was last chosen
command-stop-writing = Stop
command-stop-writing-hint = Stop writing, and leave no incomplete file
command-export-data = Export data…
command-export-data-hint = Write the mentions that are shown for other programs: CSV, GeoJSON, GeoPackage, KML, GeoParquet, Arrow
command-save-screenshot = Save picture of the window…
command-save-screenshot-hint = Write the window as it stands to a PNG
command-quit = Quit
command-quit-hint = Close the window
command-undo = Undo
command-undo-hint = Back to the window, filters and selection before
command-redo = Redo
command-redo-hint = Bring back what was undone (also Ctrl+Y)
command-next-mention = Next mention
command-next-mention-hint = Go to the next mention of what is read (also J)
command-previous-mention = Previous mention
command-previous-mention-hint = Go to the mention before in what is read (also K)
command-find = Find in documents…
command-find-hint = Look for words in the texts of all documents
command-next-hit = Next hit
command-next-hit-hint = Go to the next hit (Enter)
command-previous-hit = Previous hit
command-previous-hit-hint = Go to the hit before (Shift+Enter)
command-close-find = Close find
command-close-find-hint = Look for nothing any more (Esc)
command-open-original = Open original file
command-open-original-hint = Open the file of the document that is read in the system's program for it
command-clear-selection = Clear selection
command-clear-selection-hint = Show no place in particular
command-open-document = Open document
command-open-document-hint = Show the whole document at this paragraph
command-close-document = Back
command-close-document-hint = Go back to the passages
command-copy = Copy with source
command-copy-hint = Copy the passage with its title, date and file
command-reset-window = Show all dates
command-reset-window-hint = Widen the time window to everything
command-toggle-play = Play or pause
command-toggle-play-hint = Let the window go on by itself, or stay
command-toggle-loop = Repeat
command-toggle-loop-hint = Begin anew where the data end, or stop there
command-step-forward = Step forward
command-step-forward-hint = Move the window on by a step
command-step-back = Step back
command-step-back-hint = Move the window back by a step
command-next-day = Next day with mentions
command-next-day-hint = Move the window to the next day beyond it that has mentions
command-previous-day = Previous day with mentions
command-previous-day-hint = Move the window to the last day before it that has mentions
command-toggle-clock = Narrated or publication dates
command-toggle-clock-hint = Change between the dates that the texts tell of and the dates of their publication
command-clear-filters = Clear filters
command-clear-filters-hint = Show every mention again, however it is dated and told
command-show-filters = Filters…
command-show-filters-hint = Leave out mentions by date, narration, place, document or words
command-toggle-outliers = Days far from the rest
command-toggle-outliers-hint = Show days with mentions far from the rest on the timeline, or the usual days again
command-fit-to-data = Fit map to places
command-fit-to-data-hint = Bring every place that is shown into the map
command-zoom-in = Zoom in
command-zoom-in-hint = Bring the map nearer
command-zoom-out = Zoom out
command-zoom-out-hint = Move the map away
command-fit-to-selection = Fit map to selection
command-fit-to-selection-hint = Bring the selected places into the map
command-fit-to-all = Fit map to all places
command-fit-to-all-hint = Bring every place that is shown into the map, however far from the rest
command-map-back = Previous view
command-map-back-hint = Go back to where the map looked before
command-map-forward = Next view
command-map-forward-hint = Go forward again through the views of the map
command-tool-move = Move the map
command-tool-move-hint = A drag moves the map; with Shift it selects a rectangle
command-tool-rectangle = Select a rectangle
command-tool-rectangle-hint = Drag a rectangle around places; with Ctrl they are added to the selection
command-tool-lasso = Select with a lasso
command-tool-lasso-hint = Draw around places; with Ctrl they are added to the selection
command-tool-measure = Measure
command-tool-measure-hint = Click from point to point for the distance along the ground
command-toggle-heat = Heat map
command-toggle-heat-hint = Show how much is said where as warmth in the place of signs
command-toggle-lines = Lines between places
command-toggle-lines-hint = Join places that the same paragraph names
command-names-of-texts = Names as in the texts
command-names-of-texts-hint = Name places in the language of the texts, spelt as these spell them
command-names-english = Names in English
command-names-english-hint = Name places as English atlases do
command-names-french = Names in French
command-names-french-hint = Name places as French atlases do, where they have a name of their own
command-select-in-view = Select everything in view
command-select-in-view-hint = Select all places that the map shows now
command-only-selected = Only the selected places
command-only-selected-hint = Leave out the mentions of all other places, or keep them again
command-toggle-theme = Light or dark
command-toggle-theme-hint = Change between the light and the dark theme
command-text-larger = Larger text
command-text-larger-hint = Make text, and all that goes with it, larger, up to twice its size
command-text-smaller = Smaller text
command-text-smaller-hint = Make text, and all that goes with it, smaller, down to the usual size
command-text-usual = Reset text size
command-text-usual-hint = Give text its usual size again
command-language-system = Language of the system
command-language-system-hint = The window speaks the language of the system
command-language-english = English
command-language-english-hint = The window speaks English (anglais)
command-language-french = Français (French)
command-language-french-hint = La fenêtre parle français
command-toggle-sidebar = Sidebar
command-toggle-sidebar-hint = Show or hide places and documents
command-toggle-reader = Reader
command-toggle-reader-hint = Show or hide the passages
command-toggle-timeline = Timeline
command-toggle-timeline-hint = Show or hide the timeline
command-add-bookmark = Add bookmark…
command-add-bookmark-hint = Keep what is shown, with a name and a note, to come back to it
command-list-bookmarks = All bookmarks…
command-list-bookmarks-hint = List the bookmarks with their notes; rename and delete them
command-show-bookmark = Show
command-show-bookmark-hint = Show what was shown then: dates, filters, selection and map
command-rename-bookmark = Edit
command-rename-bookmark-hint = Change its name and its note
command-keep-bookmark = Save
command-keep-bookmark-hint = Keep it with this name and note
command-delete-bookmark = Delete
command-delete-bookmark-hint = Delete this bookmark; it can be brought back
command-restore-bookmark = Bring it back
command-restore-bookmark-hint = Put the bookmark that was deleted back where it was
command-show-warnings = Warnings…
command-show-warnings-hint = Tell which files could not be read
command-show-palette = Go to…
command-show-palette-hint = Find any command, place or document by typing part of its name (also Ctrl+P)
palette-title = Go to
palette-hint = Type a command, a place or a document
palette-nothing = Nothing by this name.
palette-place = place
palette-document = document
palette-recent = opened before
palette-bookmark = bookmark
command-show-shortcuts = Keys…
command-show-shortcuts-hint = Tell which keys do what
command-show-about = About Dateline…
command-show-about-hint = Version, licences and whose data this is
command-open-base-map = Open base map…
command-open-base-map-hint = Show a PMTiles or MBTiles file below the places
command-ask-online-map = Online map…
command-ask-online-map-hint = Show the tiles of a server below the places. You are asked first.
command-use-offline-map = Offline map
command-use-offline-map-hint = Show the map that ships with the program, and ask nobody for tiles
command-toggle-grey-map = Map without colour
command-toggle-grey-map-hint = Show the offline map in grey, as for print, or in colour
command-close-dialog = Close
command-close-dialog-hint = Close this

## What is remembered
bookmark-add-title = Add a bookmark
bookmark-rename-title = Edit the bookmark
bookmark-name = { $places }, { $days }
bookmark-name-all = All places and dates
bookmark-name-field = Name
bookmark-note-field = Note
bookmark-holds = It holds the dates, the filters and the selection, and where the map looks.
bookmark-unkept = These texts came through the standard input, so there is no place beside them to keep it: it lasts until the window is closed.
bookmark-deleted = “{ $name }” was deleted.
bookmark-do = { $what }: { $name }
bookmarks-title = Bookmarks
bookmarks-none = There are none yet. { $keys } keeps what is shown.
bookmarks-unread = The bookmarks in { $path } could not be read: { $error }. The file stays as it is.
kept-broken = { $path } could not be understood and was set aside as { $aside }: { $error }
kept-left-alone = { $path } could not be read, so it stays as it is, and nothing is kept in it until the program is started again: { $error }
kept-unwritten = { $path } could not be written, so what it holds is kept only until the window is closed: { $error }
session-gone = What was open last is not there any more: { $paths }
session-partly-gone = Some of what was open last is not there any more: { $paths }
session-failed = What was open last could not be opened: { $error }

## The sidebar
map-name = Map
tab-places = Places
tab-documents = Documents
tab-dates = Dates
tab-unmatched = Unmatched
rail-more = More lists
search-short = Search
search-places = Search places
search-documents = Search documents
search-dates = Search dates
search-unmatched = Search names
search-nothing = Nothing found.
command-show-tab = List: { $list }
command-show-tab-hint = Show this list in the sidebar
order-hint = How the list is sorted
order-mentions = Mentions
order-name = Name
order-date = Date
order-text = File order
date-row-hint = Show what happened then

## The top bar
app-name = Dateline
menu = Menu
menu-hint = Everything that can be done
clock-narrated = Narrated
clock-narrated-hint = Mentions stand at the dates of which the texts tell
clock-published = Published
clock-published-hint = Mentions stand at the dates on which their documents were published
warnings-count = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}

## Nothing to show yet
empty-title = From a folder of texts to a dated map
empty-text = Open a folder of news texts, or drop it here.
opening-title = Reading { $name }
opening-text = Looking for texts…
reading-counts = { $done } of { $total ->
    [one] { $total } file
   *[other] { $total } files
}, { $mentions }
reading-left = { $read }, { $left }
reading-ending = { $read }, putting it all together…
time-left-seconds = about { $count } s left
time-left-minutes = about { $count } min left
failed-title = This could not be opened
drop-here = Drop to open

## A part of what was opened, and what changed on disk
part-of-folder = Part of the folder
part-of-files = Part of the files
part-reading = { $what } so far. Still reading: { $read }
part-reading-again = { $what } only. Reading again: { $read }
part-stopped = { $what } only: reading was stopped after { $done } of { $total ->
    [one] { $total } file
   *[other] { $total } files
}. Nothing of the others is shown.
reading-again = Reading again: { $read }
changes = { $count ->
    [one] { $count } file changed on disk: { $kinds }
   *[other] { $count } files changed on disk: { $kinds }
}
changes-new = { $count } new
changes-changed = { $count } changed
changes-gone = { $count } gone
changes-and = {", "}
unwatched = The system does not tell of changes here ({ $reason }), so the files are looked at every second.
nothing-to-reload = Nothing is open that could have changed on disk.

## Filters
filter-button = Filter
filter-button-active = Filter · { $count }
filter-bases = Dated by
filter-basis-decision = your decision
filter-basis-expression = a date in the text
filter-basis-relative = words that hang on another date
filter-basis-publication = publication date only
filter-basis-undated = no date
filter-narrations = Told as
filter-narration-event = events
filter-narration-background = background
filter-narration-future = plans and forecasts
filter-choice = { $label }, { $mentions }
filter-and = {" "}and{" "}
filter-comma = , {""}
filter-separator = ; {""}
filter-all-places-but = all places but { $named }
filter-all-places-but-more = all places but { $named } and { $more } more
filter-all-countries-but = all countries but { $named }
filter-all-countries-but-more = all countries but { $named } and { $more } more
filter-all-documents-but = all documents but { $named }
filter-all-documents-but-more = all documents but { $named } and { $more } more
filter-kind = kind “{ $kind }”
filter-role = names used for { $role }
filter-theme = theme “{ $theme }”
filter-theme-none = mentions without a theme
filter-themes = Themes
theme-none = no theme
theme-others = { $count ->
    [one] another theme
   *[other] { $count } other themes
}
theme-told = { $theme }: “{ $words }”
theme-by = by { $rule }
theme-rule-hint = Line { $line } of the file of themes
theme-none-here = No theme at this name
filter-confidence = confidence below { $percent }
filter-text = passages without “{ $text }”
filter-text-marked = passages without { $text }
filter-kinds = Kinds of place
filter-roles = The name stands for
filter-countries = Only these countries
filter-countries-search = Search countries
filter-none-chosen = None chosen: all are kept
filter-documents = Only these documents
filter-documents-search = Search documents to keep
filter-more = { $count } more, found by name
filter-no-country = places in no country
filter-all-in-countries = all that lies in a country
filter-confidence-title = Least confidence
filter-confidence-any = any
filter-confidence-hint = Leave out the mentions whose place is less sure than this
filter-text-title = Passages with
filter-text-hint = words, “a phrase” or /expression/
filter-text-looking = Looking for these passages…
filter-text-bad = This expression cannot be read: { $problem }
filter-chip-remove = Remove filter: { $what }
filter-chips = Left out:
filter-chips-counts = { $filtered } left out
filter-chips-more = and { $count } more
filter-chips-more-hint = The filters for which the strip has no room, to be removed one by one
filter-left-out = Left out: { $what } · { $filtered } of { $total ->
    [one] { $total } mention
   *[other] { $total } mentions
}
filters-empty-text = No mention that the filters keep speaks of these days.
visible-in-window = { $count } in this window
visible-filtered = { $count } shown

## Lists of places and documents
tab-unmatched-count = Unmatched { $count }
place-row = { $name }, { $kind }, { $visible } of { $total ->
    [one] { $total } mention
   *[other] { $total } mentions
}
place-fold = Fold { $name }
place-unfold = Unfold { $name }
count-of = { $visible } of { $total }
unmatched-none = Every toponym has a place.
unmatched-reason = Placed nowhere because { $reason }
unmatched-next = Each click goes to the next passage that names it

## The reader
reader-empty-title = Select a place
reader-empty-text = Click a marker on the map or a row in the list, and read here what was written of it.
window-empty-title = Nothing in this window
window-empty-text = No mention speaks of these days. Move the handles of the timeline, or show all dates.
reader-counts = { $mentions } in { $documents }, { $visible }
reader-counts-within = Not named itself. Places in it: { $mentions } in { $documents }, { $visible }
no-places-title = No place was found
no-places-text = These texts name no place that is known here. What looks like a name and has no place is listed under Unmatched.
document-alone = Only this document
document-alone-hint = Leave out the mentions of all other documents
document-also = This document too
document-also-hint = Keep the mentions of this document beside those of the documents chosen
document-not = Without this document
document-not-hint = Keep the mentions of the other documents chosen, and not of this one
document-not-alone = All documents
document-not-alone-hint = Keep the mentions of all documents again
document-outside = { $count ->
    [one] Its only mention is not shown.
   *[other] None of its { $count } mentions is shown.
}
places-count = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
places-named = { $places }: { $names }
places-more = +{ $count }
place-and-count = { $name } { $count }
place-take-out = Take { $name } out of the selection
mention-of = { $at } of { $all }
mention-outside = Not in the window: { $date }
mention-undated = Not in the window: undated
mention-filtered = Left out by a filter
mention-show = Show
mention-show-hint = Bring the selected mention into sight
meaning-sure = { $percent } · { $because }
meaning-others = It may also mean:
meaning-other = { $name }, { $what }, { $percent }
meaning-elsewhere = { $count ->
    [one] { $count } more place of this name
   *[other] { $count } more places of this name
}
find-field = Find in documents
find-hint = Find in all documents
find-searching = Searching…
find-nothing = Nothing found.
find-hits = { $count ->
    [one] { $count } hit
   *[other] { $count } hits
}
find-said = { $hits } in { $documents }
find-said-listed = { $hits } in { $documents }, the first { $listed } listed
find-open-hint = Show the whole document there
original-none = { $path } (no file on this disk)
original-copy-path = Copy path
original-failed = { $path } could not be opened: { $error }
copy-all = Copy all { $count } passages with sources
copy-first = Copy the first { $count } passages with sources
copy-all-hint = Copy the passages listed, each with its title, date and file
passages-unlisted = { $count ->
    [one] { $count } later mention is not listed
   *[other] { $count } later mentions are not listed
}. Narrow the window or the selection to read on.
passages-outside = { $count ->
    [one] { $count } passage outside this window
   *[other] { $count } passages outside this window
}
passages-filtered = { $count ->
    [one] { $count } passage left out by filters
   *[other] { $count } passages left out by filters
}
precision-month = month
precision-year = year
precision-range = range
precision-and-basis = { $precision } · { $basis }
date-and-basis = { $date } ({ $basis })
confidence = { $percent }%
placed-because = Placed here because { $reason }
citation = “{ $text }” — { $title }, { $date }, { $path }
back-to = { $name }
timex-label = { $words }: { $meaning }
timex-hangs = { $date }, { $on }
timex-unknown = no days can be told
timex-unknown-undated = no days can be told while its document is undated
weekday-and-day = { $weekday } { $day }
suggestions-title = Nothing says when this was published. Perhaps:
suggestions-how = To take one, put its lines into dateline.toml beside the texts and open them again. A new file begins with version = 1.
suggestions-count = { $count ->
    [one] { $count } date suggested
   *[other] { $count } dates suggested
}
suggestions-count-hint = Show which, and what speaks for them
suggestion-copy-short = Copy lines
suggestion-copy = Copy lines for { $date }
suggestion-of-row = perhaps { $date }, { $percent }
evidence-named = the text names “{ $of }”
evidence-weekday = “{ $of }” fits the calendar
evidence-same-events = { $of } tells of the same places at the time

## Asking for files
pick-folder = Open a folder of texts
pick-files = Open texts
pick-base-map = Open a base map
pick-figure = Save the figure: .svg, .pdf or .png
pick-film = Save the film: .gif, .webp or .png
pick-frames = A folder for the frames
pick-data = Save the data: .csv, .geojson, .gpkg, .kml, .kmz, .parquet, .arrow or .jsonld
pick-picture = Save a picture of the window
pick-no-dialog = The system shows no file dialog here. Type a path instead; a folder can also be dropped on the window.
pick-path = Path
pick-done = OK
pick-done-hint = Go on with this path
figure-broken = The file could not be made: { $said }
figure-file = { $name } map.{ $ending }
data-file = { $name } mentions.csv
picture-file = { $name } window.png
saved = Saved { $path }

## Dialogs
warnings-title = Warnings
warnings-none = Everything could be read.
shortcuts-title = Keys
about-version = Version { $version }
about-what = Reads a folder of texts, finds every place they name and the date each mention speaks of, and plots them on a map. Nothing leaves this computer, unless you say yes to a map from a server.
about-data = Places: GeoNames, CC BY 4.0. Land, borders and waters: Natural Earth, GSHHG.
about-licence = The program is under MIT or Apache 2.0; its data and type have licences of their own.
failed-back = Back to what was open
failed-back-hint = Close this message
job-broken = Reading broke off: { $said }
job-broken-hint = This is a fault of Dateline. Please report it, with the texts if you can.
bundled-name = the bundled articles
topbar-counts = { $documents } · { $mentions }
## The map
menu-map = Map
map-more = More for the map
legend = Legend
legend-hint = What the signs on the map mean
legend-title = Mentions per place
legend-heat = Mentions around
legend-heat-little = few
legend-heat-much = many
legend-beyond = { $count ->
    [one] { $count } mention beyond this map
   *[other] { $count } mentions beyond this map
}
legend-outline = area, known by its outline
legend-vague = area without an outline
legend-doubtful = doubtful place
legend-pale = paler: dates partly outside
legend-pale-narrated = paler: narrated dates partly outside
legend-pale-published = paler: publication dates partly outside
scale-metres = { $count } m
scale-kilometres = { $count } km
marker-label = { $name }, { $kind }, { $mentions }
legend-several = several places: click to part
cluster-label = { $name } and { $others ->
        [one] one other place
       *[other] { $others } other places
    }, { $mentions }
cluster-places = { $count } places
cluster-row = { $name } · { $mentions }
cluster-more = and { $count } more
cluster-hint = Click to part them
coordinates-ne = { $lat }° N, { $lon }° E
coordinates-nw = { $lat }° N, { $lon }° W
coordinates-se = { $lat }° S, { $lon }° E
coordinates-sw = { $lat }° S, { $lon }° W
measure-hint = Click from point to point · Backspace takes one back · Enter ends
lines-too-many = Lines are drawn for selected places: there are too many mentions for all.
marker-visible = { $total }, { $visible }

## Base maps
base-unattributed = { $name } (does not say whose it is)
base-elsewhere = { $name } has nothing here. This is the offline map.
online-elsewhere = { $host } has no tiles here. This is the offline map.
base-trouble = A tile of { $name } cannot be shown: { $why }. The offline map stands in.
base-broke = Opening the base map broke off: { $said }
base-failed-title = This base map cannot be shown
base-failed-stays = The map stays as it was.
online-title = Tiles from a server?
online-what = The map that ships needs no connection. For another one, Dateline would ask a server for every part of the map that you look at.
online-sees = { $host } would then see where you look, when, and from which address on the internet.
online-sees-unknown = That server would then see where you look, when, and from which address on the internet.
online-keeps = Only what you look at is fetched. Tiles are kept on this computer for as long as the server allows. Your texts and places are never sent.
online-template = Address of the tiles
online-template-how = {"{z}"}, {"{x}"} and {"{y}"} stand for zoom, column and row; {"{s}"}, if there, for a, b or c
online-attribution = Whose map it is, as it must stand on the map
online-yes = Yes, show this map
online-yes-hint = Begin to ask this server for tiles
online-no = No, stay offline
online-no-hint = Ask nobody for tiles
online-fault-address = The address must begin with https:// or http:// and name a server.
online-fault-missing = The address needs {"{z}"}, {"{x}"} and {"{y}"}.
online-fault-unknown = In braces the address may have only {"{z}"}, {"{x}"}, {"{y}"} and {"{s}"}.
online-fault-attribution = The map must say whose it is.
online-kept = { $host } cannot be reached. Shown is what was kept, and the offline map.
online-unreachable = { $host } cannot be reached. Shown is the offline map.
online-busy = it answers with error { $status }
online-refused = it sent { $why }
online-trouble = Trouble with { $host }: { $said }. The offline map stands in.

## The timeline
timeline-mode-window = Window
timeline-mode-window-hint = Show mentions whose date shares a day with the window
timeline-mode-cumulative = Cumulative
timeline-mode-cumulative-hint = Let mentions accumulate: show all whose date begins by the end of the window
timeline-mode-instant = Instant
timeline-mode-instant-hint = Show one day, week, month or year at a time
timeline-play = Play
timeline-pause = Pause
timeline-step-hint = How far the window goes at once
timeline-step-day = Step: day
timeline-step-day-hint = Move the window by days
timeline-step-week = Step: week
timeline-step-week-hint = Move the window by weeks, which begin on Monday
timeline-step-month = Step: month
timeline-step-month-hint = Move the window by months of the calendar
timeline-step-year = Step: year
timeline-step-year-hint = Move the window by years
timeline-speed-hint = How fast it plays; 1× is two steps a second
command-set-speed = Play at { $speed }
command-set-speed-hint = How fast it plays; 1× is two steps a second
timeline-from-start = from the start
timeline-instant = Stretch shown
timeline-start = Start of window
timeline-end = End of window
timeline-start-date = First day
timeline-end-date = Last day
timeline-bad-date = “{ $text }” is no date. Write 2021-06-28 or 28 June 2021.
timeline-counts = { $visible } of { $total ->
    [one] { $total } mention
   *[other] { $total } mentions
} · { $undated } undated
timeline-counts-filtered = { $visible } of { $total ->
    [one] { $total } mention
   *[other] { $total } mentions
} · { $undated } undated · { $filtered } left out
timeline-nothing-dated = Nothing is dated yet. Give a document a date to see it here.
timeline-earlier = { $count ->
    [one] { $count } mention before { $day }
   *[other] { $count } mentions before { $day }
}
timeline-later = { $count ->
    [one] { $count } mention after { $day }
   *[other] { $count } mentions after { $day }
}
timeline-closer = Show the usual days
timeline-range = Range
timeline-range-hint = Set the window to a week, a month, a year, or so many days
timeline-fit = Fit to the data
timeline-fit-hint = Let the window begin and end with the dates of the texts, far ones aside
timeline-whole-day = This day
timeline-whole-day-hint = Make the window its first day
timeline-whole-week = This week
timeline-whole-week-hint = Make the window the week of its first day, from Monday to Sunday
timeline-whole-month = This month
timeline-whole-month-hint = Make the window the month of its first day
timeline-whole-year = Whole year
timeline-whole-year-hint = Make the window the year of its first day
timeline-length = Length of window
timeline-length-hint = Type a length, which counts from the first day: 30 days, 3 weeks, 2 months, 1 year
timeline-length-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
timeline-bad-length = “{ $text }” is no length. Write 30 days, 3 weeks, 2 months or 1 year.
timeline-units-day = day, days, d
timeline-units-week = week, weeks, w
timeline-units-month = month, months, m
timeline-units-year = year, years, y
timeline-toggle-undated = Undated mentions
timeline-toggle-undated-hint = Keep mentions without a date on the map while a window is set, or hide them then
timeline-undated-all = { $count } undated · shown
timeline-undated-always = { $count } undated · always shown
timeline-undated-hidden = { $count } undated · hidden
timeline-undated-list = Which?
timeline-undated-list-hint = List the documents that undated mentions come from
timeline-undated-row = { $title }, { $count } undated
timeline-zoom-window = Zoom timeline to window
timeline-zoom-window-hint = Bring the days of the window onto the whole axis
timeline-zoom-all = Zoom timeline to all dates
timeline-zoom-all-hint = Bring all usual days onto the axis again
timeline-axis = Axis
timeline-axis-hint = Drag to move the days that the axis shows
timeline-stack-more = +{ $count }
timeline-stack-more-hint = What the other colours stand for
timeline-stack-hint = Tell the bars apart by kind of place or by document
timeline-stack-plain = Bars: all
timeline-stack-plain-hint = Do not tell the bars of the timeline apart
timeline-stack-kind = Bars: by kind
timeline-stack-kind-hint = Tell the bars of the timeline apart by the kind of place
timeline-stack-document = Bars: by document
timeline-stack-document-hint = Tell the bars of the timeline apart by the document
timeline-stack-theme = Bars: by theme
timeline-stack-theme-hint = Tell bars and markers apart by what the words around a mention are about
timeline-stack-other-themes = { $count ->
    [one] another theme
   *[other] { $count } other themes
}
timeline-stack-other-kinds = { $count ->
    [one] { $count } other kind
   *[other] { $count } other kinds
}
timeline-stack-other-documents = { $count ->
    [one] { $count } other document
   *[other] { $count } other documents
}
timeline-stack-others-hint = The four with most mentions have a colour of their own, the others share one
timeline-window-away = Window: { $days }
timeline-most = { $count } a day
timeline-most-hint = Mentions on the fullest day, which the highest bar stands for. A date of many days counts as a part of a mention on each.
timeline-day = { $day } · { $mentions }
timeline-day-hint = Click to show this day alone, drag to draw a window. The wheel zooms, Shift and drag moves the axis.
timeline-date = { $date } · { $mentions }
timeline-date-hint = Click to select one after another
timeline-dates-more = +{ $count } more

## Figures
figure-title = Places named in “{ $name }”
figure-part = Part of what was opened: { $done } of { $total ->
    [one] { $total } file
   *[other] { $total } files
}
figure-period = { $period }, { $dates }
figure-dates-narrated = narrated dates
figure-dates-published = publication dates
figure-no-dates-narrated = no narrated dates
figure-no-dates-published = no publication dates
figure-beyond = Beyond this map: { $mentions ->
    [one] { $mentions } mention
   *[other] { $mentions } mentions
} ({ $places })
figure-sources = Map data: { $sources }
figure-made-by = Places and dates found automatically by Dateline { $version }
figure-scale-north = { $length } at { $latitude }° N
figure-scale-south = { $length } at { $latitude }° S

## Files of data
data-points = Places
data-areas = Areas named as a whole
data-mentions = Mentions
data-without-place = Names without a place
data-folder = { $name } ({ $count })
data-layer-mentions = Places as texts name them, each with its date, source and passage
data-layer-places = The places that mentions mean, with how often and of which days texts name them
data-layer-areas = The areas that texts name as a whole, with their outlines
data-layer-documents = The texts, with when they were published and what says so

## Figures: what they tell of themselves, sources, panels
figure-caption = { $period }; { $counts }
figure-shown = { $visible } of { $total ->
    [one] { $total } mention
   *[other] { $total } mentions
} from { $documents }
figure-counted = { $shown }; { $undated }
figure-undated-none = none undated
figure-undated-hidden = { $count } undated not shown
figure-undated-shown = { $count } undated among them
figure-fingerprint = Corpus { $print }
figure-gazetteer = Gazetteer { $version }
figure-legend-several = several places
figure-legend-number = number in the list of sources
figure-list-of = Sources: { $title }
figure-list-beyond = Beyond this map
figure-list-more = { $count ->
    [one] and { $count } more passage, not listed
   *[other] and { $count } more passages, not listed
}
figure-list-goes-on = The list goes on: page { $page } of { $pages }
figure-list-follows = List of sources: page { $page } of { $pages }
figure-page = Page { $page } of { $pages }
figure-quote = “{ $before }
figure-quote-end = { $after }”
figure-source = { $title }, { $date } · { $confidence }
figure-panel-none = no mentions

## Reports: their tables, how they were made, and the map of the page
report-kicker = Report of dated places
report-skip = Skip to the mentions
report-contents = Contents
report-map = Map by day
report-map-hint = Move the two handles below the map to choose days. Select a sign, or a row of the tables, to read what the texts say there. The wheel zooms with Ctrl held or once the map was clicked; + and − zoom, arrows move the map.
report-zoom = Zoom
report-zoom-in = Nearer
report-zoom-out = Further away
report-zoom-all = The whole map
report-beyond = Beyond this map:
report-reader = Passages
report-reader-hint = Select a place on the map or in a table to read the passages that name it.
report-from = First day shown
report-to = Last day shown
report-all-days = All days
report-no-script = Without JavaScript the map shows all days. Figure and tables hold everything it does.
report-shown = { $shown } of { $total }
report-nothing-here = Nothing in these days.
report-confidence-of = { $percent }% confidence
report-figure = Figure
report-places = Places
report-sign = Sign
report-about = Kind and where
report-days = From first to last day
report-theme = Theme
report-legend-number = number in the table of places
report-more-sources = and { $count } more
report-reader-more = { $mentions } more in these days. Choose fewer days to read them.
report-reader-unread = { $mentions } more in these days, without a passage in this page.
report-left-out = This page holds the passages of { $held } of { $all } rows, for each place and day as far as there is room. Map, slider and counts tell of all of them.
report-left-out-signs = The { $held } most mentioned of the { $all } places within this map have signs. The others stand in the table of places, as far as it goes, and a click on their row opens their passages.
report-mentions = Mentions
report-mentions-none = No mention is shown.
report-undated = Undated mentions
report-undated-none = Every mention has a date.
report-unresolved = Names without a place
report-unresolved-none = Every name has a place.
report-sources = Sources
report-date = Date
report-place = Place
report-passage = Passage
report-source = Source
report-basis = Date known
report-basis-decision = set by hand
report-confidence = Confidence
report-number = No.
report-document = Document
report-published = Published
report-known = Known
report-name = Name
report-times = Times
report-why = Why
report-more = { $count ->
    [one] { $count } more row is not listed.
   *[other] { $count } more rows are not listed.
}
report-method = Method
report-method-corpus = Texts
report-method-corpus-said = { $documents } opened as “{ $name }”. Fingerprint of the texts and of the decisions on them: { $print }.
report-method-shown = Shown
report-method-counts = Counts
report-method-counts-said = Mentions with a place: { $resolved }, of which without a date: { $undated }. Names without a place: { $unresolved }. Rejected by hand as no places: { $rejected }.
report-method-places = Places
report-method-places-said = Names were found in the texts and looked up in a gazetteer automatically. A country or a province is drawn as an area, a place without a known outline as a square on its corner, only a point place as a disc.
report-method-confidence = Confidence
report-method-confidence-said = How strongly the evidence in the text speaks for this place against others of its name, 0 to 100%. It is no measure of whether what the text says is true. A place of which no mention reaches { $percent } is drawn hollow.
report-method-dates = Dates
report-method-dates-said = Of several the first that there is counts: a decision by hand, a date that the text says, words such as “Tuesday” that hang on another date, the publication date. No date was invented: what has none is undated. Days are civil days, and both ends of a range belong to it.
report-method-themes = Themes
report-method-themes-said = By word lists, from the sentence that names the place: { $themes }.
report-method-made = Made by
report-method-made-said = Dateline { $version }. Map data: { $sources }.
report-decisions = Decisions by hand
report-decisions-none = None.
report-decided-date = { $title }: published { $date }.
report-decided-note = { $title }: { $note }
report-decided-place = “{ $name }” is { $place } ({ $count ->
    [one] { $count } mention
   *[other] { $count } mentions
}).
report-decided-no-place = “{ $name }” is no place ({ $count ->
    [one] { $count } mention
   *[other] { $count } mentions
}).

## Names of keys
key-shift = Shift
key-space = Space
key-escape = Esc
key-enter = Enter
key-tab = Tab
key-backspace = Backspace
key-delete = Delete
key-home = Home
key-end = End
key-page-up = Page Up
key-page-down = Page Down
key-left = Left
key-right = Right
key-up = Up
key-down = Down

## The dialog in which a figure is made

figure-dialog-title = Figure
figure-preview = Preview of the figure “{ $title }”
figure-drawing-now = The preview is being drawn
figure-page-of = Page { $number } of { $of }
figure-frame-of = Frame { $number } of { $of }
figure-play-hint = Show frame after frame, as fast as in the file
figure-millimetres = { $width } × { $height } mm
figure-pixels = { $width } × { $height } pixels, { $paper }
figure-shape = Kind
figure-shape-hint = One map of all; one small map for each step; or a film of the timeline
figure-shape-map = One map
figure-shape-panels = Panels
figure-shape-film = Film
figure-title-field = Title
figure-title-usual = Places named in …
figure-page-size = Page
figure-page-size-hint = How large the page is
figure-page-slide = Slide 16:9
figure-page-a4 = A4 portrait
figure-page-a4-landscape = A4 landscape
figure-page-column = Column, 90 mm
figure-page-square = Square
figure-page-own = Custom size
figure-width = Width in pixels
figure-height = Height in pixels
figure-colours = Colours
figure-colours-hint = For light pages, for dark ones, or for print without colour
figure-colours-light = Light
figure-colours-dark = Dark
figure-colours-print = Print, grey
figure-language = Language
figure-language-hint = What title, legend and small print are written in
figure-english = English
figure-french = Français
figure-extent = Part of the world
figure-extent-hint = What the map on screen shows, or where most of what is shown plays
figure-extent-screen = As on screen
figure-extent-places = All places
figure-sources-where = Sources
figure-sources-where-hint = Number the signs, and list the passages that name them
figure-sources-none = No list
figure-sources-below = Below the map
figure-sources-page = On pages of their own
figure-step = One for each
figure-step-day = Day
figure-step-week = Week
figure-step-month = Month
figure-step-year = Year
figure-step-hint = What a panel or a frame is of
figure-pace = Each frame is seen
figure-pace-hint = How long each frame is seen; the last one three times as long
figure-seconds = { $seconds } s
figure-locator = Small map of where it is
figure-locator-hint = In a corner where no sign stands
figure-themes = Colours by theme
figure-themes-hint = Tell apart by colour what is told at each place
figure-outlines = Letters as outlines
figure-outlines-hint = For programs that do not have the font; the text can no longer be edited
figure-format-hint = What the figure is written as
figure-frames = Frames
figure-dpi = { $dpi } dpi
figure-dpi-hint = Pixels to the inch: 96 as on the web, 192 for sharp screens, 300 and more for print
figure-copied = Copied: a picture of { $width } × { $height } pixels
figure-frames-folder = { $name } frames
writing = Writing { $name }
writing-busy = { $path } is still being written; then the next one can be
figure-copying = The picture is being drawn for the clipboard

## What is wrong with files and with what is typed, and the way out. On the command line this is in English.
warning = { $at }: { $message }
said = { $said }
io-not-found = there is no such file or folder
io-denied = permission is denied
io-folder = it is a folder
io-no-folder = a folder of its path is none
io-full = there is no room left
io-read-only = nothing can be written there
io-other = { $said }
io-name = the system allows no such name
unwritten = { $path } cannot be written: { $why }
version-missing = the version is missing
version-missing-hint = begin the file with: version = 1
date-wrong = “{ $text }” is not a date: { $fault } (character { $at })
date-wrong-hint = write a date as 2021-07-13, 2021-07, 2021, 2021-07-01/2021-07-15 or 2021-07-01/.. (EDTF, https://www.loc.gov/standards/datetime/)
date-wrong-sign = “{ $sign }” is not expected here
date-wrong-ended = something is missing here
date-wrong-year = a year has four digits
date-wrong-digits = a month or day has two digits
date-wrong-month = there is no such month or season
date-wrong-day = there is no such day in that month
date-wrong-time = there is no such time of day
date-wrong-far = the calendar goes from year -9999 to 9999, and year 0 has no sign
date-wrong-set = a set of dates is not understood, an interval is
date-wrong-order = the end lies before the start
date-wrong-open = neither end of the interval is known
open-cancelled = opening was cancelled
read-missing = { $path } does not exist
read-missing-hint = check the path; a relative one starts at the current folder
read-nothing = no text could be read from { $from }
read-nothing-hint = Dateline reads files whose names end in .txt, .md or .html, in any subfolder
read-unreadable = cannot be read: { $why }
read-unreadable-hint = check that you may read it; it was left out
read-not-text = is not a text
read-not-text-hint = it was left out; Dateline reads plain text and pages in HTML
read-utf16 = is in UTF-16, not in UTF-8
read-utf16-hint = convert it to UTF-8, for example with: iconv -f UTF-16 -t UTF-8; it was left out
read-not-utf8 = is not in UTF-8: byte { $byte } belongs to no character
read-not-utf8-hint = convert it to UTF-8, for example with: iconv -f WINDOWS-1252 -t UTF-8; it was left out
read-page-not-utf8-hint = say in its head what it is in, for example <meta charset="windows-1252">; it was left out
read-empty = is empty
read-left-out = it was left out
read-too-large = is larger than 256 MiB
read-too-large-hint = split it into smaller files; it was left out
read-unknown-encoding = says that it is in “{ $label }”, which is no encoding of the web
read-unknown-encoding-hint = it was read as UTF-8; correct its <meta charset>
read-bad-characters = holds bytes that are no characters in { $encoding }, which it says it is in
read-bad-characters-hint = they stand as � in its text; convert it, or correct its <meta charset>
read-no-text = holds no text
read-page-no-text-hint = a script may put it there: save the page as the browser shows it; it was left out
read-no-date = “{ $value }” in { $field } is not a date
read-no-date-hint = it was passed over; write it as 2021-07-13, or date the document in dateline.toml
read-json-ld-broken = its JSON-LD, which has a datePublished, is broken: { $said }
read-json-ld-many = its JSON-LD tells of articles of different days
read-json-ld-hint = other fields of it were looked at; its date can be given in dateline.toml
read-front-matter-unended = begins with a front matter that does not end
read-front-matter-unended-hint = end it with a line of three dashes; it was read as part of the text
read-front-matter-broken = its front matter is broken: { $fault }
read-front-matter-broken-hint = what follows in it was passed over; put values with a colon or a quote in them in "quotes"
read-front-matter-broken-text-hint = it was read as part of the text; put values with a colon or a quote in them in "quotes"
read-front-matter-deep = it nests too deep
read-front-matter-no-keys = it has no keys
read-header-hint = write the header as " date 2021-07 " or date the document in dateline.toml
read-folder-twice = is a link to a folder that was already read
read-folder-twice-hint = each folder is read once; the link was not followed
read-no-file = is neither a file nor a folder
read-no-file-hint = give a file, or - to read from the standard input
read-gone = does not exist
read-gone-hint = check the path, or where the link leads
read-other-files = { $others ->
    [0] is no .txt, .md or .html file and was left out
    [one] is no .txt, .md or .html file; it and another were left out
   *[other] is no .txt, .md or .html file; it and { $others } others were left out
}
read-other-files-hint = Dateline reads plain text and pages: save them as .txt, .md or .html
read-themes-unused = is not used, for the themes of { $used } hold for all texts
read-themes-unused-hint = put all themes into that file
decisions-broken = { $said }
decisions-broken-hint = mend this line; until then nothing that the file says holds, and it is not changed
decisions-broken-date-hint = put dates in quotes: published = "2021-07"; until then nothing that the file says holds
decisions-later = version { $version } is later than this program knows ({ $known })
decisions-later-hint = use a newer Dateline; until then nothing that the file says holds, and it is not changed
decisions-unknown-key = the key `{ $key }` is not known here and does nothing
decisions-known = known are: { $known }
decisions-kind-text = a text
decisions-kind-date = a date or a time
decisions-kind-list = a list
decisions-kind-table = a table
decisions-other-type = `{ $key }` is not { $wanted } but { $found }
decisions-other-type-hint = write { $key } as { $wanted }; it was left out
decisions-whole-number = a whole number
decisions-text = a text in quotes
decisions-texts = a list of texts
decisions-tables = a list of tables, [[{ $key }]]
decisions-documents = tables, [documents."NAME"]
decisions-date = a date in quotes
decisions-from-one = a number from 1
decisions-place = a place's identifier in quotes or false
decisions-code = a code of two capitals
decisions-degrees = a number of degrees from -{ $limit } to { $limit }
decisions-missing = `{ $key }` is missing
decisions-missing-hint = the entry was left out
decisions-missing-place-hint = write place = "geonames:1138336" or place = false; the entry was left out
decisions-no-table = what is said of “{ $document }” is not a table
decisions-no-table-hint = write it as [documents."NAME"] with published and note below
decisions-no-kind = “{ $name }” is no kind of place
decisions-no-place = no place has the identifier { $id }
decisions-no-place-hint = find identifiers with: dateline gazetteer search NAME
decisions-no-occurrence = “{ $quote }” does not stand { $number ->
    [one] once
   *[other] { $number } times
} in the text
decisions-no-quote = “{ $quote }” does not stand in the text
decisions-no-quote-hint = quote the name as it stands in the text, letter for letter
decisions-no-document = there is no document “{ $document }”
decisions-no-document-hint = documents are named by their path below the folder of dateline.toml, with / between its parts
decisions-place-twice = “{ $name }” is already a place of another dateline.toml
decisions-place-twice-hint = give it another name; it was left out
themes-unread-hint = { $hint }; until then the themes that ship with Dateline are used
themes-broken = { $said }
themes-broken-hint = mend this line; patterns stand in quotes, with commas between
themes-version = the version is none that this program knows ({ $known })
themes-version-hint = write version = 1, or use a newer Dateline
themes-no-list = themes are not a list
themes-no-table = a theme is not a table
themes-begin-hint = begin each theme with a line [[themes]]
themes-no-id = a theme has no id
themes-no-id-hint = give it one: id = "capture"
themes-bad-id = “{ $id }” cannot be a theme's id
themes-bad-id-hint = use small letters a to z, digits and hyphens: air-strike
themes-id-twice = there are two themes with the id “{ $id }”
themes-id-twice-hint = give one of them another id, or put their words together
themes-too-many = there are more than { $most } themes
themes-too-many-hint = put some of them together
themes-name-no-text = theme “{ $id }”: a name is no text
themes-name-no-text-hint = put it in quotes: names.en = "Capture"
themes-name-empty = theme “{ $id }”: names.{ $language } is empty
themes-name-control = theme “{ $id }”: names.{ $language } has a line break or another control character
themes-name-hint = give it some words on one line; until then another of its names or its id is shown
themes-words-no-list = theme “{ $id }”: { $field } is not a list
themes-words-no-list-hint = write { $field } = ["…", "…"]
themes-pattern-no-text = theme “{ $id }”: a pattern of { $field } is no text
themes-pattern-no-text-hint = put each pattern in quotes
themes-pattern = theme “{ $id }”: the pattern “{ $pattern }” { $fault }
themes-no-languages = theme “{ $id }”: { $key } is not told by language
themes-no-languages-hint = write { $key }.en = … and { $key }.fr = …
themes-no-language = theme “{ $id }”: “{ $language }” is no language
themes-no-language-hint = use two small letters: en, fr, es, ar (ISO 639-1)
themes-unknown-key = the key “{ $key }” is not known
themes-known = here may stand: { $known }
pattern-no-word = has no word
pattern-no-word-hint = write a word or words, or take it away
pattern-begin = does not begin with a word
pattern-begin-hint = begin with a word; a gap or ^ may follow it
pattern-end = ends with a gap
pattern-end-hint = put a word or ^ behind the gap, or take it away
pattern-parts = has more than { $most } parts
pattern-gaps = has more than { $most } gaps
pattern-words = can take more than { $most } words
pattern-long-hint = make two patterns of it
pattern-star = has a * within “{ $word }”
pattern-star-hint = put * at the end of a word: captur* is every word that begins so
pattern-sign = has a sign “{ $sign }” that is not known
pattern-sign-hint = write words, with | between alternatives, * at a word's end, ..3 for a gap, ^ for a name, + and ! before words close by
pattern-empty = has an empty alternative
pattern-empty-hint = write a word on both sides of |, and behind + and !
pattern-short = has “{ $word }”, which most anything begins with
pattern-short-hint = put three letters or more before *, or list the words: a|b|c
pattern-gap = has a gap “{ $gap }” that is not known
pattern-gap-hint = write ..1 to ..9: up to so many other words may stand there
expression-at = { $fault }: “{ $there }”
expression-too-large = the expression is too large
expression-group-open = this bracket is not closed
expression-group-shut = this bracket was not opened
expression-class-open = this square bracket is not closed
expression-class = this is no list of signs
expression-nothing-repeated = there is nothing before this that could be repeated
expression-count = this is no number of repetitions
expression-backslash-end = this backslash stands before nothing
expression-backslash = this sign means nothing behind a backslash
expression-backreference = what was found before cannot be asked for again
expression-look-around = looking ahead or back is not possible
expression-hex = this is no sign by its number
expression-flag = this option is not known
expression-group-name = this name of a group cannot be used
expression-property = this class of signs is not known
expression-other = this is not understood
tiles-unreadable = { $path }: { $what }
tiles-unreadable-hint = check that the file is there and that you may read it
tiles-foreign = { $path } is not a base map: { $what }
tiles-foreign-hint = choose a file whose name ends in .pmtiles or .mbtiles
tiles-broken = { $path } is a broken { $format } file: { $what }
tiles-broken-hint = copy or download the file again, whole, and open it once more
tiles-unknown = { $path } cannot be drawn: { $what }
tiles-unknown-hint = choose a file of pictures (PNG, JPEG, WebP), or of vector tiles in Protomaps' or OpenMapTiles' layers
tiles-empty = it is empty
tiles-neither = it is neither PMTiles nor MBTiles
tiles-none = it has no tiles
tiles-no-kind = its tiles are neither pictures nor vector tiles
tiles-layers = nothing is known of its layers ({ $layers })
tiles-directory-packed = its directory is compressed { $how }
tiles-directory-cut = its directory at byte { $byte } is cut short or out of range
tiles-packed = its tiles are compressed { $how }
tiles-packed-by = by { $name }, which is not read here
tiles-packed-unknown = in an unknown way ({ $kind })
tiles-cut = it is cut short: { $length } bytes of { $due }
tiles-nested = its directories are nested too deep
tiles-version = it is of version { $version } of the format, and version 3 is read here
tiles-header = its header ends too soon or contradicts itself
tiles-unpacked = what is packed at byte { $byte } cannot be unpacked
tiles-tile-unpacked = a tile cannot be unpacked
tiles-tile = tile { $tile }: { $what }
tiles-tile-broken = a tile is cut short or broken
tiles-database = its tables cannot be read (SQLite: { $said })
tiles-beyond = { $length } bytes at { $offset } lie beyond its end or are too many
tiles-zoom = it has tiles at zoom { $zoom }
tiles-too-large = a tile has { $length } bytes, more than 8 MiB
tile-broke-off = reading tile { $tile } broke off: a fault in the program; please report it
picture-empty = nothing, where a picture should be
picture-page = a web page, where a picture should be
picture-foreign = no PNG, JPEG or WebP
picture-bytes = more than 8 MiB
picture-large = a picture of { $width } × { $height } pixels, more than can be shown
picture-broken = a broken picture ({ $said })
picture-no-window = the window has no size
online-no-address = no address
online-insecure = no connection can be made secure here
online-answer = the answer { $status }
online-redirect = a redirect that leads nowhere
watch-too-many = the system watches no more files
kept-no-text = it is no text in UTF-8
kept-later = version { $version }, which is later than this program knows
bookmarks-no-list = the views in it are no list of tables
why-and-hint = { $why }; { $hint }
figure-size = a figure cannot be { $size } pixels at scale { $scale }
figure-size-hint = each side is 320 to 8192 pixels, the scale 0.5 to 12.5 (48 to 1200 dpi), and the picture has at most 100 million pixels
figure-bbox = { $bbox } is no part of the Earth that a map can show
figure-bbox-hint = give west,south,east,north in degrees, as in 60,29,75,39; across the date line west is greater than east
figure-memory = there is no memory for a picture of { $size } pixels
figure-memory-hint = choose a smaller size or scale
figure-drawing = the figure could not be drawn: { $said }
figure-drawing-hint = write it as .svg instead, and report this as a fault
figure-panels = { $panels } panels have no room on this page
figure-frames-many = a film has fewer than { $most } frames
figure-panels-hint = take a longer step, such as months, or a shorter window
figure-undated = no mention has a date there
figure-undated-hint = date the documents, or draw a figure without steps
writing-stopped = Stopped; { $path } was not written
writing-there = { $path } is there already and would be lost: choose another name or folder
data-no-format = { $path } says no format: let its name end in one of { $endings }
data-broken = the { $format } file cannot be put together: { $said }
data-scratch = no temporary file can be written: { $why }
data-output-hint = check that there is room and that you may write there
data-archive-hint = write it as .kml, which may be of any size
data-scratch-hint = check that there is room in the folder for temporary files; TMPDIR names another one
figure-stopped = stopped
figure-too-wide = no side of such a file is longer than { $most } pixels
figure-too-long = the film takes more than 4 GiB, which the format cannot count
figure-too-long-hint = take a longer step, a smaller size, or .gif
figure-stopped-hint = begin anew
