//! The rows of a list, of which there may be tens of thousands: those in sight are drawn, and those beside the one that has the keyboard, so
//! that it can go on to any.

use std::collections::BTreeSet;

use eframe::egui::{Context, FocusDirection, Id, Key, Modifiers, Rect, Response, Sense, Ui, vec2};

use crate::ui::command::Tab;
use crate::ui::scrolling::{self, Way};

/// Left and Right, in which trees are folded and unfolded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sideways {
    Left,
    Right,
}

/// The row that has the keyboard, and whether it was brought into sight.
#[derive(Clone, Copy)]
struct At {
    row: usize,
    in_sight: bool,
}

fn id(tab: Tab) -> Id {
    Id::unique("list-rows").with(tab.key())
}

/// Gives the keyboard to a row of a list.
pub(super) fn go_to(ctx: &Context, tab: Tab, row: usize) {
    ctx.memory_mut(|memory| memory.request_focus(id(tab).with(row)));
    ctx.data_mut(|data| data.insert_temp(id(tab), At { row, in_sight: false }));
    ctx.request_repaint();
}

/// Shows the rows of a list, each drawn by `draw` into its place; gives at which row Left or Right was pressed.
#[allow(clippy::cast_precision_loss)] // rows of a list
pub(super) fn show(
    ui: &mut Ui,
    tab: Tab,
    (count, height): (usize, f32),
    mut draw: impl FnMut(&mut Ui, usize, (Rect, Response)),
) -> Option<(usize, Sideways)> {
    let list = id(tab);
    let at = ui.data(|data| data.get_temp::<At>(list)).filter(|at| at.row < count);
    let area = scrolling::area(ui, list.with("scrolled")).auto_shrink(false).id_salt(tab.key());
    let shown = area.show_viewport(ui, |ui, seen| {
        ui.set_height(height * count as f32);
        let (origin, width) = (ui.max_rect().min, ui.available_width());
        let mut focused = None;
        for row in drawn((seen.top() / height, seen.bottom() / height), at.map(|at| at.row), count) {
            let rect = Rect::from_min_size(origin + vec2(0.0, row as f32 * height), vec2(width, height));
            let response = ui.interact(rect, list.with(row), Sense::click());
            focused = response.has_focus().then_some(row).or(focused);
            draw(ui, row, (rect, response));
        }
        focused
    });
    let Some(row) = shown.inner else {
        ui.data_mut(|data| data.remove::<At>(list));
        return None;
    };
    let (to, way) = (moved(Way::pressed(ui), row, count, shown.inner_rect.height() / height), sideways(ui));
    if to != row {
        go_to(ui.ctx(), tab, to);
    }
    if to != row || at.is_none_or(|at| !at.in_sight || at.row != row) {
        let (top, room) = (to as f32 * height, shown.inner_rect.height());
        let least = top + height - room;
        let offset = shown.state.clamped_offset().y;
        if offset > top || offset < least {
            scrolling::scroll_to(ui, list.with("scrolled"), &shown, offset.min(top).max(least));
        }
    }
    ui.data_mut(|data| data.insert_temp(list, At { row: to, in_sight: true }));
    way.map(|way| (row, way))
}

/// Which rows are drawn, where those between these two are in sight: one more at each end, for Tab to go on to, and what Tab goes on to from
/// the one that has the keyboard, wherever that is.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // saturates
fn drawn((top, bottom): (f32, f32), at: Option<usize>, count: usize) -> BTreeSet<usize> {
    let seen =
        (top.floor() as usize).saturating_sub(1)..(bottom.ceil() as usize).saturating_add(1).min(count);
    let beside = at.map(|at| at.saturating_sub(1)..(at + 2).min(count));
    seen.chain(beside.into_iter().flatten()).collect()
}

/// The row to which keys lead from another, where so many are in sight.
#[allow(clippy::cast_possible_truncation)] // saturates
fn moved(way: Way, row: usize, count: usize, room: f32) -> usize {
    let page = (room.floor() as isize - 1).max(1);
    let by = way.lines as isize + way.pages as isize * page;
    match way.ends {
        1.. => count.saturating_sub(1),
        0 => row.saturating_add_signed(by).min(count.saturating_sub(1)),
        _ => 0,
    }
}

fn sideways(ui: &Ui) -> Option<Sideways> {
    let way = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let left = pressed(Key::ArrowLeft).then_some(Sideways::Left);
        pressed(Key::ArrowRight).then_some(Sideways::Right).or(left)
    });
    if way.is_some() {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beside_what_is_in_sight_the_rows_are_drawn_that_the_keyboard_goes_on_to() {
        let rows = |seen, at| drawn(seen, at, 100).into_iter().collect::<Vec<_>>();
        assert_eq!(rows((10.5, 12.5), None), [9, 10, 11, 12, 13]);
        assert_eq!(rows((0.0, 1.0), Some(50)), [0, 1, 49, 50, 51]);
        assert_eq!(rows((97.0, 100.0), Some(99)), [96, 97, 98, 99]);
        assert!(drawn((0.0, 9.0), Some(0), 0).is_empty());
    }

    #[test]
    fn keys_lead_by_rows_and_pages_and_to_the_ends() {
        let way = Way::default();
        for (way, expected) in [
            (Way { lines: 1, ..way }, 21),
            (Way { lines: -3, ..way }, 17),
            (Way { pages: 1, ..way }, 29),
            (Way { pages: -9, ..way }, 0),
            (Way { ends: 1, ..way }, 99),
            (Way { ends: -1, ..way }, 0),
            (way, 20),
        ] {
            assert_eq!(moved(way, 20, 100, 10.4), expected, "{way:?}");
        }
    }
}
