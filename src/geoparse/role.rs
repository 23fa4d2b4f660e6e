//! How the text uses the name of a place: for the place, for who governs it, or for something named after it.

use crate::model::{Capital, Kind, Role};

use super::context::Usage;
use super::recognise::Spot;
use super::senses::Sense;

/// The role of a toponym that means `sense`. What is not plain is literal.
pub(super) fn role(spot: &Spot, sense: &Sense) -> Role {
    // States of the past are regions: Prussia. Of the seats of governments some are facilities: the Kremlin.
    let lands = matches!(sense.kind, Kind::Country | Kind::Supranational | Kind::Continent | Kind::Region);
    let governs =
        lands || matches!(sense.kind, Kind::Province | Kind::Facility) || sense.capital == Capital::Country;
    let has_team = governs || matches!(sense.kind, Kind::City | Kind::Village);
    match spot.context.usage {
        Usage::NamedAfter => Role::Associative,
        Usage::Actor if governs => Role::Metonymic,
        Usage::Recipient if lands => Role::Metonymic,
        Usage::Rival if has_team => Role::Metonymic,
        _ => Role::Literal,
    }
}
