//! Which language a text is written in.

use crate::model::Language;

/// How much of a text is looked at: more does not change the answer.
const SAMPLE: usize = 2000;

/// The language of `text`, where it is long and plain enough to tell.
///
/// ```
/// use dateline::{geoparse::language, model::Language};
///
/// assert_eq!(language("Les talibans ont pris le contrôle de la ville."), Some(Language::FRENCH));
/// ```
#[must_use]
pub fn language(text: &str) -> Option<Language> {
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    let info = whatlang::detect(sample)?;
    if !info.is_reliable() && info.confidence() < 0.4 {
        return None;
    }
    Language::new(two_letters(info.lang().code()))
}

/// The ISO 639-1 code for the three letters of ISO 639-3 that the detector gives.
fn two_letters(code: &str) -> &'static str {
    CODES.iter().find(|(three, _)| *three == code).map_or("", |(_, two)| two)
}

/// ISO 639-3 and 639-1 codes of the languages that the detector knows. Source: the ISO 639-3 code tables.
#[rustfmt::skip]
const CODES: &[(&str, &str)] = &[
    ("epo", "eo"), ("eng", "en"), ("rus", "ru"), ("cmn", "zh"), ("spa", "es"), ("por", "pt"), ("ita", "it"),
    ("ben", "bn"), ("fra", "fr"), ("deu", "de"), ("ukr", "uk"), ("kat", "ka"), ("ara", "ar"), ("hin", "hi"),
    ("jpn", "ja"), ("heb", "he"), ("yid", "yi"), ("pol", "pl"), ("amh", "am"), ("jav", "jv"), ("kor", "ko"),
    ("nob", "no"), ("dan", "da"), ("swe", "sv"), ("fin", "fi"), ("tur", "tr"), ("nld", "nl"), ("hun", "hu"),
    ("ces", "cs"), ("ell", "el"), ("bul", "bg"), ("bel", "be"), ("mar", "mr"), ("kan", "kn"), ("ron", "ro"),
    ("slv", "sl"), ("hrv", "hr"), ("srp", "sr"), ("mkd", "mk"), ("lit", "lt"), ("lav", "lv"), ("est", "et"),
    ("tam", "ta"), ("vie", "vi"), ("urd", "ur"), ("tha", "th"), ("guj", "gu"), ("uzb", "uz"), ("pan", "pa"),
    ("aze", "az"), ("ind", "id"), ("tel", "te"), ("pes", "fa"), ("mal", "ml"), ("ori", "or"), ("mya", "my"),
    ("nep", "ne"), ("sin", "si"), ("khm", "km"), ("tuk", "tk"), ("aka", "ak"), ("zul", "zu"), ("sna", "sn"),
    ("afr", "af"), ("lat", "la"), ("slk", "sk"), ("cat", "ca"), ("tgl", "tl"), ("hye", "hy"), ("cym", "cy"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_sentences_have_their_language() {
        for (text, code) in [
            ("The governor said that the roads to the north were closed on Monday.", "en"),
            ("Le gouverneur a déclaré que les routes du nord étaient fermées depuis lundi.", "fr"),
            ("Der Gouverneur sagte, die Straßen im Norden seien seit Montag gesperrt.", "de"),
            ("Губернатор заявил, что дороги на севере закрыты с понедельника.", "ru"),
        ] {
            assert_eq!(language(text), Language::new(code), "{text}");
        }
        assert_eq!(language(""), None);
    }
}
