//! How fast texts are folded and walked through the gazetteer. The texts are the articles of `seeds/`, many times over.

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::gazetteer::Gazetteer;
use dateline::gazetteer::fold::FoldedText;

/// About a megabyte of French news.
fn texts() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let all: String = files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    all.repeat(1_000_000 / all.len() + 1)
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
    let gazetteer = Gazetteer::bundled().unwrap();
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
        b.iter(|| walk(gazetteer, black_box(&folded), true))
    });
    group.finish();
    c.bench_function("open", |b| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/gazetteer.bin");
        let bytes: &'static [u8] = std::fs::read(file).unwrap().leak();
        b.iter(|| Gazetteer::from_bytes(black_box(bytes)).unwrap().len());
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
