//! The timeline as a film: a figure for each step that playing shows, the first and the last included. Nothing moves from frame to frame
//! but what the corpus says: map, legend and small print stand where they stand in all.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::Pixmap;

use super::ExportError;
use super::caption::caption;
use super::figure::Figure;
use super::fonts::Fonts;
use super::foot::foot;
use super::locator::Corner;
use super::map::{Pens, Signs, signs};
use super::options::{FigureOptions, Sources};
use super::page::{Laid, STILL_LAYERS, chosen_ground, head, laid, page, style};
use super::png::Drawn;
use super::series;
use super::sheet::{Kept, Setting, Sheet};
use crate::basemap::{Archive, Style};
use crate::model::DateRange;
use crate::view::{DOUBTFUL_BELOW, MOST_STEPS, Motion, Query, Sign, Step, Symbol, ViewModel, WindowMode};
use crate::words::Words;

/// A film that is not drawn yet.
pub struct Film<'a> {
    whole: ViewModel,
    archive: &'a Archive<'a>,
    options: FigureOptions,
    words: &'a Words,
    style: Style,
    windows: Vec<DateRange>,
    /// What is said below the title of each frame.
    captions: OnceLock<Vec<Vec<String>>>,
    goes_on: Option<&'a dyn Fn() -> bool>,
}

impl<'a> Film<'a> {
    /// The film of `view` that goes on by a step at a time, over the days of its window, else over all with mentions.
    ///
    /// # Errors
    /// Where nothing is dated, or it would have more frames than playing has steps.
    pub fn of(
        view: &ViewModel,
        step: Step,
        archive: &'a Archive<'a>,
        options: &FigureOptions,
        words: &'a Words,
    ) -> Result<Self, ExportError> {
        let dated = series::days(view).ok_or(ExportError::Undated)?;
        let mode = view.query().mode;
        let shown = |window| match mode {
            WindowMode::Cumulative => window,
            WindowMode::Window | WindowMode::Instant => series::cut(window, view.query().days()),
        };
        let windows: Vec<DateRange> = Motion { mode, step, dated }.film(None).map(shown).collect();
        if windows.len() >= MOST_STEPS {
            // Its end would be left out.
            return Err(ExportError::Frames { most: MOST_STEPS });
        }
        // All that any of its frames shows: the window is no frame's, but all of theirs.
        let query = view.query().clone();
        let whole = ViewModel::new(Arc::clone(view.corpus()), query);
        let style = style(&whole, options);
        // A list of sources would change from frame to frame.
        let options = FigureOptions { sources: Sources::None, ..options.clone() };
        let captions = OnceLock::new();
        Ok(Self { whole, archive, options, words, style, windows, captions, goes_on: None })
    }

    /// Asks before each frame whether to go on; where not, whatever draws it ends with [`ExportError::Stopped`].
    #[must_use]
    pub fn while_it(self, goes_on: &'a dyn Fn() -> bool) -> Self {
        Self { goes_on: Some(goes_on), ..self }
    }

    /// How many frames it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.windows.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.windows.is_empty()
    }

    /// Pixels of a picture for each of the page.
    #[must_use]
    pub fn scale(&self) -> f32 {
        self.options.size.scale()
    }

    /// The figure of all that its frames show.
    ///
    /// # Errors
    /// Where the bounding box is none, or the base map cannot be read.
    pub fn whole(&self) -> Result<Figure, ExportError> {
        super::draw(&self.whole, self.archive, &self.options, self.words)
    }

    /// The windows of its frames.
    #[must_use]
    pub fn windows(&self) -> &[DateRange] {
        &self.windows
    }

    /// Draws the frames in their order, and gives each to `take`.
    ///
    /// # Errors
    /// Where the bounding box is none or the base map cannot be read, and what `take` says.
    pub fn draw(&self, take: impl FnMut(Figure) -> Result<(), ExportError>) -> Result<(), ExportError> {
        self.draw_some(&self.windows, take)
    }

    /// Draws one of its frames, by its number from 0; `None` where it has fewer.
    ///
    /// # Errors
    /// Where the bounding box is none or the base map cannot be read.
    pub fn frame(&self, number: usize) -> Result<Option<Figure>, ExportError> {
        let mut drawn = None;
        self.draw_some(self.windows.get(number), |figure| {
            drawn = Some(figure);
            Ok(())
        })?;
        Ok(drawn)
    }

    fn draw_some<'w>(
        &self,
        windows: impl IntoIterator<Item = &'w DateRange>,
        mut take: impl FnMut(Figure) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let fonts = Fonts::new();
        let pens = Pens::new(&self.whole, &self.options, &self.style, &fonts, self.words);
        let captions = self.captions.get_or_init(|| self.captions());
        let (sheet, whole) = laid(&self.whole, &self.options, self.words, &pens, captions)?;
        // What all frames show names the most places beyond the map.
        let kept = Kept { beyond: whole.beyond, ..sheet.setting.kept };
        let setting = Setting { kept, ..sheet.setting };
        let ground = chosen_ground(&sheet, self.archive, &self.style, &whole.frame)?;
        let set = Set { whole: &whole, explained: explained(&whole.signs, &self.whole) };
        let mut view = self.whole.clone();
        for &window in windows {
            if self.goes_on.is_some_and(|goes_on| !goes_on()) {
                return Err(ExportError::Stopped);
            }
            self.turn(&mut view, window);
            let own = Sheet { view: &view, setting, ..sheet };
            let laid = set.frame(&own);
            take(page(&own, laid, (self.archive, &ground), &self.style)?)?;
        }
        Ok(())
    }

    fn captions(&self) -> Vec<Vec<String>> {
        let mut view = self.whole.clone();
        let mut of = |&window| {
            self.turn(&mut view, window);
            caption(&view, self.words)
        };
        self.windows.iter().map(&mut of).collect()
    }

    /// Makes a view that of the frame with this window.
    fn turn(&self, view: &mut ViewModel, window: DateRange) {
        let corpus = Arc::clone(view.corpus());
        view.update(&corpus, &Query { window: Some(window), ..self.whole.query().clone() });
    }

    /// The same as pixels, of the first frame and each so many on.
    ///
    /// # Errors
    /// As [`Self::draw`], and where a frame is too large for memory.
    pub fn pictures(
        &self,
        every: usize,
        mut take: impl FnMut(Picture) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let windows = self.windows.iter().step_by(every.max(1));
        let scale = self.options.size.scale();
        let mut still: Option<Pixmap> = None;
        self.draw_some(windows, |mut figure| {
            let moving = figure.layers.split_off(STILL_LAYERS.min(figure.layers.len()));
            let ground = match &still {
                Some(drawn) => drawn.clone(),
                None => still.insert(Drawn::new(&figure, scale)?.whole()?).clone(),
            };
            figure.layers = moving;
            take(Picture::on(ground, &figure, scale)?)
        })
    }
}

/// What all frames share.
struct Set<'a> {
    whole: &'a Laid,
    explained: Vec<Sign>,
}

impl Set<'_> {
    fn frame(&self, sheet: &Sheet<'_>) -> Laid {
        let frame = self.whole.frame;
        let corner = self.whole.signs.locator.map_or(Corner::None, Corner::At);
        let signs = signs(sheet.view, &frame, sheet.pens, corner);
        let top = frame.rect[1] + frame.rect[3] + sheet.setting.gap;
        let foot = foot(sheet, &frame, &signs, &self.explained, (top, 0.0));
        Laid {
            head: head(sheet).group,
            frame,
            signs,
            feet: foot.groups,
            map_height: self.whole.map_height,
            rest: Vec::new(),
            beyond: foot.beyond,
        }
    }
}

/// The signs that the legend of all frames explains: a window makes pale what lies in it in part, and leaves of some places the doubtful
/// mentions alone.
pub(super) fn explained(whole: &Signs, view: &ViewModel) -> Vec<Sign> {
    let mut signs = whole.shown.clone();
    let is_doubted = |sign: &&Sign| {
        let place = view.all_markers().get(sign.index).map(|marker| &marker.place);
        let corpus = view.corpus();
        let place = place.and_then(|place| corpus.places().index_of(place));
        let own = place.map_or(&[][..], |place| corpus.mentions_of(place));
        let mut own = own.iter().filter_map(|&number| corpus.mentions().get(number as usize));
        sign.symbol != Symbol::Outline && own.any(|mention| mention.confidence < DOUBTFUL_BELOW)
    };
    let doubted = whole.shown.iter().find(is_doubted).map(|sign| Sign { doubtful: true, ..*sign });
    signs.extend(doubted);
    let ranges = view.corpus().columns().placed_days(view.query().clock);
    if ranges.iter().any(|days| days.is_dated() && days.first != days.last) {
        signs.iter_mut().for_each(|sign| sign.share = sign.share.min(0.5));
    }
    signs
}

/// The pixels of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Red, green and blue of each, row by row.
    pub rgb: Vec<u8>,
}

/// A part of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// From the picture's left and top edge, pixels; even.
    pub left: u32,
    /// The same.
    pub top: u32,
    /// What stands there.
    pub picture: Picture,
}

impl Picture {
    /// A figure as pixels, so many for each of its page.
    ///
    /// # Errors
    /// Where it is too large for memory.
    pub fn of(figure: &Figure, scale: f32) -> Result<Self, ExportError> {
        Ok(Self::of_pixels(&Drawn::new(figure, scale)?.whole()?))
    }

    /// A figure above what is drawn already.
    fn on(mut ground: Pixmap, figure: &Figure, scale: f32) -> Result<Self, ExportError> {
        Drawn::new(figure, scale)?.onto(&mut ground, 0);
        Ok(Self::of_pixels(&ground))
    }

    fn of_pixels(pixels: &Pixmap) -> Self {
        let rgba = pixels.data().chunks_exact(4);
        let rgb = rgba.flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        Self { width: pixels.width(), height: pixels.height(), rgb }
    }

    /// What of this picture is different from one of the same size before it; all of it where there is none, and a few pixels where nothing
    /// is different.
    #[must_use]
    pub fn changed(&self, before: Option<&Self>) -> Patch {
        let before = before.filter(|before| (before.width, before.height) == (self.width, self.height));
        let Some(before) = before else { return Patch { left: 0, top: 0, picture: self.clone() } };
        let row = self.width as usize * 3;
        let rows = || self.rgb.chunks_exact(row).zip(before.rgb.chunks_exact(row));
        let differs = |(now, then): (&[u8], &[u8])| now != then;
        let (Some(first), Some(last)) = (rows().position(differs), rows().rposition(differs)) else {
            return self.part([0, 0], [2.min(self.width as usize), 2.min(self.height as usize)]);
        };
        let (mut left, mut right) = (self.width as usize, 0);
        for (now, then) in rows().skip(first).take(last - first + 1) {
            let pixels = || now.chunks_exact(3).zip(then.chunks_exact(3));
            left = left.min(pixels().position(|(a, b)| a != b).unwrap_or(left));
            right = right.max(pixels().rposition(|(a, b)| a != b).map_or(0, |at| at + 1));
        }
        let (left, top) = (left / 2 * 2, first / 2 * 2);
        self.part([left, top], [right - left, last + 1 - top])
    }

    #[allow(clippy::cast_possible_truncation)] // sides of a picture
    fn part(&self, [left, top]: [usize; 2], [width, height]: [usize; 2]) -> Patch {
        let row = self.width as usize * 3;
        let rows = self.rgb.chunks_exact(row).skip(top).take(height);
        let rgb = rows.flat_map(|pixels| &pixels[left * 3..(left + width) * 3]).copied().collect();
        let picture = Self { width: width as u32, height: height as u32, rgb };
        Patch { left: left as u32, top: top as u32, picture }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, marked: &[(u32, u32)]) -> Picture {
        let mut rgb = vec![0; (width * height * 3) as usize];
        for (x, y) in marked {
            rgb[((y * width + x) * 3) as usize] = 9;
        }
        Picture { width, height, rgb }
    }

    #[test]
    fn what_changed_lies_within_its_patch_from_an_even_pixel_on() {
        let (before, after) = (picture(9, 7, &[]), picture(9, 7, &[(3, 2), (7, 5)]));
        let patch = after.changed(Some(&before));
        assert_eq!((patch.left, patch.top, patch.picture.width, patch.picture.height), (2, 2, 6, 4));
        assert_eq!(patch.picture.rgb.iter().filter(|value| **value == 9).count(), 2);
        assert_eq!(after.changed(None).picture, after);
        assert_eq!(after.changed(Some(&after)).picture.rgb.len(), 12, "nothing is a few pixels");
        assert_eq!(after.changed(Some(&picture(3, 3, &[]))).picture, after);
    }
}
