//! Figures as PDF, a page each: lines stay lines, texts stay texts in fonts that lie within the file, and readers for those who cannot
//! see find a title, the figure with a description, and the list of sources. Same figures, same bytes.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke as Pen, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag, Identifier, Tag, TagGroup, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::ExportError;
use super::figure::{Figure, Group, Item, Paint, Shape, Stroke, Text, on_circle};
use super::fonts::{FILES, Fonts};
use super::preset::Preset;
use super::raster::{Encoding, Raster};
use super::svg::HALO;
use crate::basemap::Color;

/// Points of a page for each of its pixels: 72 and 96 to the inch.
const POINTS: f32 = 0.75;
/// 210 × 297 mm (ISO 216) in points.
const A4: [f32; 2] = [210.0 / 25.4 * 72.0, 297.0 / 25.4 * 72.0];

/// The figures as a PDF file with a page for each; lengths are their pixels at 96 to the inch.
///
/// # Errors
/// Where a page has no size, or the writer refuses a figure, which is a fault of this program.
pub fn pdf(pages: &[Figure]) -> Result<Vec<u8>, ExportError> {
    let refused = |said: &str| ExportError::Drawing(said.to_owned());
    let fonts = Fonts::new();
    let files: Option<Vec<Font>> = FILES.into_iter().map(|file| Font::new(file.into(), 0)).collect();
    let files = files.ok_or_else(|| refused("font"))?;
    let mut document = Document::new_with(SerializeSettings::default());
    let mut tree = TagTree::new();
    if let Some(first) = pages.first() {
        document.set_metadata(metadata(first));
        tree = tree.with_lang(Some(first.language.clone()));
    }
    for figure in pages {
        let [width, height] = sheet(figure.size);
        let settings = PageSettings::from_wh(width, height).ok_or_else(|| refused("size"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let [x, y] = [width / figure.size[0], height / figure.size[1]];
        surface.push_transform(&Transform::from_scale(x, y));
        let mut writer = Writer { surface: &mut surface, fonts: &fonts, files: &files, refused: false };
        tree.push(writer.page(figure));
        if writer.refused {
            return Err(refused("picture"));
        }
        surface.pop();
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|error| ExportError::Drawing(format!("{error:?}")))
}

/// The sheet for a page of so many pixels: points. A page of whole pixels is a few hundredths of a millimetre larger than A4, for which it is
/// meant: printers would scale it, or cut its edge off.
fn sheet(page: [f32; 2]) -> [f32; 2] {
    #[allow(clippy::cast_precision_loss)] // some thousand pixels
    let is = |preset: Preset| page == [preset.size().0 as f32, preset.size().1 as f32];
    if is(Preset::A4) {
        A4
    } else if is(Preset::A4Landscape) {
        [A4[1], A4[0]]
    } else {
        page.map(|side| side * POINTS)
    }
}

/// Nothing in it hangs on the day or the machine.
fn metadata(figure: &Figure) -> Metadata {
    Metadata::new()
        .title(figure.title.clone())
        .description(figure.description.clone())
        .language(figure.language.clone())
        .creator(format!("Dateline {}", env!("CARGO_PKG_VERSION")))
}

struct Writer<'a, 'p> {
    surface: &'a mut Surface<'p>,
    fonts: &'a Fonts,
    files: &'a [Font],
    /// Whether a picture was none.
    refused: bool,
}

impl Writer<'_, '_> {
    /// Draws the layers in their order, and tells what they are in the order in which they are read.
    fn page(&mut self, figure: &Figure) -> TagGroup {
        let (mut head, mut map, mut foot) = (Vec::new(), Vec::new(), Vec::new());
        for layer in &figure.layers {
            match layer.name.as_str() {
                "page" => {
                    self.surface.start_tagged(ContentTag::Artifact(background(figure)));
                    self.group(layer);
                    self.surface.end_tagged();
                }
                "title" => head.extend(self.lines(layer)),
                "sources" | "source-list" => foot.extend(self.lines(layer)),
                "labels" | "base-map-names" => map.extend(self.lines(layer)),
                _ => {
                    map.push(self.surface.start_tagged(ContentTag::Other));
                    self.group(layer);
                    self.surface.end_tagged();
                }
            }
        }
        let mut part = TagGroup::new(Tag::Part);
        for (number, line) in head.into_iter().enumerate() {
            let mut group = match number {
                0 => TagGroup::new(Tag::Hn(std::num::NonZeroU16::MIN, Some(figure.title.clone()))),
                _ => TagGroup::new(Tag::P),
            };
            group.push(line);
            part.push(group);
        }
        if !map.is_empty() {
            let mut group = TagGroup::new(Tag::Figure(Some(figure.description.clone())));
            map.into_iter().for_each(|layer| group.push(layer));
            part.push(group);
        }
        for line in foot {
            let mut group = TagGroup::new(Tag::P);
            group.push(line);
            part.push(group);
        }
        part
    }

    /// Draws a layer of texts, each on its own.
    fn lines(&mut self, layer: &Group) -> Vec<Identifier> {
        let lines = layer.items.iter().map(|item| {
            let line = self.surface.start_tagged(ContentTag::Other);
            self.item(item);
            self.surface.end_tagged();
            line
        });
        lines.collect()
    }

    fn group(&mut self, group: &Group) {
        let clip = group.clip.and_then(|[x, y, width, height]| Rect::from_xywh(x, y, width, height));
        let clip = clip.and_then(|rect| {
            let mut builder = PathBuilder::new();
            builder.push_rect(rect);
            builder.finish()
        });
        if let Some(path) = &clip {
            self.surface.push_clip_path(path, &FillRule::NonZero);
        }
        group.items.iter().for_each(|item| self.item(item));
        if clip.is_some() {
            self.surface.pop();
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Group(group) => self.group(group),
            Item::Shape(shape, paint) => self.shape(shape, paint),
            Item::Text(text) => self.text(text),
            Item::Image(bounds, raster) => self.image(*bounds, raster),
        }
    }

    /// A picture, which lies in the file once however often it is drawn.
    fn image(&mut self, [x, y, width, height]: [f32; 4], raster: &Raster) {
        let bytes = raster.bytes.clone().into();
        let image = match raster.encoding {
            Encoding::Png => Image::from_png(bytes, true),
            Encoding::Jpeg => Image::from_jpeg(bytes, true),
        };
        let (Ok(image), Some(size)) = (image, Size::from_wh(width, height)) else {
            self.refused = true;
            return;
        };
        self.surface.push_transform(&Transform::from_translate(x, y));
        self.surface.draw_image(image, size);
        self.surface.pop();
    }

    fn shape(&mut self, shape: &Shape, paint: &Paint) {
        let rule = if matches!(shape, Shape::Rings(_)) { FillRule::EvenOdd } else { FillRule::NonZero };
        let Some(path) = path(shape) else { return };
        let fill = paint.fill.map(|(color, opacity)| Fill {
            paint: colour(color).into(),
            opacity: share(opacity),
            rule,
        });
        let stroke = paint.stroke.map(pen);
        if fill.is_some() || stroke.is_some() {
            self.surface.set_fill(fill);
            self.surface.set_stroke(stroke);
            self.surface.draw_path(&path);
        }
    }

    fn text(&mut self, text: &Text) {
        let style = text.style;
        let (runs, width) = self.fonts.shaped(text);
        let left = Fonts::left(text, width);
        // The rim as mere lines, so that each text is there once for those who select it.
        for outlined in [true, false] {
            let halo = style.halo.map(|halo| pen(Stroke::new(halo, HALO)));
            if outlined && halo.is_none() {
                continue;
            }
            let fill = Fill { paint: colour(style.color).into(), ..Fill::default() };
            self.surface.set_fill(Some(fill).filter(|_| !outlined));
            self.surface.set_stroke(halo.filter(|_| outlined));
            for run in &runs {
                let Some(font) = self.files.get(run.font) else { continue };
                let glyphs: Vec<KrillaGlyph> = run
                    .glyphs
                    .iter()
                    .map(|glyph| {
                        let id = GlyphId::new(u32::from(glyph.id));
                        let [x, y] = glyph.offset;
                        KrillaGlyph::new(id, glyph.advance, x, y, 0.0, glyph.text.clone(), None)
                    })
                    .collect();
                let start = Point::from_xy(left + run.x, text.at[1]);
                self.surface.draw_glyphs(start, &glyphs, font.clone(), &text.content, style.size, outlined);
            }
        }
    }
}

fn background(figure: &Figure) -> krilla::tagging::Artifact {
    let [width, height] = sheet(figure.size);
    krilla::tagging::Artifact::new(ArtifactType::Background, Rect::from_xywh(0.0, 0.0, width, height))
}

fn colour(color: Color) -> rgb::Color {
    rgb::Color::new(color.red, color.green, color.blue)
}

fn share(opacity: f32) -> NormalizedF32 {
    NormalizedF32::new(opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn pen(stroke: Stroke) -> Pen {
    Pen {
        paint: colour(stroke.color).into(),
        width: stroke.width,
        // Only lines with round ends show them: rectangles and circles have none.
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        opacity: share(stroke.opacity),
        dash: stroke.dash.map(|[dash, gap]| StrokeDash { array: vec![dash, gap], offset: 0.0 }),
        ..Pen::default()
    }
}

/// A shape as a path; `None` where there is nothing of it.
fn path(shape: &Shape) -> Option<Path> {
    let mut builder = PathBuilder::new();
    match shape {
        &Shape::Rect([x, y, width, height]) => builder.push_rect(Rect::from_xywh(x, y, width, height)?),
        &Shape::Circle { centre, radius } => arc(&mut builder, centre, radius, [0.0, 1.0], true),
        &Shape::Sector { centre: [x, y], radius, from, to } => {
            builder.move_to(x, y);
            arc(&mut builder, [x, y], radius, [from, to], false);
        }
        Shape::Rings(lines) | Shape::NonZeroRings(lines) | Shape::Lines(lines) => {
            let close = !matches!(shape, Shape::Lines(_));
            for line in lines {
                let mut points = line.iter().filter(|point| point.iter().all(|v| v.is_finite()));
                let Some(&[x, y]) = points.next() else { continue };
                builder.move_to(x, y);
                points.for_each(|&[x, y]| builder.line_to(x, y));
                if close {
                    builder.close();
                }
            }
            return builder.finish();
        }
    }
    if !matches!(shape, Shape::Rect(_)) {
        builder.close();
    }
    builder.finish()
}

/// A part of a circle, clockwise from the top in turns, as curves of at most an eighth of a turn each: further off than a thousandth of
/// the radius is none of them.
fn arc(builder: &mut PathBuilder, centre: [f32; 2], radius: f32, [from, to]: [f32; 2], moves: bool) {
    let steps = ((to - from) * 8.0).ceil().max(1.0);
    let step = (to - from) / steps;
    // How far the control points stand along the tangents.
    let reach = 4.0 / 3.0 * (step * std::f32::consts::TAU / 4.0).tan() * radius;
    let tangent = |turns: f32| {
        let (sin, cos) = (turns * std::f32::consts::TAU).sin_cos();
        [cos * reach, sin * reach]
    };
    let [x, y] = on_circle(centre, radius, from);
    if moves {
        builder.move_to(x, y);
    } else {
        builder.line_to(x, y);
    }
    let mut turns = from;
    let mut nth = 0.0;
    while nth < steps {
        let next = from + (nth + 1.0) * step;
        let ([x1, y1], [x2, y2]) = (on_circle(centre, radius, turns), on_circle(centre, radius, next));
        let ([dx1, dy1], [dx2, dy2]) = (tangent(turns), tangent(next));
        builder.cubic_to(x1 + dx1, y1 + dy1, x2 - dx2, y2 - dy2, x2, y2);
        turns = next;
        nth += 1.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::figure::{Anchor, TextStyle};

    fn page(items: Vec<Item>) -> Figure {
        let layers = vec![Group { name: "title".to_owned(), clip: None, items }];
        Figure {
            size: [400.0, 300.0],
            title: "À Kaboul".to_owned(),
            description: String::new(),
            language: "fr".to_owned(),
            layers,
        }
    }

    #[test]
    fn the_same_figures_give_the_same_bytes_with_a_page_each() {
        let style = TextStyle::new(12.0, 600, Color::new(0)).with_halo(Color::new(0x00FF_FFFF));
        let text =
            Text { at: [9.0, 20.0], anchor: Anchor::Start, content: "À Kaboul, کابل".to_owned(), style };
        let sector = Shape::Sector { centre: [50.0, 50.0], radius: 20.0, from: 0.1, to: 0.9 };
        let items = vec![Item::Text(text), Item::Shape(sector, Paint::fill(Color::new(0x00C2_410C)))];
        let pages = [page(items.clone()), page(items)];
        let written = pdf(&pages).unwrap();
        assert!(written == pdf(&pages).unwrap() && written.starts_with(b"%PDF-1."));
        let holds = |needle: &[u8]| written.windows(needle.len()).filter(|at| *at == needle).count();
        assert_eq!(holds(b"/Type/Page/") + holds(b"/Type /Page\n"), 2);
    }

    #[test]
    fn a_page_for_a4_is_a4() {
        // 595.276 and 841.890 points, as printers' tables have it.
        let is_near = |a: [f32; 2], b: [f32; 2]| (a[0] - b[0]).abs() < 1e-3 && (a[1] - b[1]).abs() < 1e-3;
        assert!(is_near(sheet([794.0, 1123.0]), [595.276, 841.890]));
        assert!(is_near(sheet([1123.0, 794.0]), [841.890, 595.276]));
        assert!(is_near(sheet([1600.0, 900.0]), [1200.0, 675.0]));
    }

    #[test]
    fn a_shape_without_extent_or_number_is_left_out() {
        for shape in [
            Shape::Rect([0.0, 0.0, f32::NAN, 1.0]),
            Shape::Lines(Vec::new()),
            Shape::Rings(vec![vec![[f32::INFINITY, 0.0]]]),
        ] {
            assert!(path(&shape).is_none(), "{shape:?}");
        }
    }
}
