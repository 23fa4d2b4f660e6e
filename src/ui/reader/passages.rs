//! The passages of a place: each with its date, how that is known, its source, and the paragraph itself.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, CursorIcon, Layout, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{Flow, Line, Marked, padded, padded_part};
use crate::ui::command::Command;
use crate::ui::dated;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{Passage, PassageAt, PlacePassages, ViewModel};
use crate::words::Words;

/// Height of a passage without its paragraph.
const AROUND: f32 = 96.0;
/// Room at the right end of the line with the date.
const CONFIDENCE: f32 = 44.0;

pub(super) fn show(
    ui: &mut Ui,
    place: &PlacePassages,
    flow: &mut Flow,
    view: &ViewModel,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    heading(ui, place, view.query().filter.is_active(), words);
    widgets::hairline(ui);
    let shown: Vec<PassageAt> = place.passages.iter().copied().filter(|passage| passage.shown).collect();
    let hidden = Hidden::of(&place.passages);
    let corpus = view.corpus();
    let blocks: Vec<Block> = shown.into_iter().flat_map(|at| Block::of(at, at.parts(corpus))).collect();
    let count = blocks.len() + usize::from(hidden.any());
    let estimate = |index: usize, width: f32| match blocks.get(index) {
        Some(block) => {
            let bytes = block.at.text(corpus).len() / block.parts as usize;
            AROUND + Marked::estimate(bytes, width - 2.0 * size::MARGIN)
        }
        None => 60.0,
    };
    flow.show(ui, count, estimate, |ui, index| match blocks.get(index) {
        Some(block) => draw(ui, place, *block, view, words, commands),
        None => rest(ui, hidden, words, commands),
    });
}

/// A passage, or one part of it: the first has the heading, the last what can be done.
#[derive(Clone, Copy)]
struct Block {
    at: PassageAt,
    part: u32,
    parts: u32,
}

impl Block {
    fn of(at: PassageAt, parts: u32) -> impl Iterator<Item = Self> {
        (0..parts).map(move |part| Self { at, part, parts })
    }

    fn is_first(self) -> bool {
        self.part == 0
    }

    fn is_last(self) -> bool {
        self.part + 1 == self.parts
    }
}

fn heading(ui: &mut Ui, place: &PlacePassages, filtered: bool, words: &Words) {
    let tokens = Tokens::of(ui);
    padded(ui, |ui| {
        name(ui, place, words);
        ui.add_space(size::GRID);
        let counts = [
            ("mentions", words.with("mentions-count", &[("count", place.total.into())]).into()),
            ("documents", words.with("documents-count", &[("count", place.documents.into())]).into()),
            ("visible", visible(place.visible, filtered, words).into()),
        ];
        let key = if place.within { "reader-counts-within" } else { "reader-counts" };
        widgets::text(ui, &words.with(key, &counts), Face::Regular.at(size::SECONDARY), tokens.weak);
    });
}

/// How many mentions are in sight: "15 in this window", or "15 shown" where it is not the window alone that decides.
fn visible(count: u32, filtered: bool, words: &Words) -> String {
    let key = if filtered { "visible-filtered" } else { "visible-in-window" };
    words.with(key, &[("count", count.into())])
}

/// The place's name and, weaker, what it is and where.
fn name(ui: &mut Ui, place: &PlacePassages, words: &Words) {
    let tokens = Tokens::of(ui);
    let what: Vec<String> =
        std::iter::once(words.kind(place.kind)).chain(place.containers.iter().cloned()).collect();
    let what = what.join(" · ");
    let format = |face: Face, size, colour| TextFormat {
        valign: Align::BOTTOM,
        ..TextFormat::simple(face.at(size), colour)
    };
    let mut job = LayoutJob::default();
    job.append(&place.name, 0.0, format(Face::SemiBold, size::TITLE, tokens.text));
    job.append(&what, size::GRID * 2.0, format(Face::Regular, size::BODY, tokens.weak));
    job.wrap.max_width = ui.available_width();
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, tokens.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{}, {what}", place.name)));
}

fn draw(
    ui: &mut Ui,
    place: &PlacePassages,
    block: Block,
    view: &ViewModel,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    let passage = place.read(view.corpus(), view.query(), block.at, block.part);
    let open = Command::OpenDocument { document: passage.document, paragraph: passage.paragraph };
    padded_part(ui, block.is_first(), block.is_last(), |ui| {
        if block.is_first() {
            headline(ui, &passage, words);
            ui.add_space(2.0);
            let width = ui.available_width();
            widgets::cut_text(ui, &passage.title, Face::SemiBold.at(size::BODY), tokens.text, width);
            ui.add_space(size::GRID);
        }
        if paragraph(ui, &passage, &open.hint(words)) {
            commands.push(open.clone());
        }
        if block.is_last() {
            ui.add_space(size::GRID * 1.5);
            links(ui, &passage, block.at, open, view, words, commands);
        }
    });
    if block.is_last() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::HAIRLINE), Sense::hover());
        let rect = rect.shrink2(vec2(size::MARGIN + size::GRID, 0.0));
        ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(size::HAIRLINE, tokens.line));
    }
}

/// The date with what it stands on and, at the right end, how sure the place is.
fn headline(ui: &mut Ui, passage: &Passage, words: &Words) {
    let told = dated::told(passage.date.as_ref(), passage.narration, words);
    let line = dated::Line::new(passage.date.as_ref().map(|date| date.range), told, words);
    line.show(ui, ui.available_width() - CONFIDENCE, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| confidence(ui, passage, words));
    });
}

/// What can be done with a passage.
fn links(
    ui: &mut Ui,
    passage: &Passage,
    at: PassageAt,
    open: Command,
    view: &ViewModel,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::MARGIN;
        if widgets::link(ui, &open.label(words), &open.hint(words)).clicked() {
            commands.push(open);
        }
        // The text to be copied is put together only once it is asked for.
        let copy = Command::Copy(String::new());
        if widgets::link(ui, &copy.label(words), &copy.hint(words)).clicked() {
            commands.push(Command::Copy(with_source(passage, at.text(view.corpus()), view, words)));
        }
    });
}

/// The paragraph itself; whether it was clicked.
fn paragraph(ui: &mut Ui, passage: &Passage, hint: &str) -> bool {
    let marks = passage.highlights.iter().filter(|highlight| highlight.selected);
    let tokens = Tokens::of(ui);
    let marked = Marked::new(&passage.text, marks.map(|highlight| highlight.range.clone()), tokens.text);
    let galley = marked.lay_out(ui, ui.available_width());
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, marked.text()));
    if let Some(words) = &passage.dated_by {
        let under = marked.underline(ui, rect, &galley, words, Line::Solid);
        let node = ui.interact(under, response.id.with("dated by"), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(Role::Mark, true, &passage.text[words.clone()]));
    }
    marked.paint(ui, rect, galley, response.id, Sense::hover());
    widgets::focus_ring(ui, &response);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(hint).clicked()
}

fn confidence(ui: &mut Ui, passage: &Passage, words: &Words) {
    let percent = f64::from(passage.confidence * 100.0).round();
    let text = words.with("confidence", &[("percent", percent.into())]);
    let why = words.with("placed-because", &[("reason", words.reason(&passage.reason).into())]);
    widgets::text(ui, &text, Face::Regular.at(size::SECONDARY), Tokens::of(ui).weak).on_hover_text(why);
}

/// How many passages are not shown, and why.
#[derive(Clone, Copy)]
struct Hidden {
    outside: usize,
    filtered: usize,
}

impl Hidden {
    fn of(passages: &[PassageAt]) -> Self {
        let filtered = passages.iter().filter(|passage| passage.filtered).count();
        let hidden = passages.iter().filter(|passage| !passage.shown).count();
        Self { outside: hidden - filtered, filtered }
    }

    fn any(self) -> bool {
        self.outside + self.filtered > 0
    }
}

/// Says how many passages lie outside the window or are left out by filters, and leads there.
fn rest(ui: &mut Ui, hidden: Hidden, words: &Words, commands: &mut Vec<Command>) {
    padded(ui, |ui| {
        let rows = [
            (hidden.outside, "passages-outside", Command::ResetWindow),
            (hidden.filtered, "passages-filtered", Command::ClearFilters),
        ];
        for (count, key, command) in rows.into_iter().filter(|(count, ..)| *count > 0) {
            let label = words.with(key, &[("count", count.into())]);
            if widgets::link(ui, &label, &command.hint(words)).clicked() {
                commands.push(command);
            }
            ui.add_space(size::GRID);
        }
    });
}

/// A passage with all of its `text`, as a report cites it.
fn with_source(passage: &Passage, text: &str, view: &ViewModel, words: &Words) -> String {
    let path = view.documents().get(passage.document as usize).map_or("", |row| row.path.as_str());
    let date = passage.date.as_ref().map_or_else(
        || words.get("date-undated"),
        |date| {
            let how = dated::how(date, words);
            words.with("date-and-basis", &[("date", words.range(date.range).into()), ("basis", how.into())])
        },
    );
    let values = [
        ("text", text.into()),
        ("title", passage.title.as_str().into()),
        ("date", date.into()),
        ("path", path.into()),
    ];
    words.with("citation", &values)
}
