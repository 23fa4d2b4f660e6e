//! How long figures take: the articles of `seeds/` in every format, a page with a list of 300 sources, and a frame of a film.
//! `cargo bench --bench figures`

mod corpora;

use std::hint::black_box;
use std::ops::ControlFlow;
use std::sync::Arc;

use corpora::{DAYS, corpus, window};
use criterion::{Criterion, criterion_group, criterion_main};
use dateline::basemap::Archive;
use dateline::export::{self, FigureOptions, FigureSize, Film, Letters, Picture, Preset, Sources};
use dateline::gazetteer::Gazetteer;
use dateline::pipeline::{Source, open};
use dateline::view::{Query, Step, ViewModel};
use dateline::words::Words;

/// The articles, and what made-up corpora say, without a window.
fn views() -> Option<(ViewModel, ViewModel)> {
    let articles =
        open(&Source::Bundled, Gazetteer::bundled().ok()?, &mut |_| ControlFlow::Continue(())).ok()?;
    let many = ViewModel::new(Arc::new(corpus(300, 1_000)), window(0, DAYS));
    Some((ViewModel::new(Arc::new(articles), Query::default()), many))
}

fn figures(criterion: &mut Criterion) {
    let (Some((articles, many)), Ok(archive)) = (views(), Archive::bundled()) else { return };
    let (words, options) = (Words::english(), FigureOptions::default());
    let mut group = criterion.benchmark_group("figures");
    group.sample_size(20);
    let draw = || export::draw(&articles, &archive, &options, &words);
    group.bench_function("articles: drawn", |b| b.iter(|| black_box(draw())));
    let Ok(figure) = draw() else { return };
    group.bench_function("articles: PNG", |b| b.iter(|| black_box(export::png(&figure, 1.0))));
    group.bench_function("articles: SVG", |b| b.iter(|| black_box(export::svg(&figure, Letters::Text))));
    let outlines = || black_box(export::svg(&figure, Letters::Outlines));
    group.bench_function("articles: SVG, letters as outlines", |b| b.iter(outlines));
    let pages = std::slice::from_ref(&figure);
    group.bench_function("articles: PDF", |b| b.iter(|| black_box(export::pdf(pages))));
    let (width, height) = Preset::A4.size();
    let Ok(size) = FigureSize::new(width, height, 1.0) else { return };
    for (name, sources) in [("no list", Sources::None), ("list below", Sources::Below)] {
        let options = FigureOptions { size, sources, ..FigureOptions::default() };
        group.bench_function(format!("{} places, 300 sources on A4: {name}", many.markers().count()), |b| {
            b.iter(|| black_box(export::pages(&many, &archive, &options, &words)));
        });
    }
    let Ok(film) = Film::of(&articles, Step::Day, &archive, &options, &words) else { return };
    let middle = film.len() / 2;
    group.bench_function("articles: a frame of 105", |b| b.iter(|| black_box(film.frame(middle))));
    let Ok(Some(frame)) = film.frame(middle) else { return };
    group.bench_function("articles: pixels of a frame", |b| b.iter(|| black_box(Picture::of(&frame, 1.0))));
    group.finish();
}

criterion_group!(benches, figures);
criterion_main!(benches);
