//! What can speak for or against a name being one of a place, and how much each counts.

macro_rules! clues {
    ($($(#[$doc:meta])* $name:ident $weight:literal,)*) => {
        /// One thing that speaks for or against a name being a place.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Clue { $($(#[$doc])* $name,)* }

        impl Clue {
            pub(super) const ALL: &[Self] = &[$(Self::$name,)*];

            /// How much it counts, in logits, on one coarse scale set by hand: a hint 0.5, weak 1, fair 2, strong 3,
            /// decisive 5. What is decisive leaves hardly another reading (a title, a paper's name): a wrong
            /// place is worse than a missing one.
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
    TitleBefore -5.0,
    /// An initial stands before it: "J. Houston".
    InitialBefore -3.0,
    /// It is within a longer name that goes on before it.
    CapitalBefore -2.0,
    /// It is within a longer name that goes on after it.
    CapitalAfter -2.0,
    /// "North", "central", "downtown" before it.
    DirectionBefore 1.0,
    /// "Radio", "FC", "Air" before it.
    NoPlaceBefore -5.0,
    /// "Times", "Today", "Street" after it.
    NoPlaceAfter -5.0,
    /// "Police", "Mayor", "University" after it. Says nothing of a known name, and that an unknown one is no town's.
    OfficeAfter 0.0,
    /// "district de", "the town of".
    KindBefore 3.0,
    /// "County", "province" after it.
    KindAfter 3.0,
    /// The noun after it is "County", whose namesake town may lie elsewhere. Says nothing by itself.
    County 0.0,
    /// "la capitale, …" or "…, une ville". Says nothing by itself.
    Apposition 0.0,
    /// "in", "near", "en".
    StrongPreposition 2.0,
    /// "à", "en" or "dans la" before it, in French, within a sentence.
    FrenchPreposition 2.0,
    /// An English article before ordinary words: "the White House".
    ArticleOrdinary -2.0,
    /// "duc de", "prince of" before it.
    NobleBefore -5.0,
    /// A sign of money is joined to it: "US$".
    Sign -5.0,
    /// A place that contains it follows a comma: "Paris, Texas".
    Container 3.0,
    /// It is such a container. Says nothing by itself.
    Contains 0.0,
    /// It opens the text as newspapers' datelines do: "KABOUL (AFP) —".
    Dateline 3.0,
    /// It ends with a noun for what it is: "Butler County".
    OwnNoun 2.0,
    /// It is a paragraph of its own, as the name above a piece of news is.
    Heading 1.5,
    /// "&" joins it to another capitalised word: a company.
    Ampersand -5.0,
    /// It is an ordinary word with an accent that the place's name has not: "Marché".
    OtherAccent -3.0,
    /// It is an ordinary word of the language.
    Ordinary -1.0,
    /// It is one, and a sentence begins with it.
    OrdinaryAtStart -2.0,
    /// It is one, stands among words in capitals, and would be an abbreviation or a place hardly known: "EAU DE COLOGNE".
    ShoutedWord -3.0,
    /// It is one with a French article, and would be a town whose name has none: "le Canton".
    TownWithArticle -2.0,
    /// It is written in capitals, all around is not.
    Acronym -1.0,
    /// It stands in a line whose words are all capitalised. Says nothing by itself.
    Headline 0.0,
    /// It is a given name.
    GivenName -2.0,
    /// It is a common family name.
    Surname -0.5,
    /// The document has a person of this name.
    PersonInDocument -3.0,
    /// A verb of governments follows.
    GovernmentVerb -1.0,
    /// The same name stands elsewhere in the document where it is surely a place.
    SureElsewhere 1.0,
    /// Two words or more.
    ManyWords 0.5,
    /// It is known by this name in another language only, or by an unusual one.
    UnusualName -0.5,
    /// It stands in a list with other names of places.
    Listed 1.0,
    /// It is the abbreviation of a division after a town's name: ", Pa.". Says nothing by itself.
    Abbreviated 0.0,
    /// A saint's name with a possessive, or after "église", "hôpital": a church, a school.
    SaintsHouse -3.0,
    /// The article before it is part of it: "du Havre". Takes the word against an article away.
    OwnArticle 0.0,
    /// The word after it is in capitals too. Says nothing but of abbreviations.
    CapitalsAfter 0.0,
}

/// A set has a bit for each.
const _: () = assert!(Clue::ALL.len() <= 64);

/// A set of clues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clues(u64);

impl Clues {
    pub(super) fn add(&mut self, clue: Clue) {
        self.0 |= 1 << clue as u8;
    }

    /// Takes a clue back that the rest of the document, or what the name may mean, has refuted.
    pub(super) fn remove(&mut self, clue: Clue) {
        self.0 &= !(1 << clue as u8);
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
        let mut left = self.0;
        let each = std::iter::from_fn(|| {
            let clue = Clue::ALL.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(clue.weight())
        });
        each.sum()
    }
}
