//! Forms of verbs from the form that dictionaries have, as far as the tables need them. All folded.
//!
//! Deliberately not here: verbs that no rule derives; the tables list their forms.

/// What a verb's forms are wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Third persons, with a name before them.
    Subject,
    /// Forms with their object behind them.
    Object,
}

/// The forms of a regular English verb: "denies, denied" with a subject, "deny, denied, denying" with an object.
pub(super) fn english(verb: &str, wanted: Use) -> Vec<String> {
    let silent = verb.strip_suffix('e');
    let consonant_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let past = match (silent, consonant_y) {
        (Some(stem), _) => format!("{stem}ed"),
        (_, Some(stem)) => format!("{stem}ied"),
        _ => format!("{}ed", doubled(verb)),
    };
    match wanted {
        Use::Subject => {
            let hisses = ["s", "sh", "ch", "x"].iter().any(|end| verb.ends_with(end));
            let third = match consonant_y {
                Some(stem) => format!("{stem}ies"),
                None => format!("{verb}{}", if hisses { "es" } else { "s" }),
            };
            vec![third, past]
        }
        Use::Object => {
            let present = silent.filter(|stem| !stem.ends_with('e')).map_or(doubled(verb), ToOwned::to_owned);
            vec![verb.to_owned(), past, format!("{present}ing")]
        }
    }
}

/// The plural of a noun, English and most French ones: "requests", "policies".
pub(super) fn plural(noun: &str) -> String {
    match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o'])) {
        Some(stem) => format!("{stem}ies"),
        None => format!("{noun}s"),
    }
}

/// "permitt", "expell": a last consonant after a stressed short vowel is written twice.
fn doubled(verb: &str) -> String {
    match verb.as_bytes() {
        &[
            ..,
            before,
            b'a' | b'e' | b'i' | b'o' | b'u',
            last @ (b'b' | b'd' | b'g' | b'l' | b'm' | b'n' | b'p' | b'r' | b't'),
        ] if !b"aeiou".contains(&before) && !UNSTRESSED.contains(&verb) => {
            format!("{verb}{}", char::from(last))
        }
        _ => verb.to_owned(),
    }
}

/// Verbs whose last syllable is not stressed.
const UNSTRESSED: &[&str] =
    &["anger", "consider", "deliver", "develop", "prohibit", "remember", "strengthen", "threaten"];

/// The forms of a French verb in -er: "accuse, accusent, accusait …" with a subject, and its participles with an object.
pub(super) fn french(verb: &str, wanted: Use) -> Vec<String> {
    let stem = verb.strip_suffix("er").unwrap_or(verb);
    // "menageait": the e keeps the g soft.
    let soft = if stem.ends_with('g') { format!("{stem}e") } else { stem.to_owned() };
    let (hard, open): (&[&str], &[&str]) = match wanted {
        Use::Subject => (&["e", "ent", "era", "eront", "erait", "eraient", "erent"], &["a", "ait", "aient"]),
        Use::Object => {
            (&["er", "e", "ee", "es", "ees", "ent", "era", "erait"], &["a", "ait", "aient", "ant"])
        }
    };
    let with =
        |stem: &str, endings: &[&str]| endings.iter().map(|end| format!("{stem}{end}")).collect::<Vec<_>>();
    [with(stem, hard), with(&soft, open)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_verbs_have_the_forms_that_grammars_give() {
        for (verb, wanted, forms) in [
            ("deny", Use::Subject, &["denies", "denied"][..]),
            ("expel", Use::Subject, &["expels", "expelled"]),
            ("punish", Use::Subject, &["punishes", "punished"]),
            ("accuse", Use::Object, &["accuse", "accused", "accusing"]),
            ("anger", Use::Object, &["anger", "angered", "angering"]),
            ("develop", Use::Object, &["develop", "developed", "developing"]),
            ("employ", Use::Subject, &["employs", "employed"]),
        ] {
            assert_eq!(english(verb, wanted), forms, "{verb}");
        }
    }

    #[test]
    fn french_verbs_have_the_forms_that_grammars_give() {
        let forms = french("juger", Use::Subject);
        for form in ["juge", "jugent", "jugeait", "jugea", "jugera", "jugerent"] {
            assert!(forms.iter().any(|other| other == form), "{form}");
        }
        assert!(french("accuser", Use::Object).contains(&"accusant".to_owned()));
    }
}
