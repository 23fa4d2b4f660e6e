//! The one place where commands change state. What concerns the world outside comes back as an effect.

mod filter;
mod time;

use std::path::PathBuf;

use eframe::egui::Theme;

use super::command::{Command, Tab, TimeZoom};
use super::dialogs::{OnlineForm, Palette};
use super::finding;
use super::kept::{self, Edit};
use super::map::MapView;
use super::map::Tool;
use super::map::tiles::TileServer;
use super::original;
use super::reader::Flow;
use super::sifting::in_force;
use super::state::{Dialog, OpenDocument, State};
use crate::model::{Language, PlaceId};
use crate::view::{self, ViewModel};

/// What a command asks of the world outside the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the user for a folder to open.
    PickFolder,
    /// Ask the user for files to open.
    PickFiles,
    /// Open these.
    Open(Vec<PathBuf>),
    /// Open the articles that ship with the program.
    OpenExamples,
    /// Open the menu of filters.
    OpenFilters,
    /// Stop opening.
    CancelOpening,
    /// Ask what a bookmark of what is shown is to be called.
    NameBookmark,
    /// Change the file of bookmarks.
    KeepBookmarks(Box<Edit>),
    /// Look there on the map.
    LookAt(MapView),
    /// Show text, and what is measured by it, so many times as large as before.
    ScaleText(f32),
    /// Speak the language of the system.
    FollowSystemLanguage,
    /// Read again what is open.
    Reload,
    /// Ask where the figure goes, and write it.
    SaveFigure,
    /// Put a picture of the figure into the clipboard.
    CopyFigure,
    /// Stop writing a file.
    StopWriting,
    /// Ask where the data goes.
    SaveData,
    /// Ask where the picture of the window goes, and take it.
    SavePicture,
    /// Put a text into the clipboard.
    Copy(String),
    /// Open a file in the system's program for it.
    OpenFile(PathBuf),
    /// Show the window in this theme.
    SetTheme(Theme),
    /// Let the window go on by itself, or stay.
    TogglePlay,
    /// Show far days on the timeline, or the usual ones.
    ToggleOutliers,
    /// Bring these days onto the axis of the timeline.
    ZoomTimeline(TimeZoom),
    /// Bring what is shown into the map.
    FitMap,
    /// Look for these words in all texts.
    Find(String),
    /// Bring this place into the map where it is out of sight.
    ShowOnMap(PlaceId),
    /// Ask the user for a base map.
    PickBaseMap,
    /// Open this base map.
    OpenBaseMap(PathBuf),
    /// Show the tiles of a server.
    UseOnlineMap(TileServer),
    /// Show the map that ships.
    UseOfflineMap,
    /// Show the map that ships without colour, or with it.
    ToggleGreyMap,
    /// Bring the selected places into the map.
    FitSelection,
    /// Speak this language.
    SetLanguage(Language),
    /// Bring every place into the map.
    FitMapToAll,
    /// Go back through the views of the map, or forward where that is so.
    GoThroughViews(bool),
    /// Select the places that the map shows.
    SelectInView,
    /// Forget what is being drawn on the map; where nothing is, clear the selection.
    CancelDrawing,
    /// Change the zoom of the map by so many levels.
    ZoomMap(f64),
    /// Close the window.
    Close,
}

/// Changes `state` as `command` says.
pub fn apply(state: &mut State, command: Command) -> Option<Effect> {
    match command {
        Command::OpenFolder => return Some(Effect::PickFolder),
        Command::OpenFiles => return Some(Effect::PickFiles),
        Command::Open(paths) => return Some(Effect::Open(paths)),
        Command::OpenExamples => return Some(Effect::OpenExamples),
        Command::ShowFilters => return state.view.is_some().then_some(Effect::OpenFilters),
        Command::CancelOpening => return Some(Effect::CancelOpening),
        Command::Reload => return Some(Effect::Reload),
        Command::CloseChanges => state.changes = None,
        Command::SaveScreenshot => return Some(Effect::SavePicture),
        Command::StopWriting => return Some(Effect::StopWriting),
        command @ (Command::ExportFigure
        | Command::SaveFigure
        | Command::CopyFigure
        | Command::ExportData) => return state.view.is_some().then(|| export(state, &command)).flatten(),
        Command::OpenOriginal => return state.document.as_ref()?.file.clone().map(Effect::OpenFile),
        Command::Copy(text) => return Some(Effect::Copy(text)),
        Command::TogglePlay => return state.view.is_some().then_some(Effect::TogglePlay),
        Command::ToggleOutliers => return Some(Effect::ToggleOutliers),
        Command::ZoomTimeline(to) => return state.view.is_some().then_some(Effect::ZoomTimeline(to)),
        Command::Quit => return Some(Effect::Close),
        Command::ToggleTheme => {
            state.theme = if state.theme == Theme::Light { Theme::Dark } else { Theme::Light };
            return Some(Effect::SetTheme(state.theme));
        }
        Command::Undo | Command::Redo => {
            if let Some(query) = state.undo.go(command == Command::Redo) {
                state.playback.pause();
                state.query = query;
            }
        }
        Command::SetLanguage(language) => return Some(Effect::SetLanguage(language)),
        command @ (Command::Text(_)
        | Command::Bookmark(_)
        | Command::ClearRecent
        | Command::FollowSystemLanguage) => return kept::apply(state, command),
        Command::ToggleSidebar => state.panels.toggle_list(),
        Command::ToggleReader => state.panels.reader = !state.panels.reader,
        Command::ToggleTimeline => state.panels.timeline = !state.panels.timeline,
        Command::ShowWarnings => state.dialog = Some(Dialog::Warnings),
        Command::ShowShortcuts => state.dialog = Some(Dialog::Shortcuts),
        Command::ShowPalette => state.dialog = Some(Dialog::Palette(Palette::default())),
        Command::ShowAbout => state.dialog = Some(Dialog::About),
        Command::CloseDialog if state.dialog.is_some() => state.dialog = None,
        Command::CloseDialog => state.failure = None,
        Command::CloseNotice => state.notice = None,
        Command::ShowTab(tab) => show_tab(state, tab),
        command @ (Command::Find
        | Command::SetFind(_)
        | Command::NextHit
        | Command::PreviousHit
        | Command::OpenHit(_)
        | Command::CloseFind) => return finding::apply(state, command),
        Command::ClearSelection if is_drawing(state) => {
            state.map.tool = Tool::Move;
            return Some(Effect::CancelDrawing);
        }
        command => return map(state, command),
    }
    None
}

/// What goes out of the window, of which there is something to show.
fn export(state: &mut State, command: &Command) -> Option<Effect> {
    match command {
        Command::SaveFigure => Some(Effect::SaveFigure),
        Command::CopyFigure => Some(Effect::CopyFigure),
        Command::ExportData => Some(Effect::SaveData),
        _ => {
            // What moved meanwhile would be no preview of what is written.
            state.playback.pause();
            state.figure.at = 0;
            state.dialog = Some(Dialog::Figure);
            None
        }
    }
}

/// Shows a list; where lists lie over the map, the same once more closes it.
fn show_tab(state: &mut State, tab: Tab) {
    let panels = &mut state.panels;
    if panels.narrow {
        panels.peek = !(panels.peek && state.tab == tab);
    } else {
        panels.sidebar = true;
    }
    state.tab = tab;
}

/// Whether Escape puts a tool of the map away: where nothing lies over the map that it would close first.
fn is_drawing(state: &State) -> bool {
    let above =
        state.dialog.is_some() || state.failure.is_some() || state.notice.is_some() || state.panels.peek;
    let reading = state.document.is_some() || state.find.is_some();
    state.map.tool != Tool::Move && !above && !reading
}

/// What changes the map and how it is looked at.
fn map(state: &mut State, command: Command) -> Option<Effect> {
    match command {
        Command::OpenBaseMap => return Some(Effect::PickBaseMap),
        Command::ShowBaseMap(path) => return Some(Effect::OpenBaseMap(path)),
        Command::AskOnlineMap => state.dialog = Some(Dialog::Online(OnlineForm::suggested())),
        Command::UseOnlineMap(server) => {
            state.dialog = None;
            return Some(Effect::UseOnlineMap(server));
        }
        Command::UseOfflineMap => return Some(Effect::UseOfflineMap),
        Command::ToggleGreyMap => return Some(Effect::ToggleGreyMap),
        Command::FitToData => return Some(Effect::FitMap),
        Command::FitToAll => return Some(Effect::FitMapToAll),
        Command::FitToSelection => return Some(Effect::FitSelection),
        Command::MapBack => return Some(Effect::GoThroughViews(false)),
        Command::MapForward => return Some(Effect::GoThroughViews(true)),
        Command::SelectInView => return Some(Effect::SelectInView),
        Command::SetTool(tool) => {
            state.map.tool = if state.map.tool == tool { Tool::Move } else { tool };
            return Some(Effect::CancelDrawing);
        }
        Command::SetNames(language) => state.query.names = language,
        Command::ToggleHeat => state.map.heat = !state.map.heat,
        Command::ToggleLines => state.map.lines = !state.map.lines,
        Command::ZoomIn => return Some(Effect::ZoomMap(1.0)),
        Command::ZoomOut => return Some(Effect::ZoomMap(-1.0)),
        command => return read_and_show(state, command),
    }
    None
}

/// Changes what is read. What is selected comes into the map where it is out of sight.
fn read_and_show(state: &mut State, command: Command) -> Option<Effect> {
    let by_mention =
        matches!(command, Command::SelectMention(_) | Command::NextMention | Command::PreviousMention);
    let place = match &command {
        Command::SelectPlace(place) | Command::TogglePlace(place) => Some(place.clone()),
        _ => None,
    };
    read(state, command);
    let shown = if by_mention { state.place_of_mention() } else { place };
    shown.filter(|place| state.query.places.contains(place)).map(Effect::ShowOnMap)
}

/// What changes what is read: the query, the tree, the document.
fn read(state: &mut State, command: Command) {
    match command {
        Command::ToggleClock => state.query.clock = state.query.clock.other(),
        Command::SelectPlace(place) => {
            if let Some(view) = &state.view {
                state.lists.reveal(&place, view.tree());
            }
            state.query.select(place);
            show_selection(state);
        }
        Command::ClearSelection if state.dialog.is_some() => state.dialog = None,
        Command::ClearSelection if state.failure.is_some() => state.failure = None,
        Command::ClearSelection if state.notice.is_some() => state.notice = None,
        Command::ClearSelection if state.panels.peek => state.panels.peek = false,
        Command::ClearSelection if state.document.is_some() => close_document(state),
        Command::ClearSelection if state.find.is_some() => state.find = None,
        Command::ClearSelection => {
            state.query.places.clear();
            state.mention = None;
        }
        Command::TogglePlace(place) => {
            if !state.query.places.remove(&place) {
                state.query.places.insert(place);
            }
            show_selection(state);
        }
        Command::SelectPlaces(places) => {
            state.query.places = places;
            show_selection(state);
        }
        Command::SelectMention(mention) => select_mention(state, mention),
        Command::NextMention => step_mention(state, true),
        Command::PreviousMention => step_mention(state, false),
        Command::ToggleBranch(place) => state.lists.toggle(&place),
        Command::SearchList(tab, text) => state.lists.search(tab, text),
        Command::SortList(tab, order) => state.lists.sort(tab, order),
        Command::OpenDocument { document, paragraph } => open_document(state, document, paragraph),
        Command::CloseDocument => close_document(state),
        command => filter::change(state, command),
    }
}

/// Shows the passages of what is selected from their top.
fn show_selection(state: &mut State) {
    state.mention = None;
    state.passages = Flow::from_top();
    state.document = None;
    // What was looked for would stand before what is selected now.
    state.find = None;
    state.panels.reader = true;
}

/// Selects one mention, and its place where that is not selected yet.
fn select_mention(state: &mut State, number: u32) {
    let Some(view) = &state.view else { return };
    let Some(mention) = view.corpus().mentions().get(number as usize) else { return };
    // A mention that is listed already leaves the selection as it is, also where a country's are those of the places within.
    let listed = view.selected().is_some_and(|selected| selected.mentions.contains(&number));
    let other = mention.place.as_ref().filter(|place| !listed && !state.query.places.contains(place));
    if let Some(place) = other {
        state.lists.reveal(place, view.tree());
        state.query.select(place.clone());
    }
    let document = mention.document;
    state.mention = Some(number);
    if let Some(find) = &mut state.find {
        // One is at the mention now and at no hit.
        find.at = None;
    }
    state.panels.reader = true;
    state.passages.reveal();
    match &mut state.document {
        Some(open) if open.text.document == document => open.flow.reveal(),
        // What is open tells of another one.
        _ => state.document = None,
    }
}

/// Goes to the mention after the selected one, or before it, in the order in which they are read.
fn step_mention(state: &mut State, forward: bool) {
    let next = match (&state.document, state.view.as_ref().and_then(ViewModel::selected)) {
        (Some(open), _) => {
            let (mentions, start) = open.mentions();
            view::beside(&mentions, state.mention, start, forward)
        }
        (None, Some(selected)) => view::beside(&selected.mentions, state.mention, 0, forward),
        (None, None) => None,
    };
    if let Some(next) = next {
        select_mention(state, next);
    }
}

/// Goes back to the passages as they were left.
fn close_document(state: &mut State) {
    state.document = None;
    state.passages.come_back();
}

pub(super) fn open_document(state: &mut State, document: u32, paragraph: u32) {
    let Some(view) = &state.view else { return };
    let query = in_force(&state.query, view);
    let Some(text) = view::document(view.corpus(), &query, document) else { return };
    let block = text.paragraphs.iter().position(|at| at.paragraph == paragraph).unwrap_or(0);
    let mut open = OpenDocument {
        file: original::file_of(&state.opened, &text.path),
        text,
        paragraph,
        flow: Flow::from_top(),
    };
    if block > 0 {
        open.flow = Flow::from_block(open.lead() + block);
    }
    state.document = Some(open);
    state.panels.reader = true;
}
