//! Texts in lines: broken at their spaces, in one look or in several.

use super::figure::{Anchor, Group, Item, Text, TextStyle};
use super::fonts::Fonts;

/// Lines of the page, from a point down.
pub struct Lines<'a> {
    pub left: f32,
    pub width: f32,
    /// The last baseline.
    pub y: f32,
    pub fonts: &'a Fonts,
    pub group: Group,
}

impl Lines<'_> {
    /// Sets a text in at most `most` lines, the rest cut, and gives how many they are. `leading`: from baseline to baseline, as a share of
    /// the type's height.
    pub fn add(&mut self, content: &str, style: TextStyle, leading: f32, most: usize) -> usize {
        let lines = wrapped(self.fonts, content, style, self.width, most);
        let count = lines.len();
        for line in lines {
            self.y += style.size * leading;
            let at = [self.left, self.y];
            self.group.items.push(Item::Text(Text { at, anchor: Anchor::Start, content: line, style }));
        }
        count
    }

    /// Leaves so many lines free.
    pub fn skip(&mut self, style: TextStyle, leading: f32, lines: usize) {
        (0..lines).for_each(|_| self.y += style.size * leading);
    }
}

/// Breaks a text at its spaces into lines that fit; the last line is cut where more than `most` would be needed.
pub fn wrapped(fonts: &Fonts, content: &str, style: TextStyle, width: f32, most: usize) -> Vec<String> {
    let measure = |text: &str| fonts.width(text, style.size, style.weight, style.letter_spacing);
    let space = measure(" ");
    let mut lines: Vec<String> = Vec::new();
    let mut words = content.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let mut line = word.to_owned();
        let mut used = measure(word);
        let last = lines.len() + 1 == most;
        while let Some(next) = words.next_if(|next| last || used + space + measure(next) <= width) {
            used += space + measure(next);
            line.push(' ');
            line.push_str(next);
        }
        lines.push(fonts.fitted(&line, style.size, style.weight, width));
    }
    lines
}

/// A part of a paragraph that has one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub content: String,
    pub style: TextStyle,
}

impl Span {
    pub fn new(content: impl Into<String>, style: TextStyle) -> Self {
        Self { content: content.into(), style }
    }
}

/// Parts of a line, each with its distance from the line's left end.
pub type Line = Vec<(f32, Span)>;

/// Breaks a paragraph of several looks at its spaces into lines that fit in `width`. A word that is longer is cut.
pub fn set(fonts: &Fonts, spans: &[Span], width: f32) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Vec::new()];
    let mut x = 0.0;
    for word in words(spans) {
        let own: f32 =
            word.iter().map(|part| fonts.exact(part.content.trim_end_matches(' '), part.style)).sum();
        if x > 0.0 && x + own > width {
            lines.push(Vec::new());
            x = 0.0;
        }
        for Span { mut content, style } in word {
            if own > width {
                content = fonts.fitted(&content, style.size, style.weight, (width - x).max(0.0));
            }
            let advance = fonts.exact(&content, style);
            let Some(line) = lines.last_mut() else { continue };
            match line.last_mut() {
                Some((_, last)) if last.style == style => last.content.push_str(&content),
                _ => line.push((x, Span { content, style })),
            }
            x += advance;
        }
    }
    for line in &mut lines {
        if let Some((_, last)) = line.last_mut() {
            last.content.truncate(last.content.trim_end_matches(' ').len());
        }
        line.retain(|(_, span)| !span.content.is_empty());
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The words with the spaces after them; a word may have parts of several looks.
fn words(spans: &[Span]) -> Vec<Vec<Span>> {
    let mut words: Vec<Vec<Span>> = vec![Vec::new()];
    for span in spans {
        for part in span.content.split_inclusive(' ') {
            if let Some(word) = words.last_mut() {
                word.push(Span::new(part, span.style));
            }
            if part.ends_with(' ') {
                words.push(Vec::new());
            }
        }
    }
    words
}

/// A line as texts of the page, from the left end of its baseline. None begins with a space, which programs leave out.
pub fn items(fonts: &Fonts, line: Line, [left, baseline]: [f32; 2]) -> Vec<Item> {
    let item = |(x, Span { content, style }): (f32, Span)| {
        let said = content.trim_start_matches(' ');
        let spaces = fonts.exact(&content[..content.len() - said.len()], style);
        let (at, content) = ([left + x + spaces, baseline], said.to_owned());
        Item::Text(Text { at, anchor: Anchor::Start, content, style })
    };
    line.into_iter().map(item).collect()
}

impl Fonts {
    /// The width of a word or a line of text without letter spacing as it is set, with kerning. It is remembered.
    pub fn exact(&self, content: &str, style: TextStyle) -> f32 {
        let mut words = self.words.borrow_mut();
        let known = words.entry(style.weight).or_default();
        let heights = known.get(content).copied().unwrap_or_else(|| {
            let style = TextStyle { size: 1.0, letter_spacing: 0.0, ..style };
            let text = Text { at: [0.0, 0.0], anchor: Anchor::Start, content: content.to_owned(), style };
            let width = self.shaped(&text).1;
            known.insert(text.content, width);
            width
        });
        heights * style.size
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::Color;

    #[test]
    fn a_paragraph_of_several_looks_fits_its_width_and_loses_no_word() {
        let fonts = Fonts::new();
        let [plain, bold] = [400, 700].map(|weight| TextStyle::new(10.0, weight, Color::new(0)));
        let spans = [
            Span::new("“…ne laissant que ", plain),
            Span::new("Kaboul", bold),
            Span::new(", et d’autres poches aux mains du gouvernement.” ", plain),
            Span::new("Les talibans", bold),
        ];
        let said: String = spans.iter().map(|span| span.content.as_str()).collect();
        for width in [85.0, 110.0, 140.0, 1000.0] {
            let lines = set(&fonts, &spans, width);
            let joined: Vec<String> = lines
                .iter()
                .map(|line| line.iter().map(|(_, span)| span.content.as_str()).collect())
                .collect();
            assert_eq!(joined.join(" "), said, "{width}");
            for line in lines {
                let (x, last) = line.last().unwrap();
                assert!(x + fonts.exact(&last.content, last.style) <= width + 0.1, "{width}: {line:?}");
            }
        }
    }
}
