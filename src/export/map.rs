//! What the corpus says, on the map: the view's signs with their counts or their numbers in the list of sources, and labels.

use std::collections::HashSet;

use super::anchor::anchor;
use super::base::Taken;
use super::figure::{Anchor, Group, Item, Paint, Shape, Text, TextStyle};
use super::fonts::Fonts;
use super::frame::Frame;
use super::labels::{Lettering, labels as lettered};
use super::locator::{Corner, free_corner};
use super::options::{FigureOptions, Sources};
use super::palette::Palette;
use super::sign;
use crate::basemap::mercator::TILE_PIXELS;
use crate::basemap::{Color, Style, World};
use crate::view::labels::{self, Rect};
use crate::view::{
    self, CLUSTER_REACH, Clusters, Marker, MarkerScale, Sign, Symbol, ThemeShares, ViewModel,
    clustering_zoom, is_covered, number_fits,
};
use crate::words::Words;

/// Type of a number in a small sign, pixels: what print can hold in white on colour.
const SMALLEST_NUMBER: f32 = 7.4;

/// The radius of the smallest sign with a number, pixels.
const LEAST_NUMBERED: f32 = 8.2;

/// Everything that the map's signs are drawn with.
pub struct Pens<'a> {
    pub palette: Palette,
    pub land: Color,
    /// Signs that tell of no themes, and areas.
    pub sign: Color,
    /// Names of areas, and numbers beside signs.
    pub area: Color,
    pub fonts: &'a Fonts,
    pub scale: MarkerScale,
    pub words: &'a Words,
    /// Whether signs tell of what themes their mentions are.
    pub themes: bool,
    /// Whether signs have the number under which the list of sources has them, in the place of a count.
    pub numbers: bool,
    /// Height of the type of labels.
    pub label: f32,
}

impl<'a> Pens<'a> {
    pub fn new(
        view: &ViewModel,
        options: &FigureOptions,
        style: &Style,
        fonts: &'a Fonts,
        words: &'a Words,
    ) -> Self {
        let palette = options.theme.palette();
        Self {
            palette,
            land: style.land,
            // Beside the colours of themes the accent would be one more.
            sign: if options.themes { palette.weak } else { palette.accent },
            area: if options.themes { palette.text } else { palette.area_label },
            fonts,
            scale: view.scale(),
            words,
            themes: options.themes,
            numbers: options.sources != Sources::None,
            label: 13.0,
        }
    }
}

impl Pens<'_> {
    /// The radius of a sign for so many mentions: where signs are numbered, large enough for three digits.
    pub fn radius(&self, visible: u32) -> f32 {
        let radius = self.scale.radius(visible).min(MarkerScale::LARGEST);
        if self.numbers { radius.max(LEAST_NUMBERED) } else { radius }
    }
}

/// The signs of a map, most of them drawn, and what they leave free.
pub struct Signs {
    pub markers: Group,
    pub labels: Group,
    pub taken: Taken,
    /// The signs in the frame, large ones first. The number of each is its place in `order`, counted from 1.
    pub shown: Vec<Sign>,
    /// Indexes of the signs, those of the most mentioned places first.
    pub order: Vec<usize>,
    pub clusters: Clusters,
    /// Where the locator stands: left, top, width, height.
    pub locator: Option<[f32; 4]>,
    /// Places of which nothing is seen in the frame, as the view lists them.
    pub beyond: Vec<Marker>,
}

impl Signs {
    /// Indexes of the markers that the sign with an index stands for, as far as they are visible.
    pub fn members(&self, sign: usize, markers: &[Marker]) -> Vec<usize> {
        let Some(sign) = self.shown.get(sign) else { return Vec::new() };
        let mut members = sign.members(&self.clusters);
        members.retain(|&index| markers.get(index).is_some_and(|marker| marker.visible > 0));
        members
    }

    /// Of each marker the number of the sign that stands for it; `None` of what has none.
    pub fn numbers_of(&self, markers: &[Marker]) -> Vec<Option<usize>> {
        let mut numbers = vec![None; markers.len()];
        for (number, &sign) in (1..).zip(&self.order) {
            self.members(sign, markers).into_iter().for_each(|index| numbers[index] = Some(number));
        }
        numbers
    }
}

/// Draws the signs of all places in the frame. `corner`: where the locator stands, which no label covers.
pub fn signs(view: &ViewModel, frame: &Frame, pens: &Pens<'_>, corner: Corner) -> Signs {
    let markers = view.all_markers();
    let clusters = clusters(markers, frame, pens.scale);
    let mut shown = view::signs((markers, &clusters), pens.scale, frame.bounds(), |index| {
        let marker = markers.get(index)?;
        let at = frame.point(marker.position);
        match &marker.area {
            // What no mention is visible of is nowhere.
            Some(area) if marker.visible > 0 => anchor(area, at, frame),
            Some(_) => None,
            None => Some(at),
        }
    });
    if pens.numbers {
        shown
            .iter_mut()
            .filter(|sign| sign.radius > 0.0)
            .for_each(|sign| sign.radius = pens.radius(sign.visible));
    }
    // A sign cut by the edge would show less than its count.
    shown.retain(|sign| frame.bounds().contains(&Rect::around(sign.at, reach(sign))));
    if pens.themes {
        let shares: Vec<ThemeShares> = view.theme_shares();
        shown.iter_mut().for_each(|sign| sign.tell_themes(&shares, &clusters));
    }
    let mut order: Vec<usize> = (0..shown.len()).collect();
    order.sort_by_key(|&sign| (shown[sign].symbol == Symbol::Outline, shown[sign].index));
    let locator = match corner {
        Corner::None => None,
        Corner::At(rect) => Some(rect),
        Corner::Free => {
            let signs = shown.iter().filter(|sign| sign.radius > 0.0);
            let taken: Vec<Rect> = signs.map(|sign| Rect::around(sign.at, reach(sign))).collect();
            free_corner(frame, &taken)
        }
    };
    let obstacles: Vec<Rect> =
        locator.iter().map(|&[x, y, width, height]| Rect::at([x, y], [width, height]).grown(3.0)).collect();
    let numbers = pens.numbers.then(|| numbers(&order));
    let within = within(
        &shown,
        |sign| match &numbers {
            Some(numbers) => number_within(&shown, sign, numbers[sign], pens),
            None => count_within(&shown, sign, pens),
        },
        pens,
    );
    let drawn = drawn(view, &shown, frame, pens);
    let lettering =
        Lettering { shown: &shown, numbers: numbers.as_deref(), within: &within, obstacles: &obstacles };
    let (labels, taken) = lettered(view, &lettering, frame, pens);
    // Numbers above all discs, lest a neighbour hide one.
    let mut group = drawn;
    group.items.extend(within.into_iter().flatten().map(Item::Text));
    let mut signs =
        Signs { markers: group, labels, taken, shown, order, clusters, locator, beyond: Vec::new() };
    let here: HashSet<usize> = (0..signs.shown.len()).flat_map(|sign| signs.members(sign, markers)).collect();
    let beyond =
        markers.iter().enumerate().filter(|(index, marker)| marker.visible > 0 && !here.contains(index));
    signs.beyond = beyond.map(|(_, marker)| marker.clone()).collect();
    signs
}

/// Which places share a sign on this map: as in the window at the same zoom.
fn clusters(markers: &[Marker], frame: &Frame, scale: MarkerScale) -> Clusters {
    let point = |marker: &Marker| {
        let at = World::from_lon_lat(marker.position.lon, marker.position.lat);
        [at.x, at.y]
    };
    let points: Vec<[f64; 2]> = markers.iter().map(point).collect();
    Clusters::new(markers, &points, scale, TILE_PIXELS * clustering_zoom(frame.zoom).exp2())
}

/// How far a sign reaches from its middle.
pub fn reach(sign: &Sign) -> f32 {
    let ring = if sign.cluster.is_some() { CLUSTER_REACH } else { 0.0 };
    if sign.radius > 0.0 { sign.radius + ring + 1.0 } else { 0.0 }
}

/// The number of each sign, counted from 1.
fn numbers(order: &[usize]) -> Vec<usize> {
    let mut numbers = vec![0; order.len()];
    for (number, &sign) in (1..).zip(order) {
        numbers[sign] = number;
    }
    numbers
}

fn drawn(view: &ViewModel, shown: &[Sign], frame: &Frame, pens: &Pens<'_>) -> Group {
    let (markers, selected) = (view.all_markers(), &view.query().places);
    let mut group = Group::clipped("markers", frame.rect);
    for sign in shown.iter().filter(|sign| sign.symbol != Symbol::Outline) {
        let mut own = sign::group(format!("marker-{}", sign.index + 1), sign, pens);
        if markers.get(sign.index).is_some_and(|marker| selected.contains(&marker.place)) {
            let ring = Shape::Circle { centre: sign.at, radius: reach(sign) + 3.0 };
            own.items.push(Item::Shape(ring, Paint::line(pens.palette.text, 2.0)));
        }
        group.items.push(Item::Group(own));
    }
    group
}

/// What stands within each sign: what `wanted` gives for it, unless what stands within a sign above reaches it.
fn within(shown: &[Sign], wanted: impl Fn(usize) -> Option<Text>, pens: &Pens<'_>) -> Vec<Option<Text>> {
    let mut texts = vec![None; shown.len()];
    let mut above = labels::Taken::default();
    for index in (0..shown.len()).rev() {
        let Some(text) = wanted(index) else { continue };
        let style = text.style;
        let width = pens.fonts.width(&text.content, style.size, style.weight, 0.0);
        let [x, y] = shown[index].at;
        let size = [width, style.size];
        let rect = Rect::at([x - size[0] / 2.0, y - size[1] / 2.0], size);
        if above.is_free(&rect) {
            above.add(rect);
            texts[index] = Some(text);
        }
    }
    texts
}

/// The count in a sign that is large enough to hold it, where no other hides it.
fn count_within(shown: &[Sign], number: usize, pens: &Pens<'_>) -> Option<Text> {
    let sign = &shown[number];
    let content = pens.words.count(sign.visible as usize);
    let size = (sign.radius * 0.75).clamp(10.0, 15.0);
    let fits = number_fits(pens.fonts.width(&content, size, 600, 0.0), sign.radius);
    (sign.is_numbered() && fits && !is_covered(shown, number))
        .then(|| in_the_middle(sign, content, size, pens))
}

/// The number of a sign in the list of sources, where the sign can hold it and no other hides it.
fn number_within(shown: &[Sign], index: usize, number: usize, pens: &Pens<'_>) -> Option<Text> {
    let sign = &shown[index];
    if sign.radius <= 0.0 || is_covered(shown, index) {
        return None;
    }
    let content = number.to_string();
    let room = sign.radius * if sign.symbol == Symbol::Vague { 0.8 } else { 1.0 };
    // The corners of the text lie within the disc.
    let fits = |size: &f32| {
        let half = [pens.fonts.width(&content, *size, 600, 0.0) / 2.0, size * Fonts::CAPITALS / 2.0];
        half[0].hypot(half[1]) <= room - 0.2
    };
    let wanted = (sign.radius * 0.95).clamp(SMALLEST_NUMBER, 13.0);
    let size = [wanted, SMALLEST_NUMBER].into_iter().find(fits)?;
    Some(in_the_middle(sign, content, size, pens))
}

fn in_the_middle(sign: &Sign, content: String, size: f32, pens: &Pens<'_>) -> Text {
    let color = if sign.is_full() { pens.palette.on_accent } else { pens.palette.text };
    let at = [sign.at[0], sign.at[1] + size * Fonts::CAPITALS / 2.0];
    Text { at, anchor: Anchor::Middle, content, style: TextStyle::new(size, 600, color) }
}
