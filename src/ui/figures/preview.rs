//! The preview of a figure. A thread draws whatever part of it is asked for, in the pixels that there is room for, until another figure is
//! asked for: what all frames of a film share is made once.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::asked::Asked;
use crate::corpus::Corpus;
use crate::export::{ExportError, Picture};
use crate::model::Message;
use crate::ui::jobs::{Job, Outcome, Waker};
use crate::view::{Query, ViewModel};

/// The preview, and the thread that draws the next.
#[derive(Default)]
pub struct Preview {
    studio: Option<Studio>,
    shown: Option<Result<Shown, Message>>,
    /// Which part of what the studio draws is shown.
    part: Option<Part>,
    /// The pixels that it has room for, as the dialog found them.
    pub(super) room: [f32; 2],
    /// When the frame that is shown was asked for, in seconds of the window's clock, while the film plays.
    pub(super) playing: Option<f64>,
}

/// A page or a frame, by its number from 0, in a room of so many pixels.
#[derive(Clone, Copy, PartialEq)]
struct Part {
    number: usize,
    room: [f32; 2],
}

/// Draws one figure, part by part.
struct Studio {
    scene: Scene,
    asks: Sender<Part>,
    answers: Receiver<(Part, Result<Drawn, ExportError>)>,
    job: Job<Result<(), ExportError>>,
    /// What is being drawn.
    under_way: Option<Part>,
}

/// What is drawn, and of what.
struct Scene {
    asked: Asked,
    query: Query,
    /// It is not held: what is closed meanwhile goes where that is waited for by nobody.
    corpus: Weak<Corpus>,
}

/// What the thread drew.
struct Drawn {
    image: ColorImage,
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
}

impl Preview {
    /// What was drawn last, or why nothing could be.
    #[must_use]
    pub fn shown(&self) -> Option<Result<&Shown, &Message>> {
        self.shown.as_ref().map(Result::as_ref)
    }

    /// Whether nothing is being drawn.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.studio.as_ref().is_none_or(|studio| studio.under_way.is_none())
    }

    /// Shows nothing, and draws nothing any more.
    pub fn close(&mut self) {
        if self.studio.is_some() || self.shown.is_some() {
            *self = Self::default();
        }
    }

    /// Lets part `number` of what is asked for be drawn, where it is not there yet. What is chosen while another is drawn comes next.
    pub fn follow(
        &mut self,
        asked: Result<Asked, ExportError>,
        number: usize,
        view: &ViewModel,
        waker: &Arc<dyn Waker>,
        ctx: &Context,
    ) {
        self.take(ctx);
        if self.room.iter().any(|side| *side < 1.0) {
            return;
        }
        let asked = match asked {
            Ok(asked) => asked,
            Err(error) => return self.fail(error.told()),
        };
        if !self.studio.as_ref().is_some_and(|studio| studio.scene.is(&asked, view)) {
            self.studio = Some(Studio::open(asked, view, waker));
            self.part = None;
        }
        let part = Part { number, room: self.room };
        let Some(studio) = self.studio.as_mut().filter(|studio| studio.under_way.is_none()) else { return };
        if self.part == Some(part) {
            return;
        }
        match studio.asks.send(part) {
            Ok(()) => studio.under_way = Some(part),
            // It has ended, and told why.
            Err(_) => self.part = Some(part),
        }
    }

    /// Shows why there is no figure.
    fn fail(&mut self, fault: Message) {
        (self.studio, self.part, self.playing) = (None, None, None);
        self.shown = Some(Err(fault));
    }

    /// Takes what was drawn.
    fn take(&mut self, ctx: &Context) {
        let Some(studio) = &mut self.studio else { return };
        for (part, drawn) in studio.answers.try_iter() {
            studio.under_way = None;
            self.part = Some(part);
            self.playing = self.playing.filter(|_| drawn.is_ok());
            self.shown = Some(match drawn {
                Ok(drawn) => Ok(shown(drawn, ctx)),
                Err(error) => Err(error.told()),
            });
        }
        let ended = match studio.job.poll() {
            Some(Outcome::Done(Err(error))) => error.told(),
            Some(Outcome::Broken(said)) => ExportError::Drawing(said).told(),
            Some(Outcome::Done(Ok(()))) | None => return,
        };
        self.part = studio.under_way.take();
        self.playing = None;
        self.shown = Some(Err(ended));
    }
}

impl Studio {
    fn open(asked: Asked, view: &ViewModel, waker: &Arc<dyn Waker>) -> Self {
        let scene = Scene {
            asked: asked.clone(),
            query: view.query().clone(),
            corpus: Arc::downgrade(view.corpus()),
        };
        let ((asks, wanted), (tell, answers)) = (channel::<Part>(), channel());
        let view = view.clone();
        let job = Job::start(Arc::clone(waker), move |progress| {
            asked.made(&view, |made| {
                for part in wanted {
                    let drawn = made.part(part.number).and_then(|figure| {
                        let scale = (part.room[0] / figure.size[0]).min(part.room[1] / figure.size[1]);
                        let image = image(&Picture::of(&figure, scale)?);
                        Ok(Drawn { image, title: figure.title, of: made.parts() })
                    });
                    if tell.send((part, drawn)).is_err() {
                        break;
                    }
                    progress.wake();
                }
                Ok(())
            })
        });
        Self { scene, asks, answers, job, under_way: None }
    }
}

impl Scene {
    fn is(&self, asked: &Asked, view: &ViewModel) -> bool {
        self.corpus.as_ptr() == Arc::as_ptr(view.corpus())
            && self.asked == *asked
            && self.query == *view.query()
    }
}

fn shown(drawn: Drawn, ctx: &Context) -> Shown {
    let Drawn { image, title, of } = drawn;
    Shown { texture: ctx.load_texture("figure", image, TextureOptions::LINEAR), title, of }
}

/// The pixels as egui has them.
pub fn image(picture: &Picture) -> ColorImage {
    ColorImage::from_rgb([picture.width as usize, picture.height as usize], &picture.rgb)
}
