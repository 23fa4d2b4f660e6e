//! The letters and marks that folding replaces or leaves out.

/// Marks that separate tokens: what stands in "d’Hérat", "N'Djamena" and, as a transliteration mark, in "Qal‘eh".
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | '＇')
}

/// Marks that are left out: accents, vowel signs, letters for glottal stops, and what is never seen.
pub(super) fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{ad}'                        // soft hyphen
        | '\u{2b0}'..='\u{36f}'         // modifier letters (ʼ ʿ ʾ ʹ …), combining accents
        | '\u{483}'..='\u{489}'         // Old Cyrillic marks
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' // Hebrew points
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' // Arabic marks, tatweel
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{3099}' | '\u{309a}'     // kana voicing marks, so that composed and decomposed kana agree
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200d}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' // joiner, directions
        | '\u{20d0}'..='\u{20ff}' | '\u{a78b}' | '\u{a78c}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Characters of scripts that put no space between words: Han and kana.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{323af}')
}

/// What a lower-case letter without marks is written as; `None` where it stays itself.
pub(super) fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' | 'ɔ' | 'ɵ' => "o",
        'ł' | 'ƚ' => "l",
        'đ' | 'ð' | 'ɗ' | 'ɖ' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' | 'ɨ' => "i",
        'ŋ' | 'ɲ' | 'ŉ' => "n",
        'ſ' => "s",
        'ŧ' => "t",
        'ƀ' | 'ɓ' => "b",
        'ƙ' => "k",
        'ƴ' => "y",
        'ɛ' | 'ə' | 'ǝ' => "e",
        'ɣ' | 'ǥ' => "g",
        'ʉ' => "u",
        'ƶ' => "z",
        'ĳ' => "ij",
        'ĸ' => "k",
        'ς' => "σ",
        // Arabic script: one yeh, one kaf, one heh, whichever keyboard wrote them.
        'ي' | 'ى' | 'ې' | 'ۍ' => "ی",
        'ك' | 'ګ' => "ک",
        'ة' | 'ۀ' | 'ہ' | 'ە' | 'ھ' => "ه",
        'ٱ' => "ا",
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        _ => return None,
    })
}
