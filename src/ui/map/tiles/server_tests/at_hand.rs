//! What of a server figures have.

use super::*;
use crate::basemap::AtHand as _;

#[test]
fn what_was_fetched_is_at_hand_for_figures_and_nothing_is_fetched_for_them() {
    for (headers, on_disk) in
        [("Cache-Control: max-age=1000\r\n", true), ("Cache-Control: no-store\r\n", true), ("", false)]
    {
        let (cache, server) = (tempfile::tempdir().unwrap(), Server::with("200 OK", headers, tile()));
        let kept = on_disk.then(|| cache.path().to_owned());
        let fetcher = Fetcher::new(server.tiles(), kept, PATIENCE);
        assert_eq!((fetcher.tile(TILE), server.heard().len()), (None, 0));
        assert!(fetcher.get_at(TILE, SystemTime::now()).picture.is_some());
        assert_eq!((fetcher.tile(TILE), server.heard().len()), (Some(tile()), 1), "{headers}");
    }
}
