//! What a figure says of itself: title, what is shown and what is not, where it comes from.

use super::filters::left_out;
use super::frame::Frame;
use super::options::FigureOptions;
use crate::basemap::{ATTRIBUTION, BaseMap, ScaleBar};
use crate::model::DateRange;
use crate::model::date::day_from_number;
use crate::view::{Clock, Marker, ViewModel};
use crate::words::Words;

/// So many digits of the corpus' fingerprint are told: 64 bits, which no two corpora share by chance.
const DIGITS: usize = 16;

/// The title asked for, or one that names the corpus.
pub fn title(view: &ViewModel, options: &FigureOptions, words: &Words) -> String {
    let given = options.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    given.map_or_else(|| words.with("figure-title", &[("name", view.corpus().name().into())]), str::to_owned)
}

/// The time window in words, or without one from when to when the dates reach; and which dates these are.
fn period(view: &ViewModel, words: &Words) -> String {
    let clock = view.query().clock;
    let (dates, none) = match clock {
        Clock::Narrated => ("figure-dates-narrated", "figure-no-dates-narrated"),
        Clock::Published => ("figure-dates-published", "figure-no-dates-published"),
    };
    let reach = || {
        let all = view.corpus().extent(clock)?.all;
        Some(DateRange::between(day_from_number(all.first)?, day_from_number(all.last)?))
    };
    let Some(period) = view.query().days().or_else(reach) else { return capitalised(&words.get(none)) };
    let said = words
        .with("figure-period", &[("period", words.range(period).into()), ("dates", words.get(dates).into())]);
    capitalised(&said)
}

/// A line begins with a capital where it begins with a word.
fn capitalised(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// That what is drawn is a part of what was opened, where it is.
fn part(view: &ViewModel, words: &Words) -> Option<String> {
    let part = view.corpus().part()?;
    Some(words.with("figure-part", &[("done", part.read.into()), ("total", part.of.into())]))
}

/// What stands below the title, line by line: which part it is of, where it is one, the time window with the clock and the counts, and
/// what filters leave out.
pub fn caption(view: &ViewModel, words: &Words) -> Vec<String> {
    let first = words.with(
        "figure-caption",
        &[("period", period(view, words).into()), ("counts", counts(view, words).into())],
    );
    part(view, words).into_iter().chain([first]).chain(left_out(view, words)).collect()
}

/// How much is shown, of how much, of how many documents; and what of the undated.
pub fn counts(view: &ViewModel, words: &Words) -> String {
    let counts = view.counts();
    let documents = view.visible_by_document().iter().filter(|visible| **visible > 0).count();
    let shown = words.with(
        "figure-shown",
        &[
            ("visible", counts.visible.into()),
            ("total", counts.total.into()),
            ("documents", words.with("documents-count", &[("count", documents.into())]).into()),
        ],
    );
    let hidden = view.query().days().is_some() && !view.query().show_undated;
    let undated = match (counts.undated, hidden) {
        (0, _) => words.get("figure-undated-none"),
        (count, true) => words.with("figure-undated-hidden", &[("count", count.into())]),
        (count, false) => words.with("figure-undated-shown", &[("count", count.into())]),
    };
    words.with("figure-counted", &[("shown", shown.into()), ("undated", undated.into())])
}

/// Where it all comes from: the map's data, the corpus by its fingerprint, the program and the gazetteer.
pub fn small_print(view: &ViewModel, options: &FigureOptions, words: &Words) -> String {
    let print: String = view.corpus().fingerprint().chars().take(DIGITS).collect();
    let mut parts = vec![
        words.with("figure-sources", &[("sources", credit(&options.base, words).into())]),
        words.with("figure-fingerprint", &[("print", print.into())]),
    ];
    let gazetteer = options.gazetteer.as_ref();
    parts.extend(
        gazetteer.map(|version| words.with("figure-gazetteer", &[("version", version.as_str().into())])),
    );
    parts.push(words.with("figure-made-by", &[("version", env!("CARGO_PKG_VERSION").into())]));
    parts.join(" · ")
}

/// Whose map it is: of what was chosen, and of what lies beneath it.
#[must_use]
pub fn credit(base: &BaseMap, words: &Words) -> String {
    let said = match base {
        BaseMap::Bundled => return ATTRIBUTION.to_owned(),
        BaseMap::AtHand(pictures) if pictures.attribution().is_empty() => return ATTRIBUTION.to_owned(),
        BaseMap::File(file) if file.attribution().is_empty() => {
            words.with("base-unattributed", &[("name", file.name().into())])
        }
        BaseMap::File(file) => file.attribution().to_owned(),
        BaseMap::AtHand(pictures) => pictures.attribution().to_owned(),
    };
    format!("{said} · {ATTRIBUTION}")
}

/// The bar's length; with its latitude where the scale changes much over the map.
pub fn scale_label(bar: &ScaleBar, frame: &Frame, words: &Words) -> String {
    let [_, south, _, north] = frame.bbox();
    if north - south < 20.0 {
        return words.length(bar.metres);
    }
    let latitude = frame.middle_latitude().round();
    let key = if latitude < 0.0 { "figure-scale-south" } else { "figure-scale-north" };
    words.with(
        key,
        &[("length", words.length(bar.metres).into()), ("latitude", latitude.abs().to_string().into())],
    )
}

/// What the frame leaves out: the figure's counts hold it too. As many places are named as `fits`, the most mentioned first.
pub fn beyond(markers: &[Marker], words: &Words, fits: impl Fn(&str) -> bool) -> String {
    let mentions: u32 = markers.iter().map(|marker| marker.visible).sum();
    let name = |marker: &Marker| format!("{} {}", marker.name, words.count(marker.visible as usize));
    let said = |named: usize| {
        let mut list: Vec<String> = markers.iter().take(named).map(name).collect();
        list.extend((named < markers.len()).then(|| "…".to_owned()));
        words.with("figure-beyond", &[("mentions", mentions.into()), ("places", list.join(", ").into())])
    };
    // More names are no shorter.
    let (mut least, mut most) = (0, markers.len());
    while least < most {
        let middle = usize::midpoint(least, most + 1);
        (least, most) = if fits(&said(middle)) { (middle, most) } else { (least, middle - 1) };
    }
    said(least)
}
