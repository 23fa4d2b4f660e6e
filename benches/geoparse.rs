//! How fast texts are geoparsed: the five articles, and as many copies of them as make a megabyte.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::gazetteer::Gazetteer;
use dateline::geoparse::{geoparse, language};
use dateline::read::bundled;

fn articles(criterion: &mut Criterion) {
    let Ok(gazetteer) = Gazetteer::bundled() else { return };
    let mut once: Vec<_> = bundled().files.iter().filter_map(|file| file.read().document).collect();
    once.iter_mut().for_each(|document| document.language = language(&document.text));
    let bytes: usize = once.iter().map(|document| document.text.len()).sum();
    let copies = 1_000_000 / bytes + 1;
    let many: Vec<_> = std::iter::repeat_with(|| once.clone()).take(copies).flatten().collect();
    let mut group = criterion.benchmark_group("geoparse");
    for (name, documents, times) in [("five articles", &once, 1), ("a megabyte of articles", &many, copies)] {
        group.throughput(Throughput::Bytes((bytes * times) as u64));
        group.bench_function(name, |bencher| bencher.iter(|| geoparse(black_box(documents), gazetteer)));
    }
    group.finish();
}

criterion_group!(benches, articles);
criterion_main!(benches);
