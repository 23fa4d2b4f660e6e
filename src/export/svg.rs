//! A figure as SVG: text as text or as outlines, layers as named groups that drawing programs list. Same figure, same bytes.

use std::fmt::Write;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::figure::{Anchor, Figure, Group, Item, Paint, Shape, Stroke, Text, on_circle};
use super::fonts::{FAMILIES, Fonts};
use super::markup;
use super::raster::Raster;

/// Width of the rim around letters, pixels.
pub(super) const HALO: f32 = 3.0;

/// How a figure's texts stand in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// As text: small, editable, found by searching; drawn in Inter where that is installed, and elsewhere in another font that is made as
    /// wide as Inter is.
    #[default]
    Text,
    /// As outlines: the same on every machine. What they say is kept as the name of their group.
    Outlines,
}

/// The figure as an SVG 1.1 file.
#[must_use]
pub fn svg(figure: &Figure, letters: Letters) -> String {
    let texts = match letters {
        Letters::Text => Texts::Measured(Fonts::new()),
        Letters::Outlines => Texts::Outlined(Fonts::new()),
    };
    file(figure, texts)
}

/// The same for a program that has the fonts and sets texts as we do: as wide as they are anyway.
pub(super) fn plain(figure: &Figure) -> String {
    file(figure, Texts::Plain)
}

fn file(figure: &Figure, texts: Texts) -> String {
    let mut out = Writer { texts, ..Writer::default() };
    let [width, height] = figure.size.map(number);
    out.line(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"{INKSCAPE}\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILIES}\" {EXACT} \
         xml:lang=\"{}\" role=\"img\">",
        figure.language
    ));
    out.line(&format!("<title>{}</title>", escaped(&figure.title)));
    out.line(&format!("<desc>{}</desc>", escaped(&figure.description)));
    for layer in &figure.layers {
        out.group(layer, true);
    }
    out.line("</svg>");
    out.text
}

/// Browsers else round the width of each letter to whole pixels, and the parts of a line of several looks run into one another.
const EXACT: &str = "text-rendering=\"geometricPrecision\"";
/// The namespace of references as SVG 1.1 has them, which every program reads.
const XLINK: &str = "xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

/// What drawing programs know layers by.
const INKSCAPE: &str = "http://www.inkscape.org/namespaces/inkscape";

/// The figure as an element of a page, whose identifiers begin with `prefix`. It is as wide as it is let.
pub(super) fn element(figure: &Figure, prefix: &str) -> String {
    let texts = Texts::Measured(Fonts::new());
    let mut out = Writer { prefix: prefix.to_owned(), texts, ..Writer::default() };
    let [width, height] = figure.size.map(number);
    let named = format!("{prefix}name {prefix}about");
    out.line(&format!(
        "<svg viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILIES}\" {EXACT} role=\"img\" \
         aria-labelledby=\"{named}\">"
    ));
    out.line(&format!("<title id=\"{prefix}name\">{}</title>", escaped(&figure.title)));
    out.line(&format!("<desc id=\"{prefix}about\">{}</desc>", escaped(&figure.description)));
    for layer in &figure.layers {
        out.group(layer, false);
    }
    out.line("</svg>");
    out.text
}

/// A group as an element within another drawing, with the same prefix.
pub(super) fn fragment(group: &Group, prefix: &str) -> String {
    let mut out = Writer { prefix: prefix.to_owned(), ..Writer::default() };
    out.group(group, false);
    out.text
}

#[derive(Default)]
struct Writer {
    text: String,
    /// What identifiers begin with, so that several drawings can stand in one page.
    prefix: String,
    clips: usize,
    /// Pictures that stand in the drawing, each with where it does.
    images: Vec<(Arc<Raster>, [f32; 4])>,
    texts: Texts,
}

/// How texts are written.
#[derive(Default)]
enum Texts {
    #[default]
    Plain,
    /// With the width that they have in our fonts.
    Measured(Fonts),
    Outlined(Fonts),
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn group(&mut self, group: &Group, is_layer: bool) {
        let name = format!("{}{}", self.prefix, identifier(&group.name));
        let mut attributes = format!(" id=\"{name}\"");
        if is_layer {
            let _ = write!(attributes, " inkscape:groupmode=\"layer\" inkscape:label=\"{name}\"");
        }
        if let Some(clip) = group.clip {
            self.clips += 1;
            let clip_id = format!("{}clip-{}", self.prefix, self.clips);
            self.line(&format!("<clipPath id=\"{clip_id}\"><rect{}/></clipPath>", rect(clip)));
            let _ = write!(attributes, " clip-path=\"url(#{clip_id})\"");
        }
        self.line(&format!("<g{attributes}>"));
        for item in &group.items {
            match item {
                Item::Group(group) => self.group(group, false),
                Item::Shape(shape, paint) => self.shape(shape, paint),
                Item::Text(text) => self.write_text(text),
                Item::Image(bounds, raster) => self.image(*bounds, raster),
            }
        }
        self.line("</g>");
    }

    /// A picture, which stands in the drawing once however often it is seen.
    fn image(&mut self, bounds: [f32; 4], raster: &Arc<Raster>) {
        let size = |rect: [f32; 4]| [rect[2], rect[3]];
        let same = |(known, rect): &(Arc<Raster>, [f32; 4])| {
            Arc::ptr_eq(known, raster) && size(*rect) == size(bounds)
        };
        let number_of = |index: usize| format!("{}picture-{}", self.prefix, index + 1);
        if let Some(index) = self.images.iter().position(same) {
            let [x, y, ..] = self.images[index].1;
            let [x, y] = [bounds[0] - x, bounds[1] - y].map(number);
            let id = number_of(index);
            return self.line(&format!("<use {XLINK} xlink:href=\"#{id}\" x=\"{x}\" y=\"{y}\"/>"));
        }
        let id = number_of(self.images.len());
        self.images.push((Arc::clone(raster), bounds));
        let (media, data) = (raster.media_type(), BASE64.encode(&raster.bytes));
        self.line(&format!(
            "<image id=\"{id}\"{} preserveAspectRatio=\"none\" {XLINK} xlink:href=\"data:{media};base64,{data}\"/>",
            rect(bounds)
        ));
    }

    fn shape(&mut self, shape: &Shape, paint: &Paint) {
        let (element, rule) = match shape {
            Shape::Rect(bounds) => (format!("rect{}", rect(*bounds)), ""),
            Shape::Circle { centre: [x, y], radius } => {
                (format!("circle cx=\"{}\" cy=\"{}\" r=\"{}\"", number(*x), number(*y), number(*radius)), "")
            }
            &Shape::Sector { centre, radius, from, to } => (sector(centre, radius, [from, to]), ""),
            Shape::Rings(rings) => (path(rings, true), " fill-rule=\"evenodd\""),
            Shape::NonZeroRings(rings) => (path(rings, true), ""),
            Shape::Lines(lines) => {
                (path(lines, false), " stroke-linejoin=\"round\" stroke-linecap=\"round\"")
            }
        };
        self.line(&format!("<{element}{rule}{}/>", paint_attributes(paint)));
    }

    fn write_text(&mut self, text: &Text) {
        let written = match &self.texts {
            Texts::Outlined(fonts) => outlined(text, fonts),
            Texts::Measured(fonts) => {
                // Programs leave out spaces at the end.
                let seen = Text { content: text.content.trim_end_matches(' ').to_owned(), ..text.clone() };
                as_text(text, Some(fonts.shaped(&seen).1))
            }
            Texts::Plain => as_text(text, None),
        };
        self.line(&written);
    }
}

/// A text as text, made to be as wide as is given.
fn as_text(text: &Text, width: Option<f32>) -> String {
    let style = &text.style;
    let is_spaced = style.letter_spacing != 0.0;
    // Some programs count the space after the last letter in the middle of a text, and some do not.
    let (left, anchor) = match width {
        Some(width) if is_spaced => (Fonts::left(text, width), Anchor::Start),
        _ => (text.at[0], text.anchor),
    };
    let [x, y, size] = [left, text.at[1], style.size].map(number);
    let mut attributes = format!("x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{}\"", style.color.hex());
    if style.weight != 400 {
        let _ = write!(attributes, " font-weight=\"{}\"", style.weight);
    }
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => attributes.push_str(" text-anchor=\"middle\""),
        Anchor::End => attributes.push_str(" text-anchor=\"end\""),
    }
    if is_spaced {
        let _ = write!(attributes, " letter-spacing=\"{}\"", number(style.letter_spacing * style.size));
    } else if let Some(width) = width.filter(|width| *width > 0.0) {
        let _ = write!(attributes, " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(width));
    }
    if let Some(halo) = style.halo {
        let _ = write!(
            attributes,
            " stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
            halo.hex(),
            number(HALO)
        );
    }
    format!("<text {attributes}>{}</text>", escaped(&text.content))
}

/// A text as the outlines of its letters; the rim below them.
fn outlined(text: &Text, fonts: &Fonts) -> String {
    let data = fonts.outlines(text);
    let style = text.style;
    let rim = style.halo.map(|halo| {
        let (colour, width) = (halo.hex(), number(HALO));
        format!(
            "<path d=\"{data}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"/>"
        )
    });
    let said = escaped(&text.content);
    let (rim, colour) = (rim.unwrap_or_default(), style.color.hex());
    format!("<g aria-label=\"{said}\">{rim}<path d=\"{data}\" fill=\"{colour}\"/></g>")
}

fn rect([x, y, width, height]: [f32; 4]) -> String {
    let [x, y, width, height] = [x, y, width, height].map(number);
    format!(" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

/// A part of a disc, from its middle to its rim, along that and back.
fn sector(centre: [f32; 2], radius: f32, [from, to]: [f32; 2]) -> String {
    let point = |[x, y]: [f32; 2]| format!("{} {}", number(x), number(y));
    let [start, end] = [from, to].map(|turns| point(on_circle(centre, radius, turns)));
    let (radius, large) = (number(radius), u8::from(to - from > 0.5));
    format!("path d=\"M{}L{start}A{radius} {radius} 0 {large} 1 {end}z\"", point(centre))
}

/// A path through lines, each closed where `close`. Points are rounded to tenths and written as steps from the last
/// one, which halves the file; rounding is of positions, so that no error adds up.
pub(super) fn path(lines: &[Vec<[f32; 2]>], close: bool) -> String {
    let mut data = String::new();
    for line in lines {
        // What lies further out than any page is left out, so that no step overflows.
        let near = |point: &[i32; 2]| point.iter().all(|v| v.unsigned_abs() < 10_000_000);
        let mut tenths = line.iter().map(|point| point.map(tenths)).filter(near);
        let Some(start) = tenths.next() else { continue };
        let _ = write!(data, "M{} {}", tenth(start[0]), tenth(start[1]));
        let (mut last, mut command) = (start, "l");
        for point in tenths {
            let step = [point[0] - last[0], point[1] - last[1]];
            if step != [0, 0] {
                let _ = write!(data, "{command}{} {}", tenth(step[0]), tenth(step[1]));
                (last, command) = (point, " ");
            }
        }
        if close {
            data.push('z');
        }
    }
    format!("path d=\"{data}\"")
}

#[allow(clippy::cast_possible_truncation)] // `as` saturates; what lies that far out is clipped anyway
fn tenths(value: f32) -> i32 {
    (value * 10.0).round() as i32
}

fn tenth(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, part) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    match (whole, part) {
        (0, 0) => "0".to_owned(),
        (whole, 0) => format!("{sign}{whole}"),
        (0, part) => format!("{sign}.{part}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}

/// A length with at most two decimals, without needless zeros; no number that SVG cannot read.
pub(super) fn number(value: f32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn paint_attributes(paint: &Paint) -> String {
    let mut attributes = match paint.fill {
        None => " fill=\"none\"".to_owned(),
        Some((color, opacity)) => {
            format!(" fill=\"{}\"{}", color.hex(), opacity_attribute("fill-opacity", opacity))
        }
    };
    if let Some(Stroke { color, width, opacity, dash }) = paint.stroke {
        let _ = write!(
            attributes,
            " stroke=\"{}\" stroke-width=\"{}\"{}",
            color.hex(),
            number(width),
            opacity_attribute("stroke-opacity", opacity)
        );
        if let Some([dash, gap]) = dash {
            let _ = write!(attributes, " stroke-dasharray=\"{} {}\"", number(dash), number(gap));
        }
    }
    attributes
}

fn opacity_attribute(name: &str, opacity: f32) -> String {
    if opacity >= 1.0 { String::new() } else { format!(" {name}=\"{}\"", number(opacity.max(0.0))) }
}

/// Text as XML holds it. Control characters, which XML forbids even escaped, become spaces.
fn escaped(text: &str) -> String {
    markup::escaped(text, |c| markup::is_unseen(c).then_some(" "))
}

/// A name as an XML identifier.
fn identifier(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' };
    name.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::Color;
    use crate::export::figure::TextStyle;

    fn page(items: Vec<Item>) -> Figure {
        let layers = vec![Group { name: "map & more".to_owned(), clip: None, items }];
        Figure {
            size: [100.0, 50.0],
            title: "A < B".to_owned(),
            description: String::new(),
            language: "en".to_owned(),
            layers,
        }
    }

    #[test]
    fn whatever_a_text_holds_the_file_is_sound_xml_and_says_it() {
        let style = TextStyle::new(12.0, 400, Color::new(0));
        let content = "a <b> & \"c\" \u{1} \u{FFFE} کابل ]]>".to_owned();
        let text = Text { at: [1.0, 2.0], anchor: Anchor::Start, content, style };
        let written = svg(&page(vec![Item::Text(text)]), Letters::Text);
        let document = resvg::usvg::roxmltree::Document::parse(&written).unwrap();
        let texts: Vec<_> =
            document.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
        assert_eq!(texts, ["a <b> & \"c\"     کابل ]]>"]);
    }

    #[test]
    fn a_text_says_how_wide_it_is_and_one_with_letters_apart_where_it_begins() {
        let plain = TextStyle::new(10.0, 400, Color::new(0));
        let spaced = TextStyle { letter_spacing: 0.5, ..plain };
        // A 0 of Inter 4 is 1,328 units of 2,048 wide, as FreeType says; three have two spaces between them.
        let digits = 3.0 * 1328.0 / 2048.0 * 10.0;
        let text = |said: &str, style| {
            let content = said.to_owned();
            Item::Text(Text { at: [50.0, 20.0], anchor: Anchor::Middle, content, style })
        };
        // The space at the end is not seen.
        let written = svg(&page(vec![text("000 ", plain), text("000", spaced)]), Letters::Text);
        let document = resvg::usvg::roxmltree::Document::parse(&written).unwrap();
        let texts: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
        let value = |at: usize, name: &str| texts[at].attribute(name).unwrap().parse::<f32>().unwrap();
        assert!((value(0, "textLength") - digits).abs() < 0.02 && (value(0, "x") - 50.0).abs() < 0.01);
        assert!((value(1, "x") - (50.0 - (digits + 10.0) / 2.0)).abs() < 0.02, "{written}");
        assert_eq!((texts[1].attribute("text-anchor"), texts[1].attribute("textLength")), (None, None));
    }

    #[test]
    fn a_path_is_written_in_steps_of_tenths_and_points_that_fall_together_are_left_out() {
        let ring = vec![[1.0, 1.0], [2.04, 1.0], [2.0, 1.0], [2.0, 0.5]];
        assert_eq!(path(&[ring], true), "path d=\"M1 1l1 0 0 -.5z\"");
        let far = vec![[f32::NEG_INFINITY, 0.0], [1.0, 1.0], [f32::MAX, 1.0], [2.0, 1.0]];
        assert_eq!(path(&[far], false), "path d=\"M1 1l1 0\"");
    }

    #[test]
    fn numbers_are_short_and_can_be_read() {
        for (value, text) in [(1.0, "1"), (0.5, "0.5"), (-0.001, "0"), (12.346, "12.35"), (f32::NAN, "0")] {
            assert_eq!(number(value), text);
        }
    }
}
