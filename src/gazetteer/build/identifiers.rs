//! Identifiers of the user's own tables and features, as places have them.

use std::path::Path;

use crate::gazetteer::fold::fold_name;

use super::name_rules::clean;

/// An identifier as places have it: GeoNames' own where it is an address there; with the file's name before it where it is
/// told apart from others in that file alone.
pub(super) fn identifier(own: &str, path: &Path) -> String {
    let own = clean(own);
    if let Some(number) = geonames(&own) {
        return format!("geonames:{number}");
    }
    if own.contains(':') { own.into_owned() } else { format!("{}:{own}", stem(path)) }
}

/// The identifier of a place that has none of its own: its name and where it is, so that another row before it changes nothing.
pub(super) fn made_up(name: &str, (lat, lon): (f64, f64), path: &Path) -> String {
    format!("{}:{}@{lat:.3},{lon:.3}", stem(path), fold_name(name).replace(' ', "-"))
}

/// The number in `gn:123`, `geonames:123` or an address of geonames.org.
fn geonames(own: &str) -> Option<u32> {
    let number = match own.strip_prefix("gn:").or_else(|| own.strip_prefix("geonames:")) {
        Some(number) => number,
        None => {
            let (host, rest) = own.split_once("://")?.1.split_once('/')?;
            let is_theirs = host == "geonames.org" || host.ends_with(".geonames.org");
            rest.split('/').next().filter(|_| is_theirs)?
        }
    };
    number.parse().ok()
}

fn stem(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    clean(&name).replace([':', ' '], "-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_of_geonames_are_one_however_they_are_written() {
        let path = Path::new("a/My Forts.csv");
        for (own, expected) in [
            ("gn:1138958", "geonames:1138958"),
            ("https://www.geonames.org/1138958/kabul.html", "geonames:1138958"),
            ("http://sws.geonames.org/1138958/", "geonames:1138958"),
            ("https://notgeonames.org/1138958", "https://notgeonames.org/1138958"),
            ("17", "my-forts:17"),
            ("whg:17", "whg:17"),
        ] {
            assert_eq!(identifier(own, path), expected);
        }
        assert_eq!(made_up("Qal‘eh-ye Now", (34.98, 63.1333), path), "my-forts:qal-eh-ye-now@34.980,63.133");
    }
}
