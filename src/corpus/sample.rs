//! Small corpora made by hand, for tests: reports of 2021 on Afghanistan, written for this purpose.

use std::sync::Arc;

use geo::{MultiPolygon, polygon};

use super::{Corpus, FoundThemes};
use crate::model::{
    Anchor, Basis, Capital, DateEvidence, DateSuggestion, Document, Edtf, Kind, Language, Mention,
    MentionDate, Narration, Paragraph, Place, PlaceId, Position, Publication, PublicationBasis, Reason, Role,
    Span, Status, Timex,
};
use crate::themes::Themes;

/// The identifier `name`.
#[must_use]
pub fn id(name: &str) -> PlaceId {
    PlaceId::new(name)
}

/// A place without containers.
#[must_use]
pub fn place(name: &str, kind: Kind, lon: f64, lat: f64) -> Place {
    Place {
        id: id(name),
        name: name.to_owned(),
        names: Vec::new(),
        kind,
        country: "AF".to_owned(),
        country_id: Some(id("Afghanistan")).filter(|_| kind != Kind::Country),
        admin1: None,
        admin2: None,
        position: Position { lon, lat },
        population: 0,
        capital: Capital::None,
        area: None,
    }
}

/// A place of a province.
#[must_use]
pub fn place_in(admin1: &str, name: &str, kind: Kind, lon: f64, lat: f64) -> Place {
    Place { admin1: Some(id(admin1)), ..place(name, kind, lon, lat) }
}

/// An outline that is a box around a point.
#[must_use]
pub fn square(lon: f64, lat: f64, half: f64) -> Option<Arc<MultiPolygon<f64>>> {
    let (w, e, s, n) = (lon - half, lon + half, lat - half, lat + half);
    let ring = polygon![(x: w, y: s), (x: e, y: s), (x: e, y: n), (x: w, y: n)];
    Some(Arc::new(MultiPolygon::new(vec![ring])))
}

/// A document of these paragraphs, published in `edtf`.
#[must_use]
pub fn document(path: &str, paragraphs: &[&str], edtf: Option<&str>) -> Document {
    let mut text = String::new();
    let mut spans = Vec::new();
    for paragraph in paragraphs {
        let start = text.len();
        text.push_str(paragraph);
        spans.push(Paragraph { span: Span::new(start, text.len()) });
        text.push_str("\n\n");
    }
    Document {
        path: path.to_owned(),
        title: paragraphs.first().copied().unwrap_or_default().to_owned(),
        text: text.into(),
        paragraphs: spans,
        publication: edtf.map(|edtf| Publication::new(Edtf::parse(edtf).unwrap(), PublicationBasis::Header)),
        language: Some(Language::FRENCH),
        ..Document::default()
    }
}

/// The mention of `toponym` (its `nth` occurrence, from 0) in a document, meaning `place`, with the document's date.
#[must_use]
pub fn mention(documents: &[Document], document: u32, toponym: &str, nth: usize, place: &str) -> Mention {
    let source = &documents[document as usize];
    let (start, _) = source.text.match_indices(toponym).nth(nth).unwrap();
    let span = Span::new(start, start + toponym.len());
    let paragraph = source.paragraphs.iter().position(|paragraph| paragraph.span.contains(span)).unwrap();
    let date = source.publication.as_ref().map(|publication| publication.date.clone());
    Mention {
        document,
        paragraph: u32::try_from(paragraph).unwrap(),
        span,
        status: Status::Resolved,
        role: Role::Literal,
        confidence: 0.9,
        reason: Reason::OnlyPlace,
        place: Some(id(place)),
        candidates: Vec::new(),
        date: date.map(|edtf| MentionDate::new(edtf, Basis::Publication)),
        narration: Narration::Event,
    }
}

/// The places of [`corpus`].
#[must_use]
pub fn places() -> Vec<Place> {
    let french = |name: &str| vec![(Language::FRENCH, name.to_owned())];
    vec![
        Place { area: square(66.0, 34.0, 4.0), ..place("Afghanistan", Kind::Country, 66.0, 34.0) },
        Place { area: square(65.8, 31.2, 1.0), ..place("Kandahar Province", Kind::Province, 65.8, 31.2) },
        place_in("Kandahar Province", "Kandahar", Kind::City, 65.71, 31.61),
        place_in("Kandahar Province", "Panjwai", Kind::District, 65.46, 31.53),
        Place { names: french("Kaboul"), ..place("Kabul", Kind::City, 69.18, 34.53) },
        Place {
            names: french("États-Unis"),
            country: "US".to_owned(),
            area: square(-98.0, 39.0, 20.0),
            ..place("United States", Kind::Country, -98.0, 39.0)
        },
    ]
}

/// Two reports: the first of July 2021, the second without a date; 8 resolved mentions (one doubtful), one toponym
/// without a place, one rejected.
#[must_use]
pub fn corpus() -> Corpus {
    let documents = vec![
        document(
            "a.txt",
            &[
                "Les talibans devant Kandahar",
                "À Kandahar, on se bat. Kandahar tient encore, dit Kaboul.",
                "Plus à l'ouest, Panjwai est tombé ; Qalacha aussi.",
                "Les États-Unis observent depuis Kaboul.",
            ],
            Some("2021-07"),
        ),
        document("b.txt", &["Kandahar, sans date", "Ghani a quitté Kaboul."], None),
    ];
    let at = |document, toponym, nth, place| mention(&documents, document, toponym, nth, place);
    let nowhere = |status, mention| Mention { status, place: None, ..mention };
    let mentions = vec![
        at(1, "Kandahar", 0, "Kandahar"),
        nowhere(Status::Rejected, at(1, "Ghani", 0, "Kabul")),
        Mention { confidence: 0.3, ..at(0, "Panjwai", 0, "Panjwai") },
        nowhere(Status::Unresolved, at(0, "Qalacha", 0, "Kabul")),
        at(0, "États-Unis", 0, "United States"),
        at(0, "Kaboul", 1, "Kabul"),
        at(0, "Kandahar", 0, "Kandahar"),
        at(0, "Kandahar", 1, "Kandahar"),
        at(0, "Kandahar", 2, "Kandahar"),
        at(0, "Kaboul", 0, "Kabul"),
    ];
    Corpus::new("sample", documents, mentions, places(), Vec::new())
}

/// The same corpus, with themes of these identifiers and the number of one, or none, for each mention.
#[must_use]
pub fn with_themes(corpus: Corpus, ids: &[&str], found: Vec<u8>) -> Corpus {
    let named: String = ids.iter().map(|id| format!("[[themes]]\nid = \"{id}\"\n")).collect();
    let themes = Themes::parse(&format!("version = 1\n{named}")).unwrap();
    corpus.with_found_themes(Arc::new(themes), FoundThemes::given(found))
}

/// A report of 21 July 2021 that tells of other days than its own, and one without a date for which two are suggested.
#[must_use]
pub fn told() -> Corpus {
    let header = Publication {
        words: Some("date 2021-07-21".to_owned()),
        ..Publication::new(Edtf::parse("2021-07-21").unwrap(), PublicationBasis::Header)
    };
    let mut documents = vec![
        document(
            "told.txt",
            &[
                "Mardi, Kandahar a été attaquée. Le lendemain, Kaboul a réagi.",
                "Panjwai est tombé aussi.",
                "Kandahar avait été prise en 1996. On se réunira à Kaboul le 30 juillet 2021.",
            ],
            None,
        ),
        document("undated.txt", &["Mercredi 14 juillet, Kandahar tenait."], None),
    ];
    documents[0].publication = Some(header);
    documents[0].timexes = vec![
        timex(&documents[0], "Mardi", "2021-07-20", Anchor::Publication),
        timex(&documents[0], "Le lendemain", "2021-07-21", Anchor::Thread(0)),
        timex(&documents[0], "en 1996", "1996", Anchor::None),
        timex(&documents[0], "le 30 juillet 2021", "2021-07-30", Anchor::None),
    ];
    let weekday = timex(&documents[1], "Mercredi 14 juillet", "XXXX-07-14", Anchor::Publication);
    documents[1].suggestions = [("2021-07-14", 0.6), ("2010-07-14", 0.2)]
        .map(|(date, probability)| DateSuggestion {
            date: Edtf::parse(date).unwrap(),
            probability,
            evidence: vec![
                DateEvidence::Weekday(weekday.span),
                DateEvidence::SameEvents("told.txt".to_owned()),
            ],
        })
        .into();
    documents[1].timexes = vec![Timex { date: None, ..weekday }];
    let at = |document, toponym, nth, place| Mention {
        date: None,
        ..mention(&documents, document, toponym, nth, place)
    };
    let dated = |mention: Mention, basis, words: usize, carried| {
        let timex = &documents[0].timexes[words];
        let date = MentionDate { edtf: timex.date.clone().unwrap(), basis, words: Some(timex.span), carried };
        Mention { date: Some(date), ..mention }
    };
    let mentions = vec![
        dated(at(0, "Kandahar", 0, "Kandahar"), Basis::Relative, 0, false),
        dated(at(0, "Kaboul", 0, "Kabul"), Basis::Relative, 1, false),
        dated(at(0, "Panjwai", 0, "Panjwai"), Basis::Relative, 1, true),
        Mention {
            narration: Narration::Background,
            ..dated(at(0, "Kandahar", 1, "Kandahar"), Basis::Expression, 2, false)
        },
        Mention {
            narration: Narration::Future,
            ..dated(at(0, "Kaboul", 1, "Kabul"), Basis::Expression, 3, false)
        },
        at(1, "Kandahar", 0, "Kandahar"),
    ];
    Corpus::new("told", documents, mentions, places(), Vec::new())
}

/// The expression `words` of a document, which means `value`.
fn timex(document: &Document, words: &str, value: &str, anchor: Anchor) -> Timex {
    let start = document.text.find(words).unwrap();
    let span = Span::new(start, start + words.len());
    let paragraph = document.paragraphs.iter().position(|paragraph| paragraph.span.contains(span)).unwrap();
    Timex {
        paragraph: u32::try_from(paragraph).unwrap(),
        span,
        value: value.into(),
        date: Edtf::parse(value).ok(),
        anchor,
    }
}
