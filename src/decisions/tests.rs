//! What a file says, what its faults are called, and what it does to documents and mentions.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{
    Document, Kind, Mention, Narration, Paragraph, Position, PublicationBasis, Reason, Role, Span, Status,
};

fn scope() -> Scope {
    Scope { file: "dateline.toml".to_owned(), folder: String::new(), whole: true }
}

fn parsed(text: &str) -> (Decisions, Vec<Warning>) {
    parse(scope(), text).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_file_of_the_contract_is_read_whole() {
    let (decisions, warnings) = parsed(
        r#"
version = 1
[documents."001.txt"]
published = "2021-08-13"        # EDTF
note = "Kandahar and Lashkar Gah fell on this day"
[[mentions]]                    # one mention, or every one like it
document = "002.txt"            # left out: in the whole corpus
quote = "Muqur"
occurrence = 1                  # left out: each
place = "geonames:1131662"      # or place = false: not a place
[[mentions]]
quote = "New York"
place = false
[[places]]                      # the user's own gazetteer entries
name = "Place des Martyrs"
names = ["Martyrs Square"]
kind = "square"
lat = 31.613
lon = 65.710
"#,
    );
    assert_eq!(warnings, []);
    let [document] = &decisions.documents[..] else { panic!("{decisions:?}") };
    assert_eq!((document.document.as_str(), document.at), ("001.txt", (3, 12)));
    assert_eq!(document.published, Some(Edtf::parse("2021-08-13").unwrap()));
    let [muqur, new_york] = &decisions.mentions[..] else { panic!("{decisions:?}") };
    assert_eq!((muqur.document.as_deref(), muqur.occurrence), (Some("002.txt"), Some(1)));
    assert_eq!(muqur.meaning, Meaning::Place(PlaceId::new("geonames:1131662")));
    assert_eq!((new_york.document.as_deref(), &new_york.meaning), (None, &Meaning::NotAPlace));
    let [square] = &decisions.places[..] else { panic!("{decisions:?}") };
    assert_eq!((square.id.as_str(), square.kind), ("user:place-des-martyrs", Kind::Square));
    assert_eq!(square.position, Position { lon: 65.710, lat: 31.613 });
    assert_eq!(square.names, ["Martyrs Square"]);
}

#[test]
fn a_date_may_stand_without_quotes_as_toml_writes_it() {
    let (decisions, warnings) =
        parsed("version = 1\n[documents]\na.published = 2021-08-13\nb.published = 2021\n");
    let dates: Vec<String> =
        decisions.documents.iter().filter_map(|d| d.published.as_ref().map(ToString::to_string)).collect();
    assert_eq!((dates, warnings), (vec!["2021-08-13".to_owned(), "2021".to_owned()], vec![]));
}

#[test]
fn a_fault_is_told_at_its_line_and_column_and_the_rest_holds() {
    for (text, at, part) in [
        ("[documents.a]\nnote = \"n\"", (1, 1), "version is missing"),
        ("version = 1\ncolour = 3", (2, 1), "`colour` is not known"),
        ("version = 1\n[documents.a]\npublished = \"2021-13\"\nnote = \"n\"", (3, 13), "no such month"),
        ("version = 1\n[documents.a]\npublished = true\nnote = \"n\"", (3, 13), "`published` is not a date"),
        ("version = 1\n[documents.a]\nauthor = \"me\"", (3, 1), "`author` is not known"),
        ("version = 1\ndocuments.a = 3", (2, 15), "is not a table"),
        ("version = 1\n[[mentions]]\nplace = false", (2, 1), "`quote` is missing"),
        ("version = 1\n[[mentions]]\nquote = \"Muqur\"", (2, 1), "`place` is missing"),
        ("version = 1\n[[mentions]]\nquote = \"Muqur\"\nplace = true", (4, 9), "`place` is not"),
        (
            "version = 1\n[[mentions]]\nquote = \"é\"\nplace = false\noccurrence = 0",
            (5, 14),
            "a number from 1",
        ),
        ("version = 1\n[mentions]\nquote = \"Muqur\"", (2, 1), "a list of tables"),
        ("version = 1\n[[places]]\nname = \"A\"\nkind = \"city\"\nlat = 91\nlon = 0", (5, 7), "`lat` is not"),
        (
            "version = 1\n[[places]]\nname = \"A\"\nkind = \"town\"\nlat = 1\nlon = 0",
            (4, 8),
            "no kind of place",
        ),
        ("version = 1\n[[places]]\nname = \"A\"\nkind = \"city\"\nlat = 1", (2, 1), "`lon` is missing"),
    ] {
        let (decisions, warnings) = parsed(text);
        let [warning] = &warnings[..] else { panic!("{text}: {warnings:?}") };
        assert_eq!((warning.at, warning.file.as_str()), (Some(at), "dateline.toml"), "{text}: {warning}");
        assert!(warning.message.to_string().contains(part), "{text}: {warning}");
        assert!(warning.hint.is_some());
        assert!(decisions.mentions.is_empty() && decisions.places.is_empty(), "{text}");
        if text.contains("note") {
            assert_eq!(decisions.documents[0].note.as_deref(), Some("n"));
        }
    }
}

#[test]
fn a_broken_file_and_one_of_a_later_version_hold_nothing() {
    for (text, at, part) in [
        ("version = 1\n[documents.\"a\npublished = 2021", (2, 12), ""),
        ("version = 1\n\nnote = \"é\" oops", (3, 12), ""),
        ("version = 2\n[documents.a]\nnote = \"n\"", (1, 11), "version 2 is later"),
    ] {
        let error = parse(scope(), text).unwrap_err();
        assert_eq!(error.at.0, at.0, "{error}");
        assert!(
            error.to_string().starts_with("dateline.toml:") && error.message.to_string().contains(part),
            "{error}"
        );
        assert!(error.hint.to_string().contains("not changed"));
    }
    let error = parse(scope(), "version = 1\n[documents.a]\npublished = 2021-07\n").unwrap_err();
    assert_eq!(error.at, (3, 13));
    assert!(error.hint.to_string().contains("published = \"2021-07\""), "{}", error.hint);
}

#[test]
fn two_own_places_of_one_name_have_two_identifiers() {
    let entry = "[[places]]\nname = \"Poste n° 3\"\nkind = \"border-post\"\nlat = 1\nlon = -2.5\n";
    let (decisions, warnings) = parsed(&format!("version = 1\n{entry}{entry}"));
    let ids: Vec<&str> = decisions.places.iter().map(|place| place.id.as_str()).collect();
    assert_eq!((ids, warnings), (vec!["user:poste-n-3", "user:poste-n-3-2"], vec![]));
}

fn document(path: &str, text: &str) -> Document {
    Document {
        path: path.to_owned(),
        title: String::new(),
        text: Arc::from(text),
        paragraphs: vec![Paragraph { span: Span::new(0, text.len()) }],
        publication: None,
        language: None,
        ..Document::default()
    }
}

fn mention(document: u32, text: &str, name: &str) -> Mention {
    let start = text.find(name).unwrap();
    Mention {
        document,
        paragraph: 0,
        span: Span::new(start, start + name.len()),
        status: Status::Resolved,
        role: Role::Metonymic,
        confidence: 0.4,
        reason: Reason::BestKnown,
        place: Some(PlaceId::new("geonames:1")),
        candidates: vec![],
        date: None,
        narration: Narration::Event,
    }
}

/// Puts decisions into effect on the one document that there is. What they speak of and is not there.
fn apply(
    decisions: Decisions,
    document: &Document,
    mentions: &mut Vec<Mention>,
    known: &dyn Fn(&PlaceId) -> bool,
) -> Vec<Warning> {
    let in_force = InForce::new(decisions, known);
    in_force.apply_to_mentions(document, 0, mentions);
    in_force.unmet_mentions()
}

/// The mentions of one document after decisions: name, and place or status.
fn decided(text: &str, names: &[&str], toml: &str) -> (Vec<String>, Vec<Warning>) {
    let documents = [document("a.txt", text)];
    let mut mentions: Vec<Mention> = names.iter().map(|name| mention(0, text, name)).collect();
    let (decisions, faults) = parsed(&format!("version = 1\n{toml}"));
    assert_eq!(faults, []);
    let known = |id: &PlaceId| id.as_str() != "geonames:404";
    let warnings = apply(decisions, &documents[0], &mut mentions, &known);
    let shown = mentions.iter().map(|mention| {
        let place = mention.place.as_ref().map_or("rejected", PlaceId::as_str);
        format!("{}@{}={place}", documents[0].slice(mention.span), mention.span.start)
    });
    (shown.collect(), warnings)
}

#[test]
fn a_decision_gives_a_name_its_place_or_takes_it_from_the_map() {
    let text = "Muqur, New York Times, Muqur, Muquri, Base de Muqur";
    let names = ["Muqur", "New York", "Base de Muqur"];
    for (toml, expected) in [
        // Each occurrence, also where it was not recognised, but not inside a longer name or word.
        (
            "quote = \"Muqur\"\nplace = \"x\"",
            &["Muqur@0=x", "New York@7=geonames:1", "Muqur@23=x", "Base de Muqur@38=geonames:1"][..],
        ),
        (
            "quote = \"Muqur\"\noccurrence = 2\nplace = \"x\"",
            &["Muqur@0=geonames:1", "New York@7=geonames:1", "Muqur@23=x", "Base de Muqur@38=geonames:1"],
        ),
        (
            "quote = \"Muqur\"\noccurrence = 3\nplace = \"x\"",
            &["Muqur@0=geonames:1", "New York@7=geonames:1", "Muqur@46=x"],
        ),
        (
            "quote = \"New York Times\"\nplace = false",
            &["Muqur@0=geonames:1", "New York@7=rejected", "Base de Muqur@38=geonames:1"],
        ),
        (
            "document = \"a.txt\"\nquote = \"Muqur\"\nplace = false",
            &["Muqur@0=rejected", "New York@7=geonames:1", "Base de Muqur@38=geonames:1"],
        ),
    ] {
        let (shown, warnings) = decided(text, &names, &format!("[[mentions]]\n{toml}"));
        assert_eq!((shown, warnings), (expected.iter().map(|s| (*s).to_owned()).collect(), vec![]), "{toml}");
    }
}

#[test]
fn a_decided_mention_says_that_the_user_decided() {
    let text = "Muqur";
    let documents = [document("a.txt", text)];
    let mut mentions = vec![mention(0, text, "Muqur")];
    let (decisions, _) = parsed("version = 1\n[[mentions]]\nquote = \"Muqur\"\nplace = \"geonames:2\"");
    apply(decisions, &documents[0], &mut mentions, &|_| true);
    assert_eq!((mentions[0].reason.clone(), mentions[0].role), (Reason::Decision, Role::Metonymic));
    assert!((mentions[0].confidence - 1.0).abs() < f32::EPSILON);
    assert_eq!(mentions[0].candidates[0].place, PlaceId::new("geonames:2"));
}

#[test]
fn what_is_said_of_one_occurrence_holds_before_what_is_said_of_all() {
    let toml = r#"
[[mentions]]
document = "a.txt"
quote = "Muqur"
occurrence = 2
place = "geonames:1131662"
[[mentions]]
quote = "Muqur"
place = false
"#;
    let (mentions, warnings) = decided("Muqur, puis Muqur", &["Muqur"], toml);
    assert_eq!(mentions, ["Muqur@0=rejected", "Muqur@12=geonames:1131662"]);
    assert_eq!(warnings, []);
}

#[test]
fn what_a_decision_speaks_of_and_is_not_there_is_warned_of() {
    for (toml, part) in [
        (
            "[[mentions]]\nquote = \"Muqur\"\nplace = \"geonames:404\"",
            "no place has the identifier geonames:404",
        ),
        ("[[mentions]]\nquote = \"Ghazni\"\nplace = false", "“Ghazni” does not stand in the text"),
        ("[[mentions]]\nquote = \"Muqur\"\noccurrence = 2\nplace = false", "does not stand 2 times"),
        ("[[mentions]]\ndocument = \"b.txt\"\nquote = \"Muqur\"\nplace = false", "no document “b.txt”"),
    ] {
        let (shown, warnings) = decided("Muqur", &["Muqur"], toml);
        let [warning] = &warnings[..] else { panic!("{toml}: {warnings:?}") };
        assert!(warning.message.to_string().contains(part), "{warning}");
        assert_eq!(warning.at, Some((2, 1)));
        assert_eq!(shown, ["Muqur@0=geonames:1"]);
    }
}

#[test]
fn a_file_speaks_of_the_documents_of_its_own_folder() {
    let mut documents = [document("a.txt", "x"), document("sub/a.txt", "x")];
    let scope = Scope { file: "sub/dateline.toml".to_owned(), folder: "sub/".to_owned(), whole: true };
    let text = "version = 1\n[documents.\"a.txt\"]\npublished = \"2021\"\n[documents.\"c.txt\"]\nnote = \"\"";
    let (decisions, _) = parse(scope.clone(), text).unwrap();
    let apply = |decisions, documents: &mut [Document]| {
        let in_force = InForce::new(decisions, &|_| true);
        documents.iter_mut().for_each(|document| in_force.apply_to_document(document));
        in_force.unmet_documents()
    };
    let warnings = apply(decisions, &mut documents);
    assert_eq!(documents[0].publication, None);
    let publication = documents[1].publication.as_ref().unwrap();
    assert_eq!((publication.date.as_str(), publication.basis), ("2021", PublicationBasis::Decision));
    assert_eq!(warnings[0].to_string(), "sub/dateline.toml:4:12: there is no document “c.txt”");

    // Of a folder that was not read whole, nobody can tell that a document is not there.
    let (decisions, _) = parse(Scope { whole: false, ..scope }, text).unwrap();
    assert_eq!(apply(decisions, &mut documents), []);
}

proptest! {
    #[test]
    fn no_text_whatever_makes_the_reading_panic(
        text in "(version = [0-9]|\\[\\[?(documents|mentions|places)(\\.\"?é?a\"?)?\\]\\]?|published|place|quote|lat| = |\"[é2021-]{0,9}\"|[0-9.-]{1,4}|false|\n|.){0,24}",
    ) {
        if let Err(error) = parse(scope(), &text) {
            prop_assert!(error.at.0 >= 1 && error.at.1 >= 1);
        }
    }

    #[test]
    fn whatever_is_decided_spans_stay_in_order_and_do_not_overlap(
        text in "((Muqur|Ghazni|Base de Muqur|é)[ ,.]){0,12}",
        quote in "Muqur|Ghazni|de Muqur|Muqur Ghazni|é",
        occurrence in proptest::option::of(1_usize..4),
    ) {
        let documents = [document("a.txt", &text)];
        let mut mentions: Vec<Mention> = text.match_indices("Ghazni").map(|(start, name)| {
            let span = Span::new(start, start + name.len());
            Mention { span, ..mention(0, "Ghazni", "Ghazni") }
        }).collect();
        let meaning = Meaning::Place(PlaceId::new("user:x"));
        let decision = MentionDecision { document: None, quote: quote.clone(), occurrence, meaning, at: (1, 1) };
        let decisions = Decisions { scope: scope(), mentions: vec![decision], ..Decisions::default() };
        apply(decisions, &documents[0], &mut mentions, &|_| true);
        for pair in mentions.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for mention in mentions.iter().filter(|mention| mention.reason == Reason::Decision) {
            prop_assert_eq!(documents[0].slice(mention.span), &quote);
        }
    }
}
