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
        _ => Basis::Publication,
    };
    Some(MentionDate::new(publication.date.clone(), basis))
}
