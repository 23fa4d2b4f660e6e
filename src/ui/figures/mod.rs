//! The figure that is being made of what the window shows: what is chosen for it, its preview, its file and its copy. What is previewed
//! and what is written are drawn by the same code from the same [`Asked`].

mod asked;
mod dialog;
mod form;
mod preview;
mod writing;

#[cfg(test)]
mod tests;

pub use asked::{Asked, Made};
pub use dialog::{Making, show};
pub use form::{Extent, FigureForm, Page, Shape, Surroundings};
pub use preview::{Preview, image};
pub use writing::{Commission, FileFormat};
