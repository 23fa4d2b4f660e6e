//! The legend: what the signs of this map mean, in rows below it, so that it never covers the data. A sign that the
//! map does not have is not explained.

use super::figure::{Anchor, Group, Item, Paint, Shape, Stroke, Text, TextStyle};
use super::fonts::Fonts;
use super::map::sign;
use super::sheet::Sheet;
use crate::basemap::ScaleBar;
use crate::view::{AreaOpacity, Clock, Marker, Symbol, sample_counts};

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
    markers: &[&Marker],
    bar: (&ScaleBar, &str),
    [left, top]: [f32; 2],
) -> (Group, f32) {
    let [_, _, width, _] = sheet.inside();
    let mut group = Group::new("legend");
    let mut y = top;
    for row in rows(entries(sheet, markers, width), scale_entry(sheet, bar.0, bar.1), width) {
        let height = row.iter().map(|(_, entry)| entry.height).fold(0.0, f32::max);
        for (x, entry) in row {
            group.items.extend(entry.items.into_iter().map(|item| moved(item, [left + x, y + height / 2.0])));
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

fn entries(sheet: &Sheet<'_>, markers: &[&Marker], width: f32) -> Vec<Entry> {
    let pens = sheet.pens;
    let has = |test: &dyn Fn(&Marker) -> bool| markers.iter().any(|marker| test(marker));
    let mut entries = Vec::new();
    let most = markers.iter().filter(|m| m.symbol != Symbol::Outline).map(|m| m.visible).max().unwrap_or(0);
    if most > 0 {
        entries.push(sizes(sheet, most, width));
    }
    if !sheet.setting.explains {
        return entries;
    }
    if has(&|m| m.symbol == Symbol::Outline) {
        entries.push(swatch(sheet));
    }
    let entry = |symbol, doubtful, seen, key| {
        let radius = pens.scale.radius(1).clamp(6.0, sheet.setting.row / 2.0 - 0.5);
        let item = sign(symbol, doubtful, [radius, 0.0], radius, seen, pens);
        labelled(sheet, item, 2.0 * radius, key)
    };
    if has(&|m| m.symbol == Symbol::Vague) {
        entries.push(entry(Symbol::Vague, false, 1.0, "legend-vague"));
    }
    if has(&|m| m.symbol == Symbol::Dot && m.share < 0.99) {
        let pale = match sheet.view.query().clock {
            Clock::Narrated => "legend-pale-narrated",
            Clock::Published => "legend-pale-published",
        };
        entries.push(entry(Symbol::Dot, false, 0.5, pale));
    }
    if has(&|m| m.symbol == Symbol::Dot && m.doubtful) {
        entries.push(entry(Symbol::Dot, true, 1.0, "legend-doubtful"));
    }
    entries
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
        let radius = pens.scale.radius(count);
        items.push(sign(Symbol::Dot, false, [x + radius, 0.0], radius, 1.0, pens));
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
    let accent = sheet.pens.palette.accent;
    let stroke = Stroke { opacity: 0.85, ..Stroke::new(accent, 1.2) };
    let paint = Paint { fill: Some((accent, AreaOpacity::PROVINCE.fill)), stroke: Some(stroke) };
    let half = (sheet.setting.row / 2.0 - 2.0).min(7.0);
    let rect = Shape::Rect([0.6, -half, 20.0, 2.0 * half]);
    labelled(sheet, Item::Shape(rect, paint), 21.2, "legend-outline")
}

fn labelled(sheet: &Sheet<'_>, sign: Item, width: f32, key: &str) -> Entry {
    let (pens, size) = (sheet.pens, sheet.setting.legend);
    let label = sheet.words.get(key);
    let style = TextStyle::new(size, 400, pens.palette.text);
    let text_width = pens.fonts.width(&label, size, 400, 0.0);
    let items = vec![sign, text(label, width + PART, style)];
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

fn moved(item: Item, [dx, dy]: [f32; 2]) -> Item {
    let by = |[x, y]: [f32; 2]| [x + dx, y + dy];
    let all = |lines: Vec<Vec<[f32; 2]>>| {
        lines.into_iter().map(|line| line.into_iter().map(by).collect()).collect()
    };
    match item {
        Item::Text(text) => Item::Text(Text { at: by(text.at), ..text }),
        Item::Shape(Shape::Circle { centre, radius }, paint) => {
            Item::Shape(Shape::Circle { centre: by(centre), radius }, paint)
        }
        Item::Shape(Shape::Rect([x, y, width, height]), paint) => {
            Item::Shape(Shape::Rect([x + dx, y + dy, width, height]), paint)
        }
        Item::Shape(Shape::Lines(lines), paint) => Item::Shape(Shape::Lines(all(lines)), paint),
        Item::Shape(Shape::Rings(rings), paint) => Item::Shape(Shape::Rings(all(rings)), paint),
        Item::Shape(Shape::NonZeroRings(rings), paint) => Item::Shape(Shape::NonZeroRings(all(rings)), paint),
        Item::Group(group) => {
            let items = group.items.into_iter().map(|item| moved(item, [dx, dy])).collect();
            let clip = group.clip.map(|[x, y, width, height]| [x + dx, y + dy, width, height]);
            Item::Group(Group { items, clip, ..group })
        }
    }
}
