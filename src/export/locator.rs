//! A small map in a corner that tells where in the world the large one is.

use super::ExportError;
use super::base::ground;
use super::figure::{Group, Item, Paint, Shape, Stroke};
use super::frame::Frame;
use super::palette::Palette;
use crate::basemap::{Archive, Style};
use crate::view::labels::Rect;

/// So many times as wide as the large map is what it shows, as zooms.
const FURTHER: f64 = 1.8;
/// Its width as a share of the map's, and its least and greatest width in pixels.
const SHARE: f32 = 0.14;
const WIDTHS: [f32; 2] = [84.0, 210.0];
/// Its height as a share of its width.
const HEIGHT: f32 = 0.74;
/// From the map's edges, pixels.
const INSET: f32 = 10.0;

/// Which corner it has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Corner {
    /// None: there is no such map.
    None,
    /// One in which no sign stands.
    Free,
    /// This rectangle: left, top, width, height.
    At([f32; 4]),
}

/// The first corner of the map in which none of these signs stands: left, top, width, height.
pub fn free_corner(frame: &Frame, signs: &[Rect]) -> Option<[f32; 4]> {
    let [left, top, map_width, map_height] = frame.rect;
    let width = (map_width * SHARE).clamp(WIDTHS[0], WIDTHS[1]);
    let height = width * HEIGHT;
    if width > map_width / 2.5 || height > map_height / 2.5 {
        return None;
    }
    let (right, bottom) = (left + map_width - INSET - width, top + map_height - INSET - height);
    let corners =
        [[right, bottom], [left + INSET, bottom], [right, top + INSET], [left + INSET, top + INSET]];
    let is_free = |corner: &[f32; 2]| {
        let rect = Rect::at(*corner, [width, height]).grown(4.0);
        signs.iter().all(|sign| !sign.overlaps(&rect))
    };
    corners.into_iter().find(is_free).map(|[x, y]| [x, y, width, height])
}

/// Draws it into its rectangle.
///
/// # Errors
/// Where the base map cannot be read.
pub fn locator(
    archive: &Archive<'_>,
    (style, palette): (&Style, Palette),
    frame: &Frame,
    rect: [f32; 4],
) -> Result<Group, ExportError> {
    let smaller = f64::from(frame.rect[2] / rect[2]).max(f64::from(frame.rect[3] / rect[3])).log2();
    let wide = frame.further(rect, smaller + FURTHER);
    let mut group = Group::new("locator");
    let mut base = ground(archive, style, &wide)?;
    base.name = "locator-base-map".to_owned();
    group.items.push(Item::Group(base));
    let [x, y, width, height] = wide.seen_of(frame);
    let mark = Paint { fill: Some((palette.accent, 0.16)), stroke: Some(Stroke::new(palette.accent, 1.6)) };
    group.items.push(Item::Shape(Shape::Rect([x, y, width, height]), mark));
    group.items.push(Item::Shape(Shape::Rect(rect), Paint::line(palette.text, 0.8)));
    Ok(group)
}
