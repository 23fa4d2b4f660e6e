//! The palette: every command, place and document, found by typing part of its name.

use eframe::egui::{
    Align2, CornerRadius, Key, Modifiers, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::Command;
use crate::ui::kept::Marking;
use crate::ui::menus::MENUS;
use crate::ui::state::State;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{ViewModel, Wanted};
use crate::words::Words;

/// So many places and so many documents are offered.
const MOST: usize = 8;
const ROW: f32 = 30.0;
/// The rows are no higher than this together, nor than the window has room for beside the field and the margins.
const HEIGHT: f32 = 360.0;
const AROUND: f32 = 152.0;

/// What was typed, what was found for it, and the row one is at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    /// What was typed so far.
    pub text: String,
    /// The row that Enter takes.
    pub at: usize,
    /// The bookmarks by their names.
    bookmarks: Vec<String>,
    /// Kept until another text is typed: a corpus has tens of thousands of names.
    found: Option<Vec<Entry>>,
}

impl Palette {
    /// One that offers what is in the state.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let bookmarks = state.bookmarks.list.iter().map(|bookmark| bookmark.name.clone()).collect();
        Self { bookmarks, ..Self::default() }
    }

    /// Looks anew: what was found is of another corpus.
    pub fn look_anew(&mut self) {
        self.found = None;
    }
}

/// A row: something that can be done or gone to.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    name: String,
    /// Its keys, or what it is.
    detail: String,
    command: Command,
}

/// Draws it; what is chosen is asked for.
pub fn show(
    ui: &mut Ui,
    palette: &mut Palette,
    view: Option<&ViewModel>,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let step = ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key);
        count(Key::ArrowDown).cast_signed() - count(Key::ArrowUp).cast_signed()
    });
    let hint = words.get("palette-hint");
    let field = TextEdit::singleline(&mut palette.text).hint_text(&hint).desired_width(f32::INFINITY);
    let field = ui.add(field.margin(vec2(10.0, 8.0)));
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !entered {
        super::takes_focus(ui, &field);
    }
    if field.changed() {
        (palette.at, palette.found) = (0, None);
    }
    ui.add_space(size::GRID);
    let text = &palette.text;
    let bookmarks = &palette.bookmarks;
    let entries = palette.found.get_or_insert_with(|| entries(ui, text, bookmarks, view, words));
    if entries.is_empty() {
        widgets::text(ui, &words.get("palette-nothing"), Face::Regular.at(size::BODY), Tokens::of(ui).weak);
        return;
    }
    palette.at = palette.at.saturating_add_signed(step).min(entries.len() - 1);
    let mut chosen = entered.then_some(palette.at);
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = ui.ctx().content_rect().height() - AROUND;
    ScrollArea::vertical().max_height(HEIGHT.min(room)).show(ui, |ui| {
        for (number, entry) in entries.iter().enumerate() {
            let row = row(ui, entry, number == palette.at);
            if number == palette.at && (step != 0 || field.changed()) {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                chosen = Some(number);
            }
        }
    });
    if let Some(entry) = chosen.and_then(|chosen| entries.get(chosen)) {
        // First, for it may open a dialog of its own.
        commands.extend([Command::CloseDialog, entry.command.clone()]);
    }
}

fn entries(
    ui: &Ui,
    typed: &str,
    bookmarks: &[String],
    view: Option<&ViewModel>,
    words: &Words,
) -> Vec<Entry> {
    let wanted = Wanted::of(typed);
    let all = MENUS
        .iter()
        .flat_map(|menu| menu.groups.iter().copied().flatten().map(move |command| (menu, command)));
    let named: Vec<(String, Entry)> = all
        .map(|(menu, command)| {
            let keys = command.keys(ui.ctx()).unwrap_or_default();
            let name = command.label(words);
            let searched = format!("{name} {}", words.get(menu.key));
            (searched, Entry { name, detail: keys, command: command.clone() })
        })
        .collect();
    let mut entries: Vec<Entry> = Vec::new();
    let mut ranked: Vec<(u8, Entry)> =
        named.into_iter().filter_map(|(searched, entry)| Some((wanted.rank(&searched)?, entry))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let Some(view) = view.filter(|_| !wanted.is_anything()) else {
        return ranked.into_iter().map(|(_, entry)| entry).collect();
    };
    let marked = bookmarks.iter().enumerate().map(|(number, name)| (name.as_str(), number));
    let marked = wanted.best(marked, MOST).into_iter().map(|(name, number)| Entry {
        name: name.to_owned(),
        detail: words.get("palette-bookmark"),
        command: Command::Bookmark(Marking::Show(number)),
    });
    let places = view.places_named(&wanted, MOST).into_iter().map(|(name, place)| Entry {
        name: name.to_owned(),
        detail: words.get("palette-place"),
        command: Command::SelectPlace(place.clone()),
    });
    let documents = view.documents_named(&wanted, MOST).into_iter().map(|(title, document)| Entry {
        name: title.to_owned(),
        detail: words.get("palette-document"),
        command: Command::OpenDocument { document, paragraph: 0 },
    });
    // What begins as typed comes before what only holds it somewhere.
    let (near, far): (Vec<_>, Vec<_>) = ranked.into_iter().partition(|(rank, _)| *rank < 2);
    entries.extend(near.into_iter().map(|(_, entry)| entry));
    entries.extend(marked);
    entries.extend(places);
    entries.extend(documents);
    entries.extend(far.into_iter().map(|(_, entry)| entry));
    entries
}

fn row(ui: &mut Ui, entry: &Entry, current: bool) -> eframe::egui::Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, current, &entry.name));
    if current || response.hovered() {
        let fill = if current { tokens.soft } else { tokens.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), fill);
    }
    let inner = rect.shrink2(vec2(size::GRID * 2.0, 0.0));
    let at = pos2(inner.right(), inner.center().y);
    let detail = ui.painter().text(
        at,
        Align2::RIGHT_CENTER,
        &entry.detail,
        Face::Regular.at(size::CAPTION),
        tokens.weak,
    );
    let room = detail.left() - inner.left() - size::GRID * 2.0;
    let name = widgets::line(ui, &entry.name, Face::Regular.at(size::BODY), tokens.text, room);
    widgets::paint_line(ui.painter(), inner.left(), inner.center().y, name);
    response
}
