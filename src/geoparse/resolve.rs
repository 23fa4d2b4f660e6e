//! Chooses the place that each toponym means. Every part of a choice's score is kept, so that the reason told is the one
//! that decided.

use std::collections::HashMap;

use crate::gazetteer::{Gazetteer, PlaceIndex};
use crate::model::{Candidate, Capital, Kind, Reason};

use super::evidence::Evidence;
use super::hasher::Fast;
use super::parts::{
    CONTAINER, FAME, HOLDER, HOME_CORPUS, HOME_COUNTRY, HOME_PROVINCE, MOST_CANDIDATES, NAME_COST, NEAR, OWN,
    Parts, Ranking, SAME_DOCUMENT, TOWN, TOWN_BEFORE_ITS_AREA, asked_part, certainty, grammar_part, rank,
};
use super::recognise::{Found, Spot};
use super::senses::{Name, Sense};

/// What a spot was found to mean.
pub(super) struct Choice {
    pub(super) sense: usize,
    /// How far it is ahead of the next.
    pub(super) margin: f32,
    pub(super) reason: Reason,
    pub(super) candidates: Vec<Candidate>,
}

/// Shares of countries over the whole corpus.
pub(super) type Home = HashMap<[u8; 2], f32, Fast>;

/// Senses that words of the text decided, by name: place and strength.
type Decided = HashMap<Name, Vec<(PlaceIndex, f32)>, Fast>;

/// What a document tells of where it plays, to be gone on with once the corpus is known.
pub(super) struct Told {
    evidence: Evidence,
    decided: Decided,
}

impl Told {
    /// The share of each country, 0 to 1; in no order that means anything.
    pub(super) fn countries(&self) -> impl Iterator<Item = ([u8; 2], f32)> + '_ {
        self.evidence.countries()
    }
}

/// Resolves the spots of one document.
pub(super) struct Resolver<'a> {
    gazetteer: &'a Gazetteer,
    found: &'a Found,
    places: &'a [f32],
    evidence: Evidence,
    home: Option<&'a Home>,
    decided: Decided,
    /// Scores that hang on the name alone, by the name's number; empty for names that are no places here.
    by_name: Vec<Vec<Parts>>,
}

impl<'a> Resolver<'a> {
    /// `places` says of each spot whether it is a place (at or above 0); `told` is what an earlier round found.
    pub(super) fn new(
        gazetteer: &'a Gazetteer,
        found: &'a Found,
        places: &'a [f32],
        home: Option<&'a Home>,
        told: Option<Told>,
    ) -> Self {
        let told =
            told.unwrap_or_else(|| Told { evidence: Evidence::default(), decided: Decided::default() });
        let (evidence, decided) = (told.evidence, told.decided);
        let rounds = if home.is_some() { 1 } else { 2 };
        let mut resolver = Self { gazetteer, found, places, evidence, home, decided, by_name: Vec::new() };
        (0..rounds).for_each(|_| resolver.gather());
        // Without the corpus nothing is chosen yet.
        if home.is_some() {
            resolver.score_names();
        }
        resolver
    }

    /// What was gathered, without the document it came from.
    pub(super) fn told(self) -> Told {
        Told { evidence: self.evidence, decided: self.decided }
    }

    /// One round: resolve with the evidence so far, and take from that the evidence for the next.
    fn gather(&mut self) {
        self.score_names();
        let mut decided = Decided::default();
        let mut parts = Vec::new();
        let mut sums: HashMap<(Name, usize), (f32, u32), Fast> = HashMap::default();
        for (spot, _) in self.found.spots.iter().zip(self.places).filter(|(_, place)| **place >= 0.0) {
            let Some(name) = spot.name else { continue };
            self.parts(spot, name, &mut parts);
            let Some(Ranking { best, next, margin }) = rank(&parts) else { continue };
            let entry = sums.entry((name, best)).or_default();
            *entry = (entry.0.max(certainty(margin)), entry.1 + 1);
            // What the words say for this sense and not for the next.
            let lead = next.map_or(parts[best], |next| parts[best].less(parts[next]));
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
        let mut evidence = std::mem::take(&mut self.evidence);
        evidence.clear();
        for ((name, sense), (certainty, times)) in sums {
            evidence.add(name, &self.found.senses.of(name)[sense], certainty, times);
        }
        for (country, times) in &self.found.peoples {
            evidence.add_people(*country, *times);
        }
        evidence.finish();
        self.evidence = evidence;
        self.decided = decided;
    }

    /// What hangs on the name alone, for every name.
    fn score_names(&mut self) {
        let mut by_name = std::mem::take(&mut self.by_name);
        by_name.resize_with(self.found.senses.len(), Vec::new);
        by_name.iter_mut().for_each(Vec::clear);
        for (spot, _) in self.found.spots.iter().zip(self.places).filter(|(_, place)| **place >= 0.0) {
            let Some(name) = spot.name else { continue };
            let Some(scores) = by_name.get_mut(name.0).filter(|scores| scores.is_empty()) else { continue };
            match self.found.senses.of(name) {
                // There is nothing to compare an only sense with.
                [_] => scores.push(Parts::default()),
                senses => {
                    let decided = self.decided.get(&name).map_or(&[][..], Vec::as_slice);
                    scores.extend(senses.iter().map(|sense| self.name_parts(name, sense, decided)));
                }
            }
        }
        self.by_name = by_name;
    }

    fn name_parts(&self, name: Name, sense: &Sense, decided: &[(PlaceIndex, f32)]) -> Parts {
        let corpus = self.home.and_then(|home| home.get(&sense.country)).copied().unwrap_or(0.0);
        let near = if sense.kind == Kind::Country { 0.0 } else { self.evidence.nearest(sense, name).0 };
        let decided = decided.iter().find(|(place, _)| *place == sense.place);
        let decided = decided.map_or(0.0, |(_, strength)| strength.min(4.0));
        let town = match sense.is_settled() {
            true if sense.eponymous => TOWN_BEFORE_ITS_AREA,
            true => TOWN,
            false => 0.0,
        };
        Parts {
            fame: FAME * sense.fame - NAME_COST * sense.name_cost + town + if sense.own { OWN } else { 0.0 },
            home: HOME_COUNTRY * self.evidence.country(sense, name)
                + HOME_PROVINCE * self.evidence.province(sense, name)
                + HOME_CORPUS * corpus,
            near: NEAR * near,
            same_document: SAME_DOCUMENT * decided,
            ..Parts::default()
        }
    }

    /// What speaks for each sense of a spot, into `all`.
    fn parts(&self, spot: &Spot, name: Name, all: &mut Vec<Parts>) {
        let senses = self.found.senses.of(name);
        let by_name = self.by_name.get(name.0).map_or(&[][..], Vec::as_slice);
        all.clear();
        all.extend(senses.iter().zip(by_name).map(|(sense, parts)| Parts {
            container: self.container_part(spot, sense),
            asked: asked_part(spot, sense),
            grammar: grammar_part(spot, sense),
            ..*parts
        }));
    }

    /// Whether the place named beside it contains the sense; or, for a container, whether the sense contains that one.
    fn container_part(&self, spot: &Spot, sense: &Sense) -> f32 {
        let Some(container) = &spot.container else { return self.holder_part(spot, sense) };
        let outer = self.found.senses_of(container.spot);
        let holds = outer.iter().any(|outer| sense.lies_in(outer));
        let seat = if container.seat && sense.capital != Capital::None { 1.0 } else { 0.0 };
        if holds { CONTAINER * container.strength + seat } else { 0.0 }
    }

    /// "Albany, New York": what holds the name before it is the area and not the town called alike.
    fn holder_part(&self, spot: &Spot, sense: &Sense) -> f32 {
        let Some(inner) = spot.holds else { return 0.0 };
        let strength = self.found.spots[inner].container.as_ref().map_or(0.0, |container| container.strength);
        let holds = self.found.senses_of(inner).iter().any(|inner| inner.lies_in(sense));
        if holds { HOLDER * strength } else { 0.0 }
    }

    /// What the spot means, where the gazetteer knows its name.
    pub(super) fn choose(&self, spot: &Spot) -> Option<Choice> {
        let name = spot.name?;
        let senses = self.found.senses.of(name);
        let mut parts = Vec::new();
        self.parts(spot, name, &mut parts);
        let Ranking { best, next, margin } = rank(&parts)?;
        let reason = self.reason(spot, name, &senses[best], parts[best], next.map(|next| parts[next]));
        Some(Choice { sense: best, margin, reason, candidates: self.candidates(senses, &parts) })
    }

    /// The likeliest places, as shares of the evidence.
    fn candidates(&self, senses: &[Sense], parts: &[Parts]) -> Vec<Candidate> {
        let top = parts.iter().map(|parts| parts.sum()).fold(f32::MIN, f32::max);
        let mut total = 0.0;
        let mut first: Vec<(&Sense, f32)> = Vec::with_capacity(MOST_CANDIDATES + 1);
        for (sense, parts) in senses.iter().zip(parts) {
            let share = (parts.sum() - top).exp();
            total += share;
            let at = first.partition_point(|(_, other)| *other >= share);
            if at < MOST_CANDIDATES {
                first.insert(at, (sense, share));
                first.truncate(MOST_CANDIDATES);
            }
        }
        let candidate = |(sense, share): (&Sense, f32)| Candidate {
            place: sense.id(self.gazetteer),
            score: share / total,
        };
        first.into_iter().map(candidate).collect()
    }

    /// The part that put the choice ahead of the next.
    fn reason(&self, spot: &Spot, name: Name, sense: &Sense, parts: Parts, next: Option<Parts>) -> Reason {
        if sense.own {
            return Reason::OwnPlace;
        }
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
            _ if ranked[first] < 0.01 => Reason::BestKnown,
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

    /// The name beside a spot that contains what it means, or that lies in it.
    fn container_name(&self, spot: &Spot, sense: &Sense) -> String {
        let beside = spot.container.as_ref().map(|container| container.spot).or(spot.holds);
        let senses = beside.map_or(&[][..], |beside| self.found.senses_of(beside));
        let fits = |other: &&Sense| sense.lies_in(other) || other.lies_in(sense);
        let place = senses.iter().find(fits).map(|other| other.place);
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
}
