//! Which date each mention speaks of: so far the one of its document.

use crate::model::{Basis, Document, Mention, MentionDate, PublicationBasis};

/// Gives each mention the date of its document's publication. A mention whose document has none stays undated: no date
/// is invented.
pub fn date_mentions(documents: &[Document], mentions: &mut [Mention]) {
    for mention in mentions {
        mention.date = documents.get(mention.document as usize).and_then(publication);
    }
}

fn publication(document: &Document) -> Option<MentionDate> {
    let publication = document.publication.as_ref()?;
    let basis = match publication.basis {
        PublicationBasis::Decision => Basis::Decision,
        PublicationBasis::Header => Basis::Publication,
    };
    Some(MentionDate { edtf: publication.date.clone(), basis })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Edtf, Publication, Reason, Role, Span, Status};

    #[test]
    fn a_mention_has_the_date_of_its_document_or_none() {
        let document = |publication| Document {
            path: String::new(),
            title: String::new(),
            text: Arc::from("Kaboul"),
            paragraphs: Vec::new(),
            publication,
            language: None,
            note: None,
        };
        let dated = |date: &str, basis| Some(Publication { date: Edtf::parse(date).unwrap(), basis });
        let documents = [
            document(dated("2021-07", PublicationBasis::Header)),
            document(dated("2021-08-13", PublicationBasis::Decision)),
            document(None),
        ];
        let mut mentions: Vec<Mention> = (0..3)
            .map(|document| Mention {
                document,
                paragraph: 0,
                span: Span::new(0, 6),
                status: Status::Resolved,
                role: Role::Literal,
                confidence: 1.0,
                reason: Reason::OnlyPlace,
                place: None,
                candidates: Vec::new(),
                date: None,
            })
            .collect();
        date_mentions(&documents, &mut mentions);
        let dates: Vec<_> =
            mentions.iter().map(|m| m.date.as_ref().map(|d| (d.edtf.as_str(), d.basis))).collect();
        assert_eq!(
            dates,
            [Some(("2021-07", Basis::Publication)), Some(("2021-08-13", Basis::Decision)), None]
        );
    }
}
