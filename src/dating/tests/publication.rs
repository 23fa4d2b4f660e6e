//! When a text says that it was published.

use super::*;

/// The date of publication that a text of this name has, and what says so.
fn published(language: Language, path: &str, text: &str) -> Option<(String, PublicationBasis)> {
    let mut document = Document { path: path.to_owned(), ..document(language, "", text) };
    date_publication(&mut document);
    document.publication.map(|publication| (publication.date.to_string(), publication.basis))
}

#[test]
fn a_line_a_dateline_or_the_name_of_the_file_says_when_a_text_was_published() {
    use PublicationBasis::{Dateline, FileName, Header};
    for (language, path, text, expected) in [
        (
            Language::FRENCH,
            "a.txt",
            "Titre\nPublié le 13 juillet 2021, mis à jour le 14 juillet 2021\nOn a fui.",
            Header,
        ),
        (Language::FRENCH, "a.txt", "Titre\nMis en ligne le 13/07/2021\nOn a fui.", Header),
        (Language::FRENCH, "a.txt", "Titre\nMardi 13 juillet 2021\nOn a fui lundi.", Header),
        (Language::ENGLISH, "a.txt", "By Jane Doe | July 13, 2021\nPeople fled on Monday.", Header),
        (
            Language::ENGLISH,
            "a.txt",
            "People fled on Monday.\nPublished: Tuesday, July 13, 2021 5:30 pm",
            Header,
        ),
        (Language::FRENCH, "a.txt", "Kaboul, 13 juillet 2021 — On a fui.", Dateline),
        (Language::ENGLISH, "a.txt", "KABUL, Afghanistan, July 13, 2021 (AP) - People fled.", Dateline),
        (Language::FRENCH, "b/2021-07-13_titre.txt", "On a fui mardi.", FileName),
        (Language::FRENCH, "titre_20210713.txt", "On a fui mardi.", FileName),
        (Language::FRENCH, "13-07-2021 titre.txt", "On a fui mardi.", FileName),
    ] {
        let found = published(language, path, text);
        assert_eq!(found, Some(("2021-07-13".to_owned(), expected)), "{path}: {text}");
    }
    assert_eq!(
        published(Language::FRENCH, "2021-07.txt", "On a fui."),
        Some(("2021-07".to_owned(), FileName))
    );
}

#[test]
fn what_dates_something_else_dates_no_document() {
    for (language, path, text) in [
        (Language::FRENCH, "a.txt", "Un rapport publié le 3 mai 2021 révèle que Kaboul tombe."),
        (Language::FRENCH, "a.txt", "Publié le 3 mai 2021, le rapport révèle que Kaboul tombe."),
        (Language::FRENCH, "a.txt", "Titre\nMis à jour le 14 juillet 2021\nOn a fui."),
        (Language::FRENCH, "a.txt", "On a fui Kaboul le 13 juillet 2021."),
        (Language::ENGLISH, "a.txt", "KABUL, July 13 (Reuters) - People fled."),
        (Language::ENGLISH, "692d6731492f.txt", "People fled."),
        (Language::ENGLISH, "20219913.txt", "People fled."),
        (Language::ENGLISH, "1234567890123.txt", "People fled."),
    ] {
        assert_eq!(published(language, path, text), None, "{path}: {text}");
    }
}

#[test]
fn what_is_known_before_stays() {
    let mut dated =
        Document { path: "2020-01-01.txt".to_owned(), ..document(Language::FRENCH, "2021-07", "On a fui.") };
    date_publication(&mut dated);
    assert_eq!(dated.publication.map(|publication| publication.date.to_string()).as_deref(), Some("2021-07"));
}
