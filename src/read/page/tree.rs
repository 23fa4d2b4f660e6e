//! A page's source to its elements, in one pass.
//!
//! Which end tags were left out is told by HTML's own rules, in a short form that does for finding text. Left out on purpose
//! are the rules that move elements: text misplaced in a table stays where it stands, formatting is not opened again. That
//! is why any page takes time with its length alone, however deep it nests; the standard's algorithm takes the square.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use html5gum::{DefaultEmitter, EndTag, HtmlString, Spanned, StartTag, Token, Tokenizer, naive_next_state};

use super::elements;

/// A page as its elements and the text in them, in the order of the source.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub elements: Vec<Element>,
    pub pieces: Vec<Piece>,
    /// What the pieces of text are cut from.
    pub text: String,
}

/// An element of a page.
#[derive(Debug)]
pub(super) struct Element {
    /// In lower case; shared, for a page has few names and may have millions of elements.
    pub name: Rc<str>,
    /// Those that may say something of text or date; names in lower case, each once.
    attributes: Vec<(Box<str>, String)>,
    /// The byte of the source at which it begins.
    pub at: usize,
    /// What is in it, its own start and end included.
    pub pieces: Range<usize>,
    /// Whether it is no part of the page's text.
    pub left_out: bool,
    /// Whether it stands within an `<article>`.
    pub in_article: bool,
}

/// A step through a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Open(usize),
    Close(usize),
    /// Bytes of the tree's text.
    Text(Range<usize>),
}

impl Element {
    /// An attribute's value, `""` where it has none; `None` where there is no such attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| **own == *name).map(|(_, value)| value.as_str())
    }

    pub(super) fn is_block(&self) -> bool {
        elements::is_block(&self.name)
    }

    pub(super) fn is_main(&self) -> bool {
        &*self.name == "main" || self.attribute("role") == Some("main")
    }
}

impl Tree {
    /// Reads a page. Whatever the source is, there is a tree. `xml`: whether `<div/>` is closed.
    pub(super) fn of(source: &str, xml: bool) -> Self {
        let mut builder = Builder { tree: Self::default(), xml, ..Builder::default() };
        let mut tokens = Tokenizer::new_with_emitter(source, DefaultEmitter::<usize>::new_with_span());
        while let Some(Ok(token)) = tokens.next() {
            match token {
                Token::StartTag(tag) => {
                    let is_closed = xml && tag.self_closing;
                    if let Some(state) = naive_next_state(&tag.name).filter(|_| !is_closed) {
                        tokens.set_state(state);
                    }
                    builder.start(&tag);
                }
                Token::EndTag(tag) => builder.end(&tag),
                Token::String(text) => builder.text(&text),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        builder.close_to(0);
        builder.tree
    }

    /// The text of an element, those that are not shown included, in one line.
    pub(super) fn line(&self, element: &Element) -> String {
        self.raw(element).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text of an element as it stands.
    pub(super) fn raw(&self, element: &Element) -> String {
        let pieces = self.pieces.get(element.pieces.clone()).unwrap_or_default();
        let texts = pieces.iter().filter_map(|piece| match piece {
            Piece::Text(range) => self.text.get(range.clone()),
            Piece::Open(_) | Piece::Close(_) => None,
        });
        texts.collect()
    }
}

#[derive(Default)]
struct Builder {
    tree: Tree,
    xml: bool,
    /// The open elements, outermost first.
    open: Vec<usize>,
    /// For each name how deep the open elements of that name lie, so that none has to be searched.
    by_name: HashMap<Rc<str>, Vec<usize>>,
    /// How deep the open blocks other than paragraphs lie.
    blocks: Vec<usize>,
}

impl Builder {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = self.name(&String::from_utf8_lossy(&tag.name));
        self.end_implied(&name);
        let attributes = attributes(tag);
        let element = self.tree.elements.len();
        let left_out = self.is_left_out(&name, &attributes);
        let start = self.tree.pieces.len();
        self.tree.pieces.push(Piece::Open(element));
        let in_article = self.innermost("article").is_some();
        let attributes = attributes.into_iter().filter(|(name, _)| is_kept(name)).collect();
        let is_closed = elements::is_void(&name) || (tag.self_closing && (self.xml || self.is_foreign()));
        let is_scope = elements::is_block(&name) && &*name != "p";
        let (at, pieces) = (tag.span.start, start..start + 1);
        if !is_closed {
            let depth = self.open.len();
            self.open.push(element);
            if is_scope {
                self.blocks.push(depth);
            }
            self.by_name.entry(name.clone()).or_default().push(depth);
        }
        self.tree.elements.push(Element { name, attributes, at, pieces, left_out, in_article });
        if is_closed {
            self.close(element);
        }
    }

    fn end(&mut self, tag: &EndTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name);
        match self.innermost(&name) {
            // An end tag of a run of text does not reach out of the block in which it stands.
            Some(depth)
                if elements::is_block(&name) || self.blocks.last().is_none_or(|block| *block < depth) =>
            {
                self.close_to(depth);
            }
            Some(_) => {}
            // These two stand for an element without anything in it.
            None if matches!(&*name, "p" | "br") => {
                self.start(&StartTag { name: tag.name.clone(), span: tag.span, ..StartTag::default() });
                if &*name == "p" {
                    self.close_to(self.open.len().saturating_sub(1));
                }
            }
            None => {}
        }
    }

    fn text(&mut self, text: &Spanned<HtmlString, usize>) {
        let innermost = self.open.last().and_then(|element| self.tree.elements.get(*element));
        if innermost.is_some_and(|element| &*element.name == "style") {
            return;
        }
        if text.iter().any(|byte| !byte.is_ascii_whitespace()) {
            self.end_head("");
        }
        let start = self.tree.text.len();
        self.tree.text.push_str(&String::from_utf8_lossy(text));
        self.tree.pieces.push(Piece::Text(start..self.tree.text.len()));
    }

    /// The name as it is shared by all elements that have it.
    fn name(&mut self, name: &str) -> Rc<str> {
        if let Some((known, _)) = self.by_name.get_key_value(name) {
            return known.clone();
        }
        let name: Rc<str> = name.into();
        self.by_name.insert(name.clone(), Vec::new());
        name
    }

    /// How deep the innermost open element of that name lies.
    fn innermost(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).and_then(|depths| depths.last()).copied()
    }

    fn is_foreign(&self) -> bool {
        self.innermost("svg").or(self.innermost("math")).is_some()
    }

    /// Closes what ends where a `name` begins, its end tag left out.
    fn end_implied(&mut self, name: &str) {
        self.end_head(name);
        if elements::is_block(name) {
            let block = self.blocks.last().copied();
            // A drawing ends too: no block stands in one.
            let ended = ["p", "svg", "math"].iter().filter_map(|name| self.innermost(name));
            if let Some(depth) = ended.filter(|depth| block.is_none_or(|block| block < *depth)).min() {
                self.close_to(depth);
            }
        }
        if let Some(implied) = elements::implied_ends(name) {
            let border = implied.within.iter().filter_map(|name| self.innermost(name)).max();
            let ended = implied.ended.iter().filter_map(|name| self.innermost(name));
            if let Some(depth) = ended.filter(|depth| border.is_none_or(|border| border < *depth)).min() {
                self.close_to(depth);
            }
        }
    }

    /// Closes a head of which `name` is no part; `""` for text.
    fn end_head(&mut self, name: &str) {
        let is_innermost = |depth: &usize| depth + 1 == self.open.len();
        if let Some(depth) = self.innermost("head").filter(is_innermost)
            && !elements::belongs_to_head(name)
        {
            self.close_to(depth);
        }
    }

    /// Closes all from this depth on.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(element) = self.open.pop() else { return };
            let at = self.open.len();
            if self.blocks.last() == Some(&at) {
                self.blocks.pop();
            }
            let name = self.tree.elements.get(element).map(|element| &*element.name).unwrap_or_default();
            if let Some(depths) = self.by_name.get_mut(name) {
                depths.pop();
            }
            self.close(element);
        }
    }

    fn close(&mut self, element: usize) {
        self.tree.pieces.push(Piece::Close(element));
        if let Some(element) = self.tree.elements.get_mut(element) {
            element.pieces.end = self.tree.pieces.len();
        }
    }

    /// Whether an element that begins here is no part of the page's text. A header is one of the page unless it stands in an
    /// article; a footer is one unless it tells whose words are quoted.
    fn is_left_out(&self, name: &str, attributes: &[(Box<str>, String)]) -> bool {
        let value = |name: &str| attributes.iter().find(|(own, _)| **own == *name).map(|(_, value)| &**value);
        let style: String = value("style").unwrap_or_default().split_whitespace().collect();
        let is_hidden = value("hidden").is_some()
            || ["display:none", "visibility:hidden"]
                .iter()
                .any(|hides| style.to_ascii_lowercase().contains(hides));
        let role = value("role").unwrap_or_default().trim().to_ascii_lowercase();
        let by_place = match name {
            "header" => self.innermost("article").or(self.innermost("main")).is_none(),
            "footer" => self.innermost("blockquote").is_none(),
            _ => false,
        };
        is_hidden || by_place || elements::is_left_out(name) || elements::is_left_out_role(&role)
    }
}

/// The attributes that matter here.
fn attributes(tag: &StartTag<usize>) -> Vec<(Box<str>, String)> {
    let matters = |name: &&str| is_kept(name) || matches!(*name, "hidden" | "style");
    let named = tag.attributes.iter().filter_map(|(name, value)| {
        let name = std::str::from_utf8(name).ok().filter(matters)?;
        Some((name.into(), String::from_utf8_lossy(value).into_owned()))
    });
    named.collect()
}

fn is_kept(name: &str) -> bool {
    matches!(
        name,
        "class" | "content" | "datetime" | "itemprop" | "name" | "property" | "pubdate" | "role" | "type"
    )
}
