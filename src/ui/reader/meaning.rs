//! What a highlighted toponym means, told to whom points at it or comes to it by the keyboard.

use eframe::egui::Ui;

use super::Text;
use crate::model::percent;
use crate::ui::dated;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{self, MeantPlace, ThemeMark, meaning};
use crate::words::Words;

/// Width of the card.
const WIDTH: f32 = 300.0;
/// Of what else a toponym may mean so much is told.
const MOST_OTHERS: usize = 4;

/// The card of the mention with this number.
pub(super) fn card(ui: &mut Ui, text: &Text<'_>, mention: u32) {
    let Some(meant) = meaning(text.view.corpus(), text.view.query(), mention) else { return };
    let (words, tokens) = (text.words, Tokens::of(ui));
    ui.set_max_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 3.0;
    let said = |ui: &mut Ui, said: &str, colour| {
        widgets::text(ui, said, Face::Regular.at(size::SECONDARY), colour);
    };
    match &meant.place {
        Some(place) => {
            widgets::text(ui, &place.name, Face::SemiBold.at(size::BODY), tokens.text);
            said(ui, &what(place, words), tokens.weak);
            let sure = words.percent(percent(meant.confidence));
            let reason = words.with("placed-because", &[("reason", words.reason(&meant.reason).into())]);
            said(
                ui,
                &words.with("meaning-sure", &[("percent", sure.into()), ("because", reason.into())]),
                tokens.text,
            );
        }
        None => {
            widgets::text(ui, &meant.toponym, Face::SemiBold.at(size::BODY), tokens.text);
            let reason = words.with("unmatched-reason", &[("reason", words.reason(&meant.reason).into())]);
            said(ui, &reason, tokens.text);
        }
    }
    let date = meant.date.as_ref().map_or_else(|| words.get("date-undated"), |date| words.range(date.range));
    widgets::text(ui, &date, Face::SemiBold.at(size::SECONDARY), tokens.accent);
    if let Some(how) = dated::told(meant.date.as_ref(), meant.narration, words) {
        said(ui, &how, tokens.weak);
    }
    if let Some(why) = &meant.theme {
        said(ui, &themed(why, text).join(", "), tokens.text);
    }
    if !meant.others.is_empty() || meant.others_elsewhere > 0 {
        ui.add_space(size::GRID);
        said(ui, &words.get("meaning-others"), tokens.weak);
    }
    for (other, share) in meant.others.iter().take(MOST_OTHERS) {
        let values = [
            ("name", other.name.as_str().into()),
            ("what", what(other, words).into()),
            ("percent", words.percent(percent(*share)).into()),
        ];
        said(ui, &words.with("meaning-other", &values), tokens.text);
    }
    let untold = meant.others.len().saturating_sub(MOST_OTHERS) + meant.others_elsewhere as usize;
    if untold > 0 {
        said(ui, &words.with("meaning-elsewhere", &[("count", untold.into())]), tokens.weak);
    }
}

/// Of what theme words are, and which rule says so.
pub(super) fn themed(mark: &ThemeMark, text: &Text<'_>) -> [String; 2] {
    let theme = view::theme_name(text.view.corpus(), mark.theme, text.words.language());
    let values = [("theme", theme.into()), ("words", mark.words.as_str().into())];
    [
        text.words.with("theme-told", &values),
        text.words.with("theme-by", &[("rule", mark.rule.as_str().into())]),
    ]
}

/// What a place is and what it lies in: "city · Kandahar · Afghanistan".
fn what(place: &MeantPlace, words: &Words) -> String {
    std::iter::once(words.kind(place.kind))
        .chain(place.containers.iter().cloned())
        .collect::<Vec<_>>()
        .join(" · ")
}
