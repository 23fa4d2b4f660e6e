//! What is known of one word.

use crate::model::{Kind, Language};

/// What the tables say of one folded word.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Word {
    flags: u64,
    /// Kinds that the word asks for, best first.
    pub(in super::super) kinds: KindList,
    /// How strongly it speaks for a place when it stands before the name, 0 to 3: 0 is no preposition, 3 a clue by itself.
    pub(in super::super) preposition: u8,
    /// ISO code of the country whose people or things the word names.
    pub(in super::super) people_of: Option<[u8; 2]>,
}

/// Up to three kinds, best first.
pub(in super::super) type KindList = [Option<Kind>; 3];

/// A property of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub(in super::super) enum Is {
    PlaceNounBefore,
    PlaceNounAfter,
    KindAdjective,
    TownPreposition,
    AreaPreposition,
    Direction,
    NoPlaceAfter,
    OfficeAfter,
    NoPlaceBefore,
    OfficeBefore,
    Title,
    PersonVerb,
    GovernmentVerb,
    GivenName,
    Surname,
    AssociativeNoun,
    PartnerNoun,
    RuleNoun,
    Particle,
    Function,
    Article,
    Of,
    And,
    CapitalNoun,
    Deed,
    Thing,
    Contest,
    Won,
    Lost,
    Beaten,
    Companion,
    GivesFrench,
    NeverAlone,
    OrdinaryEnglish,
    OrdinaryFrench,
    ActsEnglish,
    ActsFrench,
    ActedOnEnglish,
    ActedOnFrench,
}

impl Word {
    /// Whether the word has this property.
    pub(in super::super) fn is(&self, property: Is) -> bool {
        self.flags & 1 << property as u64 != 0
    }

    /// Whether the word is an ordinary one of the text's language, or of either where the language is another.
    pub(in super::super) fn is_ordinary(&self, language: Option<Language>) -> bool {
        match language {
            Some(Language::ENGLISH) => self.is(Is::OrdinaryEnglish) || self.is(Is::Function),
            Some(Language::FRENCH) => self.is(Is::OrdinaryFrench) || self.is(Is::Function),
            _ => self.is(Is::OrdinaryEnglish) || self.is(Is::OrdinaryFrench) || self.is(Is::Function),
        }
    }

    /// Whether the word is a form of a verb that a place which acts is the subject of.
    pub(in super::super) fn is_deed(&self, language: Option<Language>) -> bool {
        match language {
            Some(Language::ENGLISH) => self.is(Is::ActsEnglish),
            Some(Language::FRENCH) => self.is(Is::ActsFrench),
            _ => false,
        }
    }

    /// Whether the word is a form of a verb whose object, where it is a place, is one who acts.
    pub(in super::super) fn is_deed_to(&self, language: Option<Language>) -> bool {
        match language {
            Some(Language::ENGLISH) => self.is(Is::ActedOnEnglish),
            Some(Language::FRENCH) => self.is(Is::ActedOnFrench),
            _ => false,
        }
    }

    pub(super) fn set(&mut self, property: Is) {
        self.flags |= 1 << property as u64;
    }
}

/// A word has a bit for each property.
const _: () = assert!((Is::GivesFrench as u64) < 64);
