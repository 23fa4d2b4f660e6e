//! What speaks for each sense of a toponym, part by part, and how much it weighs.

use super::clues::Clue;
use super::context::Grammar;
use super::recognise::Spot;
use super::senses::Sense;

/// What speaks for one sense of a spot. The fields are in the order in which reasons are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    pub(super) container: f32,
    pub(super) asked: f32,
    pub(super) same_document: f32,
    pub(super) near: f32,
    pub(super) home: f32,
    pub(super) grammar: f32,
    pub(super) fame: f32,
}

impl Parts {
    pub(super) fn sum(self) -> f32 {
        self.container + self.asked + self.same_document + self.near + self.home + self.grammar + self.fame
    }

    pub(super) fn less(self, other: Self) -> Self {
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

// The weights are logits on the scale of `clues.rs`, set by hand: what the text says beside the name (a container, a noun
// that asks for a kind) is decisive, where the document plays is strong, fame and the commonness of the name are weak.
pub(super) const FAME: f32 = 1.0;
pub(super) const NAME_COST: f32 = 1.0;
/// A town comes before the province or district that is called after it, unless the words ask for an area.
pub(super) const TOWN_BEFORE_ITS_AREA: f32 = 2.0;
/// Otherwise a province is rather meant than a town somewhere else.
pub(super) const TOWN: f32 = -1.0;
pub(super) const HOME_COUNTRY: f32 = 3.0;
pub(super) const HOME_PROVINCE: f32 = 3.0;
pub(super) const HOME_CORPUS: f32 = 2.0;
pub(super) const NEAR: f32 = 2.0;
pub(super) const SAME_DOCUMENT: f32 = 0.5;
pub(super) const CONTAINER: f32 = 5.0;
pub(super) const HOLDER: f32 = 3.0;
pub(super) const ASKED: f32 = 5.0;
/// The user's own place goes before whatever else has the name: its entry is a decision.
pub(super) const OWN: f32 = 30.0;
pub(super) const MOST_CANDIDATES: usize = 5;

pub(super) fn asked_part(spot: &Spot, sense: &Sense) -> f32 {
    let asked = &spot.context.asked;
    if asked[0].is_none() {
        return 0.0;
    }
    match asked.iter().position(|kind| *kind == Some(sense.kind)) {
        Some(0) => ASKED,
        Some(1) => ASKED - 0.7,
        Some(_) => ASKED - 1.4,
        None => 0.0,
    }
}

/// French says "à" of towns, and "en" or an article of countries, provinces and regions.
pub(super) fn grammar_part(spot: &Spot, sense: &Sense) -> f32 {
    let settled = !sense.kind.is_area();
    match spot.context.grammar {
        _ if spot.context.clues.has(Clue::KindBefore) => 0.0,
        Grammar::Any => 0.0,
        Grammar::Town if settled => 0.7,
        Grammar::Area if !settled => 1.5,
        Grammar::Town | Grammar::Area => 0.0,
    }
}

/// What comes out of comparing the senses of a spot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ranking {
    pub(super) best: usize,
    /// The sense that comes after the best.
    pub(super) next: Option<usize>,
    /// How far the best is ahead of the next; far for an only one.
    pub(super) margin: f32,
}

/// The best sense and the next; the earlier one where they are equal.
pub(super) fn rank(parts: &[Parts]) -> Option<Ranking> {
    let mut best = (0, parts.first()?.sum());
    let mut next: Option<(usize, f32)> = None;
    for (i, parts) in parts.iter().enumerate().skip(1) {
        let sum = parts.sum();
        if sum.total_cmp(&best.1).is_gt() {
            next = Some(best);
            best = (i, sum);
        } else if next.is_none_or(|(_, other)| sum.total_cmp(&other).is_gt()) {
            next = Some((i, sum));
        }
    }
    let margin = next.map_or(FAR, |(_, sum)| (best.1 - sum).min(FAR));
    Some(Ranking { best: best.0, next: next.map(|(i, _)| i), margin })
}

/// The margin of an only sense.
pub(super) const FAR: f32 = 8.0;

/// How sure a choice is that is this far ahead, 0 to 1.
pub(super) fn certainty(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin).exp()) * 2.0 - 1.0
}
