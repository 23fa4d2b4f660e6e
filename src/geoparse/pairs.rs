//! Names that stand side by side: "Paris, Texas", "Muqur, dans la province de Ghazni", "Kaboul, Hérat et Kandahar".

use crate::model::Language;

use super::actor::is_governed;
use super::clues::Clue;
use super::context::{Context, Usage};
use super::lexicon::Is;
use super::memory::Memory;
use super::recognise::{Container, Found};
use super::tokens::{Tokens, gap};

/// The most words between a place and its container: ", la capitale de la province voisine de".
const FARTHEST: usize = 8;

/// What is needed to look up a name.
pub(super) struct Names<'m> {
    pub(super) memory: &'m mut Memory,
    pub(super) language: Option<Language>,
}

/// Links the spots of a paragraph, which begin at number `first`, to what stands beside them.
pub(super) fn link(tokens: &Tokens, first: usize, names: &mut Names<'_>, found: &mut Found) {
    for number in first..found.spots.len() {
        list_before(tokens, first, number, names, found);
        let end = found.spots[number].tokens.end;
        let next = found.spots.get(number + 1).map(|spot| spot.tokens.start);
        let Some(start) = next else { continue };
        if let Some((strength, seat)) = bond(tokens, end, start) {
            let holds = holds(found, number, number + 1);
            if holds {
                found.spots[number].container = Some(Container { spot: number + 1, strength, seat });
                found.spots[number + 1].holds = Some(number);
            }
            if holds && strength > 0.9 {
                found.spots[number].context.clues.add(Clue::Container);
                found.spots[number + 1].context.clues.add(Clue::Contains);
            }
        }
        let commas = start == end && tokens.gap(start) & gap::COMMA != 0;
        let and = start == end + 1 && tokens.word(end).is(Is::And);
        if commas || and || start == end + 2 && and_article(tokens, end) {
            found.spots[number].context.clues.add(Clue::Listed);
            found.spots[number + 1].context.clues.add(Clue::Listed);
            share(tokens, number, found);
        }
    }
}

/// "Butler county" is Butler County. "Butler, Clark or Warren counties": the noun in the plural speaks of all names before it.
fn list_before(tokens: &Tokens, first: usize, last: usize, names: &mut Names<'_>, found: &mut Found) {
    let context = found.spots[last].context.clone();
    let behind = context.clues.has(Clue::KindAfter) && context.asking.start > found.spots[last].tokens.start;
    if !behind {
        return;
    }
    let word = tokens.folded(context.asking.start);
    let plural = singular(word);
    let noun = plural.as_deref().unwrap_or(word);
    name_with(noun, tokens, last, names, found);
    if plural.is_none() {
        return;
    }
    for number in (first..last).rev() {
        let (this, next) = (&found.spots[number], &found.spots[number + 1]);
        let (end, start) = (this.tokens.end, next.tokens.start);
        let listed = start == end && tokens.gap(start) & gap::COMMA != 0
            || start == end + 1 && tokens.word(end).is(Is::And);
        if !listed || !this.context.asking.is_empty() {
            return;
        }
        copy_kind(&context, &mut found.spots[number].context);
        name_with(noun, tokens, number, names, found);
    }
}

/// "counties": "county". `None` for a word that is no plural.
fn singular(noun: &str) -> Option<String> {
    noun.strip_suffix("ies")
        .map(|stem| format!("{stem}y"))
        .or_else(|| noun.strip_suffix('s').map(ToOwned::to_owned))
}

/// Where the gazetteer has the name with its noun ("Preble County"), that is the one meant.
fn name_with(noun: &str, tokens: &Tokens, spot: usize, names: &mut Names<'_>, found: &mut Found) {
    let range = found.spots[spot].tokens.clone();
    let words = range.map(|k| tokens.folded(k)).filter(|word| singular(word).as_deref() != Some(noun));
    let whole = words.chain([noun]).collect::<Vec<_>>().join(" ");
    if let Some(name) = names.memory.gazetteer.name(&whole) {
        let number = found.senses.number(name, &whole.split(' '), false, names.language, names.memory);
        found.spots[spot].name = Some(number);
    }
}

/// "et la", "and the"
fn and_article(tokens: &Tokens, end: usize) -> bool {
    tokens.word(end).is(Is::And) && tokens.word(end + 1).is(Is::Article)
}

/// What is said of one of two names in a list is said of both: "relations with Russia and Great Britain", "the counties of
/// Clark and Preble", "Jackson and Madison counties".
fn share(tokens: &Tokens, number: usize, found: &mut Found) {
    let (first, second) = found.spots.split_at_mut(number + 1);
    let (Some(first), Some(second)) = (first.last_mut(), second.first_mut()) else { return };
    let (one, other) = (&mut first.context, &mut second.context);
    if other.usage == Usage::Plain && matches!(one.usage, Usage::Actor | Usage::Recipient | Usage::Rival) {
        other.usage = one.usage;
    }
    if one.usage == Usage::Plain && other.usage == Usage::Actor && !is_governed(tokens, first.tokens.start) {
        one.usage = Usage::Actor;
    }
    let plural = |context: &Context| {
        let noun = tokens.folded(context.asking.start);
        !context.asking.is_empty() && (noun.ends_with('s') || noun.ends_with('x'))
    };
    if plural(one) && one.clues.has(Clue::KindBefore) && other.asking.is_empty() {
        copy_kind(one, other);
    }
}

fn copy_kind(from: &Context, to: &mut Context) {
    to.asked = from.asked;
    to.asking = from.asking.clone();
    to.clues.add_if(Clue::County, from.clues.has(Clue::County));
    to.clues.add(if from.clues.has(Clue::KindBefore) { Clue::KindBefore } else { Clue::KindAfter });
}

/// How closely a name that ends at `end` is bound to one that starts at `start`, and whether it is said to be its seat.
fn bond(tokens: &Tokens, end: usize, start: usize) -> Option<(f32, bool)> {
    let gap = tokens.gap(end);
    if start == end {
        let close = gap & !(gap::SPACE | gap::COMMA | gap::OPEN) == 0;
        return close.then_some((if gap == gap::SPACE { 0.8 } else { 1.0 }, false));
    }
    if start - end > FARTHEST {
        return None;
    }
    let (mut seat, mut inside, mut unknown) = (false, false, 0);
    for i in end..=start {
        let apart = if i == end { gap::COMMA | gap::OPEN } else { 0 };
        if tokens.gap(i) & !(gap::WITHIN_NAME | apart) != 0 {
            return None;
        }
        if i == start {
            break;
        }
        let (word, folded) = (tokens.word(i), tokens.folded(i));
        let within = matches!(folded, "in" | "dans" | "en" | "of");
        let fits = within || word.is(Is::PlaceNounBefore) || word.is(Is::Direction);
        seat |= matches!(folded, "capitale" | "capital" | "seat");
        inside |= within;
        if word.preposition > 0 && !fits && !matches!(folded, "de" | "d" | "du" | "des")
            || matches!(folded, "et" | "and" | "is" | "est" | "a" | "ont")
            || word.is(Is::GovernmentVerb)
            || word.is(Is::PersonVerb)
        {
            return None;
        }
        unknown += usize::from(!(fits || word.preposition > 0 || word.is(Is::Function)));
    }
    (unknown <= 2 && (seat || inside)).then_some((if seat { 1.0 } else { 0.6 }, seat))
}

/// Whether some sense of the one lies within some sense of the other.
fn holds(found: &Found, inner: usize, outer: usize) -> bool {
    let outer = found.senses_of(outer);
    found.senses_of(inner).iter().any(|sense| outer.iter().any(|container| sense.lies_in(container)))
}
