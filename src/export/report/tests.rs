//! Reports of a corpus made by hand, friendly and hostile.

use std::sync::Arc;

use super::*;
use crate::basemap::Archive;
use crate::corpus::{Corpus, sample};
use crate::export::FigureOptions;
use crate::model::{Document, Language};
use crate::view::{Query, ViewModel};
use crate::words::Words;

fn view(corpus: Corpus, query: Query) -> ViewModel {
    ViewModel::new(Arc::new(corpus), query)
}

fn page(corpus: Corpus, query: Query, words: &Words) -> String {
    let options = FigureOptions { gazetteer: Some("2026.1".to_owned()), ..FigureOptions::default() };
    html(&view(corpus, query), &Archive::bundled().unwrap(), &options, words).unwrap()
}

/// A report whose title, path, text and note would like to be more than text.
fn hostile() -> Corpus {
    let text =
        "À Kaboul, <img src=x onerror=alert(1)> | {{script}} </script><script>alert(2)</script> \u{2028}.";
    let mut documents = vec![sample::document(
        "</script><script>a.txt",
        &["\" onload=\"alert(3) <b>", text],
        Some("2021-07"),
    )];
    documents[0].note = Some("</ul><script>alert(4)</script>".to_owned());
    let mentions = vec![sample::mention(&documents, 0, "Kaboul", 0, "Kabul")];
    Corpus::new("<i>'&</i>", documents, mentions, sample::places(), Vec::new())
}

fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    page.split_once(start).unwrap().1.split_once(end).unwrap().0
}

#[test]
fn a_report_holds_every_mention_once_and_says_what_it_leaves_out() {
    let words = Words::english();
    let report = Report::of(&view(sample::corpus(), Query::default()), &FigureOptions::default(), &words);
    let mut all: Vec<u32> = report.counted().flat_map(|row| row.mentions.clone()).collect();
    all.sort_unstable();
    assert_eq!(all.len(), 8);
    all.dedup();
    assert_eq!(all.len(), 8);
    assert_eq!(report.undated.len(), 1);
    let names: Vec<_> = report.unresolved.iter().map(|row| (row.name.as_str(), row.times)).collect();
    assert_eq!(names, [("Qalacha", 1)]);
    assert_eq!(report.decisions, ["“Ghani” is no place (1 mention)."]);
    assert!(
        report.method.iter().any(|(_, said)| said.contains("Names without a place: 1")),
        "{:?}",
        report.method
    );
}

#[test]
fn a_window_hides_the_undated_from_the_map_and_not_from_the_report() {
    let query = Query { window: Some("2021-07".parse().unwrap()), ..Query::default() };
    let report = Report::of(&view(sample::corpus(), query), &FigureOptions::default(), &Words::english());
    assert_eq!((report.undated.len(), report.shows_undated), (1, false));
    assert_eq!(report.counted().map(|row| row.mentions.len()).sum::<usize>(), 7);
}

#[test]
fn nothing_that_a_document_says_becomes_a_part_of_the_page() {
    let written = page(hostile(), Query::default(), &Words::english());
    assert_eq!(written.matches("<script").count(), 2, "the data and the script");
    assert_eq!(written.matches("</script>").count(), 2);
    for forbidden in
        ["<img", "onerror=\"", "onload=\"", "<b>\"", "<i>", "javascript:", " style=\"", " src=\"", "@import"]
    {
        assert!(!written.contains(forbidden), "{forbidden}");
    }
    let data: serde_json::Value =
        serde_json::from_str(between(&written, "id=\"data\">", "</script>")).unwrap();
    let said = data["passages"].to_string();
    assert!(said.contains("<img src=x onerror=alert(1)>") && said.contains("{{script}}"), "{said}");
}

#[test]
fn the_policy_names_the_hashes_of_the_style_and_of_the_script_that_are_there() {
    use base64::Engine;
    use sha2::{Digest, Sha256};
    let written = page(sample::told(), Query::default(), &Words::french());
    let policy = between(&written, "Content-Security-Policy\" content=\"", "\"");
    for content in [between(&written, "<style>", "</style>"), {
        let scripts = written.rsplit_once("<script>").unwrap().1;
        scripts.split_once("</script>").unwrap().0
    }] {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(content));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert!(written.contains("<html lang=\"fr\">"));
}

#[test]
fn the_same_corpus_gives_the_same_bytes_and_no_word_is_missing_in_any_language() {
    for words in [Words::english(), Words::french()] {
        let written = page(sample::corpus(), Query::default(), &words);
        assert!(written == page(sample::corpus(), Query::default(), &words));
        assert!(!written.contains(">report-") && !written.contains("\"report-"), "a key without words");
        let text = markdown(
            &Report::of(&view(sample::corpus(), Query::default()), &FigureOptions::default(), &words),
            "report.svg",
            &words,
        );
        assert!(!text.contains("report-m") && text.contains("![") && text.contains("(<report.svg>)"));
    }
}

#[test]
fn identifiers_are_there_once_and_every_heading_level_follows_the_one_before() {
    let written = page(sample::corpus(), Query::default(), &Words::english());
    let mut ids: Vec<&str> =
        written.split(" id=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    let levels: Vec<u32> = written
        .match_indices("<h")
        .filter_map(|(at, _)| written.as_bytes().get(at + 2).and_then(|c| char::from(*c).to_digit(10)))
        .collect();
    assert_eq!(levels.first(), Some(&1));
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn rows_of_markdown_have_as_many_cells_as_their_head_whatever_they_say() {
    let words = Words::english();
    let report = Report::of(&view(hostile(), Query::default()), &FigureOptions::default(), &words);
    let written = markdown(&report, "a b>.svg", &words);
    assert!(written.contains("](<a b%3E.svg>)"), "{written}");
    assert!(!written.contains("<script") && !written.contains("<img"));
    let cells = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
    let lines: Vec<&str> = written.lines().filter(|line| line.starts_with('|')).collect();
    for pair in lines.windows(2) {
        let begins_a_table =
            pair[1].contains("---") || !written.contains(&format!("{}\n{}", pair[0], pair[1]));
        assert!(begins_a_table || cells(pair[0]) == cells(pair[1]), "{pair:?}");
    }
}

#[test]
fn the_pages_of_a_report_begin_with_the_figure_and_every_line_stays_on_its_page() {
    use crate::export::figure::Item;
    let document = |number: u32| {
        let text = format!(
            "Kaboul {number}, une phrase assez longue pour prendre plus d’une ligne dans sa colonne."
        );
        Document {
            language: Some(Language::FRENCH),
            ..sample::document(&format!("{number:03}.txt"), &[&text], Some("2021-07"))
        }
    };
    let documents: Vec<Document> = (0..120).map(document).collect();
    let mentions = (0..120).map(|at| sample::mention(&documents, at, "Kaboul", 0, "Kabul")).collect();
    let corpus = Corpus::new("many", documents, mentions, sample::places(), Vec::new());
    let view = view(corpus, Query::default());
    let archive = Archive::bundled().unwrap();
    let pages = pages(&view, &archive, &FigureOptions::default(), &Words::english()).unwrap();
    assert!(pages.len() > 4, "{}", pages.len());
    let mut quotes = 0;
    for page in &pages[1..] {
        for item in page.layers.iter().flat_map(|layer| &layer.items) {
            if let Item::Text(text) = item {
                assert!(text.at[1] <= page.size[1] - 10.0 && text.at[1] > 0.0, "{text:?}");
                quotes += usize::from(text.content == "Kaboul" && text.style.weight == 700);
            }
        }
    }
    assert_eq!(quotes, 120);
}

#[test]
fn the_numbers_of_the_figure_are_those_of_the_tables() {
    use crate::export::figure::{Group, Item};
    fn numbers(group: &Group, found: &mut Vec<usize>) {
        for item in &group.items {
            match item {
                Item::Group(inner) => numbers(inner, found),
                Item::Text(text) => found.extend(text.content.parse::<usize>()),
                Item::Shape(..) | Item::Image(..) => {}
            }
        }
    }
    let view = view(sample::corpus(), Query::default());
    let archive = Archive::bundled().unwrap();
    let options = FigureOptions::default();
    let (report, figure) = Report::with_figure(&view, &archive, &options, &Words::english()).unwrap();
    let mut drawn = Vec::new();
    figure.layers.iter().filter(|layer| layer.name == "markers").for_each(|layer| numbers(layer, &mut drawn));
    let told: Vec<usize> = report.places.iter().filter_map(|row| row.sign).collect();
    assert!(!drawn.is_empty() && drawn.iter().all(|number| told.contains(number)), "{drawn:?} {told:?}");
    assert!(told.windows(2).all(|pair| pair[0] <= pair[1]) && told.first() == Some(&1), "{told:?}");
    for row in report.mentions.iter().chain(&report.undated) {
        let place = report.places.iter().find(|place| place.marker == row.marker).unwrap();
        assert_eq!((place.sign, &place.name), (row.sign, &row.place));
    }
    let counted: u32 = report.places.iter().map(|place| place.shown).sum();
    assert_eq!(counted, 8);
}

#[test]
fn themes_have_a_column_where_any_mention_has_one() {
    let words = Words::english();
    let heads = |corpus: Corpus| -> Vec<Vec<String>> {
        let report = Report::of(&view(corpus, Query::default()), &FigureOptions::default(), &words);
        let tables = table::tables(&report, &words);
        for table in &tables {
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.id);
            let shares: f32 = table.columns.iter().map(|column| column.share).sum();
            assert!((shares - 1.0).abs() < 1e-4, "{}", table.id);
        }
        let heads = tables.into_iter().filter(|table| ["mentions", "undated"].contains(&table.id));
        heads.map(|table| table.columns.into_iter().map(|column| column.title).collect()).collect()
    };
    assert!(heads(sample::corpus()).iter().all(|heads| !heads.contains(&"Theme".to_owned())));
    let themed = || {
        let corpus = sample::corpus();
        let found = (0..corpus.mentions().len()).map(|number| (number % 2) as u8).collect();
        sample::with_themes(corpus, &["fighting", "talks"], found)
    };
    let report = Report::of(&view(themed(), Query::default()), &FigureOptions::default(), &words);
    let told: std::collections::BTreeSet<&str> =
        report.counted().flat_map(|row| &row.themes).map(String::as_str).collect();
    assert_eq!(told.into_iter().collect::<Vec<_>>(), ["fighting", "talks"]);
    assert!(heads(themed()).iter().all(|heads| heads.contains(&"Theme".to_owned())));
}

#[test]
fn the_page_of_many_mentions_counts_all_and_quotes_as_many_as_it_says() {
    let document = |number: u32| sample::document(&format!("{number}.txt"), &["Kaboul"], Some("2021-07"));
    let count = u32::try_from(readable::MOST_READ).unwrap() + 500;
    let documents: Vec<Document> = (0..count).map(document).collect();
    let mentions = (0..count).map(|at| sample::mention(&documents, at, "Kaboul", 0, "Kabul")).collect();
    let view = view(Corpus::new("many", documents, mentions, sample::places(), Vec::new()), Query::default());
    let words = Words::english();
    let report = Report::of(&view, &FigureOptions::default(), &words);
    let data: serde_json::Value = serde_json::from_str(&script::data(&report, &view, false, &words)).unwrap();
    let rows = data["rows"].as_array().unwrap();
    assert_eq!(rows.iter().map(|row| row[5].as_u64().unwrap()).sum::<u64>(), u64::from(count));
    assert_eq!(rows.iter().filter(|row| !row[7].is_null()).count(), readable::MOST_READ);
    assert_eq!(data["passages"].as_array().unwrap().len(), readable::MOST_READ);
    // What is left out has one place and one range of days.
    assert_eq!(rows.len(), readable::MOST_READ + 1);
}

#[test]
fn a_map_has_as_many_signs_as_it_says_and_every_place_stands_in_the_table() {
    let count = map::MOST_SIGNS + 20;
    let names: Vec<String> = (0..count).map(|number| format!("Lieu{number:05}")).collect();
    let documents = vec![sample::document("a.txt", &[&names.join(" ")], Some("2021-07"))];
    let places = (0u32..).zip(&names).map(|(number, name)| {
        let [column, line] = [number % 40, number / 40].map(|at| f64::from(at) / 4.0);
        sample::place(name, crate::model::Kind::City, 60.0 + column, 30.0 + line)
    });
    let mentions = names.iter().map(|name| sample::mention(&documents, 0, name, 0, name)).collect();
    let corpus = Corpus::new("many", documents, mentions, places.collect(), Vec::new());
    let written = page(corpus, Query::default(), &Words::english());
    assert_eq!(written.matches("<g class=\"sign dot\"").count(), map::MOST_SIGNS);
    assert!(written.contains("The 1,000 most mentioned of the 1,020 places"));
    let table = between(&written, "<section id=\"places\"", "</section>");
    assert_eq!(table.matches("<tr data-place").count(), count);
}
