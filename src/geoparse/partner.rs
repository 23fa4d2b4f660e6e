//! Whether the words before a name treat the place as one who acts and is acted on: "relations with Iran", "accused Russia",
//! "prêté à l'Allemagne", "a loss to Houston". Deliberately not here: the place as subject (`actor`).

use crate::model::Language;

use super::actor::word_before;
use super::context::Usage;
use super::lexicon::Is;
use super::tokens::{Case, Tokens, gap};

/// How far before its preposition a noun may stand that says what two have with each other.
const NOUN_REACH: usize = 5;
/// The same of a verb of giving.
const GIVING_REACH: usize = 3;
/// How far back a list of names may go to its "between".
const LIST_REACH: usize = 8;

/// How the words before the name, which begins at token `start`, use it; `Plain` where they tell nothing.
pub(super) fn usage(tokens: &Tokens, start: usize, language: Option<Language>) -> Usage {
    if is_between(tokens, start) {
        return Usage::Actor;
    }
    if is_in_group(tokens, start) {
        return Usage::Rival;
    }
    let Some(i) = word_before(tokens, start) else { return Usage::Plain };
    let article = i + 1 < start;
    let (known, word) = (tokens.word(i), tokens.folded(i));
    let lower = tokens.case(i) == Case::Lower;
    let french = language == Some(Language::FRENCH);
    // "que propose l'Égypte": French puts the subject of a relative clause behind its verb.
    let inverted = french && article && known.is_deed(language);
    if lower && (known.is_deed_to(language) || inverted) && tokens.gap(i + 1) == gap::SPACE {
        return if known.is(Is::Beaten) { Usage::Rival } else { Usage::Actor };
    }
    if lower && known.is(Is::Companion) && !article {
        return Usage::Actor;
    }
    // French has "en" for being in a country whose name is feminine, so that "à la" is never where.
    let given = matches!(word, "a" | "au" | "aux") && before(tokens, i, GIVING_REACH, Is::GivesFrench);
    if french && (word == "a" && article || given) {
        let topic = i > 0 && tokens.folded(i - 1) == "quant";
        return if topic || is_beside(tokens, i) { Usage::Plain } else { Usage::Recipient };
    }
    if is_contest(tokens, i) {
        return Usage::Rival;
    }
    let partner = match word {
        "with" | "avec" | "against" | "contre" | "envers" | "toward" | "towards" => !is_beside(tokens, i),
        "on" | "from" | "to" | "by" | "par" | "sur" | "au" | "aux" => {
            before(tokens, i, NOUN_REACH, Is::PartnerNoun)
        }
        _ => false,
    };
    if partner { Usage::Actor } else { Usage::Plain }
}

/// "the border with X", "compared with X": where a thing lies, or what it is like.
fn is_beside(tokens: &Tokens, i: usize) -> bool {
    let stems =
        ["border", "front", "limitrophe", "compar", "adjacent", "voisin", "limite", "proche", "confin"];
    (i.saturating_sub(3)..i).any(|k| stems.iter().any(|stem| tokens.folded(k).starts_with(stem)))
}

/// Whether such a word stands at most `reach` words before token `i` in its clause.
fn before(tokens: &Tokens, i: usize, reach: usize, word: Is) -> bool {
    let clause = |k: &usize| tokens.gap(k + 1) & !(gap::WITHIN_NAME | gap::QUOTE | gap::DASH) == 0;
    (i.saturating_sub(reach)..i).rev().take_while(clause).any(|k| tokens.word(k).is(word))
}

/// "relations entre X, Y et Z": whether the name stands in such a list.
fn is_between(tokens: &Tokens, start: usize) -> bool {
    let of_list = |k: usize| {
        let word = tokens.word(k);
        tokens.is_capital(k) || word.is(Is::Article) || word.is(Is::And)
    };
    for k in (start.saturating_sub(LIST_REACH)..start).rev() {
        if tokens.gap(k + 1) & !(gap::WITHIN_NAME | gap::COMMA) != 0 {
            return false;
        }
        match tokens.folded(k) {
            "between" | "entre" => {
                return before(tokens, k, NOUN_REACH, Is::PartnerNoun)
                    || before(tokens, k, NOUN_REACH, Is::AssociativeNoun);
            }
            _ if of_list(k) => {}
            _ => return false,
        }
    }
    false
}

/// "Groupe B (Berne) : X, Y, Z", the first of them.
fn is_in_group(tokens: &Tokens, start: usize) -> bool {
    let group = |k: usize| matches!(tokens.folded(k), "group" | "groupe" | "poule" | "pool");
    tokens.gap(start) & gap::COLON != 0 && (start.saturating_sub(LIST_REACH)..start).any(group)
}

/// "a loss to X", "25 points against X", "victoire contre X": sport, where a town is its team.
fn is_contest(tokens: &Tokens, i: usize) -> bool {
    let contest = match tokens.folded(i) {
        "against" | "contre" => Is::Contest,
        "over" => Is::Won,
        "to" => Is::Lost,
        _ => return false,
    };
    before(tokens, i, NOUN_REACH, contest)
}
