//! Identifiers of places in the order of their numbers, and the way back from an identifier to the number.

use std::collections::BTreeMap;

use crate::gazetteer::index::split_id;

/// A prefix of identifiers gets a group of its own from so many places on; the others are kept as texts.
const SMALLEST_GROUP: u32 = 64;
/// So many prefixes are counted. A source of more has identifiers of its own kind, which are kept as texts.
const MOST_PREFIXES: usize = 1 << 16;

/// Counts prefixes, to find those that get a group.
#[derive(Default)]
pub(super) struct Prefixes(BTreeMap<String, u32>);

impl Prefixes {
    pub(super) fn see(&mut self, id: &str) {
        let Some((prefix, _)) = split_id(id) else { return };
        if let Some(count) = self.0.get_mut(prefix) {
            *count += 1;
        } else if self.0.len() < MOST_PREFIXES {
            self.0.insert(prefix.to_owned(), 1);
        }
    }

    /// Appends bytes that sort identifiers as the file holds them: first those that are texts, then group by group
    /// those that are a prefix and a number. Of two different identifiers neither's bytes begin with the other's.
    pub(super) fn sort_key(&self, id: &str, out: &mut Vec<u8>) {
        match self.group_of(id) {
            Some((prefix, number)) => {
                out.push(1);
                out.extend(prefix.as_bytes());
                out.push(0);
                out.extend(number.to_be_bytes());
            }
            None => {
                out.push(0);
                out.extend(id.as_bytes());
                out.push(0);
            }
        }
    }

    /// Prefix and number of an identifier whose prefix has a group of its own.
    fn group_of<'i>(&self, id: &'i str) -> Option<(&'i str, u32)> {
        split_id(id).filter(|(prefix, _)| self.0.get(*prefix).is_some_and(|count| *count >= SMALLEST_GROUP))
    }
}

/// The identifiers, sorted. Four bytes each for those in groups.
pub(super) struct Ids {
    prefixes: Prefixes,
    /// Texts of the first group, one behind the other, and where each ends.
    texts: String,
    ends: Vec<u64>,
    numbers: Vec<u32>,
    /// Prefix, first place and one past the last; the empty prefix of the texts first.
    groups: Vec<(String, usize, usize)>,
}

impl Ids {
    pub(super) fn new(prefixes: Prefixes) -> Self {
        let groups = vec![(String::new(), 0, 0)];
        Self { prefixes, texts: String::new(), ends: Vec::new(), numbers: Vec::new(), groups }
    }

    /// Appends the next identifier in the order of [`Prefixes::sort_key`]. Gives the number of the record.
    pub(super) fn push(&mut self, id: &str) -> u32 {
        let place = self.len();
        let (prefix, number) = match self.prefixes.group_of(id) {
            Some((prefix, number)) => {
                self.numbers.push(number);
                (prefix, number)
            }
            None => {
                self.texts.push_str(id);
                self.ends.push(self.texts.len() as u64);
                ("", place as u32)
            }
        };
        match self.groups.last_mut() {
            Some(group) if group.0 == prefix => group.2 = place + 1,
            _ => self.groups.push((prefix.to_owned(), place, place + 1)),
        }
        number
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len() + self.numbers.len()
    }

    /// What the record of this place says of its identifier.
    pub(super) fn record_number(&self, place: u32) -> u32 {
        let in_groups = (place as usize).checked_sub(self.ends.len());
        in_groups.and_then(|place| self.numbers.get(place)).copied().unwrap_or(place)
    }

    /// The number of the place with this identifier.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        let place = match self.prefixes.group_of(id) {
            Some((prefix, number)) => {
                let (_, start, end) = self.groups.iter().find(|group| group.0 == prefix)?;
                let texts = self.ends.len();
                start + self.numbers.get(start - texts..end - texts)?.binary_search(&number).ok()?
            }
            None => {
                let (mut low, mut high) = (0, self.ends.len());
                while low < high {
                    let middle = low + (high - low) / 2;
                    if self.text(middle)? < id {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                (self.text(low)? == id).then_some(low)?
            }
        };
        u32::try_from(place).ok()
    }

    fn text(&self, place: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(place)?).ok()?;
        let start =
            place.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.texts.get(start..end)
    }

    /// Identifiers that are texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).filter_map(|place| self.text(place))
    }

    /// Prefix, first place and one past the last of each group.
    pub(super) fn groups(&self) -> impl Iterator<Item = (&str, usize, usize)> {
        self.groups.iter().map(|(prefix, start, end)| (prefix.as_str(), *start, *end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_identifier_is_found_by_its_place_in_the_order_of_the_file() {
        let mut all: Vec<String> = (0..100).map(|i| format!("geonames:{}", i * 7)).collect();
        all.extend(["wof:5", "a", "zz:01", "geonames:007", "geonames:", "é:9"].map(str::to_owned));
        let mut prefixes = Prefixes::default();
        all.iter().for_each(|id| prefixes.see(id));
        all.sort_by_cached_key(|id| {
            let mut key = Vec::new();
            prefixes.sort_key(id, &mut key);
            key
        });
        let mut ids = Ids::new(prefixes);
        let numbers: Vec<u32> = all.iter().map(|id| ids.push(id)).collect();
        for (place, id) in (0..).zip(&all) {
            assert_eq!(
                (ids.find(id), ids.record_number(place)),
                (Some(place), numbers[place as usize]),
                "{id}"
            );
        }
        for unknown in ["geonames:3", "geonames:99999", "b", "", "wof:6"] {
            assert_eq!(ids.find(unknown), None, "{unknown}");
        }
        assert_eq!(ids.groups().collect::<Vec<_>>(), [("", 0, 6), ("geonames:", 6, 106)]);
        assert_eq!(
            ids.texts().collect::<Vec<_>>(),
            ["a", "geonames:", "geonames:007", "wof:5", "zz:01", "é:9"]
        );
    }
}
