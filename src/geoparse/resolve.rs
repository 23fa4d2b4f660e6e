//! Chooses the place that each toponym means. Every part of a choice's score is kept, so that the reason told is the one
//! that decided.

use std::collections::HashMap;

use crate::gazetteer::{Gazetteer, PlaceIndex};
use crate::model::{Candidate, Capital, Kind, Reason};

use super::clues::{Clue, Grammar};
use super::evidence::Evidence;
use super::recognise::{Found, Spot};
use super::senses::{Name, Sense};

/// What speaks for one sense of a spot. The fields are in the order in which reasons are looked for.
#[derive(Clone, Copy, Debug, Default)]
struct Parts {
    container: f32,
    asked: f32,
    same_document: f32,
    near: f32,
    home: f32,
    grammar: f32,
    fame: f32,
}

impl Parts {
    fn sum(self) -> f32 {
        self.container + self.asked + self.same_document + self.near + self.home + self.grammar + self.fame
    }

    fn less(self, other: Self) -> Self {
        Self {
            container: self.container - other.container,
            asked: self.asked - other.asked,
            same_document: self.same_document - other.same_document,
            near: self.near - other.near,
            home: self.home - other.home,
            grammar: self.grammar - other.grammar,
            fame: self.fame - other.fame,
        }
    }
}

/// What a spot was found to mean.
pub(super) struct Choice {
    pub(super) sense: usize,
    /// How far it is ahead of the next.
    pub(super) margin: f32,
    pub(super) reason: Reason,
    pub(super) candidates: Vec<Candidate>,
}

/// Shares of countries over the whole corpus.
pub(super) type Home = HashMap<[u8; 2], f32>;

/// Resolves the spots of one document.
pub(super) struct Resolver<'a> {
    gazetteer: &'a Gazetteer,
    found: &'a Found,
    places: &'a [f32],
    evidence: Evidence,
    home: Option<&'a Home>,
    /// Senses that words of the text decided, by name: place and strength.
    decided: HashMap<Name, Vec<(PlaceIndex, f32)>>,
    /// Scores that hang on the name alone.
    by_name: HashMap<Name, Vec<Parts>>,
}

impl<'a> Resolver<'a> {
    /// `places` says of each spot whether it is a place (at or above 0).
    pub(super) fn new(
        gazetteer: &'a Gazetteer,
        found: &'a Found,
        places: &'a [f32],
        home: Option<&'a Home>,
    ) -> Self {
        let mut resolver = Self {
            gazetteer,
            found,
            places,
            evidence: Evidence::default(),
            home,
            decided: HashMap::new(),
            by_name: HashMap::new(),
        };
        for _ in 0..2 {
            resolver.gather();
        }
        resolver
    }

    /// One round: resolve with the evidence so far, and take from that the evidence for the next.
    fn gather(&mut self) {
        self.score_names();
        let mut evidence = Evidence::default();
        let mut decided: HashMap<Name, Vec<(PlaceIndex, f32)>> = HashMap::new();
        let mut sums: HashMap<(Name, usize), (f32, u32)> = HashMap::new();
        for (spot, _) in self.found.spots.iter().zip(self.places).filter(|(_, place)| **place >= 0.0) {
            let Some(name) = spot.name else { continue };
            let parts = self.parts(spot, name);
            let Some((best, margin)) = best_of(&parts) else { continue };
            let entry = sums.entry((name, best)).or_default();
            *entry = (entry.0.max(certainty(margin)), entry.1 + 1);
            // What the words say for this sense and not for the next.
            let lead = next_of(&parts, best).map_or(parts[best], |next| parts[best].less(parts[next]));
            let words = lead.container + 0.4 * lead.asked;
            if words > 0.5 {
                let place = self.found.senses.of(name)[best].place;
                let known = decided.entry(name).or_default();
                match known.iter_mut().find(|(other, _)| *other == place) {
                    Some((_, strength)) => *strength = strength.max(words),
                    None => known.push((place, words)),
                }
            }
        }
        let mut sums: Vec<_> = sums.into_iter().collect();
        sums.sort_by_key(|((name, sense), _)| (name.0, *sense));
        for ((name, sense), (certainty, times)) in sums {
            evidence.add(name, &self.found.senses.of(name)[sense], certainty, times);
        }
        for (country, times) in &self.found.peoples {
            evidence.add_people(*country, *times);
        }
        evidence.finish();
        self.evidence = evidence;
        self.decided = decided;
        self.by_name.clear();
        self.score_names();
    }

    /// What hangs on the name alone, for every name.
    fn score_names(&mut self) {
        for number in 0..self.found.senses.len() {
            let name = Name(number);
            let senses = self.found.senses.of(name);
            let parts = senses.iter().map(|sense| self.name_parts(name, sense)).collect();
            self.by_name.insert(name, parts);
        }
    }

    fn name_parts(&self, name: Name, sense: &Sense) -> Parts {
        let settled = matches!(sense.kind, Kind::City | Kind::Village);
        let namesake = |area: &Sense| area.kind.is_area() && sense.lies_in(area) && area.kind != Kind::Country;
        let eponymous = settled && self.found.senses.of(name).iter().any(namesake);
        let corpus = self.home.and_then(|home| home.get(&sense.country)).copied().unwrap_or(0.0);
        let (nearness, _) = self.evidence.nearest(sense, name);
        let near = if sense.kind == Kind::Country { 0.0 } else { NEAR * nearness };
        let decided = self.decided.get(&name).map_or(0.0, |known| {
            known
                .iter()
                .find(|(place, _)| *place == sense.place)
                .map_or(0.0, |(_, strength)| strength.min(4.0))
        });
        let town = if eponymous {
            TOWN_BEFORE_ITS_AREA
        } else if settled {
            TOWN
        } else {
            0.0
        };
        Parts {
            fame: FAME * sense.fame - NAME_COST * sense.name_cost + town,
            home: HOME_COUNTRY * self.evidence.country(sense, name)
                + HOME_PROVINCE * self.evidence.province(sense, name)
                + HOME_CORPUS * corpus,
            near,
            same_document: SAME_DOCUMENT * decided,
            ..Parts::default()
        }
    }

    fn parts(&self, spot: &Spot, name: Name) -> Vec<Parts> {
        let senses = self.found.senses.of(name);
        let by_name = self.by_name.get(&name).map_or(&[][..], Vec::as_slice);
        senses
            .iter()
            .zip(by_name)
            .map(|(sense, parts)| Parts {
                container: self.container_part(spot, sense),
                asked: asked_part(spot, sense),
                grammar: grammar_part(spot, sense),
                ..*parts
            })
            .collect()
    }

    /// Whether the place named beside it contains the sense; or, for a container, whether the sense contains that one.
    fn container_part(&self, spot: &Spot, sense: &Sense) -> f32 {
        let Some(container) = &spot.container else { return 0.0 };
        let outer = self.outer(container.spot);
        let holds = outer.iter().any(|outer| sense.lies_in(outer));
        let seat = if container.seat && sense.capital != Capital::None { 1.0 } else { 0.0 };
        if holds { CONTAINER * container.strength + seat } else { 0.0 }
    }

    /// What the container may mean.
    fn outer(&self, spot: usize) -> &[Sense] {
        let name = self.found.spots.get(spot).and_then(|outer| outer.name);
        name.map_or(&[], |name| self.found.senses.of(name))
    }


    /// What the spot means, where the gazetteer knows its name.
    pub(super) fn choose(&self, spot: &Spot) -> Option<Choice> {
        let name = spot.name?;
        let senses = self.found.senses.of(name);
        let parts = self.parts(spot, name);
        let (best, margin) = best_of(&parts)?;
        let next = next_of(&parts, best);
        let reason = self.reason(spot, name, &senses[best], parts[best], next.map(|next| parts[next]));
        Some(Choice { sense: best, margin, reason, candidates: self.candidates(senses, &parts) })
    }

    /// The likeliest places, as shares of the evidence.
    fn candidates(&self, senses: &[Sense], parts: &[Parts]) -> Vec<Candidate> {
        let top = parts.iter().map(|parts| parts.sum()).fold(f32::MIN, f32::max);
        let mut shares: Vec<(usize, f32)> =
            parts.iter().map(|parts| (parts.sum() - top).exp()).enumerate().collect();
        let total: f32 = shares.iter().map(|(_, share)| share).sum();
        shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shares.truncate(MOST_CANDIDATES);
        shares
            .into_iter()
            .map(|(i, share)| Candidate {
                place: self.gazetteer.place(senses[i].place).id(),
                score: share / total,
            })
            .collect()
    }

    /// The part that put the choice ahead of the next.
    fn reason(&self, spot: &Spot, name: Name, sense: &Sense, parts: Parts, next: Option<Parts>) -> Reason {
        let Some(next) = next else {
            return if sense.kind == Kind::Country { Reason::CountryName } else { Reason::OnlyPlace };
        };
        let lead = parts.less(next);
        let ranked = [
            lead.container,
            lead.asked,
            lead.same_document,
            lead.near,
            lead.home,
            lead.grammar.max(lead.fame),
        ];
        let first =
            (0..ranked.len()).fold(0, |best, i| if ranked[i] > ranked[best] + 0.01 { i } else { best });
        match first {
            0 => {
                let name = self.container_name(spot, sense);
                if spot.container.as_ref().is_some_and(|c| c.seat) {
                    Reason::SeatOf(name)
                } else {
                    Reason::NamedContainer(name)
                }
            }
            1 if !spot.asking.is_empty() => Reason::ContextWord(spot.asking.clone()),
            2 => Reason::SameDocument,
            3 => match self.evidence.nearest(sense, name).1 {
                Some(place) => Reason::NearOthers(self.gazetteer.place(place).name().to_owned()),
                None => Reason::BestKnown,
            },
            4 => Reason::HomeRegion(self.home_name(sense, name)),
            _ if sense.kind == Kind::Country => Reason::CountryName,
            _ => Reason::BestKnown,
        }
    }

    fn container_name(&self, spot: &Spot, sense: &Sense) -> String {
        let outer = spot.container.as_ref().map_or(&[][..], |container| self.outer(container.spot));
        let place = outer.iter().find(|outer| sense.lies_in(outer)).map(|outer| outer.place);
        place.map(|place| self.gazetteer.place(place).name().to_owned()).unwrap_or_default()
    }

    /// The province where the document plays, or else the country.
    fn home_name(&self, sense: &Sense, name: Name) -> String {
        let province = sense.admin1.filter(|_| self.evidence.province(sense, name) > 0.2);
        let country =
            || std::str::from_utf8(&sense.country).ok().and_then(|code| self.gazetteer.country(code));
        province
            .or_else(country)
            .map(|place| self.gazetteer.place(place).name().to_owned())
            .unwrap_or_default()
    }

    /// The weight of each country in the document.
    pub(super) fn countries(&self) -> impl Iterator<Item = ([u8; 2], f32)> + '_ {
        self.evidence.countries()
    }
}

// The weights are logits: fitted by maximum likelihood on English news with known places, then rounded; those of the
// words that ask for a kind, which distances do not show, were set by hand.
const FAME: f32 = 0.8;
const NAME_COST: f32 = 1.1;
/// A town comes before the province or district that is called after it, unless the words ask for an area.
const TOWN_BEFORE_ITS_AREA: f32 = 1.5;
/// Otherwise a province is rather meant than a town somewhere else.
const TOWN: f32 = -1.2;
const HOME_COUNTRY: f32 = 3.0;
const HOME_PROVINCE: f32 = 3.2;
const HOME_CORPUS: f32 = 2.0;
const NEAR: f32 = 2.0;
const SAME_DOCUMENT: f32 = 0.5;
const CONTAINER: f32 = 4.0;
const ASKED: f32 = 4.0;
const NOT_ASKED: f32 = -1.0;
const MOST_CANDIDATES: usize = 5;

fn asked_part(spot: &Spot, sense: &Sense) -> f32 {
    let asked = &spot.context.asked;
    if asked[0].is_none() {
        return 0.0;
    }
    match asked.iter().position(|kind| *kind == Some(sense.kind)) {
        Some(0) => ASKED,
        Some(1) => ASKED - 0.7,
        Some(_) => ASKED - 1.4,
        None => NOT_ASKED,
    }
}

/// French says "à" of towns, and "en" or an article of countries, provinces and regions.
fn grammar_part(spot: &Spot, sense: &Sense) -> f32 {
    let settled = !sense.kind.is_area();
    match spot.context.grammar {
        _ if spot.context.clues.has(Clue::KindBefore) => 0.0,
        Grammar::Any => 0.0,
        Grammar::Town if settled => 0.7,
        Grammar::Area if !settled => 1.5,
        Grammar::Town | Grammar::Area => 0.0,
    }
}

/// The best sense and how far it is ahead of the next; far for an only one.
fn best_of(parts: &[Parts]) -> Option<(usize, f32)> {
    let best = (0..parts.len()).max_by(|a, b| parts[*a].sum().total_cmp(&parts[*b].sum()).then(b.cmp(a)))?;
    let margin = next_of(parts, best).map_or(FAR, |next| parts[best].sum() - parts[next].sum());
    Some((best, margin.min(FAR)))
}

/// The sense that comes after the best.
fn next_of(parts: &[Parts], best: usize) -> Option<usize> {
    let others = (0..parts.len()).filter(|i| *i != best);
    others.max_by(|a, b| parts[*a].sum().total_cmp(&parts[*b].sum()).then(b.cmp(a)))
}

/// The margin of an only sense.
const FAR: f32 = 8.0;

/// How sure a choice is that is this far ahead, 0 to 1.
pub(super) fn certainty(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin).exp()) * 2.0 - 1.0
}
