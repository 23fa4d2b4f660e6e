//! Random corpora whose texts say the worst.

use proptest::prelude::*;
use proptest::sample::select;

use crate::corpus::{Corpus, NO_THEME, sample};
use crate::model::{
    Basis, Document, Edtf, Kind, Mention, MentionDate, Narration, Paragraph, Place, Publication,
    PublicationBasis, Reason, Role, Span, Status,
};

/// A place that a public gazetteer knows by this.
const KABUL: &str = "geonames:1138958";

/// Characters that formats, table programs and parsers stumble over.
fn nasty() -> impl Strategy<Value = String> {
    let texts = select(vec![
        "=1+1",
        "+",
        "-5",
        "@x",
        "'",
        "\"",
        ",",
        ";",
        "\r\n",
        "\n",
        "\t",
        "&amp;",
        "<b>",
        "]]>",
        "\u{0}",
        "\u{1b}",
        "é",
        "e\u{301}",
        "قندهار",
        "👩🏽‍🚀",
        "\u{feff}",
        "\u{202e}",
        "\u{fffe}",
        "\\",
        "{}",
        "Kandahar ",
    ]);
    prop::collection::vec(texts, 1..6).prop_map(|parts| parts.concat())
}

fn date() -> impl Strategy<Value = Option<Edtf>> {
    let dates = select(vec![
        "",
        "2021-07-13",
        "2021-07",
        "2021",
        "199X",
        "2021-07-01/2021-08-15",
        "2021-07-01/..",
        "../2021-07-31",
        "2021-07~",
        "2021-21",
        "1842-01-13?",
    ]);
    dates.prop_map(|text| Edtf::parse(text).ok())
}

prop_compose! {
    /// Mentions of any status, date and role, in texts that hold anything.
    pub fn any_corpus()(
        texts in prop::collection::vec((nasty(), nasty(), nasty(), date()), 2),
        mentions in prop::collection::vec((
            (0u32..2, select(vec![Status::Resolved, Status::Unresolved, Status::Rejected])),
            (select(Role::ALL.to_vec()), select(Basis::ALL.to_vec()), 0u32..=100),
            (select(vec!["Kandahar", "Panjwai", "United States", "Afghanistan", KABUL]), date()),
            select(vec![Reason::Decision, Reason::NotAPlace, Reason::OnlyPlace, Reason::SeatOf("=x".to_owned())]),
            select(Narration::ALL.to_vec()),
        ), 0..12),
    ) -> Corpus {
        let documents: Vec<Document> = texts.iter().zip(["=a", "b"]).map(|((before, name, after, date), path)| {
            let text = format!("{before}{name}{after}");
            let whole = Paragraph { span: Span::new(0, text.len()) };
            Document {
                path: format!("{path}{name}.txt"),
                title: after.clone(),
                text: text.into(),
                paragraphs: vec![whole],
                publication: date.clone().map(|date| Publication::new(date, PublicationBasis::Header)),
                ..Document::default()
            }
        }).collect();
        let source = sample::corpus().mentions()[0].clone();
        let mentions: Vec<Mention> = mentions.into_iter().map(|((document, status), (role, basis, confidence), (place, date), reason, narration)| {
            let (before, name, ..) = &texts[document as usize];
            Mention {
                document,
                paragraph: 0,
                span: Span::new(before.len(), before.len() + name.len()),
                status,
                role,
                narration,
                reason,
                #[allow(clippy::cast_precision_loss)]
                confidence: confidence as f32 / 100.0,
                place: (status == Status::Resolved).then(|| sample::id(place)),
                // Some are dated by words: the name itself will do.
                date: date.map(|edtf| MentionDate {
                    words: (basis == Basis::Expression)
                        .then(|| Span::new(before.len(), before.len() + name.len())),
                    ..MentionDate::new(edtf, basis)
                }),
                ..source.clone()
            }
        }).collect();
        let kabul = Place { name: "Kabul".to_owned(), ..sample::place(KABUL, Kind::City, 69.17233, 34.52813) };
        let places = sample::places().into_iter().chain([kabul]).collect();
        let corpus = Corpus::new("any", documents, mentions, places, Vec::new());
        let theme = |mention: &Mention| if mention.span.start % 3 == 2 { NO_THEME } else { (mention.span.start % 3) as u8 };
        let found = corpus.mentions().iter().map(theme).collect();
        sample::with_themes(corpus, &["t0", "t1"], found)
    }
}
