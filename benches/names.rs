//! How fast names are found in running text, beside two automata that find many strings at once: `aho-corasick` and
//! `daachorse`. All three fold the same text (the articles of `seeds/`, many times over) and take the leftmost longest
//! name. Ours holds every spelling of the gazetteer; the others hold the usual names of its places, which are fewer.

#![allow(clippy::print_stderr)]

use std::collections::BTreeSet;
use std::hint::black_box;

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use dateline::gazetteer::fold::{FoldedText, name_forms};
use dateline::gazetteer::{FirstWords, Gazetteer};
use dateline::read::bundled;

static FILE: &[u8] = include_bytes!("../assets/gazetteer.bin");

/// About a megabyte of French news.
fn texts() -> String {
    let documents = bundled().files.into_iter().filter_map(|file| file.read().document);
    let once: String = documents.map(|document| format!("{}\n", document.text)).collect();
    once.repeat(1_000_000 / once.len().max(1) + 1)
}

/// The folded usual names of every place, with the space that a folded text has behind each token.
fn names(gazetteer: &Gazetteer) -> Vec<String> {
    let places = gazetteer.places().map(|place| gazetteer.to_place(place));
    let all = places
        .flat_map(|place| std::iter::once(place.name).chain(place.names.into_iter().map(|(_, name)| name)));
    let folded: BTreeSet<String> = all.flat_map(|name| name_forms(&name)).map(|name| name + " ").collect();
    folded.into_iter().collect()
}

/// The folded tokens of `text`, a space behind each.
fn joined(text: &str, folded: &mut FoldedText, out: &mut String) {
    folded.refill(text);
    out.clear();
    for token in folded.tokens_from(0) {
        out.push_str(token);
        out.push(' ');
    }
}

/// Whether a match at byte `start` begins with a token.
fn begins_token(text: &str, start: usize) -> bool {
    start == 0 || text.as_bytes()[start - 1] == b' '
}

struct Buffers {
    folded: FoldedText,
    joined: String,
}

fn with_ours(gazetteer: &Gazetteer, words: &mut FirstWords, text: &str, buffers: &mut Buffers) -> usize {
    buffers.folded.refill(text);
    let (mut i, mut found, mut hits) = (0, 0, Vec::new());
    while i < buffers.folded.len() {
        gazetteer.names_at_with(words, buffers.folded.tokens_from(i), &mut hits);
        found += usize::from(!hits.is_empty());
        i += hits.last().map_or(1, |hit| hit.tokens);
    }
    found
}

fn with_aho_corasick(automaton: &AhoCorasick, text: &str, buffers: &mut Buffers) -> usize {
    joined(text, &mut buffers.folded, &mut buffers.joined);
    let matches = automaton.find_iter(&buffers.joined);
    matches.filter(|found| begins_token(&buffers.joined, found.start())).count()
}

fn with_daachorse(automaton: &DoubleArrayAhoCorasick<u32>, text: &str, buffers: &mut Buffers) -> usize {
    joined(text, &mut buffers.folded, &mut buffers.joined);
    let matches = automaton.leftmost_find_iter(&buffers.joined);
    matches.filter(|found| begins_token(&buffers.joined, found.start())).count()
}

fn built_aho_corasick(names: &[String]) -> Option<AhoCorasick> {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()
}

fn built_daachorse(names: &[String]) -> Option<DoubleArrayAhoCorasick<u32>> {
    let kind = daachorse::MatchKind::LeftmostLongest;
    DoubleArrayAhoCorasickBuilder::new().match_kind(kind).build(names).ok()
}

fn recognition(criterion: &mut Criterion) {
    let Ok(gazetteer) = Gazetteer::bundled() else { return };
    let (text, names) = (texts(), names(gazetteer));
    let (Some(aho), Some(double)) = (built_aho_corasick(&names), built_daachorse(&names)) else { return };
    let mut words = FirstWords::default();
    let mut buffers = Buffers { folded: FoldedText::default(), joined: String::new() };
    let megabytes = |bytes: usize| bytes / 1_000_000;
    eprintln!(
        "dateline: {} names, {} MB, {} found\naho-corasick: {} names, {} MB, {} found\ndaachorse: {} names, {} MB, {} found",
        gazetteer.summary().names,
        megabytes(FILE.len()),
        with_ours(gazetteer, &mut words, &text, &mut buffers),
        names.len(),
        megabytes(aho.memory_usage()),
        with_aho_corasick(&aho, &text, &mut buffers),
        names.len(),
        megabytes(double.heap_bytes()),
        with_daachorse(&double, &text, &mut buffers),
    );
    let mut group = criterion.benchmark_group("names in a megabyte");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("dateline", |b| {
        b.iter(|| with_ours(gazetteer, &mut words, black_box(&text), &mut buffers));
    });
    group.bench_function("aho-corasick", |b| {
        b.iter(|| with_aho_corasick(&aho, black_box(&text), &mut buffers));
    });
    group.bench_function("daachorse", |b| b.iter(|| with_daachorse(&double, black_box(&text), &mut buffers)));
    group.finish();
}

fn opening(criterion: &mut Criterion) {
    let Ok(gazetteer) = Gazetteer::bundled() else { return };
    let names = names(gazetteer);
    let mut group = criterion.benchmark_group("ready to find names");
    group.sample_size(10);
    group.bench_function("dateline", |b| {
        b.iter(|| Gazetteer::from_bytes(black_box(FILE)).map(|opened| opened.len()));
    });
    group.bench_function("aho-corasick", |b| b.iter(|| built_aho_corasick(black_box(&names))));
    group.bench_function("daachorse", |b| b.iter(|| built_daachorse(black_box(&names))));
    group.finish();
}

criterion_group!(benches, recognition, opening);
criterion_main!(benches);
