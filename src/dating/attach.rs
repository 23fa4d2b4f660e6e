//! Which expression dates a mention, and how its clause tells.

use std::ops::Range;

use super::clauses::{Clause, holding, of_sentence};
use super::tense::Tense;
use super::tokens::Tokens;
use crate::model::date::day_number;
use crate::model::{
    Anchor, Basis, DateRange, Document, Mention, MentionDate, Narration, PublicationBasis, Timex,
};

/// An expression of the paragraph, and what it dates.
#[derive(Clone, Debug)]
pub(super) struct Dating {
    pub(super) tokens: Range<usize>,
    /// Its number among the expressions of the document.
    pub(super) timex: usize,
    /// `None` where its days cannot be told.
    pub(super) range: Option<DateRange>,
    pub(super) bound: Bound,
}

/// What keeps an expression from dating its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    None,
    /// It is where a stretch begins: "depuis mai".
    Since,
    /// It is how far one reaches: "d'ici le 11 septembre".
    Until,
    /// It tells which noun is meant: "l'accord de 2015".
    OfNoun,
    /// It says that this holds when the text was published: "désormais".
    Present,
}

/// Days before publication beyond which an event is background.
const HISTORY: i32 = 60;

/// Dates the mentions of a paragraph.
pub(super) fn attach(
    mentions: &mut [Mention],
    datings: &[Dating],
    clauses: &[Clause],
    tokens: &Tokens,
    (document, timexes): (&Document, &[Timex]),
) {
    let published = document.publication.as_ref().map(|publication| publication.date.range());
    let paragraph = Paragraph { datings, clauses, published };
    for mention in mentions {
        let at = tokens.at_byte(mention.span.start);
        let clause = clauses.get(holding(clauses, at));
        let found = clause.and_then(|own| paragraph.dating(own, at));
        mention.narration = paragraph.narration(clause, found.map(|(dating, _)| dating));
        mention.date = match found {
            Some((dating, carried)) => timexes.get(dating.timex).and_then(|timex| {
                let basis = if timex.anchor == Anchor::None { Basis::Expression } else { Basis::Relative };
                let edtf = timex.date.clone()?;
                Some(MentionDate { edtf, basis, words: Some(timex.span), carried })
            }),
            None => publication(document),
        };
    }
}

/// The date of a document's publication as that of a mention.
fn publication(document: &Document) -> Option<MentionDate> {
    let publication = document.publication.as_ref()?;
    let basis = match publication.basis {
        PublicationBasis::Decision => Basis::Decision,
        _ => Basis::Publication,
    };
    Some(MentionDate::new(publication.date.clone(), basis))
}

struct Paragraph<'a> {
    datings: &'a [Dating],
    clauses: &'a [Clause],
    /// When the document was published.
    published: Option<DateRange>,
}

impl Paragraph<'_> {
    /// The expression that dates what stands at token `at` in this clause, and whether it stands in an earlier sentence.
    fn dating(&self, clause: &Clause, at: usize) -> Option<(&Dating, bool)> {
        let own = self.within(clause).min_by_key(|dating| distance(&dating.tokens, at));
        if let Some(dating) = own {
            return Some((dating, false));
        }
        // "depuis mai, lorsque les forces ont entamé leur retrait": the date before the clause is that of the clause.
        let first = self.first_from(clause.tokens.start);
        let before = self.datings[..first].last().filter(|dating| dating.tokens.end == clause.tokens.start);
        if let Some(dating) = before.filter(|dating| clause.temporal && dating.range.is_some()) {
            return Some((dating, false));
        }
        // What is only planned is not dated by the day on which that was said.
        let now = self.all_within(clause).any(|dating| dating.bound == Bound::Present);
        if now || clause.tense.is_some_and(is_to_come) {
            return None;
        }
        let governing = |other: &&Clause| {
            // "Alors que l'on se bat à Kaboul, Washington a annoncé mardi …": only what hangs on a clause is dated by a later one.
            let before = other.tokens.start < clause.tokens.start || clause.subordinate;
            !other.subordinate && before
        };
        let sentence = of_sentence(self.clauses, clause.sentence).iter();
        let governing = sentence.filter(governing).flat_map(|other| self.within(other)).next();
        if let Some(dating) = governing {
            return Some((dating, false));
        }
        self.carried(clause)
    }

    /// The date of the sentence before, where both tell of what happened.
    fn carried(&self, clause: &Clause) -> Option<(&Dating, bool)> {
        let before = clause.sentence.checked_sub(1)?;
        let goes_on = |tense: Option<Tense>| tense.is_none_or(|tense| tense == Tense::Past);
        let earlier = of_sentence(self.clauses, before).iter().filter(|other| !other.subordinate);
        let dating =
            earlier.filter(|other| goes_on(other.tense)).flat_map(|other| self.within(other)).next()?;
        let is_past = self.published.is_none_or(|published| !lies_after(dating, published));
        (clause.tense == Some(Tense::Past) && is_past).then_some((dating, true))
    }

    /// The expressions of a clause that date it.
    fn within(&self, clause: &Clause) -> impl Iterator<Item = &Dating> {
        self.all_within(clause).filter(|dating| dating.bound == Bound::None && dating.range.is_some())
    }

    fn all_within(&self, clause: &Clause) -> impl Iterator<Item = &Dating> {
        let first = self.first_from(clause.tokens.start);
        let end = clause.tokens.end;
        self.datings[first..].iter().take_while(move |dating| dating.tokens.start < end)
    }

    /// The number of the first expression that begins at this token or behind it.
    fn first_from(&self, token: usize) -> usize {
        self.datings.partition_point(|dating| dating.tokens.start < token)
    }

    /// How a clause tells, which this expression dates, if any does.
    fn narration(&self, clause: Option<&Clause>, dating: Option<&Dating>) -> Narration {
        let Some(clause) = clause else { return Narration::Event };
        if let (Some(dating), Some(published)) = (dating, self.published) {
            if lies_after(dating, published) {
                return Narration::Future;
            }
            let latest = dating.range.and_then(DateRange::latest);
            if let Some((latest, first)) = latest.zip(published.earliest())
                && day_number(first) - day_number(latest) > HISTORY
            {
                return Narration::Background;
            }
        }
        match clause.tense {
            Some(tense) if is_to_come(tense) => Narration::Future,
            Some(Tense::Present) | None if clause.conditional => Narration::Future,
            // In what somebody says it is the past: "il a déclaré que les insurgés avaient capturé la ville".
            Some(Tense::Pluperfect) if dating.is_none() && !clause.subordinate => Narration::Background,
            _ => Narration::Event,
        }
    }
}

fn is_to_come(tense: Tense) -> bool {
    matches!(tense, Tense::Future | Tense::Conditional)
}

/// Whether all of an expression's days come after publication.
fn lies_after(dating: &Dating, published: DateRange) -> bool {
    let first = dating.range.and_then(DateRange::earliest);
    first.zip(published.latest()).is_some_and(|(first, last)| first > last)
}

fn distance(tokens: &Range<usize>, at: usize) -> usize {
    if at < tokens.start { tokens.start - at } else { (at + 1).saturating_sub(tokens.end) }
}
