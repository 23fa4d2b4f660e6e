//! What filters leave out, in words. The window says it as the figure does.

use crate::corpus::DateBasis;
use crate::view::{self, FilterPart, ViewModel};
use crate::words::{AllBut, Words};

/// What one condition of the view's filter leaves out: "all places but Kandahar".
#[must_use]
pub fn filter_part(view: &ViewModel, part: &FilterPart, words: &Words) -> String {
    let sieve = &view.query().filter.sieve;
    match part {
        FilterPart::Basis(basis) => words.filter_basis(DateBasis::basis(*basis)),
        FilterPart::Narration(narration) => words.filter_narration(*narration),
        FilterPart::Kind(kind) => words.with("filter-kind", &[("kind", words.kind(*kind).into())]),
        FilterPart::Role(role) => words.with("filter-role", &[("role", words.role(*role).into())]),
        FilterPart::Theme(id) if id.is_empty() => words.get("filter-theme-none"),
        FilterPart::Theme(id) => words.with("filter-theme", &[("theme", theme_name(view, id, words).into())]),
        FilterPart::Places => words.filter_all_but(AllBut::Places, &view.only_places()),
        FilterPart::Countries => {
            let (codes, count) = view.only_countries();
            if codes == [""] {
                return words.get("filter-all-in-countries");
            }
            let (none, named): (Vec<&str>, Vec<&str>) = codes.into_iter().partition(|code| code.is_empty());
            let names = named.into_iter().chain(none).map(|code| country(view, code, words)).collect();
            words.filter_all_but(AllBut::Countries, &(names, count))
        }
        FilterPart::Documents => words.filter_all_but(AllBut::Documents, &view.only_documents()),
        FilterPart::Confidence => {
            let percent = words.percent(sieve.least_confidence);
            words.with("filter-confidence", &[("percent", percent.into())])
        }
        FilterPart::Text => words.filter_text(&sieve.text),
    }
}

/// What a country is called by its code: "Afghanistan", and "places in no country" for what lies in none.
#[must_use]
pub fn country(view: &ViewModel, code: &str, words: &Words) -> String {
    if code.is_empty() { words.get("filter-no-country") } else { view.country_name(code) }
}

fn theme_name(view: &ViewModel, id: &str, words: &Words) -> String {
    let named = view::themes(view.corpus(), words.language()).into_iter().find(|row| row.id == id);
    named.map_or_else(|| id.to_owned(), |row| row.name)
}

/// What the filter leaves out, and how much that is; `None` where it leaves out nothing.
#[must_use]
pub fn left_out(view: &ViewModel, words: &Words) -> Option<String> {
    let parts = view.query().filter.parts();
    let what: Vec<String> = parts.iter().map(|part| filter_part(view, part, words)).collect();
    let counts = view.counts();
    (!what.is_empty()).then(|| words.left_out(&what, counts.filtered, counts.total))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::Corpus;
    use crate::corpus::sample;
    use crate::model::{Document, Kind, Language, Place};
    use crate::view::{Filter, Query};

    /// A report that names a sea, which lies in no country, beside a city.
    fn at_sea() -> Corpus {
        let documents: Vec<Document> =
            vec![sample::document("a.txt", &["De Kaboul à la mer d'Arabie."], Some("2021-07-01"))];
        let sea = Place {
            country: String::new(),
            country_id: None,
            ..sample::place("Arabian Sea", Kind::Sea, 63.0, 15.0)
        };
        let mentions = vec![
            sample::mention(&documents, 0, "Kaboul", 0, "Kabul"),
            sample::mention(&documents, 0, "mer d'Arabie", 0, "Arabian Sea"),
        ];
        let places = sample::places().into_iter().chain([sea]).collect();
        Corpus::new("at sea", documents, mentions, places, Vec::new())
    }

    #[test]
    fn what_lies_in_no_country_has_a_name_where_it_is_kept_alone() {
        let mut filter = Filter::default();
        filter.toggle_country(String::new());
        let view = ViewModel::new(Arc::new(at_sea()), Query { filter, ..Query::default() });
        assert_eq!(view.counts().visible, 1);
        let said = |words: Words| filter_part(&view, &FilterPart::Countries, &words);
        assert_eq!(said(Words::english()), "all that lies in a country");
        assert_eq!(said(Words::of(Language::FRENCH)), "tout ce qui est dans un pays");
        let mut filter = view.query().filter.clone();
        filter.toggle_country("AF".to_owned());
        let view = ViewModel::new(Arc::new(at_sea()), Query { filter, ..Query::default() });
        assert_eq!(
            filter_part(&view, &FilterPart::Countries, &Words::english()),
            "all countries but Afghanistan and places in no country"
        );
    }
}
