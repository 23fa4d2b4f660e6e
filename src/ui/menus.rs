//! The menus: which commands stand in which, in which groups, and the button that opens them.

use std::path::PathBuf;

use eframe::egui::containers::menu::SubMenuButton;
use eframe::egui::style::ScrollStyle;
use eframe::egui::{
    Atom, Button, IdSalt, Popup, Rect, RichText, Role, ScrollArea, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::command::{Command, Tab, TimeZoom};
use super::kept::{Bookmark, Marking, TextStep, recent};
use super::map::Tool;
use super::playback::Speed;
use super::theme::{Face, Tokens, size};
use super::widgets::{self, Icon};
use crate::model::Language;
use crate::view::{Stack, Step, WindowMode};
use crate::words::Words;

/// A menu: the message that names it and its groups of commands, between which a line is drawn.
pub struct Menu {
    /// The message that names it.
    pub key: &'static str,
    /// Its commands in groups.
    pub groups: &'static [&'static [Command]],
    /// What follows its first group.
    pub list: Option<List>,
}

/// What a menu lists besides commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// What was opened before, in a menu of its own.
    Recent,
    /// The bookmarks of what is open.
    Bookmarks,
}

/// The menus, in order.
pub const MENUS: &[Menu] = &[
    Menu {
        key: "menu-file",
        groups: &[
            &[Command::OpenFolder, Command::OpenFiles, Command::OpenExamples, Command::Reload],
            &[Command::ExportFigure, Command::CopyFigure, Command::SaveScreenshot, Command::ExportData],
            &[Command::ShowWarnings],
            &[Command::Quit],
        ],
        list: Some(List::Recent),
    },
    Menu {
        key: "menu-view",
        groups: &[
            &[Command::Undo, Command::Redo],
            &[Command::ToggleClock, Command::ShowFilters, Command::ClearFilters],
            &[Command::ResetWindow, Command::ClearSelection],
            &[Command::ToggleSidebar, Command::ToggleReader, Command::ToggleTimeline],
            &[Command::ToggleOutliers, Command::ToggleTheme],
            &[
                Command::Text(TextStep::Larger),
                Command::Text(TextStep::Smaller),
                Command::Text(TextStep::Usual),
            ],
            &[
                Command::FollowSystemLanguage,
                Command::SetLanguage(Language::ENGLISH),
                Command::SetLanguage(Language::FRENCH),
            ],
        ],
        list: None,
    },
    Menu {
        key: "menu-bookmarks",
        groups: &[&[Command::Bookmark(Marking::Add), Command::Bookmark(Marking::List)]],
        list: Some(List::Bookmarks),
    },
    Menu {
        key: "menu-map",
        groups: &[
            &[
                Command::FitToData,
                Command::FitToSelection,
                Command::FitToAll,
                Command::ZoomIn,
                Command::ZoomOut,
            ],
            &[Command::MapBack, Command::MapForward],
            &[Command::SelectInView, Command::OnlySelected],
            &[
                Command::SetTool(Tool::Move),
                Command::SetTool(Tool::Rectangle),
                Command::SetTool(Tool::Lasso),
                Command::SetTool(Tool::Measure),
            ],
            &[Command::ToggleHeat, Command::ToggleLines],
            &[
                Command::SetNames(None),
                Command::SetNames(Some(Language::ENGLISH)),
                Command::SetNames(Some(Language::FRENCH)),
            ],
        ],
        list: None,
    },
    Menu {
        key: "menu-base",
        groups: &[
            &[Command::OpenBaseMap, Command::AskOnlineMap],
            &[Command::UseOfflineMap, Command::ToggleGreyMap],
        ],
        list: None,
    },
    Menu {
        key: "menu-time",
        groups: &[
            &[Command::TogglePlay, Command::ToggleLoop],
            &[Command::StepBack, Command::StepForward],
            &[Command::PreviousDay, Command::NextDay],
            &[
                Command::FitWindow,
                Command::SetWhole(Step::Week),
                Command::SetWhole(Step::Month),
                Command::SetWhole(Step::Year),
            ],
            &[Command::ZoomTimeline(TimeZoom::Window), Command::ZoomTimeline(TimeZoom::All)],
            &[Command::ToggleUndated],
            &[
                Command::SetMode(WindowMode::Window),
                Command::SetMode(WindowMode::Cumulative),
                Command::SetMode(WindowMode::Instant),
            ],
            &[
                Command::SetStep(Step::Day),
                Command::SetStep(Step::Week),
                Command::SetStep(Step::Month),
                Command::SetStep(Step::Year),
            ],
            &[
                Command::SetStack(Stack::Plain),
                Command::SetStack(Stack::Kind),
                Command::SetStack(Stack::Document),
                Command::SetStack(Stack::Theme),
            ],
        ],
        list: None,
    },
    Menu {
        key: "menu-read",
        groups: &[
            &[Command::Find],
            &[Command::NextMention, Command::PreviousMention],
            &[Command::OpenOriginal],
        ],
        list: None,
    },
    Menu {
        key: "menu-help",
        groups: &[&[Command::ShowPalette, Command::ShowShortcuts, Command::ShowAbout]],
        list: None,
    },
];

/// What has a name, and maybe keys, without a place in the menus.
pub const BEYOND_MENUS: &[Command] = &[
    Command::CloseDocument,
    Command::NextHit,
    Command::PreviousHit,
    Command::CancelOpening,
    Command::ShowTab(Tab::Places),
    Command::ShowTab(Tab::Documents),
    Command::ShowTab(Tab::Dates),
    Command::ShowTab(Tab::Unmatched),
    Command::SetSpeed(Speed::Half),
    Command::SetSpeed(Speed::One),
    Command::SetSpeed(Speed::Two),
    Command::SetSpeed(Speed::Four),
    Command::SetSpeed(Speed::Eight),
];

/// Every command that can be asked for by its name alone.
pub fn named() -> impl Iterator<Item = &'static Command> {
    MENUS.iter().flat_map(|menu| menu.groups.iter().copied().flatten()).chain(BEYOND_MENUS)
}

/// Tells whether what a command chooses is chosen, or what it turns on is on; `None` for what is done once.
pub type IsOn<'a> = &'a dyn Fn(&Command) -> Option<bool>;

/// What menus tell that only the window knows.
pub struct Told<'a> {
    /// What is on.
    pub is_on: IsOn<'a>,
    /// What was opened before, the last first.
    pub recent: &'a [Vec<PathBuf>],
    /// The bookmarks of what is open.
    pub bookmarks: &'a [Bookmark],
}

/// Width of what is left free for the mark of what is on.
const MARK: f32 = 14.0;
const WIDTH: f32 = 260.0;

/// The button that opens the menus, and those that are open.
pub fn button(ui: &mut Ui, told: &Told<'_>, words: &Words, commands: &mut Vec<Command>) {
    let button = widgets::icon_button(ui, Icon::Menu, &words.get("menu"), &words.get("menu-hint"), false);
    Popup::menu(&button).accessible_name(words.get("menu")).show(|ui| {
        for menu in MENUS {
            let name = RichText::new(words.get(menu.key)).font(Face::Regular.at(size::BODY));
            ui.menu_button(name, |ui| entries(ui, menu, told, words, commands));
        }
    });
}

fn entries(ui: &mut Ui, menu: &Menu, told: &Told<'_>, words: &Words, commands: &mut Vec<Command>) {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.spacing_mut().scroll = ScrollStyle::solid();
    // In a low window a long menu scrolls.
    let room = ui.ctx().content_rect().height() - size::GRID * 8.0;
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
        for (number, group) in menu.groups.iter().enumerate() {
            if number > 0 {
                ui.separator();
            }
            for command in *group {
                entry(ui, command, (told.is_on)(command), words, commands);
            }
            if number == 0 {
                match menu.list {
                    Some(List::Recent) => recent_menu(ui, told.recent, words, commands),
                    Some(List::Bookmarks) => bookmarks(ui, told.bookmarks, commands),
                    None => {}
                }
            }
        }
    });
}

fn entry(ui: &mut Ui, command: &Command, on: Option<bool>, words: &Words, commands: &mut Vec<Command>) {
    let keys = command.keys(words, ui.ctx()).unwrap_or_default();
    let keys = RichText::new(keys).font(Face::Regular.at(size::CAPTION));
    let name = command.label(words);
    let label = RichText::new(&name).font(Face::Regular.at(size::BODY));
    let place = IdSalt::new("menu-mark");
    let button = Button::new((Atom::custom(place, vec2(MARK, MARK)), label)).shortcut_text(keys);
    let shown = button.min_size(vec2(ui.available_width(), 0.0)).atom_ui(ui);
    if let (Some(true), Some(rect)) = (on, shown.rect(place)) {
        ui.painter().add(mark(rect, Tokens::of(ui)));
    }
    if let Some(on) = on {
        shown.response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
    }
    if shown.response.on_hover_text(command.hint(words)).clicked() {
        commands.push(command.clone());
    }
}

/// What was opened before, in a menu of its own.
fn recent_menu(ui: &mut Ui, recent: &[Vec<PathBuf>], words: &Words, commands: &mut Vec<Command>) {
    if recent.is_empty() {
        return;
    }
    let title = RichText::new(words.get("recent-title")).font(Face::Regular.at(size::BODY));
    let place = IdSalt::new("menu-mark");
    let button = Button::new((Atom::custom(place, vec2(MARK, MARK)), title));
    let button = button.min_size(vec2(ui.available_width(), 0.0)).right_text(SubMenuButton::arrow_atom(None));
    SubMenuButton::from_button(button).ui(ui, |ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 1.0;
        for paths in recent {
            if called(ui, &recent::name(paths, words), &recent::places(paths)) {
                commands.push(Command::Open(paths.clone()));
            }
        }
        ui.separator();
        entry(ui, &Command::ClearRecent, None, words, commands);
    });
}

/// The bookmarks, each with its note to be pointed at.
fn bookmarks(ui: &mut Ui, bookmarks: &[Bookmark], commands: &mut Vec<Command>) {
    if !bookmarks.is_empty() {
        ui.separator();
    }
    for (number, bookmark) in bookmarks.iter().enumerate() {
        if called(ui, &bookmark.name, &bookmark.note) {
            commands.push(Command::Bookmark(Marking::Show(number)));
        }
    }
}

/// An entry with a name of its own, cut where it is too long; whether it was clicked.
fn called(ui: &mut Ui, name: &str, hint: &str) -> bool {
    let label = RichText::new(name).font(Face::Regular.at(size::BODY));
    let place = IdSalt::new("menu-mark");
    let button = Button::new((Atom::custom(place, vec2(MARK, MARK)), label)).truncate();
    let response = ui.add(button.min_size(vec2(ui.available_width(), 0.0)));
    let response = if hint.is_empty() { response } else { response.on_hover_text(hint) };
    response.clicked()
}

/// The mark of what is on.
fn mark(rect: Rect, tokens: &Tokens) -> Shape {
    let at = |x: f32, y: f32| pos2(rect.min.x + x * rect.width(), rect.min.y + y * rect.height());
    Shape::line(vec![at(0.1, 0.55), at(0.35, 0.8), at(0.8, 0.25)], Stroke::new(1.6, tokens.accent))
}
