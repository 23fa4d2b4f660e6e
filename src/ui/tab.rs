//! Which lists the sidebar has.

use serde::{Deserialize, Serialize};

use crate::view::Order;

/// A list of the sidebar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tab {
    /// Countries, provinces and places, as a tree.
    #[default]
    Places,
    /// The documents.
    Documents,
    /// The dates.
    Dates,
    /// Toponyms without a place.
    Unmatched,
}

impl Tab {
    /// Every list, in order.
    pub const ALL: [Self; 4] = [Self::Places, Self::Documents, Self::Dates, Self::Unmatched];

    /// How it can be sorted, as it is at first before the others.
    #[must_use]
    pub fn orders(self) -> &'static [Order] {
        match self {
            Self::Places => &[Order::Mentions, Order::Name],
            Self::Documents => &[Order::Text, Order::Date, Order::Name, Order::Mentions],
            Self::Dates => &[Order::Date, Order::Mentions],
            Self::Unmatched => &[Order::Text, Order::Name, Order::Mentions],
        }
    }

    /// The message that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Places => "tab-places",
            Self::Documents => "tab-documents",
            Self::Dates => "tab-dates",
            Self::Unmatched => "tab-unmatched",
        }
    }
}
