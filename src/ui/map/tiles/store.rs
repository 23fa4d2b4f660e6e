//! Tiles kept on disk, each with what its server said of how long it holds. One file a tile, no more than so many bytes in all.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use http_cache_semantics::CachePolicy;
use serde::{Deserialize, Serialize};

use crate::basemap::picture::MOST_BYTES;

/// What all tiles together take at most, in bytes.
const MOST_KEPT: u64 = 256 << 20;
/// Every file begins so; another version would begin otherwise, and is as if it were not there.
const BEGIN: &[u8] = b"dateline tile 1\n";

/// A folder of tiles.
pub struct Store {
    folder: PathBuf,
    most: u64,
    /// Bytes in the folder; `None` before it was looked through.
    size: Mutex<Option<u64>>,
}

/// A tile that was kept.
pub struct Kept {
    /// What its server said.
    pub policy: CachePolicy,
    /// The picture.
    pub body: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct About<'a> {
    url: std::borrow::Cow<'a, str>,
    policy: CachePolicy,
}

impl Store {
    /// Keeps tiles in a folder, which is made when the first comes.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, most: MOST_KEPT, size: Mutex::new(None) }
    }

    /// The tile of an address, where it was kept and is whole.
    #[must_use]
    pub fn get(&self, url: &str) -> Option<Kept> {
        let path = self.path(url);
        if fs::metadata(&path).ok()?.len() > 2 * MOST_BYTES as u64 {
            return None;
        }
        let bytes = fs::read(path).ok()?;
        let rest = bytes.strip_prefix(BEGIN)?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (about, body) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let about: About<'_> = serde_json::from_slice(about).ok()?;
        // Two addresses may share a file's name; the address inside tells.
        (about.url == url).then(|| Kept { policy: about.policy, body: body.to_vec() })
    }

    /// Keeps a tile. Where the disk is full or may not be written to, nothing is kept, and the map does without.
    pub fn put(&self, url: &str, policy: CachePolicy, body: &[u8]) {
        let Ok(about) = serde_json::to_vec(&About { url: url.into(), policy }) else { return };
        let Ok(length) = u32::try_from(about.len()) else { return };
        let bytes = [BEGIN, &length.to_le_bytes(), &about, body].concat();
        if self.write(&self.path(url), &bytes).is_some() {
            self.grown(bytes.len() as u64);
        }
    }

    /// Forgets a tile.
    pub fn remove(&self, url: &str) {
        // It may never have been kept.
        let _ = fs::remove_file(self.path(url));
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Option<()> {
        let folder = path.parent()?;
        fs::create_dir_all(folder).ok()?;
        // In one step, so that nobody ever reads half a tile.
        let mut file = tempfile::NamedTempFile::new_in(folder).ok()?;
        file.write_all(bytes).ok()?;
        file.persist(path).ok().map(drop)
    }

    fn path(&self, url: &str) -> PathBuf {
        let name = format!("{:016x}", fnv(url));
        self.folder.join(&name[..2]).join(&name[2..])
    }

    /// Notes that bytes were added, and makes room where they are too many: what was kept for longest goes.
    fn grown(&self, by: u64) {
        let mut size = self.size.lock().unwrap_or_else(PoisonError::into_inner);
        let now = match *size {
            Some(known) => known + by,
            None => self.files().iter().map(|(_, length, _)| length).sum(),
        };
        *size = Some(now);
        if now <= self.most {
            return;
        }
        let mut files = self.files();
        files.sort_by_key(|(time, ..)| *time);
        let mut left: u64 = files.iter().map(|(_, length, _)| length).sum();
        for (_, length, path) in files {
            if left <= self.most / 5 * 4 {
                break;
            }
            if fs::remove_file(path).is_ok() {
                left -= length;
            }
        }
        *size = Some(left);
    }

    /// The files with their age and length.
    fn files(&self) -> Vec<(SystemTime, u64, PathBuf)> {
        let below = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
        let file = |entry: fs::DirEntry| {
            let about = entry.metadata().ok()?;
            Some((about.modified().ok()?, about.len(), entry.path()))
        };
        below(&self.folder).flat_map(|entry| below(&entry.path())).filter_map(file).collect()
    }
}

/// A short name for an address, the same in every version of the program: FNV-1a with 64 bits.
fn fnv(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> CachePolicy {
        let request = http::Request::get("http://tiles.example/1/0/0.png").body(()).unwrap();
        CachePolicy::new(&request, &http::Response::new(()))
    }

    #[test]
    fn the_name_of_a_file_is_that_of_the_published_vectors() {
        // From the test vectors of the FNV reference code.
        for (text, hash) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(fnv(text), hash, "{text}");
        }
    }

    #[test]
    fn a_tile_comes_back_and_a_broken_or_foreign_file_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("tiles"));
        assert!(store.get("http://a").is_none());
        store.put("http://a", policy(), b"picture");
        assert_eq!(store.get("http://a").unwrap().body, b"picture");
        assert!(store.get("http://b").is_none());
        fs::copy(store.path("http://a"), folder.path().join("copy")).unwrap();
        fs::create_dir_all(store.path("http://b").parent().unwrap()).unwrap();
        fs::copy(store.path("http://a"), store.path("http://b")).unwrap();
        assert!(store.get("http://b").is_none(), "its address is another");
        fs::write(store.path("http://a"), b"dateline tile 1\n\xff\xff").unwrap();
        assert!(store.get("http://a").is_none());
    }

    #[test]
    fn the_folder_never_holds_much_more_than_it_may_and_what_is_oldest_goes() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store { most: 40_000, ..Store::new(folder.path().to_owned()) };
        for number in 0..60u32 {
            store.put(&format!("http://{number}"), policy(), &[7; 2_000]);
            let size: u64 = store.files().iter().map(|(_, length, _)| length).sum();
            assert!(size <= 40_000, "{size}");
        }
        assert!(store.get("http://59").is_some() && store.get("http://0").is_none());
    }
}
