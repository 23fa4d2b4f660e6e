//! Which of the names in a text a match tells of.
//!
//! The nearest match of its sentence is what happens at a place, unless the words say otherwise: that the match is of another
//! place ("la chute de Ghazni, sur la route de Kandahar"), or that the name only says where something else is ("à 150 km de
//! Kaboul", "un poste frontalier avec l'Iran").

use std::ops::Range;

use super::{Match, Reading};

/// A match so few words from a name is of that place, and of no other further off.
const DIRECT: usize = 2;
/// Names with nothing between them but these are a list, of which the same is told.
const JOINING: &[&str] = &[
    "a", "à", "and", "au", "aux", "d", "dans", "de", "des", "du", "en", "et", "in", "l", "la", "le", "les",
    "of", "or", "ou", "the", "province", "ville", "city", "district", "région", "region",
];
/// No longer than this is what stands between two names of a list, and before a name that says where something else is; in bytes.
const NEAR_BY: usize = 48;
/// How far away something is.
const LENGTHS: &[&str] = &["km", "kilomètres", "kilometres", "kilometers", "miles", "milles"];
/// Who writes from a place.
const WRITERS: &[&str] =
    &["correspondant", "correspondante", "correspondent", "envoyé", "envoyée", "spécial", "spéciale"];

/// A match, by its number, and how far it is from a name.
type Near = (usize, (usize, bool));

impl Reading {
    /// Of each name, whose bytes in the text that was read are given in its order: the match that tells what happens there. `None`
    /// where the sentence tells of nothing near by, or of another place.
    #[must_use]
    pub fn of_names(&self, text: &str, names: &[Range<usize>]) -> Vec<Option<&Match>> {
        let lists = lists(text, names);
        let near: Vec<Option<(usize, (usize, bool))>> = names
            .iter()
            .zip(&lists)
            .map(|(name, list)| if list.is_elsewhere { None } else { self.nearest(name) })
            .collect();
        // Of each match the list that stands nearest to it.
        let mut owners: Vec<Option<((usize, bool), usize)>> = vec![None; self.matches().len()];
        for (list, (found, far)) in lists.iter().zip(&near).filter_map(|(list, near)| Some((list, (*near)?)))
        {
            let owner = &mut owners[found];
            if owner.is_none_or(|(least, _)| far < least) {
                *owner = Some((far, list.number));
            }
        }
        let told = |(list, near): (&List, &Option<Near>)| {
            let (found, _) = (*near)?;
            let ((least, _), owner) = owners[found]?;
            (least > DIRECT || owner == list.number).then(|| &self.matches()[found])
        };
        lists.iter().zip(&near).map(told).collect()
    }
}

/// The list that a name belongs to.
struct List {
    number: usize,
    /// Its names say where something else is.
    is_elsewhere: bool,
}

fn lists(text: &str, names: &[Range<usize>]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| Some((lists.get(before)?, names.get(before)?)));
        let goes_on = before.filter(|(_, before)| are_joined(text, before.end, name.start));
        let list = match goes_on {
            Some((list, _)) => List { ..*list },
            None => List { number: at, is_elsewhere: is_elsewhere(text, name.start) },
        };
        lists.push(list);
    }
    lists
}

fn words_of(text: &str) -> impl DoubleEndedIterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn are_joined(text: &str, from: usize, to: usize) -> bool {
    let is_short = from <= to && to - from <= NEAR_BY;
    let between = text.get(from..to).filter(|_| is_short);
    between.is_some_and(|between| {
        !between.contains(['.', '!', '?', '…', '('])
            && words_of(between).all(|word| JOINING.contains(&word.as_str()))
    })
}

/// Whether what stands before a name makes it the measure of another place.
fn is_elsewhere(text: &str, start: usize) -> bool {
    let from = text.ceil_char_boundary(start.saturating_sub(NEAR_BY));
    let before: Vec<String> = words_of(text.get(from..start).unwrap_or_default()).collect();
    let words: Vec<&str> = before.iter().rev().map(String::as_str).collect();
    // An article before the name says nothing.
    let words = match words.as_slice() {
        ["l" | "le" | "la" | "les" | "the", rest @ ..] => rest,
        all => all,
    };
    match words {
        ["de" | "d" | "du" | "des" | "from", length, ..] if LENGTHS.contains(length) => true,
        ["avec" | "with", rest @ ..] => {
            let is_border =
                |word: &&str| ["fronti", "frontal", "border"].iter().any(|stem| word.starts_with(stem));
            rest.iter().take(4).any(is_border)
        }
        ["à" | "a" | "au" | "en" | "in", writer, ..] => WRITERS.contains(writer),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::themes::Themes;

    /// The themes of these names in a text.
    fn told(text: &str, language: Language, names: &[&str]) -> Vec<Option<String>> {
        let themes = Themes::bundled();
        let mut reading = Reading::default();
        reading.read(&themes, text, Some(language));
        let mut from = 0;
        let spans: Vec<Range<usize>> = names
            .iter()
            .map(|name| {
                let start = from + text[from..].find(name).expect("the text has the name");
                from = start + name.len();
                start..from
            })
            .collect();
        let id = |found: &Match| themes.as_slice()[usize::from(found.theme)].id.clone();
        reading.of_names(text, &spans).into_iter().map(|found| found.map(id)).collect()
    }

    #[track_caller]
    fn check(language: Language, cases: &[(&str, &[(&str, &str)])]) {
        for (text, names) in cases {
            let (names, expected): (Vec<&str>, Vec<&str>) = names.iter().copied().unzip();
            let found = told(text, language, &names);
            let found: Vec<&str> = found.iter().map(|id| id.as_deref().unwrap_or("")).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_is_told_of_one_place_is_not_told_of_another_in_its_sentence() {
        check(
            Language::FRENCH,
            &[
                ("La chute de Mossoul inquiète jusqu’à Bagdad.", &[("Mossoul", "capture"), ("Bagdad", "")]),
                (
                    "Les troupes ont quitté la base de Taji près de Bagdad après la chute de Mossoul.",
                    &[("Taji", "withdrawal"), ("Bagdad", ""), ("Mossoul", "capture")],
                ),
                (
                    "Après la prise de Kandahar, des combats ont lieu à Hérat.",
                    &[("Kandahar", "capture"), ("Hérat", "fighting")],
                ),
            ],
        );
        check(
            Language::ENGLISH,
            &[("The fall of Mosul alarmed Baghdad.", &[("Mosul", "capture"), ("Baghdad", "")])],
        );
    }

    #[test]
    fn places_of_a_list_have_the_theme_of_the_list() {
        check(
            Language::FRENCH,
            &[
                (
                    "Des combats ont éclaté à Homs, à Hama et dans la province d’Idlib.",
                    &[("Homs", "fighting"), ("Hama", "fighting"), ("Idlib", "fighting")],
                ),
                (
                    "Homs, Hama et Idlib sont tombées aux mains des rebelles.",
                    &[("Homs", "capture"), ("Hama", "capture"), ("Idlib", "capture")],
                ),
            ],
        );
    }

    #[test]
    fn a_name_that_says_where_something_else_is_has_no_theme() {
        check(
            Language::FRENCH,
            &[
                ("Un convoi a été attaqué à 30 km de Gao.", &[("Gao", "")]),
                (
                    "Les combats s’étendent aux postes frontaliers avec le Tchad et le Niger.",
                    &[("Tchad", ""), ("Niger", "")],
                ),
                ("Les combats continuent, rapporte notre correspondante à Beyrouth.", &[("Beyrouth", "")]),
                ("Les combats continuent à Beyrouth.", &[("Beyrouth", "fighting")]),
            ],
        );
        check(Language::ENGLISH, &[("Rebels attacked a convoy 30 miles from Gao.", &[("Gao", "")])]);
    }

    #[test]
    fn whatever_the_names_there_is_an_answer_for_each() {
        let mut reading = Reading::default();
        let text = "É à l’été, près de Tombouctou.";
        reading.read(&Themes::bundled(), text, None);
        assert_eq!(reading.of_names(text, &[0..2, 1..3, 40..50, 20..20]).len(), 4);
        assert!(reading.of_names(text, &[]).is_empty());
    }
}
