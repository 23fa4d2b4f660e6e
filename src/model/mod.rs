//! Plain data that every room shares: texts, places, dates, mentions, warnings.
//!
//! Nothing here reads files, computes over a corpus or can fail, but for parsing an EDTF date.

pub mod date;
pub mod folding;
pub mod mention;
pub mod message;
pub mod place;
pub mod text;
pub mod timex;
pub mod warning;

pub use date::{DateRange, Day, Edtf, EdtfError, Precision};
pub use mention::{Basis, Candidate, Mention, MentionDate, Narration, Reason, Role, Status, percent};
pub use message::{Message, MessageValue};
pub use place::{Capital, Kind, Place, PlaceId, Position, UserPlace, reach_km, usual_radius_km};
pub use text::{Document, Language, LineColumn, Lines, Paragraph, Publication, PublicationBasis, Span};
pub use timex::{Anchor, DateEvidence, DateSuggestion, Timex};
pub use warning::Warning;
