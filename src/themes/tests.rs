//! What the themes that ship with the program say of sentences written for this purpose, and what is said of broken files.

use super::*;

/// Checks the themes of each text, in the order of its words.
#[track_caller]
fn check(language: Language, cases: &[(&str, &[&str])]) {
    let themes = Themes::parse(BUNDLED).unwrap_or_else(|error| panic!("{error}: {}", error.hint));
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = themes.find(text, Some(language));
        let mut ids: Vec<&str> =
            found.iter().map(|found| themes.as_slice()[usize::from(found.theme)].id.as_str()).collect();
        ids.dedup();
        if ids != *expected {
            let words: Vec<_> = found
                .iter()
                .map(|found| (&text[found.range.clone()], &themes.rule(found.rule).unwrap().written))
                .collect();
            wrong.push(format!("{text}\n    expected {expected:?}, found {ids:?}: {words:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn french_news_of_a_conflict_has_the_theme_that_a_reader_sees() {
    check(
        Language::FRENCH,
        &[
            ("Les rebelles ont lancé un assaut contre la ville.", &["fighting"]),
            ("De violents combats opposent l’armée aux insurgés près d’Alep.", &["fighting"]),
            ("Des affrontements ont éclaté à la frontière.", &["fighting"]),
            ("La prise de Kandahar a surpris Washington.", &["capture"]),
            ("Après la chute de Mossoul, la panique gagne Bagdad.", &["capture"]),
            ("La prise d’Hérat date de jeudi.", &["capture"]),
            ("Goma est tombée aux mains des rebelles du M23.", &["capture"]),
            ("Les rebelles se sont emparés de l’aéroport.", &["capture"]),
            ("L’armée a repris le contrôle de Palmyre.", &["capture"]),
            ("Une frappe de drone a détruit un dépôt.", &["air-strike"]),
            ("Des raids aériens ont visé Saada.", &["air-strike"]),
            ("L’aviation russe a bombardé Idlib.", &["air-strike"]),
            ("Un attentat-suicide a visé une mosquée de Kaboul.", &["bombing"]),
            ("Une voiture piégée a explosé sur le marché.", &["bombing"]),
            ("Trois roquettes sont tombées sur Erbil.", &["bombing"]),
            ("La garnison s’est rendue sans combattre.", &["surrender"]),
            ("Les soldats ont déposé les armes.", &["surrender"]),
            ("La reddition de Marioupol a été annoncée.", &["surrender"]),
            ("Paris achève le retrait de ses troupes du Mali.", &["withdrawal"]),
            ("Les derniers soldats français ont quitté la base de Gao.", &["withdrawal"]),
            ("Un cessez le feu est entré en vigueur à Gaza.", &["talks"]),
            ("Les pourparlers de Genève ont échoué.", &["talks"]),
            ("La France a évacué ses ressortissants de Khartoum.", &["evacuation"]),
            ("Des milliers de réfugiés sont arrivés au Tchad.", &["humanitarian"]),
            ("L’aide alimentaire n’arrive plus à Gaza.", &["humanitarian"]),
            ("L’attaque a fait douze morts, selon la police.", &["fighting", "casualties"]),
            ("Cinq civils ont été tués.", &["casualties"]),
            ("Deux journalistes ont été enlevés et pris en otages.", &["detention"]),
            ("Des manifestants ont défilé à Téhéran.", &["protest"]),
            ("L’ATTAQUE DES TALIBANS", &["fighting"]),
            ("Les talibans attaquent-ils encore la ville ?", &["fighting"]),
        ],
    );
}

#[test]
fn french_words_of_other_meaning_have_no_theme() {
    check(
        Language::FRENCH,
        &[
            ("Il a été victime d’une attaque cardiaque à Lyon.", &[]),
            ("Sa prise de position à Bruxelles a surpris.", &[]),
            ("La prise de parole du ministre à Nice.", &[]),
            ("La prise de conscience de l’Europe tarde.", &[]),
            ("La chute des cours du pétrole inquiète Alger.", &[]),
            ("La chute des températures à Moscou.", &[]),
            ("La reprise des vols vers Tunis.", &[]),
            ("Une faute de frappe dans le communiqué de Genève.", &[]),
            ("L’attaquant de Lyon a marqué deux buts.", &[]),
            ("Le retrait du permis de conduire à Nantes.", &[]),
            ("Il est parti à la retraite à Nice.", &[]),
            ("La reddition des comptes devant le Parlement.", &[]),
            ("L’accord de libre-échange avec le Canada.", &[]),
            ("Une explosion de joie à Buenos Aires.", &[]),
            ("Les ventes ont explosé en Chine.", &[]),
            ("Le siège social de l’entreprise est à Paris.", &[]),
            ("L’évacuation des eaux usées à Marseille.", &[]),
            ("Elle s’est rendue à Londres mardi.", &[]),
            ("Le ministre s’est rendu à Kaboul.", &[]),
            ("La place de Grève à Paris.", &[]),
            ("Un arrêté municipal à Lille.", &[]),
            ("Le porte-parole a tenu une conférence de presse.", &[]),
            ("Elle se bat contre le cancer à Rennes.", &[]),
            ("L’offensive de charme de Pékin en Afrique.", &[]),
            ("Une capture d’écran venue de Russie.", &[]),
            ("Il s’est déplacé à Berlin.", &[]),
            ("Le combat juridique se poursuit à La Haye.", &[]),
            ("Les points morts du débat à Strasbourg.", &[]),
        ],
    );
}

#[test]
fn english_news_of_a_conflict_has_the_theme_that_a_reader_sees() {
    check(
        Language::ENGLISH,
        &[
            ("The Taliban launched an assault on the city.", &["fighting"]),
            ("Heavy fighting erupted near Kharkiv.", &["fighting"]),
            ("Troops clashed with armed rebels in Goma.", &["fighting"]),
            ("The fall of Kabul stunned the world.", &["capture"]),
            ("Insurgents captured the provincial capital.", &["capture"]),
            ("Kunduz fell to the Taliban on Sunday.", &["capture"]),
            ("The army retook control of Palmyra.", &["capture"]),
            ("Rebels seized the airport.", &["capture"]),
            ("An air strike hit a hospital in Aleppo.", &["air-strike"]),
            ("US airstrikes targeted militants near Mosul.", &["air-strike"]),
            ("Warplanes bombed Idlib overnight.", &["air-strike"]),
            ("A suicide bomber struck a mosque.", &["bombing"]),
            ("A car bomb exploded outside the embassy.", &["bombing"]),
            ("Artillery fire hit the suburbs.", &["bombing"]),
            ("The last soldiers surrendered in Mariupol.", &["surrender"]),
            ("The troops laid down their weapons.", &["surrender"]),
            ("The withdrawal of U.S. forces is complete.", &["withdrawal"]),
            ("France pulled out its last troops from Mali.", &["withdrawal"]),
            ("Peace talks resumed in Doha.", &["talks"]),
            ("The cease-fire in Gaza is holding.", &["talks"]),
            ("Britain evacuated its citizens from Khartoum.", &["evacuation"]),
            ("Thousands of refugees crossed into Chad.", &["humanitarian"]),
            ("Medical supplies are running out in Gaza.", &["humanitarian"]),
            ("Two civilians were killed.", &["casualties"]),
            ("Police arrested the suspect in Nice.", &["detention"]),
            ("Protesters marched through Tehran.", &["protest"]),
            ("Teachers’ strike closes schools in Chicago.", &["protest"]),
        ],
    );
}

#[test]
fn english_words_of_other_meaning_have_no_theme() {
    check(
        Language::ENGLISH,
        &[
            ("He died of a heart attack in London.", &[]),
            ("Last fall in Boston was warm.", &[]),
            ("The fall in prices hit Tokyo.", &[]),
            ("The fall of the Berlin Wall changed Europe.", &[]),
            ("She talks about life in Paris.", &[]),
            ("Talks of a merger lifted shares in Tokyo.", &[]),
            ("They struck a deal with Canada.", &[]),
            ("He withdrew money from a bank in Rome.", &[]),
            ("The film captured the imagination of Italy.", &[]),
            ("He surrendered his passport in Dubai.", &[]),
            ("An explosion of colour in Mumbai.", &[]),
            ("A rocket launch from Florida was delayed.", &[]),
            ("First aid courses in Leeds.", &[]),
            ("She appealed to the court in Paris.", &[]),
            ("The battle for votes in Ohio.", &[]),
            ("The charm offensive of Beijing.", &[]),
            ("A writing retreat in Tuscany.", &[]),
            ("The striker scored in Madrid.", &[]),
            ("A strike by pilots grounded flights in Paris.", &[]),
            ("He suffered a cardiac arrest in Milan.", &[]),
            ("The Hunger Games was filmed in Berlin.", &[]),
            ("A cyberattack on Estonia.", &[]),
            ("The killer whale was seen near Vancouver.", &[]),
            ("It is the heart of Asia’s fastest growing region.", &[]),
        ],
    );
}

#[test]
fn the_language_of_a_text_decides_which_lists_it_is_compared_with() {
    let text = "version = 1\n[[themes]]\nid = \"a\"\nwords.fr = [\"prise\"]\nwords.en = [\"prize\"]\n";
    let themes = Themes::parse(text).unwrap();
    let found = |language| {
        let found = themes.find("prize, prise", language);
        found.into_iter().map(|found| found.range.start).collect::<Vec<_>>()
    };
    assert_eq!(found(Some(Language::FRENCH)), [7]);
    assert_eq!(found(Some(Language::ENGLISH)), [0]);
    assert_eq!(found(None), [0, 7]);
    assert_eq!(found(Language::new("de")), [0; 0]);
}

#[test]
fn patterns_keep_to_whole_words_and_to_their_sentence() {
    let written = |pattern: &str| {
        format!(
            "version = 1\n[[themes]]\nid = \"a\"\nwords.fr = [\"{pattern}\"]\nnot.fr = [\"faux ..2 feu\"]\n"
        )
    };
    for (pattern, text, expected) in [
        ("prise", "La reprise, la prise, prises", "prise"),
        ("captur*", "L’armée capturait Hérat", "capturait"),
        ("feu", "un cessez-le-feu, un pare-feu", ""),
        ("cessez-le-feu", "Un cessez le feu", "cessez le feu"),
        ("attaque", "attaque-t-elle", "attaque"),
        ("attaque", "attaque-surprise et contre-attaque", ""),
        ("prise d’ ^", "la prise d'Hérat ; prise d’eau", "prise d'Hérat"),
        ("prise ..2 ville", "la prise de la grande ville, la prise de la ville", "prise de la ville"),
        ("prise ..2 ville", "la prise. La ville", ""),
        ("feu +tir*", "Le feu. Les tirs.", ""),
        ("feu +tir*", "Les tirs, le feu", "feu"),
        ("feu !bois", "un feu de bois", ""),
        ("feu !bois", "un feu. Du bois.", "feu"),
        ("feu", "un faux et triste feu", ""),
        ("11", "le 11 septembre, 110, 2011", "11"),
        ("évacués", "ÉVACUE\u{301}S", "ÉVACUE\u{301}S"),
    ] {
        let themes = Themes::parse(&written(pattern)).unwrap();
        let found: Vec<&str> = themes.find(text, None).into_iter().map(|found| &text[found.range]).collect();
        assert_eq!(found.join("+"), expected, "{pattern} in {text}");
    }
}

#[test]
fn errors_name_line_theme_pattern_and_the_way_out() {
    for (text, said) in [
        ("version = 2", "line 1, column 11: the version is none that this program knows (1)"),
        ("", "line 1, column 1: the version is missing"),
        ("version = 1\ntheme = 1", "line 2, column 1: the key “theme” is not known"),
        ("version = 1\nthemes = 1", "line 2, column 10: themes are not a list"),
        ("version = 1\n[[themes]]\nnames.en = \"A\"", "line 2, column 1: a theme has no id"),
        ("version = 1\n[[themes]]\nid = \"A b\"", "line 3, column 6: “A b” cannot be a theme's id"),
        (
            "version = 1\n[[themes]]\nid = \"a\"\nwords.english = []",
            "line 4, column 7: theme “a”: “english” is no language",
        ),
        (
            "version = 1\n[[themes]]\nid = \"a\"\nwords = []",
            "line 4, column 9: theme “a”: words is not told by language",
        ),
        (
            "version = 1\n[[themes]]\nid = \"a\"\nwords.en = \"b\"",
            "line 4, column 12: theme “a”: words.en is not a list",
        ),
        (
            "version = 1\n[[themes]]\nid = \"a\"\nwords.en = [\n \"b\",\n 1]",
            "line 6, column 2: theme “a”: a pattern of words.en is no text",
        ),
        (
            "version = 1\n[[themes]]\nid = \"a\"\nnot.en = [\"b ..2\"]",
            "line 4, column 11: theme “a”: the pattern “b ..2” ends with a gap",
        ),
        (
            "version = 1\n[[themes]]\nid = \"a\"\n[[themes]]\nid = \"a\"",
            "line 5, column 6: there are two themes with the id “a”",
        ),
    ] {
        let error = Themes::parse(text).unwrap_err();
        assert_eq!(error.to_string(), said);
        assert!(!error.hint.to_string().is_empty());
    }
    assert!(Themes::parse("version = 1\n[[themes]]\nid = \"a\nwords").unwrap_err().at.0 >= 3);
    assert!(Themes::parse("version = 1\n").unwrap().as_slice().is_empty());
    let many: String = (0..33).map(|number| format!("[[themes]]\nid = \"t{number}\"\n")).collect();
    assert!(Themes::parse(&format!("version = 1\n{many}")).unwrap_err().to_string().contains("more than 32"));
}

#[test]
fn ten_thousand_words_are_all_found() {
    let words: Vec<String> = (0..10_000_u32).map(|n| format!("mot{n}x")).collect();
    let text = format!("version = 1\n[[themes]]\nid = \"a\"\nwords.fr = {words:?}\n");
    let themes = Themes::parse(&text).unwrap();
    assert_eq!(themes.find(&words.join(" "), None).len(), 10_000);
}

#[test]
fn the_bundled_themes_have_names_in_both_languages_and_no_rule_twice() {
    let themes = Themes::parse(BUNDLED).unwrap_or_else(|error| panic!("{error}: {}", error.hint));
    assert_eq!(themes.as_slice().len(), 12);
    for theme in themes.as_slice() {
        assert!(
            [Language::FRENCH, Language::ENGLISH].iter().all(|language| theme.names.contains_key(language)),
            "{theme:?}"
        );
    }
    let lines: std::collections::BTreeSet<(u8, &str)> =
        themes.rules.iter().map(|rule| (rule.theme, rule.written.as_str())).collect();
    assert_eq!(lines.len(), themes.rules.len());
}

proptest::proptest! {
    #[test]
    fn matches_of_any_text_are_in_order_and_on_character_boundaries(text in "[a-zéÉ’'.! \n-]{0,40}(prise de Kaboul|tué|assaut|cessez-le-feu)?.{0,30}") {
        static THEMES: std::sync::LazyLock<Themes> = std::sync::LazyLock::new(Themes::bundled);
        let found = THEMES.find(&text, None);
        for pair in found.windows(2) {
            assert!(pair[0].range.start <= pair[1].range.start && pair[0].range.end < pair[1].range.end);
        }
        for found in found {
            assert!(!text[found.range].is_empty());
        }
    }
}

#[test]
fn a_name_that_cannot_be_shown_is_warned_of_with_its_line_and_gives_way_to_another_or_to_the_id() {
    let text = "version = 1\n[[themes]]\nid = \"one\"\nnames.en = \"\"\nnames.fr = \"Un\"\n\
        [[themes]]\nid = \"two\"\nnames.en = \"Tw\\no\"\n";
    let themes = Themes::parse(text).unwrap();
    let names: Vec<&str> = themes.as_slice().iter().map(|theme| theme.name_in(Language::ENGLISH)).collect();
    assert_eq!(names, ["Un", "two"]);
    let lines: Vec<usize> = themes.faults().iter().map(|fault| fault.at.0).collect();
    assert_eq!(lines, [4, 8]);
    assert!(Themes::parse(BUNDLED).unwrap().faults().is_empty());
}

#[test]
fn alternatives_that_overlap_take_no_time_with_their_powers() {
    let pattern = ["raid|raids|raid*|rai*"; 12].join(" ");
    let source = format!("version = 1\n[[themes]]\nid = \"x\"\nwords.en = [\"{pattern}\"]\n");
    let themes = Themes::parse(&source).unwrap();
    let text = "raid ".repeat(200);
    let found = themes.find(&text, Some(Language::ENGLISH));
    assert_eq!(found[0].range, 0.."raid ".len() * 12 - 1);
}
