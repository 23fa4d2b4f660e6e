//! How one sign is drawn: a disc, a hollow disc, a disc within a ring, a disc in parts, a square on its corner. As the window draws it.

use super::figure::{Group, Item, Paint, Shape};
use super::map::Pens;
use crate::basemap::Color;
use crate::view::{
    DIAMOND_REACH, HOLLOW, MIDDLE, RIM, RING, RING_GAP, Sign, Symbol, ThemeShares, marker_opacity,
};

/// The layers of one sign, from the ground up. An outline has none: its polygon is its sign.
#[must_use]
pub fn drawn(sign: &Sign, pens: &Pens<'_>) -> Vec<Item> {
    let most = sign.themes.and_then(|themes| themes.most());
    let brush = Brush { sign, pens };
    let colour = brush.paled(most.map_or(pens.sign, |most| pens.palette.theme(most)));
    match (sign.symbol, sign.cluster) {
        (Symbol::Outline, _) => Vec::new(),
        (Symbol::Vague, None) => brush.diamond(colour),
        (_, cluster) => {
            let mut items = if cluster.is_some() { brush.ring(colour) } else { Vec::new() };
            items.extend(brush.disc(colour));
            items.extend(sign.themes.iter().flat_map(|themes| brush.parts(themes)));
            items
        }
    }
}

/// The same as a group of its own in the file.
#[must_use]
pub fn group(name: String, sign: &Sign, pens: &Pens<'_>) -> Group {
    Group { name, clip: None, items: drawn(sign, pens) }
}

struct Brush<'a> {
    sign: &'a Sign,
    pens: &'a Pens<'a>,
}

impl Brush<'_> {
    /// A colour on land, paler where the days lie in the window in part: opaque, so that nothing shines through.
    fn paled(&self, colour: Color) -> Color {
        mixed(colour, self.pens.land, marker_opacity(self.sign.share))
    }

    fn circle(&self, radius: f32, colour: Color) -> Item {
        Item::Shape(Shape::Circle { centre: self.sign.at, radius }, Paint::fill(colour))
    }

    /// Several places: a ring around the disc.
    fn ring(&self, colour: Color) -> Vec<Item> {
        let (radius, land) = (self.sign.radius, self.pens.land);
        vec![
            self.circle(radius + RING_GAP + RING + RIM, land),
            self.circle(radius + RING_GAP + RING, colour),
            self.circle(radius + RING_GAP, land),
        ]
    }

    /// A disc with its rim; hollow where doubtful.
    fn disc(&self, colour: Color) -> Vec<Item> {
        let (radius, land) = (self.sign.radius, self.pens.land);
        let mut items = vec![self.circle(radius + RIM, land), self.circle(radius, colour)];
        if self.sign.doubtful {
            items.push(self.circle(radius - HOLLOW, land));
        }
        items
    }

    /// The themes of a sign as parts of its disc, and in its middle room for its number.
    #[allow(clippy::cast_precision_loss)] // counts of mentions
    fn parts(&self, themes: &ThemeShares) -> Vec<Item> {
        let &Sign { at: centre, radius, doubtful, .. } = self.sign;
        let all: u32 = themes.parts().map(|(_, count)| count).sum();
        let mut items = Vec::new();
        if themes.parts().nth(1).is_some() {
            let mut from = 0.0;
            for (colour, count) in themes.parts() {
                let to = from + count as f32 / all as f32;
                let paint = Paint::fill(self.paled(self.pens.palette.theme(colour)));
                items.push(Item::Shape(Shape::Sector { centre, radius, from, to }, paint));
                from = to;
            }
        }
        let middle = match doubtful {
            true => Some(radius - HOLLOW),
            false if self.pens.numbers || self.sign.is_numbered() => Some(radius * MIDDLE),
            false => None,
        };
        items.extend(middle.map(|middle| self.circle(middle, self.pens.land)));
        items
    }

    /// A square on its corner, pale within: an area whose outline is not known.
    fn diamond(&self, colour: Color) -> Vec<Item> {
        let (land, half) = (self.pens.land, self.sign.radius * DIAMOND_REACH);
        let inside = if self.sign.doubtful { land } else { mixed(colour, land, 0.25) };
        let square = |half: f32, colour| {
            let [x, y] = self.sign.at;
            let corners = vec![[x, y - half], [x + half, y], [x, y + half], [x - half, y]];
            Item::Shape(Shape::Rings(vec![corners]), Paint::fill(colour))
        };
        let within = half - HOLLOW * std::f32::consts::SQRT_2;
        vec![square(half + RIM, land), square(half, colour), square(within, inside)]
    }
}

/// What `share` of one colour over another looks like.
#[must_use]
pub fn mixed(over: Color, under: Color, share: f32) -> Color {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between two values of 8 bits
    let mix = |a: u8, b: u8| (f32::from(a) * share + f32::from(b) * (1.0 - share)).round() as u8;
    Color {
        red: mix(over.red, under.red),
        green: mix(over.green, under.green),
        blue: mix(over.blue, under.blue),
    }
}
