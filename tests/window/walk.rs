//! The way of the tour, station by station.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;

use crate::harness::{Window, real_opener};
use crate::real::RealWindow;
use crate::tiles::{mbtiles, server};
use dateline::ui::command::Command;
use dateline::ui::map::Tool;
use eframe::egui::{Pos2, Role, Theme, vec2};

/// The window of the test and the one on the display, which are done the same things to.
struct Tour {
    plan: Window,
    real: RealWindow,
    size: [f32; 2],
    theme: Theme,
    folder: PathBuf,
    stations: usize,
}

impl Tour {
    fn begin(size: [f32; 2], theme: Theme) -> Self {
        let name = name_of(theme);
        let kept = std::env::var_os("DATELINE_RENEW_PICTURES").is_some();
        let root = if kept {
            Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tour")
        } else {
            std::env::temp_dir().join("dateline-tour")
        };
        let folder = root.join(format!("{}x{}-{name}", size[0], size[1]));
        fs::create_dir_all(&folder).unwrap();
        Self { plan: Window::on_seeds(size), real: open(size, theme, &[]), size, theme, folder, stations: 0 }
    }

    /// Clicks what has this role and name, in both.
    #[track_caller]
    fn click(&mut self, role: Role, name: &str) {
        let at = self.plan.node(role, name).rect().center();
        self.real.click(at);
        self.plan.click(role, name);
    }

    /// Opens a folder in windows of its own.
    fn open(&mut self, folder: &Path) {
        self.plan = Window::empty(real_opener(), self.size);
        self.plan.drop_files(&[folder]);
        self.real = open(self.size, self.theme, &[folder.to_str().unwrap()]);
    }

    /// Points at the first node with this role and name, on the display.
    #[track_caller]
    fn point_at(&self, role: Role, name: &str) {
        let nodes = self.plan.nodes(role, name);
        assert!(!nodes.is_empty(), "{role:?} “{name}” in {:#?}", self.plan.names(role));
        self.real.point_at(nodes[0].rect().center());
        self.real.rest();
    }

    /// Chooses something from a menu.
    #[track_caller]
    fn choose(&mut self, menu: &str, name: &str) {
        self.click(Role::Button, "Menu");
        self.click(Role::Button, menu);
        self.click(Role::Button, name);
        self.real.rest();
    }

    /// Presses a key on the display, and asks in the test's window for what it means.
    fn key(&mut self, keys: &str, command: Command) {
        self.real.keys(keys);
        self.plan.ask(command);
        self.real.rest();
    }

    /// Takes a picture.
    fn station(&mut self, name: &str) {
        self.stations += 1;
        self.real.rest();
        let path = self.folder.join(format!("{:02}-{name}.png", self.stations));
        let crop = format!("{}x{}+0+0", self.size[0], self.size[1]);
        let done = Program::new("import")
            .args([
                "-window",
                "root",
                "-crop",
                &crop,
                "+repage",
                "-colors",
                "128",
                "-depth",
                "8",
                "-define",
                "png:compression-level=9",
            ])
            .arg(&path)
            .status();
        assert!(done.expect("ImageMagick is installed").success(), "{}", path.display());
        assert!(fs::metadata(&path).unwrap().len() > 20_000, "an empty picture: {}", path.display());
    }

    /// The middle of the sign of what the texts call `toponym`.
    #[track_caller]
    fn sign(&self, toponym: &str) -> Pos2 {
        self.plan.markers(toponym)[0].rect().center()
    }

    /// Draws along these points with the button down.
    fn drag(&self, from: Pos2, to: Pos2) {
        self.real.drag(from, to);
    }

    /// A point of the chart of the timeline: so far from its left, 0 to 1.
    fn chart(&self, share: f32) -> Pos2 {
        Pos2::new(24.0 + share * (self.size[0] - 48.0), self.size[1] - 70.0)
    }

    /// Back to how it began.
    fn afresh(&mut self) {
        self.real.keys("Escape");
        self.real.keys("Escape");
        self.real.keys("Escape");
        self.real.keys("ctrl+shift+f");
        self.real.keys("ctrl+shift+a");
        self.real.keys("ctrl+0");
        self.plan = Window::on_seeds(self.size);
        self.real.rest();
    }
}

pub fn walk(size: [f32; 2], theme: Theme) {
    let mut tour = Tour::begin(size, theme);
    tour.station("opened");
    map(&mut tour);
    timeline(&mut tour);
    reader(&mut tour);
    ground(&mut tour);
    undated(&mut tour);
}

fn name_of(theme: Theme) -> &'static str {
    if theme == Theme::Light { "light" } else { "dark" }
}

fn open(size: [f32; 2], theme: Theme, paths: &[&str]) -> RealWindow {
    let asked = format!("{}x{}", size[0], size[1]);
    RealWindow::open_with(&[paths, &["--size", &asked, "--theme", name_of(theme)]].concat())
}

fn map(tour: &mut Tour) {
    let kabul = tour.sign("Kaboul");
    tour.real.point_at(kabul);
    tour.station("card-of-a-place");
    let kandahar = tour.sign("Kandahar");
    tour.real.click(kandahar);
    tour.station("a-place-selected");
    tour.real.click_with("ctrl", kabul);
    tour.station("two-places-selected");
    tour.afresh();
    tour.key("r", Command::SetTool(Tool::Rectangle));
    tour.drag(kandahar + vec2(-90.0, -40.0), kandahar + vec2(60.0, 50.0));
    tour.station("selected-by-rectangle");
    tour.real.keys("ctrl+l");
    tour.station("only-the-selected-places");
    tour.afresh();
    tour.key("l", Command::SetTool(Tool::Lasso));
    tour.real.draw(
        &[(-60.0, -60.0), (70.0, -60.0), (70.0, 40.0), (-60.0, 40.0)].map(|(x, y)| kandahar + vec2(x, y)),
    );
    tour.station("selected-by-lasso");
    tour.afresh();
    tour.key("m", Command::SetTool(Tool::Measure));
    tour.real.click(kandahar + vec2(0.0, 60.0));
    tour.real.click(kabul + vec2(0.0, 60.0));
    tour.station("distance");
    tour.real.keys("v");
    tour.key("h", Command::ToggleHeat);
    tour.station("heat-map");
    tour.key("h", Command::ToggleHeat);
    tour.click(Role::Button, "Lines between places");
    tour.station("lines-between-places");
    tour.click(Role::Button, "Lines between places");
    tour.real.wheel(kabul, 6);
    tour.real.rest();
    tour.station("far-away-places-share-signs");
    tour.real.click(kabul);
    tour.station("parted-by-a-click");
    tour.real.keys("bracketleft");
    tour.real.rest();
    tour.real.keys("bracketleft");
    tour.station("back-to-the-view-before");
    tour.afresh();
}

fn timeline(tour: &mut Tour) {
    tour.click(Role::RadioButton, "Cumulative");
    tour.drag(tour.chart(0.95), tour.chart(0.6));
    tour.station("cumulative");
    tour.click(Role::RadioButton, "Instant");
    tour.station("instant");
    tour.afresh();
    tour.click(Role::Button, "Range");
    tour.station("presets-and-widths");
    tour.real.keys("Escape");
    tour.afresh();
    tour.click(Role::Button, "Bars: all");
    tour.real.rest();
    tour.station("choice-of-bars");
    tour.click(Role::Button, "Bars: by theme");
    let kandahar = tour.sign("Kandahar");
    tour.real.click(kandahar);
    tour.station("by-theme");
    tour.afresh();
    tour.click(Role::Button, "Bars: all");
    tour.real.rest();
    tour.click(Role::Button, "Bars: by kind");
    tour.station("bars-by-kind");
    tour.afresh();
    tour.real.wheel(tour.chart(0.9), -6);
    tour.station("axis-nearer-with-overview");
    tour.real.keys("0");
    let kandahar = tour.sign("Kandahar");
    tour.real.click(kandahar);
    tour.station("dates-of-the-selected-place");
    tour.afresh();
    tour.key("ctrl+d", Command::ToggleClock);
    tour.station("by-date-of-publication");
    tour.key("ctrl+d", Command::ToggleClock);
    tour.real.keys("space");
    tour.real.rest();
    tour.station("playing");
    tour.real.keys("space");
    tour.afresh();
}

fn reader(tour: &mut Tour) {
    let kandahar = tour.sign("Kandahar");
    tour.real.click(kandahar);
    tour.real.rest();
    tour.real.keys("F3");
    tour.real.rest();
    tour.real.keys("F3");
    tour.station("a-mention-gone-to");
    tour.afresh();
    tour.click(Role::Tab, "Documents");
    let title = tour.plan.app().state().view.as_ref().unwrap().documents()[3].title.clone();
    tour.click(Role::ListItem, &title);
    tour.station("a-whole-document");
    tour.point_at(Role::Link, "Qala-i-Naw");
    tour.station("what-a-name-means");
    tour.afresh();
    tour.real.keys("ctrl+f");
    tour.real.rest();
    tour.real.type_text("gouverneur");
    tour.real.rest();
    tour.station("found-in-all-documents");
    tour.afresh();
    tour.click(Role::Button, "Filter");
    tour.station("filters");
    tour.click(Role::CheckBox, "background");
    tour.click(Role::CheckBox, "province");
    tour.real.keys("Escape");
    tour.station("what-is-left-out");
    tour.afresh();
    tour.click(Role::Tab, "Places");
    tour.real.click(tour.plan.node(Role::TextInput, "Search places").rect().center());
    tour.real.type_text("qala");
    tour.station("a-place-looked-for");
    tour.real.keys("Escape");
    tour.click(Role::Tab, "Dates");
    tour.station("dates");
    tour.click(Role::Tab, "Places");
    tour.real.keys("ctrl+b");
    tour.station("a-bookmark");
    tour.real.keys("Escape");
    tour.real.rest();
    tour.real.keys("ctrl+k");
    tour.real.rest();
    tour.real.type_text("kab");
    tour.station("palette");
    tour.real.keys("Escape");
    tour.afresh();
}

fn ground(tour: &mut Tour) {
    tour.key("ctrl+shift+g", Command::ToggleGreyMap);
    tour.station("grey-map");
    tour.key("ctrl+shift+g", Command::ToggleGreyMap);
    tour.real.keys("F1");
    tour.station("keys");
    tour.real.keys("Escape");
    tour.choose("Map", "Names in English");
    tour.station("names-in-english");
    let folder = tempfile::tempdir().unwrap();
    let file = mbtiles(folder.path(), "survey.mbtiles");
    tour.real.keys("ctrl+m");
    tour.real.rest();
    tour.real.type_text(file.to_str().unwrap());
    tour.real.keys("Return");
    tour.station("a-tile-file");
    tour.real.keys("ctrl+shift+m");
    tour.choose("Base map", "Online map");
    tour.station("asked-before-going-online");
    tour.real.keys("ctrl+a");
    tour.real.type_text(&server().0);
    tour.click(Role::Button, "Yes, show this map");
    tour.station("an-online-map");
}

/// A handful of texts: one of a day long before, two of which nobody knows when they were written.
fn undated(tour: &mut Tour) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("carnets");
    fs::create_dir(&folder).unwrap();
    for (name, text) in [
        ("2021-07-09.txt", "Les talibans ont pris le poste-frontière d’Islam Qala, à l’ouest de Hérat.\n"),
        (
            "2021-07-13.txt",
            "On se bat aux portes de Kandahar. À Kaboul, le gouvernement promet des renforts.\n",
        ),
        ("2021-07-15.txt", "Hérat est encerclée. À Kaboul, à Ghazni et à Hérat, des habitants s’arment.\n"),
        ("2021-08-12.txt", "Ghazni est tombée à l’aube, puis Hérat le soir. Kandahar ne répond plus.\n"),
        ("2021-08-15.txt", "Les talibans sont entrés dans Kaboul.\n"),
        ("1929-01-17.txt", "Le roi a quitté Kaboul pour Kandahar.\n"),
        ("carnet.txt", "De Ghazni à Kandahar, la route est coupée. À Ghazni, les magasins sont fermés.\n"),
        ("lettre.txt", "À Herat, tout est calme. Nous attendons des nouvelles de Farah.\n"),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    tour.open(&folder);
    tour.station("a-day-far-from-the-rest");
    tour.click(Role::Button, "Which?");
    tour.station("undated-mentions");
}
