//! A tile server as the user names it: a template for addresses, and whose map it is.

use crate::basemap::TileId;

/// Where a server's tiles are. In the template `{z}`, `{x}` and `{y}` stand for zoom, column and row (counted from the
/// north); `{s}`, where there is one, for one of the servers a, b and c.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileServer {
    template: String,
    attribution: String,
}

/// What is wrong with a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// It is no address that begins with https:// or http://.
    Address,
    /// `{z}`, `{x}` or `{y}` is missing.
    Missing,
    /// Something else stands in braces.
    Unknown,
    /// Nothing says whose map it is.
    Attribution,
}

impl TemplateFault {
    /// The message that tells it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Address => "online-fault-address",
            Self::Missing => "online-fault-missing",
            Self::Unknown => "online-fault-unknown",
            Self::Attribution => "online-fault-attribution",
        }
    }
}

/// OpenStreetMap's own tiles: <https://operations.osmfoundation.org/policies/tiles/>.
pub const OPENSTREETMAP: [&str; 2] =
    ["https://tile.openstreetmap.org/{z}/{x}/{y}.png", "© OpenStreetMap contributors"];

impl TileServer {
    /// From what the user typed.
    ///
    /// # Errors
    /// Where tiles cannot be found by the template, or nothing says whose they are.
    pub fn new(template: &str, attribution: &str) -> Result<Self, TemplateFault> {
        let (template, attribution) = (template.trim(), attribution.trim());
        if !["{z}", "{x}", "{y}"].iter().all(|part| template.contains(part)) {
            return Err(TemplateFault::Missing);
        }
        let server = Self { template: template.to_owned(), attribution: attribution.to_owned() };
        let address = server.url(TileId { zoom: 0, x: 0, y: 0 });
        if address.contains(['{', '}']) {
            return Err(TemplateFault::Unknown);
        }
        let parsed = reqwest::Url::parse(&address).map_err(|_| TemplateFault::Address)?;
        if !["http", "https"].contains(&parsed.scheme()) || !parsed.has_host() {
            return Err(TemplateFault::Address);
        }
        if attribution.is_empty() {
            return Err(TemplateFault::Attribution);
        }
        Ok(server)
    }

    /// Whose map it is.
    #[must_use]
    pub fn attribution(&self) -> &str {
        &self.attribution
    }

    /// The host that sees where the user looks.
    #[must_use]
    pub fn host(&self) -> String {
        let parsed = reqwest::Url::parse(&self.url(TileId { zoom: 0, x: 0, y: 0 })).ok();
        parsed.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
    }

    /// The address of a tile.
    #[must_use]
    pub fn url(&self, id: TileId) -> String {
        let server = ["a", "b", "c"][((id.x + id.y) % 3) as usize];
        self.template
            .replace("{z}", &id.zoom.to_string())
            .replace("{x}", &id.x.to_string())
            .replace("{y}", &id.y.to_string())
            .replace("{s}", server)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_stands_at_the_address_that_the_template_says() {
        let id = TileId { zoom: 6, x: 44, y: 25 };
        let server = TileServer::new(OPENSTREETMAP[0], OPENSTREETMAP[1]).unwrap();
        assert_eq!(server.url(id), "https://tile.openstreetmap.org/6/44/25.png");
        assert_eq!(server.host(), "tile.openstreetmap.org");
        let server = TileServer::new("http://{s}.tiles.example/{z}/{x}/{y}", "me").unwrap();
        assert_eq!(server.url(id), "http://a.tiles.example/6/44/25");
    }

    #[test]
    fn a_template_that_leads_nowhere_is_refused_with_the_reason() {
        for (template, attribution, fault) in [
            ("https://tiles.example/{z}/{x}.png", "me", TemplateFault::Missing),
            ("https://tiles.example/{z}/{x}/{y}{r}.png", "me", TemplateFault::Unknown),
            ("tiles.example/{z}/{x}/{y}.png", "me", TemplateFault::Address),
            ("file:///tiles/{z}/{x}/{y}.png", "me", TemplateFault::Address),
            ("https://tiles.example/{z}/{x}/{y}.png", " ", TemplateFault::Attribution),
        ] {
            assert_eq!(TileServer::new(template, attribution), Err(fault), "{template}");
        }
    }
}
