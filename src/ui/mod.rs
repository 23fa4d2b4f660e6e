//! The window: panels that read a view and ask by commands. Alone in the house to know egui and walkers.
//!
//! State changes in one place, `apply`; no panel keeps state of its own, and none computes over the corpus.

pub mod command;
pub mod theme;
