//! A report as pages of the figure tree, for PDF: the figure, then the tables and the method note.

use super::super::ExportError;
use super::super::figure::{Anchor, Figure, Group, Item, Paint, Shape, Text, TextStyle};
use super::super::fonts::Fonts;
use super::super::line::one_line;
use super::super::options::FigureOptions;
use super::super::palette::Palette;
use super::super::text::{self, Line, Span};
use super::content::Report;
use super::table::{Cell, Column, NO_SIGN, Row, Table, tables};
use crate::basemap::Archive;
use crate::view::ViewModel;
use crate::words::Words;

/// Around the page, pixels.
const MARGIN: f32 = 48.0;
/// Type of tables, of headings and of the running head, pixels.
const SIZE: f32 = 9.6;
const HEADING: f32 = 17.0;
const SMALL: f32 = 8.6;
/// From baseline to baseline, as a share of the type's height.
const LEADING: f32 = 1.36;
/// Between columns, and above and below the words of a row.
const GAP: f32 = 12.0;
const PAD: f32 = 4.5;

/// The pages of a report, the figure first.
///
/// # Errors
/// Where the bounding box asked for is none, or the base map cannot be read.
pub fn pages(
    view: &ViewModel,
    archive: &Archive<'_>,
    options: &FigureOptions,
    words: &Words,
) -> Result<Vec<Figure>, ExportError> {
    let (report, figure) = Report::with_figure(view, archive, options, words)?;
    let mut pages = vec![figure];
    let fonts = Fonts::new();
    let mut setter = Setter::new(&report, options, &fonts);
    for table in tables(&report, words) {
        setter.table(&table);
    }
    setter.method(&report, words);
    pages.extend(setter.done());
    let of = pages.len();
    for (number, page) in (1..).zip(&mut pages).skip(1) {
        let said = words.with("figure-page", &[("page", number.into()), ("pages", of.into())]);
        number_page(page, said, options);
    }
    Ok(pages)
}

fn number_page(page: &mut Figure, content: String, options: &FigureOptions) {
    let [width, height] = page.size;
    let style = TextStyle::new(SMALL, 500, options.theme.palette().weak);
    let text = Text { at: [width - MARGIN, height - MARGIN * 0.6], anchor: Anchor::End, content, style };
    let items = vec![Item::Text(text)];
    page.layers.push(Group { items, ..Group::new("sources") });
}

/// Sets words on pages, from the top down.
struct Setter<'a> {
    fonts: &'a Fonts,
    palette: Palette,
    size: [f32; 2],
    /// Title, description and language of each page.
    report: &'a Report,
    pages: Vec<Figure>,
    /// Lines and backgrounds, and the words, of the page at hand.
    ground: Group,
    text: Group,
    /// How far down it is set.
    y: f32,
}

impl<'a> Setter<'a> {
    fn new(report: &'a Report, options: &FigureOptions, fonts: &'a Fonts) -> Self {
        let (palette, size) = (options.theme.palette(), options.size.page());
        let (ground, text) = (Group::new("page"), Group::new("source-list"));
        let mut setter = Self { fonts, palette, size, report, pages: Vec::new(), ground, text, y: 0.0 };
        setter.begin();
        setter
    }

    fn width(&self) -> f32 {
        self.size[0] - 2.0 * MARGIN
    }

    fn bottom(&self) -> f32 {
        self.size[1] - 1.3 * MARGIN
    }

    fn style(&self, size: f32, weight: u16) -> TextStyle {
        TextStyle::new(size, weight, self.palette.text)
    }

    fn weak(&self, size: f32) -> TextStyle {
        TextStyle::new(size, 400, self.palette.weak)
    }

    fn begin(&mut self) {
        let [width, height] = self.size;
        let whole = Shape::Rect([0.0, 0.0, width + 1.0, height + 1.0]);
        self.ground = Group::new("page");
        self.ground.items.push(Item::Shape(whole, Paint::fill(self.palette.page)));
        self.text = Group::new("source-list");
        self.y = MARGIN + SMALL;
    }

    /// Ends the page at hand, under the title of all.
    fn end(&mut self) {
        let style = self.weak(SMALL);
        let content = self.fonts.fitted(&self.report.title, SMALL, 400, self.width());
        let head = Text { at: [MARGIN, MARGIN * 0.75], anchor: Anchor::Start, content, style };
        let title = Group { items: vec![Item::Text(head)], ..Group::new("title") };
        let ground = std::mem::take(&mut self.ground);
        let text = std::mem::take(&mut self.text);
        self.pages.push(Figure {
            size: self.size,
            title: self.report.title.clone(),
            description: self.report.deck.join(" · "),
            language: self.report.language.to_string(),
            layers: vec![ground, title, text],
        });
    }

    fn done(mut self) -> Vec<Figure> {
        self.end();
        self.pages
    }

    /// Sees to it that there is room for so much; tells whether a page was begun for it.
    fn needs(&mut self, height: f32) -> bool {
        if self.y + height <= self.bottom() || self.y <= MARGIN + SMALL {
            return false;
        }
        self.end();
        self.begin();
        true
    }

    fn line(&mut self, line: Line, left: f32, size: f32) {
        self.y += size * LEADING;
        self.text.items.extend(text::items(self.fonts, line, [left, self.y]));
    }

    fn rule(&mut self, width: f32) {
        let line = Shape::Lines(vec![vec![[MARGIN, self.y], [MARGIN + self.width(), self.y]]]);
        let colour = if width > 0.7 { self.palette.text } else { self.palette.line };
        self.ground.items.push(Item::Shape(line, Paint::line(colour, width)));
    }

    /// A heading, and room for something below it.
    fn heading(&mut self, said: &str, size: f32) {
        if !self.needs(size * 5.0) && self.y > MARGIN + SMALL {
            self.y += size * 1.1;
        }
        let spans = [Span::new(said, self.style(size, 700))];
        for line in text::set(self.fonts, &spans, self.width()) {
            self.line(line, MARGIN, size);
        }
        self.y += size * 0.4;
    }

    fn paragraph(&mut self, spans: &[Span]) {
        for line in text::set(self.fonts, spans, self.width().min(640.0)) {
            self.needs(SIZE * LEADING);
            self.line(line, MARGIN, SIZE);
        }
        self.y += SIZE * 0.6;
    }

    fn table(&mut self, table: &Table) {
        self.heading(&table.title, HEADING);
        if table.rows.is_empty() {
            return self.paragraph(&[Span::new(table.empty.clone(), self.weak(SIZE))]);
        }
        self.heads(&table.columns);
        for row in &table.rows {
            self.row(row, &table.columns);
        }
        if let Some(more) = &table.more {
            self.y += SIZE * 0.6;
            self.paragraph(&[Span::new(more.clone(), self.weak(SIZE))]);
        }
    }

    fn heads(&mut self, columns: &[Column]) {
        let mut left = MARGIN;
        self.y += SMALL * LEADING;
        for column in columns {
            let width = column.share * self.width();
            let style = TextStyle { weight: 600, ..self.weak(SMALL) };
            let content = self.fonts.fitted(&column.title, SMALL, 600, width - GAP / 2.0);
            let at = [left, self.y];
            self.text.items.push(Item::Text(Text { at, anchor: Anchor::Start, content, style }));
            left += width;
        }
        self.y += PAD;
        self.rule(0.9);
    }

    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // lines of a page
    fn row(&mut self, row: &Row, columns: &[Column]) {
        let cells: Vec<Vec<Line>> = row
            .cells
            .iter()
            .zip(columns)
            .map(|(cell, column)| self.cell(cell, column.share * self.width() - GAP))
            .collect();
        let most = ((self.bottom() - MARGIN - 6.0 * SIZE) / (SIZE * LEADING)) as usize;
        let lines = cells.iter().map(Vec::len).max().unwrap_or_default().min(most);
        let height = lines as f32 * SIZE * LEADING + 2.0 * PAD;
        if self.needs(height) {
            self.heads(columns);
        }
        let (top, mut left) = (self.y + PAD, MARGIN);
        for (cell, column) in cells.into_iter().zip(columns) {
            self.y = top - SIZE * 0.25;
            for line in cell.into_iter().take(most) {
                self.line(line, left, SIZE);
            }
            left += column.share * self.width();
        }
        self.y = top + height - PAD;
        self.rule(0.5);
    }

    fn cell(&self, cell: &Cell, width: f32) -> Vec<Line> {
        let (plain, strong, weak) = (self.style(SIZE, 400), self.style(SIZE, 600), self.weak(SIZE * 0.94));
        let sign = TextStyle::new(SIZE, 700, self.palette.area_label);
        let set = |spans: &[Span]| text::set(self.fonts, spans, width);
        match cell {
            Cell::Plain(said) => set(&[Span::new(said.clone(), plain)]),
            Cell::Two(first, second) => set(&[Span::new(first.clone(), strong)])
                .into_iter()
                .chain(set(&[Span::new(second.clone(), weak)]))
                .collect(),
            Cell::Place(number, name, about) => {
                let number = number.map(|number| Span::new(format!("{number} "), sign));
                let named: Vec<Span> = number.into_iter().chain([Span::new(name.clone(), strong)]).collect();
                let about = Some(about).filter(|about| !about.is_empty());
                let about = about.map(|about| set(&[Span::new(about.clone(), weak)]));
                set(&named).into_iter().chain(about.unwrap_or_default()).collect()
            }
            Cell::Sign(number) => {
                let said = number.map_or_else(|| NO_SIGN.to_owned(), |number| number.to_string());
                set(&[Span::new(said, sign)])
            }
            Cell::Source(number, title) => {
                set(&[Span::new(format!("[{number}] "), strong), Span::new(title.clone(), weak)])
            }
            Cell::Quote(quote) => set(&[
                Span::new(quote.before.clone(), plain),
                Span::new(quote.name.clone(), TextStyle { weight: 700, ..plain }),
                Span::new(quote.after.clone(), plain),
            ]),
        }
    }

    fn method(&mut self, report: &Report, words: &Words) {
        let (plain, strong) = (self.style(SIZE, 400), self.style(SIZE, 600));
        self.heading(&words.get("report-method"), HEADING);
        for (heading, said) in &report.method {
            self.paragraph(&[Span::new(format!("{heading}. "), strong), Span::new(said.clone(), plain)]);
        }
        self.heading(&words.get("report-decisions"), HEADING * 0.75);
        if report.decisions.is_empty() {
            self.paragraph(&[Span::new(words.get("report-decisions-none"), plain)]);
        }
        for decision in &report.decisions {
            self.paragraph(&[Span::new(one_line(decision), plain)]);
        }
        self.paragraph(&[Span::new(report.small_print.clone(), self.weak(SMALL))]);
    }
}
