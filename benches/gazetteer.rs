//! How fast texts are folded and walked through the gazetteer. The texts are the articles of `seeds/`, many times over.

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::gazetteer::Gazetteer;
use dateline::gazetteer::fold::FoldedText;

static FILE: &[u8] = include_bytes!("../assets/gazetteer.bin");

/// About a megabyte of French news.
fn texts() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let all: String = files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    all.repeat(1_000_000 / all.len().max(1) + 1)
}

/// Looks for names at every token; gives how many there are and how many places they stand for.
fn walk(gazetteer: &Gazetteer, folded: &FoldedText, with_entries: bool) -> (usize, usize) {
    let (mut names, mut places) = (0, 0);
    let mut hits = Vec::new();
    for i in 0..folded.len() {
        gazetteer.names_at(folded.tokens_from(i), &mut hits);
        names += hits.len();
        if with_entries {
            places += hits.iter().map(|hit| gazetteer.entries(hit.name).count()).sum::<usize>();
        }
    }
    (names, places)
}

fn gazetteer(c: &mut Criterion) {
    let Ok(gazetteer) = Gazetteer::bundled() else { return };
    let text = texts();
    let folded = FoldedText::new(&text);
    let mut group = c.benchmark_group("text");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("fold", |b| {
        let mut folded = FoldedText::default();
        b.iter(|| folded.refill(black_box(&text)));
    });
    group.bench_function("walk", |b| b.iter(|| walk(gazetteer, black_box(&folded), false)));
    group.bench_function("walk and read the entries", |b| {
        b.iter(|| walk(gazetteer, black_box(&folded), true));
    });
    group.finish();
    c.bench_function("open", |b| {
        b.iter(|| Gazetteer::from_bytes(black_box(FILE)).map(|opened| opened.len()));
    });
    let mut group = c.benchmark_group("place");
    for name in ["Kandahar", "France"] {
        let place = gazetteer.search(name, 1)[0];
        group.bench_with_input(BenchmarkId::from_parameter(name), &place, |b, place| {
            b.iter(|| gazetteer.to_place(black_box(*place)));
        });
    }
}

criterion_group!(benches, gazetteer);
criterion_main!(benches);
