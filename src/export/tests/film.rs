//! Films: what stands around the map stands still.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::view::{Step, WindowMode};

/// All texts of a group, with those in groups within it.
fn all_texts(group: &Group) -> Vec<&Text> {
    let texts = group.items.iter().flat_map(|item| match item {
        Item::Text(text) => vec![text],
        Item::Group(group) => all_texts(group),
        Item::Shape(..) | Item::Image(..) => Vec::new(),
    });
    texts.collect()
}

/// Where each text around the map stands, by its layer, what it says, and which of those it is that say the same.
fn around_the_map(figure: &Figure) -> BTreeMap<(&str, String, usize), [f32; 2]> {
    let mut found = BTreeMap::new();
    for name in ["title", "legend", "sources"] {
        for text in all_texts(layer(figure, name)) {
            let mut key = (name, text.content.clone(), 0);
            while found.contains_key(&key) {
                key.2 += 1;
            }
            found.insert(key, text.at);
        }
    }
    found
}

#[test]
fn a_film_whose_end_would_be_left_out_is_refused() {
    let (archive, words) = (Archive::bundled().unwrap(), Words::english());
    let window = Some("1800-01-01/2021-12-31".parse().unwrap());
    let view = ViewModel::new(Arc::new(crowded()), Query { window, ..Query::default() });
    let options = FigureOptions::default();
    let of = |step| Film::of(&view, step, &archive, &options, &words).map(|film| film.len());
    assert!(matches!(of(Step::Day), Err(ExportError::Frames { .. })));
    assert_eq!(of(Step::Year).unwrap(), 222);
}

#[test]
fn around_the_map_of_a_film_nothing_moves_and_its_lines_have_room_in_every_frame() {
    let (archive, words) = (Archive::bundled().unwrap(), Words::english());
    // How many lines the captions have in any frame of a film, and whether places beyond the map are told.
    let (mut captions, mut told) = (BTreeSet::new(), BTreeSet::new());
    for (width, height) in [(340, 440), (384, 440), (480, 400), (690, 480), (900, 600)] {
        for mode in [WindowMode::Window, WindowMode::Cumulative] {
            let query = filtered(Query { mode, ..Query::default() });
            let view = ViewModel::new(Arc::new(crowded()), query);
            // Kandahar alone is on the map.
            let bbox = Some(bounds([64.5, 30.5, 67.0, 32.5]));
            let options = FigureOptions { bbox, ..sized(width, height) };
            let film = Film::of(&view, Step::Week, &archive, &options, &words).unwrap();
            let (mut stood, mut maps, mut lines) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
            let mut frames = Vec::new();
            film.draw(|figure| {
                frames.push(figure);
                Ok(())
            })
            .unwrap();
            for figure in &frames {
                let map = layer(figure, "base-map").clip.unwrap();
                maps.insert(map.map(f32::to_bits));
                for ((name, said, nth), at) in around_the_map(figure) {
                    let above = at[1] < map[1];
                    assert_eq!(above, name == "title", "{said:?} {at:?} beside {map:?}");
                    let before = *stood.entry((name, said.clone(), nth)).or_insert(at);
                    assert_eq!(
                        at.map(f32::to_bits),
                        before.map(f32::to_bits),
                        "{said:?} at {width}x{height}"
                    );
                }
                lines.insert(texts(figure, "title").len());
                told.insert(texts(figure, "sources")[0].starts_with("Beyond"));
            }
            assert_eq!((frames.len(), maps.len()), (film.len(), 1), "one map for all frames");
            let alone = film.frame(film.len() - 1).unwrap();
            assert!(alone.as_ref() == frames.last(), "a frame drawn alone is that of the film");
            captions.insert(lines.len());
        }
    }
    assert!(captions.iter().any(|counts| *counts > 1), "some captions take more lines than others");
    assert_eq!(told.len(), 2, "places beyond the map are told in some frames only");
}
