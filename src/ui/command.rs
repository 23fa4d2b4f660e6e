//! What a user can do, as one enum: menus, keys and widgets all ask through it, and one `apply` answers.
//! Deliberately not here: which keys (`keys`).

use std::collections::BTreeSet;
use std::path::PathBuf;

use eframe::egui::Context;

use super::filters::FilterList;
use super::kept::{Marking, TextStep};
use super::map::Tool;
use super::map::tiles::TileServer;
use super::playback::Speed;
use crate::model::{DateRange, Kind, Language, Narration, PlaceId, Role};
use crate::view::{DateBasis, FilterPart, Order, Stack, Step, WindowMode};
use crate::words::Words;

pub use super::tab::Tab;
pub use super::timeline::TimeZoom;

/// One thing that a user can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask for a folder and open it.
    OpenFolder,
    /// Ask for files and open them.
    OpenFiles,
    /// Open these files or folders.
    Open(Vec<PathBuf>),
    /// Open the articles that ship with the program.
    OpenExamples,
    /// Forget what was opened before.
    ClearRecent,
    /// Stop opening.
    CancelOpening,
    /// Read again what is open, as it is on disk now.
    Reload,
    /// Leave what is open as it was read, and say no more of what changed since.
    CloseChanges,
    /// Make a figure of what is shown: choose how it looks, see it, write it.
    ExportFigure,
    /// Write the figure as it was chosen: asks for a file, of a format by its name.
    SaveFigure,
    /// Put a picture of the figure, as it was chosen, into the clipboard.
    CopyFigure,
    /// Stop writing a file.
    StopWriting,
    /// Write the mentions that are shown for other programs: asks for a file, of a format by its name.
    ExportData,
    /// Write a picture of the window: asks for a file.
    SaveScreenshot,
    /// Close the window.
    Quit,
    /// Ask of the view what was asked before.
    Undo,
    /// Ask again what was undone.
    Redo,
    /// Show a place and the passages that name it.
    SelectPlace(PlaceId),
    /// Add a place to those that are selected, or take it from them.
    TogglePlace(PlaceId),
    /// Show these places and the passages that name them.
    SelectPlaces(BTreeSet<PlaceId>),
    /// Show one mention, by its number in the corpus, on map, timeline and in the reader.
    SelectMention(u32),
    /// Go to the next mention of what is read.
    NextMention,
    /// Go to the mention before in what is read.
    PreviousMention,
    /// Look for words in the texts of all documents.
    Find,
    /// Look for these words.
    SetFind(String),
    /// Go to the next hit.
    NextHit,
    /// Go to the hit before.
    PreviousHit,
    /// Open the document of a hit there; by its number in the list.
    OpenHit(usize),
    /// Look for nothing any more.
    CloseFind,
    /// Show no place in particular.
    ClearSelection,
    /// Open a whole document at a paragraph; both are indexes.
    OpenDocument {
        /// Index of the document in the corpus.
        document: u32,
        /// Index of the paragraph in the document.
        paragraph: u32,
    },
    /// Go back from a document to where it was opened from.
    CloseDocument,
    /// Open the file of the document that is read in the system's program for it.
    OpenOriginal,
    /// Put this text into the clipboard.
    Copy(String),
    /// Show what happened in these days.
    SetWindow(DateRange),
    /// Show what happened in all the days of the corpus.
    ResetWindow,
    /// Show only what the window holds, all up to its end, or one step of the calendar.
    SetMode(WindowMode),
    /// Move the window by days, weeks, months or years from now on.
    SetStep(Step),
    /// Play so fast from now on.
    SetSpeed(Speed),
    /// Let the window go on by itself, or stay.
    TogglePlay,
    /// Begin anew where the data end, or stop there.
    ToggleLoop,
    /// Move the window on by a step.
    StepForward,
    /// Move the window back by a step.
    StepBack,
    /// Move the window to the next day beyond it that has mentions.
    NextDay,
    /// Move the window to the last day before it that has mentions.
    PreviousDay,
    /// Let the window begin and end with the data, far outliers aside.
    FitWindow,
    /// Make the window the week, month or year that its first day lies in.
    SetWhole(Step),
    /// Make the window so many days, weeks, months or years long, from its first day on.
    SetLength(u32, Step),
    /// Keep undated mentions in sight while a window restricts the dated ones, or hide them then.
    ToggleUndated,
    /// Bring the window, or all usual days, onto the whole axis of the timeline.
    ZoomTimeline(TimeZoom),
    /// Tell the bars of the timeline apart so.
    SetStack(Stack),
    /// From narrated dates to dates of publication and back.
    ToggleClock,
    /// Leave out the mentions whose date is known so, or keep them again.
    ToggleBasis(DateBasis),
    /// Leave out the mentions that are told so, or keep them again.
    ToggleNarration(Narration),
    /// Leave out the mentions of places of this kind, or keep them again.
    ToggleKind(Kind),
    /// Leave out the mentions in this role, or keep them again.
    ToggleRole(Role),
    /// Leave out the mentions of the theme with this identifier, or keep them again; of those without one where it is empty.
    FilterTheme(String),
    /// Keep the places of the country with this code alone, with those of others kept so; or no more.
    ToggleCountry(String),
    /// Keep the mentions of this document alone, by its index.
    OnlyDocument(u32),
    /// Keep the mentions of this document too, by its index, beside those of documents that are kept alone.
    AlsoDocument(u32),
    /// Keep the mentions of this document, by its index, alone no more.
    NotDocument(u32),
    /// Leave out the mentions that are less sure than this: percent.
    SetLeastConfidence(u8),
    /// Leave out the mentions whose passage has not what this asks for. What cannot be read stays in the field.
    SetTextFilter(String),
    /// Let this stand in the field for words of passages, and hold for nothing yet; or show again what holds.
    DraftText(Option<String>),
    /// Look for this in a list of the menu of filters.
    SearchFilters(FilterList, String),
    /// Take one condition of the filters away.
    RemoveFilter(FilterPart),
    /// Keep every mention again.
    ClearFilters,
    /// Open the menu of filters.
    ShowFilters,
    /// Show days with mentions far from the rest on the timeline, or the usual days again.
    ToggleOutliers,
    /// Bring all that is shown into the map.
    FitToData,
    /// Bring every place that is shown into the map, however far from the rest.
    FitToAll,
    /// Bring the selected places into the map.
    FitToSelection,
    /// Go back to where the map looked before.
    MapBack,
    /// Go forward again through the views of the map.
    MapForward,
    /// What a drag or a click on the map does from now on; the same once more is to move it.
    SetTool(Tool),
    /// Show how much is said where as warmth, or as signs again.
    ToggleHeat,
    /// Draw lines between places that a paragraph names together, or none.
    ToggleLines,
    /// Name places in this language, or as the texts do.
    SetNames(Option<Language>),
    /// Select all places that the map shows.
    SelectInView,
    /// Leave out the mentions of all places but the selected ones, or keep them again.
    OnlySelected,
    /// Bring the map nearer.
    ZoomIn,
    /// Move the map away.
    ZoomOut,
    /// From light to dark and back.
    ToggleTheme,
    /// Speak this language.
    SetLanguage(Language),
    /// Speak the language of the system.
    FollowSystemLanguage,
    /// Make text larger, smaller, or as large as usual.
    Text(TextStep),
    /// Something with the bookmarks.
    Bookmark(Marking),
    /// Show or hide the list of places and documents.
    ToggleSidebar,
    /// Show or hide the passages.
    ToggleReader,
    /// Show or hide the timeline.
    ToggleTimeline,
    /// Show this list in the sidebar.
    ShowTab(Tab),
    /// Open or close a place in the tree.
    ToggleBranch(PlaceId),
    /// Look for this in a list of the sidebar.
    SearchList(Tab, String),
    /// Sort a list of the sidebar so.
    SortList(Tab, Order),
    /// Tell which files could not be read.
    ShowWarnings,
    /// Tell which keys do what.
    ShowShortcuts,
    /// Offer all commands, places and documents by their names.
    ShowPalette,
    /// Tell what the program is and whose data it shows.
    ShowAbout,
    /// Ask for a file and show it as the base map.
    OpenBaseMap,
    /// Show this file as the base map.
    ShowBaseMap(PathBuf),
    /// Ask whether tiles may be had from a server.
    AskOnlineMap,
    /// Show the tiles of a server: this is the user's yes.
    UseOnlineMap(TileServer),
    /// Show the map that ships, and ask nobody for tiles.
    UseOfflineMap,
    /// Show the map that ships without colour, or with it.
    ToggleGreyMap,
    /// Close what lies over the window.
    CloseDialog,
    /// Close the line at the foot of the window.
    CloseNotice,
}

impl Command {
    /// What it is called in menus and on buttons.
    #[must_use]
    pub fn label(&self, words: &Words) -> String {
        match self {
            Self::SetSpeed(speed) => words.with(self.key(), &[("speed", speed.label().into())]),
            Self::ShowTab(tab) => words.with(self.key(), &[("list", words.get(tab.key()).into())]),
            _ => words.get(self.key()),
        }
    }

    /// What it does, for tooltips.
    #[must_use]
    pub fn hint(&self, words: &Words) -> String {
        words.get(&format!("{}-hint", self.key()))
    }

    /// What it does, and its keys: "Go to the next mention (F3)".
    #[must_use]
    pub fn hint_with_keys(&self, words: &Words, ctx: &Context) -> String {
        super::keys::with_keys(self.hint(words), self, words, ctx)
    }

    /// The message that names it; what it does is the message of this name with `-hint`. Commands that only a click
    /// on something can complete (a place, a list) are never named, and have no message.
    #[allow(clippy::too_many_lines)] // a table
    fn key(&self) -> &'static str {
        match self {
            Self::OpenFolder => "command-open-folder",
            Self::OpenFiles => "command-open-files",
            Self::Open(_) => "command-open",
            Self::OpenExamples => "command-open-examples",
            Self::ClearRecent => "command-clear-recent",
            Self::CancelOpening => "command-cancel-opening",
            Self::Reload => "command-reload",
            Self::CloseChanges => "command-close-changes",
            Self::ExportFigure => "command-export-figure",
            Self::SaveFigure => "command-save-figure",
            Self::CopyFigure => "command-copy-figure",
            Self::StopWriting => "command-stop-writing",
            Self::ExportData => "command-export-data",
            Self::SaveScreenshot => "command-save-screenshot",
            Self::Quit => "command-quit",
            Self::Undo => "command-undo",
            Self::Redo => "command-redo",
            Self::SelectPlace(_) => "command-select-place",
            Self::TogglePlace(_) => "command-toggle-place",
            Self::SelectPlaces(_) => "command-select-places",
            Self::SelectMention(_) => "command-select-mention",
            Self::NextMention => "command-next-mention",
            Self::PreviousMention => "command-previous-mention",
            Self::Find => "command-find",
            Self::SetFind(_) => "command-set-find",
            Self::NextHit => "command-next-hit",
            Self::PreviousHit => "command-previous-hit",
            Self::OpenHit(_) => "command-open-hit",
            Self::CloseFind => "command-close-find",
            Self::ClearSelection => "command-clear-selection",
            Self::OpenDocument { .. } => "command-open-document",
            Self::CloseDocument => "command-close-document",
            Self::OpenOriginal => "command-open-original",
            Self::Copy(_) => "command-copy",
            Self::SetWindow(_) => "command-set-window",
            Self::ResetWindow => "command-reset-window",
            Self::SetMode(WindowMode::Window) => "timeline-mode-window",
            Self::SetMode(WindowMode::Cumulative) => "timeline-mode-cumulative",
            Self::SetMode(WindowMode::Instant) => "timeline-mode-instant",
            Self::SetStep(Step::Day) => "timeline-step-day",
            Self::SetStep(Step::Week) => "timeline-step-week",
            Self::SetStep(Step::Month) => "timeline-step-month",
            Self::SetStep(Step::Year) => "timeline-step-year",
            Self::SetSpeed(_) => "command-set-speed",
            Self::TogglePlay => "command-toggle-play",
            Self::ToggleLoop => "command-toggle-loop",
            Self::StepForward => "command-step-forward",
            Self::StepBack => "command-step-back",
            Self::NextDay => "command-next-day",
            Self::PreviousDay => "command-previous-day",
            Self::FitWindow => "timeline-fit",
            Self::SetWhole(Step::Day) => "timeline-whole-day",
            Self::SetWhole(Step::Week) => "timeline-whole-week",
            Self::SetWhole(Step::Month) => "timeline-whole-month",
            Self::SetWhole(Step::Year) => "timeline-whole-year",
            Self::SetLength(..) => "timeline-length",
            Self::ToggleUndated => "timeline-toggle-undated",
            Self::ZoomTimeline(TimeZoom::Window) => "timeline-zoom-window",
            Self::ZoomTimeline(TimeZoom::All) => "timeline-zoom-all",
            Self::SetStack(Stack::Plain) => "timeline-stack-plain",
            Self::SetStack(Stack::Kind) => "timeline-stack-kind",
            Self::SetStack(Stack::Document) => "timeline-stack-document",
            Self::SetStack(Stack::Theme) => "timeline-stack-theme",
            Self::ToggleClock => "command-toggle-clock",
            Self::ToggleBasis(_) => "command-toggle-basis",
            Self::ToggleNarration(_) => "command-toggle-narration",
            Self::ToggleKind(_) => "command-toggle-kind",
            Self::ToggleRole(_) => "command-toggle-role",
            Self::FilterTheme(_) => "command-filter-theme",
            Self::ToggleCountry(_) => "command-toggle-country",
            Self::OnlyDocument(_) | Self::AlsoDocument(_) | Self::NotDocument(_) => "command-keep-document",
            Self::SetLeastConfidence(_) => "command-set-least-confidence",
            Self::SetTextFilter(_) => "command-set-text-filter",
            Self::DraftText(_) | Self::SearchFilters(..) => "command-type-into-filters",
            Self::RemoveFilter(_) => "command-remove-filter",
            Self::ClearFilters => "command-clear-filters",
            Self::ShowFilters => "command-show-filters",
            Self::ToggleOutliers => "command-toggle-outliers",
            Self::FitToData => "command-fit-to-data",
            Self::FitToAll => "command-fit-to-all",
            Self::FitToSelection => "command-fit-to-selection",
            Self::MapBack => "command-map-back",
            Self::MapForward => "command-map-forward",
            Self::SetTool(Tool::Move) => "command-tool-move",
            Self::SetTool(Tool::Rectangle) => "command-tool-rectangle",
            Self::SetTool(Tool::Lasso) => "command-tool-lasso",
            Self::SetTool(Tool::Measure) => "command-tool-measure",
            Self::ToggleHeat => "command-toggle-heat",
            Self::ToggleLines => "command-toggle-lines",
            Self::SetNames(None) => "command-names-of-texts",
            Self::SetNames(Some(Language::FRENCH)) => "command-names-french",
            Self::SetNames(Some(_)) => "command-names-english",
            Self::SelectInView => "command-select-in-view",
            Self::OnlySelected => "command-only-selected",
            Self::ZoomIn => "command-zoom-in",
            Self::ZoomOut => "command-zoom-out",
            Self::ToggleTheme => "command-toggle-theme",
            Self::SetLanguage(Language::FRENCH) => "command-language-french",
            Self::SetLanguage(_) => "command-language-english",
            Self::FollowSystemLanguage => "command-language-system",
            Self::Text(step) => step.key(),
            Self::Bookmark(marking) => marking.key(),
            Self::ToggleSidebar => "command-toggle-sidebar",
            Self::ToggleReader => "command-toggle-reader",
            Self::ToggleTimeline => "command-toggle-timeline",
            Self::ShowTab(_) => "command-show-tab",
            Self::ToggleBranch(_) => "command-toggle-branch",
            Self::SearchList(..) => "command-search-list",
            Self::SortList(..) => "command-sort-list",
            Self::ShowWarnings => "command-show-warnings",
            Self::ShowShortcuts => "command-show-shortcuts",
            Self::ShowPalette => "command-show-palette",
            Self::ShowAbout => "command-show-about",
            Self::OpenBaseMap => "command-open-base-map",
            Self::ShowBaseMap(_) => "command-show-base-map",
            Self::AskOnlineMap => "command-ask-online-map",
            Self::UseOnlineMap(_) => "command-use-online-map",
            Self::UseOfflineMap => "command-use-offline-map",
            Self::ToggleGreyMap => "command-toggle-grey-map",
            Self::CloseDialog => "command-close-dialog",
            Self::CloseNotice => "command-close-notice",
        }
    }
}

#[cfg(test)]
#[path = "command_tests.rs"]
mod tests;
