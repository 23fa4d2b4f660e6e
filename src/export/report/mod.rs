//! Reports: the figure of a query with everything that stands behind it, as a page that opens offline, as Markdown and as PDF.
//!
//! [`Report::of`] puts it all into words once; the writers only set it. No writer asks the view or the corpus for anything, but for the
//! map of the page, which is drawn from the same view.

mod content;
mod decisions;
mod escape;
mod html;
mod map;
mod markdown;
mod method;
mod pages;
mod passages;
mod places;
mod readable;
mod script;
mod table;
#[cfg(test)]
mod tests;
mod timeline;
mod tint;

pub use content::{MentionRow, PlaceRow, Report, SourceRow, UnresolvedRow};
pub use html::html;
pub use markdown::markdown;
pub use pages::pages;
