//! The view: what a query shows of a corpus, as plain data that the window and the figure both draw.
//!
//! Nothing here draws, and no egui comes in: a figure can never disagree with the screen, since both stand on this.

mod absent;
mod choices;
mod clusters;
mod counting;
mod counts;
mod documents;
mod filter;
mod find;
mod fit;
mod heat;
mod histogram;
pub mod labels;
mod links;
mod lists;
mod markers;
mod mask;
mod masses;
mod meaning;
mod model;
mod motion;
mod palette;
mod parting;
mod parts;
mod passages;
mod query;
mod reading;
mod shown;
mod signs;
mod size;
mod sources;
mod spans;
mod standing;
mod step;
mod suggestion;
mod themes;
mod tree;
mod unmatched;

pub use absent::{Absent, absent, moved_to};
pub use choices::{Choices, CountryChoice, choices};
pub use clusters::{Clusters, Shown, clustering_zoom, next_clustering_zoom};
pub use counting::{Counting, PlaceCount};
pub use counts::{Counts, counts};
pub use documents::{
    DocumentParagraph, DocumentRow, DocumentText, Highlight, document, documents, visible_by_document,
};
pub use filter::{Filter, FilterPart, OfDocument};
pub use find::{Excerpt, Found, Hit, MOST_HITS, find};
pub use fit::{BoundingBox, around_places, fit, home_countries, home_countries_of};
pub use heat::Heat;
pub use histogram::{Histogram, LAYERS, Layer, LayerOf, Stack, histogram, layers};
pub use links::{Link, links};
pub use lists::{DateRow, Order, dates, document_rows, tree_order, tree_rows, unmatched_rows};
pub use markers::{DOUBTFUL_BELOW, Marker, Symbol, markers};
pub use masses::{Masses, Run};
pub use meaning::{Meaning, MeantPlace, meaning};
pub use model::ViewModel;
pub use motion::Motion;
pub use palette::Wanted;
pub use parting::{MOST_PARTED, parted};
pub use passages::{MOST_LISTED, Passage, PassageAt, PlacePassages, SelectedPlace, containers, passages};
pub use query::{Query, WindowMode};
pub use reading::beside;
pub use shown::shown;
pub use signs::{Sign, counted, importance, is_covered, named, signs};
pub use size::{
    AreaOpacity, CLUSTER_REACH, DIAMOND_REACH, HOLLOW, MIDDLE, MarkerScale, NUMBERED_FROM, RIM, RING,
    RING_GAP, marker_opacity, marker_radius, number_fits, number_is_pale, sample_counts,
};
pub use sources::{Quote, SourceAt, sources};
pub use spans::{DateBar, LANES, Spans, spans};
pub use standing::{Ground, HangsOn, Standing, TimexMark};
pub use step::{MOST_STEPS, Step};
pub use suggestion::{Evidence, SuggestedDate};
pub use themes::{
    ThemeColour, ThemeMark, ThemeRow, ThemeShares, Told, theme_name, theme_order, themes, told_around,
    without_theme,
};
pub use tree::{TreeRow, tree};
pub use unmatched::{Occurrence, UnmatchedRow, unmatched};

pub use crate::corpus::{Clock, DateBasis};

#[cfg(test)]
mod clock_tests;
#[cfg(test)]
pub mod laws;
#[cfg(test)]
mod tests;
