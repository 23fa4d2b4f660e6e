//! What the window holds: the view of a corpus, what of it is open, and which panels are shown.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Theme;

use super::command::{Command, Tab};
use super::dialogs::{OnlineForm, Palette};
use super::empty::Failure;
use super::figures::FigureForm;
use super::filters::Fields;
use super::finding::Finding;
use super::jobs::Changes;
use super::kept::{BookmarkForm, Bookmarks, Recent, TextSize};
use super::lists::Lists;
use super::map::MapLook;
use super::pick::Asked;
use super::playback::Playback;
use super::reader::Flow;
use super::sifting::in_force;
use super::sizes::Sizes;
use super::undo::Undo;
use crate::model::{Message, PlaceId};
use crate::view::{self, DocumentText, Motion, Query, Stack, Step, ViewModel};

/// Everything that commands change.
pub struct State {
    /// What is shown of the corpus; `None` while nothing is open.
    pub view: Option<ViewModel>,
    /// The paths that it was read from; none for the bundled articles.
    pub opened: Vec<PathBuf>,
    /// Whether the first of these was a folder when it was read: no frame asks the disk.
    pub opened_folder: bool,
    /// What the view asks. The view follows it once a frame.
    pub query: Query,
    /// What was asked before.
    pub undo: Undo,
    /// The mention that is selected among those of the selected places, by its number in the corpus.
    pub mention: Option<u32>,
    /// By what the bars of the timeline are told apart.
    pub stack: Stack,
    /// How the map is looked at.
    pub map: MapLook,
    /// How the window moves.
    pub playback: Playback,
    /// Light or dark.
    pub theme: Theme,
    /// How large text is.
    pub text: TextSize,
    /// What was opened before.
    pub recent: Recent,
    /// Named views of what is open.
    pub bookmarks: Bookmarks,
    /// Which panels are shown.
    pub panels: Panels,
    /// How wide and high they are.
    pub sizes: Sizes,
    /// The list in the sidebar.
    pub tab: Tab,
    /// The lists in the sidebar as they are sorted, searched and unfolded.
    pub lists: Lists,
    /// Where the list of passages is scrolled to.
    pub passages: Flow,
    /// The document that is open in the reader.
    pub document: Option<OpenDocument>,
    /// What is looked for in the texts.
    pub find: Option<Finding>,
    /// What stands in the fields of the menu of filters.
    pub filters: Fields,
    /// What is chosen for the figure.
    pub figure: FigureForm,
    /// What lies over the window.
    pub dialog: Option<Dialog>,
    /// Why the last opening failed.
    pub failure: Option<Failure>,
    /// How the files on disk differ from what was read of them, where the user does not know that yet.
    pub changes: Option<Changes>,
    /// What the window has to tell at its foot.
    pub notice: Option<String>,
}

impl State {
    /// Whether what a command chooses is chosen, or what it turns on is on; `None` for what is done once.
    #[must_use]
    pub fn is_on(&self, command: &Command) -> Option<bool> {
        let query = &self.query;
        Some(match *command {
            Command::SetTool(tool) => self.map.tool == tool,
            Command::ToggleHeat => self.map.heat,
            Command::ToggleLines => self.map.lines,
            Command::SetNames(names) => query.names == names,
            Command::OnlySelected => !query.filter.only_places.is_empty(),
            Command::SetMode(mode) => query.mode == mode,
            Command::SetStep(step) => self.playback.step == step,
            Command::SetStack(stack) => self.stack == stack,
            Command::ToggleLoop => self.playback.looping,
            Command::ToggleUndated => query.show_undated,
            Command::ToggleSidebar => {
                if self.panels.narrow {
                    self.panels.peek
                } else {
                    self.panels.sidebar
                }
            }
            Command::ToggleReader => self.panels.reader,
            Command::ToggleTimeline => self.panels.timeline,
            _ => return None,
        })
    }
}

/// Which panels the user wants to see. Where the window is too narrow they fold all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panels {
    /// The list of places and documents; a rail of icons while it is not shown.
    pub sidebar: bool,
    /// The passages.
    pub reader: bool,
    /// The timeline.
    pub timeline: bool,
    /// In a narrow window: the list over the map.
    pub peek: bool,
    /// Whether the window is too narrow for the list beside the map, as the layout found it.
    pub narrow: bool,
}

impl Panels {
    /// Notes how wide the window is. What lay over the map in a narrow one stands beside it in a wide one.
    pub fn fit(&mut self, narrow: bool) {
        self.narrow = narrow;
        self.peek &= narrow;
    }

    /// Shows or hides the list, where it would stand.
    pub fn toggle_list(&mut self) {
        let list = if self.narrow { &mut self.peek } else { &mut self.sidebar };
        *list = !*list;
    }
}

/// A message that asks to be closed.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Which files could not be read.
    Warnings,
    /// Which keys do what.
    Shortcuts,
    /// What the program is, and whose data it shows.
    About,
    /// What can be done and gone to, by its name.
    Palette(Palette),
    /// What a bookmark is called, and what is to be remembered of it.
    Bookmark(Box<BookmarkForm>),
    /// The bookmarks with their notes.
    Bookmarks,
    /// How the figure looks, and what it is written as.
    Figure,
    /// Whether tiles may be had from a server.
    Online(OnlineForm),
    /// Why a base map could not be opened.
    BaseMapFailed {
        /// What is wrong, with the file's name.
        message: Message,
        /// The way out.
        hint: Message,
    },
    /// Where a file is or goes, for systems without a dialog for that.
    Path {
        /// What is asked for.
        asked: Asked,
        /// What was typed so far.
        text: String,
    },
}

/// A document in the reader.
pub struct OpenDocument {
    /// Its text with the toponyms of the query.
    pub text: DocumentText,
    /// The file it was read from, where it is one.
    pub file: Option<PathBuf>,
    /// The paragraph it was opened at.
    pub paragraph: u32,
    /// Where it is scrolled to.
    pub flow: Flow,
}

impl OpenDocument {
    /// How many blocks stand above the paragraphs: one where dates are suggested.
    #[must_use]
    pub fn lead(&self) -> usize {
        usize::from(!self.text.suggestions.is_empty())
    }

    /// The mentions that the query shows, in the order of the text, and where those begin that come after what it was
    /// opened at.
    #[must_use]
    pub fn mentions(&self) -> (Vec<u32>, usize) {
        let (mut mentions, mut start) = (Vec::new(), 0);
        for paragraph in &self.text.paragraphs {
            let shown = paragraph.highlights.iter().filter(|mark| mark.visible && mark.place.is_some());
            mentions.extend(shown.map(|mark| mark.mention));
            if paragraph.paragraph < self.paragraph {
                start = mentions.len();
            }
        }
        (mentions, start)
    }
}

impl State {
    /// A window with nothing open.
    #[must_use]
    pub fn new(theme: Theme) -> Self {
        Self {
            view: None,
            opened: Vec::new(),
            opened_folder: false,
            query: Query::default(),
            undo: Undo::default(),
            mention: None,
            stack: Stack::default(),
            map: MapLook::default(),
            playback: Playback::default(),
            theme,
            text: TextSize::default(),
            recent: Recent::default(),
            bookmarks: Bookmarks::default(),
            panels: Panels { sidebar: true, reader: true, timeline: true, peek: false, narrow: false },
            sizes: Sizes::default(),
            tab: Tab::default(),
            lists: Lists::default(),
            passages: Flow::from_top(),
            document: None,
            find: None,
            filters: Fields::default(),
            figure: FigureForm::default(),
            dialog: None,
            failure: None,
            changes: None,
            notice: None,
        }
    }

    /// Takes the view of a corpus in the place of the one that was open, and gives that back.
    pub fn open(&mut self, view: ViewModel) -> Option<ViewModel> {
        self.opened = Vec::new();
        self.opened_folder = false;
        self.query = view.query().clone();
        self.changes = None;
        self.undo = Undo::default();
        self.mention = None;
        self.playback.pause();
        self.playback.step = Step::usual(&view);
        self.lists = Lists::new(view.tree()).sorted_as(&self.lists);
        self.passages = Flow::from_top();
        self.document = None;
        self.find = None;
        self.filters = Fields::default();
        self.bookmarks = Bookmarks::default();
        self.failure = None;
        match &mut self.dialog {
            // They speak of what was open.
            Some(Dialog::Bookmark(_) | Dialog::Bookmarks | Dialog::Warnings) => self.dialog = None,
            Some(Dialog::Palette(palette)) => palette.look_anew(),
            _ => {}
        }
        self.view.replace(view)
    }

    /// The place of the selected mention, where it has one.
    #[must_use]
    pub fn place_of_mention(&self) -> Option<PlaceId> {
        let mentions = self.view.as_ref()?.corpus().mentions();
        mentions.get(self.mention? as usize)?.place.clone()
    }

    /// How the window moves over the dates of what is open; `None` where nothing is dated.
    #[must_use]
    pub fn motion(&self) -> Option<Motion> {
        Motion::of(self.view.as_ref()?, &self.query, self.playback.step)
    }

    /// Moves the window by so many steps. Whether there was anywhere to go.
    pub fn step(&mut self, steps: i32) -> bool {
        let next = self.motion().and_then(|motion| motion.stepped(self.query.window, steps));
        self.query.window = next.or(self.query.window);
        next.is_some()
    }

    /// Lets the window go on by as many steps as are due at `now`, in seconds of the window's clock.
    pub fn play(&mut self, now: f64) {
        for _ in 0..self.playback.due(now) {
            if self.step(1) {
                continue;
            }
            if !(self.playback.looping && self.rewind()) {
                self.playback.pause();
                return;
            }
        }
    }

    /// Moves the window to where the data begin. Whether anything is dated.
    pub fn rewind(&mut self) -> bool {
        let start = self.motion().map(|motion| motion.rewound(self.query.window));
        self.query.window = start.or(self.query.window);
        start.is_some()
    }

    /// Brings the view to the query, as far as that can be done in a frame; whether anything changed.
    pub fn follow_query(&mut self) -> bool {
        self.filters.follow(&self.query.filter.sieve.text);
        let Some(view) = &mut self.view else { return false };
        let corpus = Arc::clone(view.corpus());
        let query = in_force(&self.query, view);
        if !view.update(&corpus, &query) {
            return false;
        }
        if let Some(open) = &mut self.document
            && let Some(text) = view::document(&corpus, &query, open.text.document)
        {
            open.text = text;
        }
        true
    }
}
