//! What the words around a name say of it: whether it is a place, of what kind, and how it is used.

use std::ops::Range;

use crate::model::{Kind, Language};

use super::lexicon::{Is, KindList};
use super::tokens::{Case, Tokens, gap};

macro_rules! clues {
    ($($(#[$doc:meta])* $name:ident $weight:literal,)*) => {
        /// One thing that speaks for or against a name being a place.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Clue { $($(#[$doc])* $name,)* }

        impl Clue {
            pub(super) const ALL: &[Self] = &[$(Self::$name,)*];

            /// How much it counts: logits, fitted by maximum likelihood on English and French news and rounded. Those
            /// against papers, titles and credits are stronger than fitted: a wrong place is worse than a missing one.
            pub(super) fn weight(self) -> f32 {
                match self { $(Self::$name => $weight,)* }
            }
        }
    };
}

clues! {
    /// A given name stands before it: "Ashraf Ghani".
    GivenNameBefore -3.0,
    /// A title stands before it: "président Lincoln".
    TitleBefore -4.8,
    /// An initial stands before it: "J. Houston".
    InitialBefore -3.3,
    /// It is within a longer name that goes on before it.
    CapitalBefore -2.6,
    /// It is within a longer name that goes on after it.
    CapitalAfter -1.5,
    /// "North", "central", "downtown" before it.
    DirectionBefore 0.9,
    /// "Radio", "FC", "Air" before it.
    NoPlaceBefore -4.0,
    /// "University of", "Chamber of … of" before it.
    OfficeBefore 0.3,
    /// "Times", "Today", "Street" after it.
    NoPlaceAfter -4.0,
    /// "Police", "Mayor", "University" after it.
    OfficeAfter -0.2,
    /// "district de", "the town of".
    KindBefore 2.0,
    /// "County", "province" after it.
    KindAfter 2.5,
    /// "la capitale, …" or "…, une ville".
    Apposition 2.1,
    /// "in", "near", "en".
    StrongPreposition 1.9,
    /// "at", "from", "à", "dans".
    Preposition 0.5,
    /// "of", "de", "to".
    WeakPreposition 0.0,
    /// An English article before it.
    Article -0.2,
    /// A place that contains it follows a comma: "Paris, Texas".
    Container 3.4,
    /// It is such a container.
    Contains 2.0,
    /// It opens the text as newspapers' datelines do: "KABOUL (AFP) —".
    Dateline 2.8,
    /// A sentence begins with it.
    SentenceStart 0.0,
    /// It is an ordinary word of the language.
    Ordinary -0.8,
    /// It is one, and a sentence begins with it.
    OrdinaryAtStart -1.6,
    /// It is written in capitals, all around is not.
    Acronym -1.5,
    /// It stands in a line whose words are all capitalised.
    Headline -0.2,
    /// It is a given name.
    GivenName -2.0,
    /// It is a common family name.
    Surname -0.4,
    /// The document has a person of this name.
    PersonInDocument -3.4,
    /// A verb of persons follows.
    PersonVerb -2.0,
    /// A verb of governments follows.
    GovernmentVerb -1.1,
    /// It follows "Credit:" or the like.
    Credit -5.0,
    /// Hyphenated with another capitalised word.
    Hyphenated -0.7,
    /// The same name stands elsewhere in the document where it is surely a place.
    SureElsewhere 0.7,
    /// Two words or more.
    ManyWords 0.4,
    /// It is known by this name in another language only, or by an unusual one.
    UnusualName -0.2,
    /// It stands in a list with other names of places.
    Listed 0.9,
    /// A possessive follows.
    Possessive 0.0,
    /// It is the abbreviation of a division after a town's name: ", Pa.".
    Abbreviated 2.0,
    /// A saint's name with a possessive: a church, a school.
    SaintPossessive -3.6,
}

/// A set of clues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clues(u64);

impl Clues {
    pub(super) fn add(&mut self, clue: Clue) {
        self.0 |= 1 << clue as u8;
    }

    pub(super) fn add_if(&mut self, clue: Clue, condition: bool) {
        if condition {
            self.add(clue);
        }
    }

    pub(super) fn has(self, clue: Clue) -> bool {
        self.0 & 1 << clue as u8 != 0
    }

    /// The sum of the weights.
    pub(super) fn weight(self) -> f32 {
        Clue::ALL.iter().filter(|clue| self.has(**clue)).map(|clue| clue.weight()).sum()
    }
}

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

/// Words for the seat of a government, folded.
const CAPITAL_WORDS: &[&str] = &["capitale", "capital", "capitales", "capitals", "chef"];
const ARTICLES: &[&str] = &["la", "le", "les", "l", "the"];
const OF: &[&str] = &["de", "d", "du", "des", "of"];
const AND: &[&str] = &["et", "and", "ou", "or"];

/// Reads the context of the name at `name`, a range of tokens.
pub(super) fn context(tokens: &Tokens, name: Range<usize>, language: Option<Language>) -> Context {
    let mut context = Context::default();
    own_form(tokens, name.clone(), language, &mut context);
    before(tokens, name.clone(), language, &mut context);
    left_neighbour(tokens, name.clone(), &mut context);
    right_neighbour(tokens, name.clone(), &mut context);
    apposition(tokens, name.clone(), &mut context);
    verb(tokens, name, &mut context);
    context
}

/// Clues in the name itself and where it stands.
fn own_form(tokens: &Tokens, name: Range<usize>, language: Option<Language>, context: &mut Context) {
    let clues = &mut context.clues;
    let starts = tokens.begins_sentence(name.start);
    clues.add_if(Clue::SentenceStart, starts);
    if name.len() > 1 {
        let all_ordinary = name.clone().all(|i| tokens.word(i).is_ordinary(language));
        clues.add_if(Clue::Ordinary, all_ordinary);
        clues.add_if(Clue::ManyWords, !all_ordinary);
    } else {
        let word = tokens.word(name.start);
        clues.add_if(Clue::Ordinary, word.is_ordinary(language));
        clues.add_if(Clue::OrdinaryAtStart, starts && word.is_ordinary(language));
        clues.add_if(Clue::GivenName, word.is(Is::GivenName));
        clues.add_if(Clue::Surname, word.is(Is::Surname));
    }
    let upper = name.clone().any(|i| tokens.case(i) == Case::Upper);
    if upper {
        let around = [name.start.checked_sub(1), Some(name.end)];
        let mut others = around.into_iter().flatten().filter(|&i| i < tokens.len());
        let in_headline = others.all(|i| matches!(tokens.case(i), Case::Upper | Case::Number));
        clues.add_if(if in_headline { Clue::Headline } else { Clue::Acronym }, name.start > 0 || in_headline);
    }
    dateline(tokens, name, upper, clues);
}

/// "KABOUL (AFP)", "PARIS —", "BEIRUT, March 3".
fn dateline(tokens: &Tokens, name: Range<usize>, upper: bool, clues: &mut Clues) {
    let after = tokens.gap(name.end);
    let marks = after & (gap::DASH | gap::OPEN) != 0 || after & gap::HYPHEN != 0 && after & gap::SPACE != 0;
    clues.add_if(
        Clue::Dateline,
        name.start == 0 && name.end < tokens.len() && (marks || upper && after & gap::COMMA != 0),
    );
}

/// Prepositions, articles and the nouns before the name.
fn before(tokens: &Tokens, name: Range<usize>, language: Option<Language>, context: &mut Context) {
    let mut at = name.start;
    let plain = |i: usize| i > 0 && tokens.gap(i) & !(gap::SPACE | gap::APOSTROPHE | gap::QUOTE) == 0;
    if !plain(at) {
        return;
    }
    let article =
        ARTICLES.contains(&tokens.folded(at - 1)) && tokens.folded(at - 1) != tokens.folded(name.start);
    if article {
        at -= 1;
        let french = language == Some(Language::FRENCH);
        context.clues.add_if(Clue::Article, tokens.folded(at) == "the");
        if french {
            context.grammar = Grammar::Area;
        }
        if !plain(at) {
            return;
        }
    }
    let word = tokens.word(at - 1);
    let lower = !tokens.is_capital(at - 1) || tokens.begins_sentence(at - 1) || word.is(Is::Function);
    if lower && word.preposition > 0 {
        let clue = [Clue::WeakPreposition, Clue::Preposition, Clue::StrongPreposition];
        context.clues.add(clue[usize::from(word.preposition - 1).min(2)]);
        if word.is(Is::TownPreposition) && !article && language == Some(Language::FRENCH) {
            context.grammar = Grammar::Town;
        } else if word.is(Is::AreaPreposition) && language != Some(Language::ENGLISH) {
            context.grammar = Grammar::Area;
        }
    }
    if OF.contains(&tokens.folded(at - 1)) {
        head_noun(tokens, at - 1, name, context);
    } else if !article {
        direct_noun(tokens, at - 1, name, context);
    }
}

/// The noun of "la ville méridionale de X", with `of` the token of its "de".
fn head_noun(tokens: &Tokens, of: usize, name: Range<usize>, context: &mut Context) {
    let mut adjective = None;
    let mut connected = false;
    for (steps, i) in (0..of).rev().take(8).enumerate() {
        if tokens.gap(i + 1) & !(gap::SPACE | gap::APOSTROPHE | gap::HYPHEN) != 0 {
            break;
        }
        let (word, folded) = (tokens.word(i), tokens.folded(i));
        if word.is(Is::OfficeBefore) {
            context.clues.add(Clue::OfficeBefore);
            context.usage = Usage::NamedAfter;
            break;
        }
        if OF.contains(&folded) || AND.contains(&folded) || ARTICLES.contains(&folded) {
            connected = true;
            continue;
        }
        if connected {
            continue;
        }
        if CAPITAL_WORDS[..2].contains(&folded) {
            let kinds = [Some(Kind::Country), Some(Kind::Province), None];
            ask(context, if adjective.is_some() { CITY } else { kinds }, i..name.start, Clue::KindBefore);
            return;
        }
        if word.is(Is::PlaceNounBefore) {
            ask(context, word.kinds, i..name.start, Clue::KindBefore);
            return;
        }
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

const CITY: KindList = [Some(Kind::City), Some(Kind::Village), None];

/// The noun right before: "la capitale Kaboul", "Mount X", "Lake X".
fn direct_noun(tokens: &Tokens, i: usize, name: Range<usize>, context: &mut Context) {
    let word = tokens.word(i);
    if CAPITAL_WORDS[..2].contains(&tokens.folded(i)) {
        ask(context, CITY, i..name.start, Clue::KindBefore);
    } else if word.is(Is::PlaceNounBefore) && !word.is(Is::Title) {
        ask(context, word.kinds, i..name.start, Clue::KindBefore);
    }
}

fn ask(context: &mut Context, kinds: KindList, words: Range<usize>, clue: Clue) {
    context.clues.add(clue);
    context.asked = kinds;
    context.asking = words;
}

/// Whether the name is the end of a longer one, or a person's.
fn left_neighbour(tokens: &Tokens, name: Range<usize>, context: &mut Context) {
    let Some(i) = name.start.checked_sub(1).filter(|_| tokens.joins(name.start)) else { return };
    let clues = &mut context.clues;
    let (word, folded) = (tokens.word(i), tokens.folded(i));
    let article = ARTICLES.contains(&folded);
    if word.is(Is::Title) && !word.is(Is::PlaceNounBefore) {
        clues.add(Clue::TitleBefore);
    }
    if tokens.gap(name.start) & gap::HYPHEN != 0 {
        clues.add_if(Clue::Hyphenated, tokens.is_capital(i));
        return;
    }
    if !tokens.is_capital(i) || article || clues.has(Clue::KindBefore) {
        return;
    }
    if folded.len() == 1 && !OF.contains(&folded) && folded != "a" {
        clues.add(Clue::InitialBefore);
    } else if word.is(Is::NoPlaceBefore) {
        clues.add(Clue::NoPlaceBefore);
    } else if word.is(Is::GivenName) && !tokens.begins_sentence(name.start) {
        clues.add(Clue::GivenNameBefore);
    } else if word.preposition == 2 && word.is(Is::OrdinaryEnglish) && !word.is(Is::Function) {
        clues.add(Clue::DirectionBefore);
    } else if !word.is(Is::Function) && word.preposition == 0 && word.people_of.is_none() {
        clues.add_if(Clue::CapitalBefore, !tokens.begins_sentence(i) || !word.is_ordinary(None));
    }
}

/// Whether the name is the beginning of a longer one.
fn right_neighbour(tokens: &Tokens, name: Range<usize>, context: &mut Context) {
    let i = name.end;
    let clues = &mut context.clues;
    if tokens.gap(i) == gap::APOSTROPHE && tokens.folded(i) == "s" {
        clues.add(Clue::Possessive);
        let saint = matches!(tokens.folded(name.start), "st" | "saint" | "saints" | "sts");
        clues.add_if(Clue::SaintPossessive, saint && name.len() > 1);
        return;
    }
    if !tokens.joins(i) || tokens.begins_sentence(i) {
        return;
    }
    let word = tokens.word(i);
    if tokens.gap(i) & gap::HYPHEN != 0 {
        clues.add_if(Clue::Hyphenated, tokens.is_capital(i));
        return;
    }
    if word.is(Is::PlaceNounAfter) && !tokens.word(i + 1).is(Is::NoPlaceAfter) {
        if !clues.has(Clue::KindBefore) {
            context.asked = word.kinds;
            context.asking = i..i + 1;
        }
        clues.add(Clue::KindAfter);
    } else if tokens.is_capital(i) {
        if word.is(Is::NoPlaceAfter) {
            clues.add(Clue::NoPlaceAfter);
        } else if word.is(Is::OfficeAfter) {
            clues.add(Clue::OfficeAfter);
            context.usage = Usage::NamedAfter;
        } else if !word.is(Is::Function) && word.people_of.is_none() && !word.is(Is::Title) {
            clues.add(Clue::CapitalAfter);
        }
    } else if word.is(Is::AssociativeNoun) {
        context.usage = Usage::NamedAfter;
    }
}

/// "la capitale afghane, Kaboul"; "X, la capitale de Y"; "X, une importante ville".
fn apposition(tokens: &Tokens, name: Range<usize>, context: &mut Context) {
    if tokens.gap(name.start) & gap::COMMA != 0 && !context.clues.has(Clue::KindBefore) {
        for i in (name.start.saturating_sub(2)..name.start).rev() {
            let word = tokens.word(i);
            let capital = CAPITAL_WORDS[..2].contains(&tokens.folded(i));
            if (capital || word.is(Is::PlaceNounBefore)) && !tokens.is_capital(i) {
                ask(context, if capital { CITY } else { word.kinds }, i..i + 1, Clue::Apposition);
                return;
            }
            if tokens.is_capital(i) || i + 1 < name.start && tokens.gap(i + 1) != gap::SPACE {
                break;
            }
        }
    }
    if tokens.gap(name.end) & gap::COMMA == 0 || context.clues.has(Clue::KindBefore) {
        return;
    }
    for i in name.end..(name.end + 4).min(tokens.len()) {
        if i > name.end && tokens.gap(i) & !(gap::SPACE | gap::APOSTROPHE) != 0 || tokens.is_capital(i) {
            break;
        }
        let (word, folded) = (tokens.word(i), tokens.folded(i));
        let capital = CAPITAL_WORDS[..2].contains(&folded);
        if capital || word.is(Is::PlaceNounBefore) && folded != "poste" && !word.is(Is::Title) {
            ask(context, if capital { CITY } else { word.kinds }, i..i + 1, Clue::Apposition);
            return;
        }
        if word.preposition > 0 && folded != "a" {
            break;
        }
    }
}

/// The verb after the name, or after the names joined to it: "Washington et Londres ont annoncé".
fn verb(tokens: &Tokens, name: Range<usize>, context: &mut Context) {
    let mut i = name.end;
    let space = |i: usize| i < tokens.len() && tokens.gap(i) == gap::SPACE;
    if space(i) && AND.contains(&tokens.folded(i)) {
        i += 1;
        while space(i) && (tokens.is_capital(i) || ARTICLES.contains(&tokens.folded(i))) {
            i += 1;
        }
    }
    for _ in 0..3 {
        if !(space(i) || tokens.gap(i) == gap::APOSTROPHE) || tokens.is_capital(i) {
            return;
        }
        let word = tokens.word(i);
        if word.is(Is::GovernmentVerb) {
            context.clues.add(Clue::GovernmentVerb);
            if context.usage == Usage::Plain {
                context.usage = Usage::Actor;
            }
            return;
        }
        if word.is(Is::PersonVerb) {
            context.clues.add(Clue::PersonVerb);
            return;
        }
        if !AUXILIARIES.contains(&tokens.folded(i)) {
            return;
        }
        i += 1;
    }
}

/// Words that may stand between a subject and its verb, folded.
const AUXILIARIES: &[&str] = &[
    "a",
    "ont",
    "avait",
    "avaient",
    "aurait",
    "auraient",
    "s",
    "se",
    "est",
    "sont",
    "ne",
    "n",
    "has",
    "have",
    "had",
    "also",
    "egalement",
    "aussi",
    "deja",
    "already",
    "will",
    "is",
    "was",
    "were",
    "are",
];
