//! Names of the files that a figure takes more than one of.

use std::path::{Path, PathBuf};

/// The file of a page, counted from 1: `map.png` for the first, `map-2.png` for the second.
#[must_use]
pub fn page_path(path: &Path, number: usize) -> PathBuf {
    if number < 2 {
        return path.to_path_buf();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// The name of a frame, counted from 1, with as many digits as the last of `all` has, three at least.
#[must_use]
pub fn frame_name(number: usize, all: usize) -> String {
    let digits = all.to_string().len().max(3);
    format!("frame-{number:0digits$}.png")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_frames_are_numbered() {
        assert_eq!(page_path(Path::new("a.b/map.png"), 1), Path::new("a.b/map.png"));
        assert_eq!(page_path(Path::new("a.b/map.png"), 2), Path::new("a.b/map-2.png"));
        assert_eq!(page_path(Path::new("map"), 12), Path::new("map-12"));
        assert_eq!(frame_name(7, 60), "frame-007.png");
        assert_eq!(frame_name(7, 4000), "frame-0007.png");
    }
}
