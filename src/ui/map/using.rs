//! What is done with the map in a frame: a click, a tool at work, the card beside the pointer.

use eframe::egui::{Key, Response, Ui};

use super::pointer::{Field, Pointed, Target, asked, select};
use super::tools::{self, Tool};
use super::{MapLook, MapState, card};
use crate::model::PlaceId;
use crate::ui::command::Command;
use crate::ui::theme::Tokens;
use crate::view::Marker;
use crate::words::Words;

/// The map as it is used: what is under the pointer, and what a drag there does.
pub struct Use<'a, 'b> {
    /// What is there.
    pub field: &'b Field<'a>,
    /// The map as a widget.
    pub map: &'b Response,
    /// What the pointer is on.
    pub pointed: Pointed<'a>,
    /// Which tool is in use.
    pub look: &'b MapLook,
}

/// Does what the pointer asks for.
pub fn use_tool(ui: &Ui, of: &Use<'_, '_>, state: &mut MapState, words: &Words, commands: &mut Vec<Command>) {
    let painter = ui.painter_at(of.field.camera.rect);
    let tokens = Tokens::of(ui);
    let modifiers = ui.input(|input| input.modifiers);
    if let Some(outline) = state.drawing.follow(ui, of.map, of.look.tool) {
        let view = of.field.view;
        let found = view.markers().filter(|marker| outline.holds(of.field.camera.place(marker.position)));
        commands.push(select(found.map(|marker| marker.place.clone()), view, modifiers));
    }
    state.drawing.paint(&painter, tokens);
    if of.look.tool == Tool::Measure {
        measure(ui, of, state, words);
        return;
    }
    if let Some(target) = of.pointed.clicked {
        click(ui, of, target, state, commands);
    }
    if state.drawing.is_under_way() {
        return;
    }
    match of.pointed.hovered {
        Some(Target::Place(marker)) => card::show(ui, of.field.view, marker, words),
        Some(Target::Several(mark)) => {
            card::show_several(ui, &of.visible_members(&mark), words);
        }
        None => {}
    }
}

impl<'a> Use<'a, '_> {
    /// The markers under a sign of several places, most mentioned first.
    fn visible_members(&self, mark: &super::marks::Mark) -> Vec<(usize, &'a Marker)> {
        let Some((number, _)) = mark.cluster else { return Vec::new() };
        let members = self.field.clusters.members(number).iter().map(|&index| index as usize);
        let markers = self.field.view.all_markers();
        members
            .filter_map(|index| Some((index, markers.get(index)?)))
            .filter(|(_, marker)| marker.visible > 0)
            .collect()
    }
}

/// One place is selected. Several part, or are selected together where no zoom parts them, or with Ctrl or Shift.
fn click(ui: &Ui, of: &Use<'_, '_>, target: Target<'_>, state: &mut MapState, commands: &mut Vec<Command>) {
    let modifiers = ui.input(|input| input.modifiers);
    match target {
        Target::Place(marker) => commands.push(asked(&marker.place, modifiers)),
        Target::Several(mark) => {
            let Some((number, _)) = mark.cluster else { return };
            let members = of.visible_members(&mark);
            let parts = !super::pointer::adds(modifiers)
                && state.split(number, mark.middle(), of.field.about, of.field.view);
            if parts {
                ui.ctx().request_repaint();
            } else {
                let places: Vec<PlaceId> = members.iter().map(|(_, marker)| marker.place.clone()).collect();
                commands.push(select(places, of.field.view, modifiers));
            }
        }
    }
}

fn measure(ui: &Ui, of: &Use<'_, '_>, state: &mut MapState, words: &Words) {
    let camera = of.field.camera;
    state.drawing.measure(ui, of.map, camera);
    if !ui.ctx().text_edit_focused() && ui.input(|input| input.key_pressed(Key::Enter)) {
        state.drawing.cancel();
    }
    let pointer = of.map.hover_pos();
    let painter = ui.painter_at(camera.rect);
    state.drawing.paint_way(&painter, camera, pointer, Tokens::of(ui));
    let mut way = state.drawing.measured().to_vec();
    let end = pointer.or_else(|| way.last().map(|last| camera.place(*last)));
    way.extend(pointer.map(|at| camera.position(at)));
    if let Some(end) = end.filter(|_| way.len() > 1) {
        tools::paint_length(&painter, end, &words.length_measured(tools::length(&way)), Tokens::of(ui));
    }
}
