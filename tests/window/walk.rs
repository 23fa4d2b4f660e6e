//! The way of the tour, station by station.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;

use crate::harness::Window;
use crate::real::RealWindow;
use dateline::ui::command::Command;
use dateline::ui::map::Tool;
use eframe::egui::{Pos2, Role, Theme, vec2};

/// The window of the test and the one on the display, which are done the same things to.
struct Tour {
    plan: Window,
    real: RealWindow,
    size: [f32; 2],
    folder: PathBuf,
    stations: usize,
}

impl Tour {
    fn begin(size: [f32; 2], theme: Theme) -> Self {
        let name = if theme == Theme::Light { "light" } else { "dark" };
        let kept = std::env::var_os("DATELINE_RENEW_PICTURES").is_some();
        let root = if kept {
            Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tour")
        } else {
            std::env::temp_dir().join("dateline-tour")
        };
        let folder = root.join(format!("{}x{}-{name}", size[0], size[1]));
        fs::create_dir_all(&folder).unwrap();
        let asked = format!("{}x{}", size[0], size[1]);
        Self {
            plan: Window::on_seeds(size),
            real: RealWindow::open_with(&["--size", &asked, "--theme", name]),
            size,
            folder,
            stations: 0,
        }
    }

    /// Clicks what has this role and name, in both.
    #[track_caller]
    fn click(&mut self, role: Role, name: &str) {
        let at = self.plan.node(role, name).rect().center();
        self.real.click(at);
        self.plan.click(role, name);
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
    tour.real.keys("Escape");
    tour.real.keys("ctrl+f");
    tour.real.rest();
    tour.real.type_text("gouverneur");
    tour.real.rest();
    tour.station("found-in-all-documents");
    tour.afresh();
    tour.click(Role::Button, "Filter");
    tour.station("filters");
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
}
