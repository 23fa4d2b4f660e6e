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

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    println!("{:<34}{:>12}{:>12}{:>12}", "", "median", "p99", "most");
    for (mentions, places) in [(1_000_000, 50_000), (5_000_000, 50_000)] {
        if is_wanted("counting") {
            let corpus = corpus(mentions, places);
            tell("counting", mentions, places, &mut counting(&corpus));
        }
    }
    for (mentions, places) in [(100_000, 5_000), (1_000_000, 50_000)] {
        let any = ["view", "frame"].into_iter().any(is_wanted);
        let Some(corpus) = any.then(|| corpus(mentions, places)) else { continue };
        if is_wanted("view") {
            tell("view", mentions, places, &mut view(&corpus));
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

fn counting(corpus: &Arc<Corpus>) -> Vec<Duration> {
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

fn tell(what: &str, mentions: u32, places: u32, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1e3;
    let name = format!("{what} {mentions} / {places}");
    println!("{name:<34}{:>9.3} ms{:>9.3} ms{:>9.3} ms", at(0.5), at(0.99), at(1.0));
}
