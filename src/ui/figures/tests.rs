//! What is chosen, previewed and written is the same figure, and no file of the user's is lost.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::Theme;

use super::*;
use crate::basemap::BaseMap;
use crate::corpus::sample;
use crate::export::{ExportError, Picture};
use crate::model::Language;
use crate::ui::jobs::{Job, Outcome, Progress, Waker};
use crate::ui::saving::SaveError;
use crate::view::{Query, Step, ViewModel};

struct Nobody;

impl Waker for Nobody {
    fn wake(&self) {}
}

fn view() -> ViewModel {
    ViewModel::new(Arc::new(sample::corpus()), Query::default())
}

fn around() -> Surroundings {
    Surroundings {
        theme: Theme::Light,
        language: Language::FRENCH,
        themes: false,
        step: Step::Day,
        bounds: None,
        base: BaseMap::Bundled,
        gazetteer: None,
    }
}

fn asked(form: &FigureForm) -> Asked {
    form.asked(&around()).unwrap()
}

/// Writes it in a job, as the window does; stopped before it begins where that is so.
fn written(form: &FigureForm, path: &Path, stopped: bool) -> Result<Vec<PathBuf>, SaveError> {
    written_beside(form, path, stopped, &BTreeSet::new())
}

/// The same beside pages of the window's own.
fn written_beside(
    form: &FigureForm,
    path: &Path,
    stopped: bool,
    own: &BTreeSet<PathBuf>,
) -> Result<Vec<PathBuf>, SaveError> {
    let commission = Commission { view: view(), asked: asked(form), format: form.format(), own: own.clone() };
    let path = path.to_path_buf();
    let (say, hear) = std::sync::mpsc::channel::<()>();
    let job = Job::start(Arc::new(Nobody), move |progress: &Progress| {
        hear.recv().ok();
        commission.write(&path, progress)
    });
    if stopped {
        job.cancel();
    }
    say.send(()).unwrap();
    let start = Instant::now();
    loop {
        match job.poll() {
            Some(Outcome::Done(done)) => return done,
            Some(Outcome::Broken(said)) => panic!("{said}"),
            None => std::thread::sleep(Duration::from_millis(1)),
        }
        assert!(start.elapsed() < Duration::from_secs(120), "it never ends");
    }
}

fn film(format: FileFormat) -> FigureForm {
    let mut form = FigureForm { shape: Shape::Film, page: Page::Own, ..FigureForm::default() };
    form.sides = ["400".to_owned(), "320".to_owned()];
    form.set_format(format);
    form
}

/// Red, green and blue of a PNG file.
fn pixels(path: &Path) -> Picture {
    let mut reader =
        png::Decoder::new(std::io::BufReader::new(fs::File::open(path).unwrap())).read_info().unwrap();
    let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut rgb).unwrap();
    assert_eq!(info.color_type, png::ColorType::Rgb);
    Picture { width: info.width, height: info.height, rgb }
}

#[test]
fn each_frame_is_written_as_it_was_previewed_the_first_and_the_last_too() {
    let folder = tempfile::tempdir().unwrap();
    let form = film(FileFormat::Frames);
    written(&form, folder.path(), false).unwrap();
    let of = asked(&form).made(&view(), |made| Ok::<_, ExportError>(made.parts())).unwrap();
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert_eq!(names.len(), of);
    assert!(of > 2, "a film of {of} frames shows nothing");
    for number in [0, 1, of / 2, of - 1] {
        let previewed = asked(&form).part(&view(), number).unwrap();
        assert!(pixels(&names[number]) == Picture::of(&previewed, 1.0).unwrap(), "frame {number} of {of}");
    }
    // A number beyond the last is the last: the film may have become shorter since it was chosen.
    let last = [of - 1, of + 7].map(|number| asked(&form).part(&view(), number).unwrap());
    assert!(last[0] == last[1]);
}

#[test]
fn a_film_that_is_stopped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for format in [FileFormat::Gif, FileFormat::WebP, FileFormat::Apng, FileFormat::Frames] {
        let path = folder.path().join("film");
        let error = written(&film(format), &path, true).unwrap_err();
        assert!(matches!(error, SaveError::Draw(ExportError::Stopped)), "{error:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{format:?}");
    }
    // After some frames, which are taken away again; of a folder that was there what was in it stays.
    let (form, view) = (film(FileFormat::Frames), view());
    fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    for (to, left) in [(folder.path().join("new"), 1), (folder.path().to_path_buf(), 1)] {
        let drawn = Cell::new(0);
        let two = || {
            drawn.set(drawn.get() + 1);
            drawn.get() <= 2
        };
        let stopped = asked(&form).made(&view, |made| match made {
            Made::Film(film) => writing::write_frames(&(*film).while_it(&two), &asked(&form), &to),
            Made::Pages(_) => panic!("a film has frames"),
        });
        assert!(matches!(stopped, Err(SaveError::Draw(ExportError::Stopped))) && drawn.get() == 3);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), left, "{}", to.display());
    }
}

#[test]
fn pages_stand_beside_each_other_and_no_file_is_lost_that_nobody_was_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut form = FigureForm { sources: crate::export::Sources::Page, ..FigureForm::default() };
    form.set_format(FileFormat::Svg);
    let (first, second) = (folder.path().join("map.svg"), folder.path().join("map-2.svg"));
    fs::write(&second, "mine").unwrap();
    let error = written(&form, &first, false).unwrap_err();
    assert!(matches!(&error, SaveError::There(path) if *path == second), "{error:?}");
    assert_eq!(fs::read_to_string(&second).unwrap(), "mine");
    assert!(!first.exists());
    fs::write(&first, "before").unwrap();
    assert!(
        written(&form, &first, false).is_err(),
        "whoever is asked about the first is not asked about others"
    );
    assert_eq!(fs::read_to_string(&first).unwrap(), "before");
    // Those that the window wrote itself it writes anew.
    let own = BTreeSet::from([second.clone()]);
    let all = written_beside(&form, &first, false, &own).unwrap();
    assert_eq!(all[..2], [first.clone(), second.clone()]);
    for path in [&first, &second] {
        assert!(fs::read_to_string(path).unwrap().starts_with("<svg"), "{}", path.display());
    }
    let frames = film(FileFormat::Frames);
    fs::write(folder.path().join("frame-002.png"), "mine").unwrap();
    assert!(matches!(written(&frames, folder.path(), false), Err(SaveError::There(_))));
    assert!(!folder.path().join("frame-001.png").exists());
}

#[test]
fn each_format_is_what_the_name_of_its_file_says() {
    let folder = tempfile::tempdir().unwrap();
    let small = FigureForm { page: Page::Own, dpis: [96; 2], ..FigureForm::default() };
    let film = film(FileFormat::Gif);
    let begins: [(&FigureForm, &str, &[u8]); 7] = [
        (&small, "a.svg", b"<svg"),
        (&small, "a.pdf", b"%PDF"),
        (&small, "a.PNG", b"\x89PNG"),
        (&small, "b", b"<svg"),
        (&film, "a.gif", b"GIF89a"),
        (&film, "a.webp", b"RIFF"),
        (&film, "film.png", b"\x89PNG"),
    ];
    for (form, name, begins) in begins {
        let path = folder.path().join(name);
        let written = written(form, &path, false).unwrap();
        assert!(fs::read(&written[0]).unwrap().starts_with(begins), "{name}");
    }
    let told = written(&small, &folder.path().join("a.gif"), false).unwrap_err();
    let said = told.message(Path::new("a.gif"));
    assert_eq!(said.to_string(), "a.gif says no format: let its name end in one of .svg, .pdf, .png");
}

#[test]
fn what_is_not_chosen_is_as_in_the_window_and_stays_where_it_was_chosen() {
    let mut form = FigureForm::default();
    let dark = Surroundings { theme: Theme::Dark, step: Step::Month, themes: true, ..around() };
    let first = form.asked(&dark).unwrap();
    assert_eq!((first.options.theme, first.language), (crate::export::Theme::Dark, Language::FRENCH));
    assert_eq!((first.step, first.options.themes), (Step::Month, true));
    form.theme = Some(crate::export::Theme::Grey);
    form.language = Some(Language::ENGLISH);
    form.step = Some(Step::Year);
    form.themes = Some(false);
    let second = form.asked(&dark).unwrap();
    assert_eq!((second.options.theme, second.language), (crate::export::Theme::Grey, Language::ENGLISH));
    assert_eq!((second.step, second.options.themes), (Step::Year, false));
}

#[test]
fn an_own_page_of_no_size_is_refused_and_a_title_of_blanks_is_none() {
    for sides in [["", "400"], ["12", "400"], ["9000", "400"], ["a", "b"], ["-400", "400"]] {
        let form = FigureForm { page: Page::Own, sides: sides.map(str::to_owned), ..FigureForm::default() };
        assert!(form.asked(&around()).is_err(), "{sides:?}");
    }
    let form = FigureForm { title: "  ".to_owned(), ..FigureForm::default() };
    assert_eq!(asked(&form).options.title, None);
}
