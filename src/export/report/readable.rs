//! Which rows of a page can be read: the passages of all of them would make the page of a large corpus as large as the corpus.

use std::collections::HashMap;

use super::content::MentionRow;
use crate::model::Day;

/// At most so many rows of a page have their passages with them: some 10 MB, which a browser opens at once. The others are counted.
pub const MOST_READ: usize = 10_000;

/// Of each row whether its passage is in the page: of the first `listed`, which a table has too, and then of one row for each place and
/// first day after the other, so that every place and every day can be read as far as there is room.
pub fn readable<'a>(rows: impl Iterator<Item = &'a MentionRow>, listed: usize, most: usize) -> Vec<bool> {
    let mut seen: HashMap<(usize, Option<Day>), usize> = HashMap::new();
    let mut order: Vec<(usize, usize)> = rows
        .enumerate()
        .map(|(index, row)| {
            let rank = seen.entry((row.marker, row.range.and_then(|range| range.earliest()))).or_default();
            *rank += 1;
            (if index < listed { 0 } else { *rank }, index)
        })
        .collect();
    order.sort_unstable();
    let mut read = vec![false; order.len()];
    order.into_iter().take(most).for_each(|(_, index)| read[index] = true);
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(marker: usize, day: &str) -> MentionRow {
        MentionRow { marker, range: day.parse().ok(), ..MentionRow::default() }
    }

    #[test]
    fn the_listed_rows_come_first_and_then_each_place_and_day_has_its_turn() {
        let rows = [
            row(0, "2021-07-01"),
            row(0, "2021-07-01"),
            row(0, "2021-07-01"),
            row(0, "2021-07-02"),
            row(1, "2021-07-02"),
            row(1, "2021-07-02"),
            row(2, "undated"),
        ];
        let read = |listed, most| {
            let read = readable(rows.iter(), listed, most);
            (0..rows.len()).filter(|&index| read[index]).collect::<Vec<_>>()
        };
        assert_eq!(read(0, 4), [0, 3, 4, 6]);
        assert_eq!(read(2, 4), [0, 1, 3, 4]);
        assert_eq!(read(3, 2), [0, 1]);
        assert_eq!(read(1, 5), [0, 1, 3, 4, 6]);
        assert_eq!(read(0, 9).len(), 7);
    }
}
