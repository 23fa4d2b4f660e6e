//! Sentences of our own, in French and English, over a small gazetteer made here.

use std::sync::{Arc, OnceLock};

use proptest::prelude::*;

use crate::gazetteer::build::build;
use crate::model::{Language, Paragraph, PlaceId, Span};

use super::*;

mod rules;

/// Identifier, main name, kind, country, province, latitude, longitude, population, capital, the usual French name (or, behind
/// "~", another one). Positions and
/// populations are round: only which place is chosen is tested.
const PLACES: &str = "\
fr|France|country|FR||47|2|67000000||
us|United States|country|US||39|-98|330000000||États-Unis
af|Afghanistan|country|AF||34|66|38000000||
in|India|country|IN||22|79|1300000000||
tx|Texas|province|US||31|-100|29000000||
kandahar-province|Kandahar|province|AF||31|65.5|1400000||
ghazni-province|Ghazni|province|AF||33.3|68|1300000||
badghis|Badghis|province|AF||35|63.7|550000||
paris-fr|Paris|city|FR||49|2|2100000|country|
paris-tx|Paris|city|US|tx|33.7|-95.6|24000||
york|New York|city|US|ny|41|-74|8000000||
ny|New York|province|US||43|-75|20000000||
albany|Albany|city|US|ny|42.7|-73.8|100000||
gr|Greece|country|GR||39|22|10000000||Grèce
kandahar-city|Kandahar|city|AF|kandahar-province|31.6|65.7|500000|admin1|
muqur-ghazni|Muqur|district|AF|ghazni-province|32.9|67.8|0||
muqur-badghis|Muqur|district|AF|badghis|35.2|63|0||
ghani|Ghani|city|PK||31|72|30000||
reading|Reading|city|GB||51|-1|160000||
havre|Le Havre|city|FR||49.5|0.1|170000||
la-defense|La Défense|city|FR||48.9|2.2|20000||
black-sea|Black Sea|sea|||43|35|0||mer Noire
bagram-base|Bagram|base|AF||34.9|69.3|0||
bagram-town|Bagram|city|AF||34.9|69.2|90000||
doha|Doha|city|QA||25.3|51.5|1200000|country|
boulogne|Boulogne-sur-Mer|city|FR||50.7|1.6|40000||
ch|Switzerland|country|CH||47|8|8500000||Suisse
london|London|city|GB||51.5|-0.1|8900000|country|Londres
marche|Marche|province|IT||43.3|13|1500000||
saint-louis|Saint-Louis|city|SN||16|-16.5|320000||
st-louis|St. Louis|city|US||38.6|-90.2|300000||
yverdon|Yverdon-les-Bains|city|CH||46.8|6.6|30000||~Yverdon
butler-county|Butler County|district|US||39.4|-84.6|0||~Butler
preble-county|Preble County|district|US||39.7|-84.6|0||~Preble
decker-county|Decker County|district|US||39.6|-84.7|0||~Decker
decker|Decker|city|US||38|-90|120000||
nancy|Nancy|city|FR||48.7|6.2|105000||
guinea|Guinea|country|GN||10|-11|13000000||Guinée
pt|Portugal|country|PT||39|-8|10000000||
";

/// The places above, built as any gazetteer is.
fn gazetteer() -> &'static Gazetteer {
    static BUILT: OnceLock<Gazetteer> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut places =
            "id\tname\tkind\tfeature_class\tcountry\tadmin1\tadmin2\tlat\tlon\tpopulation\tcapital\n"
                .to_owned();
        let mut names = "id\tname\tlang\trank\n".to_owned();
        for line in PLACES.lines() {
            let [id, name, kind, country, admin1, lat, lon, population, capital, other] =
                line.split('|').collect::<Vec<_>>().try_into().unwrap();
            let admin1 = if admin1.is_empty() { String::new() } else { format!("our:{admin1}") };
            places += &format!(
                "our:{id}\t{name}\t{kind}\tP\t{country}\t{admin1}\t\t{lat}\t{lon}\t{population}\t{capital}\n"
            );
            names += &format!("our:{id}\t{name}\t\tmain\n");
            match other.strip_prefix('~') {
                Some(alternate) => names += &format!("our:{id}\t{alternate}\t\talternate\n"),
                None if id == "us" => {
                    names += &format!("our:{id}\t{other}\tfr\tpreferred\nour:{id}\tÉ.-U.\t\tabbreviation\n");
                }
                None if other.is_empty() => {}
                None => names += &format!("our:{id}\t{other}\tfr\tpreferred\n"),
            }
        }
        for (file, rows) in
            [("places.tsv", places.as_str()), ("names.tsv", names.as_str()), ("areas.jsonl", "")]
        {
            std::fs::write(folder.path().join(file), rows).unwrap();
        }
        Gazetteer::from_bytes(build(folder.path()).unwrap().bytes().unwrap()).unwrap()
    })
}

/// A document of which each line is a paragraph.
fn document(text: &str, language: Language) -> Document {
    let line = |line: &str| {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        Paragraph { span: Span::new(start, start + line.len()) }
    };
    Document {
        path: "a.txt".into(),
        title: String::new(),
        text: Arc::from(text),
        paragraphs: text.lines().map(line).collect(),
        publication: None,
        language: Some(language),
        ..Document::default()
    }
}

/// What is found in a text: each toponym with the place it means among ours, or `?`.
fn found(text: &str, language: Language) -> Vec<String> {
    let document = document(text, language);
    let mentions = geoparse(std::slice::from_ref(&document), gazetteer());
    let ours = |mention: &Mention| {
        let id = mention.place.as_ref().map_or("?", PlaceId::as_str);
        format!("{}={}", document.slice(mention.span), id.strip_prefix("our:").unwrap_or(id))
    };
    mentions.iter().map(ours).collect()
}

fn check(language: Language, table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(&found(text, language), expected, "{text}");
    }
}

#[test]
fn french_sentences_give_the_places_they_name() {
    check(
        Language::FRENCH,
        &[
            ("Le convoi est arrivé à Kandahar hier soir.", &["Kandahar=kandahar-city"]),
            ("Le gouverneur de Kandahar a démissionné.", &["Kandahar=kandahar-province"]),
            ("Les villages de la province de Kandahar sont isolés.", &["Kandahar=kandahar-province"]),
            ("La ville méridionale de Kandahar est calme.", &["Kandahar=kandahar-city"]),
            (
                "Ils tiennent la province de Ghazni. Le district de Muqur est tombé.",
                &["Ghazni=ghazni-province", "Muqur=muqur-ghazni"],
            ),
            ("Ils ont quitté la base aérienne de Bagram.", &["Bagram=bagram-base"]),
            ("Le navire vient du Havre.", &["Havre=havre"]),
            ("Il croise en mer Noire depuis mai.", &["mer Noire=black-sea"]),
            ("Le président Ashraf Ghani s’est exprimé. Ghani a souri.", &[]),
            ("Selon le New York Times et India Today, rien n’a changé.", &[]),
            // Not the feminine of "grec".
            ("Des médecins sont passés en Grèce.", &["Grèce=gr"]),
            ("Une communauté grecque y vit.", &[]),
            ("Le district de Zorkabad est coupé du monde.", &["Zorkabad=?"]),
            ("Le département américain de la Défense se tait.", &[]),
        ],
    );
}

#[test]
fn english_sentences_give_the_places_they_name() {
    check(
        Language::ENGLISH,
        &[
            ("She flew to Paris, France, on Monday.", &["Paris=paris-fr", "France=fr"]),
            ("He was born in Paris, Texas.", &["Paris=paris-tx", "Texas=tx"]),
            ("He was born in Paris, Tex., in May.", &["Paris=paris-tx", "Tex.=tx"]),
            ("He moved to Albany, New York.", &["Albany=albany", "New York=ny"]),
            ("Reading is a joy, he said.", &[]),
            ("Reading, 8 June. The strike goes on.", &["Reading=reading"]),
            ("The train stops in Reading at noon.", &["Reading=reading"]),
            ("A report in the New York Times said so.", &[]),
            ("They live in New York.", &["New York=york"]),
            ("Kandahar province is quiet.", &["Kandahar=kandahar-province"]),
            ("Michael Paris left the room. Paris was tired.", &[]),
        ],
    );
}

#[test]
fn the_same_text_decomposed_gives_the_same_places() {
    use unicode_normalization::UnicodeNormalization;
    let text = "Les États-Unis ont quitté la Guinée et Kandahar.";
    let names =
        |text: &str| found(text, Language::FRENCH).iter().map(|f| f.nfc().collect()).collect::<Vec<String>>();
    assert_eq!(names(text), ["États-Unis=us", "Guinée=guinea", "Kandahar=kandahar-city"]);
    assert_eq!(names(&text.nfd().collect::<String>()), names(text));
}

#[test]
fn who_governs_and_what_is_named_after_a_place_have_their_roles() {
    let (french, english) = (Language::FRENCH, Language::ENGLISH);
    for (language, text, role) in [
        (french, "Les États-Unis ont annoncé leur départ.", Role::Metonymic),
        (french, "Les troupes sont en Afghanistan.", Role::Literal),
        (french, "C’est une violation de l’accord de Doha.", Role::Associative),
        (french, "Les négociations ont eu lieu à Doha.", Role::Literal),
        (french, "Les forces dirigées par les États-Unis partent.", Role::Metonymic),
        (french, "Un musicien en France a confié sa peur.", Role::Literal),
        (french, "Le poste frontalier avec l’Afghanistan est fermé.", Role::Literal),
        (french, "Des négociations avec l’Afghanistan sont en cours.", Role::Metonymic),
        (english, "France’s recent decision came late.", Role::Metonymic),
        (english, "France’s southern coast is warm.", Role::Literal),
        (english, "They want India to play a role.", Role::Metonymic),
        (english, "India will not vote.", Role::Metonymic),
        (english, "India has a long coast.", Role::Literal),
        (english, "A judge in India has halted it.", Role::Literal),
        (english, "The border with India is closed.", Role::Literal),
    ] {
        let mentions = geoparse(&[document(text, language)], gazetteer());
        assert_eq!(mentions.iter().map(|mention| mention.role).collect::<Vec<_>>(), [role], "{text}");
    }
}

#[test]
fn reasons_name_what_a_reader_can_check() {
    let reason = |text: &str, language| {
        geoparse(&[document(text, language)], gazetteer()).into_iter().next().map(|mention| mention.reason)
    };
    assert_eq!(
        reason("La province de Kandahar est calme.", Language::FRENCH),
        Some(Reason::ContextWord("province de".into()))
    );
    assert_eq!(
        reason("She is in Paris, France, today.", Language::ENGLISH),
        Some(Reason::NamedContainer("France".into()))
    );
    assert_eq!(
        reason("Le village de Zorkabad a brûlé.", Language::FRENCH),
        Some(Reason::UnknownName("village de".into()))
    );
}

#[test]
fn mentions_are_in_order_and_their_spans_cut_out_their_text() {
    let texts = ["Paris, Kandahar et Doha.", "", "À Doha, rien."];
    let documents: Vec<_> = texts.iter().map(|text| document(text, Language::FRENCH)).collect();
    let mentions = geoparse(&documents, gazetteer());
    let names: Vec<_> =
        mentions.iter().map(|m| (m.document, documents[m.document as usize].slice(m.span))).collect();
    assert_eq!(names, [(0, "Paris"), (0, "Kandahar"), (0, "Doha"), (2, "Doha")]);
    assert!(mentions.iter().all(|m| (0.0..=1.0).contains(&m.confidence)));
}

#[test]
fn a_word_that_ends_one_name_begins_no_other() {
    assert_eq!(
        found("Dans la ville de Boulogne-sur-mer Noire.", Language::FRENCH),
        ["Boulogne-sur-mer=boulogne"]
    );
}

#[test]
fn an_abbreviated_division_belongs_to_the_town_before_it_in_its_own_paragraph() {
    // In the second line "Tex." has the number that would follow the town of the first.
    let text = "She went to Paris.\nIt is all far, Tex. says.";
    assert_eq!(found(text, Language::ENGLISH), ["Paris=paris-fr"]);
}

#[test]
fn a_hundred_thousand_capitals_in_a_row_are_read_in_linear_time() {
    let time = |count: usize| {
        let text = "Ny Paris Zed ".repeat(count);
        let document = document(&text, Language::ENGLISH);
        let start = std::time::Instant::now();
        let _ = geoparse(&[document], gazetteer());
        start.elapsed().as_secs_f64()
    };
    let (small, large) = (time(3_000), time(30_000));
    assert!(large < 40.0 * small + 1.0, "{small} s for a tenth, {large} s for the whole");
}

proptest! {
    #[test]
    fn mentions_stand_in_order_in_their_paragraphs_and_do_not_overlap(
        words in prop::collection::vec(prop::sample::select(vec![
            "Boulogne-sur-mer", "mer", "Noire", "Paris", "Texas", "Tex.", "N.Y.", "Havre", "New", "York", "Kandahar",
            "province", "district", "Muqur", "County", "Michael", "le", "du", "de", "la", "d’", "et", "à", "in",
            "capitale", "lac", ",", ".", "(", "\n",
        ]), 0..24),
        english in any::<bool>(),
    ) {
        let text = words.join(" ");
        let document = document(&text, if english { Language::ENGLISH } else { Language::FRENCH });
        let mentions = geoparse(std::slice::from_ref(&document), gazetteer());
        for mention in &mentions {
            prop_assert!(document.paragraphs[mention.paragraph as usize].span.contains(mention.span));
            prop_assert!(!document.slice(mention.span).is_empty());
        }
        for pair in mentions.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "{text:?}");
        }
    }
}
