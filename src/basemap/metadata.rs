//! What an archive says of itself in JSON or in a table: its name, whose it is, the layers of its tiles.

use serde_json::Value;

use super::schema::Schema;

/// What was found, all of it optional.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Metadata {
    /// The archive's own name.
    pub name: String,
    /// Whose map it is, as text.
    pub attribution: String,
    /// The layers of its vector tiles.
    pub layers: Vec<String>,
}

/// No name or attribution is longer, in characters: they stand on the map.
const MOST_CHARS: usize = 300;

impl Metadata {
    /// From the JSON of a PMTiles archive. What cannot be read is as if it were not there.
    pub fn from_json(bytes: &[u8]) -> Metadata {
        let Ok(json) = serde_json::from_slice::<Value>(bytes) else { return Metadata::default() };
        let text = |key: &str| plain(json.get(key).and_then(Value::as_str).unwrap_or_default());
        Metadata { name: text("name"), attribution: text("attribution"), layers: layers(&json) }
    }

    /// From a row of the table of an MBTiles file.
    pub fn take(&mut self, name: &str, value: &str) {
        match name {
            "name" => self.name = plain(value),
            "attribution" => self.attribution = plain(value),
            "json" => self.layers = serde_json::from_str(value).map(|json| layers(&json)).unwrap_or_default(),
            _ => {}
        }
    }

    /// What the layers mean.
    pub fn schema(&self) -> Option<Schema> {
        Schema::of(&self.layers.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

fn layers(json: &Value) -> Vec<String> {
    let listed = json.get("vector_layers").and_then(Value::as_array);
    let id = |layer: &Value| layer.get("id").and_then(Value::as_str).map(str::to_owned);
    listed.map(|layers| layers.iter().filter_map(id).collect()).unwrap_or_default()
}

/// The text of a piece of HTML on one line: tags fall away, the common entities become what they stand for.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut text = String::new();
    for token in html5gum::Tokenizer::new(html).flatten() {
        match token {
            html5gum::Token::String(bytes) => text.push_str(&String::from_utf8_lossy(&bytes)),
            // A tag may part words that nothing else does.
            html5gum::Token::StartTag(_) | html5gum::Token::EndTag(_) if !text.ends_with(' ') => {
                text.push(' ');
            }
            _ => {}
        }
    }
    let line: Vec<&str> = text.split_whitespace().collect();
    line.join(" ").chars().filter(|c| !c.is_control()).take(MOST_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_in_an_attribution_becomes_text() {
        for (html, text) in [
            (
                r#"<a href="https://www.openstreetmap.org/copyright" target="_blank">&copy; OpenStreetMap contributors</a>"#,
                "© OpenStreetMap contributors",
            ),
            (
                "<a href='a'>© OpenMapTiles</a><a href='b'>© OpenStreetMap</a>",
                "© OpenMapTiles © OpenStreetMap",
            ),
            ("Survey &amp; Sons\n1921", "Survey & Sons 1921"),
            ("<script>x", "x"),
            ("", ""),
        ] {
            assert_eq!(plain(html), text);
        }
    }

    #[test]
    fn metadata_that_is_no_json_says_nothing() {
        assert_eq!(Metadata::from_json(b"{\"name\": "), Metadata::default());
    }
}
