//! Dateline reads a folder of texts, finds every place they name and the date each mention speaks of,
//! and puts them on a dated map. `docs/ARCHITECTURE.md` tells how the rooms hang together.

pub mod basemap;
pub mod cli;
pub mod corpus;
pub mod dating;
pub mod decisions;
pub mod export;
pub mod gazetteer;
pub mod geoparse;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod themes;
#[cfg(feature = "gui")]
pub mod ui;
pub mod view;
pub mod words;
