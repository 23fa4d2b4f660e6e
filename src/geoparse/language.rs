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
    if let Some(plain) = by_small_words(sample) {
        return Some(plain);
    }
    let hint = by_hints(sample);
    if let Some((language, 2..)) = hint {
        return Some(language);
    }
    let likely = whatlang::detect(sample).filter(|info| info.is_reliable() || info.confidence() >= 0.4);
    match likely {
        Some(info) => Language::new(two_letters(info.lang().code())),
        None => hint.map(|(language, _)| language),
    }
}

/// English or French, where a short text has words that are small in the one and none that are in the other or in a language
/// near to it; and how many. Trigrams tell little of a sentence full of names.
fn by_hints(sample: &str) -> Option<(Language, usize)> {
    let (mut english, mut french, mut words) = (0, 0, 0);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        words += 1;
        english += usize::from(ENGLISH_HINTS.contains(&word.as_str()));
        french += usize::from(FRENCH_HINTS.contains(&word.as_str()));
        if words > FEWEST_WORDS || NEIGHBOURS.contains(&word.as_str()) {
            return None;
        }
    }
    match (english, french) {
        (1.., 0) => Some((Language::ENGLISH, english)),
        (0, 1..) => Some((Language::FRENCH, french)),
        _ => None,
    }
}

const ENGLISH_HINTS: &[&str] = &[
    "the", "of", "and", "to", "in", "is", "was", "at", "for", "that", "with", "from", "by", "it", "are",
    "were", "has", "have", "said", "an", "will", "he", "she", "they", "his", "her",
];
const FRENCH_HINTS: &[&str] = &[
    "le", "les", "des", "du", "une", "et", "est", "qui", "ne", "pas", "pour", "dans", "au", "aux", "avec",
    "sont", "ont", "cette", "à", "été", "avoir", "elle", "ils", "d", "qu", "de", "la", "en", "sur",
];
/// Small words of Spanish, Italian, Portuguese, Catalan, German and Dutch that are none of French and English.
const NEIGHBOURS: &[&str] = &[
    "el", "los", "las", "del", "por", "una", "y", "con", "che", "di", "della", "gli", "e", "o", "os", "da",
    "do", "em", "não", "els", "amb", "i", "der", "die", "das", "und", "den", "von", "ist", "het", "een",
    "van", "no",
];

/// What the words of a sample are, in numbers.
#[derive(Default)]
struct SmallWords {
    all: usize,
    capitals: usize,
    /// Words that begin with a letter beyond ASCII.
    accented: usize,
    english: usize,
    french: usize,
    other: usize,
}

/// English or French, where the small words that only the one has leave no doubt. `None` leaves it to the trigrams.
///
/// Trigrams are compared with forty languages, which takes longer than all the rest of reading a short text. Running
/// text is one sixth to one eighth such words (Grefenstette 1995 tells languages by them). Small words of other
/// languages beside them, many names or foreign letters are a doubt.
fn by_small_words(sample: &str) -> Option<Language> {
    let mut words = SmallWords::default();
    for word in sample.as_bytes().split(|byte| !IS_LETTER[usize::from(*byte)]) {
        words.add(word);
    }
    let SmallWords { all, capitals, accented, english, french, other } = words;
    let doubtful = all < FEWEST_WORDS || capitals * 5 > all * 2 || accented * 10 > all;
    let many = |own: usize, others: usize| own * 10 >= all && own >= others * 10;
    if doubtful {
        None
    } else if many(english, french + other) {
        Some(Language::ENGLISH)
    } else if many(french, english + other) {
        Some(Language::FRENCH)
    } else {
        None
    }
}

impl SmallWords {
    #[rustfmt::skip]
    fn add(&mut self, word: &[u8]) {
        let Some(first) = word.first() else { return };
        self.all += 1;
        self.capitals += usize::from(first.is_ascii_uppercase());
        self.accented += usize::from(*first >= 0x80);
        match word {
            b"the" | b"of" | b"and" | b"to" | b"that" | b"with" | b"from" | b"this" | b"have" | b"were" | b"by" => {
                self.english += 1;
            }
            b"les" | b"des" | b"du" | b"dans" | b"une" | b"pour" | b"sur" | b"au" | b"aux" | b"avec" | b"le"
            | b"sont" | b"cette" | b"et" => self.french += 1,
            b"der" | b"die" | b"das" | b"und" | b"den" | b"von" | b"ist" | b"mit" | b"el" | b"los" | b"del" | b"por"
            | b"una" | b"il" | b"di" | b"che" | b"per" | b"non" | b"della" | b"het" | b"een" | b"van" | b"dat"
            | b"voor" | b"och" | b"att" | b"det" | b"som" | b"av" | b"i" | b"w" | b"nie" | b"na" | b"je" | b"da"
            | b"em" | b"os" => self.other += 1,
            _ => {}
        }
    }
}

/// Which bytes are, or are part of, a letter.
const IS_LETTER: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < letters.len() {
        letters[byte] = (byte as u8).is_ascii_alphabetic() || byte >= 0x80;
        byte += 1;
    }
    letters
};

/// Of fewer words the shares tell nothing.
const FEWEST_WORDS: usize = 40;

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
            let long = text.repeat(5);
            assert_eq!(language(&long), Language::new(code), "{long}");
        }
        for (text, code) in [
            ("Paris est belle.", "fr"),
            ("Moscou accuse Kiev d’avoir bombardé Belgorod.", "fr"),
            ("Paris is beautiful.", "en"),
            ("El presidente de la república viajó a Lima y Quito.", "es"),
        ] {
            assert_eq!(language(text), Language::new(code), "{text}");
        }
        assert_eq!(language(""), None);
    }

    #[test]
    fn small_words_tell_plain_english_and_french_and_nothing_else() {
        let english =
            "The governor said that the roads to the north were closed on Monday, and that they are safe. ";
        let french =
            "Le gouverneur a déclaré que les routes du nord et les cols étaient fermés depuis lundi. ";
        let german =
            "Der Gouverneur sagte, die Straßen im Norden seien mit Schnee bedeckt und das Dorf sei leer. ";
        assert_eq!(by_small_words(&english.repeat(4)), Some(Language::ENGLISH));
        assert_eq!(by_small_words(&french.repeat(4)), Some(Language::FRENCH));
        let names = "Kabul Herat Kandahar Ghazni ".repeat(9);
        for doubtful in [
            german.repeat(4),
            english.to_owned(),
            format!("{}{}", english.repeat(3), german.repeat(2)),
            format!("{}{}", english.repeat(3), french.repeat(3)),
            format!("{}{names}", english.repeat(2)),
            format!("{}{}", english.repeat(3), "шла война ".repeat(8)),
        ] {
            assert_eq!(by_small_words(&doubtful), None, "{doubtful}");
        }
    }
}
