//! Corpora made up for the benches: as many mentions and places as asked for, the same at every run.

use dateline::corpus::Corpus;
use dateline::model::date::{day_from_number, day_number};
use dateline::model::{
    Basis, Capital, DateRange, Document, Edtf, Kind, Mention, MentionDate, Narration, Paragraph, Place,
    PlaceId, Position, Publication, PublicationBasis, Reason, Role, Span, Status,
};
use dateline::view::Query;

/// 2021-01-01.
pub const START: i32 = 18_628;
/// Days on which something is dated.
pub const DAYS: i32 = 700;
/// Provinces, of which the other places are parts.
const PROVINCES: u32 = 400;
/// Mentions of a document.
const PER_DOCUMENT: u32 = 30;

/// Numbers that look scattered, the same at every run (the mixing step of `SplitMix64`).
fn scattered(number: u32, what: u64) -> u64 {
    let mut bits = (u64::from(number) << 8 | what).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}

/// Between 0 and 1.
fn share(number: u32, what: u64) -> f64 {
    (scattered(number, what) >> 11) as f64 / (1u64 << 53) as f64
}

fn place(number: u32) -> Place {
    let province = number % PROVINCES;
    let kind = if number < PROVINCES { Kind::Province } else { Kind::City };
    Place {
        id: PlaceId::new(&format!("p:{number}")),
        name: format!("Place {number}"),
        names: Vec::new(),
        kind,
        country: "AF".to_owned(),
        country_id: None,
        admin1: (kind == Kind::City).then(|| PlaceId::new(&format!("p:{province}"))),
        admin2: None,
        position: Position { lon: 360.0 * share(number, 1) - 180.0, lat: 130.0 * share(number, 2) - 60.0 },
        population: 0,
        capital: Capital::None,
        area: None,
    }
}

/// A mention of one of the places, of which a few have most: the product of two even numbers is skewed as texts are.
fn mention(number: u32, places: &[PlaceId], dates: &[Edtf]) -> Mention {
    let skewed = share(number, 3) * share(number, 4) * places.len() as f64;
    let date = dates[(share(number, 5) * dates.len() as f64) as usize].clone();
    let start = number % PER_DOCUMENT * 6;
    Mention {
        document: number / PER_DOCUMENT,
        paragraph: 0,
        span: Span::new(start as usize, start as usize + 5),
        status: Status::Resolved,
        role: Role::Literal,
        confidence: 0.3 + 0.7 * share(number, 6) as f32,
        reason: Reason::OnlyPlace,
        place: Some(places[skewed as usize].clone()),
        candidates: Vec::new(),
        date: Some(MentionDate::new(date, Basis::Publication)),
        narration: Narration::Event,
    }
}

/// A corpus of so many mentions in so many places: half of them dated to a day, the rest to a week, a month or a quarter.
pub fn corpus(mentions: u32, places: u32) -> Corpus {
    let days = (0..DAYS).filter_map(|day| day_from_number(START + day));
    let dates: Vec<Edtf> = days
        .flat_map(|day| {
            let until = |length: i32| day_from_number(day_number(day) + length).unwrap_or(day);
            let range = |length| format!("{day}/{}", until(length)).parse();
            let long = if day.day() % 2 == 0 { range(6) } else { range(90) };
            [Edtf::day(day), Edtf::day(day), Edtf::month(day), long.unwrap_or_else(|_| Edtf::day(day))]
        })
        .collect();
    let text = "Place ".repeat(PER_DOCUMENT as usize);
    let document = |number: u32| Document {
        path: format!("{number:07}.txt"),
        title: format!("Text {number}"),
        paragraphs: vec![Paragraph { span: Span::new(0, text.len()) }],
        text: text.as_str().into(),
        publication: day_from_number(START + (number % DAYS as u32) as i32)
            .map(|day| Publication::new(Edtf::day(day), PublicationBasis::Header)),
        ..Document::default()
    };
    let ids: Vec<PlaceId> = (0..places).map(|number| PlaceId::new(&format!("p:{number}"))).collect();
    Corpus::new(
        "bench",
        (0..mentions.div_ceil(PER_DOCUMENT)).map(document).collect(),
        (0..mentions).map(|number| mention(number, &ids, &dates)).collect(),
        (0..places).map(place).collect(),
        Vec::new(),
    )
}

/// The window of so many days that starts on this day of the corpus.
pub fn window(start: i32, days: i32) -> Query {
    let day = |offset: i32| day_from_number(START + start + offset);
    Query {
        window: day(0).zip(day(days - 1)).map(|(first, last)| DateRange::between(first, last)),
        ..Query::default()
    }
}
