//! Two windows that are done the same things to, one of them on a display: where things are is known from the other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;
use std::time::Duration;

use dateline::model::Language;
use dateline::ui::command::Command;
use dateline::words::Words;
use eframe::egui::{Pos2, Role, Theme};

use crate::harness::{Window, real_opener};
use crate::real::{RealWindow, Setting};

/// How a tour is made.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// Width and height of the window in pixels.
    pub size: [f32; 2],
    pub theme: Theme,
    pub language: Language,
    /// Size of the text, in percent.
    pub text: u16,
}

impl Variant {
    /// The folder of its pictures.
    fn name(&self) -> String {
        let [width, height] = self.size;
        let language = self.language;
        let theme = theme_name(self.theme);
        let name = format!("{width}x{height}-{theme}");
        let name = if language == Language::ENGLISH { name } else { format!("{name}-{}", language.as_str()) };
        if self.text == 100 { name } else { format!("{name}-text-{}", self.text) }
    }

    /// Width and height of the window in points.
    fn points(&self) -> [f32; 2] {
        self.size.map(|pixels| pixels * 100.0 / f32::from(self.text))
    }

    fn plan_on_seeds(&self) -> Window {
        let mut plan = Window::on_seeds(self.points());
        plan.speak(self.language);
        plan
    }

    fn open(&self, paths: &[&str]) -> RealWindow {
        let [width, height] = self.size;
        let asked = format!("{width}x{height}");
        let wishes = [paths, &["--size", &asked, "--theme", theme_name(self.theme)]].concat();
        let locale = if self.language == Language::FRENCH { "fr_FR.UTF-8" } else { "en_GB.UTF-8" };
        let patience = Duration::from_millis(if width > 2_000.0 { 1_500 } else { 700 });
        RealWindow::open_with(&Setting { wishes: &wishes, locale, text: self.text, patience })
    }
}

fn theme_name(theme: Theme) -> &'static str {
    if theme == Theme::Light { "light" } else { "dark" }
}

/// The window of the test and the one on the display.
pub struct Tour {
    pub plan: Window,
    pub real: RealWindow,
    pub words: Words,
    variant: Variant,
    folder: PathBuf,
    stations: usize,
}

impl Tour {
    pub fn begin(variant: Variant) -> Self {
        let kept = std::env::var_os("DATELINE_RENEW_PICTURES").is_some();
        let root = if kept {
            Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tour")
        } else {
            std::env::temp_dir().join("dateline-tour")
        };
        let folder = root.join(variant.name());
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        let words = Words::of(variant.language);
        Self { plan: variant.plan_on_seeds(), real: variant.open(&[]), words, variant, folder, stations: 0 }
    }

    /// Clicks what has this role and the name that the message of this key gives.
    #[track_caller]
    pub fn click(&mut self, role: Role, key: &str) {
        let name = self.words.get(key);
        self.click_named(role, &name);
    }

    /// Clicks what has this role and name, in both.
    #[track_caller]
    pub fn click_named(&mut self, role: Role, name: &str) {
        let at = self.plan.node(role, name).rect().center();
        self.real.click(at);
        self.plan.click(role, name);
    }

    /// Opens a folder in windows of its own.
    pub fn open(&mut self, folder: &Path) {
        self.plan = Window::empty(real_opener(), self.variant.points());
        self.plan.speak(self.variant.language);
        self.plan.drop_files(&[folder]);
        self.open_real(folder);
    }

    /// Opens a folder on the display alone.
    pub fn open_real(&mut self, folder: &Path) {
        self.real.close();
        self.real = self.variant.open(&[folder.to_str().unwrap()]);
    }

    /// Points at the first node with this role and name, on the display.
    #[track_caller]
    pub fn point_at(&self, role: Role, name: &str) {
        let nodes = self.plan.nodes(role, name);
        assert!(!nodes.is_empty(), "{role:?} “{name}” in {:#?}", self.plan.names(role));
        self.real.point_at(nodes[0].rect().center());
        self.real.rest();
    }

    /// Chooses a command from a menu.
    #[track_caller]
    pub fn choose(&mut self, menu: &str, command: &str) {
        self.click(Role::Button, "menu");
        self.click(Role::Button, menu);
        self.click(Role::Button, command);
        self.real.rest();
    }

    /// Presses keys on the display, and waits for what they do.
    pub fn keys(&self, keys: &str) {
        self.real.keys(keys);
        self.real.rest();
    }

    /// Presses keys on the display, and asks in the test's window for what they mean.
    pub fn key(&mut self, keys: &str, command: Command) {
        self.keys(keys);
        self.plan.ask(command);
    }

    /// Takes a picture.
    pub fn station(&mut self, name: &str) {
        self.stations += 1;
        self.real.rest();
        let path = self.folder.join(format!("{:02}-{name}.png", self.stations));
        let crop = format!("{}x{}+0+0", self.variant.size[0], self.variant.size[1]);
        let wishes = ["-window", "root", "-crop", &crop, "+repage", "-colors", "128", "-depth", "8"];
        let small = ["-define", "png:compression-level=9"];
        let done = Program::new("import").args(wishes).args(small).arg(&path).status();
        assert!(done.expect("ImageMagick is installed").success(), "{}", path.display());
        assert!(fs::metadata(&path).unwrap().len() > 20_000, "an empty picture: {}", path.display());
    }

    /// The middle of the sign of what the texts call `toponym`.
    #[track_caller]
    pub fn sign(&self, toponym: &str) -> Pos2 {
        self.plan.markers(toponym)[0].rect().center()
    }

    /// A point of the chart of the timeline: so far from its left, 0 to 1.
    pub fn chart(&self, share: f32) -> Pos2 {
        let [width, height] = self.variant.points();
        Pos2::new(24.0 + share * (width - 48.0), height - 70.0)
    }

    /// Back to how it began.
    pub fn afresh(&mut self) {
        for keys in ["Escape", "Escape", "Escape", "ctrl+shift+f", "ctrl+shift+a", "ctrl+0"] {
            self.real.keys(keys);
        }
        self.plan = self.variant.plan_on_seeds();
        self.real.rest();
    }
}
