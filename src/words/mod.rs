//! The words that people read: the window's, the figures' and the reasons', from one fluent catalogue a language.
//!
//! Nothing that the window, a figure or a reason says is spelt in code, so a language is added by adding a catalogue.
//! Deliberately not here: warnings, errors and the help of the command line, which are in English where they arise.

mod dates;
mod filters;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::{Kind, Language, Narration, PublicationBasis, Reason, Role};

const ENGLISH: &str = include_str!("../../assets/i18n/en.ftl");

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

    fn parse(source: &str, language: Language) -> Self {
        // A fault in the catalogue loses the faulty message alone; the tests see to it that there is none.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let locale = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
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
        let value = |degrees: f64| format!("{:.digits$}", degrees.abs());
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
    use super::*;

    #[test]
    fn the_catalogue_has_no_faulty_message_and_no_key_twice() {
        let (resource, faults) = match FluentResource::try_new(ENGLISH.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, faults)) => (resource, faults),
        };
        assert!(faults.is_empty(), "{faults:?}");
        let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap()]);
        assert_eq!(bundle.add_resource(resource), Ok(()));
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
