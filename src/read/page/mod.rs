//! A page in HTML to a document: the text of its article, its title, and what it tells machines of its date.
//!
//! A document's text is not the page's source but what a reader sees of its article, and spans are of that. Deliberately not
//! here: styles in sheets and what scripts would add, for which a browser is needed; a page saved by one has both.

mod content;
mod elements;
mod json_ld;
mod published;
#[cfg(test)]
mod tests;
mod tree;

use super::{header, metadata, warning};
use crate::model::{Document, Lines, Warning};
use content::{Content, Measure};
use tree::{Element, Piece, Tree};

/// The document that a page's source makes; `None` where it shows no text. `xml`: whether it is in HTML's XML form.
pub(super) fn document(path: &str, source: &str, xml: bool, warnings: &mut Vec<Warning>) -> Option<Document> {
    let mut tree = Tree::of(source, xml || source.trim_start().starts_with("<?xml"));
    let measure = Measure::of(&mut tree);
    let article = measure.article(&tree);
    let Content { text, paragraphs } = Content::of(&tree, article);
    let first = paragraphs.first()?.span;
    let mut faults = Vec::new();
    let claims = published::claims(&tree, &measure, article, &mut faults);
    for (at, message) in faults {
        warnings.push(warning(path, Some(Lines::new(source).at(at)), message, "read-json-ld-hint"));
    }
    let title = title(&tree).unwrap_or_else(|| text.get(first.range()).unwrap_or_default().to_owned());
    Some(Document {
        path: path.to_owned(),
        title: header::title(&title),
        publication: metadata::publication(&claims, path, source, warnings),
        text: text.into(),
        paragraphs,
        ..Document::default()
    })
}

/// What a page calls itself where it is shared, else in the browser's title, else in its first heading.
fn title(tree: &Tree) -> Option<String> {
    let is_shared = |element: &&Element| {
        let named = ["property", "name"].iter().filter_map(|name| element.attribute(name));
        &*element.name == "meta" && named.into_iter().any(|name| name.eq_ignore_ascii_case("og:title"))
    };
    let shared = tree
        .elements
        .iter()
        .filter(is_shared)
        .filter_map(|meta| meta.attribute("content"))
        .map(str::to_owned);
    let own = first(tree, "title").map(|title| tree.line(title));
    let heading = first(tree, "h1").map(|heading| tree.line(heading));
    shared.chain(own).chain(heading).find(|title| !title.trim().is_empty())
}

/// The first element of that name that is not part of a drawing, which may have a title too.
fn first<'a>(tree: &'a Tree, name: &str) -> Option<&'a Element> {
    let mut drawings = 0_usize;
    tree.pieces.iter().find_map(|piece| match piece {
        Piece::Open(at) | Piece::Close(at) => {
            let element = tree.elements.get(*at)?;
            let is_open = matches!(piece, Piece::Open(_));
            if &*element.name == "svg" {
                drawings = if is_open { drawings + 1 } else { drawings.saturating_sub(1) };
            }
            (is_open && drawings == 0 && &*element.name == name).then_some(element)
        }
        Piece::Text(_) => None,
    })
}
