//! The page: title, time window with its clock, counts and filters above the map, legend, what lies beyond, sources and small print below.

use super::ExportError;
use super::areas::areas;
use super::base::{ground, names};
use super::figure::{Anchor, Figure, Group, Item, Paint, Shape, Text, TextStyle};
use super::filters::left_out;
use super::fonts::Fonts;
use super::frame::Frame;
use super::legend::legend;
use super::map::{Pens, Signs, signs};
use super::palette::Theme;
use super::sheet::{Setting, Sheet};
use super::size::FigureSize;
use crate::basemap::{ATTRIBUTION, Archive, Language, MAX_LATITUDE, ScaleBar};
use crate::model::DateRange;
use crate::model::date::day_from_number;
use crate::view::{BoundingBox, Clock, Marker, ViewModel, fit, home_countries};
use crate::words::Words;

/// How a figure is made.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FigureOptions {
    /// Size of the page and of the picture.
    pub size: FigureSize,
    /// Its colours.
    pub theme: Theme,
    /// Its title; one that names the corpus where `None`.
    pub title: Option<String>,
    /// What the map must show; where most of what is seen plays where `None`.
    pub bbox: Option<BoundingBox>,
}

/// The widest scale bar, pixels.
const WIDEST_BAR: f64 = 140.0;
/// The share of the page's height that a map has at least, where a closer setting of the words can give it that.
const LEAST_MAP: f32 = 0.25;
/// What a map has even where the words leave it less, pixels.
const LEAST_HEIGHT: f32 = 48.0;

/// Lines of the page.
struct Lines<'a> {
    left: f32,
    width: f32,
    y: f32,
    fonts: &'a Fonts,
    group: Group,
}

impl Lines<'_> {
    /// Sets a text in at most `most` lines, the rest cut.
    fn add(&mut self, content: &str, style: TextStyle, leading: f32, most: usize) {
        for line in wrapped(self.fonts, content, style, self.width, most) {
            self.y += style.size * leading;
            let at = [self.left, self.y];
            self.group.items.push(Item::Text(Text { at, anchor: Anchor::Start, content: line, style }));
        }
    }
}

/// Draws what `view` shows.
///
/// # Errors
/// Where the bounding box is none, or the base map cannot be read.
pub fn draw(
    view: &ViewModel,
    archive: &Archive<'_>,
    options: &FigureOptions,
    words: &Words,
) -> Result<Figure, ExportError> {
    let fonts = Fonts::new();
    let palette = options.theme.palette();
    let style = options.theme.basemap().focused_on(home_countries(view.corpus()));
    let [width, height] = options.size.page();
    let pens = Pens::new(view, palette, &style, &fonts, words);
    let sheet = |setting| Sheet { view, options, words, pens: &pens, setting };
    let [roomiest, closer @ ..] = Setting::choices([width, height]);
    let mut parts = parts(&sheet(roomiest))?;
    for setting in closer {
        if parts.map_height >= LEAST_MAP * height {
            break;
        }
        parts = self::parts(&sheet(setting))?;
    }
    let Parts { head, frame, signs, feet, .. } = parts;

    let background = Group {
        items: vec![Item::Shape(Shape::Rect([0.0, 0.0, width, height]), Paint::fill(palette.page))],
        ..Group::new("page")
    };
    let border = Group {
        items: vec![Item::Shape(Shape::Rect(frame.rect), Paint::line(palette.line, 1.0))],
        ..Group::new("map-border")
    };
    let language = Language::from_tag(view.query().language(view.corpus()).as_str());
    let base_names = names(archive, &style, &frame, language, &fonts, &signs.taken)?;
    let mut layers = vec![
        background,
        ground(archive, &style, &frame)?,
        areas(view.markers(), &frame, palette.accent),
        base_names,
        signs.markers,
        signs.labels,
        border,
        head,
    ];
    layers.extend(feet);
    Ok(Figure {
        size: [width, height],
        title: title(view, options, words),
        description: caption(view, words).join(" · "),
        layers,
    })
}

/// A page laid out in one setting.
struct Parts {
    head: Group,
    frame: Frame,
    signs: Signs,
    feet: [Group; 2],
    /// What head and foot leave to the map.
    map_height: f32,
}

fn parts(sheet: &Sheet<'_>) -> Result<Parts, ExportError> {
    let head = head(sheet);
    let [left, page_top, width, page_height] = sheet.inside();
    let gap = sheet.setting.gap;
    let top = head.y + gap;
    let room = page_top + page_height - top;
    // What stands below the map decides how high the map is, and the map decides what stands there: a first draft of
    // the map as high as the page tells how much room the rest needs, and a lower map may leave more places out.
    let mut reserved = 0.0f32;
    loop {
        let map_height = room - reserved;
        let frame = frame(sheet.view, sheet.options, [left, top, width, map_height.max(LEAST_HEIGHT)])?;
        let signs = signs(sheet.view, &frame, sheet.pens);
        let (feet, height) = foot(sheet, &frame, &signs, frame.rect[1] + frame.rect[3] + gap);
        if height + gap <= reserved + 0.5 || map_height <= LEAST_HEIGHT {
            return Ok(Parts { head: head.group, frame, signs, feet, map_height });
        }
        reserved = height + gap;
    }
}

fn frame(view: &ViewModel, options: &FigureOptions, map: [f32; 4]) -> Result<Frame, ExportError> {
    if let Some(asked) = options.bbox {
        return Ok(Frame::showing(sound(asked)?, map));
    }
    // Without any place there is the whole world to show.
    let world = BoundingBox { west: -180.0, south: -60.0, east: 180.0, north: 75.0 };
    let around = fit(view.corpus(), view.query()).unwrap_or(world);
    let padding = f64::from(map[2].min(map[3])) * 0.07 + 24.0;
    Ok(Frame::around(around, map, padding))
}

/// A box that a map can show, as asked for: with its east beyond 180 where it crosses the date line, and no nearer to the
/// poles than a Mercator map goes.
///
/// # Errors
/// Where it holds nothing or is no part of the Earth.
pub fn sound(asked: BoundingBox) -> Result<BoundingBox, ExportError> {
    let BoundingBox { west, south, east, north } = asked;
    // A box that was made sound already has its east beyond 180.
    let crosses = west > east;
    let east = if crosses { east + 360.0 } else { east };
    let wide = (1e-4..=360.0).contains(&(east - west)) && (-180.0..=180.0).contains(&west);
    let (south_shown, north_shown) = (south.max(-MAX_LATITUDE), north.min(MAX_LATITUDE));
    let high = (-90.0..=90.0).contains(&south)
        && (-90.0..=90.0).contains(&north)
        && north_shown - south_shown > 1e-4;
    if wide && high {
        Ok(BoundingBox { west, south: south_shown, east, north: north_shown })
    } else {
        Err(ExportError::BoundingBox { west, south, east: asked.east, north })
    }
}

fn title(view: &ViewModel, options: &FigureOptions, words: &Words) -> String {
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
    let Some(period) = view.query().days().or_else(reach) else { return words.get(none) };
    words.with("figure-period", &[("period", words.range(period).into()), ("dates", words.get(dates).into())])
}

/// That what is drawn is a part of what was opened, where it is.
fn part(view: &ViewModel, words: &Words) -> Option<String> {
    let part = view.corpus().part()?;
    Some(words.with("figure-part", &[("done", part.read.into()), ("total", part.of.into())]))
}

/// What stands below the title, line by line: which part it is of, where it is one, the time window with the clock and the counts, and
/// what filters leave out.
fn caption(view: &ViewModel, words: &Words) -> Vec<String> {
    let first = format!("{} · {}", period(view, words), counts(view, words));
    part(view, words).into_iter().chain([first]).chain(left_out(view, words)).collect()
}

fn counts(view: &ViewModel, words: &Words) -> String {
    let counts = view.counts();
    let documents = view.documents().iter().filter(|row| row.total > 0).count();
    words.with(
        "figure-counts",
        &[
            ("visible", counts.visible.into()),
            ("total", counts.total.into()),
            ("undated", counts.undated.into()),
            ("documents", documents.into()),
        ],
    )
}

fn head<'a>(sheet: &Sheet<'a>) -> Lines<'a> {
    let ([left, top, width, _], setting, palette) = (sheet.inside(), sheet.setting, sheet.pens.palette);
    // The first line's capitals reach up to the margin.
    let y = top - setting.title * (1.25 - Fonts::CAPITALS);
    let mut lines = Lines { left, width, y, fonts: sheet.pens.fonts, group: Group::new("title") };
    let title = title(sheet.view, sheet.options, sheet.words);
    lines.add(&title, TextStyle::new(setting.title, 700, palette.text), 1.25, 2);
    lines.y += 3.0;
    for line in caption(sheet.view, sheet.words) {
        lines.add(&line, TextStyle::new(setting.subtitle, 400, palette.weak), 1.4, 5);
    }
    lines
}

/// Legend, places beyond the map, sources and small print, from `top` down; and their height.
fn foot(sheet: &Sheet<'_>, frame: &Frame, signs: &Signs, top: f32) -> ([Group; 2], f32) {
    let ([left, _, width, _], setting, pens) = (sheet.inside(), sheet.setting, sheet.pens);
    let widest = WIDEST_BAR.min(f64::from(width) * 0.4);
    let bar = ScaleBar::longest(frame.middle_latitude(), frame.world(), widest);
    let beyond_ids: std::collections::HashSet<_> = signs.beyond.iter().map(|marker| &marker.place).collect();
    let shown: Vec<&Marker> =
        sheet.view.markers().filter(|marker| !beyond_ids.contains(&marker.place)).collect();
    let label = scale_label(&bar, frame, sheet.words);
    let (legend, height) = legend(sheet, &shown, (&bar, &label), [left, top]);
    let y = top + height + setting.between_rows;
    let mut lines = Lines { left, width, y, fonts: pens.fonts, group: Group::new("sources") };
    if !signs.beyond.is_empty() {
        let style = TextStyle::new(setting.legend, 400, pens.palette.text);
        lines.add(&beyond(&signs.beyond, sheet.words), style, 1.5, setting.beyond_lines);
        lines.y += 2.0;
    }
    let small = TextStyle::new(setting.small, 400, pens.palette.weak);
    let sources = sheet.words.with("figure-sources", &[("sources", ATTRIBUTION.into())]);
    let made = sheet.words.with("figure-made-by", &[("version", env!("CARGO_PKG_VERSION").into())]);
    lines.add(&format!("{sources} · {made}"), small, 1.5, 5);
    let height = lines.y + 3.0 - top;
    ([legend, lines.group], height)
}

/// The bar's length; with its latitude where the scale changes much over the map.
fn scale_label(bar: &ScaleBar, frame: &Frame, words: &Words) -> String {
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

/// What the frame leaves out: the figure's counts hold it too.
fn beyond(markers: &[Marker], words: &Words) -> String {
    let mentions: u32 = markers.iter().map(|marker| marker.visible).sum();
    let list: Vec<String> =
        markers.iter().map(|marker| format!("{} {}", marker.name, marker.visible)).collect();
    words.with("figure-beyond", &[("mentions", mentions.into()), ("places", list.join(", ").into())])
}

/// Breaks a text at its spaces into lines that fit; the last line is cut where more than `most` would be needed.
fn wrapped(fonts: &Fonts, content: &str, style: TextStyle, width: f32, most: usize) -> Vec<String> {
    let measure = |text: &str| fonts.width(text, style.size, style.weight, style.letter_spacing);
    let space = measure(" ");
    let mut lines: Vec<String> = Vec::new();
    let mut words = content.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let mut line = word.to_owned();
        let mut used = measure(word);
        let last = lines.len() + 1 == most;
        while let Some(next) = words.next_if(|next| last || used + space + measure(next) <= width) {
            used += space + measure(next);
            line.push(' ');
            line.push_str(next);
        }
        lines.push(fonts.fitted(&line, style.size, style.weight, width));
    }
    lines
}
