//! The interactive map of a page: the base map of the figure, and above it each place as an element of its own.
//!
//! Places that lie on one another are parted by coming nearer, not by one sign for several: signs keep their size while the map grows.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::super::ExportError;
use super::super::anchor::anchor;
use super::super::areas::parts_of;
use super::super::base::{Ground, Taken};
use super::super::figure::Group;
use super::super::fonts::Fonts;
use super::super::frame::Frame;
use super::super::options::FigureOptions;
use super::super::page;
use super::super::palette::Theme;
use super::super::svg;
use super::escape;
use super::tint::Tints;
use crate::basemap::{Archive, Language};
use crate::model::Kind;
use crate::view::{DIAMOND_REACH, Marker, Symbol, ViewModel};
use crate::words::Words;

/// The map's place on its page, in units of its drawing: left, top, width, height.
const RECT: [f32; 4] = [0.0, 0.0, 1200.0, 760.0];
/// At most so many places beyond the map are named, the most mentioned first.
const MOST_BEYOND: usize = 60;
/// At most so many places have signs, the most mentioned: more lie on one another, and a browser moves no more of them at each step.
pub const MOST_SIGNS: usize = 1_000;
/// How far outlines go on beyond the map, units.
const BEYOND: f32 = 8.0;

/// The map as SVG elements.
pub struct Map {
    /// Left, top, width and height of what is seen.
    pub view_box: String,
    /// Land, waters, outlines, names and signs.
    pub layers: String,
    /// How many places within the map have no sign, for there are too many.
    pub unsigned: usize,
    /// Places that the query shows and the map does not, as a line of buttons; empty where there is none.
    pub beyond: String,
}

/// Draws the map of `view`, and learns its dark colours.
///
/// # Errors
/// Where the bounding box asked for is none, or the base map cannot be read.
pub fn map(
    view: &ViewModel,
    archive: &Archive<'_>,
    options: &FigureOptions,
    words: &Words,
    tints: &mut Tints,
) -> Result<Map, ExportError> {
    let frame = page::frame(view, options, RECT)?;
    let light = base_map(view, archive, options, &frame)?;
    let dark = FigureOptions { theme: Theme::Dark, ..options.clone() };
    tints.learn(&light, &base_map(view, archive, &dark, &frame)?);
    let [land, names] = &light;
    let mut layers = svg::fragment(land, "map-");
    let mut beyond: BTreeSet<usize> = shown(view).map(|(index, _)| index).collect();
    layers.push_str(&outlines(view, &frame, words, &mut beyond));
    layers.push_str(&svg::fragment(names, "map-"));
    layers.push_str(&area_names(view, &frame));
    let (signs, unsigned) = signs(view, &frame, words, &mut beyond);
    layers.push_str(&signs);
    let [left, top, width, height] = frame.rect.map(svg::number);
    let view_box = format!("{left} {top} {width} {height}");
    Ok(Map { view_box, layers, unsigned, beyond: beyond_line(view, &beyond, words) })
}

/// The places that the query shows, with their indexes.
fn shown(view: &ViewModel) -> impl Iterator<Item = (usize, &Marker)> {
    view.all_markers().iter().enumerate().filter(|(_, marker)| marker.visible > 0)
}

/// What lies beyond the map counts as well, and can be read.
fn beyond_line(view: &ViewModel, beyond: &BTreeSet<usize>, words: &Words) -> String {
    if beyond.is_empty() {
        return String::new();
    }
    let mut out = format!("<p class=\"beyond\">{} ", escape::html(&words.get("report-beyond")));
    for (index, marker) in shown(view).filter(|(index, _)| beyond.contains(index)).take(MOST_BEYOND) {
        let _ = write!(
            out,
            "<button type=\"button\" class=\"place\" data-place=\"{index}\" aria-pressed=\"false\">{} <span class=\"tally\">{}</span></button> ",
            escape::html(&marker.name),
            words.count(marker.visible as usize)
        );
    }
    out.push_str(if beyond.len() > MOST_BEYOND { "…</p>" } else { "</p>" });
    out
}

/// Land and waters, and the names on them.
fn base_map(
    view: &ViewModel,
    archive: &Archive<'_>,
    options: &FigureOptions,
    frame: &Frame,
) -> Result<[Group; 2], ExportError> {
    let style = page::style(view, options);
    let language = Language::from_tag(view.query().language(view.corpus()).as_str());
    // A country that the texts name has its name from them.
    let named = view.markers().filter(|marker| marker.kind == Kind::Country);
    let code = |marker: &Marker| Some(view.corpus().place(&marker.place)?.country.clone());
    let taken = Taken { rects: Vec::new(), countries: named.filter_map(code).collect() };
    let ground = Ground::bundled(archive, &style, frame, language)?;
    Ok([ground.within(frame), ground.names(frame, &Fonts::new(), &taken)])
}

/// What a reader of the screen hears of a place.
fn label(marker: &Marker, words: &Words) -> String {
    let mentions = words.with("mentions-count", &[("count", marker.visible.into())]);
    escape::html(&format!("{}, {}, {mentions}", marker.name, words.kind(marker.kind)))
}

fn outlines(view: &ViewModel, frame: &Frame, words: &Words, beyond: &mut BTreeSet<usize>) -> String {
    let mut out = String::from("<g id=\"map-outlines\">\n");
    let mut outlined: Vec<(usize, &Marker)> =
        shown(view).filter(|(_, marker)| marker.area.is_some()).collect();
    // Countries below provinces.
    outlined.sort_by_key(|(_, marker)| marker.kind != Kind::Country);
    let [left, top, width, height] = frame.rect;
    let bounds = [left - BEYOND, top - BEYOND, left + width + BEYOND, top + height + BEYOND];
    for (index, marker) in outlined {
        let Some(area) = &marker.area else { continue };
        let rings: Vec<_> = parts_of(area, frame, bounds).into_iter().flatten().collect();
        if rings.is_empty() {
            continue;
        }
        beyond.remove(&index);
        let rank = if marker.kind == Kind::Country { "country" } else { "province" };
        let _ = writeln!(
            out,
            "<{} class=\"outline {rank}\" data-place=\"{index}\" fill-rule=\"evenodd\" tabindex=\"0\" role=\"button\" \
             aria-pressed=\"false\" aria-label=\"{}\"/>",
            svg::path(&rings, true),
            label(marker, words)
        );
    }
    out.push_str("</g>\n");
    out
}

/// The names of areas, which the script completes with their counts.
fn area_names(view: &ViewModel, frame: &Frame) -> String {
    let mut out = String::from("<g id=\"map-areas\">\n");
    for (index, marker) in shown(view) {
        let Some(area) = &marker.area else { continue };
        let Some([x, y]) = anchor(area, frame.point(marker.position), frame) else { continue };
        let rank = if marker.kind == Kind::Country { "country" } else { "province" };
        let _ = writeln!(
            out,
            "<text class=\"area {rank}\" data-of=\"{index}\" data-x=\"{}\" data-y=\"{}\" text-anchor=\"middle\" \
             aria-hidden=\"true\"></text>",
            svg::number(x),
            svg::number(y)
        );
    }
    out.push_str("</g>\n");
    out
}

/// A sign for each place that has no outline, the most mentioned first and lowest, and how many have none; its parts are drawn around the
/// origin.
fn signs(view: &ViewModel, frame: &Frame, words: &Words, beyond: &mut BTreeSet<usize>) -> (String, usize) {
    let mut within = 0usize;
    let mut out = String::from("<g id=\"map-signs\">\n");
    for (index, marker) in shown(view).filter(|(_, marker)| marker.symbol != Symbol::Outline) {
        let [x, y] = frame.point(marker.position);
        if !frame.bounds().holds([x, y]) {
            continue;
        }
        beyond.remove(&index);
        within += 1;
        if within > MOST_SIGNS {
            continue;
        }
        let [x, y] = [x, y].map(svg::number);
        let radius = view.scale().radius(marker.visible);
        let shape = match marker.symbol {
            Symbol::Vague => {
                let half = svg::number(radius * DIAMOND_REACH);
                format!("<path class=\"shape\" d=\"M0-{half}L{half} 0 0 {half}-{half} 0z\"/>")
            }
            _ => format!("<circle class=\"shape\" r=\"{}\"/>", svg::number(radius)),
        };
        let kind = if marker.symbol == Symbol::Vague { "vague" } else { "dot" };
        let _ = writeln!(
            out,
            "<g class=\"sign {kind}\" data-place=\"{index}\" data-x=\"{x}\" data-y=\"{y}\" transform=\"translate({x} {y})\" \
             tabindex=\"0\" role=\"button\" aria-pressed=\"false\" aria-label=\"{}\">{shape}\
             <text class=\"count\" text-anchor=\"middle\"></text><text class=\"name\" x=\"{}\" y=\"4.5\">{}</text></g>",
            label(marker, words),
            svg::number(radius + 5.0),
            escape::html(&marker.name)
        );
    }
    out.push_str("</g>\n");
    (out, within.saturating_sub(MOST_SIGNS))
}
