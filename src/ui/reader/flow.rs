//! A column of blocks of different heights, of which only those in sight are laid out.
//!
//! A place may have thousands of passages; their heights are estimated until they come into sight.

use std::fmt::Debug;
use std::hash::Hash;
use std::ops::Range;

use eframe::egui::{Id, Rangef, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// Heights of the blocks, measured or estimated, and where to scroll.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// Top of each block, and the bottom of the last.
    tops: Vec<f32>,
    width: f32,
    /// How far it is scrolled, in points.
    offset: f32,
    target: Option<Target>,
    /// What has the keyboard and was brought into sight: after that the wheel may take it out again.
    followed: Option<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    Top,
    Block(usize),
    /// Where it was left.
    Left(f32),
    /// So that what is marked in it is in sight.
    Marked,
}

/// From the top of the column to what is brought into sight.
const CONTEXT: f32 = 60.0;

/// Blocks beyond what is in sight that are drawn while something has the keyboard, for Tab to go on to; not each has what it stops at.
const BEYOND: usize = 3;

impl Flow {
    /// A column that starts at its top.
    #[must_use]
    pub fn from_top() -> Self {
        Self { target: Some(Target::Top), ..Self::default() }
    }

    /// A column that starts at a block.
    #[must_use]
    pub fn from_block(block: usize) -> Self {
        Self { target: Some(Target::Block(block)), ..Self::default() }
    }

    /// Shows it next as it was left, after something else stood in its place.
    pub fn come_back(&mut self) {
        self.target = self.target.or(Some(Target::Left(self.offset)));
    }

    /// Brings what is marked in it into sight, where it is not.
    pub fn reveal(&mut self) {
        self.target = Some(Target::Marked);
    }

    /// Shows the column of so many blocks in the rest of `ui`. `what` tells it from the columns that stand in its place at other times: what
    /// egui knows of the height of one is wrong of another, and it would spring back from where this one is scrolled to. `estimate` guesses the height of a block at a width; `block` draws one
    /// into its own `Ui`, whose height is then known, and gives where that stands in it which is marked, if it does;
    /// `marked` tells in which block that is.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        (what, count): (impl Hash + Debug, usize),
        estimate: impl Fn(usize, f32) -> f32,
        marked: impl FnOnce() -> Option<usize>,
        mut block: impl FnMut(&mut Ui, usize) -> Option<Rect>,
    ) {
        let width = ui.available_width();
        self.prepare(count, width, estimate);
        let height = ui.available_height();
        let marked = marked().filter(|_| self.target == Some(Target::Marked));
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt(("flow", what));
        if let Some(offset) = self.target.and_then(|target| self.offset_of(target, marked, height)) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(self.tops.last().copied().unwrap_or(0.0));
            let origin = ui.max_rect().min;
            let (mut corrected, mut above) = (false, 0.0);
            let mut mark = None;
            let focused = ui.memory(|memory| memory.focused());
            let beyond = if focused.is_some() { BEYOND } else { 0 };
            for index in self.drawn(viewport.y_range(), beyond) {
                let top = origin + vec2(0.0, self.tops[index]);
                let rect = Rect::from_min_max(top, pos2(top.x + width, f32::INFINITY));
                // Its own, whichever blocks are drawn before it: the keyboard stays with what is in it.
                let id = ui.scope_id().with(("block", index));
                let mut child = ui.new_child(UiBuilder::new().max_rect(rect).scope_id(id));
                mark = block(&mut child, index).filter(|_| marked == Some(index)).or(mark);
                let shift = self.measure(index, child.min_rect().height());
                corrected |= shift != 0.0;
                above += if self.tops[index + 1] - shift <= viewport.top() { shift } else { 0.0 };
            }
            if above != 0.0 {
                // What is in sight stays where it is.
                self.target = self.target.or(Some(Target::Left(viewport.top() + above)));
            }
            if corrected {
                // What was guessed is known now: the rest moves before it is seen.
                ui.request_discard("heights of blocks in sight");
                ui.request_repaint();
            } else {
                let mark = mark.or_else(|| self.gone_to(ui));
                self.target = mark.and_then(|mark| self.to_show(mark, ui.clip_rect()));
                if self.target.is_some() {
                    ui.request_discard("what is marked comes into sight");
                    ui.request_repaint();
                }
            }
        });
        self.offset = shown.state.clamped_offset().y;
    }

    /// How far it is to be scrolled; `None` to leave it as it is.
    fn offset_of(&self, target: Target, marked: Option<usize>, height: f32) -> Option<f32> {
        let top = |index: usize| self.tops.get(index).copied().unwrap_or(0.0);
        match target {
            Target::Top => Some(0.0),
            Target::Left(offset) => Some(offset),
            Target::Block(index) => Some(top(index)),
            Target::Marked => {
                let (top, bottom) = marked.map(|index| (top(index), top(index + 1)))?;
                let is_seen = bottom > self.offset && top < self.offset + height;
                Some(if is_seen { self.offset } else { (top - CONTEXT).max(0.0) })
            }
        }
    }

    /// Where to scroll so that what stands at `mark` on the screen is within `seen`; `None` where it is.
    fn to_show(&self, mark: Rect, seen: Rect) -> Option<Target> {
        let is_seen = seen.top() <= mark.top() && mark.bottom() <= seen.bottom();
        let end = (self.tops.last().copied().unwrap_or(0.0) - seen.height()).max(0.0);
        let offset = (self.offset + mark.top() - seen.top() - CONTEXT).clamp(0.0, end);
        (!is_seen && (offset - self.offset).abs() > 0.5).then_some(Target::Left(offset))
    }

    /// Where on the screen that stands to which the keyboard went on since the last frame, if that is cut off or out of sight.
    fn gone_to(&mut self, ui: &Ui) -> Option<Rect> {
        let focused = ui.memory(|memory| memory.focused());
        if std::mem::replace(&mut self.followed, focused) == focused {
            return None;
        }
        let response = ui.ctx().read_response(focused?)?;
        let is_here =
            response.layer_id == ui.layer_id() && ui.clip_rect().x_range().contains(response.rect.center().x);
        (is_here && !response.interact_rect.contains_rect(response.rect)).then_some(response.rect)
    }

    fn prepare(&mut self, count: usize, width: f32, estimate: impl Fn(usize, f32) -> f32) {
        if self.tops.len() == count + 1 && (self.width - width).abs() < 0.5 {
            return;
        }
        self.width = width;
        self.tops = vec![0.0];
        let mut top = 0.0;
        for index in 0..count {
            top += estimate(index, width);
            self.tops.push(top);
        }
    }

    /// The blocks in sight, and so many `beyond` them at either end.
    fn drawn(&self, seen: Rangef, beyond: usize) -> Range<usize> {
        let first = self.tops.partition_point(|top| *top <= seen.min).saturating_sub(1 + beyond);
        let last = self.tops.partition_point(|top| *top < seen.max) + beyond;
        first..last.min(self.tops.len().saturating_sub(1))
    }

    /// Notes the height of a block; how far that moves what is below.
    fn measure(&mut self, index: usize, height: f32) -> f32 {
        let shift = height - (self.tops[index + 1] - self.tops[index]);
        if shift.abs() < 0.5 {
            return 0.0;
        }
        self.tops[index + 1..].iter_mut().for_each(|top| *top += shift);
        shift
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow() -> Flow {
        let mut flow = Flow::default();
        flow.prepare(4, 100.0, |_, _| 10.0);
        flow
    }

    #[test]
    fn only_the_blocks_in_sight_are_drawn() {
        for (top, bottom, expected) in
            [(0.0, 10.0, 0..1), (5.0, 25.0, 0..3), (20.0, 30.0, 2..3), (35.0, 99.0, 3..4)]
        {
            assert_eq!(flow().drawn(Rangef::new(top, bottom), 0), expected, "{top} to {bottom}");
        }
        assert_eq!(flow().drawn(Rangef::new(20.0, 30.0), 1), 1..4);
        assert_eq!(Flow::default().drawn(Rangef::new(0.0, 50.0), BEYOND), 0..0);
    }

    #[test]
    fn a_block_higher_than_guessed_moves_what_is_below_it() {
        let mut flow = flow();
        assert_eq!(flow.measure(1, 25.0), 15.0);
        assert_eq!(flow.tops, [0.0, 10.0, 35.0, 45.0, 55.0]);
        assert_eq!(flow.measure(1, 25.0), 0.0);
    }
}
