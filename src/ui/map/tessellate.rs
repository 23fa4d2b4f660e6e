//! From paint instructions and outlines to the triangles and lines that walkers draws. Done once per tile and per outline.

use eframe::egui::{Color32, Pos2, pos2};
use geo::{Coord, LineString, MultiPolygon};
use walkers::{Drawable, Line, Mesh};

use crate::basemap::{Color, Instruction, World};

/// Units along the side of a tile's mesh. Enough that nothing is lost to rounding when the last tiles are shown enlarged.
pub const TILE_UNITS: f32 = 4096.0;
/// Units along the side of the world in an outline's mesh.
pub const WORLD_UNITS: f64 = 65_536.0;

/// Width of the line around a fill, in its own colour. Triangles end on hard pixels; lines are softened.
const SOFT_EDGE: f32 = 0.5;

/// The triangles and lines of a tile, from the ground up. What follows each other in kind is drawn in one go, so fills come
/// before the soft edges of all of them where no line lies between.
#[must_use]
pub fn tile(instructions: &[Instruction]) -> Vec<Drawable> {
    let mut drawables = Vec::new();
    let mut edges = Vec::new();
    for instruction in instructions {
        match instruction {
            Instruction::Fill { rings, color } => {
                let rings: Vec<Vec<Pos2>> = rings.iter().map(|ring| points(ring)).collect();
                let colour = colour(*color);
                drawables.push(Drawable::Fill(fill(&rings, colour)));
                edges.extend(rings.into_iter().map(|ring| closed(ring, SOFT_EDGE, colour)));
            }
            Instruction::Stroke { lines, color, width } => {
                edges.extend(lines.iter().map(|line| open(points(line), *width, colour(*color))));
                drawables.push(Drawable::Lines(std::mem::take(&mut edges)));
            }
        }
    }
    if !edges.is_empty() {
        drawables.push(Drawable::Lines(edges));
    }
    drawables
}

/// An outline made into meshes.
#[derive(Clone, Debug)]
pub struct Outline {
    /// What the meshes' points are relative to.
    pub corner: World,
    /// The triangles inside.
    pub fill: Drawable,
    /// The line around.
    pub line: Drawable,
}

/// The meshes of an outline given in degrees.
#[must_use]
pub fn outline(area: &MultiPolygon<f64>, width: f32, colour: Color32) -> Outline {
    let corner = north_west(area);
    let mut mesh = Mesh::default();
    let mut lines = Vec::new();
    for polygon in area {
        let rings: Vec<Vec<Pos2>> = std::iter::once(polygon.exterior())
            .chain(polygon.interiors())
            .map(|ring| relative(ring, corner))
            .filter(|ring| ring.len() >= 3)
            .collect();
        mesh.append(&even_odd(&rings, colour));
        lines.extend(rings.into_iter().map(|ring| closed(ring, width, colour)));
    }
    Outline { corner, fill: Drawable::Fill(mesh), line: Drawable::Lines(lines) }
}

fn north_west(area: &MultiPolygon<f64>) -> World {
    let corners =
        area.iter().flat_map(|polygon| polygon.exterior().coords()).map(|at| World::from_lon_lat(at.x, at.y));
    corners.reduce(|a, b| World { x: a.x.min(b.x), y: a.y.min(b.y) }).unwrap_or(World { x: 0.5, y: 0.5 })
}

#[allow(clippy::cast_possible_truncation)] // meshes are made of 32 bits
fn relative(ring: &LineString<f64>, corner: World) -> Vec<Pos2> {
    let place = |at: &Coord<f64>| {
        let World { x, y } = World::from_lon_lat(at.x, at.y);
        pos2(((x - corner.x) * WORLD_UNITS) as f32, ((y - corner.y) * WORLD_UNITS) as f32)
    };
    let coords = if ring.is_closed() { ring.0.get(1..).unwrap_or_default() } else { &ring.0 };
    coords.iter().map(place).collect()
}

/// Rings as vector tiles hold them: each outer ring is followed by its holes, which turn the other way. Every outer ring is
/// filled by itself, so that where two overlap nothing is cut out.
fn fill(rings: &[Vec<Pos2>], colour: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    let mut start = 0;
    for end in 1..=rings.len() {
        let another_begins = rings.get(end).is_none_or(|ring| turns_outward(ring));
        if another_begins {
            mesh.append(&even_odd(&rings[start..end], colour));
            start = end;
        }
    }
    mesh
}

/// Whether the ring encloses ground rather than a hole: clockwise with y down, by the surveyor's formula.
fn turns_outward(ring: &[Pos2]) -> bool {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>() > 0.0
}

fn even_odd(rings: &[Vec<Pos2>], colour: Color32) -> Mesh {
    let Some((outer, holes)) = rings.split_first() else { return Mesh::default() };
    let outer: Vec<_> = outer.iter().map(|at| (at.x, at.y).into()).collect();
    let holes: Vec<Vec<_>> =
        holes.iter().map(|hole| hole.iter().map(|at| (at.x, at.y).into()).collect()).collect();
    // A ring that cannot be cut into triangles (no number in it, say) is left out rather than the whole tile.
    walkers::tessellate_polygon(&outer, &holes, colour).unwrap_or_default()
}

fn points(line: &[[f32; 2]]) -> Vec<Pos2> {
    line.iter().map(|&[x, y]| pos2(x * TILE_UNITS, y * TILE_UNITS)).collect()
}

fn closed(mut ring: Vec<Pos2>, width: f32, colour: Color32) -> Line {
    ring.extend(ring.first().copied());
    open(ring, width, colour)
}

fn open(points: Vec<Pos2>, width: f32, color: Color32) -> Line {
    Line { points, width, color, dasharray: Vec::new() }
}

/// A colour of the base map's style as egui has it.
#[must_use]
pub fn colour(color: Color) -> Color32 {
    Color32::from_rgb(color.red, color.green, color.blue)
}

#[cfg(test)]
mod tests {
    use geo::{Area, polygon};

    use super::*;

    fn area_of(mesh: &Mesh) -> f32 {
        let corner = |index: &u32| mesh.vertices[*index as usize].position;
        let double = mesh.indices.chunks(3).map(|triangle| {
            let [a, b, c] = [corner(&triangle[0]), corner(&triangle[1]), corner(&triangle[2])];
            ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs()
        });
        double.sum::<f32>() / 2.0
    }

    fn square(from: f32, to: f32) -> Vec<[f32; 2]> {
        vec![[from, from], [to, from], [to, to], [from, to]]
    }

    fn reversed(mut ring: Vec<[f32; 2]>) -> Vec<[f32; 2]> {
        ring.reverse();
        ring
    }

    #[test]
    fn a_hole_stays_open_and_overlapping_land_stays_filled() {
        let whole = TILE_UNITS * TILE_UNITS;
        for (rings, share) in [
            (vec![square(0.0, 1.0)], 1.0),
            (vec![square(0.0, 1.0), reversed(square(0.25, 0.75))], 0.75),
            (vec![square(0.0, 0.5), square(0.5, 1.0)], 0.5),
            // The same ground twice: drawn twice, and nothing cut out of it.
            (vec![square(0.0, 0.5), square(0.0, 0.5)], 0.5),
        ] {
            let count = rings.len();
            let drawn = tile(&[Instruction::Fill { rings, color: Color::new(0xF6F3EB) }]);
            let Drawable::Fill(mesh) = &drawn[0] else { panic!("no fill first") };
            assert!((area_of(mesh) / whole - share).abs() < 1e-3, "{share}");
            assert!(matches!(&drawn[1], Drawable::Lines(edges) if edges.len() == count));
        }
    }

    #[test]
    fn lines_come_above_the_fills_before_them_and_below_those_after() {
        let fill = || Instruction::Fill { rings: vec![square(0.0, 1.0)], color: Color::new(0) };
        let line = Instruction::Stroke {
            lines: vec![vec![[0.0, 0.0], [1.0, 1.0]]],
            color: Color::new(1),
            width: 1.0,
        };
        let kinds: String = tile(&[fill(), line, fill()])
            .iter()
            .map(|drawable| if matches!(drawable, Drawable::Fill(_)) { 'f' } else { 'l' })
            .collect();
        assert_eq!(kinds, "flfl");
    }

    #[test]
    fn an_outline_covers_its_area_and_no_more() {
        let area = polygon!(
            exterior: [(x: 66.0, y: 34.0), (x: 67.0, y: 34.0), (x: 67.0, y: 34.5), (x: 66.0, y: 34.5)],
            interiors: [[(x: 66.25, y: 34.1), (x: 66.75, y: 34.1), (x: 66.75, y: 34.4), (x: 66.25, y: 34.4)]],
        );
        let unit = WORLD_UNITS / 360.0;
        // Mercator stretches so small an area evenly: by 1 / cos(latitude) from south to north.
        let expected = area.unsigned_area() * unit * unit / 34.25_f64.to_radians().cos();
        let drawn = outline(&MultiPolygon::new(vec![area]), 1.2, Color32::RED);
        let Drawable::Fill(mesh) = &drawn.fill else { panic!("no fill") };
        assert!((f64::from(area_of(mesh)) / expected - 1.0).abs() < 0.01, "{} {expected}", area_of(mesh));
        assert!((drawn.corner.x - World::from_lon_lat(66.0, 34.0).x).abs() < 1e-12);
    }
}
