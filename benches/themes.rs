//! How fast themes are found in running text: the articles of `seeds/` many times over, with the lists that ship with the
//! program and with a list of ten thousand words more. `cargo bench --bench themes`.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::model::Language;
use dateline::read::bundled;
use dateline::themes::{Reading, Themes};

/// About a megabyte of paragraphs of French news.
fn paragraphs() -> Vec<String> {
    let documents: Vec<_> = bundled().files.into_iter().filter_map(|file| file.read().document).collect();
    let once: Vec<String> = documents
        .iter()
        .flat_map(|document| {
            document.paragraphs.iter().map(|paragraph| document.slice(paragraph.span).to_owned())
        })
        .collect();
    let bytes: usize = once.iter().map(String::len).sum();
    let times = 1_000_000 / bytes.max(1) + 1;
    once.iter().cycle().take(once.len() * times).cloned().collect()
}

/// The bundled lists and ten thousand words more.
fn many() -> String {
    let words: Vec<String> = (0..10_000).map(|number| format!("mot{number}")).collect();
    format!("{}\n[[themes]]\nid = \"many\"\nwords.fr = {words:?}\n", include_str!("../data/themes.toml"))
}

fn find(criterion: &mut Criterion) {
    let paragraphs = paragraphs();
    let mut group = criterion.benchmark_group("themes");
    group.throughput(Throughput::Bytes(paragraphs.iter().map(|text| text.len() as u64).sum()));
    for (name, themes) in
        [("bundled", Themes::bundled()), ("10,000 words", Themes::parse(&many()).unwrap_or_default())]
    {
        let mut reading = Reading::default();
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for text in &paragraphs {
                    reading.read(&themes, black_box(text), Some(Language::FRENCH));
                    black_box(reading.matches());
                }
            });
        });
    }
    group.finish();
    criterion.bench_function("themes/parse the bundled file", |bencher| bencher.iter(Themes::bundled));
}

criterion_group!(benches, find);
criterion_main!(benches);
