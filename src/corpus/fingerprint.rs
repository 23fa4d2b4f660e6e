//! A number that tells whether two corpora hold the same texts and the same decisions of the user.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Corpus;
use crate::model::{Document, Mention, PublicationBasis, Reason};

impl Corpus {
    /// SHA-256 of the texts and of the user's decisions on them, as 64 hexadecimal digits. The same texts in folders of other
    /// names have the same; one letter or one decision more gives another.
    ///
    /// What is hashed, in the order of the documents' paths: a line `document LENGTH PATH` with the text's length in bytes, the text,
    /// a line feed; then what was decided, a line each: `published EDTF`, `note LENGTH NOTE`, and for mentions, in the order of the
    /// text, `mention START END PLACE`, where PLACE is the identifier or `-` for what is no place.
    ///
    /// Worked out when it is first asked for.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| self.hashed())
    }

    fn hashed(&self) -> String {
        let mut order: Vec<usize> = (0..self.documents.len()).collect();
        order.sort_by(|&a, &b| self.documents[a].path.cmp(&self.documents[b].path));
        let mut hash = Sha256::new();
        for index in order {
            let document = &self.documents[index];
            hash.update(format!("document {} {}\n", document.text.len(), document.path));
            hash.update(document.text.as_bytes());
            hash.update("\n");
            hash.update(decided_of(document));
            let own = self.columns.of_document(u32::try_from(index).unwrap_or(u32::MAX));
            for mention in self.mentions.get(own).unwrap_or_default() {
                hash.update(decided_at(mention).unwrap_or_default());
            }
        }
        hash.finalize().iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

fn decided_of(document: &Document) -> String {
    let mut lines = String::new();
    if let Some(publication) = &document.publication
        && publication.basis == PublicationBasis::Decision
    {
        let _ = writeln!(lines, "published {}", publication.date);
    }
    if let Some(note) = &document.note {
        let _ = writeln!(lines, "note {} {note}", note.len());
    }
    lines
}

fn decided_at(mention: &Mention) -> Option<String> {
    let place = match mention.reason {
        Reason::Decision | Reason::OwnPlace => mention.place.as_ref().map_or("-", |place| place.as_str()),
        Reason::NotAPlace => "-",
        _ => return None,
    };
    Some(format!("mention {} {} {place}\n", mention.span.start, mention.span.end))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::model::{Edtf, Publication, Status};

    fn of(documents: Vec<Document>, change: impl Fn(&mut Mention)) -> String {
        let mut mentions = vec![sample::mention(&documents, 0, "Kaboul", 0, "Kabul")];
        mentions.iter_mut().for_each(change);
        Corpus::new("any", documents, mentions, sample::places(), Vec::new()).fingerprint().to_owned()
    }

    #[test]
    fn one_letter_or_one_decision_more_gives_another_and_the_name_of_the_folder_does_not() {
        let text = || vec![sample::document("a.txt", &["À Kaboul."], Some("2021-07"))];
        let dated = || {
            let decided = Publication::new(Edtf::parse("2021-08").unwrap(), PublicationBasis::Decision);
            vec![Document { publication: Some(decided), ..text().remove(0) }]
        };
        let all = [
            of(text(), |_| ()),
            of(vec![sample::document("b.txt", &["À Kaboul."], Some("2021-07"))], |_| ()),
            of(vec![sample::document("a.txt", &["À Kaboul !"], Some("2021-07"))], |_| ()),
            of(dated(), |_| ()),
            of(text(), |mention| mention.reason = Reason::Decision),
            of(text(), |mention| (mention.reason, mention.status) = (Reason::NotAPlace, Status::Rejected)),
        ];
        assert!(all.iter().all(|print| print.len() == 64), "{all:?}");
        for (index, print) in all.iter().enumerate() {
            assert!(!all[index + 1..].contains(print), "{index}");
        }
        assert_eq!(
            all[0],
            of(text(), |mention| mention.confidence = 0.1),
            "what was not decided does not count"
        );
    }

    #[test]
    fn the_hash_is_that_of_the_lines_that_are_told() {
        // printf 'document 5 a.txt\nKabul\n' | sha256sum
        let document = Document { path: "a.txt".to_owned(), text: "Kabul".into(), ..Document::default() };
        let corpus = Corpus::new("any", vec![document], Vec::new(), Vec::new(), Vec::new());
        assert_eq!(corpus.fingerprint(), "655888792687c3f6737934bdeb68cd89760e0f2bc542781694712e62c297dc25");
    }
}
