//! What each step of the slider costs, with its rare slow ones: medians and percentiles over a thousand steps.
//!
//! `counting`: of each place and document, alone. `view`: all that the panels read. `frame`: a frame of the window in which the slider
//! moved by a day, without the graphics card: everything up to the shapes that egui is given. `cargo bench --bench steps`; what is named
//! after `--` alone is run. `benches/beside_crossfilter.mjs` times the counting of a library made for it.

mod corpora;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use corpora::{DAYS, corpus, window};
use dateline::corpus::Corpus;
use dateline::view::{Counting, ViewModel};

/// Days in the window.
const WINDOW: i32 = 30;
/// Steps that are measured, after some that warm up.
const STEPS: usize = 1_000;
const WARM_UP: usize = 50;

#[allow(clippy::print_stdout)] // what a bench tells
fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    println!("{:<54}{:>12}{:>12}{:>12}", "", "median", "p99", "most");
    for (mentions, places) in [(1_000_000, 50_000), (5_000_000, 50_000)] {
        if is_wanted("counting") {
            tell("counting", mentions, places, &mut counting(&corpus(mentions, places)));
        }
    }
    for (mentions, places) in [(100_000, 5_000), (1_000_000, 50_000)] {
        if is_wanted("view") {
            tell("view", mentions, places, &mut view(&Arc::new(corpus(mentions, places))));
        }
    }
    #[cfg(feature = "gui")]
    if is_wanted("frame") {
        frames::of_the_articles();
        for (mentions, places) in [(100_000, 5_000), (1_000_000, 50_000)] {
            frames::of(mentions, places);
        }
    }
}

/// Measures what happens as the window goes on by a day at a time, and begins anew at the end.
fn steps(mut step: impl FnMut(i32)) -> Vec<Duration> {
    let starts = (0..DAYS - WINDOW).cycle();
    let mut times: Vec<Duration> = starts
        .take(WARM_UP + STEPS)
        .map(|start| {
            let clock = Instant::now();
            step(start);
            clock.elapsed()
        })
        .collect();
    times.drain(..WARM_UP);
    times
}

fn counting(corpus: &Corpus) -> Vec<Duration> {
    let mut counting = Counting::new(corpus, &window(0, WINDOW));
    steps(|start| {
        counting.update(corpus, &window(start, WINDOW));
        black_box((counting.places(), counting.documents()));
    })
}

fn view(corpus: &Arc<Corpus>) -> Vec<Duration> {
    let mut model = ViewModel::new(Arc::clone(corpus), window(0, WINDOW));
    steps(|start| {
        black_box(model.update(corpus, &window(start, WINDOW)));
    })
}

#[allow(clippy::print_stdout)] // what a bench tells
fn tell(what: &str, mentions: u32, places: u32, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1e3;
    let name = format!("{what} {mentions} / {places}");
    println!("{name:<54}{:>9.3} ms{:>9.3} ms{:>9.3} ms", at(0.5), at(0.99), at(1.0));
}

/// Frames of the window, with no display and no graphics card.
#[cfg(feature = "gui")]
#[allow(clippy::panic)] // a bench that cannot begin
mod frames {
    use std::collections::BTreeSet;
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    use dateline::corpus::Corpus;
    use dateline::gazetteer::Gazetteer;
    use dateline::model::PlaceId;
    use dateline::pipeline::{self, Source};
    use dateline::ui::app::App;
    use dateline::ui::command::Command;
    use dateline::ui::jobs::{Opener, opener};
    use dateline::ui::timings::Timings;
    use dateline::view::Stack;
    use eframe::egui::{Context, RawInput, Rect, Theme, pos2};

    use super::{DAYS, WINDOW, corpora, steps, tell};

    struct Window {
        app: App,
        ctx: Context,
        time: f64,
    }

    impl Window {
        fn on(opener: Opener) -> Self {
            let app = App::new(opener, Theme::Light, Timings::new(Instant::now(), false));
            let ctx = Context::default();
            app.attach(&ctx);
            let mut window = Self { app, ctx, time: 0.0 };
            window.app.open(Source::Bundled);
            while !window.app.is_settled() || window.app.state().view.is_none() {
                window.frame();
                std::thread::sleep(Duration::from_millis(5));
            }
            window
        }

        /// One frame as the window draws it, up to the shapes.
        fn frame(&mut self) {
            self.time += 1.0 / 60.0;
            let screen_rect = Some(Rect::from_min_max(pos2(0.0, 0.0), pos2(1600.0, 1000.0)));
            let input = RawInput { screen_rect, time: Some(self.time), ..RawInput::default() };
            let _shapes = self.ctx.run_ui(input, |ui| self.app.show(ui));
        }

        /// The window goes on by a day a frame.
        fn scrub(&mut self, first: i32, days: i32) -> Vec<Duration> {
            steps(|start| {
                let days = corpora::window(first - corpora::START + start % days, WINDOW).window;
                self.app
                    .ask(Command::SetWindow(days.unwrap_or_else(|| unreachable!("days of the calendar"))));
                self.frame();
            })
        }
    }

    pub fn of(mentions: u32, places: u32) {
        let mut window = Window::on(opener(move |_, _| Ok(corpora::corpus(mentions, places))));
        tell("frame", mentions, places, &mut window.scrub(corpora::START, DAYS));
        let most = |window: &Window, count: usize| -> BTreeSet<PlaceId> {
            let view = window.app.state().view.as_ref();
            let markers = view.into_iter().flat_map(|view| view.all_markers());
            markers.take(count).map(|marker| marker.place.clone()).collect()
        };
        window.app.ask(Command::SelectPlaces(most(&window, 1_000)));
        window.app.ask(Command::OnlySelected);
        window.frame();
        tell("frame, only 1,000 places", mentions, places, &mut window.scrub(corpora::START, DAYS));
        window.app.ask(Command::ClearFilters);
        window.app.ask(Command::SelectPlaces(most(&window, 20)));
        window.app.ask(Command::SetStack(Stack::Kind));
        window.frame();
        tell("frame, 20 selected, bars by kind", mentions, places, &mut window.scrub(corpora::START, DAYS));
    }

    pub fn of_the_articles() {
        let gazetteer = Gazetteer::bundled().unwrap_or_else(|error| panic!("{error}"));
        let mut window = Window::on(opener(move |source, tick| pipeline::open(source, gazetteer, tick)));
        let corpus: Arc<Corpus> = window
            .app
            .state()
            .view
            .as_ref()
            .map(|view| Arc::clone(view.corpus()))
            .unwrap_or_else(|| unreachable!());
        let (mentions, places) = (corpus.mentions().len() as u32, corpus.places().as_slice().len() as u32);
        // 2021-06-01, in the articles' summer.
        tell("frame", mentions, places, &mut window.scrub(18_779, 90));
    }
}
