//! The page: title and what is shown above the map, what stands below it, and the pages on which a list of sources goes on.

use super::ExportError;
use super::areas::areas;
use super::base::Ground;
use super::caption::{caption, small_print, title};
use super::figure::{Anchor, Figure, Group, Item, Paint, Shape, Text, TextStyle};
use super::fonts::Fonts;
use super::foot::{Foot, foot};
use super::frame::Frame;
use super::list::{self, Columns, ListLine};
use super::locator::{Corner, locator};
use super::map::{Pens, Signs, signs};
use super::options::{FigureOptions, Sources};
use super::sheet::{Setting, Sheet};
use super::text::{Lines, wrapped};
use crate::basemap::{Archive, Language, MAX_LATITUDE, Style};
use crate::view::{BoundingBox, ViewModel, fit, home_countries};
use crate::words::Words;

/// The share of the page's height that a map has at least, where a closer setting of the words can give it that.
const LEAST_MAP: f32 = 0.25;
/// The share that it has beside a list of sources below it.
const MAP_ABOVE_LIST: f32 = 0.46;
/// A line of the caption takes no more lines of the page.
const CAPTION_LINES: usize = 5;
/// What a map has even where the words leave it less, pixels.
const LEAST_HEIGHT: f32 = 48.0;

/// Draws what `view` shows on one page. A list of sources goes on beyond it where it has no room: [`pages`] gives all.
///
/// # Errors
/// Where the bounding box is none, or the base map cannot be read.
pub fn draw(
    view: &ViewModel,
    archive: &Archive<'_>,
    options: &FigureOptions,
    words: &Words,
) -> Result<Figure, ExportError> {
    let mut all = pages(view, archive, options, words)?;
    Ok(all.swap_remove(0))
}

/// The same with all pages, of which there is one at least: the map, and what the list of sources takes beyond it.
///
/// # Errors
/// Where the bounding box is none, or the base map cannot be read.
pub fn pages(
    view: &ViewModel,
    archive: &Archive<'_>,
    options: &FigureOptions,
    words: &Words,
) -> Result<Vec<Figure>, ExportError> {
    let fonts = Fonts::new();
    let style = style(view, options);
    let pens = Pens::new(view, options, &style, &fonts, words);
    let (sheet, laid) = laid(view, options, words, &pens, &[])?;
    let rest = laid.rest.clone();
    let ground = chosen_ground(&sheet, archive, &style, &laid.frame)?;
    let mut pages = vec![page(&sheet, laid, (archive, &ground), &style)?];
    pages.extend(list_pages(&sheet, rest));
    number_pages(&sheet, &mut pages);
    Ok(pages)
}

/// The figure of a report, on one page: its signs have numbers, and of each of all markers the number of its sign is told with it.
///
/// # Errors
/// Where the bounding box is none, or the base map cannot be read.
pub(super) fn numbered(
    view: &ViewModel,
    archive: &Archive<'_>,
    options: &FigureOptions,
    words: &Words,
) -> Result<(Figure, Vec<Option<usize>>), ExportError> {
    let options = FigureOptions { sources: Sources::Report, ..options.clone() };
    let fonts = Fonts::new();
    let style = style(view, &options);
    let pens = Pens::new(view, &options, &style, &fonts, words);
    let (sheet, laid) = laid(view, &options, words, &pens, &[])?;
    let ground = chosen_ground(&sheet, archive, &style, &laid.frame)?;
    let numbers = laid.signs.numbers_of(view.all_markers());
    Ok((page(&sheet, laid, (archive, &ground), &style)?, numbers))
}

/// How the base map of a figure looks.
pub(super) fn style(view: &ViewModel, options: &FigureOptions) -> Style {
    options.theme.basemap().focused_on(home_countries(view.corpus()))
}

/// The page in the roomiest setting that leaves the map enough, with room for any of `captions` above it.
pub(super) fn laid<'a>(
    view: &'a ViewModel,
    options: &'a FigureOptions,
    words: &'a Words,
    pens: &'a Pens<'a>,
    captions: &[Vec<String>],
) -> Result<(Sheet<'a>, Laid), ExportError> {
    let page = options.size.page();
    let sheet = |setting| {
        let mut sheet = Sheet { view, options, words, pens, setting };
        sheet.setting.kept.caption = caption_lines(&sheet, captions);
        sheet
    };
    let [roomiest, closer @ ..] = Setting::choices(page);
    let mut chosen = sheet(roomiest);
    let mut laid = parts(&chosen)?;
    for setting in closer {
        if laid.map_height >= LEAST_MAP * page[1] {
            break;
        }
        chosen = sheet(setting);
        laid = parts(&chosen)?;
    }
    Ok((chosen, laid))
}

/// A page laid out in one setting.
pub(super) struct Laid {
    pub head: Group,
    pub frame: Frame,
    pub signs: Signs,
    pub feet: Vec<Group>,
    /// What head and foot leave to the map.
    pub map_height: f32,
    /// What has no room in the list below the map.
    pub rest: Vec<ListLine>,
    /// How many lines the places beyond the map take.
    pub beyond: usize,
}

fn parts(sheet: &Sheet<'_>) -> Result<Laid, ExportError> {
    let head = head(sheet);
    let [left, page_top, width, page_height] = sheet.inside();
    let gap = sheet.setting.gap;
    let top = head.y + gap;
    let room = page_top + page_height - top;
    // What stands below the map decides how high the map is, and the map decides what stands there: a first draft of
    // the map as high as the page tells how much room the rest needs, and a lower map may leave more places out.
    let mut reserved = 0.0f32;
    loop {
        let map_height = room - reserved;
        let frame = frame(sheet.view, sheet.options, [left, top, width, map_height.max(LEAST_HEIGHT)])?;
        let corner = if sheet.options.locator { Corner::Free } else { Corner::None };
        let signs = signs(sheet.view, &frame, sheet.pens, corner);
        let most_foot = room - MAP_ABOVE_LIST * page_height;
        let bottom = frame.rect[1] + frame.rect[3] + gap;
        let foot = foot(sheet, &frame, &signs, &signs.shown, (bottom, most_foot));
        if foot.height + gap <= reserved + 0.5 || map_height <= LEAST_HEIGHT {
            let Foot { groups: feet, rest, beyond, .. } = foot;
            return Ok(Laid { head: head.group, frame, signs, feet, map_height, rest, beyond });
        }
        reserved = foot.height + gap;
    }
}

/// The base map of a frame, with the names that it has.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn chosen_ground(
    sheet: &Sheet<'_>,
    archive: &Archive<'_>,
    style: &Style,
    frame: &Frame,
) -> Result<Ground, ExportError> {
    let language = Language::from_tag(sheet.view.query().language(sheet.view.corpus()).as_str());
    Ground::chosen(archive, sheet.options, style, frame, language)
}

/// So many of the layers of a page are the same in all frames of a film: the page and its base map.
pub(super) const STILL_LAYERS: usize = 2;

/// The layers of the page with the map.
pub(super) fn page(
    sheet: &Sheet<'_>,
    laid: Laid,
    (archive, ground): (&Archive<'_>, &Ground),
    style: &Style,
) -> Result<Figure, ExportError> {
    let Laid { head, frame, signs, feet, .. } = laid;
    let (view, palette) = (sheet.view, sheet.pens.palette);
    let mut border = Group::new("map-border");
    border.items.push(Item::Shape(Shape::Rect(frame.rect), Paint::line(palette.line, 1.0)));
    let base_names = ground.names(&frame, sheet.pens.fonts, &signs.taken);
    let mut layers = vec![
        background(sheet),
        ground.within(&frame),
        areas(view.markers(), &frame, sheet.pens.sign),
        base_names,
        signs.markers,
        signs.labels,
    ];
    let inset = signs.locator.map(|rect| locator(archive, (style, palette), &frame, rect));
    layers.extend(inset.transpose()?);
    layers.extend([border, head]);
    layers.extend(feet);
    Ok(figure(sheet, layers))
}

pub(super) fn figure(sheet: &Sheet<'_>, layers: Vec<Group>) -> Figure {
    Figure {
        size: sheet.options.size.page(),
        title: title(sheet.view, sheet.options, sheet.words),
        description: caption(sheet.view, sheet.words).join(" · "),
        language: sheet.words.language().to_string(),
        layers,
    }
}

pub(super) fn background(sheet: &Sheet<'_>) -> Group {
    let [width, height] = sheet.options.size.page();
    let paint = Paint::fill(sheet.pens.palette.page);
    // A little more, so that no pixel at the edge is left half open.
    let items = vec![Item::Shape(Shape::Rect([0.0, 0.0, width + 1.0, height + 1.0]), paint)];
    Group { items, ..Group::new("page") }
}

/// What part of the world the map shows.
///
/// # Errors
/// Where the bounding box asked for is none.
pub(super) fn frame(view: &ViewModel, options: &FigureOptions, map: [f32; 4]) -> Result<Frame, ExportError> {
    if let Some(asked) = options.bbox {
        return Ok(Frame::showing(sound(asked)?, map));
    }
    // Without any place there is the whole world to show.
    let world = BoundingBox { west: -180.0, south: -60.0, east: 180.0, north: 75.0 };
    let around = fit(view.corpus(), view.query()).unwrap_or(world);
    let padding = f64::from(map[2].min(map[3])) * 0.07 + 24.0;
    Ok(Frame::around(around, map, padding))
}

/// A box that a map can show, as asked for: with its east beyond 180 where it crosses the date line, and no nearer to the
/// poles than a Mercator map goes.
///
/// # Errors
/// Where it holds nothing or is no part of the Earth.
pub fn sound(asked: BoundingBox) -> Result<BoundingBox, ExportError> {
    let BoundingBox { west, south, east, north } = asked;
    // A box that was made sound already has its east beyond 180.
    let crosses = west > east;
    let east = if crosses { east + 360.0 } else { east };
    let wide = (1e-4..=360.0).contains(&(east - west)) && (-180.0..=180.0).contains(&west);
    let (south_shown, north_shown) = (south.max(-MAX_LATITUDE), north.min(MAX_LATITUDE));
    let high = (-90.0..=90.0).contains(&south)
        && (-90.0..=90.0).contains(&north)
        && north_shown - south_shown > 1e-4;
    if wide && high {
        Ok(BoundingBox { west, south: south_shown, east, north: north_shown })
    } else {
        Err(ExportError::BoundingBox { west, south, east: asked.east, north })
    }
}

pub(super) fn head<'a>(sheet: &Sheet<'a>) -> Lines<'a> {
    let ([left, top, width, _], setting, palette) = (sheet.inside(), sheet.setting, sheet.pens.palette);
    // The first line's capitals reach up to the margin.
    let y = top - setting.title * (1.25 - Fonts::CAPITALS);
    let mut lines = Lines { left, width, y, fonts: sheet.pens.fonts, group: Group::new("title") };
    let title = title(sheet.view, sheet.options, sheet.words);
    lines.add(&title, TextStyle::new(setting.title, 700, palette.text), 1.25, 2);
    lines.y += 3.0;
    let style = TextStyle::new(setting.subtitle, 400, palette.weak);
    for (nth, line) in caption(sheet.view, sheet.words).iter().enumerate() {
        let set = lines.add(line, style, 1.4, CAPTION_LINES);
        let kept = setting.kept.caption.get(nth).copied().unwrap_or_default();
        lines.skip(style, 1.4, kept.saturating_sub(set));
    }
    lines
}

/// The most lines that each line of these captions takes on the sheet.
fn caption_lines(sheet: &Sheet<'_>, captions: &[Vec<String>]) -> [usize; 3] {
    let ([_, _, width, _], pens) = (sheet.inside(), sheet.pens);
    let style = TextStyle::new(sheet.setting.subtitle, 400, pens.palette.weak);
    let mut most = [0; 3];
    for caption in captions {
        for (most, line) in most.iter_mut().zip(caption) {
            *most = wrapped(pens.fonts, line, style, width, CAPTION_LINES).len().max(*most);
        }
    }
    most
}

/// The pages that a list of sources takes beyond that of the map.
fn list_pages(sheet: &Sheet<'_>, mut rest: Vec<ListLine>) -> Vec<Figure> {
    let ([left, top, width, height], setting, pens) = (sheet.inside(), sheet.setting, sheet.pens);
    let columns = Columns::within(width, setting.source);
    let mut pages = Vec::new();
    while !rest.is_empty() {
        let y = top - setting.subtitle * (1.25 - Fonts::CAPITALS);
        let mut head = Lines { left, width, y, fonts: pens.fonts, group: Group::new("title") };
        let name = title(sheet.view, sheet.options, sheet.words);
        let said = sheet.words.with("figure-list-of", &[("title", name.into())]);
        head.add(&said, TextStyle::new(setting.subtitle, 700, pens.palette.text), 1.25, 2);
        let mut foot = Lines { left, width, y: 0.0, fonts: pens.fonts, group: Group::new("sources") };
        let small = TextStyle::new(setting.small, 400, pens.palette.weak);
        foot.add(&small_print(sheet.view, sheet.options, sheet.words), small, 1.5, 5);
        // Its last line ends at the margin.
        let down = top + height - foot.y - 3.0;
        foot.group.items = foot.group.items.into_iter().map(|item| item.moved([0.0, down])).collect();
        let from = head.y + setting.gap;
        let room = top + height - foot.y - setting.gap - setting.legend * 1.5 - from;
        let mut list = Group::new("source-list");
        let before = rest.len();
        let most = room.max(12.0 * setting.source);
        let high = list::height(&rest, columns, most);
        rest = list::place(pens.fonts, rest, columns, [left, from], high, &mut list);
        if rest.len() == before {
            break;
        }
        pages.push(figure(sheet, vec![background(sheet), head.group, list, foot.group]));
    }
    pages
}

/// Says on each of several pages which it is, and on the first where its list is.
fn number_pages(sheet: &Sheet<'_>, pages: &mut [Figure]) {
    let of = pages.len();
    if of < 2 {
        return;
    }
    let ([left, _, width, _], setting) = (sheet.inside(), sheet.setting);
    let style = TextStyle::new(setting.legend, 500, sheet.pens.palette.text);
    for (page, figure) in (1..).zip(pages) {
        let key = match (page, sheet.options.sources) {
            (1, Sources::Below) => "figure-list-goes-on",
            (1, _) => "figure-list-follows",
            _ => "figure-page",
        };
        let told = if page == 1 { 2 } else { page };
        let content = sheet.words.with(key, &[("page", told.into()), ("pages", of.into())]);
        let Some(sources) = figure.layers.iter_mut().find(|layer| layer.name == "sources") else { continue };
        let first = sources.items.iter().find_map(|item| match item {
            Item::Text(text) => Some(text.at[1] - 1.5 * setting.small),
            _ => None,
        });
        let at = [left + width, first.unwrap_or_default()];
        sources.items.push(Item::Text(Text { at, anchor: Anchor::End, content, style }));
    }
}
