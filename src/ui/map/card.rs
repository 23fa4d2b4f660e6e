//! The card beside the pointer: which place it is on, in what it lies, how often it is named.

use eframe::egui::{Area, Frame, Id, Order, RichText, Ui, vec2};

use super::marks::Mark;
use crate::ui::theme::{Face, Tokens, size};
use crate::view::{Marker, ViewModel, containers};
use crate::words::Words;

/// Of several places so many are named.
const MOST_NAMED: usize = 6;

/// Shows the card of a marker beside the pointer.
pub fn show(ui: &Ui, view: &ViewModel, marker: &Marker, words: &Words) {
    let lines = [lies_in(view, marker, words), counts(marker, view.query().filter.is_active(), words)];
    card(ui, &marker.name, &lines);
}

/// Shows which places lie under a sign, and what a click there does.
pub fn show_several(ui: &Ui, members: &[(usize, &Marker)], words: &Words) {
    let named = members.iter().take(MOST_NAMED).map(|(_, marker)| {
        let mentions = words.with("mentions-count", &[("count", marker.visible.into())]);
        words.with("cluster-row", &[("name", marker.name.as_str().into()), ("mentions", mentions.into())])
    });
    let more = members.len().saturating_sub(MOST_NAMED);
    let rest = (more > 0).then(|| words.with("cluster-more", &[("count", more.into())]));
    let lines: Vec<String> = named.chain(rest).chain([words.get("cluster-hint")]).collect();
    card(ui, &words.with("cluster-places", &[("count", members.len().into())]), &lines);
}

fn card(ui: &Ui, title: &str, lines: &[String]) {
    let Some(pointer) = ui.ctx().pointer_latest_pos() else { return };
    if ui.memory(|memory| memory.top_modal_layer().is_some()) {
        // It would stand before what lies over the map.
        return;
    }
    let tokens = Tokens::of(ui);
    Area::new(Id::unique("map-card"))
        .order(Order::Tooltip)
        .fixed_pos(pointer + vec2(14.0, 16.0))
        .constrain_to(ui.max_rect())
        .interactable(false)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_max_width(280.0);
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.label(RichText::new(title).font(Face::SemiBold.at(size::BODY)).color(tokens.text));
                for line in lines {
                    let font = Face::Regular.at(size::SECONDARY);
                    ui.label(RichText::new(line).font(font).color(tokens.weak));
                }
            });
        });
}

/// What it is and what it lies in: "city · Kandahar · Afghanistan".
fn lies_in(view: &ViewModel, marker: &Marker, words: &Words) -> String {
    let place = view.corpus().place(&marker.place);
    let above = place.map(|place| containers(view.corpus(), view.query(), place)).unwrap_or_default();
    std::iter::once(words.kind(marker.kind)).chain(above).collect::<Vec<_>>().join(" · ")
}

fn counts(marker: &Marker, filtered: bool, words: &Words) -> String {
    let total = words.with("mentions-count", &[("count", marker.total.into())]);
    if marker.visible == marker.total {
        return total;
    }
    let key = if filtered { "visible-filtered" } else { "visible-in-window" };
    let visible = words.with(key, &[("count", marker.visible.into())]);
    words.with("marker-visible", &[("total", total.into()), ("visible", visible.into())])
}

/// What a sign is called by those who do not see it: "Kandahar, city, 21 mentions", or "Kandahar and 4 other places, 30 mentions".
#[must_use]
pub fn spoken(marker: &Marker, mark: &Mark, words: &Words) -> String {
    let mentions = words.with("mentions-count", &[("count", mark.visible.into())]);
    let name = ("name", marker.name.as_str().into());
    match mark.cluster {
        Some((_, places)) => {
            let others = ("others", places.saturating_sub(1).into());
            words.with("cluster-label", &[name, others, ("mentions", mentions.into())])
        }
        None => {
            let kind = ("kind", words.kind(marker.kind).into());
            words.with("marker-label", &[name, kind, ("mentions", mentions.into())])
        }
    }
}
