//! Holds that what the window and its figures say stands in the catalogues of `assets/i18n/` and is not spelt in code, where it could be
//! said in one language only.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Files in which words are no user's, or no catalogue's, and why.
const SPELT: &[(&str, &str)] = &[
    ("export/data/annotations.rs", "words of the format"),
    ("export/data/geojson.rs", "words of the format"),
    ("export/data/geopackage/layers.rs", "statements of SQL"),
    ("export/data/geopackage/mod.rs", "statements of SQL"),
    (
        "export/data/geopackage/schema.rs",
        "statements of SQL, and what the standard itself says of reference systems",
    ),
    ("export/data/geopackage/style.rs", "statements of SQL, and words of the format"),
    ("export/data/geoparquet.rs", "words of the format, and a fault of the program"),
    ("export/data/kml.rs", "words of the format"),
    ("export/data/mod.rs", "errors of the command line, which are in English"),
    ("export/data/points.rs", "words of the format"),
    ("export/fonts.rs", "names of fonts"),
    ("export/pdf.rs", "the name of the program"),
    ("export/png.rs", "the name of a field of the file"),
    ("export/report/html.rs", "the markup of the page"),
    ("export/svg.rs", "the language of the file"),
    ("ui/figures/writing.rs", "names of formats"),
    ("ui/fonts.rs", "names of files"),
    ("read/page/json_ld.rs", "names of types in a page"),
    ("read/source.rs", "what the standard input is called, which no window reads"),
    ("ui/keys.rs", "what the toolkit calls a key"),
    ("ui/map/tiles/fetch.rs", "what servers are told, and what the client tells of itself"),
    ("ui/map/tiles/server.rs", "a name that its owner wants so"),
    ("ui/map/tiles/store.rs", "the head of a file"),
    ("ui/pick.rs", "names of formats"),
    ("ui/reader/flow.rs", "keys of what egui remembers"),
    ("ui/reader/passages.rs", "a key of what egui remembers"),
    ("ui/run.rs", "errors of the command line, which are in English"),
    ("ui/timings.rs", "timings for developers, on the standard error"),
];

#[cfg(test)]
fn files(below: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(below).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file before its module of tests.
fn before_tests(code: &str) -> &str {
    const TESTS: &str = "#[cfg(test)]";
    let is_module = |rest: &str| {
        let line = rest[TESTS.len()..].trim_start().lines().next().unwrap_or_default();
        line.contains("mod ") && line.ends_with('{')
    };
    let tests = code.match_indices(TESTS).find(|(at, _)| is_module(&code[*at..]));
    tests.map_or(code, |(at, _)| &code[..at])
}

/// The texts between quotes in the code of a file before its tests; comments are left out.
fn literals(code: &str) -> Vec<String> {
    let code = before_tests(code);
    let mut found = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => while chars.next_if(|c| *c != '\n').is_some() {},
            // A character: 'a', '"', '\''. A lifetime has no quote behind its name.
            '\'' => {
                let mut ahead = chars.clone();
                let first = ahead.next();
                if first == Some('\\') {
                    ahead.next();
                }
                if ahead.next() == Some('\'') {
                    chars = ahead;
                }
            }
            '"' => {
                let mut text = String::new();
                while let Some(c) = chars.next().filter(|c| *c != '"') {
                    text.push(c);
                    if c == '\\' {
                        text.extend(chars.next());
                    }
                }
                found.push(text);
            }
            _ => {}
        }
    }
    found
}

/// Whether a text looks like something said: two words beside each other, or one that begins like a sentence.
fn is_said(text: &str) -> bool {
    let is_word = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !word.contains(['=', ':', '_'])
    };
    // What stands in braces is filled in.
    let text: String =
        text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let words: Vec<&str> = text.split(' ').collect();
    let beside = words.windows(2).any(|pair| is_word(pair[0]) && is_word(pair[1]));
    let begins = text.chars().next().is_some_and(char::is_uppercase)
        && text.chars().skip(1).take(2).all(char::is_lowercase);
    beside || (begins && text.chars().count() > 2 && !text.contains("::"))
}

#[test]
fn what_the_window_says_stands_in_the_catalogues() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut spelt = Vec::new();
    let mut excused: Vec<&str> = Vec::new();
    for room in ["ui", "view", "export", "read", "decisions", "themes", "pipeline"] {
        let mut found = Vec::new();
        files(&root.join(room), &mut found);
        for path in found {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            let code = fs::read_to_string(&path).unwrap();
            // Tests in files of their own say what they expect.
            let of_tests = fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            let parent = path.parent().unwrap().with_extension("rs");
            let declared = of_tests + &fs::read_to_string(parent).unwrap_or_default();
            let is_test = declared.lines().collect::<Vec<_>>().windows(2).any(|lines| {
                lines[0].trim() == "#[cfg(test)]"
                    && lines[1].trim().trim_start_matches("pub(super) ").trim_start_matches("pub ")
                        == format!("mod {stem};")
            }) || name.contains("/tests/");
            if is_test {
                continue;
            }
            let said: Vec<String> = literals(&code).into_iter().filter(|text| is_said(text)).collect();
            match SPELT.iter().find(|(file, _)| *file == name) {
                Some((file, _)) if !said.is_empty() => excused.push(file),
                _ => spelt.extend(said.into_iter().map(|text| format!("src/{name}: “{text}”"))),
            }
        }
    }
    assert!(spelt.is_empty(), "words outside of assets/i18n/:\n{}", spelt.join("\n"));
    for (file, _) in SPELT {
        assert!(excused.contains(file), "src/{file} has no words any more, and needs no excuse");
    }
}

/// The keys of the section of faults in the English catalogue.
#[cfg(test)]
fn keys_of_faults() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let catalogue = fs::read_to_string(root.join("assets/i18n/en.ftl")).unwrap();
    let (_, section) = catalogue.split_once("\n## What is wrong").expect("the section of faults");
    let section = section.split("\n## ").next().unwrap_or_default();
    let keys = section.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    keys.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
}

#[test]
fn every_fault_has_its_message_and_every_message_its_fault() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    let codes = found.iter().map(|path| fs::read_to_string(path).unwrap());
    let spelt: BTreeSet<String> = codes.flat_map(|code| literals(&code)).collect();
    let keys = keys_of_faults();
    let unused: Vec<_> = keys.difference(&spelt).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
    // The faults of these rooms begin so, and nothing else there does.
    let is_key = |text: &&String| {
        let beginnings = ["io-", "read-", "decisions-", "themes-", "pattern-", "expression-", "tiles-"];
        let is_sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        beginnings.iter().any(|begin| text.starts_with(begin)) && text.chars().all(is_sign)
    };
    let unsaid: Vec<_> = spelt.iter().filter(is_key).filter(|key| !keys.contains(*key)).collect();
    assert!(unsaid.is_empty(), "no catalogue has {unsaid:?}");
}

#[test]
fn what_is_said_is_told_from_names_and_keys() {
    for (text, said) in [
        ("Left out", true),
        ("no place here", true),
        ("Kandahar", true),
        ("filter-left-out", false),
        ("places", false),
        ("{} · {}", false),
        ("Sieve::is_empty", false),
        ("M", false),
    ] {
        assert_eq!(is_said(text), said, "{text}");
    }
    let code = "let a = \"one two\"; // \"a comment here\"\nlet q = '\"'; fn f<'a>(b: &'a str) { say(\"Three\") }\n#[cfg(test)]\nfn x() {}\nlet b = \"four five\";\n#[cfg(test)]\npub mod tests {\n\"not here at all\"";
    assert_eq!(literals(code), ["one two", "Three", "four five"]);
}
