//! What tells places from other names and how they are used, a sentence of our own for each rule.

use super::*;

#[test]
fn french_words_around_a_name_say_whether_it_is_a_place() {
    check(
        Language::FRENCH,
        &[
            ("Elle vit en Suisse.", &["Suisse=ch"]),
            // What all know by this name is meant at the head of a sentence too, though it is an ordinary word.
            ("Paris est calme.", &["Paris=paris-fr"]),
            ("Elle est morte hier à Nancy, dit-on.", &["Nancy=nancy"]),
            ("Elle habite rue de Londres.", &[]),
            ("Il est né aux É.-U. en mai.", &["É.-U.=us"]),
            // A person, and an adjective within a name.
            ("Hier, un Suisse a gagné.", &[]),
            ("Il quitte le Crédit Suisse.", &[]),
            ("Elle a prié dans l’église de Saint-Louis.", &[]),
            ("Elle vit à Saint-Louis.", &["Saint-Louis=saint-louis"]),
            // An accent that the name of the Italian region has not.
            ("Ils vont au Marché couvert.", &[]),
            ("Il a mis le cap sur Londres.", &["Londres=london"]),
            ("Le calme revient. Londres 11 décembre. Rien de neuf.", &["Londres=london"]),
            ("SUISSE\nLe conseil se réunit demain.", &["SUISSE=ch"]),
            ("Il a pris le train d’Yverdon à midi.", &["Yverdon=yverdon"]),
            ("Le fort Malekabad a tenu trois jours.", &["Malekabad=?"]),
            ("Le titre de duc de Londres n’existe pas.", &[]),
            ("Résultats : 1. Rossi (Fr) 2. Dupond (Be) 3. Weber (S)", &["Fr=fr"]),
            ("Résultats : 1. Favre (Fr) 2. Dupond (Fr)", &["Fr=fr", "Fr=fr"]),
            ("Le syndicat des fonctionnaires romands (Fr) proteste.", &[]),
            // The letters of an office: no country, though there are two.
            ("La Fondation Romande (Fr) et le Grand Bureau (GB) protestent.", &[]),
        ],
    );
}

#[test]
fn english_words_around_a_name_say_whether_it_is_a_place() {
    check(
        Language::ENGLISH,
        &[
            ("The mill closes. ALBANY — Workers left early.", &["ALBANY=albany"]),
            ("He works for Stanley & Decker near Albany.", &["Albany=albany"]),
            ("He spoke to the Butler County Criminal Court.", &["Butler County=butler-county"]),
            ("She moved to St. Louis.", &["St. Louis=st-louis"]),
            (
                "Schools closed in Butler, Preble and Decker counties.",
                &["Butler=butler-county", "Preble=preble-county", "Decker=decker-county"],
            ),
            ("It is one of the cities of Decker county.", &["Decker=decker-county"]),
        ],
    );
}

#[test]
fn the_words_around_a_place_tell_whether_it_acts() {
    use Role::{Literal, Metonymic};
    let (french, english) = (Language::FRENCH, Language::ENGLISH);
    for (language, text, role) in [
        (english, "Officials accused India of delay.", Metonymic),
        (english, "He left India in May.", Literal),
        (english, "India appreciates the offer.", Metonymic),
        (english, "India on Monday approved the sale.", Metonymic),
        (english, "India, with its many votes, has agreed.", Metonymic),
        (english, "The pressure on India is growing.", Metonymic),
        (english, "The roads to India are long.", Literal),
        (english, "An India-led force arrived.", Metonymic),
        (english, "It is a close ally India can count on.", Metonymic),
        (english, "Officials gave India a huge sum.", Literal),
        (english, "They angered India.", Metonymic),
        (english, "They won the last game against Albany.", Metonymic),
        (english, "They brought the game to Albany.", Literal),
        (english, "The train to Albany was late.", Literal),
        (french, "Le prêt consenti à la France est remboursé.", Metonymic),
        (french, "Il a cédé ses droits à la France.", Metonymic),
        (french, "Il est arrivé vendredi au Portugal.", Literal),
        (french, "Il parle de son passage par la France.", Literal),
        (french, "Quant à la France, elle est calme.", Literal),
        (french, "La frontière est proche de la France.", Literal),
        (french, "C’est ce que propose la France.", Metonymic),
        (french, "La France, de son côté, renoncera.", Metonymic),
        (french, "Elle traverse la France à pied.", Literal),
        (french, "Il agit au détriment de la France.", Metonymic),
    ] {
        let mentions = geoparse(&[document(text, language)], gazetteer());
        assert_eq!(mentions.iter().map(|mention| mention.role).collect::<Vec<_>>(), [role], "{text}");
    }
}

#[test]
fn what_is_said_of_one_of_two_is_said_of_both() {
    let roles = |text: &str, language| {
        let mentions = geoparse(&[document(text, language)], gazetteer());
        mentions.iter().map(|mention| mention.role).collect::<Vec<_>>()
    };
    use Role::{Literal, Metonymic};
    assert_eq!(roles("The ties between India and France are old.", Language::ENGLISH), [Metonymic; 2]);
    assert_eq!(roles("La Suisse affrontera la France et la Grèce.", Language::FRENCH), [Metonymic; 3]);
    assert_eq!(roles("Groupe B : France, Suisse, Grèce.", Language::FRENCH), [Metonymic; 3]);
    assert_eq!(roles("Le plan sur la France et la Grèce permettra la paix.", Language::FRENCH), [Literal; 2]);
    assert_eq!(roles("Snow fell in India and France.", Language::ENGLISH), [Literal; 2]);
}

#[test]
fn the_noun_of_a_list_is_the_reason_of_each_name_in_it() {
    let text = "Schools closed in Butler and Preble counties.";
    let mentions = geoparse(&[document(text, Language::ENGLISH)], gazetteer());
    for mention in mentions {
        assert_eq!(
            mention.place,
            mention.candidates.first().map(|candidate| candidate.place.clone()),
            "{text}"
        );
        assert!(
            matches!(&mention.reason, Reason::ContextWord(_) | Reason::OnlyPlace),
            "{:?}",
            mention.reason
        );
    }
}

#[test]
fn in_a_language_whose_words_are_not_known_a_name_is_found_and_trusted_less() {
    let confidence = |text: &str, language| geoparse(&[document(text, language)], gazetteer())[0].confidence;
    let german = Language::new("de").unwrap();
    let (known, foreign) = (confidence("London", Language::ENGLISH), confidence("London", german));
    assert!(0.0 < foreign && foreign < known, "{foreign} and {known}");
}
