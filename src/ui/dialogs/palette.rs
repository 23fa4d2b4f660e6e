//! The palette: every command, place and document, found by typing part of its name.

use eframe::egui::{
    Align2, CornerRadius, Key, Modifiers, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::{Below, Command};
use crate::ui::kept::{Marking, recent};
use crate::ui::menus::{BEYOND_MENUS, MENUS};
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{ViewModel, Wanted};
use crate::words::Words;

/// So many places and so many documents are offered.
const MOST: usize = 8;
const ROW: f32 = 30.0;
/// The rows are no higher than this together, nor than the window has room for beside the field and the margins.
pub(super) const HEIGHT: f32 = 360.0;
/// So many rows Page Up and Page Down go.
const PAGE: isize = 11;
const AROUND: f32 = 152.0;

/// What was typed, what was found for it, and the row one is at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    /// What was typed so far.
    pub text: String,
    /// The row that Enter takes.
    pub at: usize,
    /// Names of the bookmarks of which it was found.
    bookmarks: Vec<String>,
    /// Kept until another text is typed: a corpus has tens of thousands of names.
    found: Option<Vec<Entry>>,
}

impl Palette {
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
    below: &Below<'_>,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let step = ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key);
        let rows = count(Key::ArrowDown).cast_signed() - count(Key::ArrowUp).cast_signed();
        rows + PAGE * (count(Key::PageDown).cast_signed() - count(Key::PageUp).cast_signed())
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
    // They are read by a job that may end only now.
    let bookmarks = &below.bookmarks.list;
    if !bookmarks.iter().map(|bookmark| &bookmark.name).eq(&palette.bookmarks) {
        palette.bookmarks = bookmarks.iter().map(|bookmark| bookmark.name.clone()).collect();
        palette.found = None;
    }
    let text = &palette.text;
    let entries = palette.found.get_or_insert_with(|| entries(ui, text, below, words));
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

fn entries(ui: &Ui, typed: &str, below: &Below<'_>, words: &Words) -> Vec<Entry> {
    let wanted = Wanted::of(typed);
    let ranked = ranked(ui, &wanted, words);
    if wanted.is_anything() {
        return ranked.into_iter().map(|(_, entry)| entry).collect();
    }
    // What begins as typed comes before what only holds it somewhere.
    let (near, far): (Vec<_>, Vec<_>) = ranked.into_iter().partition(|(rank, _)| *rank < 2);
    let mut entries: Vec<Entry> = near.into_iter().map(|(_, entry)| entry).collect();
    let marked = below.bookmarks.list.iter().map(|bookmark| bookmark.name.as_str()).zip(0..);
    entries.extend(wanted.best(marked, MOST).into_iter().map(|(name, number)| Entry {
        name: name.to_owned(),
        detail: words.get("palette-bookmark"),
        command: Command::Bookmark(Marking::Show(number)),
    }));
    entries.extend(below.view.into_iter().flat_map(|view| of_corpus(view, &wanted, words)));
    let names: Vec<_> = below.recent.iter().map(|paths| recent::name(paths, words)).collect();
    let opened = names.iter().map(String::as_str).zip(below.recent);
    entries.extend(wanted.best(opened, MOST).into_iter().map(|(name, paths)| Entry {
        name: name.to_owned(),
        detail: words.get("palette-recent"),
        command: Command::Open(paths.clone()),
    }));
    entries.extend(far.into_iter().map(|(_, entry)| entry));
    entries
}

/// The commands that are called as wanted, the best first, each with how well it fits.
fn ranked(ui: &Ui, wanted: &Wanted, words: &Words) -> Vec<(u8, Entry)> {
    let in_menus = MENUS
        .iter()
        .flat_map(|menu| menu.groups.iter().copied().flatten().map(move |command| (Some(menu), command)));
    let all = in_menus.chain(BEYOND_MENUS.iter().map(|command| (None, command)));
    let mut ranked: Vec<(u8, Entry)> = all
        .filter_map(|(menu, command)| {
            let keys = command.keys(words, ui.ctx()).unwrap_or_default();
            let name = command.label(words);
            let menu = menu.map(|menu| words.get(menu.key)).unwrap_or_default();
            let rank = wanted.rank(&format!("{name} {menu}"))?;
            Some((rank, Entry { name, detail: keys, command: command.clone() }))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
}

/// Places and documents that are called as wanted.
fn of_corpus<'a>(
    view: &'a ViewModel,
    wanted: &Wanted,
    words: &Words,
) -> impl Iterator<Item = Entry> + use<'a> {
    let (place, document) = (words.get("palette-place"), words.get("palette-document"));
    let places = view.places_named(wanted, MOST).into_iter().map(move |(name, id)| Entry {
        name: name.to_owned(),
        detail: place.clone(),
        command: Command::SelectPlace(id.clone()),
    });
    let documents = view.documents_named(wanted, MOST).into_iter().map(move |(title, number)| Entry {
        name: title.to_owned(),
        detail: document.clone(),
        command: Command::OpenDocument { document: number, paragraph: 0 },
    });
    places.chain(documents)
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
