//! The legend: what the signs of this map mean, in rows below it, so that it never covers the data. A sign that the
//! map does not have is not explained.

use super::figure::{Anchor, Group, Item, Paint, Shape, Stroke, Text, TextStyle};
use super::fonts::Fonts;
use super::map::{Pens, sign};
use crate::basemap::ScaleBar;
use crate::view::{AreaOpacity, Marker, Symbol, sample_counts};
use crate::words::Words;

/// Type of the legend.
const TYPE: f32 = 12.0;
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

/// The legend within `width`, from the left top corner `at` down; gives its height too.
pub fn legend(
    markers: &[&Marker],
    bar: (&ScaleBar, &str),
    [left, top]: [f32; 2],
    width: f32,
    pens: &Pens<'_>,
    words: &Words,
) -> (Group, f32) {
    let mut group = Group::new("legend");
    let scale = scale_entry(bar.0, bar.1, pens);
    let entries = entries(markers, pens, words);
    // The bar stands at the right end of the first row.
    let mut room = width - scale.width - BETWEEN;
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
    if let Some(first) = rows.first_mut() {
        first.push((width - scale.width, scale));
    }
    let mut y = top;
    for row in rows {
        let height = row.iter().map(|(_, entry)| entry.height).fold(0.0, f32::max);
        for (x, entry) in row {
            group.items.extend(entry.items.into_iter().map(|item| moved(item, [left + x, y + height / 2.0])));
        }
        y += height + 8.0;
    }
    (group, y - 8.0 - top)
}

fn entries(markers: &[&Marker], pens: &Pens<'_>, words: &Words) -> Vec<Entry> {
    let has = |test: &dyn Fn(&Marker) -> bool| markers.iter().any(|marker| test(marker));
    let mut entries = Vec::new();
    let most = markers.iter().filter(|m| m.symbol != Symbol::Outline).map(|m| m.visible).max().unwrap_or(0);
    if most > 0 {
        entries.push(sizes(most, pens, words));
    }
    if has(&|m| m.symbol == Symbol::Outline) {
        entries.push(swatch(pens, &words.get("legend-outline")));
    }
    let entry = |symbol, doubtful, seen, key| {
        let radius = pens.scale.radius(1).max(7.0);
        let item = sign(symbol, doubtful, [radius, 0.0], radius, seen, pens);
        labelled(item, 2.0 * radius, &words.get(key), pens)
    };
    if has(&|m| m.symbol == Symbol::Vague) {
        entries.push(entry(Symbol::Vague, false, 1.0, "legend-vague"));
    }
    if has(&|m| m.symbol == Symbol::Dot && m.share < 0.99) {
        entries.push(entry(Symbol::Dot, false, 0.5, "legend-pale"));
    }
    if has(&|m| m.symbol == Symbol::Dot && m.doubtful) {
        entries.push(entry(Symbol::Dot, true, 1.0, "legend-doubtful"));
    }
    entries
}

fn sizes(most: u32, pens: &Pens<'_>, words: &Words) -> Entry {
    let title = words.get("legend-title");
    let heading = TextStyle::new(TYPE, 600, pens.palette.text);
    let mut x = pens.fonts.width(&title, TYPE, heading.weight, 0.0) + 2.0 * PART;
    let mut items = vec![text(title, 0.0, heading)];
    let mut height = 24.0f32;
    for count in sample_counts(most) {
        let radius = pens.scale.radius(count);
        items.push(sign(Symbol::Dot, false, [x + radius, 0.0], radius, 1.0, pens));
        x += 2.0 * radius + PART;
        let label = count.to_string();
        let style = TextStyle::new(TYPE, 400, pens.palette.text);
        let width = pens.fonts.width(&label, TYPE, 400, 0.0);
        items.push(text(label, x, style));
        x += width + 2.0 * PART;
        height = height.max(2.0 * radius + 2.0);
    }
    Entry { width: x - 2.0 * PART, height, items }
}

fn swatch(pens: &Pens<'_>, label: &str) -> Entry {
    let accent = pens.palette.accent;
    let stroke = Stroke { opacity: 0.85, ..Stroke::new(accent, 1.2) };
    let paint = Paint { fill: Some((accent, AreaOpacity::PROVINCE.fill)), stroke: Some(stroke) };
    labelled(Item::Shape(Shape::Rect([0.6, -7.0, 20.0, 14.0]), paint), 21.2, label, pens)
}

fn labelled(sign: Item, width: f32, label: &str, pens: &Pens<'_>) -> Entry {
    let style = TextStyle::new(TYPE, 400, pens.palette.text);
    let text_width = pens.fonts.width(label, TYPE, 400, 0.0);
    let items = vec![sign, text(label.to_owned(), width + PART, style)];
    Entry { width: width + PART + text_width, height: 24.0, items }
}

#[allow(clippy::cast_possible_truncation)] // page lengths
fn scale_entry(bar: &ScaleBar, label: &str, pens: &Pens<'_>) -> Entry {
    let text_width = pens.fonts.width(label, TYPE, 400, 0.0);
    let style = TextStyle::new(TYPE, 400, pens.palette.text);
    let from = text_width + PART;
    let to = from + bar.length as f32;
    let bracket = vec![[from, -4.0], [from, 3.0], [to, 3.0], [to, -4.0]];
    let line = Item::Shape(Shape::Lines(vec![bracket]), Paint::line(pens.palette.text, 1.4));
    Entry { width: to + 0.7, height: 24.0, items: vec![text(label.to_owned(), 0.0, style), line] }
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
