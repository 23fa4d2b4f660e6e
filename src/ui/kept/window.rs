//! How large the window is on the screen, and whether the user made it so.

use eframe::egui::Context;

use super::text::TextSize;

/// How large the window is on the screen.
pub enum Window {
    /// Width and height, in points of the usual size.
    Size([f32; 2]),
    /// It fills it.
    Maximized,
}

/// How large it is now; `None` where the system does not tell.
pub fn window_of(ctx: &Context, text: TextSize) -> Option<Window> {
    ctx.input(|input| {
        let viewport = input.viewport();
        if viewport.maximized == Some(true) || viewport.fullscreen == Some(true) {
            return Some(Window::Maximized);
        }
        let size = viewport.inner_rect?.size() * text.factor();
        Some(Window::Size([size.x.round(), size.y.round()]))
    })
}

/// So many seconds a new window takes to become as large as the system lets it be.
const SETTLES: f64 = 2.0;

/// How large the system made the window, whatever was asked for: that is no wish of the user's.
#[derive(Debug, Default)]
pub struct Given {
    /// When a size was first seen, in seconds of the window's clock, and the one that was seen last.
    seen: Option<(f64, [f32; 2])>,
    is_left: bool,
}

impl Given {
    /// Whether the window was ever given another size by the user, now that it is this large.
    pub fn is_left(&mut self, size: [f32; 2], now: f64) -> bool {
        let (begin, given) = *self.seen.get_or_insert((now, size));
        if now - begin < SETTLES {
            self.seen = Some((begin, size));
        } else {
            self.is_left |= far(size, given);
        }
        self.is_left
    }
}

/// Whether a window is not as large as another one, but for rounding.
fn far(size: [f32; 2], other: [f32; 2]) -> bool {
    (size[0] - other[0]).abs() > 2.0 || (size[1] - other[1]).abs() > 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_makes_of_a_window_is_no_wish_of_the_user() {
        let mut given = Given::default();
        for (now, side, expected) in [
            (10.0, 1280.0, false),
            // The system has no room for it.
            (10.5, 1000.0, false),
            (20.0, 1001.0, false),
            (30.0, 900.0, true),
            (40.0, 1000.0, true),
        ] {
            assert_eq!(given.is_left([side, 700.0], now), expected, "{side} at {now}");
        }
    }
}
