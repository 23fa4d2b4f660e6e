//! Filters in words: what is left out.

use super::Words;
use crate::model::{Basis, Narration};

impl Words {
    /// A share in whole percent: "90%", "90 %".
    #[must_use]
    pub fn percent(&self, percent: u8) -> String {
        self.with("confidence", &[("percent", u32::from(percent).into())])
    }

    /// How the date of some mentions is known, as a filter offers it: "a date in the text"; of those without one "no date".
    #[must_use]
    pub fn filter_basis(&self, basis: Option<Basis>) -> String {
        self.get(match basis {
            Some(Basis::Decision) => "filter-basis-decision",
            Some(Basis::Expression) => "filter-basis-expression",
            Some(Basis::Relative) => "filter-basis-relative",
            Some(Basis::Publication) => "filter-basis-publication",
            None => "filter-basis-undated",
        })
    }

    /// How the text tells of some mentions, as a filter offers it: "events".
    #[must_use]
    pub fn filter_narration(&self, narration: Narration) -> String {
        self.get(match narration {
            Narration::Event => "filter-narration-event",
            Narration::Background => "filter-narration-background",
            Narration::Future => "filter-narration-future",
        })
    }

    /// Which of the places, countries or documents, as `what` has it, are kept alone: "all places but Kandahar, Herat and 3 more".
    #[must_use]
    pub fn filter_all_but(&self, what: AllBut, (named, count): &(Vec<String>, usize)) -> String {
        let more = count.saturating_sub(named.len());
        // "and 3 more" is the last of them where not all are named.
        let last = if more > 0 { "filter-comma" } else { "filter-and" };
        let named = match named.split_last() {
            Some((end, before)) if !before.is_empty() => {
                [before.join(&self.get("filter-comma")), end.clone()].join(&self.get(last))
            }
            _ => named.concat(),
        };
        let values = [("named", named.into()), ("more", more.into())];
        self.with(
            match (what, more) {
                (AllBut::Places, 0) => "filter-all-places-but",
                (AllBut::Places, _) => "filter-all-places-but-more",
                (AllBut::Countries, 0) => "filter-all-countries-but",
                (AllBut::Countries, _) => "filter-all-countries-but-more",
                (AllBut::Documents, 0) => "filter-all-documents-but",
                (AllBut::Documents, _) => "filter-all-documents-but-more",
            },
            &values,
        )
    }

    /// What a passage must hold to be kept: words in quotes, what has quotes or slashes of its own as it stands.
    #[must_use]
    pub fn filter_text(&self, text: &str) -> String {
        let is_marked = text.starts_with('/') || text.contains(['"', '“', '”', '„', '«', '»']);
        let key = if is_marked { "filter-text-marked" } else { "filter-text" };
        self.with(key, &[("text", text.into())])
    }

    /// What filters leave out, and how much of all: "Left out: publication date only; background · 31 of 134 mentions".
    #[must_use]
    pub fn left_out(&self, what: &[String], filtered: usize, total: usize) -> String {
        let what = what.join(&self.get("filter-separator"));
        self.with(
            "filter-left-out",
            &[("what", what.into()), ("filtered", filtered.into()), ("total", total.into())],
        )
    }
}

/// What a filter keeps some of alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllBut {
    /// Places, with what lies in them.
    Places,
    /// What lies in countries.
    Countries,
    /// Documents.
    Documents,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn what_filters_leave_out_is_said_in_words() {
        let words = Words::english();
        let what = [words.filter_basis(None), words.filter_narration(Narration::Background)];
        assert_eq!(words.left_out(&what, 31, 134), "Left out: no date; background · 31 of 134 mentions");
        let named = ["Kandahar", "Herat", "Kabul"].map(str::to_owned).to_vec();
        for (what, count, expected) in [
            (AllBut::Places, 5, "all places but Kandahar, Herat, Kabul and 2 more"),
            (AllBut::Countries, 3, "all countries but Kandahar, Herat and Kabul"),
            (AllBut::Documents, 4, "all documents but Kandahar, Herat, Kabul and 1 more"),
        ] {
            assert_eq!(words.filter_all_but(what, &(named.clone(), count)), expected);
        }
        let french = Words::of(Language::FRENCH);
        let said = french.filter_all_but(AllBut::Places, &(named[..2].to_vec(), 2));
        assert_eq!(said, "tous les lieux sauf Kandahar et Herat");
        let alone = words.filter_all_but(AllBut::Places, &(named[..1].to_vec(), 1));
        assert_eq!(alone, "all places but Kandahar");
        let what = [french.filter_basis(None), french.filter_text("gouverneur")];
        assert!(
            french
                .left_out(&what, 1, 2)
                .starts_with("Écartés\u{a0}: sans date\u{202f}; passages sans «\u{a0}gouverneur\u{a0}»"),
            "{}",
            french.left_out(&what, 1, 2)
        );
        assert_eq!(words.filter_text("\"a b\""), "passages without \"a b\"");
        assert_eq!(words.filter_text("/a|b/"), "passages without /a|b/");
        assert_eq!((words.percent(90), french.percent(90)), ("90%".to_owned(), "90\u{a0}%".to_owned()));
        for basis in Basis::ALL {
            assert!(!words.filter_basis(Some(basis)).starts_with("filter-"));
        }
        for narration in [Narration::Event, Narration::Background, Narration::Future] {
            assert!(!words.filter_narration(narration).starts_with("filter-"));
        }
    }
}
