//! Words over the map about what it is made of: whose it is, and what keeps tiles from it.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Color32, Galley, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::pool::Trouble;
use super::{Base, BaseSource};
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::words::Words;

/// Around the words, on what is not our own map.
const PADDING: Vec2 = vec2(7.0, 4.0);

/// The size that the attribution takes in a map of a width. It is never cut, for it is owed: it takes more lines.
#[must_use]
pub fn attribution_size(ui: &Ui, base: &Base, width: f32, words: &Words) -> Vec2 {
    let around = if matches!(base.source, BaseSource::Offline) { Vec2::ZERO } else { 2.0 * PADDING };
    let said = unbroken(&base.attribution(words));
    lines(ui, &said, room(width), Color32::PLACEHOLDER, Align::Max).size() + around
}

/// With lines that end between two names and not within one.
fn unbroken(said: &str) -> String {
    let name = |name: &str| name.replace(' ', "\u{a0}");
    said.split(" · ").map(name).collect::<Vec<_>>().join(" · ")
}

/// The scale bar stands in the other corner, and the coordinates under the pointer beside it.
fn room(width: f32) -> f32 {
    (width - 300.0).clamp(250.0, 480.0)
}

/// Whose map it is, in the corner.
pub fn attribution(ui: &Ui, rect: Rect, base: &Base, width: f32, words: &Words) {
    let tokens = Tokens::of(ui);
    let said = base.attribution(words);
    let response = ui.interact(rect, ui.scope_id().with("attribution"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    let said = unbroken(&said);
    if !matches!(base.source, BaseSource::Offline) {
        // Nobody knows which colours lie there.
        widgets::frame(ui.painter(), rect, tokens.panel.gamma_multiply(0.92), Color32::TRANSPARENT);
        let galley = lines(ui, &said, room(width), tokens.weak, Align::Max);
        ui.painter().galley(pos2(rect.right() - PADDING.x, rect.top() + PADDING.y), galley, tokens.weak);
        return;
    }
    let land = base.style(ui.visuals().dark_mode).land;
    let halo = super::super::tessellate::colour(land);
    let galley = lines(ui, &said, room(width), halo, Align::Max);
    for step in 0u8..8 {
        let off = Vec2::angled(f32::from(step) * std::f32::consts::FRAC_PI_4) * 1.4;
        ui.painter().galley(rect.right_top() + off, Arc::clone(&galley), halo);
    }
    let galley = lines(ui, &said, room(width), tokens.weak, Align::Max);
    ui.painter().galley(rect.right_top(), galley, tokens.weak);
}

/// What keeps tiles from the map, in words at its foot, above the attribution.
pub fn status(ui: &Ui, map: Rect, above: f32, said: &str) {
    let tokens = Tokens::of(ui);
    let galley = lines(ui, said, (map.width() - 80.0).clamp(120.0, 520.0), tokens.text, Align::Min);
    let size = galley.size() + 2.0 * PADDING + vec2(14.0, 0.0);
    let rect = Rect::from_min_size(pos2(map.center().x - size.x / 2.0, above - size.y - 8.0), size);
    widgets::frame(ui.painter(), rect, tokens.panel, tokens.line);
    ui.painter().circle_filled(pos2(rect.left() + PADDING.x + 3.0, rect.center().y), 3.0, tokens.error);
    ui.painter().galley(rect.min + PADDING + vec2(14.0, 0.0), galley, tokens.text);
    let response = ui.interact(rect, ui.scope_id().with("tiles"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, said));
}

/// The words for what keeps tiles of a source from the map.
#[must_use]
pub fn told(
    base: &Base,
    trouble: Option<(&Trouble, bool)>,
    elsewhere: bool,
    words: &Words,
) -> Option<String> {
    match (&base.source, trouble) {
        (BaseSource::Online(online), Some((trouble, kept))) => {
            let host = online.server().host().into();
            let said = match trouble {
                Trouble::Unreachable if kept => return Some(words.with("online-kept", &[("host", host)])),
                Trouble::Unreachable => return Some(words.with("online-unreachable", &[("host", host)])),
                Trouble::Busy(status) => words.with("online-busy", &[("status", u32::from(*status).into())]),
                Trouble::Refused(why) => words.with("online-refused", &[("why", words.message(why).into())]),
            };
            Some(words.with("online-trouble", &[("host", host), ("said", said.into())]))
        }
        (BaseSource::File(file), Some((Trouble::Refused(why), _))) => {
            let why = words.message(why);
            Some(words.with("base-trouble", &[("name", file.name().into()), ("why", why.into())]))
        }
        (BaseSource::Online(online), None) if elsewhere => {
            Some(words.with("online-elsewhere", &[("host", online.server().host().into())]))
        }
        (BaseSource::File(file), None) if elsewhere => {
            Some(words.with("base-elsewhere", &[("name", file.name().into())]))
        }
        _ => None,
    }
}

fn lines(ui: &Ui, text: &str, width: f32, colour: Color32, halign: Align) -> Arc<Galley> {
    let format = TextFormat::simple(Face::Regular.at(size::CAPTION), colour);
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = width;
    job.halign = halign;
    ui.painter().layout_job(job)
}
