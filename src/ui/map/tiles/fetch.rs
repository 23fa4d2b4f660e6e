//! One tile from a server or from what was kept of it: limits, times to wait, and what the server says of how long it holds.

use std::io::Read as _;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use http::header::{ACCEPT, CACHE_CONTROL, USER_AGENT};
use http::{HeaderMap, HeaderValue, Request, StatusCode, response};
use http_cache_semantics::{AfterResponse, BeforeRequest, CacheOptions, CachePolicy};
use reqwest::blocking::Client;
use reqwest::redirect::Policy;

use super::pool::{Answer, Provider, Trouble};
use super::recent::Recent;
use super::server::TileServer;
use super::store::{Kept, Store};
use crate::basemap::picture::MOST_BYTES;
use crate::basemap::{AtHand, Picture, PictureFault, TileId};
use crate::model::Message;

/// Connections at once.
pub const MOST_CONNECTIONS: usize = 4;
/// A tile that is elsewhere is followed so often.
const MOST_REDIRECTS: usize = 4;
/// A tile in sight is asked for again no sooner than this, whatever the server says.
const SHORTEST_HOLD: Duration = Duration::from_secs(5);

/// How long is waited for what.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a connection.
    pub connect: Duration,
    /// For a whole answer.
    pub answer: Duration,
    /// After the server could not be reached for the first time; twice as long after each further time.
    pub pause: Duration,
    /// The longest of these pauses.
    pub longest: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(6), answer: seconds(20), pause: seconds(2), longest: seconds(60) }
    }
}

/// Fetches the tiles of a server.
pub struct Fetcher {
    server: TileServer,
    store: Option<Store>,
    /// What came and is not in the store.
    recent: Recent,
    /// Made by the thread that first asks, for it takes some time to read which authorities the system trusts.
    client: OnceLock<Option<Client>>,
    patience: Patience,
    rest: Mutex<Rest>,
}

/// How long the server is left alone after it could not be reached.
#[derive(Default)]
struct Rest {
    failures: u32,
    until: Option<Instant>,
}

/// An answer of the server.
struct Reply {
    parts: response::Parts,
    body: Vec<u8>,
    redirected: bool,
}

/// How we name ourselves to servers, so that whoever runs one knows whom to ask.
#[must_use]
pub fn user_agent() -> String {
    let (version, contact) = (env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_REPOSITORY"));
    if contact.is_empty() {
        format!("Dateline/{version}")
    } else {
        format!("Dateline/{version} (+{contact})")
    }
}

impl Fetcher {
    /// Nothing is asked for yet; tiles will be kept in `cache`.
    #[must_use]
    pub fn new(server: TileServer, cache: Option<PathBuf>, patience: Patience) -> Self {
        let store = cache.map(Store::new);
        let (recent, client) = (Recent::default(), OnceLock::new());
        Self { server, store, recent, client, patience, rest: Mutex::default() }
    }

    /// Whose tiles.
    #[must_use]
    pub fn server(&self) -> &TileServer {
        &self.server
    }

    /// The tile as it is at a time.
    pub fn get_at(&self, id: TileId, now: SystemTime) -> Answer {
        let url = self.server.url(id);
        let Some(request) = request(&url) else {
            return Answer::trouble(Trouble::Refused(Message::new("online-no-address")));
        };
        let mut kept = self.store.as_ref().and_then(|store| store.get(&url));
        let mut headers = request.headers().clone();
        if let Some(known) = &kept {
            match known.policy.before_request(&request, now) {
                BeforeRequest::Fresh(_) => match Picture::decode(&known.body) {
                    Ok(picture) => {
                        return Answer { holds: holds(&known.policy, now), ..Answer::picture(picture) };
                    }
                    // What was kept is broken, so there is nothing to go by.
                    Err(_) => kept = None,
                },
                BeforeRequest::Stale { request, matches: true } => headers = request.headers,
                BeforeRequest::Stale { .. } => kept = None,
            }
        }
        if self.is_resting() {
            return stale(kept, &request, Trouble::Unreachable, now);
        }
        match self.send(&url, headers.clone()) {
            Ok(reply) => {
                self.rested(true);
                let reached = self.take(&url, &request, headers, kept, reply, now);
                Answer { reached: true, ..reached }
            }
            Err(trouble) => {
                self.rested(trouble != Trouble::Unreachable);
                stale(kept, &request, trouble, now)
            }
        }
    }

    /// What a reply of the server gives; it is kept where the server allows it.
    fn take(
        &self,
        url: &str,
        request: &Request<()>,
        headers: HeaderMap,
        kept: Option<Kept>,
        reply: Reply,
        now: SystemTime,
    ) -> Answer {
        let Reply { parts, body, redirected } = reply;
        match (parts.status, kept) {
            (StatusCode::NOT_MODIFIED, Some(kept)) => {
                let mut asked = request.clone();
                *asked.headers_mut() = headers;
                match kept.policy.after_response(&asked, &parts, now) {
                    AfterResponse::NotModified(policy, _) => {
                        let holds = holds(&policy, now);
                        self.keep(url, policy, &kept.body);
                        let answer =
                            Picture::decode(&kept.body).map_or_else(|fault| refused(&fault), Answer::picture);
                        Answer { holds, ..answer }
                    }
                    AfterResponse::Modified(..) => {
                        // It speaks of another version than ours: ask anew, without ours.
                        self.forget(url);
                        Answer::trouble(Trouble::Busy(304))
                    }
                }
            }
            (StatusCode::OK, kept) => match Picture::decode(&body) {
                Ok(picture) => {
                    let options = CacheOptions { shared: false, ..CacheOptions::default() };
                    let policy = CachePolicy::new_options(request, &parts, now, options);
                    let holds = holds(&policy, now);
                    // A tile from another address is kept by nobody's word for this one.
                    if policy.is_storable() && !redirected && self.store.is_some() {
                        self.keep(url, policy, &body);
                    } else {
                        self.forget(url);
                        self.recent.put(url, &body);
                    }
                    Answer { holds, ..Answer::picture(picture) }
                }
                Err(fault) => stale(kept, request, Trouble::Refused(fault.message()), now),
            },
            (StatusCode::NOT_FOUND | StatusCode::GONE | StatusCode::NO_CONTENT, _) => {
                self.forget(url);
                Answer::default()
            }
            (status, kept) => stale(kept, request, of_status(status), now),
        }
    }

    fn keep(&self, url: &str, policy: CachePolicy, body: &[u8]) {
        self.recent.remove(url);
        if let Some(store) = &self.store {
            store.put(url, policy, body);
        }
    }

    fn forget(&self, url: &str) {
        self.recent.remove(url);
        if let Some(store) = &self.store {
            store.remove(url);
        }
    }

    fn is_resting(&self) -> bool {
        let rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        rest.until.is_some_and(|until| Instant::now() < until)
    }

    /// Notes whether the server could be reached.
    fn rested(&self, reached: bool) {
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        if reached {
            *rest = Rest::default();
            return;
        }
        let pause = self.patience.pause.saturating_mul(1 << rest.failures.min(10));
        rest.failures += 1;
        rest.until = Some(Instant::now() + pause.min(self.patience.longest));
    }

    fn send(&self, url: &str, headers: HeaderMap) -> Result<Reply, Trouble> {
        let no_client = || Trouble::Refused(Message::new("online-insecure"));
        let client = self.client.get_or_init(|| client(self.patience)).as_ref().ok_or_else(no_client)?;
        let deadline = Instant::now() + self.patience.answer;
        let mut response = client.get(url).headers(headers).send().map_err(|error| of_error(&error))?;
        if response.content_length().is_some_and(|length| length > MOST_BYTES as u64) {
            return Err(Trouble::Refused(PictureFault::TooManyBytes.message()));
        }
        let mut body = Vec::new();
        let mut part = vec![0; 64 << 10];
        loop {
            match response.read(&mut part) {
                Ok(0) => break,
                Ok(read) => body.extend_from_slice(&part[..read]),
                Err(_) => return Err(Trouble::Unreachable),
            }
            if body.len() > MOST_BYTES {
                return Err(Trouble::Refused(PictureFault::TooManyBytes.message()));
            }
            // Each part may come in time and all of them never.
            if Instant::now() > deadline {
                return Err(Trouble::Unreachable);
            }
        }
        let redirected = reqwest::Url::parse(url).is_ok_and(|asked| asked != *response.url());
        let mut answer = http::Response::new(());
        *answer.status_mut() = response.status();
        *answer.headers_mut() = response.headers().clone();
        Ok(Reply { parts: answer.into_parts().0, body, redirected })
    }
}

/// What was fetched before, whatever its server says now: it is what the screen shows.
impl AtHand for Fetcher {
    fn attribution(&self) -> &str {
        self.server.attribution()
    }

    fn zooms(&self) -> RangeInclusive<u8> {
        0..=super::SERVER_ZOOM
    }

    fn tile(&self, id: TileId) -> Option<Vec<u8>> {
        let url = self.server.url(id);
        let kept = self.store.as_ref().and_then(|store| store.get(&url)).map(|kept| kept.body);
        kept.or_else(|| self.recent.get(&url))
    }
}

impl Provider for Fetcher {
    fn get(&self, id: TileId) -> Answer {
        self.get_at(id, SystemTime::now())
    }

    fn zooms(&self) -> RangeInclusive<u8> {
        0..=super::SERVER_ZOOM
    }

    fn is_sparse(&self) -> bool {
        false
    }

    fn most_at_once(&self) -> usize {
        MOST_CONNECTIONS
    }
}

fn client(patience: Patience) -> Option<Client> {
    // Another part of the program may have chosen one already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let follow = Policy::custom(|attempt| {
        let was_secure = attempt.previous().last().is_some_and(|url| url.scheme() == "https");
        if attempt.previous().len() > MOST_REDIRECTS {
            attempt.error("redirected too often")
        } else if was_secure && attempt.url().scheme() != "https" {
            attempt.error("redirected to where others can listen")
        } else {
            attempt.follow()
        }
    });
    Client::builder()
        .connect_timeout(patience.connect)
        .timeout(patience.answer)
        .redirect(follow)
        .referer(false)
        .pool_max_idle_per_host(MOST_CONNECTIONS)
        .build()
        .ok()
}

fn request(url: &str) -> Option<Request<()>> {
    let agent = HeaderValue::from_str(&user_agent()).ok()?;
    let accepted = "image/png, image/jpeg, image/webp";
    Request::get(url).header(USER_AGENT, agent).header(ACCEPT, accepted).body(()).ok()
}

/// What was kept, where it may be shown though it is old, with the trouble that keeps us from a new one.
fn stale(kept: Option<Kept>, request: &Request<()>, trouble: Trouble, now: SystemTime) -> Answer {
    let mut lenient = request.clone();
    lenient.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("max-stale"));
    let allowed =
        kept.filter(|kept| matches!(kept.policy.before_request(&lenient, now), BeforeRequest::Fresh(_)));
    let picture = allowed.and_then(|kept| Picture::decode(&kept.body).ok());
    Answer { picture, trouble: Some(trouble), ..Answer::default() }
}

/// How long a tile holds by what its server says, and no shorter than a server is to be left in peace.
fn holds(policy: &CachePolicy, now: SystemTime) -> Option<Duration> {
    Some(policy.time_to_live(now)).filter(|left| !left.is_zero()).map(|left| left.max(SHORTEST_HOLD))
}

fn refused(fault: &PictureFault) -> Answer {
    Answer::trouble(Trouble::Refused(fault.message()))
}

fn of_status(status: StatusCode) -> Trouble {
    let later = [StatusCode::TOO_MANY_REQUESTS, StatusCode::REQUEST_TIMEOUT].contains(&status);
    if status.is_server_error() || later {
        return Trouble::Busy(status.as_u16());
    }
    Trouble::Refused(Message::new("online-answer").with("status", status.to_string()))
}

fn of_error(error: &reqwest::Error) -> Trouble {
    if error.is_redirect() {
        return Trouble::Refused(Message::new("online-redirect"));
    }
    if error.is_builder() {
        return Trouble::Refused(Message::new("online-no-address"));
    }
    Trouble::Unreachable
}
