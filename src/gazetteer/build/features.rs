//! GeoNames' feature classes and codes, and the kinds of place they are.
//!
//! What reports do not name is left out: roads and railways (class R but tunnels), undersea features (U), wells,
//! springs, ponds and ditches, private houses, farms, schools, churches, hotels and shops, and divisions that are no more (`ADM1H`).

use crate::model::{Capital, Kind};

/// A populated place below so many inhabitants is a village: the lower bound of an urban unit of the French statistical
/// office.
const SMALLEST_TOWN: u64 = 2_000;

/// Why a feature is left out.
const PAST: &str = "divisions and states that are no more (ADM1H, PCLH …)";
const ROADS: &str = "roads and railways (class R)";
const UNDERSEA: &str = "undersea features (class U)";
const MINOR_WATER: &str = "wells, springs, ponds, ditches and the like (class H)";
const MINOR_SPOTS: &str = "houses, farms, schools, churches, shops and the like (class S)";
const NO_FEATURE: &str = "features without a known class";

/// Codes of class H that begin with one of these are left out.
const MINOR_WATERS: &[&str] =
    &["WLL", "SPNG", "PND", "DTCH", "TNK", "WTRH", "WTRC", "OVF", "CNLD", "CNLSB", "SPNS", "SPNT", "WHRL"];
/// Codes of class S that begin with one of these are left out.
const MINOR_SPOT_CODES: &[&str] = &[
    "FRM", "SCH", "CH", "HTL", "HSE", "EST", "HUT", "CRRL", "BLDG", "BLDO", "PO", "ATM", "BANK", "TRIG",
    "RSRT", "REST", "RHSE", "GHSE", "RECG", "RECR", "GRVE", "MLWND", "MLWTR", "MLSG", "SHOPC", "STOR",
    "STNB", "TRAN", "ITTR", "AMUS", "ADMF", "BCN", "BDLD", "CAVE", "COMC", "DARY", "HERM", "KNLS", "MFG",
    "ML", "NSY", "OILW", "PKLT", "RDU", "RLGR", "SPA", "SWT", "THTR", "VETF", "WRCK", "WTRW", "CMTY", "FNDY",
    "FY", "GATE", "CSNO", "BP",
];

/// What a feature is to be taken as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Feature {
    Taken(Kind, Capital),
    LeftOut(&'static str),
}

/// The kind of a feature of this class and code with so many inhabitants, 0 for unknown.
pub(super) fn feature(class: &str, code: &str, population: u64) -> Feature {
    use Feature::{LeftOut, Taken};
    let taken = |kind| Taken(kind, Capital::None);
    match class {
        "A" => match division(code) {
            Some(kind) => taken(kind),
            None => LeftOut(PAST),
        },
        "P" => populated(code, population),
        "H" if begins_with_one_of(code, MINOR_WATERS) => LeftOut(MINOR_WATER),
        "H" => taken(water(code)),
        "T" => taken(land_form(code)),
        "L" => match code {
            "RGNH" => LeftOut(PAST),
            _ => taken(area(code)),
        },
        "S" => match spot(code) {
            Some(kind) => taken(kind),
            None => LeftOut(MINOR_SPOTS),
        },
        "V" => taken(Kind::Region),
        "R" if code.starts_with("TNL") => taken(Kind::Facility),
        "R" => LeftOut(ROADS),
        "U" => LeftOut(UNDERSEA),
        _ => LeftOut(NO_FEATURE),
    }
}

fn begins_with_one_of(code: &str, codes: &[&str]) -> bool {
    codes.iter().any(|beginning| code.starts_with(beginning))
}

/// A state or a part of one. What lies below districts is called a district, too: our kinds go no deeper.
fn division(code: &str) -> Option<Kind> {
    match code {
        _ if code.ends_with('H') => None,
        _ if code.starts_with("PCL") || code == "TERR" => Some(Kind::Country),
        "ADM1" => Some(Kind::Province),
        "ADM2" | "ADM3" | "ADM4" | "ADM5" | "ADMD" | "PRSH" => Some(Kind::District),
        _ => Some(Kind::Region),
    }
}

fn populated(code: &str, population: u64) -> Feature {
    let capital = match code {
        "PPLC" => Capital::Country,
        "PPLA" => Capital::Admin1,
        _ => Capital::None,
    };
    Feature::Taken(populated_kind(population), capital)
}

/// City or village, by inhabitants; with an unknown number it is a city, the wider word.
pub(super) fn populated_kind(population: u64) -> Kind {
    if (1..SMALLEST_TOWN).contains(&population) { Kind::Village } else { Kind::City }
}

fn water(code: &str) -> Kind {
    match code {
        _ if begins_with_one_of(code, &["LK", "RSV", "LGN", "CRKT"]) => Kind::Lake,
        _ if begins_with_one_of(
            code,
            &["SEA", "OCN", "GULF", "STRT", "BAY", "SD", "CHN", "INLT", "FJD", "COVE", "BGHT"],
        ) =>
        {
            Kind::Sea
        }
        _ if begins_with_one_of(code, &["HBR", "DCK", "ANCH", "MRN"]) => Kind::Port,
        _ if begins_with_one_of(code, &["RF", "SHOL", "BNK", "BAR"]) => Kind::Island,
        _ if begins_with_one_of(
            code,
            &["MRSH", "SWMP", "BOG", "WTLD", "FLT", "MGV", "SALT", "SBKH", "MOOR", "LBED"],
        ) =>
        {
            Kind::Region
        }
        _ if code.starts_with("GLCR") => Kind::Mountain,
        // Streams, canals, wadis, falls and rapids.
        _ => Kind::River,
    }
}

fn land_form(code: &str) -> Kind {
    match code {
        _ if begins_with_one_of(code, &["ISL", "ATOL", "KAY", "RK"]) => Kind::Island,
        _ if begins_with_one_of(
            code,
            &[
                "MT", "PK", "HLL", "RDG", "PASS", "VLC", "GAP", "SPUR", "CRQ", "MESA", "BUTE", "NTK", "CONE",
                "KRST", "SLP", "ESC", "CLF",
            ],
        ) =>
        {
            Kind::Mountain
        }
        _ => Kind::Region,
    }
}

fn area(code: &str) -> Kind {
    match code {
        "CONT" => Kind::Continent,
        "PRT" => Kind::Port,
        "MILB" | "MVA" | "NVB" => Kind::Base,
        "ISLS" => Kind::Island,
        _ if begins_with_one_of(code, &["INDS", "OILF", "GASF", "COLF", "MNA", "FLDI", "BSND"]) => {
            Kind::Facility
        }
        _ => Kind::Region,
    }
}

/// A building or works that reports name; `None` for the others.
fn spot(code: &str) -> Option<Kind> {
    match code {
        "AIRB" | "INSM" | "BRKS" => Some(Kind::Base),
        _ if code.starts_with("AIR") => Some(Kind::Airport),
        "PSTB" | "PSTC" | "CSTM" | "CSTP" => Some(Kind::BorderPost),
        "SQR" => Some(Kind::Square),
        _ if begins_with_one_of(code, MINOR_SPOT_CODES) => None,
        _ => Some(Kind::Facility),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_the_kinds_that_geonames_describes_them_as() {
        // Descriptions are those of featureCodes_en.txt.
        for (class, code, population, expected) in [
            ("A", "PCLI", 0, Some(Kind::Country)),  // independent political entity
            ("A", "ADM1", 0, Some(Kind::Province)), // first-order administrative division
            ("A", "ADM2", 0, Some(Kind::District)), // second-order administrative division
            ("A", "ADM1H", 0, None),                // historical first-order administrative division
            ("A", "PCLH", 0, None),                 // historical political entity
            ("P", "PPL", 0, Some(Kind::City)),
            ("P", "PPL", 1_999, Some(Kind::Village)),
            ("P", "PPL", 2_000, Some(Kind::City)),
            ("S", "AIRP", 0, Some(Kind::Airport)),
            ("S", "AIRF", 0, Some(Kind::Airport)),    // airfield
            ("S", "AIRB", 0, Some(Kind::Base)),       // airbase
            ("S", "INSM", 0, Some(Kind::Base)),       // military installation
            ("S", "PSTB", 0, Some(Kind::BorderPost)), // border post
            ("S", "DAM", 0, Some(Kind::Facility)),
            ("S", "PRN", 0, Some(Kind::Facility)), // prison
            ("S", "SCH", 0, None),                 // school
            ("S", "FRM", 0, None),                 // farm
            ("S", "BP", 0, None),                  // boundary marker
            ("H", "STM", 0, Some(Kind::River)),    // stream
            ("H", "STMI", 0, Some(Kind::River)),   // intermittent stream
            ("H", "LK", 0, Some(Kind::Lake)),
            ("H", "RSV", 0, Some(Kind::Lake)), // reservoir
            ("H", "SEA", 0, Some(Kind::Sea)),
            ("H", "HBR", 0, Some(Kind::Port)), // harbor
            ("H", "WLL", 0, None),             // well
            ("H", "SPNG", 0, None),            // spring
            ("T", "MT", 0, Some(Kind::Mountain)),
            ("T", "PASS", 0, Some(Kind::Mountain)),
            ("T", "ISL", 0, Some(Kind::Island)),
            ("T", "DSRT", 0, Some(Kind::Region)), // desert
            ("L", "RGN", 0, Some(Kind::Region)),
            ("L", "CONT", 0, Some(Kind::Continent)),
            ("V", "FRST", 0, Some(Kind::Region)),  // forest
            ("R", "RD", 0, None),                  // road
            ("R", "TNL", 0, Some(Kind::Facility)), // tunnel
            ("U", "SMU", 0, None),                 // seamount
            ("", "", 0, None),
        ] {
            let found = match feature(class, code, population) {
                Feature::Taken(kind, _) => Some(kind),
                Feature::LeftOut(_) => None,
            };
            assert_eq!(found, expected, "{class}.{code}");
        }
        assert_eq!(feature("P", "PPLC", 9_000), Feature::Taken(Kind::City, Capital::Country));
        assert_eq!(feature("P", "PPLA", 900), Feature::Taken(Kind::Village, Capital::Admin1));
        assert_eq!(feature("P", "PPLA2", 0), Feature::Taken(Kind::City, Capital::None));
    }
}
