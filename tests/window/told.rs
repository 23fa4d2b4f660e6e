//! Two reports made by hand, as the pipeline would give them: one tells of other days than that of its publication, one has
//! no date.

use dateline::corpus::Corpus;
use dateline::model::{
    Anchor, Basis, Capital, DateEvidence, DateSuggestion, Document, Edtf, Kind, Language, Mention,
    MentionDate, Narration, Paragraph, Place, PlaceId, Position, Publication, PublicationBasis, Reason, Role,
    Span, Status, Timex,
};
use dateline::ui::jobs::{Opener, opener as opener_of};

/// Gives the reports, whatever is opened.
pub fn opener() -> Opener {
    opener_of(|_, _| Ok(corpus()))
}

const TOLD: [&str; 3] = [
    "Mardi, les talibans ont attaqué Kandahar, où l’on se bat depuis dans plusieurs quartiers. Le lendemain, le \
     gouvernement de Kaboul a promis des renforts.",
    "Les combats ont aussi gagné Panjwai, dont les habitants fuient.",
    "Kandahar avait été prise une première fois en 1994. Les chefs de tribus se réuniront à Kaboul le 30 juillet 2021.",
];
const UNDATED: [&str; 2] =
    ["Mercredi 14 juillet, Kandahar tenait encore, disent les habitants.", "À Kaboul, on n’en parlait pas."];

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap()
}

fn document(path: &str, title: &str, paragraphs: &[&str]) -> Document {
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
        title: title.to_owned(),
        text: text.into(),
        paragraphs: spans,
        language: Some(Language::FRENCH),
        ..Document::default()
    }
}

/// Where the `nth` (from 0) of these words stands, and in which paragraph.
fn find(document: &Document, words: &str, nth: usize) -> (Span, u32) {
    let (start, _) = document.text.match_indices(words).nth(nth).unwrap();
    let span = Span::new(start, start + words.len());
    let paragraph = document.paragraphs.iter().position(|paragraph| paragraph.span.contains(span)).unwrap();
    (span, u32::try_from(paragraph).unwrap())
}

fn timex(document: &Document, words: &str, date: Option<&str>, anchor: Anchor) -> Timex {
    let (span, paragraph) = find(document, words, 0);
    Timex { paragraph, span, value: date.unwrap_or("XXXX-07-14").into(), date: date.map(edtf), anchor }
}

fn documents() -> Vec<Document> {
    let mut told = document("told.txt", "Les talibans attaquent Kandahar", &TOLD);
    told.publication = Some(Publication {
        words: Some("date 2021-07-21".to_owned()),
        ..Publication::new(edtf("2021-07-21"), PublicationBasis::Header)
    });
    told.timexes = vec![
        timex(&told, "Mardi", Some("2021-07-20"), Anchor::Publication),
        timex(&told, "Le lendemain", Some("2021-07-21"), Anchor::Thread(0)),
        timex(&told, "en 1994", Some("1994"), Anchor::None),
        timex(&told, "le 30 juillet 2021", Some("2021-07-30"), Anchor::None),
    ];
    let mut undated = document("undated.txt", "Kandahar tient encore", &UNDATED);
    let weekday = timex(&undated, "Mercredi 14 juillet", None, Anchor::Publication);
    let suggestion =
        |date: &str, probability, evidence| DateSuggestion { date: edtf(date), probability, evidence };
    undated.suggestions = vec![
        suggestion(
            "2021-07-14",
            0.62,
            vec![DateEvidence::Weekday(weekday.span), DateEvidence::SameEvents("told.txt".to_owned())],
        ),
        suggestion("2010-07-14", 0.2, vec![DateEvidence::Weekday(weekday.span)]),
    ];
    undated.timexes = vec![weekday];
    vec![told, undated]
}

fn place(name: &str, kind: Kind, lon: f64, lat: f64) -> Place {
    Place {
        id: PlaceId::new(name),
        name: name.to_owned(),
        names: Vec::new(),
        kind,
        country: "AF".to_owned(),
        country_id: None,
        admin1: None,
        admin2: None,
        position: Position { lon, lat },
        population: 0,
        capital: Capital::None,
        area: None,
    }
}

/// Six mentions: three dated by way of another date, two by their own words (one of them background, one planned), one undated.
pub fn corpus() -> Corpus {
    let documents = documents();
    let at = |document: usize, toponym: &str, nth| {
        let (span, paragraph) = find(&documents[document], toponym, nth);
        Mention {
            document: u32::try_from(document).unwrap(),
            paragraph,
            span,
            status: Status::Resolved,
            role: Role::Literal,
            confidence: 0.9,
            reason: Reason::OnlyPlace,
            place: Some(PlaceId::new(toponym)),
            candidates: Vec::new(),
            date: None,
            narration: Narration::Event,
        }
    };
    let dated = |mention: Mention, basis, words: usize, carried, narration| {
        let timex = &documents[0].timexes[words];
        let date = MentionDate { edtf: timex.date.clone().unwrap(), basis, words: Some(timex.span), carried };
        Mention { date: Some(date), narration, ..mention }
    };
    let mentions = vec![
        dated(at(0, "Kandahar", 0), Basis::Relative, 0, false, Narration::Event),
        dated(at(0, "Kaboul", 0), Basis::Relative, 1, false, Narration::Event),
        dated(at(0, "Panjwai", 0), Basis::Relative, 1, true, Narration::Event),
        dated(at(0, "Kandahar", 1), Basis::Expression, 2, false, Narration::Background),
        dated(at(0, "Kaboul", 1), Basis::Expression, 3, false, Narration::Future),
        at(1, "Kandahar", 0),
    ];
    let places = vec![
        place("Kandahar", Kind::City, 65.71, 31.61),
        place("Kaboul", Kind::City, 69.18, 34.53),
        place("Panjwai", Kind::District, 65.46, 31.53),
    ];
    Corpus::new("told", documents, mentions, places, Vec::new())
}
