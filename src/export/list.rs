//! The list of sources: under the number of each sign its places, and under each place the passages that name it.

use super::figure::{Group, TextStyle};
use super::fonts::Fonts;
use super::line::shortened;
use super::map::Signs;
use super::sheet::Sheet;
use super::text::{self, Line, Span};
use crate::model::mention::percent;
use crate::view::{self, Marker, SourceAt};

/// At most so many passages are listed: some hundred pages, more than anybody prints. The rest is counted.
const MOST_LISTED: usize = 5_000;
/// From baseline to baseline, as a share of the type's height.
const LEADING: f32 = 1.34;
/// Above a place, the same.
const ABOVE_PLACE: f32 = 0.62;
/// A column is no narrower than so many heights of the type.
const NARROWEST: f32 = 29.0;
/// Between columns, heights of the type.
const BETWEEN: f32 = 2.4;
/// A title longer than so many letters is cut.
const LONGEST_TITLE: usize = 64;

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListLine {
    line: Line,
    /// From the left end of the column.
    indent: f32,
    /// From the baseline before.
    advance: f32,
    /// Whether it stands in the same column as the line after it.
    keeps: bool,
}

/// Columns side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Columns {
    pub count: usize,
    pub width: f32,
    pub gap: f32,
}

impl Columns {
    /// As many as have room in this width for type of this height.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few
    pub fn within(width: f32, size: f32) -> Self {
        let gap = BETWEEN * size;
        let count = (((width + gap) / (NARROWEST * size + gap)).floor() as usize).clamp(1, 8);
        Self { count, width: (width + gap) / count as f32 - gap, gap }
    }
}

/// The lines of the list in columns of this width.
pub fn lines(sheet: &Sheet<'_>, signs: &Signs, width: f32) -> Vec<ListLine> {
    let mut list = List { sheet, width, left: MOST_LISTED, more: 0, lines: Vec::new(), indent: 0.0 };
    let style = list.style(700);
    list.indent = sheet.pens.fonts.exact(&signs.order.len().to_string(), style) + 0.7 * style.size;
    let markers = sheet.view.all_markers();
    for (number, &sign) in (1..).zip(&signs.order) {
        for (nth, marker) in signs.members(sign, markers).into_iter().enumerate() {
            list.place(marker, (nth == 0).then_some(number));
        }
    }
    if !signs.beyond.is_empty() {
        list.heading(sheet.words.get("figure-list-beyond"));
        let beyond: std::collections::HashSet<_> = signs.beyond.iter().map(|marker| &marker.place).collect();
        for index in (0..markers.len()).filter(|&index| beyond.contains(&markers[index].place)) {
            list.place(index, None);
        }
    }
    if list.more > 0 {
        let more = [("count", list.more.into())];
        list.heading(sheet.words.with("figure-list-more", &more));
    }
    list.lines
}

struct List<'a> {
    sheet: &'a Sheet<'a>,
    width: f32,
    /// How many passages may still be listed, and how many were not.
    left: usize,
    more: usize,
    lines: Vec<ListLine>,
    indent: f32,
}

impl List<'_> {
    fn style(&self, weight: u16) -> TextStyle {
        let color = if weight > 400 { self.sheet.pens.palette.text } else { self.sheet.pens.palette.weak };
        TextStyle::new(self.sheet.setting.source, weight, color)
    }

    fn add(&mut self, spans: &[Span], indent: f32, above: f32, keeps: bool) {
        let set = text::set(self.sheet.pens.fonts, spans, self.width - indent);
        let (size, last) = (self.sheet.setting.source, set.len().saturating_sub(1));
        for (nth, line) in set.into_iter().enumerate() {
            let advance = size * (LEADING + if nth == 0 { above } else { 0.0 });
            // Neither the first line of a paragraph nor its last stands alone.
            let keeps = keeps || (nth == 0 && last > 0) || nth + 2 == last + 1 && last > 0;
            self.lines.push(ListLine { line, indent, advance, keeps });
        }
    }

    fn heading(&mut self, said: String) {
        let style = self.style(600);
        self.add(&[Span::new(said, style)], 0.0, 2.0 * ABOVE_PLACE, true);
    }

    /// A place with its passages.
    fn place(&mut self, marker: usize, number: Option<usize>) {
        let Some(of) = self.sheet.view.all_markers().get(marker) else { return };
        let sources = view::sources(self.sheet.view, marker);
        let listed = sources.len().min(self.left);
        self.left -= listed;
        self.more += sources.len() - listed;
        if listed == 0 {
            return;
        }
        let before = self.lines.len();
        self.add(&self.named(of), self.indent, ABOVE_PLACE, true);
        if let (Some(number), Some(first)) = (number, self.lines.get_mut(before)) {
            let palette = self.sheet.pens.palette;
            let style = TextStyle {
                color: palette.area_label,
                ..TextStyle::new(self.sheet.setting.source, 700, palette.text)
            };
            // The number hangs before the name.
            first.line.insert(0, (-self.indent, Span::new(number.to_string(), style)));
        }
        for source in &sources[..listed] {
            self.add(&self.quoted(source), self.indent, 0.12, false);
        }
    }

    /// "Kandahar  city · Kandahar · Afghanistan · 21 mentions"
    fn named(&self, marker: &Marker) -> Vec<Span> {
        let Sheet { view, words, .. } = self.sheet;
        let corpus = view.corpus();
        let containers =
            corpus.place(&marker.place).map(|place| view::containers(corpus, view.query(), place));
        let mentions = words.with("mentions-count", &[("count", marker.visible.into())]);
        let mut about = vec![words.kind(marker.kind)];
        about.extend(containers.unwrap_or_default());
        about.push(mentions);
        vec![
            Span::new(format!("{} ", marker.name), self.style(700)),
            Span::new(about.iter().map(|part| whole(part)).collect::<Vec<_>>().join(" · "), self.style(400)),
        ]
    }

    /// "“…ne laissant que **Kaboul**…” Les talibans s’emparent de Kandahar, 13 August 2021 · 97 %"
    fn quoted(&self, source: &SourceAt) -> Vec<Span> {
        let words = self.sheet.words;
        let said = TextStyle { color: self.sheet.pens.palette.text, ..self.style(400) };
        let date = match &source.date {
            Some(standing) => words.range(standing.range),
            None => words.get("date-undated"),
        };
        let confidence = words.percent(percent(source.confidence));
        let about = words.with(
            "figure-source",
            &[
                ("title", shortened(&source.title, LONGEST_TITLE).into()),
                ("date", whole(&date).into()),
                ("confidence", whole(&confidence).into()),
            ],
        );
        let quote = &source.quote;
        vec![
            Span::new(words.with("figure-quote", &[("before", quote.before.as_str().into())]), said),
            Span::new(quote.name.clone(), TextStyle { weight: 600, ..said }),
            Span::new(
                format!("{} ", words.with("figure-quote-end", &[("after", quote.after.as_str().into())])),
                said,
            ),
            Span::new(about, self.style(400)),
        ]
    }
}

/// What is not broken over two lines.
fn whole(said: &str) -> String {
    said.replace(' ', "\u{a0}")
}

/// The height that the first `columns` of a list need to hold all of it, pixels; as far as that is below `most`.
pub fn height(lines: &[ListLine], columns: Columns, most: f32) -> f32 {
    #[allow(clippy::cast_precision_loss)] // a few columns
    let even = lines.iter().map(|line| line.advance).sum::<f32>() / columns.count as f32;
    let mut height = even.min(most);
    while height < most && filled(lines, columns.count, height).iter().sum::<usize>() < lines.len() {
        height += 3.0;
    }
    height.min(most)
}

/// How many lines each column takes, one after the other.
fn filled(lines: &[ListLine], count: usize, height: f32) -> Vec<usize> {
    let mut columns = Vec::new();
    let mut from = 0;
    for _ in 0..count {
        let rest = &lines[from..];
        let (mut used, mut fit) = (0.0, 0);
        for (nth, line) in rest.iter().enumerate() {
            used += if nth == 0 { line.first_advance() } else { line.advance };
            if used > height {
                break;
            }
            fit = nth + 1;
        }
        let mut end = fit;
        // What stays with the next line goes with it to the next column, unless the column would be empty.
        while end < rest.len() && end > 0 && rest[end - 1].keeps {
            end -= 1;
        }
        let taken = if end == 0 { fit } else { end };
        columns.push(taken);
        from += taken;
    }
    columns
}

/// Puts the lines into columns from the left top corner down, and gives those that have no room.
pub fn place(
    fonts: &Fonts,
    mut lines: Vec<ListLine>,
    columns: Columns,
    [left, top]: [f32; 2],
    height: f32,
    group: &mut Group,
) -> Vec<ListLine> {
    let mut x = left;
    let mut from = 0;
    for taken in filled(&lines, columns.count, height) {
        let mut y = top;
        for (nth, line) in lines[from..from + taken].iter_mut().enumerate() {
            // The air above a place is for what stands above it.
            y += if nth == 0 { line.first_advance() } else { line.advance };
            group.items.extend(text::items(fonts, std::mem::take(&mut line.line), [x + line.indent, y]));
        }
        from += taken;
        x += columns.width + columns.gap;
    }
    lines.split_off(from)
}

impl ListLine {
    /// From the top of a column to its first baseline.
    fn first_advance(&self) -> f32 {
        self.line.first().map_or(0.0, |(_, span)| span.style.size * 1.05)
    }
}
