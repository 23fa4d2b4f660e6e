//! The lists of the menu of filters whose ticked rows are kept alone: countries and documents. Each can be searched.

use eframe::egui::{Key, Role, Ui, WidgetInfo};

use super::choice::{Choice, Tick, caption};
use super::{FilterList, Menu};
use crate::export;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{OfDocument, Order, Wanted, document_rows};
use crate::words::Words;

/// So many rows of a list are offered beside those that are ticked; more are found by their names.
const OFFERED: usize = 8;

/// The countries, the most mentioned first.
pub(super) fn countries(ui: &mut Ui, menu: &Menu<'_>, words: &Words, commands: &mut Vec<Command>) {
    let (view, only) = (menu.view, &menu.view.query().filter.sieve.only_countries);
    let rows = view.choices().countries.iter();
    let named: Vec<_> = rows.map(|row| (export::country(view, &row.code, words), row)).collect();
    let wanted = head(ui, menu, FilterList::Countries, (named.len(), only.is_empty()), words, commands);
    let (mut offered, mut more) = (0, 0);
    for (label, row) in named {
        let ticked = only.contains(&row.code);
        let fits = wanted.rank(&label).is_some();
        if !ticked && (!fits || offered == OFFERED) {
            more += usize::from(fits);
            continue;
        }
        offered += usize::from(!ticked);
        let choice = Choice { label, count: row.mentions, ticked, means: Tick::Alone };
        choice.draw(ui, words, commands, || Command::ToggleCountry(row.code.clone()));
    }
    foot(ui, (offered, more), words);
}

/// The documents, those with most mentions first.
pub(super) fn documents(ui: &mut Ui, menu: &Menu<'_>, words: &Words, commands: &mut Vec<Command>) {
    let (view, filter) = (menu.view, &menu.view.query().filter);
    let only = &filter.sieve.only_documents;
    let rows = view.documents();
    let wanted = head(ui, menu, FilterList::Documents, (rows.len(), only.is_empty()), words, commands);
    let is_ticked = |at: usize| only.contains(&rows[at].path);
    let ticked = (0..if only.is_empty() { 0 } else { rows.len() }).filter(|at| is_ticked(*at));
    let fitting = menu.fitting_documents(&wanted);
    let others = fitting.iter().copied().filter(|at| !is_ticked(*at));
    let more = others.clone().skip(OFFERED).count();
    let offered: Vec<usize> = ticked.chain(others.take(OFFERED)).collect();
    for row in offered.iter().map(|at| &rows[*at]) {
        let state = filter.of_document(&row.path);
        let ticked = matches!(state, OfDocument::Alone | OfDocument::AmongSome);
        let (label, count) = (row.title.clone(), row.total as usize);
        let choice = Choice { label, count, ticked, means: Tick::Alone };
        choice.draw(ui, words, commands, || match state {
            OfDocument::AmongAll => Command::OnlyDocument(row.document),
            OfDocument::LeftOut => Command::AlsoDocument(row.document),
            OfDocument::Alone | OfDocument::AmongSome => Command::NotDocument(row.document),
        });
    }
    foot(ui, (offered.len(), more), words);
}

impl Menu<'_> {
    /// The documents that fit, most mentions first. Where nothing is looked for no title is read.
    fn fitting_documents(&self, wanted: &Wanted) -> Vec<usize> {
        let totals: Vec<u32> = self.view.documents().iter().map(|row| row.total).collect();
        document_rows(self.view.documents(), Order::Mentions, wanted, &totals)
    }
}

/// What a list is called, what no tick means, and the field to look for something in it where it is long; what is looked for.
fn head(
    ui: &mut Ui,
    menu: &Menu<'_>,
    list: FilterList,
    (rows, is_free): (usize, bool),
    words: &Words,
    commands: &mut Vec<Command>,
) -> Wanted {
    let (title, hint) = match list {
        FilterList::Countries => ("filter-countries", "filter-countries-search"),
        FilterList::Documents => ("filter-documents", "filter-documents-search"),
    };
    caption(ui, &words.get(title));
    if is_free {
        aside(ui, &words.get("filter-none-chosen"));
    }
    if rows <= OFFERED {
        return Wanted::default();
    }
    let mut text = menu.fields.search(list).to_owned();
    let hint = words.get(hint);
    let response = ui
        .horizontal(|ui| {
            ui.add_space(size::GRID * 2.0);
            let width = ui.available_width() - size::GRID * 2.0;
            ui.add(widgets::field(&mut text, hint.clone(), width))
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        text.clear();
    }
    let wanted = Wanted::of(&text);
    if text != menu.fields.search(list) {
        commands.push(Command::SearchFilters(list, text));
    }
    ui.add_space(size::GRID);
    wanted
}

/// How many more there are to look for, or that there are none.
fn foot(ui: &mut Ui, (offered, more): (usize, usize), words: &Words) {
    if more > 0 {
        aside(ui, &words.with("filter-more", &[("count", more.into())]));
    } else if offered == 0 {
        aside(ui, &words.get("search-nothing"));
    }
    ui.add_space(size::GRID);
}

fn aside(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(size::GRID * 2.0);
        widgets::text(ui, text, Face::Regular.at(size::CAPTION), Tokens::of(ui).weak);
    });
    ui.add_space(size::GRID);
}
