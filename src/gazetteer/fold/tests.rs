//! Folding on names that a person wrote down, and laws that it keeps on any text.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

#[test]
fn names_fold_to_plain_tokens() {
    for (name, folded) in [
        ("Kandahar", "kandahar"),
        ("Qala-i-Naw", "qala i naw"),
        ("QALA  I NAW", "qala i naw"),
        ("Qal‘eh-ye Now", "qal eh ye now"),
        ("Qalʿeh-ye Now", "qaleh ye now"),
        ("Hérat", "herat"),
        ("He\u{301}rat", "herat"),
        ("Tromsø", "tromso"),
        ("Łódź", "lodz"),
        ("Gießen", "giessen"),
        ("Œuilly", "oeuilly"),
        ("Þingvellir", "thingvellir"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "diyarbakir"),
        ("N'Djamena", "n djamena"),
        ("L’Aquila", "l aquila"),
        ("Khar′kov", "khar kov"),
        ("Đà Nẵng", "da nang"),
        ("Москва", "москва"),
        ("Йошкар-Ола", "иошкар ола"),
        ("Ἀθῆναι", "αθηναι"),
        ("كابُل", "کابل"),
        ("کابل", "کابل"),
        ("أفغانستان", "افغانستان"),
        ("مـكـة", "مکه"),
        ("قلعه‌نو", "قلعه نو"),
        ("北京", "北 京"),
        ("Ｔｏｋｙｏ", "tokyo"),
        ("Saint‐Étienne", "saint etienne"),
        ("Coeur d’Alene", "coeur d alene"),
        ("दिल्ली", "दिल्ली"),
        ("서울", "서울"),
        ("A\u{ad}fghanistan", "afghanistan"),
        ("…", ""),
    ] {
        assert_eq!(fold_name(name), folded, "{name}");
    }
}

#[test]
fn a_name_with_an_apostrophe_has_a_joined_form_too() {
    assert_eq!(name_forms("Ma’rib"), ["ma rib", "marib"]);
    assert_eq!(name_forms("Kabul"), ["kabul"]);
    assert_eq!(name_forms("Saint-Pétersbourg"), ["saint petersbourg", "st petersbourg"]);
    assert_eq!(name_forms("St. John’s"), ["st john s", "st johns", "saint john s", "saint johns"]);
    assert_eq!(name_forms("Port Ste"), ["port ste"]);
    assert!(name_forms("'").is_empty());
}

#[test]
fn spans_are_the_tokens_in_the_text_with_their_accents() {
    let text = "À l’est d'He\u{301}rat, (ʿAlī) A\u{ad}li\u{202c}";
    let folded = FoldedText::new(text);
    let spans: Vec<_> = (0..folded.len()).map(|i| &text[folded.span(i)]).collect();
    assert_eq!(spans, ["À", "l", "est", "d", "He\u{301}rat", "Alī", "A\u{ad}li"]);
    assert_eq!(folded.folded(99), "");
}

#[test]
fn a_refilled_text_has_nothing_of_the_one_before() {
    let mut folded = FoldedText::new("Kaboul et Kandahar");
    folded.refill("Hérat");
    assert_eq!(folded.tokens_from(0).collect::<Vec<_>>(), ["herat"]);
}

proptest! {
    #[test]
    fn composed_and_decomposed_text_fold_alike(text in "\\PC{0,40}") {
        prop_assert_eq!(fold_name(&text.nfc().collect::<String>()), fold_name(&text.nfd().collect::<String>()));
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = fold_name(&text);
        prop_assert_eq!(fold_name(&once), once);
    }

    #[test]
    fn spans_lie_on_character_boundaries_in_order(text in "\\PC{0,60}") {
        let folded = FoldedText::new(&text);
        let mut end = 0;
        for i in 0..folded.len() {
            let span = folded.span(i);
            prop_assert!(end <= span.start && span.start < span.end && text.get(span.clone()).is_some());
            prop_assert!(!folded.folded(i).contains(' '));
            end = span.end;
        }
        for (i, (span, word, short)) in folded.iter().enumerate() {
            prop_assert_eq!((span, word), (folded.span(i), folded.folded(i)));
            prop_assert_eq!(short, short_word(word));
        }
    }
}
