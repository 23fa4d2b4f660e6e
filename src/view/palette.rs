//! What a user can go to by typing part of its name, whatever its case and accents: the words typed, and how well a name fits them.

use super::model::ViewModel;
use crate::corpus::folded;
use crate::model::PlaceId;

/// Words that are looked for in names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted(Vec<String>);

impl Wanted {
    /// The words of what was typed.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        Self(folded(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether nothing is looked for, so that everything fits.
    #[must_use]
    pub fn is_anything(&self) -> bool {
        self.0.is_empty()
    }

    /// How well a name fits, the least best: 0 where it begins with what is wanted, 1 where each word wanted begins one of its
    /// own, 2 where each stands somewhere in it; `None` where one does not.
    #[must_use]
    pub fn rank(&self, name: &str) -> Option<u8> {
        let name = folded(name);
        if !self.0.iter().all(|word| name.contains(word.as_str())) {
            return None;
        }
        let begins = |word: &String| {
            name.split(|c: char| !c.is_alphanumeric()).any(|own| own.starts_with(word.as_str()))
        };
        Some(match self.0.first() {
            None => 0,
            Some(first) if name.starts_with(first.as_str()) && self.0.iter().all(begins) => 0,
            // The very words, one behind the other.
            Some(_) if self.0.len() > 1 && format!(" {name}").contains(&format!(" {}", self.0.join(" "))) => {
                0
            }
            _ if self.0.iter().all(begins) => 1,
            _ => 2,
        })
    }

    /// The best of `names` with what they name, best first and otherwise in their order, no more than `most`.
    pub fn best<'a, T>(&self, names: impl Iterator<Item = (&'a str, T)>, most: usize) -> Vec<(&'a str, T)> {
        let mut ranked: Vec<(u8, &str, T)> =
            names.filter_map(|(name, of)| Some((self.rank(name)?, name, of))).collect();
        ranked.sort_by_key(|(rank, ..)| *rank);
        ranked.into_iter().take(most).map(|(_, name, of)| (name, of)).collect()
    }
}

impl ViewModel {
    /// The places whose names fit best, most mentioned first among those that fit alike.
    #[must_use]
    pub fn places_named(&self, wanted: &Wanted, most: usize) -> Vec<(&str, &PlaceId)> {
        wanted.best(self.all_markers().iter().map(|marker| (marker.name.as_str(), &marker.place)), most)
    }

    /// The documents whose titles fit best, with their indexes in the corpus.
    #[must_use]
    pub fn documents_named(&self, wanted: &Wanted, most: usize) -> Vec<(&str, u32)> {
        wanted.best(self.documents().iter().map(|row| (row.title.as_str(), row.document)), most)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::sample;
    use crate::view::Query;

    #[test]
    fn a_name_fits_the_better_the_earlier_its_words_begin_as_typed() {
        for (typed, name, rank) in [
            ("", "Kandahar", Some(0)),
            ("kan", "Kandahar", Some(0)),
            ("HERAT", "Hérat", Some(0)),
            ("map", "Lines on the map", Some(1)),
            ("ma li", "Lines on the map", Some(1)),
            ("li ma", "Lines on the map", Some(0)),
            ("dahar", "Kandahar", Some(2)),
            ("naw", "Qala-i-Naw", Some(1)),
            ("kabul", "Kandahar", None),
            ("kan x", "Kandahar", None),
        ] {
            assert_eq!(Wanted::of(typed).rank(name), rank, "“{typed}” in {name}");
        }
    }

    #[test]
    fn places_that_fit_alike_stand_most_mentioned_first() {
        let view = ViewModel::new(Arc::new(sample::corpus()), Query::default());
        let names = |typed: &str| -> Vec<String> {
            view.places_named(&Wanted::of(typed), 9).into_iter().map(|(name, _)| name.to_owned()).collect()
        };
        assert_eq!(names("ka"), ["Kandahar", "Kaboul"]);
        assert_eq!(names("etats"), ["États-Unis"]);
        assert_eq!(names("a").len(), 4, "all have one somewhere");
    }
}
