//! What stands below a map: its legend, the places beyond it, the list of sources and the small print.

use super::caption::{beyond, scale_label, small_print};
use super::figure::{Group, TextStyle};
use super::frame::Frame;
use super::legend::legend;
use super::list::{self, Columns, ListLine};
use super::map::Signs;
use super::options::Sources;
use super::sheet::Sheet;
use super::text::{Lines, wrapped};
use crate::basemap::ScaleBar;
use crate::view::Sign;

/// The widest scale bar, pixels.
const WIDEST_BAR: f64 = 140.0;

/// What stands below a map.
pub(super) struct Foot {
    pub groups: Vec<Group>,
    pub height: f32,
    /// What has no room in the list.
    pub rest: Vec<ListLine>,
    /// How many lines the places beyond the map take.
    pub beyond: usize,
}

/// Legend of `explained`, places beyond the map, sources and small print, from `top` down; with a list no higher than `most_foot`.
pub(super) fn foot(
    sheet: &Sheet<'_>,
    frame: &Frame,
    signs: &Signs,
    explained: &[Sign],
    (top, most_foot): (f32, f32),
) -> Foot {
    let ([left, _, width, _], setting, pens) = (sheet.inside(), sheet.setting, sheet.pens);
    let widest = WIDEST_BAR.min(f64::from(width) * 0.4);
    let bar = ScaleBar::longest(frame.middle_latitude(), frame.world(), widest);
    let label = scale_label(&bar, frame, sheet.words);
    let (legend, height) = legend(sheet, explained, (&bar, &label), [left, top]);
    let mut y = top + height + setting.between_rows;
    let mut groups = vec![legend];
    let mut rest = Vec::new();
    let lists = matches!(sheet.options.sources, Sources::Below | Sources::Page);
    if lists {
        let columns = Columns::within(width, setting.source);
        rest = list::lines(sheet, signs, columns.width);
        if sheet.options.sources == Sources::Below {
            // Below the list stand the line on further pages and some lines of small print.
            let others = height + setting.gap * 2.0 + setting.legend * 1.5 + setting.small * 4.5;
            let height = list::height(&rest, columns, (most_foot - others).max(0.0));
            let mut group = Group::new("source-list");
            let corner = [left, y + setting.gap / 2.0];
            rest = list::place(pens.fonts, rest, columns, corner, height, &mut group);
            y += height + setting.gap;
            groups.push(group);
        }
    }
    let mut lines = Lines { left, width, y, fonts: pens.fonts, group: Group::new("sources") };
    let mut told = 0;
    if !lists {
        let style = TextStyle::new(setting.legend, 400, pens.palette.text);
        if !signs.beyond.is_empty() {
            let fits = |said: &str| {
                let set = wrapped(pens.fonts, said, style, width, setting.beyond_lines + 1);
                set.len() <= setting.beyond_lines
            };
            let said = beyond(&signs.beyond, sheet.words, fits);
            told = lines.add(&said, style, 1.5, setting.beyond_lines);
        }
        lines.skip(style, 1.5, setting.kept.beyond.saturating_sub(told));
        lines.y += if told.max(setting.kept.beyond) > 0 { 2.0 } else { 0.0 };
    }
    if !rest.is_empty() {
        // Room for the line that says on which page the list goes on.
        lines.y += setting.legend * 1.5;
    }
    let small = TextStyle::new(setting.small, 400, pens.palette.weak);
    lines.add(&small_print(sheet.view, sheet.options, sheet.words), small, 1.5, 5);
    let height = lines.y + 3.0 - top;
    groups.push(lines.group);
    Foot { groups, height, rest, beyond: told }
}
