//! How long the view takes to follow the slider, a day at a time, over corpora from a large folder to an archive; and the counting
//! alone, which is what `benches/beside_crossfilter.mjs` times of a library made for it.

mod corpora;

use std::hint::black_box;
use std::sync::Arc;

use corpora::{DAYS, corpus, window};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use dateline::view::{Counting, Query, ViewModel, counts, markers, tree};

/// Mentions and places.
const SIZES: [(u32, u32); 3] = [(20_000, 2_000), (100_000, 5_000), (1_000_000, 50_000)];
/// Days in the window.
const WINDOW: i32 = 30;

fn follow_the_slider(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("view");
    for (mentions, places) in SIZES {
        let corpus = Arc::new(corpus(mentions, places));
        let mut model = ViewModel::new(Arc::clone(&corpus), window(0, WINDOW));
        let mut start = 0;
        group.bench_function(BenchmarkId::new("slider", mentions), |bencher| {
            bencher.iter(|| {
                start = (start + 1) % (DAYS - WINDOW);
                black_box(model.update(&corpus, &window(start, WINDOW)));
            });
        });
        group.bench_function(BenchmarkId::new("slider, a month at a time", mentions), |bencher| {
            bencher.iter(|| {
                start = (start + 31) % (DAYS - WINDOW);
                black_box(model.update(&corpus, &window(start, WINDOW)));
            });
        });
        let most = markers(&corpus, &Query::default())[0].place.clone();
        group.bench_function(
            BenchmarkId::new("slider with the most mentioned place open", mentions),
            |bencher| {
                bencher.iter(|| {
                    start = (start + 1) % (DAYS - WINDOW);
                    let query = Query { places: [most.clone()].into(), ..window(start, WINDOW) };
                    black_box(model.update(&corpus, &query));
                });
            },
        );
        let query = window(300, WINDOW);
        group.bench_function(BenchmarkId::new("counts from nothing", mentions), |b| {
            b.iter(|| black_box(counts(&corpus, &query)));
        });
        group.bench_function(BenchmarkId::new("markers from nothing", mentions), |b| {
            b.iter(|| black_box(markers(&corpus, &query)));
        });
        group.bench_function(BenchmarkId::new("tree from nothing", mentions), |b| {
            b.iter(|| black_box(tree(&corpus, &query)));
        });
    }
    group.finish();
}

/// The counts of each place and of each day after a step of the window by a day, and nothing else.
fn count_alone(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("counting");
    for (mentions, places) in [(1_000_000, 50_000), (5_000_000, 50_000)] {
        let corpus = corpus(mentions, places);
        let mut counting = Counting::new(&corpus, &window(0, WINDOW));
        let mut start = 0;
        group.bench_function(BenchmarkId::new("a day on", mentions), |bencher| {
            bencher.iter(|| {
                start = (start + 1) % (DAYS - WINDOW);
                counting.update(&corpus, &window(start, WINDOW));
                black_box(counting.visible());
            });
        });
    }
    group.finish();
}

criterion_group!(benches, follow_the_slider, count_alone);
criterion_main!(benches);
