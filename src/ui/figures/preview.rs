//! The preview of a figure: drawn by a job whenever something was chosen, in the pixels that it has room for.

use std::sync::Arc;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::asked::Asked;
use crate::corpus::Corpus;
use crate::export::{ExportError, Picture};
use crate::model::Message;
use crate::ui::jobs::{Job, Outcome, Waker};
use crate::view::{Query, ViewModel};

/// The preview, and the job that draws the next.
#[derive(Default)]
pub struct Preview {
    job: Option<(Key, Job<Result<Drawn, ExportError>>)>,
    /// With what it is of, where that could be drawn at all.
    shown: Option<(Option<Key>, Result<Shown, Message>)>,
    /// The pixels that it has room for, as the dialog found them.
    pub(super) room: [f32; 2],
    /// When the frame that is shown was first shown, in seconds of the window's clock, while the film plays.
    pub(super) playing: Option<f64>,
}

/// What is previewed.
#[derive(Clone)]
struct Key {
    asked: Asked,
    number: usize,
    room: [f32; 2],
    query: Query,
    corpus: Arc<Corpus>,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.corpus, &other.corpus)
            && (&self.asked, self.number, self.room, &self.query)
                == (&other.asked, other.number, other.room, &other.query)
    }
}

/// What the job drew.
struct Drawn {
    picture: Picture,
    title: String,
    of: usize,
}

/// What is to be seen.
pub struct Shown {
    /// The picture.
    pub texture: TextureHandle,
    /// The figure's title.
    pub title: String,
    /// How many pages or frames it has.
    pub of: usize,
    /// Which of them this is.
    pub number: usize,
}

impl Preview {
    /// What was drawn last, or why nothing could be.
    #[must_use]
    pub fn shown(&self) -> Option<Result<&Shown, &Message>> {
        self.shown.as_ref().map(|(_, shown)| shown.as_ref())
    }

    /// Whether nothing is being drawn.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.job.is_none()
    }

    /// Whether what is shown lags behind what was chosen.
    #[must_use]
    pub(super) fn is_behind(&self) -> bool {
        self.job.is_some()
    }

    /// Shows nothing, and draws nothing any more.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Lets part `number` of what is asked for be drawn, where it is not there yet. One job at a time: what is chosen meanwhile comes next.
    pub fn follow(
        &mut self,
        asked: Result<Asked, ExportError>,
        number: usize,
        view: &ViewModel,
        waker: &Arc<dyn Waker>,
        ctx: &Context,
    ) {
        self.take(ctx);
        if self.job.is_some() || self.room.iter().any(|side| *side < 1.0) {
            return;
        }
        let (query, corpus) = (view.query().clone(), Arc::clone(view.corpus()));
        let asked = match asked {
            Ok(asked) => asked,
            Err(error) => {
                self.shown = Some((None, Err(error.told())));
                return;
            }
        };
        let key = Key { asked, number, room: self.room, query, corpus };
        if self.shown.as_ref().is_some_and(|(shown, _)| shown.as_ref() == Some(&key)) {
            return;
        }
        let (view, job) = (view.clone(), key.clone());
        let work = Job::start(Arc::clone(waker), move |_| job.drawn(&view));
        self.job = Some((key, work));
    }

    /// Takes what the job drew.
    fn take(&mut self, ctx: &Context) {
        let Some(outcome) = self.job.as_ref().and_then(|(_, job)| job.poll()) else { return };
        let Some((key, _)) = self.job.take() else { return };
        let shown = match outcome {
            Outcome::Done(Ok(drawn)) => Ok(shown(drawn, key.number, ctx)),
            Outcome::Done(Err(error)) => Err(error.told()),
            Outcome::Broken(said) => Err(Message::new("figure-broken").with("said", said)),
        };
        self.shown = Some((Some(key), shown));
    }
}

impl Key {
    fn drawn(&self, view: &ViewModel) -> Result<Drawn, ExportError> {
        let (figure, of) = self.asked.part(view, self.number)?;
        let scale = (self.room[0] / figure.size[0]).min(self.room[1] / figure.size[1]);
        let picture = Picture::of(&figure, scale)?;
        Ok(Drawn { picture, title: figure.title, of })
    }
}

fn shown(drawn: Drawn, number: usize, ctx: &Context) -> Shown {
    let Drawn { picture, title, of } = drawn;
    let texture = ctx.load_texture("figure", image(&picture), TextureOptions::LINEAR);
    Shown { texture, title, of, number: number.min(of.saturating_sub(1)) }
}

/// The pixels as egui has them.
pub fn image(picture: &Picture) -> ColorImage {
    ColorImage::from_rgb([picture.width as usize, picture.height as usize], &picture.rgb)
}
