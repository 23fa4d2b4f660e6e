//! Which panel is where: bar above, lists left, reader right, timeline below, map in the middle. Narrow windows fold
//! the lists into a rail and lay the reader over the map.

use std::path::PathBuf;

use eframe::egui::{
    Align2, Area, CentralPanel, Frame, Id, Margin, Order, Panel, Pos2, Rect, Role, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::app::App;
use super::command::Command;
use super::empty::{self, Empty};
use super::figures::Making;
use super::filters;
use super::map::tiles::BaseSource;
use super::menus::Told;
use super::opening::Shows;
use super::reader::{self, Reader};
use super::sidebar::{self, Sidebar};
use super::sizes::{Resized, Sizes};
use super::state::{Panels, State};
use super::strips;
use super::theme::{Face, Tokens, size};
use super::timeline::Time;
use super::topbar::{self, TopBar};
use super::widgets;
use super::{dialogs, map, timeline};
use crate::view::{Stack, ViewModel};
use crate::words::Words;

impl App {
    /// Draws everything.
    pub(super) fn panels(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let tokens = Tokens::of(ui);
        let plain = Frame::new().fill(tokens.panel);
        let said = self.state.view.as_ref().map(|view| counts(view, &self.state.panels, &self.words));
        Panel::top("topbar").exact_size(size::TOPBAR).frame(plain).show(ui, |ui| {
            let bar = self.state.view.as_ref().zip(said.as_deref()).map(|(view, counts)| TopBar {
                view,
                counts,
                sought: self.state.sought(),
                fields: &self.state.filters,
            });
            let told = Told {
                is_on: &|command| self.is_on(command),
                recent: self.state.recent.opened(),
                bookmarks: &self.state.bookmarks.list,
            };
            topbar::panel(ui, bar.as_ref(), &told, &self.words, commands);
        });
        let nothing_yet = self.opening.as_ref().is_some_and(|opening| opening.shows == Shows::Nothing);
        let busy = nothing_yet || self.state.failure.is_some();
        if self.state.view.is_none() || busy {
            CentralPanel::no_frame().show(ui, |ui| self.empty(ui, commands));
        } else {
            self.strips(ui, commands);
            self.filter_strip(ui, commands);
            self.corpus_panels(ui, commands);
        }
        self.over_all(ui, commands);
    }

    /// What has to be said over all that is shown.
    fn strips(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        for strip in strips::of(&self.state, self.opening.as_ref(), self.writing.as_ref(), &self.words) {
            let frame = Frame::new().fill(strip.fill(Tokens::of(ui)));
            Panel::top(strip.id).exact_size(strips::HEIGHT).frame(frame).show(ui, |ui| {
                strip.show(ui, &self.words, commands);
            });
        }
    }

    /// Whatever filters leave out is said over all that they touch.
    fn filter_strip(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Some(view) = self.state.view.as_ref().filter(|view| view.query().filter.is_active()) else {
            return;
        };
        let soft = Frame::new().fill(Tokens::of(ui).soft);
        Panel::top("filters").exact_size(filters::STRIP).frame(soft).show(ui, |ui| {
            filters::strip(ui, view, &self.words, commands);
        });
    }

    /// Whether what a command chooses is chosen, or what it turns on is on; `None` for what is done once.
    fn is_on(&self, command: &Command) -> Option<bool> {
        let base = self.map.base();
        match command {
            Command::SetLanguage(language) => Some(self.languages.1 == Some(*language)),
            Command::FollowSystemLanguage => Some(self.languages.1.is_none()),
            Command::ToggleGreyMap => Some(base.grey),
            Command::UseOfflineMap => Some(matches!(base.source, BaseSource::Offline)),
            command => self.state.is_on(command),
        }
    }

    fn empty(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let state = match (&self.opening, &self.state.failure) {
            (Some(opening), _) => Empty::Opening { progress: opening.progress(), name: &opening.name },
            (None, Some(failure)) => Empty::Failed(failure, self.state.view.is_some()),
            (None, None) => Empty::Nothing(self.state.recent.opened()),
        };
        empty::panel(ui, &state, &self.words, commands);
    }

    fn corpus_panels(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let width = ui.max_rect().width();
        let plain = Frame::new().fill(Tokens::of(ui).panel);
        let words = &self.words;
        let State {
            view: Some(view),
            panels,
            tab,
            lists,
            passages,
            document,
            playback,
            mention,
            stack,
            find,
            map: map_look,
            sizes,
            ..
        } = &mut self.state
        else {
            return;
        };
        map_look.themes = *stack == Stack::Theme;
        panels.fit(width < size::NARROW);
        lists.follow(view, *tab, words);
        if panels.timeline {
            Resized::Timeline.show(ui, sizes, plain, |ui| {
                let time = Time { view, playback, mention: *mention, stack: *stack };
                timeline::panel(ui, &time, words, &mut self.timeline, commands);
            });
        }
        let read = document.as_ref().map(|open| (open.text.document, open.paragraph));
        let sidebar = Sidebar { view, tab: *tab, lists, document: read.map(|(document, _)| document), read };
        lists_beside(ui, (panels, sizes), &sidebar, words, commands);
        let reading = view.selected().is_some() || document.is_some() || find.is_some();
        let reader = Reader {
            view,
            passages,
            document: document.as_mut(),
            mention: *mention,
            find: find.as_mut(),
            by_theme: map_look.themes || !view.query().filter.sieve.without_themes.is_empty(),
        };
        if !panels.reader {
            // The map has the room.
        } else if width >= size::SLIM {
            let panel = Resized::Reader;
            panel.show(ui, sizes, plain, |ui| reader::panel(ui, reader, words, commands));
        } else if reading {
            reader_over(ui, reader, words, commands);
        }
        if panels.peek {
            lists_over(ui, &sidebar, words, commands);
        }
        CentralPanel::no_frame()
            .show(ui, |ui| map::panel(ui, (view, map_look), words, &mut self.map, commands));
    }

    /// Dialogs, notices, and the sign that something can be dropped.
    fn over_all(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        if let Some(notice) = &self.state.notice {
            notice_over(ui, notice, &self.words, commands);
        }
        let of = self.surroundings();
        if let Some(dialog) = &mut self.state.dialog {
            let warnings = match (&self.state.failure, &self.state.view) {
                (Some(failure), _) => failure.warnings.as_slice(),
                (None, Some(view)) => view.corpus().warnings(),
                (None, None) => &[],
            };
            let mut below = dialogs::Below {
                warnings,
                view: self.state.view.as_ref(),
                bookmarks: &self.state.bookmarks,
                recent: self.state.recent.opened(),
                figure: Making {
                    form: &mut self.state.figure,
                    preview: &mut self.preview,
                    of: &of,
                    has_themes: self.state.view.as_ref().is_some_and(has_themes),
                },
            };
            if let Some((asked, path)) = dialogs::show(ui, dialog, &mut below, &self.words, commands) {
                self.state.dialog = None;
                self.answered(asked, vec![PathBuf::from(path.trim())], ui.ctx());
            }
        }
        if ui.input(|input| !input.raw.hovered_files.is_empty()) {
            empty::drop_target(ui, &self.words);
        }
    }
}

fn has_themes(view: &ViewModel) -> bool {
    view.corpus().themes().counts().iter().any(|count| *count > 0)
}

/// "5 documents · 134 mentions"; while the timeline is hidden, also how many of them are in sight and how many undated. What is said
/// where there is no room for it follows: the timeline counts mentions too.
fn counts(view: &ViewModel, panels: &Panels, words: &Words) -> Vec<String> {
    let said = timeline::counts(view, words);
    if !panels.timeline && panels.narrow {
        return vec![said];
    }
    let documents = words.with("documents-count", &[("count", view.documents().len().into())]);
    let mentions = if panels.timeline {
        words.with("mentions-count", &[("count", view.counts().total.into())])
    } else {
        said
    };
    let values = [("documents", documents.as_str().into()), ("mentions", mentions.into())];
    let both = words.with("topbar-counts", &values);
    if panels.timeline { vec![both, documents, String::new()] } else { vec![both] }
}

/// Something that floats: panel colour, hairline, shadow.
fn floating(ui: &Ui) -> Frame {
    let tokens = Tokens::of(ui);
    Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(size::HAIRLINE, tokens.line))
        .corner_radius(size::RADIUS)
        .shadow(ui.visuals().popup_shadow)
}

/// Where a map is lower than this, in points, what lies over it lies over the timeline as well: some lines are no passage to read. So it
/// is with text of twice its size in a window of usual size.
const LOW: f32 = 320.0;

/// The room for what lies over the map.
fn room_over(ui: &Ui) -> Rect {
    let room = ui.available_rect_before_wrap();
    let foot = if room.height() < LOW { ui.ctx().content_rect().bottom() } else { room.bottom() };
    room.with_max_y(foot).shrink(size::GRID * 2.0)
}

/// The reader over the map.
fn reader_over(ui: &Ui, reader: Reader<'_>, words: &Words, commands: &mut Vec<Command>) {
    let room = room_over(ui);
    let width = size::READER.min(room.width());
    area("reader-over", pos2(room.right() - width, room.top())).show(ui.ctx(), |ui| {
        floating(ui).show(ui, |ui| {
            ui.set_width(width);
            ui.set_height(room.height());
            let clip = ui.max_rect();
            let finds = reader.find.is_some();
            reader::panel(ui, reader, words, commands);
            if finds {
                // The corner is that of the cross which ends the search; the reader is closed after it.
                return;
            }
            let at = pos2(clip.right() - size::BUTTON - size::GRID, clip.top() + size::GRID);
            close_at(ui, at, Command::ToggleReader, words, commands);
        });
    });
}

/// The lists at the left, or the rail of icons in their place.
fn lists_beside(
    ui: &mut Ui,
    (panels, sizes): (&Panels, &mut Sizes),
    lists: &Sidebar<'_>,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let plain = Frame::new().fill(Tokens::of(ui).panel);
    if panels.sidebar && !panels.narrow {
        Resized::Sidebar.show(ui, sizes, plain, |ui| sidebar::panel(ui, lists, words, commands));
    } else {
        let rail = Panel::left("rail").resizable(false).exact_size(size::RAIL).frame(plain);
        let lit = panels.peek.then_some(lists.tab);
        rail.show(ui, |ui| sidebar::rail(ui, lit, words, commands));
    }
}

/// The lists over the map.
fn lists_over(ui: &Ui, lists: &Sidebar<'_>, words: &Words, commands: &mut Vec<Command>) {
    let room = room_over(ui);
    area("lists-over", room.min).show(ui.ctx(), |ui| {
        floating(ui).show(ui, |ui| {
            ui.set_width(size::SIDEBAR);
            ui.set_height(room.height());
            sidebar::panel(ui, lists, words, commands);
        });
    });
}

fn area(name: &'static str, at: Pos2) -> Area {
    Area::new(Id::unique(name)).order(Order::Middle).fixed_pos(at).constrain(false)
}

fn close_at(ui: &mut Ui, at: Pos2, command: Command, words: &Words, commands: &mut Vec<Command>) {
    let rect = Rect::from_min_size(at, vec2(size::BUTTON, size::BUTTON));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect));
    if widgets::close_button(&mut ui, words).clicked() {
        commands.push(command);
    }
}

/// What a notice has beside its words: its margins, and what closes it.
const NOTICE_AROUND: f32 = 24.0 + size::BUTTON + size::GRID * 2.0;

/// A line at the foot of the window.
fn notice_over(ui: &Ui, notice: &str, words: &Words, commands: &mut Vec<Command>) {
    let room = ui.ctx().content_rect();
    let area = Area::new(Id::unique("notice")).order(Order::Foreground).pivot(Align2::CENTER_BOTTOM);
    area.fixed_pos(pos2(room.center().x, room.bottom() - size::MARGIN)).show(ui.ctx(), |ui| {
        floating(ui).inner_margin(Margin::symmetric(12, 4)).show(ui, |ui| {
            ui.horizontal(|ui| {
                let font = Face::Regular.at(size::BODY);
                let width = room.width() - size::MARGIN * 2.0 - NOTICE_AROUND;
                let galley = ui.painter().layout(notice.to_owned(), font, Tokens::of(ui).text, width);
                let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
                ui.painter().galley(rect.min, galley, Tokens::of(ui).text);
                response.widget_info(|| WidgetInfo::labeled(Role::Status, true, notice));
                if widgets::close_button(ui, words).clicked() {
                    commands.push(Command::CloseNotice);
                }
            });
        });
    });
}
