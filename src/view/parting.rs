//! Signs that lie on one another, say a prison within its town: parted by one rule, so that window and figure agree.

/// Beyond so many signs there is no reading them one by one, and none is moved: the work grows with their square, and is done
/// anew whenever the map or the window in time moves.
pub const MOST_PARTED: usize = 500;
/// A sign whose middle is nearer to a larger sign's middle than this share of that one's radius hides its count.
const WITHIN: f32 = 0.9;

/// Where each sign stands once those whose middle lies within a larger one have moved to the larger one's rim, at the price
/// of a few pixels: both counts stay legible, both signs can be hit. `signs` come largest first, as middle and radius in
/// pixels or points of the page (y down); a radius of 0 is no sign, and neither moves nor moves others.
#[must_use]
pub fn parted(signs: &[([f32; 2], f32)]) -> Vec<[f32; 2]> {
    let mut places: Vec<[f32; 2]> = signs.iter().map(|&(at, _)| at).collect();
    if signs.len() > MOST_PARTED {
        return places;
    }
    for sign in 1..signs.len() {
        if signs[sign].1 > 0.0 {
            let (larger, rest) = places.split_at_mut(sign);
            let radii = signs.iter().map(|&(_, radius)| radius);
            for (centre, radius) in larger.iter().zip(radii).filter(|&(_, radius)| radius > 0.0) {
                rest[0] = outside(rest[0], *centre, radius);
            }
        }
    }
    places
}

/// `at`, or where it goes if a sign of this centre and radius would hide under it.
fn outside(at: [f32; 2], centre: [f32; 2], radius: f32) -> [f32; 2] {
    let away = [at[0] - centre[0], at[1] - centre[1]];
    // Nearly all are far from each other, and need no root.
    let squared = away[0] * away[0] + away[1] * away[1];
    if squared >= (WITHIN * radius).powi(2) {
        return at;
    }
    let distance = squared.sqrt();
    // From the very middle it goes up and to the left, where labels stand last.
    let [x, y] = if distance > 0.5 { away.map(|part| part / distance) } else { [-0.707, -0.707] };
    [centre[0] + x * radius, centre[1] + y * radius]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
        (a[0] - b[0]).hypot(a[1] - b[1])
    }

    #[test]
    fn a_sign_within_a_larger_one_moves_to_its_rim_in_its_own_direction() {
        let places = parted(&[([100.0, 100.0], 20.0), ([104.0, 100.0], 5.0), ([100.0, 100.0], 4.0)]);
        assert_eq!(places[..2], [[100.0, 100.0], [120.0, 100.0]]);
        assert!((distance(places[2], places[0]) - 20.0).abs() < 0.1, "from the very middle as well");
    }

    #[test]
    fn signs_apart_from_one_another_stay_where_they_are() {
        let signs = [([0.0, 0.0], 10.0), ([9.5, 0.0], 5.0), ([40.0, 0.0], 5.0)];
        assert_eq!(parted(&signs), signs.map(|(at, _)| at));
    }

    #[test]
    fn outlines_neither_move_nor_move_others() {
        let signs = [([0.0, 0.0], 10.0), ([1.0, 0.0], 0.0), ([30.0, 0.0], 0.0), ([30.0, 0.0], 0.0)];
        assert_eq!(parted(&signs), signs.map(|(at, _)| at));
    }

    #[test]
    fn a_crowd_stays_where_it_is() {
        let signs = vec![([5.0, 5.0], 3.0); MOST_PARTED + 1];
        assert!(parted(&signs).iter().all(|&at| at == [5.0, 5.0]));
    }
}
