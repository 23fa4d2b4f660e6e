//! Names that stand side by side: "Paris, Texas", "Muqur, dans la province de Ghazni", "Kaboul, Hérat et Kandahar".

use super::clues::Clue;
use super::lexicon::Is;
use super::recognise::{Container, Found};
use super::tokens::{Tokens, gap};

/// The most words between a place and its container: ", la capitale de la province voisine de".
const FARTHEST: usize = 8;

/// Links the spots of a paragraph, which begin at number `first`, to what stands beside them.
pub(super) fn link(tokens: &Tokens, first: usize, found: &mut Found) {
    for number in first..found.spots.len() {
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
        let and = start == end + 1 && ["et", "and"].contains(&tokens.folded(end));
        if commas || and {
            found.spots[number].context.clues.add(Clue::Listed);
            found.spots[number + 1].context.clues.add(Clue::Listed);
        }
    }
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
    let senses = |number: usize| found.spots[number].name.map_or(&[][..], |name| found.senses.of(name));
    let outer = senses(outer);
    senses(inner).iter().any(|sense| outer.iter().any(|container| sense.lies_in(container)))
}
