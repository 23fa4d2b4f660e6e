//! The window: panels that read a view and ask by commands. Alone in the house to know egui and walkers.
//!
//! State changes in one place, `apply`; no panel keeps state of its own, and none computes over the corpus.

mod ahead;
pub mod app;
pub mod apply;
mod basemaps;
pub mod command;
mod dated;
pub mod dialogs;
mod effects;
pub mod empty;
pub mod figures;
mod filters;
pub mod finding;
pub mod fonts;
mod going_on;
pub mod jobs;
pub mod kept;
mod keys;
mod layout;
pub mod lists;
pub mod map;
pub mod menus;
pub mod opening;
mod original;
pub mod pick;
pub mod playback;
mod progress;
pub mod reader;
pub mod run;
mod saving;
pub mod screenshot;
mod scrolling;
pub mod sidebar;
mod sifting;
pub mod sizes;
pub mod state;
mod strips;
mod tab;
pub mod theme;
mod ticks;
pub mod timeline;
pub mod timings;
pub mod topbar;
mod undo;
mod watch;
pub mod widgets;
