//! Names that stand side by side: "Paris, Texas", "Muqur, dans la province de Ghazni", "Kaboul, Hérat et Kandahar".

use super::clues::Clue;
use super::lexicon::{Is, lexicon};
use super::recognise::{Container, ContainerName, Found};
use super::tokens::{Tokens, gap};

/// The most words between a place and its container: ", la capitale de la province voisine de".
const FARTHEST: usize = 8;

/// Links the spots of a paragraph, which begin at number `first`, to what stands beside them.
pub(super) fn link(tokens: &Tokens, first: usize, found: &mut Found) {
    for number in first..found.spots.len() {
        let end = found.spots[number].tokens.end;
        let next = found.spots.get(number + 1).map(|spot| spot.tokens.start);
        if let Some(code) = division_after(tokens, end, next) {
            let spot = &mut found.spots[number];
            spot.container =
                Some(Container { what: ContainerName::Division(code), strength: 1.0, seat: false });
            spot.context.clues.add(Clue::Container);
            continue;
        }
        let Some(start) = next else { continue };
        if let Some((strength, seat)) = bond(tokens, end, start) {
            let holds = holds(found, number, number + 1);
            if holds {
                found.spots[number].container =
                    Some(Container { what: ContainerName::Spot(number + 1), strength, seat });
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

/// The abbreviated division after a comma: ", Pa.", ", N.Y.".
fn division_after(tokens: &Tokens, end: usize, next: Option<usize>) -> Option<&'static str> {
    if tokens.gap(end) & gap::COMMA == 0 || !tokens.is_capital(end) {
        return None;
    }
    let single = tokens.folded(end);
    let initials =
        single.len() == 1 && tokens.folded(end + 1).len() == 1 && tokens.gap(end + 1) & gap::STOP != 0;
    if initials {
        return lexicon().division(&format!("{single}{}", tokens.folded(end + 1)));
    }
    let abbreviated = tokens.gap(end + 1) & gap::STOP != 0 || single.len() == 2 && next != Some(end);
    if abbreviated { lexicon().division(single) } else { None }
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
    let mut seat = false;
    let mut inside = gap & (gap::COMMA | gap::OPEN) != 0;
    for i in end..=start {
        if i > end && tokens.gap(i) & !gap::WITHIN_NAME != 0
            || i == end && gap & !(gap::WITHIN_NAME | gap::COMMA | gap::OPEN) != 0
        {
            return None;
        }
        if i == start {
            break;
        }
        let (word, folded) = (tokens.word(i), tokens.folded(i));
        seat |= matches!(folded, "capitale" | "capital" | "seat");
        inside |= matches!(folded, "in" | "dans" | "en" | "of");
        if matches!(folded, "et" | "and" | "to" | "from")
            || word.is(Is::GovernmentVerb)
            || word.is(Is::PersonVerb)
        {
            return None;
        }
    }
    (seat || inside).then_some((if seat { 1.0 } else { 0.6 }, seat))
}

/// Whether some sense of the one lies within some sense of the other.
fn holds(found: &Found, inner: usize, outer: usize) -> bool {
    let senses = |number: usize| found.spots[number].name.map_or(&[][..], |name| found.senses.of(name));
    let outer = senses(outer);
    senses(inner).iter().any(|sense| outer.iter().any(|container| sense.lies_in(container)))
}
