//! Opening the window on a real display, and what the command line may ask of it: a picture of it, and its timings.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub use eframe::egui::Theme;
use eframe::egui::{Context, Event, IconData, RawInput, Ui, Vec2, ViewportBuilder, ViewportCommand, vec2};

use super::app::App;
use super::command::Command;
use super::jobs::{Opener, Source};
use super::kept::{Keeper, Store, Wished};
use super::screenshot::{PictureError, Request};
use super::timings::Timings;
use crate::model::{DateRange, Language, Message, PlaceId};
use crate::words::Words;

/// What the window opens on, and how.
pub struct Options {
    /// What to open; without it what was open last, or the bundled articles.
    pub source: Option<Source>,
    /// Reads it.
    pub opener: Opener,
    /// Size of window and text and the theme, where they are not to be as they were last.
    pub wished: Wished,
    /// Where the window keeps what it remembers; nowhere without it. A picture neither reads nor writes any of it.
    pub store: Option<Store>,
    /// The time window to begin with.
    pub window: Option<DateRange>,
    /// Identifier or name of the place to select.
    pub select: Option<String>,
    /// Where a picture of the window goes, after which it closes.
    pub screenshot: Option<PathBuf>,
    /// Whether to tell how fast the window was.
    pub timings: bool,
    /// When the program started.
    pub start: Instant,
    /// Which gazetteer tells where places are, for figures.
    pub gazetteer: Option<String>,
}

impl Options {
    /// A window on `source` as it opens without further wishes. It remembers nothing.
    #[must_use]
    pub fn new(source: Option<Source>, opener: Opener) -> Self {
        Self {
            source,
            opener,
            wished: Wished::default(),
            store: None,
            window: None,
            select: None,
            screenshot: None,
            timings: false,
            start: Instant::now(),
            gazetteer: None,
        }
    }
}

/// Why there was no window, or no picture of it.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The system gives no window or no graphics.
    #[error("no window could be opened: {0}")]
    NoWindow(String),
    /// There is nothing to take a picture of.
    #[error("{message}")]
    NotOpened {
        /// What is wrong.
        message: Message,
        /// The way out.
        hint: Option<Message>,
    },
    /// The place to select is not in the corpus.
    #[error("no place called “{0}” is mentioned")]
    NoSuchPlace(String),
    /// The picture could not be written.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The map never came to rest.
    #[error("the window did not settle within {0} seconds")]
    Unsettled(u64),
}

impl RunError {
    /// The way out, where there is one.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoWindow(_) => Some(
                "a display and a graphics driver are needed: for one in software install Mesa's Vulkan drivers \
                 (mesa-vulkan-drivers); `dateline render` draws figures without either"
                    .to_owned(),
            ),
            Self::NotOpened { hint, .. } => hint.as_ref().map(Message::to_string),
            Self::NoSuchPlace(_) => Some("`dateline extract` lists the places with their identifiers".to_owned()),
            Self::Picture(_) => Some("choose a folder that exists and that you may write to".to_owned()),
            Self::Unsettled(_) => None,
        }
    }
}

/// Width and height of the first window there is, in points of the usual size.
const SIZE: [f32; 2] = [1600.0, 1000.0];
/// A window is no smaller and no larger than this, whatever its file says.
const SMALLEST: f32 = 320.0;
const LARGEST: f32 = 16_384.0;

/// Opens the window and stays until it is closed. Gives the timings, where they were asked for.
///
/// # Errors
/// Where there is no display or no graphics; and, where a picture was asked for, where none could be taken.
pub fn run(options: &Options) -> Result<Option<String>, RunError> {
    let fault = Arc::new(Mutex::new(None));
    let told = Arc::new(Mutex::new(None));
    let Wished { theme, text, size } = options.wished;
    let store = options.store.clone().filter(|_| options.screenshot.is_none());
    let keeper = store.map(|store| Keeper::new(store).with(options.wished));
    let kept = keeper.as_ref().map(Keeper::settings);
    let size = size.or(kept.and_then(|kept| kept.window)).unwrap_or(SIZE);
    let maximized = options.wished.size.is_none() && kept.is_some_and(|kept| kept.maximized);
    let mut app = App::new(
        Arc::clone(&options.opener),
        theme.unwrap_or(Theme::Light),
        Timings::new(options.start, options.timings),
    );
    app.speak(system_language());
    app.name_gazetteer(options.gazetteer.clone());
    match keeper {
        Some(keeper) => app.remember(keeper),
        None => app.size_text(text.unwrap_or_default()),
    }
    app.begin(options.source.clone());
    let wishes = Wishes::of(options);
    let native = eframe::NativeOptions {
        viewport: viewport(size.map(|side| side.clamp(SMALLEST, LARGEST)).into()).with_maximized(maximized),
        renderer: eframe::Renderer::Wgpu,
        system_font_fallback: false,
        ..Default::default()
    };
    let driver = Driver { app, wishes, fault: Arc::clone(&fault), told: Arc::clone(&told), taking: None };
    let done = eframe::run_native(
        &Words::english().get("app-name"),
        native,
        Box::new(move |context| {
            driver.app.attach(&context.egui_ctx);
            if context.wgpu_render_state.is_some() {
                walkers::install_renderer(context.wgpu_render_state.as_ref());
            }
            Ok(Box::new(driver))
        }),
    );
    if let Some(error) = fault.lock().ok().and_then(|mut fault| fault.take()) {
        return Err(error);
    }
    done.map_err(|error| RunError::NoWindow(reason(&error)))?;
    let told = told.lock().ok().and_then(|mut told| told.take());
    Ok(told.filter(|_| options.timings))
}

/// The language of the system's messages.
fn system_language() -> Language {
    sys_locale::get_locale().and_then(|locale| Language::new(&locale)).unwrap_or(Language::ENGLISH)
}

/// Why there is no window, in our words where the toolkit's name a line of its own source.
fn reason(error: &eframe::Error) -> String {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => {
            "there is no display to show it on".to_owned()
        }
        error => error.to_string(),
    }
}

fn viewport(size: Vec2) -> ViewportBuilder {
    let viewport = ViewportBuilder::default()
        .with_title(Words::english().get("app-name"))
        .with_app_id("dateline")
        .with_inner_size(size)
        .with_clamp_size_to_monitor_size(false)
        .with_min_inner_size(vec2(640.0, 480.0))
        .with_drag_and_drop(true);
    match icon() {
        Some(icon) => viewport.with_icon(icon),
        None => viewport,
    }
}

fn icon() -> Option<IconData> {
    let pixmap = resvg::tiny_skia::Pixmap::decode_png(include_bytes!("../../assets/icon.png")).ok()?;
    let (width, height) = (pixmap.width(), pixmap.height());
    let rgba = pixmap.pixels().iter().flat_map(|pixel| {
        let pixel = pixel.demultiply();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    });
    Some(IconData { rgba: rgba.collect(), width, height })
}

/// What is still to be done once the corpus is there.
struct Wishes {
    window: Option<DateRange>,
    select: Option<String>,
    screenshot: Option<PathBuf>,
    /// When the corpus was there and the rest could be asked for.
    met: Option<Instant>,
}

/// A picture that takes longer than this, once the corpus is read, never comes.
const PATIENCE: Duration = Duration::from_secs(60);

impl Wishes {
    fn of(options: &Options) -> Self {
        Self {
            window: options.window,
            select: options.select.clone(),
            screenshot: options.screenshot.clone(),
            met: None,
        }
    }
}

/// The window with the command line's wishes.
struct Driver {
    app: App,
    wishes: Wishes,
    fault: Arc<Mutex<Option<RunError>>>,
    told: Arc<Mutex<Option<String>>>,
    taking: Option<Request>,
}

impl Driver {
    /// Does what the command line asked for, as far as the window has come.
    fn drive(&mut self, ui: &Ui) -> Result<(), RunError> {
        let failure = self.app.state().failure.as_ref();
        if let (Some(failure), Some(_)) = (failure, &self.wishes.screenshot) {
            return Err(RunError::NotOpened { message: failure.message.clone(), hint: failure.hint.clone() });
        }
        let Some(met) = self.wishes.met else {
            if self.app.state().view.is_some() && self.fulfil()? {
                self.wishes.met = Some(Instant::now());
                ui.ctx().request_repaint();
            }
            return Ok(());
        };
        let Some(path) = self.wishes.screenshot.clone() else { return Ok(()) };
        ui.ctx().request_repaint();
        if let Some(result) = self.taking.as_ref().and_then(Request::poll) {
            result?;
            self.wishes.screenshot = None;
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        } else if met.elapsed() > PATIENCE {
            return Err(RunError::Unsettled(PATIENCE.as_secs()));
        } else if self.taking.is_none() && self.app.is_settled() {
            self.taking = Some(Request::new(ui.ctx(), path));
        }
        Ok(())
    }

    /// Asks for what was wished, once, as soon as what is read so far allows it; whether all is there and nothing is left to ask.
    fn fulfil(&mut self) -> Result<bool, RunError> {
        if let Some(window) = self.wishes.window.take() {
            self.app.ask(Command::SetWindow(window));
        }
        let is_whole = !self.app.is_opening();
        if let Some(wanted) = &self.wishes.select {
            match self.find(wanted) {
                Some(place) => {
                    self.wishes.select = None;
                    self.app.ask(Command::SelectPlace(place));
                }
                None if is_whole => return Err(RunError::NoSuchPlace(wanted.clone())),
                None => {}
            }
        }
        Ok(is_whole)
    }

    /// The place with this identifier, or the most mentioned one with this name.
    fn find(&self, wanted: &str) -> Option<PlaceId> {
        let view = self.app.state().view.as_ref()?;
        let rows = || view.tree().iter();
        let by_id = rows().find(|row| row.place.as_str() == wanted);
        let markers = || view.markers().map(|marker| (&marker.place, marker.name.as_str()));
        let named = |name: &str| name.to_lowercase() == wanted.to_lowercase();
        by_id
            .map(|row| &row.place)
            .or_else(|| markers().find(|(_, name)| named(name)).map(|(place, _)| place))
            .or_else(|| rows().find(|row| named(&row.name)).map(|row| &row.place))
            .cloned()
    }
}

impl eframe::App for Driver {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.app.show(ui);
        if let Err(error) = self.drive(ui) {
            if let Ok(mut fault) = self.fault.lock() {
                *fault = Some(error);
            }
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if self.wishes.screenshot.is_some() {
            // A picture shows what was asked for, wherever the pointer happens to rest.
            input.events.retain(|event| !matches!(event, Event::PointerMoved(_) | Event::MouseMoved(_)));
        }
    }

    fn on_exit(&mut self) {
        self.app.remember_at_exit();
        if let Ok(mut told) = self.told.lock() {
            *told = Some(self.app.timings().to_string());
        }
    }
}
