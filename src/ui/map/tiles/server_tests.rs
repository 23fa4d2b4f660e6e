//! Servers that are late, broken, lying or gone: the map asks them on threads, says what is wrong, and keeps what it has.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use eframe::egui::{Context, RawInput, Rect, pos2, vec2};

use super::*;
use crate::basemap::{PlacedTile, TileId, World, sample::png};
use crate::ui::map::Camera;

#[cfg(test)]
mod at_hand;

/// A server on this machine. It is heard until the test ends.
struct Server {
    address: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// `answer` gets each request and the connection to answer on.
    fn new(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::<Mutex<Vec<String>>>::default();
        let log = Arc::clone(&heard);
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for connection in listener.incoming() {
                let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
                thread::spawn(move || {
                    let mut connection = connection.unwrap();
                    let request = read_request(&connection);
                    log.lock().unwrap().push(request.clone());
                    answer(&request, &mut connection);
                });
            }
        });
        Self { address, heard }
    }

    /// Answers every request with these headers and this body.
    fn with(status: &'static str, headers: &'static str, body: Vec<u8>) -> Self {
        Self::new(move |_, connection| reply(connection, status, headers, &body))
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    fn tiles(&self) -> TileServer {
        TileServer::new(&format!("{}/{{z}}/{{x}}/{{y}}.png", self.address), "© Test").unwrap()
    }

    fn fetcher(&self, cache: &tempfile::TempDir) -> Fetcher {
        Fetcher::new(self.tiles(), Some(cache.path().to_owned()), PATIENCE)
    }
}

const PATIENCE: Patience = Patience {
    connect: Duration::from_millis(400),
    answer: Duration::from_millis(800),
    pause: Duration::from_millis(50),
    longest: Duration::from_millis(100),
};

fn read_request(connection: &TcpStream) -> String {
    let lines = BufReader::new(connection).lines().map_while(Result::ok);
    lines.take_while(|line| !line.is_empty()).map(|line| line + "\n").collect()
}

fn reply(connection: &mut TcpStream, status: &str, headers: &str, body: &[u8]) {
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n", body.len());
    // Who asked may have gone.
    let _ = connection.write_all(head.as_bytes()).and_then(|()| connection.write_all(body));
}

const TILE: TileId = TileId { zoom: 3, x: 5, y: 3 };
const RED: [u8; 3] = [200, 10, 10];

fn tile() -> Vec<u8> {
    png(8, 8, RED)
}

fn first_pixel(answer: &Answer) -> Option<[u8; 3]> {
    answer.picture.as_ref().map(|picture| [picture.rgba[0], picture.rgba[1], picture.rgba[2]])
}

fn is_refused(trouble: Option<&Trouble>, why: &str) -> bool {
    matches!(trouble, Some(Trouble::Refused(said)) if said.to_string().contains(why))
}

/// A map of the whole world at zoom 1: four tiles.
fn camera() -> Camera {
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(500.0, 500.0));
    Camera { center: World { x: 0.5, y: 0.5 }, zoom: 1.0, rect }
}

/// Draws frames as the window does until nothing is awaited; none of them may wait for the server. Gives what was drawn last.
fn frames(pictures: &mut Pictures, ctx: &Context) -> Vec<PlacedTile> {
    let begin = Instant::now();
    loop {
        let mut drawn = Vec::new();
        let mut longest = Duration::ZERO;
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let clock = Instant::now();
            pictures.begin_frame(ui.ctx());
            drawn = pictures.paint(&ui.painter_at(camera().rect), &camera());
            longest = clock.elapsed();
        });
        // There are no graphics that would want them.
        output.textures_delta.clear();
        assert!(longest < Duration::from_millis(250), "a frame took {longest:?}");
        if pictures.waiting() == 0 {
            return drawn;
        }
        assert!(begin.elapsed() < Duration::from_secs(30), "tiles neither came nor failed");
        thread::sleep(Duration::from_millis(10));
    }
}

fn pictures(server: TileServer, ctx: &Context) -> Pictures {
    Pictures::new(Arc::new(Fetcher::new(server, None, PATIENCE)), ctx)
}

#[test]
fn whatever_a_server_does_no_frame_waits_and_the_map_says_what_is_wrong() {
    type Is = fn(Option<&Trouble>) -> bool;
    let huge = || {
        // What begins as a picture and never ends: 50 MB by its own word, and once without a word.
        let mut body = tile();
        body.resize(50 << 20, 0);
        body
    };
    let stream = Server::new(|_, connection| {
        let _ = connection.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        let _ = connection.write_all(&tile());
        let part = vec![0; 64 << 10];
        for _ in 0..800 {
            if connection.write_all(&part).is_err() {
                break;
            }
        }
    });
    let late = Server::new(|_, connection| {
        thread::sleep(Duration::from_millis(300));
        reply(connection, "200 OK", "", &tile());
    });
    let elsewhere = Server::new(|request, connection| {
        if request.contains("/there/") {
            reply(connection, "200 OK", "", &tile());
        } else {
            let path = request.split(' ').nth(1).unwrap();
            reply(connection, "302 Found", &format!("Location: /there{path}\r\n"), b"");
        }
    });
    let round = Server::new(|request, connection| {
        let path = request.split(' ').nth(1).unwrap();
        reply(connection, "302 Found", &format!("Location: {path}\r\n"), b"");
    });
    let silent = Server::new(|_, _| thread::sleep(Duration::from_secs(5)));
    let half = tile()[..40].to_vec();
    let cases: [(&str, Server, usize, Is); 11] = [
        ("late", late, 4, |trouble| trouble.is_none()),
        ("404", Server::with("404 Not Found", "", b"no".to_vec()), 0, |trouble| trouble.is_none()),
        ("500", Server::with("500 Oh", "", b"no".to_vec()), 0, |trouble| {
            trouble == Some(&Trouble::Busy(500))
        }),
        ("403", Server::with("403 No", "", b"no".to_vec()), 0, |trouble| is_refused(trouble, "403")),
        ("HTML", Server::with("200 OK", "Content-Type: image/png\r\n", b"<html>hi".to_vec()), 0, |trouble| {
            is_refused(trouble, "web page")
        }),
        ("truncated", Server::with("200 OK", "", half), 0, |trouble| is_refused(trouble, "broken")),
        ("50 MB", Server::with("200 OK", "", huge()), 0, |trouble| is_refused(trouble, "8 MiB")),
        ("50 MB unsaid", stream, 0, |trouble| is_refused(trouble, "8 MiB")),
        ("redirect", elsewhere, 4, |trouble| trouble.is_none()),
        ("redirect loop", round, 0, |trouble| is_refused(trouble, "redirect")),
        ("hangs", silent, 0, |trouble| trouble == Some(&Trouble::Unreachable)),
    ];
    for (name, server, drawn, is) in cases {
        let ctx = Context::default();
        let mut map = pictures(server.tiles(), &ctx);
        let shown = frames(&mut map, &ctx);
        let trouble = map.trouble().map(|(trouble, _)| trouble);
        assert!(is(trouble), "{name}: {trouble:?}");
        assert_eq!(shown.len(), drawn, "{name}: what is not drawn leaves the offline map in sight");
    }
}

#[test]
fn a_port_where_nobody_listens_is_told_as_unreachable() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let server = TileServer::new(&format!("http://{address}/{{z}}/{{x}}/{{y}}.png"), "© Test").unwrap();
    let ctx = Context::default();
    let mut map = pictures(server, &ctx);
    assert!(frames(&mut map, &ctx).is_empty());
    assert_eq!(map.trouble(), Some((&Trouble::Unreachable, false)));
}

#[test]
fn a_server_sees_who_asks_and_nothing_that_was_not_in_sight() {
    let server = Server::with("200 OK", "", tile());
    let ctx = Context::default();
    frames(&mut pictures(server.tiles(), &ctx), &ctx);
    let heard = server.heard();
    let mut asked: Vec<&str> = heard.iter().map(|request| request.split(' ').nth(1).unwrap()).collect();
    asked.sort_unstable();
    assert_eq!(asked, ["/1/0/0.png", "/1/0/1.png", "/1/1/0.png", "/1/1/1.png"]);
    for request in &heard {
        let agent = format!("user-agent: Dateline/{}", env!("CARGO_PKG_VERSION"));
        assert!(request.lines().any(|line| line.starts_with(&agent)), "{request}");
        assert!(!request.to_lowercase().contains("referer") && !request.to_lowercase().contains("cookie"));
    }
}

#[test]
fn at_most_four_connections_are_open_at_once() {
    let (most, now) = (Arc::<AtomicUsize>::default(), AtomicUsize::new(0));
    let most_at_once = Arc::clone(&most);
    let server = Server::new(move |_, connection| {
        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(60));
        // Before it is answered: whoever has the answer may ask again at once.
        now.fetch_sub(1, Ordering::SeqCst);
        reply(connection, "200 OK", "", &tile());
    });
    let ctx = Context::default();
    let provider: Arc<dyn Provider> = Arc::new(Fetcher::new(server.tiles(), None, PATIENCE));
    let pool = pool::Pool::start(&provider, &ctx);
    pool.want((0..16).map(|x| TileId { zoom: 4, x, y: 2 }).collect());
    let begin = Instant::now();
    let mut answers = Vec::new();
    while answers.len() < 16 {
        assert!(begin.elapsed() < Duration::from_secs(20), "{} answers", answers.len());
        answers.extend(pool.answers());
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(most_at_once.load(Ordering::SeqCst), 4);
    assert!(answers.iter().all(|(_, answer)| answer.picture.is_some()));
}

/// Fetches the tile at these seconds after now; gives how often the server was asked in all.
fn asked_at(server: &Server, seconds: &[u64]) -> Vec<usize> {
    let cache = tempfile::tempdir().unwrap();
    let begin = SystemTime::now();
    let fetched = seconds.iter().map(|seconds| {
        // Each time by a program that was started anew: what is kept is on the disk.
        let answer = server.fetcher(&cache).get_at(TILE, begin + Duration::from_secs(*seconds));
        assert_eq!(first_pixel(&answer), Some(RED));
        server.heard().len()
    });
    fetched.collect()
}

#[test]
fn what_a_server_says_of_how_long_a_tile_holds_is_obeyed() {
    // RFC 9111: fresh for max-age seconds; never stored; fresh until Expires, counted from Date.
    for (headers, expected) in [
        ("Cache-Control: max-age=100\r\n", [1, 1, 2]),
        ("Cache-Control: no-store\r\n", [1, 2, 3]),
        ("Cache-Control: no-cache\r\n", [1, 2, 3]),
        ("Cache-Control: private, max-age=100\r\n", [1, 1, 2]),
        ("Cache-Control: max-age=0\r\nExpires: Thu, 01 Jan 2099 00:00:00 GMT\r\n", [1, 2, 3]),
        ("Expires: Thu, 01 Jan 1970 00:00:00 GMT\r\n", [1, 2, 3]),
        ("Expires: Thu, 01 Jan 2099 00:00:00 GMT\r\n", [1, 1, 1]),
    ] {
        let server = Server::with("200 OK", headers, tile());
        assert_eq!(asked_at(&server, &[0, 90, 150]), expected, "{headers}");
    }
}

#[test]
fn a_tile_that_is_not_to_be_stored_leaves_nothing_on_the_disk() {
    let cache = tempfile::tempdir().unwrap();
    let server = Server::with("200 OK", "Cache-Control: no-store\r\n", tile());
    assert!(server.fetcher(&cache).get_at(TILE, SystemTime::now()).picture.is_some());
    assert_eq!(std::fs::read_dir(cache.path()).unwrap().count(), 0);
}

#[test]
fn an_old_tile_is_asked_after_by_its_mark_and_kept_where_nothing_changed() {
    let server = Server::new(|request, connection| {
        if request.to_lowercase().contains("if-none-match: \"v1\"") {
            reply(connection, "304 Not Modified", "ETag: \"v1\"\r\nCache-Control: max-age=60\r\n", b"");
        } else {
            reply(connection, "200 OK", "ETag: \"v1\"\r\nCache-Control: max-age=10\r\n", &tile());
        }
    });
    // After the 304 it holds for 60 seconds more.
    assert_eq!(asked_at(&server, &[0, 5, 20, 70, 90]), [1, 1, 2, 2, 3]);
    assert!(!server.heard()[0].to_lowercase().contains("if-none-match"));
}

#[test]
fn an_old_tile_without_a_mark_is_asked_after_by_its_date() {
    let server = Server::new(|request, connection| {
        let since = "Thu, 01 Jan 2026 00:00:00 GMT";
        let headers = format!("Last-Modified: {since}\r\nCache-Control: max-age=10\r\n");
        if request.to_lowercase().contains("if-modified-since") && request.contains(since) {
            reply(connection, "304 Not Modified", &headers, b"");
        } else {
            reply(connection, "200 OK", &headers, &tile());
        }
    });
    assert_eq!(asked_at(&server, &[0, 20]), [1, 2]);
}

/// A server that answers once, and is gone afterwards.
fn once(headers: &'static str) -> Server {
    let asked = AtomicUsize::new(0);
    Server::new(move |_, connection| {
        if asked.fetch_add(1, Ordering::SeqCst) == 0 {
            reply(connection, "200 OK", headers, &tile());
        }
    })
}

#[test]
fn while_the_server_is_away_old_tiles_are_shown_unless_it_forbade_that() {
    for (headers, shown) in [
        ("Cache-Control: max-age=10\r\n", Some(RED)),
        ("Cache-Control: max-age=10, must-revalidate\r\n", None),
    ] {
        let (cache, server, now) = (tempfile::tempdir().unwrap(), once(headers), SystemTime::now());
        assert!(server.fetcher(&cache).get_at(TILE, now).picture.is_some());
        let later = server.fetcher(&cache).get_at(TILE, now + Duration::from_secs(100));
        assert_eq!((first_pixel(&later), later.trouble), (shown, Some(Trouble::Unreachable)), "{headers}");
    }
}

#[test]
fn a_server_that_is_away_is_left_alone_for_a_while_and_what_is_kept_comes_at_once() {
    let (cache, server, now) =
        (tempfile::tempdir().unwrap(), once("Cache-Control: max-age=10\r\n"), SystemTime::now());
    let later = now + Duration::from_secs(100);
    let patience = Patience { pause: Duration::from_secs(60), longest: Duration::from_secs(60), ..PATIENCE };
    let fetcher = Fetcher::new(server.tiles(), Some(cache.path().to_owned()), patience);
    assert!(fetcher.get_at(TILE, now).picture.is_some());
    assert_eq!(fetcher.get_at(TILE, later).trouble, Some(Trouble::Unreachable));
    let asked = server.heard().len();
    for _ in 0..5 {
        let answer = fetcher.get_at(TILE, later);
        assert_eq!((first_pixel(&answer), answer.trouble), (Some(RED), Some(Trouble::Unreachable)));
    }
    assert_eq!(server.heard().len(), asked);
}

#[test]
fn a_web_page_never_takes_the_place_of_a_tile_that_was_kept() {
    let (cache, now) = (tempfile::tempdir().unwrap(), SystemTime::now());
    let asked = AtomicUsize::new(0);
    let server = Server::new(move |_, connection| {
        let page = asked.fetch_add(1, Ordering::SeqCst) > 0;
        let body = if page { b"<!DOCTYPE html>log in".to_vec() } else { tile() };
        reply(connection, "200 OK", "Cache-Control: max-age=10\r\n", &body);
    });
    for later in [0, 100, 200] {
        let answer = server.fetcher(&cache).get_at(TILE, now + Duration::from_secs(later));
        assert_eq!(first_pixel(&answer), Some(RED), "{later}");
        assert_eq!(is_refused(answer.trouble.as_ref(), "web page"), later > 0);
    }
}

#[test]
fn a_tile_that_came_by_way_of_another_address_is_not_kept_for_this_one() {
    let server = Server::new(|request, connection| {
        if request.contains("/there") {
            reply(connection, "200 OK", "Cache-Control: max-age=1000\r\n", &tile());
        } else {
            reply(connection, "302 Found", "Location: /there\r\n", b"");
        }
    });
    assert_eq!(asked_at(&server, &[0, 1]), [2, 4]);
}

#[test]
fn tiles_that_could_not_be_had_come_once_the_server_is_back() {
    let is_back = Arc::new(AtomicUsize::new(0));
    let gate = Arc::clone(&is_back);
    let server = Server::new(move |_, connection| {
        if gate.load(Ordering::SeqCst) == 1 {
            reply(connection, "200 OK", "", &tile());
        }
    });
    let ctx = Context::default();
    let mut map = pictures(server.tiles(), &ctx);
    assert!(frames(&mut map, &ctx).is_empty());
    assert_eq!(map.trouble(), Some((&Trouble::Unreachable, false)));
    is_back.store(1, Ordering::SeqCst);
    let begin = Instant::now();
    while frames(&mut map, &ctx).len() < 4 {
        assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", map.trouble());
        thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(map.trouble(), None);
}
