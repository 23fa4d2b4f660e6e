//! The window's type, built into the program: Inter for the interface, Noto Serif for what is read, Arabic and signs
//! where these have none.

use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};

use super::theme::Face;
use crate::export::fonts;

/// File names, and the files. What figures are set in too is in the program once.
static FILES: [(&str, &[u8]); 8] = [
    ("Inter-Regular.ttf", fonts::REGULAR),
    ("Inter-Medium.ttf", fonts::MEDIUM),
    ("Inter-SemiBold.ttf", fonts::SEMI_BOLD),
    ("Inter-Bold.ttf", fonts::BOLD),
    ("NotoSerif-Regular.ttf", include_bytes!("../../assets/fonts/NotoSerif-Regular.ttf")),
    ("NotoSerif-Bold.ttf", include_bytes!("../../assets/fonts/NotoSerif-Bold.ttf")),
    ("NotoSansArabic-Regular.ttf", fonts::ARABIC),
    ("NotoSansSymbols2-Regular.ttf", include_bytes!("../../assets/fonts/NotoSansSymbols2-Regular.ttf")),
];

/// What each face falls back to, in order.
const FALLBACKS: [&str; 4] = [
    "Inter-Regular.ttf",
    "NotoSerif-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
];

/// Gives the context its fonts.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

pub(super) fn definitions() -> FontDefinitions {
    let mut defined = FontDefinitions::empty();
    for (name, bytes) in FILES {
        defined.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = Face::ALL.map(|face| (face.family(), file_of(face))).into_iter();
    for (family, file) in families.chain([(FontFamily::Monospace, file_of(Face::Regular))]) {
        let fallbacks = FALLBACKS.iter().filter(|fallback| **fallback != file);
        let chain = std::iter::once(&file).chain(fallbacks).map(|name| (*name).to_owned()).collect();
        defined.families.insert(family, chain);
    }
    defined
}

fn file_of(face: Face) -> &'static str {
    match face {
        Face::Regular => "Inter-Regular.ttf",
        Face::Medium => "Inter-Medium.ttf",
        Face::SemiBold => "Inter-SemiBold.ttf",
        Face::Bold => "Inter-Bold.ttf",
        Face::Serif => "NotoSerif-Regular.ttf",
        Face::SerifBold => "NotoSerif-Bold.ttf",
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::epaint::text::{Fonts, TextOptions};

    use super::*;

    #[test]
    fn every_face_has_the_letters_of_names_in_reports() {
        let mut fonts = Fonts::new(TextOptions::default(), definitions());
        let mut fonts = fonts.with_pixels_per_point(1.0);
        for face in Face::ALL {
            for text in
                ["Qalʿeh-ye Now – d’Hérat, l’État", "Київ Кандагар", "قندهار هرات", "↵ ⌘ ⇧ 0123456789 %"]
            {
                assert!(fonts.has_glyphs(&face.at(13.0), text), "{face:?}: {text}");
            }
        }
    }
}
