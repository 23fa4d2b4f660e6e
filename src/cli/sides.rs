//! Width and height as they are typed: `1600x1000`.

/// The two whole numbers of a size; between them an x or the sign of multiplication. `None` where it is none.
pub(super) fn sides<T: std::str::FromStr>(text: &str) -> Option<(T, T)> {
    let (width, height) = text.split_once(['x', 'X', '×'])?;
    Some((width.trim().parse().ok()?, height.trim().parse().ok()?))
}
