//! The five articles that ship inside the program, so that it opens on something from any folder.

use super::file::{Origin, TextFile};
use super::source::FoundDecisions;
use super::{DECISIONS_FILE, Listing};

macro_rules! seeds {
    ($($file:literal)*) => { &[$(($file, include_str!(concat!("../../seeds/", $file)))),*] };
}

const TEXTS: &[(&str, &str)] = seeds! {
    "000_27bc692d6731492f.txt"
    "001_bb6a2bf41842fdcb.txt"
    "002_376b0b43f050b68c.txt"
    "003_bf9fccd675be7688.txt"
    "004_8a870f8b6cdef1b8.txt"
};

/// The bundled articles with their decisions, listed as their files would be.
#[must_use]
pub fn bundled() -> Listing {
    let file = |name: &str, text: &'static str| {
        TextFile::new(Origin::Bundled(text), name.to_owned(), text.len() as u64)
    };
    let decisions = FoundDecisions {
        file: file(DECISIONS_FILE, include_str!("../../seeds/dateline.toml")),
        folder: String::new(),
        whole: true,
    };
    Listing {
        name: "seeds".to_owned(),
        files: TEXTS.iter().map(|(name, text)| file(name, text)).collect(),
        decisions: vec![decisions],
        themes: Vec::new(),
        warnings: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_bundled_texts_are_the_files_of_the_seeds_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let from_files = super::super::list(&[folder]).unwrap();
        let bundled = bundled();
        let texts = |listing: &Listing| -> Vec<(String, u64, String)> {
            let read = |file: &TextFile| file.read().document.unwrap().text.to_string();
            listing.files.iter().map(|file| (file.name().to_owned(), file.size(), read(file))).collect()
        };
        assert_eq!(texts(&bundled), texts(&from_files));
        let decisions = |listing: &Listing| listing.decisions(&mut Vec::new());
        assert_eq!(decisions(&bundled), decisions(&from_files));
        assert_eq!((bundled.name, bundled.warnings), (from_files.name, from_files.warnings));
    }
}
