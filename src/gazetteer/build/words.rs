//! What tables and Linked Places call kinds of places, and our kinds.

use crate::model::{Capital, Kind};

use super::features::{Feature, feature, populated_kind};

/// A kind, or that it is a populated place, which is a city or a village by its inhabitants.
#[derive(Clone, Copy)]
enum Meant {
    Kind(Kind),
    Populated,
}

/// Words for kinds, in small letters, beside the kinds' own names.
const WORDS: &[(&str, Meant)] = &[
    ("nation", Meant::Kind(Kind::Country)),
    ("nations", Meant::Kind(Kind::Country)),
    ("state", Meant::Kind(Kind::Province)),
    ("provinces", Meant::Kind(Kind::Province)),
    ("admin1", Meant::Kind(Kind::Province)),
    ("adm1", Meant::Kind(Kind::Province)),
    ("county", Meant::Kind(Kind::District)),
    ("counties", Meant::Kind(Kind::District)),
    ("districts", Meant::Kind(Kind::District)),
    ("municipality", Meant::Kind(Kind::District)),
    ("admin2", Meant::Kind(Kind::District)),
    ("adm2", Meant::Kind(Kind::District)),
    ("populated place", Meant::Populated),
    ("inhabited place", Meant::Populated),
    ("inhabited places", Meant::Populated),
    ("settlement", Meant::Populated),
    ("settlements", Meant::Populated),
    ("town", Meant::Populated),
    ("towns", Meant::Populated),
    ("cities", Meant::Populated),
    ("ville", Meant::Populated),
    ("hamlet", Meant::Kind(Kind::Village)),
    ("villages", Meant::Kind(Kind::Village)),
    ("military base", Meant::Kind(Kind::Base)),
    ("airbase", Meant::Kind(Kind::Base)),
    ("airfield", Meant::Kind(Kind::Airport)),
    ("border crossing", Meant::Kind(Kind::BorderPost)),
    ("border post", Meant::Kind(Kind::BorderPost)),
    ("harbour", Meant::Kind(Kind::Port)),
    ("harbor", Meant::Kind(Kind::Port)),
    ("building", Meant::Kind(Kind::Facility)),
    ("fort", Meant::Kind(Kind::Facility)),
    ("fortress", Meant::Kind(Kind::Facility)),
    ("castle", Meant::Kind(Kind::Facility)),
    ("monastery", Meant::Kind(Kind::Facility)),
    ("temple", Meant::Kind(Kind::Facility)),
    ("archaeological site", Meant::Kind(Kind::Facility)),
    ("archaeological sites", Meant::Kind(Kind::Facility)),
    ("site", Meant::Kind(Kind::Facility)),
    ("regions", Meant::Kind(Kind::Region)),
    ("area", Meant::Kind(Kind::Region)),
    ("valley", Meant::Kind(Kind::Region)),
    ("desert", Meant::Kind(Kind::Region)),
    ("islands", Meant::Kind(Kind::Island)),
    ("rivers", Meant::Kind(Kind::River)),
    ("stream", Meant::Kind(Kind::River)),
    ("canal", Meant::Kind(Kind::River)),
    ("lakes", Meant::Kind(Kind::Lake)),
    ("reservoir", Meant::Kind(Kind::Lake)),
    ("ocean", Meant::Kind(Kind::Sea)),
    ("gulf", Meant::Kind(Kind::Sea)),
    ("strait", Meant::Kind(Kind::Sea)),
    ("bay", Meant::Kind(Kind::Sea)),
    ("mountains", Meant::Kind(Kind::Mountain)),
    ("hill", Meant::Kind(Kind::Mountain)),
    ("pass", Meant::Kind(Kind::Mountain)),
    ("volcano", Meant::Kind(Kind::Mountain)),
];

/// Types of the Getty's Art & Architecture Thesaurus, by number.
const AAT: &[(&str, &str)] = &[
    ("300008347", "inhabited place"),
    ("300008389", "city"),
    ("300008375", "town"),
    ("300008372", "village"),
    ("300128207", "nation"),
    ("300000774", "province"),
    ("300000776", "state"),
    ("300000771", "county"),
    ("300008707", "river"),
    ("300008680", "lake"),
    ("300008687", "ocean"),
    ("300008694", "sea"),
    ("300008791", "island"),
    ("300008795", "mountain"),
    ("300128176", "continent"),
    ("300182722", "region"),
];

/// The kind that a word, one of our own names, a number of the thesaurus ("aat:300008347"), or a class or code of GeoNames ("P", "PPLC", "H.STM") stands for.
pub(super) fn kind_of(word: &str, population: u64) -> Option<(Kind, Capital)> {
    let lower = word.trim().to_lowercase();
    if lower == "capital" {
        return Some((Kind::City, Capital::Country));
    }
    let number = lower.rsplit([':', '/']).next().unwrap_or_default();
    if let Some((_, word)) = AAT.iter().find(|(known, _)| *known == number) {
        return kind_of(word, population);
    }
    let known = WORDS.iter().find(|(name, _)| *name == lower).map(|(_, meant)| *meant);
    let kind = match known {
        Some(Meant::Kind(kind)) => Some(kind),
        Some(Meant::Populated) => Some(populated_kind(population)),
        None => Kind::parse(&lower),
    };
    kind.map(|kind| (kind, Capital::None)).or_else(|| kind_of_code(word.trim(), population))
}

/// The kind of a feature class, or of a feature code alone or behind its class.
fn kind_of_code(code: &str, population: u64) -> Option<(Kind, Capital)> {
    if code.is_empty() || !code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let taken = |class: &str, code: &str| match feature(class, code, population) {
        Feature::Taken(kind, capital) => Some((kind, capital)),
        Feature::LeftOut(_) => None,
    };
    match code.split_once('.') {
        Some((class, code)) => taken(class, code),
        None if code.len() == 1 => taken(code, ""),
        // Codes say their class by how they begin where it matters.
        None if code.starts_with("PPL") => taken("P", code),
        None if ["PCL", "ADM"].iter().any(|beginning| code.starts_with(beginning)) => taken("A", code),
        None if code.starts_with("AIR") => taken("S", code),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_codes_are_kinds() {
        for (word, expected) in [
            ("Border-Post", Some(Kind::BorderPost)),
            ("Town", Some(Kind::City)),
            ("PPLA", Some(Kind::City)),
            ("P", Some(Kind::City)),
            ("H.LK", Some(Kind::Lake)),
            ("ADM1", Some(Kind::Province)),
            ("T", Some(Kind::Region)),
            ("A", Some(Kind::Region)),
            ("S", Some(Kind::Facility)),
            ("aat:300008707", Some(Kind::River)),
            ("http://vocab.getty.edu/aat/300008347", Some(Kind::City)),
            ("300000776", Some(Kind::Province)),
            ("PCLH", None),
            ("nonsense", None),
            ("", None),
        ] {
            assert_eq!(kind_of(word, 0).map(|(kind, _)| kind), expected, "{word}");
        }
        assert_eq!(kind_of("town", 300).map(|(kind, _)| kind), Some(Kind::Village));
    }
}
