//! The card beside the pointer: which place it is on, in what it lies, how often it is named.

use eframe::egui::{Area, Frame, Id, Order, RichText, Ui, vec2};

use crate::ui::theme::{Face, Tokens, size};
use crate::view::{Marker, ViewModel, containers};
use crate::words::Words;

/// Shows the card of a marker beside the pointer.
pub fn show(ui: &Ui, view: &ViewModel, marker: &Marker, words: &Words) {
    let Some(pointer) = ui.ctx().pointer_latest_pos() else { return };
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
                ui.label(RichText::new(&marker.name).font(Face::SemiBold.at(size::BODY)).color(tokens.text));
                let weak = |text: String| {
                    RichText::new(text).font(Face::Regular.at(size::SECONDARY)).color(tokens.weak)
                };
                ui.label(weak(lies_in(view, marker, words)));
                ui.label(weak(counts(marker, view.query().filter.is_active(), words)));
            });
        });
}

/// What it is and what it lies in: "city · Kandahar · Afghanistan".
fn lies_in(view: &ViewModel, marker: &Marker, words: &Words) -> String {
    let place = view.corpus().place(&marker.place);
    let above = place.map(|place| containers(view.corpus(), place)).unwrap_or_default();
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

/// What a marker is called by those who do not see it: "Kandahar, city, 21 mentions".
#[must_use]
pub fn spoken(marker: &Marker, words: &Words) -> String {
    let mentions = words.with("mentions-count", &[("count", marker.visible.into())]);
    words.with(
        "marker-label",
        &[
            ("name", marker.name.as_str().into()),
            ("kind", words.kind(marker.kind).into()),
            ("mentions", mentions.into()),
        ],
    )
}
