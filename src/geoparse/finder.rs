//! Walks the tokens of a paragraph and takes the longest name of the gazetteer at each capital.

use std::collections::HashMap;
use std::ops::Range;

use crate::gazetteer::{Gazetteer, NameHit};
use crate::model::{Kind, Language, Span};

use super::clues::Clue;
use super::context::{Context, context};
use super::lexicon::{Division, Is, lexicon};
use super::memory::Memory;
use super::recognise::{Found, Spot};
use super::senses::Name;
use super::tokens::{Case, Tokens, gap};
use super::{codes, people, unknown};

/// The longest name of the gazetteer that is looked for, in tokens; the user's own may be long.
const LONGEST: usize = 16;

pub(super) struct Finder<'g> {
    gazetteer: &'g Gazetteer,
    pub(super) memory: &'g mut Memory,
    language: Option<Language>,
    hits: Vec<NameHit>,
    /// Divisions and countries that are named by abbreviations and codes, by folded name and by ISO 3166 code.
    divisions: HashMap<&'static str, Name>,
    /// How many spots the paragraphs before have.
    before: usize,
}

impl<'g> Finder<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer, language: Option<Language>, memory: &'g mut Memory) -> Self {
        Self { gazetteer, memory, language, hits: Vec::new(), divisions: HashMap::new(), before: 0 }
    }

    /// Adds the spots of one paragraph, but for where they stand in the document.
    pub(super) fn paragraph(&mut self, tokens: &Tokens, found: &mut Found) {
        self.before = found.spots.len();
        // Whether this is a list of results, once that is asked.
        let mut results = None;
        let mut i = 0;
        while i < tokens.len() {
            let case = tokens.case(i);
            if !matches!(case, Case::Capital | Case::Upper | Case::Caseless) {
                if case == Case::Lower {
                    people::count(tokens, i, found);
                }
                i += 1;
                continue;
            }
            if tokens.is_capital(i) {
                people::note_person(tokens, i, found);
            }
            let country = codes::country(tokens, i, self.language);
            let listed = |_: &_| *results.get_or_insert_with(|| codes::is_list(tokens, self.language));
            if let Some(country) = country.filter(listed) {
                self.code(i, country, found);
                i += 1;
                continue;
            }
            if let Some(end) = self.division(tokens, i, found) {
                i = end;
                continue;
            }
            let name = self.longest(tokens, i, found);
            i = match name {
                Some((range, name, article)) => {
                    let end = range.end;
                    let mut context = context(tokens, range.clone(), self.language);
                    context.clues.add_if(Clue::OwnArticle, article);
                    // "Butler County" is a name as a whole.
                    let whole = context.clues.has(Clue::KindAfter) && tokens.is_capital(end);
                    let range = if whole { range.start..end + 1 } else { range };
                    found.spots.push(spot(range.clone(), Some(name), context));
                    range.end
                }
                None => {
                    people::count(tokens, i, found);
                    match unknown::place(tokens, i, self.language) {
                        Some((range, context)) => {
                            let end = range.end;
                            found.spots.push(spot(range, None, context));
                            end
                        }
                        None => i + 1,
                    }
                }
            };
        }
    }

    /// Where the last name of this paragraph ends, which no other may reach back over.
    fn last_end(&self, found: &Found) -> Option<usize> {
        found.spots.get(self.before..)?.last().map(|last| last.tokens.end)
    }

    /// The abbreviated division after a comma: ", Pa.", ", N.Y.".
    fn division(&mut self, tokens: &Tokens, i: usize, found: &mut Found) -> Option<usize> {
        if tokens.gap(i) & gap::COMMA == 0 || self.last_end(found) != Some(i) {
            return None;
        }
        let first = tokens.folded(i);
        let initials = tokens.folded(i + 1).len() < 3
            && tokens.is_capital(i + 1)
            && tokens.gap(i + 1) & gap::STOP != 0
            && (first.len() == 1);
        let (end, division) = if initials {
            (i + 2, lexicon().division(&format!("{first}{}", tokens.folded(i + 1)))?)
        } else if tokens.gap(i + 1) & gap::STOP != 0 || tokens.case(i) == Case::Upper && first.len() == 2 {
            (i + 1, lexicon().division(first)?)
        } else {
            return None;
        };
        let name = self.division_name(division, found)?;
        let mut context = Context::default();
        context.clues.add(Clue::Contains);
        context.clues.add(Clue::Abbreviated);
        found.spots.push(spot(i..end, Some(name), context));
        Some(end)
    }

    /// The code of a country behind a person's name.
    fn code(&mut self, i: usize, country: &'static str, found: &mut Found) {
        let Some(place) = self.gazetteer.country(country) else { return };
        let mut context = Context::default();
        context.clues.add(Clue::Abbreviated);
        let name = *self.divisions.entry(country).or_insert_with(|| found.senses.only(self.gazetteer, place));
        found.spots.push(spot(i..i + 1, Some(name), context));
    }

    fn division_name(&mut self, division: Division, found: &mut Found) -> Option<Name> {
        if let Some(name) = self.divisions.get(division.name) {
            return Some(*name);
        }
        let named = self.gazetteer.name(division.name)?;
        let place = self.gazetteer.entries(named).map(|entry| entry.place).find(|place| {
            let place = self.gazetteer.place(*place);
            place.kind() == Kind::Province && place.country() == division.country
        })?;
        let name = found.senses.only(self.gazetteer, place);
        self.divisions.insert(division.name, name);
        Some(name)
    }

    /// The longest name that begins at token `i`, or at a word before it that belongs to the name uncapitalised; and whether the
    /// article before it is its own: "du Havre".
    fn longest(
        &mut self,
        tokens: &Tokens,
        i: usize,
        found: &mut Found,
    ) -> Option<(Range<usize>, Name, bool)> {
        if let Some((range, name)) = self.with_common_noun(tokens, i, found) {
            return Some((range, name, false));
        }
        let plain = self.best_hit(tokens, i, i, None, found);
        let article =
            i.checked_sub(1).filter(|_| tokens.joins(i)).and_then(|before| match tokens.folded(before) {
                "au" | "du" | "le" => Some("le"),
                "aux" | "des" | "les" => Some("les"),
                "la" => Some("la"),
                _ => None,
            });
        if article.is_some() && !tokens.is_capital(i - 1) {
            let with_article = self.best_hit(tokens, i, i, article, found);
            let fame = |hit: &Option<(usize, Name)>, found: &Found| {
                hit.and_then(|(_, name)| found.senses.of(name).first())
                    .map_or(-1.0, |sense| sense.fame - sense.name_cost)
            };
            if let Some((end, name)) = with_article
                && fame(&with_article, found) > fame(&plain, found) + 0.5
            {
                return Some((i..end, name, true));
            }
        }
        plain.map(|(end, name)| (i..end, name, false))
    }

    /// "mer Noire", "lac Léman", "golfe d'Aden": the common noun is part of the name.
    fn with_common_noun(
        &mut self,
        tokens: &Tokens,
        i: usize,
        found: &mut Found,
    ) -> Option<(Range<usize>, Name)> {
        let free = self.last_end(found).unwrap_or_default();
        for start in (i.saturating_sub(3).max(free)..i).rev() {
            if !tokens.joins(start + 1) || tokens.is_capital(start) {
                return None;
            }
            let word = tokens.word(start);
            let natural = |kind: Kind| {
                matches!(
                    kind,
                    Kind::Sea | Kind::Lake | Kind::River | Kind::Mountain | Kind::Island | Kind::Region
                )
            };
            if !word.is(Is::PlaceNounBefore) || !word.kinds.iter().flatten().any(|kind| natural(*kind)) {
                continue;
            }
            let hit = self.best_hit(tokens, start, i, None, found);
            if let Some((end, name)) = hit
                && found.senses.of(name).iter().any(|sense| natural(sense.kind))
            {
                return Some((start..end, name));
            }
        }
        None
    }

    /// The longest name from `start` on that reaches beyond token `capital`: its end and number.
    fn best_hit(
        &mut self,
        tokens: &Tokens,
        start: usize,
        capital: usize,
        article: Option<&str>,
        found: &mut Found,
    ) -> Option<(usize, Name)> {
        let english = self.language == Some(Language::ENGLISH);
        let goes_on = |k: &usize| {
            *k == start
                || (tokens.joins(*k) || tokens.is_ampersand(*k))
                    && (*k <= capital || may_lie_within(tokens, *k, english))
        };
        let own = (start..tokens.len()).take_while(goes_on).map(|k| tokens.folded(k));
        let words = article.into_iter().chain(own).take(LONGEST);
        self.gazetteer.names_at_with(&mut self.memory.first_words, words, &mut self.hits);
        let extra = usize::from(article.is_some());
        for hit in self.hits.iter().rev() {
            let Some(end) = (start + hit.tokens).checked_sub(extra).filter(|end| *end > capital) else {
                continue;
            };
            if end == start + 1 && !self.may_be_name(tokens, start) {
                continue;
            }
            let capitals = is_upper(tokens, start..end);
            let words = article.into_iter().chain((start..end).map(|k| tokens.folded(k)));
            let name = found.senses.number(hit.name, &words, capitals, self.language, self.memory);
            let senses = found.senses.of(name);
            let people = tokens.word(start).people_of.filter(|_| end == start + 1);
            let means_people = |country| {
                !people::is_country(senses, country) || people::is_meant(tokens, start, self.language)
            };
            if senses.is_empty() || people.is_some_and(means_people) {
                continue;
            }
            let lower = (capital + 1..end).filter(|&k| tokens.case(k) == Case::Lower);
            let all_lower_ok =
                self.language != Some(Language::ENGLISH) && senses[0].fame > 2.5 && senses[0].name_cost < 1.0;
            if all_lower_ok || self.lower_words_fit(tokens, capital, end, lower) {
                return Some((end, name));
            }
        }
        None
    }

    /// Whether a single word can be the name of a place: not a letter or a month.
    fn may_be_name(&self, tokens: &Tokens, i: usize) -> bool {
        let word = tokens.word(i);
        let letter = tokens.case(i) != Case::Caseless && tokens.folded(i).len() == 1;
        !(letter || word.is(Is::Function) || word.is(Is::NeverAlone))
    }

    /// Uncapitalised words within a name are particles, and not at its end unless hyphenated.
    fn lower_words_fit(
        &self,
        tokens: &Tokens,
        capital: usize,
        end: usize,
        mut lower: impl Iterator<Item = usize>,
    ) -> bool {
        let fits = |k: usize| is_bound(tokens, k) || k + 1 < end && k > capital;
        lower.all(|k| fits(k) && may_lie_within(tokens, k, true)) && tokens.case(end - 1) != Case::Number
    }
}

/// Whether a name may go on with token `k`: in English not with most words in small letters.
fn may_lie_within(tokens: &Tokens, k: usize, english: bool) -> bool {
    !english || tokens.case(k) != Case::Lower || is_bound(tokens, k) || tokens.word(k).is(Is::Particle)
}

/// Whether token `k` is bound to the one before by a hyphen, or by an apostrophe that is no possessive: "Qal‘eh-ye Now".
fn is_bound(tokens: &Tokens, k: usize) -> bool {
    tokens.gap(k) & gap::HYPHEN != 0 || tokens.gap(k) & gap::APOSTROPHE != 0 && tokens.folded(k) != "s"
}

fn spot(tokens: Range<usize>, name: Option<Name>, context: Context) -> Spot {
    Spot {
        paragraph: 0,
        span: Span::new(0, 0),
        tokens,
        name,
        context,
        asking: String::new(),
        container: None,
        holds: None,
    }
}

/// Whether every word is in capitals, so that it may be an abbreviation: "US", "U.S.".
fn is_upper(tokens: &Tokens, mut range: Range<usize>) -> bool {
    range.all(|i| tokens.case(i) == Case::Upper || tokens.is_capital(i) && tokens.folded(i).len() == 1)
}
