//! What is typed ahead: after a command that opens a field, what is typed waits until the field has the keyboard. Frames are slower than
//! fingers, and letters that no field takes would be shortcuts.

use eframe::egui::{Context, Event, FocusDirection, Key};

/// In so many passes a field that comes at all has come.
const PASSES: u32 = 10;
/// In the pass in which the field comes what had the keyboard before may have it still.
const FIRST: u32 = 2;
/// So long, in seconds, may the system take to tell that it has no dialog of its own and the window must ask.
const SECONDS: f64 = 1.2;

/// What was typed for a field that is still to come.
#[derive(Default)]
pub struct Ahead {
    events: Vec<Event>,
    waits: Option<Waits>,
}

struct Waits {
    passes: u32,
    since: f64,
}

/// Whether this is something typed.
pub fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
            | Event::Ime(_)
    )
}

impl Ahead {
    /// Lets what is typed wait from now on, beginning with `typed`.
    pub fn begin(&mut self, typed: Vec<Event>, now: f64) {
        self.events.extend(typed);
        self.waits = Some(Waits { passes: 0, since: now });
    }

    /// Holds back what was typed, or gives it with all that waited to the field that has the keyboard now. While the system `asks`, the
    /// field may still be to come. What no field came for is dropped.
    pub fn pass(&mut self, ctx: &Context, asks: bool) {
        let Some(waits) = &mut self.waits else { return };
        let now = ctx.input(|input| input.time);
        let asks = asks && now - waits.since < SECONDS;
        waits.passes = if asks { 0 } else { waits.passes + 1 };
        let passes = waits.passes;
        ctx.input_mut(|input| {
            self.events.extend(input.events.iter().filter(|event| is_typed(event)).cloned());
            input.events.retain(|event| !is_typed(event));
        });
        // Tab and arrows among it moved the focus before any of this.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        ctx.request_repaint();
        if passes >= FIRST && ctx.text_edit_focused() {
            self.give(ctx);
        } else if passes > PASSES {
            self.events.clear();
        } else {
            return;
        }
        if self.events.is_empty() {
            self.waits = None;
        }
    }

    /// Gives the field what is for it. What moves on to the next one goes alone.
    fn give(&mut self, ctx: &Context) {
        let tab = self.events.iter().position(|event| moves_on(event).is_some());
        let rest = self.events.split_off(tab.unwrap_or(self.events.len()).max(usize::from(tab == Some(0))));
        let given = std::mem::replace(&mut self.events, rest);
        if let [tab] = &given[..]
            && let Some(direction) = moves_on(tab)
        {
            ctx.memory_mut(|memory| memory.move_focus(direction));
            if let Some(waits) = &mut self.waits {
                waits.passes = 0;
            }
            return;
        }
        ctx.input_mut(|input| input.events.extend(given));
    }
}

/// Where a key moves the focus to.
fn moves_on(event: &Event) -> Option<FocusDirection> {
    let Event::Key { key: Key::Tab, modifiers, .. } = event else { return None };
    Some(if modifiers.shift { FocusDirection::Previous } else { FocusDirection::Next })
}
