//! Which part of a page is its article, and the paragraphs of that: what a reader sees, without what surrounds it.

use super::super::text::is_blank;
use super::tree::{Element, Piece, Tree};
use crate::model::{Paragraph, Span};

/// What stands between two paragraphs of the text: a blank line, as in a text file.
const BETWEEN: &str = "\n\n";

/// A page's text.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Content {
    pub text: String,
    pub paragraphs: Vec<Paragraph>,
}

/// How much of what is shown is where in a page.
pub(super) struct Measure {
    /// Bytes of text other than white space in each element.
    letters: Vec<usize>,
    /// Whether no element around it is left out, nor itself.
    shown: Vec<bool>,
    /// Bytes in the whole page.
    total: usize,
}

impl Measure {
    /// Measures a page. A form is part of the text where it holds half of it: some sites put whole pages into one.
    pub(super) fn of(tree: &mut Tree) -> Self {
        let with_forms = Self::once(tree);
        let mut has_forms = false;
        for (element, letters) in tree.elements.iter_mut().zip(&with_forms.letters) {
            if &*element.name == "form" && letters * 2 < with_forms.total {
                element.left_out = true;
                has_forms = true;
            }
        }
        if has_forms { Self::once(tree) } else { with_forms }
    }

    fn once(tree: &Tree) -> Self {
        let mut measure =
            Self { letters: vec![0; tree.elements.len()], shown: vec![false; tree.elements.len()], total: 0 };
        let mut left_out = 0_usize;
        for piece in &tree.pieces {
            match piece {
                Piece::Open(at) => {
                    left_out += usize::from(tree.elements[*at].left_out);
                    measure.shown[*at] = left_out == 0;
                    measure.letters[*at] = measure.total;
                }
                Piece::Close(at) => {
                    left_out -= usize::from(tree.elements[*at].left_out);
                    measure.letters[*at] = measure.total - measure.letters[*at];
                }
                Piece::Text(range) if left_out == 0 => {
                    let bytes = &tree.text.as_bytes()[range.clone()];
                    measure.total += bytes.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
                }
                Piece::Text(_) => {}
            }
        }
        measure
    }

    /// Whether an element is part of what a reader sees.
    pub(super) fn shows(&self, element: usize) -> bool {
        self.shown.get(element).copied().unwrap_or_default()
    }

    /// The shown elements that `is` picks, each with its bytes of text.
    fn shown<'a>(
        &'a self,
        tree: &'a Tree,
        is: impl Fn(&Element) -> bool + 'a,
    ) -> impl Iterator<Item = (usize, usize)> + 'a {
        let all = tree.elements.iter().zip(&self.shown).zip(&self.letters).enumerate();
        all.filter(move |(_, ((element, shown), _))| **shown && is(element))
            .map(|(at, (_, letters))| (at, *letters))
    }

    /// The element that holds the page's article; `None` for the whole page.
    ///
    /// The longest outermost `<article>`, where it is plainly the page's: it has half of the text of all articles, and a
    /// quarter of that of the `<main>`, or of the page without one. A list of teasers has no such article. Else the longest
    /// `<main>` that has any text.
    pub(super) fn article(&self, tree: &Tree) -> Option<usize> {
        let longest =
            |found: (usize, usize), next: (usize, usize)| if next.1 > found.1 { next } else { found };
        let main = self.shown(tree, Element::is_main).filter(|(_, letters)| *letters > 0).reduce(longest);
        let articles = || self.shown(tree, |element| &*element.name == "article" && !element.in_article);
        let around = main.map_or(self.total, |(_, letters)| letters);
        let all: usize = articles().map(|(_, letters)| letters).sum();
        let article = articles()
            .reduce(longest)
            .filter(|(_, letters)| *letters > 0 && letters * 2 >= all && letters * 4 >= around);
        article.or(main).map(|(at, _)| at)
    }
}

impl Content {
    /// The paragraphs of an element, or of the whole page.
    pub(super) fn of(tree: &Tree, root: Option<usize>) -> Self {
        let range = root.map_or(0..tree.pieces.len(), |root| tree.elements[root].pieces.clone());
        let (mut writer, mut left_out, mut preformatted) = (Writer::default(), 0_usize, 0_usize);
        for piece in &tree.pieces[range] {
            match piece {
                Piece::Open(at) | Piece::Close(at) => {
                    let element = &tree.elements[*at];
                    let is_start = matches!(piece, Piece::Open(_));
                    if left_out == 0 && element.is_block() {
                        writer.end_paragraph();
                    } else if left_out == 0 && is_start && &*element.name == "br" {
                        writer.end_line();
                    }
                    let count = |depth: &mut usize, is: bool| {
                        *depth = if is_start { *depth + usize::from(is) } else { *depth - usize::from(is) };
                    };
                    count(&mut left_out, element.left_out);
                    count(
                        &mut preformatted,
                        matches!(&*element.name, "pre" | "listing" | "xmp" | "plaintext"),
                    );
                }
                Piece::Text(range) if left_out == 0 => {
                    writer.write(&tree.text[range.clone()], preformatted > 0);
                }
                Piece::Text(_) => {}
            }
        }
        writer.end_paragraph();
        writer.content
    }
}

/// Writes text paragraph by paragraph, white space collapsed.
#[derive(Default)]
struct Writer {
    content: Content,
    /// Where the paragraph that is being written begins; `None` before its first character.
    start: Option<usize>,
    /// What stands between the last character and the next.
    gap: Gap,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
}

impl Writer {
    /// Writes a run of text. White space is as HTML knows it: a no-break space is a character.
    fn write(&mut self, text: &str, preformatted: bool) {
        for c in text.chars() {
            match c {
                '\n' if preformatted => self.end_line(),
                ' ' | '\t' | '\n' | '\r' | '\u{0C}' if self.gap == Gap::None => self.gap = Gap::Space,
                ' ' | '\t' | '\n' | '\r' | '\u{0C}' => {}
                // Places to break a word, and marks: not to be seen, and no part of a name.
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
                c => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        let text = &mut self.content.text;
        match (self.start, self.gap) {
            (None, _) if is_blank(c) => return,
            (None, _) => {
                if !text.is_empty() {
                    text.push_str(BETWEEN);
                }
                self.start = Some(text.len());
            }
            (Some(_), Gap::None) => {}
            (Some(_), Gap::Space) => text.push(' '),
            (Some(_), Gap::Line) => text.push('\n'),
        }
        self.gap = Gap::None;
        text.push(c);
    }

    /// Ends a line; two line ends with nothing between end the paragraph.
    fn end_line(&mut self) {
        if self.gap == Gap::Line {
            self.end_paragraph();
        } else {
            self.gap = Gap::Line;
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(start) = self.start.take() {
            let text = &mut self.content.text;
            text.truncate(text.trim_end_matches(is_blank).len());
            self.content.paragraphs.push(Paragraph { span: Span::new(start, text.len()) });
        }
        self.gap = Gap::None;
    }
}
