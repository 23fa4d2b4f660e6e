//! What a toponym in a shown text means: its place and why that one, its date and on what that stands, and what else it
//! may mean.

use super::passages::containers;
use super::query::Query;
use super::standing::Standing;
use super::themes::{ThemeMark, told_around};
use crate::corpus::Corpus;
use crate::model::{Kind, Narration, Place, PlaceId, Reason};

/// What a mention means.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// The toponym as it stands in the text.
    pub toponym: String,
    /// The place; `None` where none is known.
    pub place: Option<MeantPlace>,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The rule that decided.
    pub reason: Reason,
    /// The date by the clock in use, and what it stands on.
    pub date: Option<Standing>,
    /// How the text tells of it.
    pub narration: Narration,
    /// Of what theme it is, and why; `None` where it has none.
    pub theme: Option<ThemeMark>,
    /// What else it may mean, the likeliest first, each with its share of the evidence, 0 to 1.
    pub others: Vec<(MeantPlace, f32)>,
    /// How many other places of its name there are that no text of the corpus means.
    pub others_elsewhere: u32,
}

/// A place that a mention means, or may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeantPlace {
    /// Which place.
    pub place: PlaceId,
    /// Its name, in the language that the query names places in.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Names of its containers: province, country.
    pub containers: Vec<String>,
}

impl MeantPlace {
    fn of(corpus: &Corpus, query: &Query, place: &Place) -> Self {
        Self {
            place: place.id.clone(),
            name: query.name_of(corpus, place).to_owned(),
            kind: place.kind,
            containers: containers(corpus, query, place),
        }
    }
}

/// What the mention with this number means; `None` where the corpus has no such mention.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // a name has few candidates
pub fn meaning(corpus: &Corpus, query: &Query, mention: u32) -> Option<Meaning> {
    let theme = told_around(corpus, mention).own;
    let mention = corpus.mentions().get(mention as usize)?;
    let document = corpus.documents().get(mention.document as usize)?;
    let others: Vec<_> = mention
        .candidates
        .iter()
        .filter(|candidate| Some(&candidate.place) != mention.place.as_ref())
        .collect();
    let known: Vec<_> = others
        .iter()
        .filter_map(|candidate| {
            let place = corpus.place(&candidate.place)?;
            Some((MeantPlace::of(corpus, query, place), candidate.score))
        })
        .collect();
    Some(Meaning {
        toponym: document.slice(mention.span).to_owned(),
        place: mention
            .place
            .as_ref()
            .and_then(|id| corpus.place(id))
            .map(|place| MeantPlace::of(corpus, query, place)),
        confidence: mention.confidence,
        reason: mention.reason.clone(),
        date: Standing::of_mention(document, mention, query.clock),
        narration: mention.narration,
        theme,
        others_elsewhere: (others.len() - known.len()) as u32,
        others: known,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Clock;
    use crate::corpus::sample::{self, id};
    use crate::model::{Candidate, Edtf};

    #[test]
    fn a_mention_tells_its_place_its_date_and_what_else_it_may_mean() {
        let source = sample::told();
        let mut mentions = source.mentions().to_vec();
        let candidate = |place: &str, score| Candidate { place: id(place), score };
        mentions[0].candidates =
            vec![candidate("Kandahar", 0.7), candidate("Kandahar Province", 0.2), candidate("nowhere", 0.1)];
        let corpus = Corpus::new("", source.documents().to_vec(), mentions, sample::places(), Vec::new());
        let found = meaning(&corpus, &Query::default(), 0).unwrap();
        let place = found.place.unwrap();
        assert_eq!((found.toponym.as_str(), place.kind), ("Kandahar", Kind::City));
        assert_eq!(place.containers, ["Kandahar Province", "Afghanistan"]);
        let range = |edtf: &str| Edtf::parse(edtf).unwrap().range();
        assert_eq!(found.date.unwrap().range, range("2021-07-20"));
        let others: Vec<_> = found.others.iter().map(|(other, _)| other.name.as_str()).collect();
        assert_eq!((others, found.others_elsewhere), (vec!["Kandahar Province"], 1));
        let published = Query { clock: Clock::Published, ..Query::default() };
        assert_eq!(meaning(&corpus, &published, 0).unwrap().date.unwrap().range, range("2021-07-21"));
        assert_eq!(meaning(&corpus, &published, 99), None);
    }
}
