//! What the window remembers from run to run: how it looks, what was open and how it was looked at, what was opened before; and,
//! beside the texts, bookmarks.
//!
//! Nothing is kept unless the window is given a place for it ([`Keeper`]), and no frame waits for the disk.

pub mod bookmarks;
mod keeper;
mod marking;
pub mod recent;
pub mod session;
pub mod settings;
pub mod store;
mod text;
mod writer;

pub use bookmarks::{Bookmark, Edit};
pub use keeper::Keeper;
pub use marking::{Bookmarks, Form as BookmarkForm, Marking, apply};
pub use recent::Recent;
pub use settings::{Settings, Wished};
pub use store::{Fault, Store};
pub use text::{TextSize, TextStep};
