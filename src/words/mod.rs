//! The words that people read: the window's, the figures' and the reasons', from one fluent catalogue a language.
//!
//! Nothing that the window, a figure or a reason says is spelt in code, so a language is added by adding a catalogue.
//! What is wrong with a file is a [`Message`](crate::model::Message) where it arises, and put into words here. Deliberately not here: what
//! the command line alone says, its help and its errors, which is in English where it arises.

mod dates;
mod filters;
mod messages;
mod numbers;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::{Kind, Language, Narration, PublicationBasis, Reason, Role};

pub use filters::AllBut;

const ENGLISH: &str = include_str!("../../assets/i18n/en.ftl");
const FRENCH: &str = include_str!("../../assets/i18n/fr.ftl");

/// A catalogue of messages in one language. Can be shared between threads.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

/// A value put into a message: text, or a number that may choose a plural.
pub type Value<'a> = FluentValue<'a>;

impl Words {
    /// The English catalogue.
    #[must_use]
    pub fn english() -> Self {
        Self::parse(ENGLISH, Language::ENGLISH)
    }

    /// The French catalogue.
    #[must_use]
    pub fn french() -> Self {
        Self::parse(FRENCH, Language::FRENCH)
    }

    /// The catalogue of a language; the English one where there is none.
    #[must_use]
    pub fn of(language: Language) -> Self {
        if language == Language::FRENCH { Self::french() } else { Self::english() }
    }

    fn parse(source: &str, language: Language) -> Self {
        // A fault in the catalogue loses the faulty message alone; the tests see to it that there is none.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let locale = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        // Each catalogue writes its numbers as its language does.
        let french = language == Language::FRENCH;
        bundle.set_formatter(Some(if french { numbers::french } else { numbers::english }));
        bundle.add_resource_overriding(resource);
        Self { bundle, language }
    }

    /// The language of the catalogue.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message `key`, or the key itself where the catalogue lacks it.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message `key` with values for its variables.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> =
            values.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// What a place is: "border post".
    #[must_use]
    pub fn kind(&self, kind: Kind) -> String {
        self.get(&format!("kind-{kind}"))
    }

    /// A length on the ground, given in metres: "200 km".
    #[must_use]
    pub fn length(&self, metres: f64) -> String {
        if metres < 1000.0 {
            self.with("scale-metres", &[("count", metres.into())])
        } else {
            self.with("scale-kilometres", &[("count", (metres / 1000.0).into())])
        }
    }

    /// A length as it was measured: metres, kilometres with a decimal where there are few.
    #[must_use]
    pub fn length_measured(&self, metres: f64) -> String {
        let kilometres = metres / 1000.0;
        match kilometres {
            ..1.0 => self.with("scale-metres", &[("count", metres.round().into())]),
            1.0..100.0 => {
                self.with("scale-kilometres", &[("count", ((kilometres * 10.0).round() / 10.0).into())])
            }
            _ => self.with("scale-kilometres", &[("count", kilometres.round().into())]),
        }
    }

    /// Latitude and longitude in degrees: "34.5289° N, 69.1723° E". `zoom` says how fine they can be told.
    #[must_use]
    pub fn coordinates(&self, lon: f64, lat: f64, zoom: f64) -> String {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // two to five
        let digits = (zoom / 3.0).round().clamp(1.0, 5.0) as usize;
        let point = numbers::point(self.language);
        let value = |degrees: f64| format!("{:.digits$}", degrees.abs()).replace('.', point);
        let [north, east] = [lat >= 0.0, lon >= 0.0];
        let (lat, lon) = (value(lat), value(lon));
        let values = [("lat", lat.as_str().into()), ("lon", lon.as_str().into())];
        self.with(
            match (north, east) {
                (true, true) => "coordinates-ne",
                (true, false) => "coordinates-nw",
                (false, true) => "coordinates-se",
                (false, false) => "coordinates-sw",
            },
            &values,
        )
    }

    /// How a text uses a name.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.get(match role {
            Role::Literal => "role-literal",
            Role::Metonymic => "role-metonymic",
            Role::Associative => "role-associative",
        })
    }

    /// How a document's date is known: "dated by you", "from the header".
    #[must_use]
    pub fn publication_basis(&self, basis: PublicationBasis) -> String {
        self.get(match basis {
            PublicationBasis::Decision => "basis-decision",
            PublicationBasis::Metadata => "basis-metadata",
            PublicationBasis::Header => "basis-header",
            PublicationBasis::Dateline => "basis-dateline",
            PublicationBasis::FileName => "basis-file-name",
        })
    }

    /// How a text tells of something: "event", "background", "planned".
    #[must_use]
    pub fn narration(&self, narration: Narration) -> String {
        self.get(match narration {
            Narration::Event => "narration-event",
            Narration::Background => "narration-background",
            Narration::Future => "narration-future",
        })
    }

    /// The rule that decided where a mention is, as a phrase.
    #[must_use]
    pub fn reason(&self, reason: &Reason) -> String {
        let (key, of) = match reason {
            Reason::Decision => ("reason-decision", None),
            Reason::NotAPlace => ("reason-not-a-place", None),
            Reason::OnlyPlace => ("reason-only-place", None),
            Reason::ContextWord(words) => ("reason-context-word", Some(words)),
            Reason::NamedContainer(name) => ("reason-named-container", Some(name)),
            Reason::SeatOf(name) => ("reason-seat-of", Some(name)),
            Reason::HomeRegion(name) => ("reason-home-region", Some(name)),
            Reason::NearOthers(name) => ("reason-near-others", Some(name)),
            Reason::SameDocument => ("reason-same-document", None),
            Reason::CountryName => ("reason-country-name", None),
            Reason::OwnPlace => ("reason-own-place", None),
            Reason::BestKnown => ("reason-best-known", None),
            Reason::UnknownName(words) => ("reason-unknown-name", Some(words)),
        };
        match of {
            Some(of) => self.with(key, &[("of", of.as_str().into())]),
            None => self.get(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use jiff::civil::date;

    use super::*;

    /// The messages of a catalogue with the variables of each.
    fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let resource = FluentResource::try_new(source.to_owned()).unwrap();
        let messages = resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            _ => None,
        });
        messages
            .map(|message| (message.id.name.to_owned(), variables(message.value.as_ref().unwrap())))
            .collect()
    }

    fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            let inline = match expression {
                Expression::Inline(inline) => inline,
                Expression::Select { selector, variants } => {
                    found.extend(variants.iter().flat_map(|variant| variables(&variant.value)));
                    selector
                }
            };
            if let InlineExpression::VariableReference { id } = inline {
                found.insert(id.name.to_owned());
            }
        }
        found
    }

    #[test]
    fn no_catalogue_has_a_faulty_message_or_a_key_twice() {
        for (source, language) in [(ENGLISH, "en"), (FRENCH, "fr")] {
            let (resource, faults) = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) => (resource, Vec::new()),
                Err((resource, faults)) => (resource, faults),
            };
            assert!(faults.is_empty(), "{language}: {faults:?}");
            let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap()]);
            assert_eq!(bundle.add_resource(resource), Ok(()), "{language}");
        }
    }

    #[test]
    fn every_message_exists_in_both_languages_with_the_same_variables() {
        assert_eq!(messages(FRENCH), messages(ENGLISH));
    }

    #[test]
    fn french_sets_its_signs_apart_with_spaces_that_do_not_break() {
        for (number, line) in FRENCH.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let Some((_, said)) = line.split_once('=').or(Some(("", line))) else { continue };
            let said = said.replace("https://", "").replace("http://", "");
            for (sign, space) in [
                (" ;", '\u{202f}'),
                (" !", '\u{202f}'),
                (" ?", '\u{202f}'),
                (" :", '\u{a0}'),
                ("« ", '\u{a0}'),
                (" »", '\u{a0}'),
            ] {
                assert!(!said.contains(sign), "line {}: “{sign}” wants {space:?}: {line}", number + 1);
            }
        }
    }

    #[test]
    fn french_says_dates_numbers_and_plurals_as_french_does() {
        let words = Words::french();
        assert_eq!(words.day(date(2021, 8, 1)), "1er août 2021");
        assert_eq!(words.day_with_weekday(date(2021, 8, 13)), "vendredi 13 août 2021");
        assert_eq!(words.day_short(date(2021, 7, 2)), "2 juil.");
        assert_eq!(words.range("2021-06-12/2021-07-07".parse().unwrap()), "du 12 juin au 7 juillet 2021");
        assert_eq!(words.range("2021-06-01/2021-06-09".parse().unwrap()), "du 1er au 9 juin 2021");
        assert_eq!(words.count(134_000), "134\u{202f}000");
        assert_eq!(words.about(2.5), "2,5");
        assert_eq!(words.coordinates(-69.1723, 34.5289, 12.0), "34,5289° N, 69,1723° O");
        for (count, said) in
            [(0, "0 mention"), (1, "1 mention"), (2, "2 mentions"), (1500, "1\u{202f}500 mentions")]
        {
            assert_eq!(words.with("mentions-count", &[("count", count.into())]), said);
        }
    }

    #[test]
    fn every_kind_role_basis_and_reason_has_words() {
        let words = Words::english();
        let of = || "Ghazni".to_owned();
        let reasons = [
            Reason::Decision,
            Reason::NotAPlace,
            Reason::OnlyPlace,
            Reason::ContextWord(of()),
            Reason::NamedContainer(of()),
            Reason::SeatOf(of()),
            Reason::HomeRegion(of()),
            Reason::NearOthers(of()),
            Reason::SameDocument,
            Reason::CountryName,
            Reason::OwnPlace,
            Reason::BestKnown,
            Reason::UnknownName(of()),
        ];
        let said = Kind::ALL
            .iter()
            .map(|kind| words.kind(*kind))
            .chain([Role::Literal, Role::Metonymic, Role::Associative].map(|role| words.role(role)))
            .chain(PublicationBasis::ALL.map(|known| words.publication_basis(known)))
            .chain(
                [Narration::Event, Narration::Background, Narration::Future]
                    .map(|narration| words.narration(narration)),
            )
            .chain(reasons.iter().map(|reason| words.reason(reason)));
        for phrase in said {
            assert!(
                !["kind-", "role-", "basis-", "narration-", "reason-"]
                    .iter()
                    .any(|key| phrase.starts_with(key)),
                "{phrase}"
            );
            assert!(!phrase.contains('{'), "{phrase}");
        }
    }

    #[test]
    fn a_length_is_said_in_metres_or_kilometres() {
        let words = Words::english();
        let said = [500.0, 1000.0, 200_000.0].map(|metres| words.length(metres));
        assert_eq!(said, ["500 m", "1 km", "200 km"]);
    }

    #[test]
    fn a_number_chooses_its_plural() {
        let words = Words::english();
        let one = words.with("documents-count", &[("count", 1.into())]);
        let many = words.with("documents-count", &[("count", 5.into())]);
        assert_eq!((one.as_str(), many.as_str()), ("1 document", "5 documents"));
    }
}
