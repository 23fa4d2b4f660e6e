//! Dates on which an undated document may have been published, with what speaks for each. They are offered, and taken by nobody
//! but the user.
//!
//! A text is published on the latest day that it names or soon after; a weekday with a day and month is that weekday in few years; and
//! documents that name the same rare places mostly tell of the same events. The probabilities are the weights of these, each over
//! their sum and one more for "none of them".

use std::collections::{BTreeMap, HashMap};

use crate::model::date::day_number;
use crate::model::{
    Anchor, DateEvidence, DateSuggestion, Day, Document, Edtf, Mention, PlaceId, Precision, Span, Status,
};

/// How strongly the latest day named speaks for itself, and the latest month and year where no day is named.
const NAMED_DAY: f32 = 1.5;
const NAMED_MONTH: f32 = 1.0;
const NAMED_YEAR: f32 = 0.5;
/// How strongly a weekday with a day and month speaks for a year in which they fit.
const WEEKDAY: f32 = 1.5;
/// How strongly a document that names just the same places does.
const SAME_PLACES: f32 = 2.0;
/// Documents less alike than this, a cosine, tell of different things.
const ALIKE: f32 = 0.35;
/// So many days after a day named another one, confirmed by its weekday, is of the same events.
const SOON: i32 = 60;
/// How many pieces of evidence of one kind are shown at most.
const SHOWN: usize = 3;
/// How many suggestions are made at most.
const MOST: usize = 3;

/// Makes suggestions for each of these documents that has no date of publication; `mentions` are of all of them, in their order.
pub fn suggest(documents: &mut [Document], mentions: &[Mention]) {
    if documents.iter().all(|document| document.publication.is_some()) {
        return;
    }
    let places = Places::new(documents.len(), mentions);
    let suggested: Vec<(usize, Vec<DateSuggestion>)> = (0..documents.len())
        .filter(|number| documents[*number].publication.is_none())
        .map(|number| (number, suggestions(documents, number, &places)))
        .collect();
    for (number, suggestions) in suggested {
        documents[number].suggestions = suggestions;
    }
}

/// Dates with their weights, while evidence is gathered.
#[derive(Default)]
struct Candidates(BTreeMap<String, (Edtf, f32, Vec<DateEvidence>)>);

impl Candidates {
    /// Adds what speaks for a date. What is said again adds nothing, but for being shown a few times.
    fn add(&mut self, date: &Edtf, weight: f32, evidence: DateEvidence) {
        let (_, sum, all) = self.0.entry(date.to_string()).or_insert_with(|| (date.clone(), 0.0, Vec::new()));
        let kind = std::mem::discriminant(&evidence);
        let again = all.iter().filter(|own| std::mem::discriminant(*own) == kind).count();
        let other_text = matches!(evidence, DateEvidence::SameEvents(_));
        if again == 0 || other_text {
            *sum += weight;
        }
        if again < SHOWN {
            all.push(evidence);
        }
    }

    /// A day that a weekday confirms and that comes soon after the latest day named: the text was not published before it, and what
    /// spoke for the earlier day speaks for this one.
    fn move_to(&mut self, day: &Edtf, weight: f32) {
        let soon = |earlier: &Edtf| {
            let days = day.range().earliest().zip(earlier.range().latest());
            days.is_some_and(|(later, earlier)| {
                (1..=SOON).contains(&(day_number(later) - day_number(earlier)))
            })
        };
        let named = |all: &[DateEvidence]| all.iter().all(|own| matches!(own, DateEvidence::Named(_)));
        let earlier = self
            .0
            .iter()
            .find(|(_, (date, _, all))| date.precision() == Precision::Day && soon(date) && named(all));
        let earlier = earlier.map(|(key, _)| key.clone());
        if let Some((_, _, all)) = earlier.and_then(|key| self.0.remove(&key)) {
            all.into_iter().for_each(|evidence| self.add(day, weight, evidence));
        }
    }

    /// The likeliest. A date that lies within another one that was told has half of that one's weight besides.
    fn suggestions(self) -> Vec<DateSuggestion> {
        let all: Vec<_> = self.0.into_values().collect();
        let weight = |date: &Edtf, own: f32| {
            let around = all.iter().filter(|(other, ..)| other != date && other.range().covers(date.range()));
            own + around.map(|(_, weight, _)| weight / 2.0).sum::<f32>()
        };
        let weights: Vec<f32> = all.iter().map(|(date, own, _)| weight(date, *own)).collect();
        let sum: f32 = 1.0 + weights.iter().sum::<f32>();
        let mut suggestions: Vec<DateSuggestion> = all
            .iter()
            .zip(&weights)
            .map(|((date, _, evidence), weight)| DateSuggestion {
                date: date.clone(),
                probability: weight / sum,
                evidence: evidence.clone(),
            })
            .collect();
        suggestions.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        suggestions.truncate(MOST);
        suggestions
    }
}

fn suggestions(documents: &[Document], number: usize, places: &Places<'_>) -> Vec<DateSuggestion> {
    let document = &documents[number];
    let mut candidates = Candidates::default();
    let mut years: Vec<i16> = Vec::new();
    if let Some((date, span)) = latest_named(document) {
        let weight = match date.precision() {
            Precision::Day => NAMED_DAY,
            Precision::Month => NAMED_MONTH,
            _ => NAMED_YEAR,
        };
        years.extend(date.range().latest().map(Day::year));
        candidates.add(date, weight, DateEvidence::Named(span));
    }
    for (other, alike) in places.alike(number) {
        let Some(publication) = documents[other].publication.as_ref() else { continue };
        years.extend(publication.date.range().latest().map(Day::year));
        let evidence = DateEvidence::SameEvents(documents[other].path.clone());
        candidates.add(&publication.date, SAME_PLACES * alike, evidence);
    }
    years.sort_unstable();
    years.dedup();
    for timex in &document.timexes {
        for day in years.iter().filter_map(|year| day_in(&timex.value, *year)) {
            let text = document.slice(timex.span);
            match weekday_named(text) {
                Some(weekday) if weekday == day.weekday().to_monday_one_offset() => {
                    candidates.move_to(&Edtf::day(day), NAMED_DAY);
                    candidates.add(&Edtf::day(day), WEEKDAY, DateEvidence::Weekday(timex.span));
                }
                Some(_) => {}
                None => candidates.add(&Edtf::day(day), NAMED_YEAR, DateEvidence::Named(timex.span)),
            }
        }
    }
    candidates.suggestions()
}

/// The latest date that a text says by itself: of days, if it names any, else of months, else of years.
fn latest_named(document: &Document) -> Option<(&Edtf, Span)> {
    let named = document.timexes.iter().filter(|timex| timex.anchor == Anchor::None);
    let dates = named.filter_map(|timex| Some((timex.date.as_ref()?, timex.span)));
    let usual = dates
        .filter(|(date, _)| matches!(date.precision(), Precision::Day | Precision::Month | Precision::Year));
    usual.max_by_key(|(date, _)| (std::cmp::Reverse(date.precision()), date.range().latest()))
}

/// The day of a year that a value without one names: `XXXX-07-13`.
fn day_in(value: &str, year: i16) -> Option<Day> {
    let (month, day) = value.strip_prefix("XXXX-")?.split_once('-')?;
    Day::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The weekday that an expression names with a date, from 1, Monday.
fn weekday_named(text: &str) -> Option<i8> {
    const FRENCH: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    const ENGLISH: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let text = text.to_lowercase();
    let named = |names: [&str; 7]| names.iter().position(|name| text.contains(name));
    let number = named(FRENCH).or_else(|| named(ENGLISH))?;
    i8::try_from(number + 1).ok()
}

/// Which documents name which places, and how much each place tells: the rarer, the more.
struct Places<'a> {
    /// The places of each document with their weights, of which the squares add up to 1.
    of: Vec<Vec<(&'a PlaceId, f32)>>,
    /// The documents that name a place, each with the weight that it has there.
    naming: HashMap<&'a PlaceId, Vec<(usize, f32)>>,
}

impl<'a> Places<'a> {
    fn new(documents: usize, mentions: &'a [Mention]) -> Self {
        let mut counts: Vec<BTreeMap<&PlaceId, f32>> = vec![BTreeMap::new(); documents];
        for mention in mentions.iter().filter(|mention| mention.status == Status::Resolved) {
            if let (Some(place), Some(own)) = (&mention.place, counts.get_mut(mention.document as usize)) {
                *own.entry(place).or_default() += 1.0;
            }
        }
        let mut named_in: HashMap<&PlaceId, usize> = HashMap::new();
        counts.iter().flat_map(BTreeMap::keys).for_each(|place| *named_in.entry(place).or_default() += 1);
        #[allow(clippy::cast_precision_loss)] // counts of documents
        let rarity = |place: &PlaceId| {
            1.0 + (documents as f32 / named_in.get(place).copied().unwrap_or(1) as f32).ln()
        };
        let mut naming: HashMap<&PlaceId, Vec<(usize, f32)>> = HashMap::new();
        let mut of = Vec::with_capacity(documents);
        for (number, own) in counts.iter().enumerate() {
            let weights: Vec<(&PlaceId, f32)> =
                own.iter().map(|(place, count)| (*place, count.sqrt() * rarity(place))).collect();
            let length =
                weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            let weights: Vec<(&PlaceId, f32)> =
                weights.into_iter().map(|(place, weight)| (place, weight / length)).collect();
            weights
                .iter()
                .for_each(|(place, weight)| naming.entry(place).or_default().push((number, *weight)));
            of.push(weights);
        }
        Self { of, naming }
    }

    /// The documents that name the same places as this one, and how much so, 0 to 1; the most alike first.
    fn alike(&self, number: usize) -> Vec<(usize, f32)> {
        let mut alike: BTreeMap<usize, f32> = BTreeMap::new();
        for (place, weight) in &self.of[number] {
            let others = self.naming.get(place).into_iter().flatten();
            for (other, theirs) in others.filter(|(other, _)| *other != number) {
                *alike.entry(*other).or_default() += weight * theirs;
            }
        }
        let mut alike: Vec<(usize, f32)> = alike.into_iter().filter(|(_, cosine)| *cosine >= ALIKE).collect();
        alike.sort_by(|a, b| b.1.total_cmp(&a.1));
        alike.truncate(MOST);
        alike
    }
}
