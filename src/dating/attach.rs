//! Which expression dates a mention, and how its clause tells.

use std::ops::Range;

use super::clauses::{Clause, holding, of_sentence};
use super::tense::Tense;
use super::tokens::{Tokens, gap};
use super::word::words;
use crate::model::date::day_number;
use crate::model::{
    Anchor, Basis, DateRange, Document, Edtf, Mention, MentionDate, Narration, PublicationBasis, Span, Timex,
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
    /// The days of the stretch that it tells with the expression beside it: "du 3 au 7 juillet".
    pub(super) whole: Option<(DateRange, Span)>,
}

impl Dating {
    /// Makes one stretch of this expression and the next.
    pub(super) fn join(&mut self, next: &mut Self, words: Span) {
        let (Some(first), Some(last)) = (self.range, next.range) else { return };
        let whole = (first.hull(last), words);
        // Where the second lies before the first, the two are none.
        if first.earliest() <= last.earliest() {
            (self.whole, next.whole) = (Some(whole), Some(whole));
            // "Entre mai et juin": neither end bounds what the other one dates.
            if self.bound == Bound::OfNoun {
                self.bound = Bound::None;
            }
            if next.bound == Bound::Until {
                next.bound = Bound::None;
            }
        }
    }
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

impl Bound {
    /// This, or that it belongs to a noun.
    pub(super) fn or_of_noun(self) -> Self {
        if self == Self::None { Self::OfNoun } else { self }
    }
}

/// As so many words counts what parts two places of a series.
const PART: usize = 12;
/// Within how many words behind a noun's date a place is that noun's too.
const CLOSE: usize = 3;
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
    let paragraph = Paragraph { datings, clauses, tokens, published };
    for mention in mentions {
        let at = tokens.at_byte(mention.span.start);
        let clause = clauses.get(holding(clauses, at));
        let found = clause.and_then(|own| paragraph.dating(own, at));
        mention.narration = paragraph.narration(clause, found.map(|(dating, _)| dating));
        mention.date = match found {
            Some((dating, carried)) => timexes.get(dating.timex).and_then(|timex| {
                let basis = if timex.anchor == Anchor::None { Basis::Expression } else { Basis::Relative };
                let (edtf, words) = match dating.whole {
                    Some((whole, words)) => (Edtf::interval(whole), words),
                    None => (timex.date.clone()?, timex.span),
                };
                Some(MentionDate { edtf, basis, words: Some(words), carried })
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
    tokens: &'a Tokens,
    /// When the document was published.
    published: Option<DateRange>,
}

impl Paragraph<'_> {
    /// The expression that dates what stands at token `at` in this clause, and whether it stands in an earlier sentence.
    fn dating(&self, clause: &Clause, at: usize) -> Option<(&Dating, bool)> {
        // "L'attentat du 13 novembre à Paris": a date of the noun that the place belongs to as well.
        let of_noun =
            self.datings[..self.first_from(at)].last().filter(|dating| dating.bound == Bound::OfNoun);
        let near =
            |dating: &&Dating| at <= dating.tokens.end + CLOSE && !self.is_parted(dating.tokens.end, at);
        if let Some(dating) = of_noun.filter(near).filter(|dating| dating.range.is_some()) {
            return Some((dating, false));
        }
        let own = self.within(clause).min_by_key(|dating| self.distance(&dating.tokens, at));
        if let Some(dating) = own {
            return Some((dating, false));
        }
        // What says another day, of which nobody knows which it is, is not of the day named before.
        let unknown = |clause: &Clause| {
            self.all_within(clause).any(|dating| dating.bound == Bound::None && dating.range.is_none())
        };
        if of_sentence(self.clauses, clause.sentence).iter().any(unknown) {
            return None;
        }
        // "depuis mai, lorsque les forces ont entamé leur retrait": the date before the clause is that of the clause.
        let first = self.first_from(clause.tokens.start);
        let before = self.datings[..first].last().filter(|dating| dating.tokens.end == clause.tokens.start);
        if let Some(dating) =
            before.filter(|dating| clause.is_temporal(self.tokens) && dating.range.is_some())
        {
            return Some((dating, false));
        }
        // What is only planned is not dated by the day on which that was said.
        let now = self.all_within(clause).any(|dating| dating.bound == Bound::Present);
        if now || clause.tense(self.tokens).is_some_and(is_to_come) {
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
        let dating = earlier
            .filter(|other| goes_on(other.tense(self.tokens)))
            .flat_map(|other| self.within(other))
            .next()?;
        let is_past = self.published.is_none_or(|published| !lies_after(dating, published));
        (clause.tense(self.tokens) == Some(Tense::Past) && is_past).then_some((dating, true))
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

    /// How far a token stands from an expression. Beyond a comma or an "and" it stands farther: "Homs in 2014, Aleppo in 2016".
    fn distance(&self, tokens: &Range<usize>, at: usize) -> usize {
        let between = if at < tokens.start { at + 1..tokens.start + 1 } else { tokens.end..at + 1 };
        let parts = between.clone().filter(|at| self.parts(*at)).count();
        between.len() + PART * parts
    }

    /// Whether a comma or a word that joins parts token `at` from the one before.
    fn parts(&self, at: usize) -> bool {
        self.tokens.gap(at) & gap::COMMA != 0
            || self.tokens.is_one_of(at, &words!("et", "and", "puis", "then", "ou", "or"))
    }

    fn is_parted(&self, from: usize, to: usize) -> bool {
        (from..=to).any(|at| self.parts(at))
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
            // A day that is over is over, whatever the next clause foretells: "tué lundi à Nice, il sera enterré …".
            return Narration::Event;
        }
        match clause.tense(self.tokens) {
            Some(tense) if is_to_come(tense) => Narration::Future,
            Some(Tense::Present) | None if clause.is_conditional(self.tokens) => Narration::Future,
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
