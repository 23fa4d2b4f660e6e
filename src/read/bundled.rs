//! The five articles that ship inside the program, so that it opens on something from any folder.

use super::{Collection, DECISIONS_FILE, DecisionsText, document};

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

/// The bundled articles with their decisions, read as their files would be.
#[must_use]
pub fn bundled() -> Collection {
    let mut warnings = Vec::new();
    let documents =
        TEXTS.iter().filter_map(|(path, text)| document(path, (*text).to_owned(), &mut warnings)).collect();
    let decisions = DecisionsText {
        path: DECISIONS_FILE.to_owned(),
        folder: String::new(),
        whole: true,
        text: include_str!("../../seeds/dateline.toml").to_owned(),
    };
    Collection { name: "seeds".to_owned(), root: None, documents, decisions: vec![decisions], warnings }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_bundled_texts_are_the_files_of_the_seeds_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let from_files = super::super::read(&[folder], &mut |_, _| ControlFlow::Continue(())).unwrap();
        let bundled = bundled();
        let texts = |collection: &Collection| -> Vec<(String, String)> {
            collection
                .documents
                .iter()
                .map(|document| (document.path.clone(), document.text.to_string()))
                .collect()
        };
        assert_eq!(texts(&bundled), texts(&from_files));
        assert_eq!(bundled.decisions, from_files.decisions);
        assert_eq!((bundled.name, bundled.warnings), (from_files.name, from_files.warnings));
    }
}
