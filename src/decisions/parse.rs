//! From the text of `dateline.toml` to decisions.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entry::{Reader, integer, number};
use super::{Decisions, DecisionsError, DocumentDecision, Meaning, MentionDecision, Scope, VERSION};
use crate::model::{Edtf, EdtfError, Kind, Lines, Message, PlaceId, Position, UserPlace, Warning};

/// Reads a `dateline.toml`: what it decides, and its faults at their places.
///
/// ```
/// use dateline::decisions::{Scope, parse};
/// let text = "version = 1\n[documents.\"001.txt\"]\npublished = \"2021-13\"\n";
/// let scope = Scope { file: "dateline.toml".into(), ..Scope::default() };
/// let (decisions, warnings) = parse(scope, text)?;
/// assert_eq!(decisions.documents[0].published, None);
/// assert_eq!(warnings[0].at, Some((3, 13)));
/// # Ok::<(), dateline::decisions::DecisionsError>(())
/// ```
///
/// # Errors
/// Where the text is no TOML or says that it is of a later version; names line and column.
pub fn parse(scope: Scope, text: &str) -> Result<(Decisions, Vec<Warning>), DecisionsError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines = Lines::new(text);
    let broken = |byte: usize, message: Message, hint| DecisionsError {
        file: scope.file.clone(),
        at: lines.at(byte),
        message,
        hint: Message::new(hint),
    };
    let root = DeTable::parse(text).map_err(|error| {
        let byte = error.span().map_or(0, |span| span.start);
        let is_date = error.message().contains("date");
        let hint = if is_date { "decisions-broken-date-hint" } else { "decisions-broken-hint" };
        let said = error.message().replace('\n', ", ");
        broken(byte, Message::new("decisions-broken").with("said", said), hint)
    })?;
    let root = root.get_ref();
    let mut reader = Reader { scope: &scope, lines: &lines, warnings: Vec::new() };
    match reader.value(root, "version", Message::new("decisions-whole-number"), integer) {
        Some(version) if *version.get_ref() > VERSION => {
            let message = Message::new("decisions-later")
                .with("version", version.get_ref().to_string())
                .with("known", VERSION.to_string());
            return Err(broken(version.span().start, message, "decisions-later-hint"));
        }
        Some(_) => {}
        None if root.contains_key("version") => {}
        None => {
            reader.warn(0..0, Message::new("version-missing"), Message::new("version-missing-hint"));
        }
    }
    reader.warn_of_other_keys(root, &["version", "documents", "mentions", "places"]);
    let documents = documents(&mut reader, root);
    let mentions = mentions(&mut reader, root);
    let places = places(&mut reader, root);
    let mut warnings = reader.warnings;
    warnings.sort_by_key(|warning| warning.at);
    Ok((Decisions { scope, documents, mentions, places }, warnings))
}

fn documents(reader: &mut Reader<'_>, root: &DeTable<'_>) -> Vec<DocumentDecision> {
    let tables = reader.value(root, "documents", Message::new("decisions-documents"), DeValue::as_table);
    let mut found = Vec::new();
    for (name, value) in tables.into_iter().flat_map(|table| table.into_inner().iter()) {
        let Some(table) = value.get_ref().as_table() else {
            let message = Message::new("decisions-no-table").with("document", name.get_ref().as_ref());
            reader.warn(value.span(), message, Message::new("decisions-no-table-hint"));
            continue;
        };
        reader.warn_of_other_keys(table, &["published", "note"]);
        let published = published(reader, table);
        let note = reader.string(table, "note").map(Spanned::into_inner);
        let at = reader.lines.at(name.span().start);
        found.push(DocumentDecision { document: name.get_ref().to_string(), published, note, at });
    }
    found
}

/// A date in quotes, or as TOML writes dates and numbers by themselves.
fn published(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Option<Edtf> {
    let written = reader.value(table, "published", Message::new("decisions-date"), |value| match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Datetime(date) => date.date.map(|date| date.to_string()),
        DeValue::Integer(year) => Some(year.as_str().to_owned()),
        _ => None,
    })?;
    match Edtf::parse(written.get_ref()) {
        Ok(date) => Some(date),
        Err(error) => {
            reader.warn(written.span(), error.message(), Message::new(EdtfError::HINT));
            None
        }
    }
}

fn mentions(reader: &mut Reader<'_>, root: &DeTable<'_>) -> Vec<MentionDecision> {
    let mut found = Vec::new();
    for (entry, table) in reader.tables(root, "mentions") {
        reader.warn_of_other_keys(table, &["document", "quote", "occurrence", "place"]);
        let quote = reader.required(entry, table, "quote");
        let document = reader.string(table, "document").map(Spanned::into_inner);
        let occurrence = reader.value(table, "occurrence", Message::new("decisions-from-one"), |value| {
            usize::try_from(integer(value)?).ok().filter(|number| *number > 0)
        });
        let meaning = reader.value(table, "place", Message::new("decisions-place"), |value| match value {
            DeValue::String(id) => Some(Meaning::Place(PlaceId::new(id))),
            DeValue::Boolean(false) => Some(Meaning::NotAPlace),
            _ => None,
        });
        if !table.contains_key("place") {
            reader.warn_of_missing(entry, "place", "decisions-missing-place-hint");
        }
        // A fault in what an entry is limited to must not widen it to every document or occurrence.
        let limits_hold = table.contains_key("document") == document.is_some()
            && table.contains_key("occurrence") == occurrence.is_some();
        if let (Some(quote), Some(meaning), true) = (quote, meaning, limits_hold) {
            let occurrence = occurrence.map(Spanned::into_inner);
            let at = reader.lines.at(entry.span().start);
            found.push(MentionDecision { document, quote, occurrence, meaning: meaning.into_inner(), at });
        }
    }
    found
}

fn places(reader: &mut Reader<'_>, root: &DeTable<'_>) -> Vec<UserPlace> {
    let (mut found, mut taken) = (Vec::new(), HashSet::new());
    for (entry, table) in reader.tables(root, "places") {
        reader.warn_of_other_keys(table, &["name", "names", "kind", "country", "lat", "lon"]);
        let name = reader.required(entry, table, "name");
        let names = reader.value(table, "names", Message::new("decisions-texts"), |value| {
            value.as_array()?.iter().map(|name| name.get_ref().as_str().map(ToOwned::to_owned)).collect()
        });
        let country = reader.value(table, "country", Message::new("decisions-code"), |value| {
            let code = value.as_str()?;
            (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then(|| code.to_owned())
        });
        let kind = kind(reader, entry, table);
        let position = position(reader, entry, table);
        if let (Some(name), Some(kind), Some(position)) = (name, kind, position) {
            let id = own_id(&name, &mut taken);
            let names = names.map(Spanned::into_inner).unwrap_or_default();
            let country = country.map(Spanned::into_inner).unwrap_or_default();
            found.push(UserPlace { id, name, names, kind, country, position });
        }
    }
    found
}

fn kind(reader: &mut Reader<'_>, entry: &Spanned<DeValue<'_>>, table: &DeTable<'_>) -> Option<Kind> {
    let name = reader.required(entry, table, "kind")?;
    let kind = Kind::parse(&name);
    if kind.is_none() {
        let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
        let span = table.get("kind").map_or(0..0, Spanned::span);
        let message = Message::new("decisions-no-kind").with("name", name);
        reader.warn(span, message, Message::new("decisions-known").with("known", kinds.join(", ")));
    }
    kind
}

fn position(reader: &mut Reader<'_>, entry: &Spanned<DeValue<'_>>, table: &DeTable<'_>) -> Option<Position> {
    let mut degrees = |key: &str, limit: f64| {
        if !table.contains_key(key) {
            reader.warn_of_missing(entry, key, "decisions-missing-hint");
        }
        let wanted = Message::new("decisions-degrees").with("limit", limit.to_string());
        let within = |value: &DeValue<'_>| number(value).filter(|degrees| degrees.abs() <= limit);
        reader.value(table, key, wanted, within).map(Spanned::into_inner)
    };
    let (lat, lon) = (degrees("lat", 90.0), degrees("lon", 180.0));
    Some(Position { lon: lon?, lat: lat? })
}

/// `user:` and the name in small letters, with hyphens for all that is no letter or digit; numbered where it is `taken`
/// by another place of that name.
fn own_id(name: &str, taken: &mut HashSet<String>) -> PlaceId {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let plain = format!("user:{}", words.join("-"));
    let mut id = plain.clone();
    for number in 2.. {
        if taken.insert(id.clone()) {
            break;
        }
        id = format!("{plain}-{number}");
    }
    PlaceId::new(&id)
}
