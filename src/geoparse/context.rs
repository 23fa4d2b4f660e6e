//! What the words around a name say of it: whether it is a place, of what kind, and how it is used.

use std::ops::Range;

use crate::model::{Kind, Language};

use super::clues::{Clue, Clues};
use super::lexicon::{Is, KindList};
use super::tokens::{Tokens, gap};
use super::{actor, around, own_form, partner};

/// What French grammar expects after the preposition or article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Grammar {
    #[default]
    Any,
    /// "à X": a town or a small island.
    Town,
    /// "en X", "la X", "au X": a country, a province, a region.
    Area,
}

/// How the sentence uses the name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Usage {
    #[default]
    Plain,
    /// It acts: a government's verb follows, or "le régime de" stands before.
    Actor,
    /// Something is given or done to it, in words that are said of a country alone where no place is meant: "à la France".
    Recipient,
    /// It plays or wins against another, as a team.
    Rival,
    /// Something is named after it.
    NamedAfter,
}

/// All that is known from the words around one name.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) clues: Clues,
    /// Kinds asked for, best first.
    pub(super) asked: KindList,
    /// The tokens of the words that ask for them.
    pub(super) asking: Range<usize>,
    pub(super) grammar: Grammar,
    pub(super) usage: Usage,
}

/// Titles that are borne of a place: who bears one is a person.
const NOBLES: &[&str] = &[
    "duc",
    "duke",
    "duchesse",
    "duchess",
    "marquis",
    "marquise",
    "baron",
    "baronne",
    "vicomte",
    "viscount",
    "earl",
    "count",
    "prince",
    "princesse",
    "princess",
];

/// Reads the context of the name at `name`, a range of tokens.
pub(super) fn context(tokens: &Tokens, name: Range<usize>, language: Option<Language>) -> Context {
    let mut context = Context::default();
    own_form::clues(tokens, name.clone(), language, &mut context.clues);
    before(tokens, name.clone(), language, &mut context);
    around::left_neighbour(tokens, name.clone(), &mut context);
    around::right_neighbour(tokens, name.clone(), &mut context);
    around::apposition(tokens, name.clone(), &mut context);
    around::verb(tokens, name.clone(), &mut context);
    if context.usage == Usage::Plain {
        context.usage = partner::usage(tokens, name.start, language);
    }
    if context.usage == Usage::Plain && actor::acts(tokens, name, language) {
        context.usage = Usage::Actor;
    }
    context
}

/// Prepositions, articles and the nouns before the name.
fn before(tokens: &Tokens, name: Range<usize>, language: Option<Language>, context: &mut Context) {
    let mut at = name.start;
    let plain = |i: usize| i > 0 && tokens.gap(i) & !(gap::SPACE | gap::APOSTROPHE | gap::QUOTE) == 0;
    if !plain(at) {
        return;
    }
    let article = tokens.word(at - 1).is(Is::Article) && tokens.folded(at - 1) != tokens.folded(name.start);
    if article {
        at -= 1;
        let french = language == Some(Language::FRENCH);
        let english = tokens.folded(at) == "the";
        context.clues.add_if(Clue::ArticleOrdinary, english && context.clues.has(Clue::Ordinary));
        if french {
            context.grammar = Grammar::Area;
        }
        if !plain(at) {
            return;
        }
    }
    let word = tokens.word(at - 1);
    let house = if word.is(Is::Of) { at.checked_sub(2) } else { Some(at - 1) };
    let of_a_saint =
        house.is_some_and(|i| HOUSES.contains(&tokens.folded(i))) && around::is_saint(tokens, &name);
    context.clues.add_if(Clue::SaintsHouse, of_a_saint);
    let lower = !tokens.is_capital(at - 1) || tokens.begins_sentence(at - 1) || word.is(Is::Function);
    if lower && word.preposition > 0 {
        context.clues.add_if(Clue::StrongPreposition, word.preposition == 3);
        let french = language == Some(Language::FRENCH) && !tokens.is_capital(at - 1);
        let to_a_town = word.is(Is::TownPreposition) && !article;
        let in_an_area = tokens.folded(at - 1) == if article { "dans" } else { "en" };
        context.clues.add_if(Clue::FrenchPreposition, french && (to_a_town || in_an_area));
        if word.is(Is::TownPreposition) && !article && language == Some(Language::FRENCH) {
            context.grammar = Grammar::Town;
        } else if word.is(Is::AreaPreposition) && language != Some(Language::ENGLISH) {
            context.grammar = Grammar::Area;
        }
    }
    agent(tokens, at - 1, context);
    if word.is(Is::Of) {
        let noble = at > 1 && NOBLES.contains(&tokens.folded(at - 2));
        context.clues.add_if(Clue::NobleBefore, noble);
        head_noun(tokens, at - 1, name, context);
    } else if !article {
        direct_noun(tokens, at - 1, name, context);
    }
}

/// What is called after a saint and not after a town, folded.
const HOUSES: &[&str] = &[
    "eglise",
    "cathedrale",
    "chapelle",
    "basilique",
    "couvent",
    "abbaye",
    "hopital",
    "cloches",
    "college",
    "lycee",
    "church",
    "cathedral",
    "chapel",
    "basilica",
    "convent",
    "abbey",
    "hospital",
];

/// "signé par X", "according to X": who acts. `word` is the token of the preposition.
fn agent(tokens: &Tokens, word: usize, context: &mut Context) {
    let earlier = |steps: usize| word.checked_sub(steps).map_or("", |i| tokens.folded(i));
    let acts = match tokens.folded(word) {
        "by" => ["ed", "en"].iter().any(|ending| earlier(1).ends_with(ending)),
        "par" => {
            let noun =
                ["age", "ance", "ence", "oute", "ite", "ure"].iter().any(|end| earlier(1).ends_with(end));
            !noun && ["e", "es", "i", "is", "u", "us", "it"].iter().any(|end| earlier(1).ends_with(end))
        }
        "selon" => true,
        "to" => earlier(1) == "according",
        _ => false,
    };
    if acts {
        context.usage = Usage::Actor;
    }
}

/// French streets, which are called after places: "rue de Rome", folded.
const STREETS: &[&str] = &["rue", "avenue", "boulevard", "quai", "impasse", "ruelle"];

/// The noun of "la ville méridionale de X", with `of` the token of its "de".
fn head_noun(tokens: &Tokens, of: usize, name: Range<usize>, context: &mut Context) {
    let mut adjective = None;
    let (mut connected, mut people) = (false, false);
    for (steps, i) in (0..of).rev().take(8).enumerate() {
        if tokens.gap(i + 1) & !(gap::SPACE | gap::APOSTROPHE | gap::HYPHEN) != 0 {
            break;
        }
        let (word, folded) = (tokens.word(i), tokens.folded(i));
        if word.is(Is::OfficeBefore) {
            context.usage = Usage::NamedAfter;
            break;
        }
        if word.is(Is::GovernmentVerb) && !word.is(Is::RuleNoun) || word.is(Is::PersonVerb) {
            break;
        }
        let joint = |i: usize| tokens.word(i).is(Is::Of) || tokens.word(i).is(Is::And);
        if word.is(Is::Article) && !i.checked_sub(1).is_some_and(joint) {
            break;
        }
        if joint(i) || word.is(Is::Article) {
            connected = true;
            continue;
        }
        if connected {
            continue;
        }
        // "le département américain de la Défense" is no département.
        people |= word.people_of.is_some();
        if people && matches!(folded, "departement" | "department") {
            break;
        }
        if word.is(Is::CapitalNoun) {
            let kinds = [Some(Kind::Country), Some(Kind::Province), None];
            ask(context, if adjective.is_some() { CITY } else { kinds }, i..name.start, Clue::KindBefore);
            return;
        }
        if word.is(Is::PlaceNounBefore) {
            ask(context, word.kinds, i..name.start, Clue::KindBefore);
            return;
        }
        context.clues.add_if(Clue::NoPlaceBefore, STREETS.contains(&folded));
        if word.is(Is::KindAdjective) {
            adjective.get_or_insert((i, word.kinds));
        } else if word.is(Is::AssociativeNoun) || word.is(Is::RuleNoun) {
            context.usage = if word.is(Is::RuleNoun) { Usage::Actor } else { Usage::NamedAfter };
            break;
        } else if steps >= 3 || word.preposition > 0 || word.is(Is::Function) || tokens.begins_sentence(i) {
            break;
        }
    }
    if let Some((i, kinds)) = adjective {
        ask(context, kinds, i..name.start, Clue::KindBefore);
    }
}

pub(super) const CITY: KindList = [Some(Kind::City), Some(Kind::Village), None];

/// The noun right before: "la capitale Kaboul", "Mount X", "Lake X".
fn direct_noun(tokens: &Tokens, i: usize, name: Range<usize>, context: &mut Context) {
    let word = tokens.word(i);
    if word.is(Is::CapitalNoun) {
        ask(context, CITY, i..name.start, Clue::KindBefore);
    } else if word.is(Is::PlaceNounBefore) && !word.is(Is::Title) {
        ask(context, word.kinds, i..name.start, Clue::KindBefore);
    }
}

pub(super) fn ask(context: &mut Context, kinds: KindList, words: Range<usize>, clue: Clue) {
    context.clues.add(clue);
    context.asked = kinds;
    context.asking = words;
}
