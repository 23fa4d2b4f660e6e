//! Where how much is said, as a surface: mentions spread around their places.

/// Values on a grid, row by row from above, from 0 to about 1.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Heat {
    /// Cells in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// A value a cell.
    pub values: Vec<f32>,
}

/// Three box blurs are near to a Gaussian (central limit).
const BLURS: usize = 3;

impl Heat {
    /// Spreads weights that stand at points (in cells, x to the right and y down) over about `radius` cells. Points somewhat beyond the
    /// grid reach into it.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // cells of a screen
    pub fn new(
        width: usize,
        height: usize,
        radius: usize,
        points: impl IntoIterator<Item = ([f32; 2], f32)>,
    ) -> Self {
        // A margin all around, so that what lies just beyond the edge warms it as it does within.
        let margin = radius * BLURS;
        let (wide, high) = (width + 2 * margin, height + 2 * margin);
        let mut grid = vec![0.0f32; wide * high];
        for ([x, y], weight) in points {
            let (x, y) = ((x + margin as f32).floor(), (y + margin as f32).floor());
            if x >= 0.0 && y >= 0.0 && (x as usize) < wide && (y as usize) < high {
                grid[y as usize * wide + x as usize] += weight;
            }
        }
        let mut other = vec![0.0; grid.len()];
        for _ in 0..BLURS {
            blur_rows(&grid, &mut other, wide, radius);
            blur_columns(&other, &mut grid, wide, radius);
        }
        let rows =
            (margin..margin + height).flat_map(|row| &grid[row * wide + margin..row * wide + margin + width]);
        Self { width, height, values: rows.copied().collect() }
    }

    /// The largest value.
    #[must_use]
    pub fn most(&self) -> f32 {
        self.values.iter().copied().fold(0.0, f32::max)
    }
}

/// Each cell becomes the mean of those up to `radius` from it in its row.
#[allow(clippy::cast_precision_loss)] // small numbers
fn blur_rows(from: &[f32], to: &mut [f32], wide: usize, radius: usize) {
    let share = 1.0 / (2 * radius + 1) as f32;
    for (row, out) in from.chunks_exact(wide).zip(to.chunks_exact_mut(wide)) {
        let mut sum: f32 = row.iter().take(radius).sum();
        for at in 0..wide {
            sum += row.get(at + radius).copied().unwrap_or(0.0);
            if at > radius {
                sum -= row[at - radius - 1];
            }
            out[at] = sum.max(0.0) * share;
        }
    }
}

/// The same along columns, a row at a time.
#[allow(clippy::cast_precision_loss)] // small numbers
fn blur_columns(from: &[f32], to: &mut [f32], wide: usize, radius: usize) {
    let high = from.len() / wide.max(1);
    let share = 1.0 / (2 * radius + 1) as f32;
    let mut sums = vec![0.0f32; wide];
    let add = |sums: &mut Vec<f32>, row: usize, sign: f32| {
        for (sum, value) in sums.iter_mut().zip(&from[row * wide..(row + 1) * wide]) {
            *sum += sign * value;
        }
    };
    (0..radius.min(high)).for_each(|row| add(&mut sums, row, 1.0));
    for row in 0..high {
        if row + radius < high {
            add(&mut sums, row + radius, 1.0);
        }
        if row > radius {
            add(&mut sums, row - radius - 1, -1.0);
        }
        for (out, sum) in to[row * wide..(row + 1) * wide].iter_mut().zip(&sums) {
            *out = sum.max(0.0) * share;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_weight_is_there_and_most_of_it_at_its_place() {
        let heat = Heat::new(60, 40, 4, [([30.5, 20.5], 2.0), ([10.5, 20.5], 1.0)]);
        let whole = Heat::new(60, 40, 4, [([30.5, 20.5], 3.0)]);
        assert!((whole.values.iter().sum::<f32>() - 3.0).abs() < 1e-3);
        let at = |x: usize, y: usize| heat.values[y * 60 + x];
        assert!((heat.most() - at(30, 20)).abs() < 1e-6);
        assert!((at(30, 20) / at(10, 20) - 2.0).abs() < 0.01);
        assert!(
            (at(33, 20) - at(27, 20)).abs() < 1e-6 && (at(30, 23) - at(30, 17)).abs() < 1e-6,
            "even to all sides"
        );
        assert!((at(33, 20) - at(30, 23)).abs() < 1e-6);
        assert!(at(10, 20) > at(10, 24) && at(10, 24) > at(10, 30));
    }

    #[test]
    fn what_lies_just_beyond_the_edge_warms_it_and_what_lies_far_does_not() {
        let near = Heat::new(20, 20, 3, [([-2.0, 10.0], 1.0)]);
        assert!(near.values[10 * 20] > 0.0);
        assert!(Heat::new(20, 20, 3, [([-500.0, 10.0], 1.0), ([5.0, f32::NAN], 1.0)]).most() < 1e-9);
    }

    #[test]
    fn a_grid_of_nothing_is_nothing() {
        assert_eq!(Heat::new(0, 0, 3, [([0.0, 0.0], 1.0)]).values, [0.0; 0]);
    }
}
