//! Whether the words before a name treat the place as one who acts and is acted on: "relations with Iran", "accused Russia",
//! "prêté à l'Allemagne", "a loss to Houston". Deliberately not here: the place as subject (`actor`).

use crate::model::Language;

use super::actor::word_before;
use super::context::Usage;
use super::lexicon::Is;
use super::tokens::{Case, Tokens, gap};

/// How far before its preposition a noun may stand that says what two have with each other.
const NOUN_REACH: usize = 5;
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
    let word = tokens.folded(i);
    let french = language == Some(Language::FRENCH);
    // "que propose l'Égypte": French puts the subject of a relative clause behind its verb.
    let inverted = french && article && tokens.word(i).is_deed(language);
    let acted_on = tokens.case(i) == Case::Lower && (tokens.word(i).is_deed_to(language) || inverted);
    if acted_on && tokens.gap(i + 1) == gap::SPACE {
        return if BEATEN.contains(&word) { Usage::Rival } else { Usage::Actor };
    }
    if tokens.case(i) == Case::Lower && COMPANIONS.contains(&word) && !article {
        return Usage::Actor;
    }
    // French has "en" for being in a country whose name is feminine, so that "à la" is never where.
    let given = matches!(word, "a" | "au" | "aux") && is_given(tokens, i);
    if french && (word == "a" && article || given) {
        return if is_beside(tokens, i) { Usage::Plain } else { Usage::Recipient };
    }
    if is_contest(tokens, i) {
        return Usage::Rival;
    }
    let partner = match word {
        "with" | "avec" | "against" | "contre" | "envers" | "toward" | "towards" => !is_beside(tokens, i),
        "on" | "from" | "to" | "by" | "par" | "sur" | "au" | "aux" => noun_before(tokens, i, Is::PartnerNoun),
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

/// "permettrait à X de", "vendu aux X": whether a verb of giving stands shortly before the preposition at token `i`.
fn is_given(tokens: &Tokens, i: usize) -> bool {
    let clause = |k: &usize| tokens.gap(k + 1) & !(gap::WITHIN_NAME | gap::QUOTE) == 0;
    let given = |k: usize| GIVING.iter().any(|stem| tokens.folded(k).starts_with(stem));
    (i.saturating_sub(3)..i).rev().take_while(clause).any(given)
}

/// Beginnings of French verbs of giving, folded.
const GIVING: &[&str] = &[
    "permett", "vend", "accord", "consent", "cede", "avanc", "propos", "impos", "rembours", "reproch",
    "garanti", "pret", "livr", "offr", "offert", "promet", "promis", "refus", "declar", "appart", "fourni",
    "demand", "repond", "donn",
];

/// Whether such a noun stands shortly before token `i` in its clause.
fn noun_before(tokens: &Tokens, i: usize, noun: Is) -> bool {
    let clause = |k: &usize| tokens.gap(k + 1) & !(gap::WITHIN_NAME | gap::QUOTE) == 0;
    (i.saturating_sub(NOUN_REACH)..i).rev().take_while(clause).any(|k| tokens.word(k).is(noun))
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
                return noun_before(tokens, k, Is::PartnerNoun)
                    || noun_before(tokens, k, Is::AssociativeNoun);
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
    let against = matches!(tokens.folded(i), "against" | "contre" | "over" | "to" | "sur");
    let reach = i.saturating_sub(NOUN_REACH)..i;
    let clause = |k: &usize| tokens.gap(k + 1) & !(gap::WITHIN_NAME | gap::DASH) == 0;
    against && reach.rev().take_while(clause).any(|k| CONTESTS.contains(&tokens.folded(k)))
}

/// Nouns and verbs for what teams do, folded.
const CONTESTS: &[&str] = &[
    "game",
    "games",
    "match",
    "matches",
    "win",
    "wins",
    "victory",
    "victories",
    "loss",
    "losses",
    "defeat",
    "defeats",
    "goal",
    "goals",
    "points",
    "rebounds",
    "draw",
    "semifinal",
    "quarterfinal",
    "playoff",
    "shutout",
    "victoire",
    "victoires",
    "defaite",
    "defaites",
    "but",
    "buts",
    "finale",
    "jouera",
    "joue",
    "jouent",
];

/// Verbs whose object is beaten, mostly in sport.
const BEATEN: &[&str] = &[
    "beat",
    "beaten",
    "beating",
    "outlast",
    "outlasted",
    "thrash",
    "thrashed",
    "trounce",
    "trounced",
    "edge",
    "edged",
    "outplayed",
    "battu",
    "battre",
    "bat",
    "elimine",
    "affronte",
    "affrontera",
];

/// Nouns for those one has to do with, right before a name: "NATO ally Germany".
const COMPANIONS: &[&str] = &[
    "ally",
    "rival",
    "foe",
    "partner",
    "neighbor",
    "neighbour",
    "victim",
    "superpower",
    "rivale",
    "alliee",
    "allie",
];
