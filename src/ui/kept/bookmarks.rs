//! Named views with a note, in a file beside the texts. What else stands in the file, comments too, stays.
//!
//! Each change is made to the file as it stands then, so that two windows on the same texts do not undo each other's.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::fault::Fault;
use super::store::{VERSION, broken, is_not_there, later, write};
use crate::model::Message;
use crate::ui::map::MapView;
use crate::view::Query;

pub use crate::ui::jobs::VIEWS_FILE as FILE;

/// The list of them in the file.
const VIEWS: &str = "views";

/// A view that one wants to come back to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookmark {
    /// What it is called.
    pub name: String,
    /// What is to be remembered of it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What the view asks.
    pub query: Query,
    /// Where the map looks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<MapView>,
}

/// One change of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// After all others comes a bookmark.
    Add(Bookmark),
    /// At this position comes a bookmark.
    Insert(usize, Bookmark),
    /// That at this position, which has this name, gets the name and note of this one.
    Rename(usize, String, Bookmark),
    /// That at this position, which has this name, goes.
    Remove(usize, String),
}

impl Edit {
    /// Changes a list as the file is changed.
    pub fn apply(&self, list: &mut Vec<Bookmark>) {
        let position = |list: &[Bookmark], at: usize, name: &str| {
            let is_it = |bookmark: &Bookmark| bookmark.name == name;
            if list.get(at).is_some_and(is_it) { Some(at) } else { list.iter().position(is_it) }
        };
        match self {
            Self::Add(bookmark) => list.push(bookmark.clone()),
            Self::Insert(at, bookmark) => list.insert((*at).min(list.len()), bookmark.clone()),
            Self::Rename(at, name, bookmark) => {
                if let Some(held) = position(list, *at, name).and_then(|at| list.get_mut(at)) {
                    (held.name, held.note) = (bookmark.name.clone(), bookmark.note.clone());
                }
            }
            Self::Remove(at, name) => {
                if let Some(at) = position(list, *at, name) {
                    list.remove(at);
                }
            }
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Views {
    version: u32,
    views: Vec<Bookmark>,
}

/// Where the bookmarks of these texts are kept: in the folder, or beside the file; for several, by the first.
#[must_use]
pub fn place(paths: &[PathBuf]) -> Option<PathBuf> {
    let first = paths.first().filter(|path| path.as_os_str() != "-")?;
    let folder = if first.is_dir() { first.as_path() } else { first.parent()? };
    Some(folder.join(FILE))
}

/// The bookmarks of a file; none where it is not there.
///
/// # Errors
/// Where it cannot be read or understood. It stays as it is.
pub fn read(file: &Path) -> Result<Vec<Bookmark>, Fault> {
    let text = text(file)?;
    views(&text).map_err(|error| fault(file, error))
}

fn text(file: &Path) -> Result<String, Fault> {
    match fs::read_to_string(file) {
        Err(error) if is_not_there(&error) => Ok(String::new()),
        read => read.map_err(|error| fault(file, Message::of_io(&error))),
    }
}

fn views(text: &str) -> Result<Vec<Bookmark>, Message> {
    let views: Views = toml::from_str(text).map_err(|error| broken(&error))?;
    if views.version > VERSION { Err(later(views.version)) } else { Ok(views.views) }
}

fn fault(file: &Path, error: Message) -> Fault {
    Fault::Bookmarks { file: file.to_path_buf(), error }
}

/// Changes a file of bookmarks.
///
/// # Errors
/// Where it cannot be understood, and then it stays as it is; or cannot be written.
pub fn edit(file: &Path, edit: &Edit) -> Result<(), Fault> {
    let before = text(file)?;
    views(&before).map_err(|error| fault(file, error))?;
    let after = edited(&before, edit).map_err(|error| fault(file, error))?;
    write(file, after.as_bytes())
        .map_err(|error| Fault::Unwritten { file: file.to_path_buf(), error: Message::of_io(&error) })
}

fn edited(text: &str, edit: &Edit) -> Result<String, Message> {
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| broken(&error))?;
    if text.trim().is_empty() {
        document["version"] = value(i64::from(VERSION));
    }
    let list = document.entry(VIEWS).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    // A list in brackets is the same list.
    let listed = list.as_array().cloned();
    if let Some(tables) = listed.and_then(|array| Item::from(array).into_array_of_tables().ok()) {
        *list = Item::ArrayOfTables(tables);
    }
    let list = list.as_array_of_tables_mut().ok_or_else(|| Message::new("bookmarks-no-list"))?;
    match edit {
        Edit::Add(bookmark) => list.push(table_of(bookmark)?),
        Edit::Insert(at, bookmark) => list.insert((*at).min(list.len()), table_of(bookmark)?),
        Edit::Rename(at, name, bookmark) => {
            if let Some(table) = position(list, *at, name).and_then(|at| list.get_mut(at)) {
                rename(table, bookmark);
            }
        }
        Edit::Remove(at, name) => {
            if let Some(at) = position(list, *at, name) {
                list.remove(at);
            }
        }
    }
    Ok(document.to_string())
}

/// Where the bookmark of this name is now: at its position, else at the first one where that name is.
fn position(list: &ArrayOfTables, at: usize, name: &str) -> Option<usize> {
    let has = |table: &Table| table.get("name").and_then(Item::as_str).unwrap_or_default() == name;
    match list.get(at) {
        Some(table) if has(table) => Some(at),
        _ => list.iter().position(has),
    }
}

fn table_of(bookmark: &Bookmark) -> Result<Table, Message> {
    let document = toml_edit::ser::to_document(bookmark).map_err(|error| broken(&error))?;
    let mut table = document.as_table().clone();
    for (_, item) in table.iter_mut() {
        // Each in its own table, whose lines can be read and changed.
        let inline = item.as_inline_table().cloned();
        if let Some(inner) = inline.and_then(|inline| Item::from(inline).into_table().ok()) {
            *item = Item::Table(inner);
        }
    }
    Ok(table)
}

fn rename(table: &mut Table, bookmark: &Bookmark) {
    // Only what changed is written, so that what is beside it stays.
    let says = |table: &Table, key| table.get(key).and_then(Item::as_str).unwrap_or_default().to_owned();
    for (key, new) in [("name", &bookmark.name), ("note", &bookmark.note)] {
        if says(table, key) != *new {
            table[key] = value(new.as_str());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PlaceId;

    fn bookmark(name: &str) -> Bookmark {
        let mut query = Query { window: Some("2021-07".parse().unwrap()), ..Query::default() };
        query.select(PlaceId::new("geonames:1138336"));
        let map = Some(MapView { lon: 65.7, lat: 31.6, zoom: 6.5 });
        Bookmark { name: name.to_owned(), note: "Who said so? \"Both\" did.\nAsk.".to_owned(), query, map }
    }

    fn names(text: &str) -> Vec<String> {
        views(text).unwrap().into_iter().map(|bookmark| bookmark.name).collect()
    }

    #[test]
    fn a_bookmark_comes_back_from_its_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let file = place(&[folder.path().to_path_buf()]).unwrap();
        assert_eq!(read(&file), Ok(Vec::new()));
        edit(&file, &Edit::Insert(0, bookmark("July"))).unwrap();
        edit(&file, &Edit::Insert(9, bookmark("Été"))).unwrap();
        assert_eq!(read(&file), Ok(vec![bookmark("July"), bookmark("Été")]));
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("version = 1\n") && text.contains("[[views]]\nname = \"July\""), "{text}");
    }

    const BY_HAND: &str = "# Ours, do not touch.\nversion = 1\n\n# The first week.\n[[views]]\nname = \"Week\" # short\nauthor = \"M.\"\n\n[views.query]\nwindow = \"2021-07-01/2021-07-07\"\n\n# The rest.\n[[views]]\nname = \"Rest\"\n";

    #[test]
    fn comments_and_what_is_not_known_here_stay() {
        let changed =
            Bookmark { name: "First week".to_owned(), note: "seen".to_owned(), ..Bookmark::default() };
        let text = edited(BY_HAND, &Edit::Rename(0, "Week".to_owned(), changed)).unwrap();
        for kept in [
            "# Ours, do not touch.",
            "# The first week.",
            "author = \"M.\"",
            "# The rest.",
            "window = \"2021-07-01/2021-07-07\"",
        ] {
            assert!(text.contains(kept), "{kept} in {text}");
        }
        assert_eq!(names(&text), ["First week", "Rest"]);
        let text = edited(&text, &Edit::Insert(1, bookmark("Between"))).unwrap();
        assert_eq!(names(&text), ["First week", "Between", "Rest"], "{text}");
        assert!(text.contains("# The first week.") && text.contains("# The rest."), "{text}");
    }

    #[test]
    fn a_list_is_changed_as_its_file_is() {
        let named = |name: &str| Bookmark { name: name.to_owned(), ..Bookmark::default() };
        for edit in [
            Edit::Add(named("New")),
            Edit::Insert(0, named("New")),
            Edit::Insert(9, named("New")),
            Edit::Rename(1, "Rest".to_owned(), named("Others")),
            Edit::Rename(0, "Rest".to_owned(), named("Others")),
            Edit::Rename(0, "Gone".to_owned(), named("Others")),
            Edit::Remove(0, "Week".to_owned()),
            Edit::Remove(0, "Rest".to_owned()),
            Edit::Remove(1, "Gone".to_owned()),
        ] {
            let mut list = views(BY_HAND).unwrap();
            edit.apply(&mut list);
            assert_eq!(views(&edited(BY_HAND, &edit).unwrap()).unwrap(), list, "{edit:?}");
        }
    }

    #[test]
    fn what_another_window_did_meanwhile_stands() {
        let text = edited(BY_HAND, &Edit::Insert(0, bookmark("Theirs"))).unwrap();
        let text = edited(&text, &Edit::Remove(0, "Week".to_owned())).unwrap();
        assert_eq!(names(&text), ["Theirs", "Rest"]);
        let text = edited(&text, &Edit::Remove(0, "Week".to_owned())).unwrap();
        assert_eq!(names(&text), ["Theirs", "Rest"], "what is gone is not taken for another");
    }

    #[test]
    fn a_list_in_brackets_is_a_list_too() {
        let text = edited("views = [{ name = \"One\" }]\n", &Edit::Insert(1, bookmark("Two"))).unwrap();
        assert_eq!(names(&text), ["One", "Two"], "{text}");
    }

    #[test]
    fn a_broken_file_is_told_and_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        for text in ["version = 1\n[[views]\n", "version = 2\n", "views = 3\n"] {
            fs::write(&file, text).unwrap();
            let Err(Fault::Bookmarks { file: told, .. }) = read(&file) else { panic!("{text}") };
            assert_eq!(told, file);
            assert!(edit(&file, &Edit::Insert(0, bookmark("July"))).is_err());
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
        }
    }

    #[test]
    fn bookmarks_lie_in_the_folder_or_beside_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        fs::write(&file, "").unwrap();
        let expected = Some(folder.path().join("dateline.views.toml"));
        assert_eq!(place(&[folder.path().to_path_buf()]), expected);
        assert_eq!(place(&[file]), expected);
        assert_eq!(place(&[]), None);
        assert_eq!(place(&[PathBuf::from("-")]), None);
    }
}
