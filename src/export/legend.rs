//! The legend: what the signs of this map mean, in rows below it, so that it never covers the data. A sign that the
//! map does not have is not explained.

use super::figure::{Anchor, Group, Item, Paint, Shape, Stroke, Text, TextStyle};
use super::fonts::Fonts;
use super::options::Sources;
use super::sheet::Sheet;
use super::sign;
use super::themes::themes_named;
use crate::basemap::ScaleBar;
use crate::view::{AreaOpacity, CLUSTER_REACH, Clock, Sign, Symbol, ThemeColour, sample_counts};

/// Pixels between entries.
const BETWEEN: f32 = 28.0;
/// Pixels between the parts of an entry.
const PART: f32 = 7.0;

/// An entry: how much room it takes, and its items around the left end of its middle line.
struct Entry {
    width: f32,
    height: f32,
    items: Vec<Item>,
}

/// The legend from the left top corner `at` down, as wide as the sheet; gives its height too.
pub fn legend(
    sheet: &Sheet<'_>,
    signs: &[Sign],
    bar: (&ScaleBar, &str),
    [left, top]: [f32; 2],
) -> (Group, f32) {
    let [_, _, width, _] = sheet.inside();
    let mut group = Group::new("legend");
    let mut y = top;
    for row in rows(entries(sheet, signs, width), scale_entry(sheet, bar.0, bar.1), width) {
        let height = row.iter().map(|(_, entry)| entry.height).fold(0.0, f32::max);
        for (x, entry) in row {
            group.items.extend(entry.items.into_iter().map(|item| item.moved([left + x, y + height / 2.0])));
        }
        y += height + sheet.setting.between_rows;
    }
    (group, y - sheet.setting.between_rows - top)
}

/// Entries row by row, each with its left end. The scale bar stands at the right end of the first row; where that has no
/// room for it, after all others.
fn rows(entries: Vec<Entry>, scale: Entry, width: f32) -> Vec<Vec<(f32, Entry)>> {
    let beside_first = entries.first().map_or(0.0, |entry| entry.width + BETWEEN) + scale.width <= width;
    let mut room = if beside_first { width - scale.width - BETWEEN } else { width };
    let mut rows: Vec<Vec<(f32, Entry)>> = vec![Vec::new()];
    let mut x = 0.0;
    for entry in entries {
        let row_is_empty = rows.last().is_none_or(Vec::is_empty);
        if !row_is_empty && x + entry.width > room {
            rows.push(Vec::new());
            (x, room) = (0.0, width);
        }
        let at = x;
        x += entry.width + BETWEEN;
        if let Some(row) = rows.last_mut() {
            row.push((at, entry));
        }
    }
    let at = width - scale.width;
    let last = rows.len() - 1;
    if beside_first {
        rows[0].push((at, scale));
    } else if x <= at {
        rows[last].push((at, scale));
    } else {
        rows.push(vec![(0.0, scale)]);
    }
    rows
}

fn entries(sheet: &Sheet<'_>, signs: &[Sign], width: f32) -> Vec<Entry> {
    let has = |test: &dyn Fn(&Sign) -> bool| signs.iter().any(test);
    let mut entries = Vec::new();
    let sized = signs.iter().filter(|sign| sign.symbol == Symbol::Dot);
    let most = sized.map(|sign| sign.visible).max().unwrap_or(0);
    if most > 0 {
        entries.push(sizes(sheet, most, width));
    }
    if sheet.setting.explains && sheet.pens.numbers && most > 0 {
        entries.push(number(sheet));
    }
    if sheet.pens.themes {
        let shown: Vec<ThemeColour> =
            ThemeColour::ALL.into_iter().filter(|c| has(&|sign| has_theme(sign, *c))).collect();
        let named = themes_named(sheet.view, sheet.words);
        entries.extend(
            named.into_iter().filter(|(c, _)| shown.contains(c)).map(|(c, name)| theme(sheet, c, name)),
        );
    }
    if !sheet.setting.explains {
        return entries;
    }
    if has(&|sign| sign.symbol == Symbol::Outline) {
        entries.push(swatch(sheet));
    }
    let like = |sign: Sign, key| sample(sheet, &sign, key);
    if has(&|sign| sign.symbol == Symbol::Vague) {
        entries.push(like(Sign { symbol: Symbol::Vague, ..plain() }, "legend-vague"));
    }
    if has(&|sign| sign.cluster.is_some()) {
        entries.push(like(Sign { cluster: Some((0, 2)), ..plain() }, "figure-legend-several"));
    }
    if has(&|sign| sign.symbol == Symbol::Dot && sign.share < 0.99) {
        let pale = match sheet.view.query().clock {
            Clock::Narrated => "legend-pale-narrated",
            Clock::Published => "legend-pale-published",
        };
        entries.push(like(Sign { share: 0.3, ..plain() }, pale));
    }
    if has(&|sign| sign.symbol != Symbol::Outline && sign.doubtful) {
        entries.push(like(Sign { doubtful: true, ..plain() }, "legend-doubtful"));
    }
    entries
}

fn has_theme(sign: &Sign, colour: ThemeColour) -> bool {
    sign.themes.is_some_and(|themes| themes.parts().any(|(part, _)| part == colour))
}

/// The sign of a place with nothing special.
fn plain() -> Sign {
    Sign {
        index: 0,
        at: [0.0, 0.0],
        radius: 0.0,
        symbol: Symbol::Dot,
        visible: 1,
        share: 1.0,
        doubtful: false,
        themes: None,
        cluster: None,
    }
}

/// A sign with its meaning.
fn sample(sheet: &Sheet<'_>, sign: &Sign, key: &str) -> Entry {
    let several = if sign.cluster.is_some() { CLUSTER_REACH } else { 0.0 };
    let radius = sheet.pens.scale.radius(1).clamp(6.0, sheet.setting.row / 2.0 - 0.5) - several / 2.0;
    let half = radius + several;
    let own = Sign { radius, at: [half, 0.0], ..*sign };
    let item = grouped(key, sign::drawn(&own, sheet.pens));
    labelled(sheet, vec![item], 2.0 * half, sheet.words.get(key))
}

/// A colour with its theme.
fn theme(sheet: &Sheet<'_>, colour: ThemeColour, name: String) -> Entry {
    let shape = Shape::Circle { centre: [5.0, 0.0], radius: 5.0 };
    let item = Item::Shape(shape, Paint::fill(sheet.pens.palette.theme(colour)));
    labelled(sheet, vec![item], 10.0, name)
}

/// A sign with a number in it.
fn number(sheet: &Sheet<'_>) -> Entry {
    let pens = sheet.pens;
    let radius = (sheet.setting.row / 2.0 - 1.0).min(8.5);
    let own = Sign { radius, at: [radius, 0.0], ..plain() };
    let style = TextStyle::new(radius * 1.1, 600, pens.palette.on_accent);
    let at = [radius, style.size * Fonts::CAPITALS / 2.0];
    let mut items = sign::drawn(&own, pens);
    items.push(Item::Text(Text { at, anchor: Anchor::Middle, content: "1".to_owned(), style }));
    let key = if sheet.options.sources == Sources::Report {
        "report-legend-number"
    } else {
        "figure-legend-number"
    };
    labelled(sheet, vec![grouped("number", items)], 2.0 * radius, sheet.words.get(key))
}

/// What the sizes of markers mean, with as many samples as have room.
fn sizes(sheet: &Sheet<'_>, most: u32, width: f32) -> Entry {
    let counts = sample_counts(most);
    let few = match counts[..] {
        [one, some, many] => vec![counts, vec![one, many], vec![one, some], vec![one]],
        [one, many] => vec![vec![one, many], vec![one]],
        _ => vec![counts],
    };
    let mut fewer = few.iter().map(|counts| samples(sheet, counts));
    let fits = |entry: &Entry| entry.width <= width && entry.height <= sheet.setting.tallest_sample;
    fewer.find(fits).unwrap_or_else(|| samples(sheet, &[1]))
}

fn samples(sheet: &Sheet<'_>, counts: &[u32]) -> Entry {
    let (pens, size) = (sheet.pens, sheet.setting.legend);
    let title = sheet.words.get("legend-title");
    let heading = TextStyle::new(size, 600, pens.palette.text);
    let mut x = pens.fonts.width(&title, size, heading.weight, 0.0) + 2.0 * PART;
    let mut items = vec![text(title, 0.0, heading)];
    let mut height = sheet.setting.row;
    for &count in counts {
        let radius = pens.radius(count);
        let own = Sign { radius, at: [x + radius, 0.0], ..plain() };
        items.push(grouped(&format!("count-{count}"), sign::drawn(&own, pens)));
        x += 2.0 * radius + PART;
        let label = sheet.words.count(count as usize);
        let style = TextStyle::new(size, 400, pens.palette.text);
        let width = pens.fonts.width(&label, size, 400, 0.0);
        items.push(text(label, x, style));
        x += width + 2.0 * PART;
        height = height.max(2.0 * radius + 2.0);
    }
    Entry { width: x - 2.0 * PART, height, items }
}

fn swatch(sheet: &Sheet<'_>) -> Entry {
    let accent = sheet.pens.sign;
    let stroke = Stroke { opacity: 0.85, ..Stroke::new(accent, 1.2) };
    let paint = Paint { fill: Some((accent, AreaOpacity::PROVINCE.fill)), stroke: Some(stroke) };
    let half = (sheet.setting.row / 2.0 - 2.0).min(7.0);
    let rect = Shape::Rect([0.6, -half, 20.0, 2.0 * half]);
    labelled(sheet, vec![Item::Shape(rect, paint)], 21.2, sheet.words.get("legend-outline"))
}

/// What belongs to one sign is one group.
fn grouped(name: &str, items: Vec<Item>) -> Item {
    Item::Group(Group { name: format!("legend-{name}"), clip: None, items })
}

fn labelled(sheet: &Sheet<'_>, mut items: Vec<Item>, width: f32, label: String) -> Entry {
    let (pens, size) = (sheet.pens, sheet.setting.legend);
    let style = TextStyle::new(size, 400, pens.palette.text);
    let text_width = pens.fonts.width(&label, size, 400, 0.0);
    items.push(text(label, width + PART, style));
    Entry { width: width + PART + text_width, height: sheet.setting.row, items }
}

#[allow(clippy::cast_possible_truncation)] // page lengths
fn scale_entry(sheet: &Sheet<'_>, bar: &ScaleBar, label: &str) -> Entry {
    let (pens, size) = (sheet.pens, sheet.setting.legend);
    let text_width = pens.fonts.width(label, size, 400, 0.0);
    let style = TextStyle::new(size, 400, pens.palette.text);
    let from = text_width + PART;
    let to = from + bar.length as f32;
    let bracket = vec![[from, -4.0], [from, 3.0], [to, 3.0], [to, -4.0]];
    let line = Item::Shape(Shape::Lines(vec![bracket]), Paint::line(pens.palette.text, 1.4));
    let items = vec![text(label.to_owned(), 0.0, style), line];
    Entry { width: to + 0.7, height: sheet.setting.row, items }
}

/// A text that starts at `x` and whose capitals stand around the middle line.
fn text(content: String, x: f32, style: TextStyle) -> Item {
    Item::Text(Text { at: [x, style.size * Fonts::CAPITALS / 2.0], anchor: Anchor::Start, content, style })
}
