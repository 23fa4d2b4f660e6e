//! Small multiples: one map for each step of the calendar, all of the same part of the world at the same scale.

use std::sync::Arc;

use super::ExportError;
use super::areas::areas;
use super::base::Ground;
use super::figure::{Anchor, Figure, Group, Item, Paint, Shape, Text, TextStyle};
use super::film::explained;
use super::fonts::Fonts;
use super::foot::foot;
use super::frame::Frame;
use super::locator::Corner;
use super::map::{Pens, Signs, signs};
use super::options::FigureOptions;
use super::page::{background, chosen_ground, figure, frame, head, style};
use super::series;
use super::sheet::{Setting, Sheet};
use crate::basemap::Archive;
use crate::model::{DateRange, Day};
use crate::view::{Query, Step, ViewModel, WindowMode};
use crate::words::Words;

/// At most so many panels have a map that can be read.
pub const MOST_PANELS: usize = 120;
/// Between panels, pixels.
const GAP: f32 = 12.0;
/// A panel is no narrower, pixels.
const NARROWEST: f32 = 96.0;

/// Draws what `view` shows as one panel for each step, from the one with the first day to the one with the last; these hold what of them lies
/// in the window. What has no date is in none of them, and counted in words.
///
/// # Errors
/// Where there are more panels than the page has room for, nothing is dated, the bounding box is none, or the base map cannot be read.
pub fn multiples(
    view: &ViewModel,
    step: Step,
    archive: &Archive<'_>,
    options: &FigureOptions,
    words: &Words,
) -> Result<Figure, ExportError> {
    let fonts = Fonts::new();
    let style = style(view, options);
    let days = series::days(view).ok_or(ExportError::Undated)?;
    let windows = windows(step, days, view.query().days());
    // What the panels show together, which is what the words say.
    let first = windows.first().and_then(|window| window.earliest()).unwrap_or(days.0);
    let last = windows.last().and_then(|window| window.latest()).unwrap_or(days.1);
    let query = Query {
        window: Some(DateRange::between(first, last.max(first))),
        mode: WindowMode::Window,
        show_undated: false,
        ..view.query().clone()
    };
    let whole = ViewModel::new(Arc::clone(view.corpus()), query);
    let view = &whole;
    let options = FigureOptions { sources: super::Sources::None, locator: false, ..options.clone() };
    let mut pens = Pens::new(view, &options, &style, &fonts, words);
    let [setting, ..] = Setting::choices(options.size.page());
    pens.label = 10.5;
    let sheet = Sheet { view, options: &options, words, pens: &pens, setting };
    let head = head(&sheet);
    let [left, page_top, width, page_height] = sheet.inside();
    let top = head.y + setting.gap;
    let room = page_top + page_height - top;
    // The foot hangs on the panels' scale, and this on the room that the foot leaves: a second look is enough.
    let mut reserved = setting.gap + 4.0 * setting.row;
    let mut laid = None;
    for _ in 0..3 {
        let grid = Grid::of(windows.len(), [left, top, width, room - reserved], heading(&setting));
        let Some(grid) = grid else { return Err(ExportError::Panels { panels: windows.len() }) };
        let frame = frame(view, &options, grid.map(0))?;
        let whole = signs(view, &frame, &pens, Corner::None);
        let bottom = grid.bottom() + setting.gap;
        let foot = foot(&sheet, &frame, &whole, &explained(&whole, view), (bottom, 0.0));
        let needed = foot.height + setting.gap;
        laid = Some((grid, frame, foot));
        if (needed - reserved).abs() < 1.0 {
            break;
        }
        reserved = needed;
    }
    let short = laid.as_ref().is_some_and(|(grid, ..)| !have_room(&windows, grid.map(0)[2], &sheet));
    let Some((grid, frame, foot)) = laid else { return Err(ExportError::Panels { panels: 0 }) };
    // Every panel shows the same part of the world.
    let ground = chosen_ground(&sheet, archive, &style, &frame.within(grid.map(0)))?;
    let mut layers = vec![background(&sheet)];
    for (number, window) in windows.into_iter().enumerate() {
        let query = Query { window: Some(window), ..view.query().clone() };
        let own = ViewModel::new(Arc::clone(view.corpus()), query);
        let panel = Panel { view: &own, frame: frame.within(grid.map(number)), number, window, short };
        layers.push(panel.drawn(&sheet, &ground));
    }
    layers.push(head.group);
    layers.extend(foot.groups);
    Ok(figure(&sheet, layers))
}

/// The steps from the one with the first day to the one with the last; of these what lies in the window that was asked for.
fn windows(step: Step, (first, last): (Day, Day), asked: Option<DateRange>) -> Vec<DateRange> {
    let steps = step.from_to(first, last).take(MOST_PANELS + 1);
    steps.map(|step| series::cut(step, asked)).collect()
}

/// The days of a panel, in short words as in "28 Jun – 4 Jul".
fn days(window: DateRange, short: bool, words: &Words) -> String {
    match (window.earliest(), window.latest()) {
        (Some(first), Some(last)) if short && first != last => {
            let whole_month = first == last.first_of_month() && last == first.last_of_month();
            if whole_month {
                words.month_short_with_year(first)
            } else {
                format!("{} – {}", words.day_short(first), words.day_short(last))
            }
        }
        (Some(first), _) if short => words.day_short(first),
        _ => words.range(window),
    }
}

/// Whether the days of every panel, beside a count of three digits, have room in words.
fn have_room(windows: &[DateRange], width: f32, sheet: &Sheet<'_>) -> bool {
    let (size, fonts) = (sheet.setting.legend, sheet.pens.fonts);
    let room = width - 8.0 - fonts.width("000", size, 400, 0.0);
    windows.iter().all(|window| fonts.width(&sheet.words.range(*window), size, 600, 0.0) <= room)
}

fn heading(setting: &Setting) -> f32 {
    setting.legend * 1.7
}

/// Panels in rows.
struct Grid {
    columns: usize,
    rows: usize,
    rect: [f32; 4],
    /// Height of what stands above each map.
    heading: f32,
}

impl Grid {
    /// The grid of so many panels whose maps are nearest to four to three, with as few empty places as can be; `None` where they are too many.
    #[allow(clippy::cast_precision_loss)] // a few dozens
    fn of(panels: usize, rect: [f32; 4], heading: f32) -> Option<Self> {
        let grids =
            (1..=panels).map(|columns| Self { columns, rows: panels.div_ceil(columns), rect, heading });
        let fits = |grid: &Self| {
            let [_, _, width, height] = grid.map(0);
            width >= NARROWEST && height >= NARROWEST * 0.6
        };
        let odd = |grid: &Self| {
            let [_, _, width, height] = grid.map(0);
            let empty = (grid.columns * grid.rows - panels) as f32 / panels as f32;
            ((width / height) / (4.0 / 3.0)).ln().abs() + 1.5 * empty
        };
        let within = (1..=MOST_PANELS).contains(&panels);
        grids.filter(|grid| within && fits(grid)).min_by(|a, b| odd(a).total_cmp(&odd(b)))
    }

    #[allow(clippy::cast_precision_loss)] // a few dozens
    fn map(&self, number: usize) -> [f32; 4] {
        let [left, top, width, height] = self.rect;
        let (columns, rows) = (self.columns as f32, self.rows as f32);
        let (wide, high) = ((width + GAP) / columns - GAP, (height + GAP) / rows - GAP - self.heading);
        let (column, row) = ((number % self.columns) as f32, (number / self.columns) as f32);
        [left + column * (wide + GAP), top + row * (high + self.heading + GAP) + self.heading, wide, high]
    }

    fn bottom(&self) -> f32 {
        self.rect[1] + self.rect[3]
    }
}

/// One map of several.
struct Panel<'a> {
    view: &'a ViewModel,
    frame: Frame,
    number: usize,
    window: DateRange,
    /// Whether its days are told in short words.
    short: bool,
}

impl Panel<'_> {
    fn drawn(&self, sheet: &Sheet<'_>, ground: &Ground) -> Group {
        let (frame, pens) = (&self.frame, sheet.pens);
        let signs: Signs = signs(self.view, frame, pens, Corner::None);
        let mut base_names = ground.names(frame, pens.fonts, &signs.taken);
        // Dots and names of capitals are too much for a small map.
        base_names.items.retain(|item| matches!(item, Item::Text(text) if text.style.letter_spacing > 0.0));
        let parts = [
            ground.within(frame),
            areas(self.view.markers(), frame, pens.sign),
            base_names,
            signs.markers,
            signs.labels,
        ];
        let name = format!("panel-{}", self.number + 1);
        let mut group = Group::new(&name);
        group.items.extend(parts.into_iter().map(|part| {
            let name = format!("{name}-{}", part.name);
            Item::Group(Group { name, items: renamed(part.items, self.number), ..part })
        }));
        let border = Shape::Rect(frame.rect);
        group.items.push(Item::Shape(border, Paint::line(pens.palette.line, 1.0)));
        group.items.extend(self.heading(sheet).into_iter().map(Item::Text));
        group
    }

    /// The days, and how many mentions they have.
    fn heading(&self, sheet: &Sheet<'_>) -> [Text; 2] {
        let ([left, top, width, _], palette) = (self.frame.rect, sheet.pens.palette);
        let size = sheet.setting.legend;
        let visible = self.view.counts().visible;
        let [bold, weak] = [TextStyle::new(size, 600, palette.text), TextStyle::new(size, 400, palette.weak)];
        let said = days(self.window, self.short, sheet.words);
        let measure = |text: &str, style: TextStyle| sheet.pens.fonts.width(text, size, style.weight, 0.0);
        let in_words = sheet.words.with("mentions-count", &[("count", visible.into())]);
        let has_room = measure(&said, bold) + measure(&in_words, weak) + 8.0 <= width;
        let count = match visible {
            0 => sheet.words.get("figure-panel-none"),
            _ if has_room => in_words,
            _ => sheet.words.count(visible),
        };
        let room = width - measure(&count, weak) - 8.0;
        let content = sheet.pens.fonts.fitted(&said, size, 600, room);
        let baseline = top - size * 0.5;
        [
            Text { at: [left, baseline], anchor: Anchor::Start, content, style: bold },
            Text { at: [left + width, baseline], anchor: Anchor::End, content: count, style: weak },
        ]
    }
}

/// Names of groups are unique on a page.
fn renamed(items: Vec<Item>, number: usize) -> Vec<Item> {
    let renamed = |item| match item {
        Item::Group(group) => {
            let name = format!("panel-{}-{}", number + 1, group.name);
            Item::Group(Group { name, ..group })
        }
        item => item,
    };
    items.into_iter().map(renamed).collect()
}
