//! How long the view takes to follow the slider: 20,000 mentions as of a large folder, 300,000 as of an archive.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use dateline::corpus::Corpus;
use dateline::model::date::day_from_number;
use dateline::model::{
    Basis, Capital, DateRange, Document, Edtf, Kind, Mention, MentionDate, Narration, Paragraph, Place,
    PlaceId, Position, Reason, Role, Span, Status,
};
use dateline::view::{Query, ViewModel, counts, markers, tree};

/// 2021-01-01.
const START: i32 = 18_628;
/// Places of an archive; as in real texts a few of them have most of the mentions.
const PLACES: u32 = 2_000;

fn place(number: u32) -> Place {
    let (province, kind) = (number % 40, if number < 40 { Kind::Province } else { Kind::City });
    Place {
        id: PlaceId::new(&format!("p:{number}")),
        name: format!("Place {number}"),
        names: Vec::new(),
        kind,
        country: "AF".to_owned(),
        country_id: None,
        admin1: (kind == Kind::City).then(|| PlaceId::new(&format!("p:{province}"))),
        admin2: None,
        position: Position { lon: f64::from(number % 180), lat: f64::from(number % 80) },
        population: 0,
        capital: Capital::None,
        area: None,
    }
}

fn mention(number: u32, documents: u32, dates: &[Edtf]) -> Mention {
    // A linear congruence scatters places and dates the same way on every run.
    let scattered = u64::from(number).wrapping_mul(6_364_136_223_846_793_005) >> 33;
    let skewed = (scattered % u64::from(PLACES)) * (scattered / 7 % u64::from(PLACES)) / u64::from(PLACES);
    let date = dates[(scattered % dates.len() as u64) as usize].clone();
    Mention {
        document: number % documents,
        paragraph: 0,
        span: Span::new(0, 5),
        status: Status::Resolved,
        role: Role::Literal,
        confidence: 0.9,
        reason: Reason::OnlyPlace,
        place: Some(PlaceId::new(&format!("p:{skewed}"))),
        candidates: Vec::new(),
        date: Some(MentionDate::new(date, Basis::Publication)),
        narration: Narration::Event,
    }
}

fn corpus(mentions: u32) -> Arc<Corpus> {
    let days = (0..700).filter_map(|day| day_from_number(START + day));
    let dates: Vec<Edtf> = days.flat_map(|day| [Edtf::day(day), Edtf::month(day)]).collect();
    let documents = mentions / 30;
    let text = Document {
        path: "a.txt".to_owned(),
        title: "A text".to_owned(),
        text: "Place".into(),
        paragraphs: vec![Paragraph { span: Span::new(0, 5) }],
        publication: None,
        language: None,
        ..Document::default()
    };
    let found = (0..mentions).map(|number| mention(number, documents, &dates)).collect();
    Arc::new(Corpus::new(
        "bench",
        vec![text; documents as usize],
        found,
        (0..PLACES).map(place).collect(),
        Vec::new(),
    ))
}

/// The window of 60 days that starts on this day of the corpus.
fn window(start: i32) -> Query {
    let day = |offset: i32| day_from_number(START + start + offset);
    Query {
        window: day(0).zip(day(60)).map(|(first, last)| DateRange::between(first, last)),
        ..Query::default()
    }
}

fn follow_the_slider(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("view");
    for mentions in [20_000, 300_000] {
        let corpus = corpus(mentions);
        let mut model = ViewModel::new(Arc::clone(&corpus), window(0));
        let mut start = 0;
        group.bench_function(BenchmarkId::new("slider", mentions), |bencher| {
            bencher.iter(|| {
                start = (start + 1) % 640;
                black_box(model.update(&corpus, &window(start)));
            });
        });
        let query = window(300);
        let most = markers(&corpus, &Query::default())[0].place.clone();
        group.bench_function(
            BenchmarkId::new("slider with the most mentioned place open", mentions),
            |bencher| {
                bencher.iter(|| {
                    start = (start + 1) % 640;
                    let query = Query { places: [most.clone()].into(), ..window(start) };
                    black_box(model.update(&corpus, &query));
                });
            },
        );
        group.bench_function(BenchmarkId::new("counts", mentions), |b| {
            b.iter(|| black_box(counts(&corpus, &query)));
        });
        group.bench_function(BenchmarkId::new("markers", mentions), |b| {
            b.iter(|| black_box(markers(&corpus, &query)));
        });
        group.bench_function(BenchmarkId::new("tree", mentions), |b| {
            b.iter(|| black_box(tree(&corpus, &query)));
        });
    }
    group.finish();
}

criterion_group!(benches, follow_the_slider);
criterion_main!(benches);
