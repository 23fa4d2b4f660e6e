//! What stands behind the slider of a page: a bar for each day, as high as the texts say much of it, and the months below.

use std::fmt::Write;

use super::super::svg::number;
use super::escape;
use super::script::{Days, days};
use crate::model::Day;
use crate::model::date::{day_from_number, day_number};
use crate::view::ViewModel;
use crate::words::Words;

/// Height of the bars, CSS pixels.
const BARS: f32 = 56.0;
/// At most so many bars stand side by side; of a longer time one is several days.
const MOST_BARS: i32 = 366;
/// At most about so many months or years are named.
const MOST_TICKS: i32 = 8;

/// The bars twice, pale and full, of which the script lets the window be seen; and the names of months. Nothing where nothing is dated.
#[must_use]
pub fn timeline(view: &ViewModel, words: &Words) -> String {
    let Some(days) = days(view) else { return String::new() };
    let (bars, ticks) = (bars(view, days), ticks(days, words));
    format!(
        "<g class=\"bars pale\">{bars}</g><g class=\"bars full\" clip-path=\"url(#window-clip)\">{bars}</g>\
         <g class=\"ticks\">{ticks}</g>"
    )
}

/// How many days there are.
fn length((first, last): Days) -> i32 {
    last.saturating_sub(first).saturating_add(1)
}

/// How far along a day begins: `12.5%`.
#[allow(clippy::cast_possible_truncation)] // percent
fn along(day: i32, days: Days) -> String {
    format!("{}%", number((f64::from(day) / f64::from(length(days)) * 100.0) as f32))
}

#[allow(clippy::cast_possible_truncation)] // pixels
fn bars(view: &ViewModel, days: Days) -> String {
    let (kept, (first, last), count) = (&view.histogram().kept, days, length(days));
    let each = (count - 1) / MOST_BARS + 1;
    let mass = |bar: i32| {
        let from = first.saturating_add(bar * each);
        kept.sum(from, from.saturating_add(each - 1).min(last))
    };
    let masses: Vec<f64> = (0..=(count - 1) / each).map(mass).collect();
    let most = masses.iter().copied().fold(0.0, f64::max);
    let mut out = String::new();
    for (bar, mass) in (0..).zip(masses).filter(|(_, mass)| *mass > 0.0) {
        let height = (mass / most * f64::from(BARS - 4.0)).max(1.5) as f32;
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            along(bar * each, days),
            number(BARS - height),
            along(each.min(count), days),
            number(height)
        );
    }
    out
}

fn ticks(days: Days, words: &Words) -> String {
    let mut out = String::new();
    for (day, said) in named(days, words) {
        let x = along(day - days.0, days);
        let _ = write!(
            out,
            "<line x1=\"{x}\" x2=\"{x}\" y1=\"{BARS}\" y2=\"{}\"/><text x=\"{x}\" dx=\"4\" y=\"{}\">{}</text>",
            BARS + 6.0,
            BARS + 16.0,
            escape::html(&said)
        );
    }
    out
}

/// First days of months or years with their names, so few that they have room.
fn named((first, last): Days, words: &Words) -> Vec<(i32, String)> {
    let (Some(start), Some(end)) = (day_from_number(first), day_from_number(last)) else { return Vec::new() };
    let months = |day: Day| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let all = months(end) - months(start) + 1;
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000];
    let step = steps.into_iter().find(|step| all / step <= MOST_TICKS).unwrap_or(24_000);
    let multiples = (months(start)..=months(end)).filter(|month| month.rem_euclid(step) == 0);
    let named = multiples.filter_map(|month| {
        let year = i16::try_from(month.div_euclid(12)).ok()?;
        let day = Day::new(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()?;
        let said = if step >= 12 { words.year(day) } else { words.month_short_with_year(day) };
        Some((day_number(day), said)).filter(|(number, _)| *number >= first)
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn months_or_years_are_named_as_there_is_room() {
        let words = Words::english();
        let said = |first, last| -> Vec<String> {
            named((day_number(first), day_number(last)), &words).into_iter().map(|(_, said)| said).collect()
        };
        assert_eq!(said(date(2021, 6, 2), date(2021, 8, 13)), ["Jul 2021", "Aug 2021"]);
        assert_eq!(said(date(2021, 7, 2), date(2021, 7, 3)), Vec::<String>::new());
        assert_eq!(said(date(2001, 9, 11), date(2021, 8, 31)).first().map(String::as_str), Some("2005"));
        assert!(said(date(-9999, 1, 1), date(9999, 12, 31)).len() <= 20);
    }
}
