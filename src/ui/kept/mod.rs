//! What the window remembers from run to run: how it looks, what was open and how it was looked at, what was opened before; and,
//! beside the texts, bookmarks.
//!
//! Nothing is kept unless the window is given a place for it ([`Keeper`]), and no frame waits for the disk.

pub mod bookmarks;
pub mod fault;
mod keeper;
mod marking;
pub mod recent;
mod restoring;
pub mod session;
mod sessions;
pub mod settings;
mod settings_text;
mod shelf;
pub mod store;
mod text;
mod window;
mod writer;
mod written;

pub use bookmarks::{Bookmark, Edit};
pub use fault::Fault;
pub use keeper::Keeper;
pub use marking::{Bookmarks, Form as BookmarkForm, Marking, Typed, apply};
pub use recent::Recent;
pub use settings::{Settings, Wished};
pub use store::Store;
pub use text::{TextSize, TextStep};
