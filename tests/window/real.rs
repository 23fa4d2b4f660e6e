//! The program's own window: xdotool's mouse and keys, and its pictures.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::{Color32, Pos2, Rect};
use resvg::tiny_skia::Pixmap;

/// Width and height of the window.
pub const SIZE: [f32; 2] = [1600.0, 1000.0];

/// The program's window on the display, closed at the end.
pub struct RealWindow {
    program: Child,
    folder: tempfile::TempDir,
    home: Option<tempfile::TempDir>,
    pictures: Cell<usize>,
    /// Pixels in a point.
    scale: f32,
    /// How long it is waited for what was asked for to be seen.
    patience: Duration,
}

/// What the window is opened with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Wishes of the command line, of its own size and text alone.
    pub wishes: &'a [&'a str],
    /// The system's language.
    pub locale: &'a str,
    /// Size of the text, in percent.
    pub text: u16,
    /// How long it is waited for what was asked for to be seen: frames of large windows take long in software.
    pub patience: Duration,
}

/// The window as `real_window.rs` opens it.
const USUAL: Setting<'static> = Setting {
    wishes: &["--size", "1600x1000"],
    locale: "en_GB.UTF-8",
    text: 100,
    patience: Duration::from_millis(700),
};

impl RealWindow {
    pub fn open() -> Self {
        Self::open_at_home(&USUAL, tempfile::tempdir().unwrap())
    }

    /// The window of a user at home in a folder, who was here before.
    pub fn open_again(home: tempfile::TempDir) -> Self {
        Self::open_at_home(&USUAL, home)
    }

    /// The window with these settings, which remembers nothing of the windows before.
    pub fn open_with(setting: &Setting<'_>) -> Self {
        Self::open_at_home(setting, tempfile::tempdir().unwrap())
    }

    /// The real folders of the user are not touched.
    fn open_at_home(setting: &Setting<'_>, home: tempfile::TempDir) -> Self {
        let folder = |name: &str| home.path().join(name);
        assert!(std::env::var_os("DISPLAY").is_some(), "run this under a display: xvfb-run cargo test …");
        let program = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .arg("open")
            .args(setting.wishes)
            .args(["--text-size", &setting.text.to_string()])
            .env_remove("WAYLAND_DISPLAY")
            .env("LC_ALL", setting.locale)
            .env("XDG_CONFIG_HOME", folder("config"))
            .env("XDG_STATE_HOME", folder("state"))
            .env("XDG_DATA_HOME", folder("data"))
            .env("XDG_CACHE_HOME", folder("cache"))
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let window = Self {
            program,
            folder,
            home: Some(home),
            pictures: Cell::new(0),
            scale: f32::from(setting.text) / 100.0,
            patience: setting.patience,
        };
        window.of_window(&["windowmove", "--sync", "0", "0"]);
        // Keys reach the program only where it was there to see that it was given them.
        thread::sleep(Duration::from_secs(3));
        window.of_window(&["windowfocus", "--sync"]);
        window.pause();
        window
    }

    /// Closes the window, before another one is opened that keys are to reach.
    pub fn close(&mut self) {
        // It may have gone already.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }

    /// Kills the program, which has no time for anything; what it left at home.
    pub fn kill(mut self) -> tempfile::TempDir {
        let home = self.home.take().unwrap();
        drop(self);
        home
    }

    /// Does something with the program's window, once it is there.
    fn of_window(&self, arguments: &[&str]) {
        self.xdotool(&[&["search", "--sync", "--onlyvisible", "--name", "^Dateline$"], arguments].concat());
    }

    fn xdotool(&self, arguments: &[&str]) {
        let done = Command::new("xdotool").args(arguments).stdout(Stdio::null()).status();
        assert!(done.expect("xdotool is installed").success(), "xdotool {arguments:?}");
    }

    /// Moves the pointer there, and waits for what it meets.
    pub fn point_at(&self, at: Pos2) {
        self.mouse_to(at);
        self.pause();
    }

    fn mouse_to(&self, at: Pos2) {
        let [x, y] = [at.x, at.y].map(|points| (points * self.scale).round().to_string());
        self.xdotool(&["mousemove", &x, &y]);
        thread::sleep(Duration::from_millis(120));
    }

    pub fn click(&self, at: Pos2) {
        self.mouse_to(at);
        self.pause();
        self.xdotool(&["click", "1"]);
        self.pause();
    }

    /// Waits until what was asked for is seen.
    pub fn rest(&self) {
        self.pause();
    }

    fn pause(&self) {
        thread::sleep(self.patience);
    }

    /// Drags in steps, as a hand does.
    pub fn drag(&self, from: Pos2, to: Pos2) {
        self.mouse_to(from);
        // What is grabbed is what lies under the pointer at the end of a frame, and a frame in software takes its time.
        self.pause();
        self.xdotool(&["mousedown", "1"]);
        self.pause();
        for step in 1..=12 {
            self.mouse_to(from + (to - from) * (step as f32 / 12.0));
        }
        self.pause();
        self.xdotool(&["mouseup", "1"]);
        self.pause();
    }

    /// Clicks with a key held down.
    pub fn click_with(&self, key: &str, at: Pos2) {
        self.mouse_to(at);
        self.xdotool(&["keydown", key]);
        self.pause();
        self.xdotool(&["click", "1"]);
        // Held until the click was seen.
        self.pause();
        self.xdotool(&["keyup", key]);
        self.pause();
    }

    /// Turns the wheel by so many notches, down where positive.
    pub fn wheel(&self, at: Pos2, notches: i32) {
        self.mouse_to(at);
        let button = if notches < 0 { "4" } else { "5" };
        self.xdotool(&["click", "--repeat", &notches.abs().to_string(), button]);
        self.pause();
    }

    /// Types a text.
    pub fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "20", text]);
        self.pause();
    }

    /// Draws along these points with the button down.
    pub fn draw(&self, way: &[Pos2]) {
        self.mouse_to(way[0]);
        self.pause();
        self.xdotool(&["mousedown", "1"]);
        for pair in way.windows(2) {
            for step in 1..=6 {
                self.mouse_to(pair[0] + (pair[1] - pair[0]) * (step as f32 / 6.0));
            }
        }
        self.pause();
        self.xdotool(&["mouseup", "1"]);
        self.pause();
    }

    pub fn keys(&self, keys: &str) {
        self.xdotool(&["key", keys]);
    }

    /// What the window shows: by its own command, key and field for a path.
    fn picture(&self) -> (PathBuf, Pixmap) {
        self.pictures.set(self.pictures.get() + 1);
        let path = self.folder.path().join(format!("{}.png", self.pictures.get()));
        // Away from what lights up under the pointer.
        self.mouse_to(Pos2::new(SIZE[0] / 2.0, 20.0));
        for _ in 0..4 {
            self.keys("ctrl+shift+s");
            thread::sleep(Duration::from_millis(1500));
            self.keys("ctrl+a");
            self.xdotool(&["type", "--delay", "15", path.to_str().unwrap()]);
            self.keys("Return");
            let start = Instant::now();
            while start.elapsed() < Duration::from_secs(6) {
                thread::sleep(Duration::from_millis(100));
                if let Ok(pixmap) = Pixmap::load_png(&path) {
                    return (path, pixmap);
                }
            }
        }
        panic!("no picture came");
    }

    /// Takes pictures until one is as wanted.
    #[track_caller]
    pub fn until(&self, what: &str, wanted: impl Fn(&Pixmap) -> bool) -> PathBuf {
        for _ in 0..6 {
            let (path, pixmap) = self.picture();
            if wanted(&pixmap) {
                return path;
            }
        }
        panic!("never seen: {what}");
    }
}

impl Drop for RealWindow {
    fn drop(&mut self) {
        self.close();
    }
}

/// Pixels of about this colour within `rect`.
pub fn count(pixmap: &Pixmap, rect: Rect, colour: Color32) -> usize {
    let near = |a: u8, b: u8| a.abs_diff(b) <= 12;
    let width = pixmap.width() as usize;
    let inside =
        |index: usize| rect.contains(Pos2::new((index % width) as f32 + 0.5, (index / width) as f32 + 0.5));
    let pixels = pixmap.pixels().iter().enumerate().filter(|(index, _)| inside(*index));
    pixels
        .filter(|(_, pixel)| {
            near(pixel.red(), colour.r()) && near(pixel.green(), colour.g()) && near(pixel.blue(), colour.b())
        })
        .count()
}

/// README shows this picture. It is renewed where it is missing or wanted anew, for each driver draws it a little
/// differently.
pub fn keep(picture: &Path) {
    let shown = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/window.png");
    if !shown.exists() || std::env::var_os("DATELINE_RENEW_PICTURES").is_some() {
        fs::copy(picture, shown).unwrap();
    }
}
