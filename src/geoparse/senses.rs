//! What a name may mean: its places in the gazetteer, with what resolution needs to know of each.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::gazetteer::fold::FoldedText;
use crate::gazetteer::{Gazetteer, NameId, PlaceIndex, Rank};
use crate::model::{Capital, Kind, Language, PlaceId, Position};

use super::hasher::Fast;
use super::memory::Memory;

/// A place that a name may mean.
#[derive(Clone, Debug)]
pub(super) struct Sense {
    pub(super) place: PlaceIndex,
    /// Its identifier, once it was asked for.
    id: OnceLock<PlaceId>,
    pub(super) kind: Kind,
    pub(super) country: [u8; 2],
    pub(super) admin1: Option<PlaceIndex>,
    pub(super) admin2: Option<PlaceIndex>,
    /// Where it is, as a point on the unit sphere.
    pub(super) direction: [f64; 3],
    pub(super) capital: Capital,
    pub(super) rank: Rank,
    /// How well known the place is, about -1 to 6: the logarithm of its population, more for countries and capitals.
    pub(super) fame: f32,
    /// Whether it is one of the user's own places.
    pub(super) own: bool,
    /// What the rank and the language of the name take off.
    pub(super) name_cost: f32,
    /// Whether it is a town that lies in a province or district of this name.
    pub(super) eponymous: bool,
}

/// How many places of one name are looked at: the best known ones. Names like San José have hundreds.
const MOST_SENSES: usize = 64;
const MOST_ENTRIES: usize = 400;

/// A name of a document: a number into [`Senses`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Name(pub(super) usize);

/// The names of a document and what each may mean, looked up once.
#[derive(Default)]
pub(super) struct Senses {
    numbers: HashMap<(NameId, bool), Name, Fast>,
    lists: Vec<Arc<[Sense]>>,
}

impl Senses {
    /// The number of a name, whose folded words are `words`. Written in capitals it may be an abbreviation as well.
    pub(super) fn number<'t>(
        &mut self,
        name: NameId,
        words: &(impl Iterator<Item = &'t str> + Clone),
        capitals: bool,
        language: Option<Language>,
        memory: &mut Memory,
    ) -> Name {
        let next = Name(self.lists.len());
        let number = *self.numbers.entry((name, capitals)).or_insert(next);
        if number == next {
            self.lists.push(memory.senses(name, words, capitals, language));
        }
        number
    }

    /// The number of a name that can mean this one place alone.
    pub(super) fn only(&mut self, gazetteer: &Gazetteer, place: PlaceIndex) -> Name {
        self.lists.push(Arc::new([sense(gazetteer, place, Rank::Abbreviation, 0.0)]));
        Name(self.lists.len() - 1)
    }

    /// What a name may mean, the best known place first.
    pub(super) fn of(&self, name: Name) -> &[Sense] {
        self.lists.get(name.0).map_or(&[], |senses| senses)
    }

    pub(super) fn len(&self) -> usize {
        self.lists.len()
    }
}

/// What a name, whose folded words are `words`, may mean in a text of this language, the best known place first.
pub(super) fn look_up<'t>(
    gazetteer: &Gazetteer,
    name: NameId,
    words: &(impl Iterator<Item = &'t str> + Clone),
    capitals: bool,
    language: Option<Language>,
) -> Vec<Sense> {
    let mut main_name = FoldedText::default();
    let saint = words.clone().any(|word| matches!(word, "st" | "ste" | "saint" | "sainte"));
    let mut senses: Vec<Sense> = Vec::new();
    for entry in gazetteer.entries(name) {
        let foreign = language.is_some() && entry.language.is_some() && entry.language != language;
        if entry.rank == Rank::Code || entry.rank == Rank::Abbreviation && (!capitals || foreign) {
            continue;
        }
        let mut cost = name_cost(entry.rank, entry.language, language);
        if entry.rank == Rank::Alternate || saint && entry.rank == Rank::Main {
            main_name.refill(gazetteer.place(entry.place).name());
            cost = cost_of_form(cost, entry.rank, words.clone(), main_name.tokens_from(0));
        }
        if let Some(known) = senses.iter_mut().find(|sense| sense.place == entry.place) {
            known.name_cost = known.name_cost.min(cost);
            continue;
        }
        // Entries come by rank, the best first, so that what is cut off is the least likely.
        if senses.len() >= MOST_ENTRIES {
            break;
        }
        senses.push(sense(gazetteer, entry.place, entry.rank, cost));
    }
    senses.sort_by(|a, b| {
        (b.fame - b.name_cost).total_cmp(&(a.fame - a.name_cost)).then(a.place.cmp(&b.place))
    });
    senses.truncate(MOST_SENSES);
    mark_eponymous(&mut senses);
    senses
}

fn mark_eponymous(senses: &mut [Sense]) {
    let is_namesake = |sense: &&Sense| sense.kind.is_area() && sense.kind != Kind::Country;
    let areas: Vec<Sense> = senses.iter().filter(is_namesake).cloned().collect();
    for sense in senses.iter_mut().filter(|sense| sense.is_settled()) {
        sense.eponymous = areas.iter().any(|area| sense.lies_in(area));
    }
}

fn sense(gazetteer: &Gazetteer, index: PlaceIndex, rank: Rank, name_cost: f32) -> Sense {
    let place = gazetteer.place(index);
    let own = place.is_users_own();
    Sense {
        place: index,
        id: OnceLock::new(),
        kind: place.kind(),
        country: country_code(place.country()),
        admin1: place.admin1(),
        admin2: place.admin2(),
        direction: direction(place.position()),
        capital: place.capital(),
        rank,
        fame: if own { OWN_FAME } else { fame(place.kind(), place.population(), place.capital()) },
        own,
        name_cost: if own { 0.0 } else { name_cost },
        eponymous: false,
    }
}

/// The point on the unit sphere.
fn direction(position: Position) -> [f64; 3] {
    let (lon, lat) = (position.lon.to_radians(), position.lat.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// As well known to its user as a large country to others.
const OWN_FAME: f32 = 5.5;

/// The two letters of a country, or two blanks.
pub(super) fn country_code(code: &str) -> [u8; 2] {
    match code.as_bytes() {
        &[a, b] => [a, b],
        _ => *b"  ",
    }
}

/// How well known a place is. A thousand inhabitants count 0, a million 3.
fn fame(kind: Kind, population: u64, capital: Capital) -> f32 {
    #[allow(clippy::cast_precision_loss)]
    let people = if population == 0 { -0.5 } else { (population as f32).log10() - 3.0 };
    let people = people.clamp(-0.5, 4.5);
    match kind {
        // The smallest territories are spoken of less than a large town of the same name.
        Kind::Country => 3.5 + people.clamp(0.0, 2.0),
        Kind::Continent => 5.0,
        Kind::Supranational | Kind::Sea => 4.0,
        // However many live there, it is less spoken of than a capital of its name: Washington.
        Kind::Province => people.clamp(1.0, 2.5) + 0.5,
        Kind::Region | Kind::River | Kind::Island | Kind::Lake | Kind::Mountain => people.max(2.0),
        Kind::District => people.max(0.5),
        Kind::City | Kind::Village => {
            people
                + match capital {
                    Capital::Country => 2.0,
                    Capital::Admin1 => 0.7,
                    Capital::None => 0.0,
                }
        }
        Kind::Facility => people.max(2.0),
        _ => people.max(1.0),
    }
}

/// What speaks against a name of this rank: names in languages other than the text's are often misreadings.
fn name_cost(rank: Rank, name: Option<Language>, text: Option<Language>) -> f32 {
    match rank {
        Rank::Alternate if name.is_some() && name == text => 0.5,
        Rank::Alternate => 1.8,
        // Czech calls Norfolk Island "Norfolk".
        _ if text.is_some() && name.is_some() && name != text => 1.5,
        _ => 0.0,
    }
}

/// The cost of a name in the form that the text has. A name cut off before what tells it from its namesakes ("Yverdon" for
/// "Yverdon-les-Bains", "Frankfurt" for "Frankfurt am Main") is as usual as the whole. "St. Louis" is rather the town that
/// calls itself so than a Saint-Louis.
fn cost_of_form<'t, 'm>(
    cost: f32,
    rank: Rank,
    mut words: impl Iterator<Item = &'t str>,
    mut main: impl Iterator<Item = &'m str>,
) -> f32 {
    loop {
        match (words.next(), main.next()) {
            (None, None) => return cost,
            (Some(word), Some(own)) if word == own => {}
            (Some("st" | "ste"), Some("saint" | "sainte"))
            | (Some("saint" | "sainte"), Some("st" | "ste"))
                if rank == Rank::Main =>
            {
                return cost + OTHER_SAINT;
            }
            (None, Some(next)) if TAIL_WORDS.contains(&next) => return cost.min(SHORT_FORM),
            _ => return cost,
        }
    }
}

const OTHER_SAINT: f32 = 1.5;
const SHORT_FORM: f32 = 0.5;
/// What begins the part of a town's name that is left out where no other town is meant, folded.
const TAIL_WORDS: &[&str] = &[
    "les", "le", "la", "sur", "sous", "en", "am", "an", "im", "in", "bei", "ob", "upon", "on", "under",
    "del", "di", "do",
];

impl Sense {
    /// The place's identifier.
    pub(super) fn id(&self, gazetteer: &Gazetteer) -> PlaceId {
        self.id.get_or_init(|| gazetteer.place(self.place).id()).clone()
    }

    /// Whether it is a town or village.
    pub(super) fn is_settled(&self) -> bool {
        matches!(self.kind, Kind::City | Kind::Village)
    }

    /// Whether the place lies in `container`, by the gazetteer's hierarchy.
    pub(super) fn lies_in(&self, container: &Self) -> bool {
        if self.place == container.place {
            return false;
        }
        match container.kind {
            Kind::Country => self.kind != Kind::Country && self.country == container.country,
            _ => self.admin1 == Some(container.place) || self.admin2 == Some(container.place),
        }
    }
}
