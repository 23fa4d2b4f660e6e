//! How fast dates are found beside the places of the same texts: a megabyte of the five articles, one thread.
//!
//! `both` less `places` is what dating adds; `read` is the part of `extract` that is before both.

use std::hint::black_box;
use std::ops::ControlFlow;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::dating;
use dateline::gazetteer::Gazetteer;
use dateline::geoparse::{geoparse, language};
use dateline::model::{Document, Mention};
use dateline::pipeline::{Opening, Source};
use dateline::read::bundled;

fn articles(criterion: &mut Criterion) {
    let Ok(gazetteer) = Gazetteer::bundled() else { return };
    let mut once: Vec<Document> = bundled().files.iter().filter_map(|file| file.read().document).collect();
    for document in &mut once {
        document.language = language(&document.text);
        dating::date_publication(document);
    }
    let bytes: usize = once.iter().map(|document| document.text.len()).sum();
    let mentions: Vec<Vec<Mention>> =
        once.iter().map(|document| geoparse(std::slice::from_ref(document), gazetteer)).collect();
    let mut group = criterion.benchmark_group("dating");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("places of the articles", |bencher| {
        bencher.iter(|| geoparse(black_box(&once), gazetteer));
    });
    group.bench_function("dates of the articles and their mentions", |bencher| {
        bencher.iter_batched(
            || (once.clone(), mentions.clone()),
            |(mut documents, mut mentions)| {
                for (document, own) in documents.iter_mut().zip(&mut mentions) {
                    dating::date(document, own);
                }
                (documents, mentions)
            },
            criterion::BatchSize::SmallInput,
        );
    });
    group.bench_function("all that extract does before writing", |bencher| {
        let opening = Opening { source: &Source::Bundled, gazetteer, threads: std::num::NonZero::new(1) };
        bencher.iter(|| {
            let mut count = 0;
            let ended = opening.each(
                &mut |_| ControlFlow::Continue(()),
                |geoparsed, _| geoparsed.mentions.len(),
                |own| {
                    count += own;
                    ControlFlow::Continue(())
                },
            );
            (count, ended.is_ok())
        });
    });
    group.finish();
}

criterion_group!(benches, articles);
criterion_main!(benches);
