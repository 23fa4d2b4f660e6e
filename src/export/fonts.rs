//! The fonts that ship with the program, and the widths of texts set in them. System fonts are never used, so that a
//! figure is the same on every machine.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::Database;
use rustybuzz::Face;

/// The family of all texts; its fallbacks follow in [`FAMILIES`].
pub const FAMILY: &str = "Inter";
/// The families named in SVG files, for programs that open these.
pub const FAMILIES: &str = "Inter, 'Noto Sans Arabic', 'Helvetica Neue', Arial, sans-serif";

/// Inter 400.
pub(crate) static REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
/// Inter 500.
pub(crate) static MEDIUM: &[u8] = include_bytes!("../../assets/fonts/Inter-Medium.ttf");
/// Inter 600.
pub(crate) static SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
/// Inter 700.
pub(crate) static BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-Bold.ttf");
/// Noto Sans Arabic 400.
pub(crate) static ARABIC: &[u8] = include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf");

/// The fonts as the rasteriser wants them.
pub(super) fn database() -> Arc<Database> {
    static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        for font in [REGULAR, MEDIUM, SEMI_BOLD, BOLD, ARABIC] {
            database.load_font_data(font.to_vec());
        }
        database.set_sans_serif_family(FAMILY);
        Arc::new(database)
    });
    Arc::clone(&DATABASE)
}

/// The bytes of a font by its number, as [`Fonts::shaped`] gives it.
pub(super) const FILES: [&[u8]; 5] = [REGULAR, MEDIUM, SEMI_BOLD, BOLD, ARABIC];
/// The weights of the first of these.
const WEIGHTS: [u16; 4] = [400, 500, 600, 700];

/// Measures texts and sets them.
pub(super) struct Fonts {
    faces: Vec<(u16, Face<'static>)>,
    fallback: Option<Face<'static>>,
    /// The widths of the words that were set, by their weight: heights of the type. A page that tries how its list of sources fits sets the
    /// same words again and again.
    pub(super) words: RefCell<HashMap<u16, HashMap<String, f32>>>,
}

impl Fonts {
    /// The height of a line that is one pixel high in type, from the top of capitals with accents to the descenders.
    pub const LINE: f32 = 1.2;
    /// The height of capitals.
    pub const CAPITALS: f32 = 0.727;

    pub fn new() -> Self {
        let faces = WEIGHTS.into_iter().zip(FILES);
        Self {
            faces: faces.filter_map(|(weight, data)| Some((weight, Face::from_slice(data, 0)?))).collect(),
            fallback: Face::from_slice(ARABIC, 0),
            words: RefCell::default(),
        }
    }

    /// The number of the font of a weight, and the font.
    fn of_weight(&self, weight: u16) -> Option<(usize, &Face<'static>)> {
        let numbered = || self.faces.iter().enumerate();
        let found = numbered().find(|(_, (of, _))| *of >= weight).or(numbered().next_back());
        found.map(|(number, (_, face))| (number, face))
    }

    /// The font with a number.
    pub fn face(&self, number: usize) -> Option<&Face<'static>> {
        self.faces.get(number).map(|(_, face)| face).or(self.fallback.as_ref())
    }

    /// The font that has a character, by its number: that of the weight, else the fallback, else that of the weight all the same.
    pub(super) fn font_for(&self, c: char, weight: u16) -> usize {
        let own = self.of_weight(weight);
        let has = |face: &Face<'_>| face.glyph_index(c).is_some();
        match (own, &self.fallback) {
            (Some((number, face)), Some(fallback)) => {
                if !has(face) && has(fallback) {
                    self.faces.len()
                } else {
                    number
                }
            }
            (Some((number, _)), None) => number,
            (None, _) => self.faces.len(),
        }
    }

    /// The width of a line of text, without kerning and ligatures, which only make it narrower.
    pub fn width(&self, text: &str, size: f32, weight: u16, letter_spacing: f32) -> f32 {
        let face = self.of_weight(weight).map(|(_, face)| face);
        let advance = |c: char| {
            [face, self.fallback.as_ref()]
                .into_iter()
                .flatten()
                .find_map(|face| {
                    let advance = f32::from(face.glyph_hor_advance(face.glyph_index(c)?)?);
                    #[allow(clippy::cast_precision_loss)] // some thousands
                    Some(advance / face.units_per_em() as f32)
                })
                // A character that no font has is drawn as a box or not at all.
                .unwrap_or(0.6)
        };
        text.chars().map(|c| (advance(c) + letter_spacing) * size).sum()
    }

    /// The longest beginning of `text` that fits in `width`, with an ellipsis where something was left out.
    pub fn fitted(&self, text: &str, size: f32, weight: u16, width: f32) -> String {
        let ellipsis = self.width("…", size, weight, 0.0);
        // One walk, for a text may be the names of twenty thousand places.
        let (mut used, mut cut) = (0.0, (ellipsis <= width).then_some(0));
        for (start, c) in text.char_indices() {
            let end = start + c.len_utf8();
            used += self.width(&text[start..end], size, weight, 0.0);
            if used > width {
                return cut.map(|end| format!("{}…", &text[..end])).unwrap_or_default();
            }
            if !c.is_whitespace() && used + ellipsis <= width {
                cut = Some(end);
            }
        }
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_sound_and_its_family_is_the_one_that_figures_name() {
        let fonts = Fonts::new();
        assert_eq!((fonts.faces.len(), fonts.fallback.is_some()), (4, true));
        let database = database();
        let families: Vec<_> =
            database.faces().map(|face| (face.families[0].0.as_str(), face.weight.0)).collect();
        for weight in [400, 500, 600, 700] {
            assert!(families.contains(&(FAMILY, weight)), "{families:?}");
        }
        assert!(families.contains(&("Noto Sans Arabic", 400)));
    }

    #[test]
    fn widths_are_those_of_the_font() {
        let fonts = Fonts::new();
        // Digits of Inter 4: 1,290 units of 2,048 for 0; a space is 576.
        assert!(fonts.width("00", 10.0, 400, 0.0) > 11.0 && fonts.width("00", 10.0, 400, 0.0) < 14.0);
        assert!(fonts.width("Kandahar", 12.0, 700, 0.0) > fonts.width("Kandahar", 12.0, 400, 0.0));
        let spaced = fonts.width("IRAN", 10.0, 400, 0.16) - fonts.width("IRAN", 10.0, 400, 0.0);
        assert!((spaced - 6.4).abs() < 1e-3);
        assert!(fonts.width("کابل", 12.0, 400, 0.0) > 10.0);
    }

    #[test]
    fn a_text_too_long_is_cut_with_an_ellipsis() {
        let fonts = Fonts::new();
        let cut = fonts.fitted("Places named in a very long folder name", 14.0, 400, 120.0);
        assert!(cut.ends_with('…') && fonts.width(&cut, 14.0, 400, 0.0) <= 120.0, "{cut}");
        assert_eq!(fonts.fitted("short", 14.0, 400, 120.0), "short");
        assert_eq!(fonts.fitted("short", 14.0, 400, 1.0), "");
        let room = fonts.width("cut here…", 14.0, 400, 0.0) + 0.1;
        assert_eq!(fonts.fitted("cut here and no later", 14.0, 400, room), "cut here…");
    }

    #[test]
    fn a_text_of_a_million_letters_is_cut_without_delay() {
        let text = "Kandahar 12, ".repeat(80_000);
        let start = std::time::Instant::now();
        assert!(Fonts::new().fitted(&text, 12.0, 400, 900.0).len() < 300);
        assert!(start.elapsed().as_secs() < 5);
    }
}
