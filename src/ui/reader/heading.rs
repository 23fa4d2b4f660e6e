//! What stands above the passages: which places they are of, how many there are and how many are in sight.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Layout, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::copying::{self, all_with_sources};
use super::{Text, mentions, padded};
use crate::export;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, Icon};
use crate::view::{PlacePassages, SelectedPlace};
use crate::words::Words;

/// So many of several places are named.
const MOST_NAMED: usize = 8;
/// Height of a place that can be taken out.
const CHIP: f32 = 24.0;

pub(super) fn show(ui: &mut Ui, place: &PlacePassages, text: &Text<'_>, commands: &mut Vec<Command>) {
    padded(ui, |ui| {
        match place.alone() {
            Some(alone) => name(ui, alone, text.words),
            None => several(ui, place, text.words, commands),
        }
        ui.add_space(size::GRID);
        counts(ui, place, text, commands);
        mentions::offer(ui, text, commands);
    });
}

fn counts(ui: &mut Ui, place: &PlacePassages, text: &Text<'_>, commands: &mut Vec<Command>) {
    let (words, tokens) = (text.words, Tokens::of(ui));
    let filter = &text.view.query().filter;
    let counts = [
        ("mentions", words.with("mentions-count", &[("count", place.total.into())]).into()),
        ("documents", words.with("documents-count", &[("count", place.documents.into())]).into()),
        ("visible", visible(place.visible, filter.is_active(), words).into()),
    ];
    let key = if place.within { "reader-counts-within" } else { "reader-counts" };
    widgets::text(ui, &words.with(key, &counts), Face::Regular.at(size::SECONDARY), tokens.weak);
    if let Some(said) = export::left_out(text.view, words) {
        ui.add_space(2.0);
        widgets::text(ui, &said, Face::Regular.at(size::SECONDARY), tokens.weak);
    }
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        copy_all(ui, place, text, commands);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let at = text.mention.and_then(|mention| place.mentions.iter().position(|m| *m == mention));
            mentions::arrows(ui, text, at, place.visible as usize, commands);
        });
    });
}

/// Copies all that is listed, where that is more than one passage.
fn copy_all(ui: &mut Ui, place: &PlacePassages, text: &Text<'_>, commands: &mut Vec<Command>) {
    let (words, count) = (text.words, place.passages.len());
    if count < 2 {
        return;
    }
    let all = count <= copying::MOST && place.unlisted() == 0;
    let key = if all { "copy-all" } else { "copy-first" };
    let label = words.with(key, &[("count", count.min(copying::MOST).into())]);
    if widgets::link(ui, &label, &words.get("copy-all-hint")).clicked() {
        commands.push(Command::Copy(all_with_sources(place, text.view, words)));
    }
}

/// How many mentions are in sight: "15 in this window", or "15 shown" where it is not the window alone that decides.
fn visible(count: u32, filtered: bool, words: &Words) -> String {
    let key = if filtered { "visible-filtered" } else { "visible-in-window" };
    words.with(key, &[("count", count.into())])
}

/// The place's name and, weaker, what it is and where.
fn name(ui: &mut Ui, place: &SelectedPlace, words: &Words) {
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

/// How many places they are, and the names of the most mentioned, each of which can be taken out.
fn several(ui: &mut Ui, place: &PlacePassages, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let count = words.with("places-count", &[("count", place.places.len().into())]);
    let font = Face::SemiBold.at(size::TITLE);
    let galley = ui.painter().layout_no_wrap(count.clone(), font, tokens.text);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, tokens.text);
    let more = place.places.len().saturating_sub(MOST_NAMED);
    let more = (more > 0).then(|| words.with("places-more", &[("count", more.into())]));
    response.widget_info(|| {
        let names = place.places.iter().take(MOST_NAMED).map(|place| place.name.as_str());
        let names = names.chain(more.as_deref()).collect::<Vec<_>>().join(", ");
        let values = [("places", count.as_str().into()), ("names", names.into())];
        WidgetInfo::labeled(Role::Heading, true, words.with("places-named", &values))
    });
    ui.add_space(size::GRID);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GRID, size::GRID);
        for place in place.places.iter().take(MOST_NAMED) {
            if chip(ui, place, words) {
                commands.push(Command::TogglePlace(place.place.clone()));
            }
        }
        if let Some(more) = &more {
            ui.add_space(size::GRID);
            widgets::text(ui, more, Face::Medium.at(size::SECONDARY), tokens.weak);
        }
    });
}

/// A place of several; whether it is to be taken out.
fn chip(ui: &mut Ui, place: &SelectedPlace, words: &Words) -> bool {
    let tokens = Tokens::of(ui);
    // What has no room at the end of a row stands in the next one, whole unless it is wider than a row.
    let width = ui.max_rect().width().max(CHIP * 4.0);
    let label =
        words.with("place-and-count", &[("name", place.name.as_str().into()), ("count", place.total.into())]);
    let galley = widgets::line(
        ui,
        &label,
        Face::Medium.at(size::SECONDARY),
        tokens.text,
        width - CHIP - size::GRID * 2.0,
    );
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + CHIP + size::GRID * 2.0, CHIP), Sense::click());
    let out = words.with("place-take-out", &[("name", place.name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &out));
    let fill = if response.hovered() { tokens.hover } else { tokens.background };
    widgets::frame(ui.painter(), rect, fill, tokens.line);
    widgets::paint_line(ui.painter(), rect.left() + size::GRID * 2.0, rect.center().y, galley);
    let cross = pos2(rect.right() - CHIP / 2.0, rect.center().y);
    widgets::paint_icon(ui.painter(), Icon::SmallClose, cross, tokens.weak);
    response.on_hover_text(out).clicked()
}
