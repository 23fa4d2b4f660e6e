//! A walk through the window on a real display, by mouse and keys alone, with a picture at each station:
//! `xvfb-run -s "-screen 0 2600x1500x24" cargo test --test tour -- --ignored`.
//!
//! Where things are is read from the same window without a display, in which everything is done as well. Pictures go to `docs/tour/`
//! where `DATELINE_RENEW_PICTURES` is set, else to a folder that is forgotten.

#[cfg(test)]
#[path = "window/harness.rs"]
#[allow(dead_code)] // the tests without a display need more of it
mod harness;

#[cfg(test)]
#[path = "window/real.rs"]
#[allow(dead_code)] // the other test with a display needs more of it
mod real;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;

use dateline::ui::command::Command;
use eframe::egui::{Pos2, Role, Theme, vec2};
use harness::Window;
use real::RealWindow;

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
}
