//! The window, driven through its widgets and read as a screen reader reads it: no display, no graphics.

#[cfg(test)]
#[path = "window/harness.rs"]
mod harness;

#[cfg(test)]
#[path = "window/told.rs"]
mod told;

#[cfg(test)]
#[path = "window/tiles.rs"]
mod tiles;

#[cfg(test)]
#[path = "window/base_maps.rs"]
mod base_maps;

#[cfg(test)]
#[path = "window/access.rs"]
mod access;

#[cfg(test)]
#[path = "window/keyboard.rs"]
mod keyboard;

#[cfg(test)]
#[path = "window/filters.rs"]
mod filters;

#[cfg(test)]
#[path = "window/clocks.rs"]
mod clocks;

#[cfg(test)]
#[path = "window/time.rs"]
mod time;

#[cfg(test)]
#[path = "window/restoring.rs"]
mod restoring;

#[cfg(test)]
#[path = "window/keeping.rs"]
mod keeping;

#[cfg(test)]
#[path = "window/linked.rs"]
mod linked;

#[cfg(test)]
#[path = "window/reader.rs"]
mod reader;

#[cfg(test)]
#[path = "window/kept.rs"]
mod kept;

#[cfg(test)]
#[path = "window/opening.rs"]
mod opening;

#[cfg(test)]
#[path = "window/large_text.rs"]
mod large_text;

#[cfg(test)]
#[path = "window/sorting.rs"]
mod sorting;

#[cfg(test)]
#[path = "window/figures.rs"]
mod figures;

#[cfg(test)]
#[path = "window/changes.rs"]
mod changes;

use std::fs;

use dateline::model::Language;
use dateline::ui::command::{Command, Tab};
use dateline::ui::state::Dialog;
use eframe::egui::{Key, Modifiers, Role};
use harness::{Window, real_opener};
use jiff::civil::date;

fn words() -> dateline::words::Words {
    dateline::words::Words::english()
}

const WIDE: [f32; 2] = [1600.0, 1000.0];

/// The paragraph of article 003 that tells of the assault on Qala-i-Naw.
const ASSAULT: &str = "De violents combats ont éclaté dans la ville occidentale de Qala-i-Naw, la capitale de Badghis, \
                       les militants s’emparant du siège de la police";

#[test]
fn in_june_muqur_is_on_the_map_and_qala_i_naw_is_not() {
    let mut window = Window::on_seeds(WIDE);
    assert_eq!(window.markers("Qala-i-Naw").len(), 1, "{:?}", window.names(Role::Button));
    window.set_handle("Start of window", date(2021, 6, 1));
    window.set_handle("End of window", date(2021, 6, 30));
    assert_eq!(window.markers("Muqur").len(), 1, "{:?}", window.names(Role::Button));
    assert!(window.markers("Qala-i-Naw").is_empty());
}

#[test]
fn the_reader_shows_the_paragraphs_that_name_the_selected_place() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Qala-i-Naw");
    let paragraph = window.node(Role::Paragraph, ASSAULT).rect();
    let marks = window.nodes(Role::Mark, "Qala-i-Naw");
    assert!(
        marks.iter().any(|mark| paragraph.contains_rect(mark.rect().shrink(2.0))),
        "the name is not highlighted"
    );
    assert_eq!(window.nodes(Role::Mark, "Badghis").len(), 0, "only the selected place is highlighted");
    assert!(window.says("7 July 2021"));
    assert!(window.says("dated by you"));
}

#[test]
fn the_reader_follows_the_window() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Qala-i-Naw");
    window.set_handle("End of window", date(2021, 6, 30));
    assert!(window.nodes(Role::Paragraph, ASSAULT).is_empty());
    window.click(Role::Link, "3 passages outside this window");
    window.node(Role::Paragraph, ASSAULT);
}

#[test]
fn a_click_on_a_paragraph_opens_its_document_there_and_back_leads_back() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Qala-i-Naw");
    window.click(Role::Paragraph, "Alors que la nouvelle de l’attaque se répandait");
    let open = window.app().state().document.as_ref().expect("a document is open");
    assert_eq!(open.text.path, "003_bf9fccd675be7688.txt");
    let opened_at = window.node(Role::Paragraph, "Alors que la nouvelle de l’attaque se répandait").rect();
    assert!(opened_at.top() < 320.0, "it stands at the top of the reader: {opened_at:?}");
    assert_eq!(
        window.nodes(Role::Paragraph, "La lutte pour la ville a coïncidé").len(),
        1,
        "the text goes on"
    );
    assert!(!window.nodes(Role::Link, "Téhéran").is_empty(), "all toponyms are highlighted");
    window.click(Role::Button, "Back");
    window.node(Role::Paragraph, ASSAULT);
}

#[test]
fn a_row_of_the_tree_selects_its_place_and_a_triangle_unfolds_it() {
    let mut window = Window::on_seeds(WIDE);
    let row = window.known_as("Qala-i-Naw");
    window.click(Role::TreeItem, &row);
    window.node(Role::Paragraph, ASSAULT);
    let before = window.names(Role::TreeItem).len();
    let country = window.names(Role::DisclosureTriangle)[0].replace("Fold ", "");
    window.click(Role::DisclosureTriangle, &format!("Fold {country}"));
    assert!(window.names(Role::TreeItem).len() < before);
    window.click(Role::DisclosureTriangle, &format!("Unfold {country}"));
    assert_eq!(window.names(Role::TreeItem).len(), before);
}

#[test]
fn the_list_of_documents_opens_them() {
    let mut window = Window::on_seeds(WIDE);
    window.click(Role::Tab, "Documents");
    assert_eq!(window.names(Role::ListItem).len(), 5);
    window.click(Role::ListItem, "Les talibans attaquent une ville");
    window.node(Role::Paragraph, "Les talibans ont lancé mercredi un assaut");
}

#[test]
fn counts_of_visible_and_undated_mentions_are_always_in_sight() {
    let mut window = Window::on_seeds(WIDE);
    let counts = |window: &Window| window.app().state().view.as_ref().unwrap().counts();
    let all = counts(&window);
    assert!(window.says(&format!("{0} of {0} mentions · 0 undated", all.total)));
    window.set_handle("End of window", date(2021, 6, 30));
    let june = counts(&window);
    assert!(june.visible < june.total);
    assert!(window.says(&format!("{} of {} mentions · 0 undated", june.visible, june.total)));
}

#[test]
fn a_window_without_mentions_says_so_and_offers_all_dates() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::SetWindow("1996".parse().unwrap()));
    assert!(window.says("Nothing in this window"));
    window.click(Role::Link, "Show all dates");
    assert!(!window.says("Nothing in this window"));
}

#[test]
fn a_window_with_nothing_open_tells_how_to_begin() {
    let mut window = Window::empty(real_opener(), WIDE);
    window.settle();
    assert!(window.says("From a folder of texts to a dated map"));
    window.node(Role::Button, "Open folder");
}

#[test]
fn a_folder_dropped_on_the_window_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("a.txt"),
        " date 2021-07 \nLa ville de Kandahar est assiégée en Afghanistan.\n",
    )
    .unwrap();
    fs::write(folder.path().join("b.txt"), [0u8, 159, 146, 150, 0, 0, 1, 2]).unwrap();
    let mut window = Window::empty(real_opener(), WIDE);
    window.drop_files(&[folder.path()]);
    assert_eq!(window.markers("Kandahar").len(), 1);
    window.click(Role::Link, "1 warning");
    assert_eq!(window.app().state().dialog, Some(Dialog::Warnings));
    assert!(window.says("b.txt"));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().state().dialog, None);
}

#[test]
fn a_folder_without_texts_is_an_error_that_leads_back_to_what_was_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::on_seeds(WIDE);
    window.drop_files(&[folder.path()]);
    assert!(window.says("This could not be opened"));
    let failure = window.app().state().failure.clone().unwrap();
    assert!(window.says(&failure.message.to_string()), "{failure:?}");
    window.click(Role::Link, "Back to what was open");
    assert_eq!(window.markers("Qala-i-Naw").len(), 1);
}

#[test]
fn what_is_wrong_with_files_is_said_in_the_language_of_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    file("a.txt", " date 2021-13 \nLa ville de Kandahar est assiégée en Afghanistan.\n");
    file("b.txt", "");
    file("dateline.toml", "version = 1\n[[mentions]]\nquote = \"Kaboul\"\nplace = false\n");
    file("dateline.themes.toml", "version = 1\n[[themes]]\nid = \"x\"\nwords.fr = [\"a*\"]\n");
    let mut window = Window::empty(real_opener(), WIDE);
    window.speak(Language::FRENCH);
    window.drop_files(&[folder.path()]);
    window.ask(Command::ShowWarnings);
    for said in [
        "a.txt:1:7\u{a0}: «\u{a0}2021-13\u{a0}» n’est pas une date\u{a0}: ce mois ou cette saison n’existe pas (caractère 6)",
        "b.txt\u{a0}: est vide",
        "dateline.toml:2:1\u{a0}: «\u{a0}Kaboul\u{a0}» ne figure pas dans le texte",
        "citez le nom tel qu’il figure dans le texte, à la lettre près",
        "dateline.themes.toml:4:13\u{a0}: thème «\u{a0}x\u{a0}»\u{a0}: le motif «\u{a0}a*\u{a0}» contient «\u{a0}a*\u{a0}», par quoi commencent bien trop de mots",
        "mettez au moins trois lettres avant *, ou énumérez les mots\u{a0}: a|b|c\u{202f}; d’ici là les thèmes fournis avec Dateline sont utilisés",
    ] {
        assert!(window.says(said), "{said}\n{:?}", window.names(Role::Label));
    }
    window.speak(Language::ENGLISH);
    assert!(window.says("b.txt: is empty"));
}

#[test]
fn a_panic_while_reading_becomes_a_message() {
    let opener = dateline::ui::jobs::opener(|_, _| panic!("a hole in the gazetteer"));
    let mut window = Window::empty(opener, WIDE);
    window.drop_files(&[std::path::Path::new("/tmp")]);
    assert!(window.says("Reading broke off: a hole in the gazetteer"));
}

#[test]
fn keys_do_what_the_menu_says() {
    let mut window = Window::on_seeds(WIDE);
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    window.press(shift, Key::B);
    assert!(window.nodes(Role::TreeItem, "").is_empty(), "the sidebar is folded");
    window.press(shift, Key::B);
    window.click_marker("Qala-i-Naw");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.app().state().query.places.is_empty());
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.says("Fit map to places"));
}

#[test]
fn escape_clears_the_selection_at_once_after_a_list_was_chosen() {
    let mut window = Window::on_seeds(WIDE);
    window.click(Role::Tab, "Documents");
    window.click_marker("Qala-i-Naw");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.app().state().query.places.is_empty());
}

#[test]
fn a_narrow_window_shows_its_lists_by_key_too() {
    let mut window = Window::on_seeds([900.0, 700.0]);
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    window.press(shift, Key::B);
    assert!(!window.nodes(Role::TreeItem, "").is_empty());
    window.press(shift, Key::B);
    assert!(window.nodes(Role::TreeItem, "").is_empty());
}

#[test]
fn a_narrow_window_folds_the_lists_and_lays_the_reader_over_the_map() {
    let mut window = Window::on_seeds([900.0, 700.0]);
    assert!(window.nodes(Role::TreeItem, "").is_empty());
    window.click(Role::Button, "Places");
    let row = window.known_as("Qala-i-Naw");
    window.click(Role::TreeItem, &row);
    window.node(Role::Paragraph, ASSAULT);
    assert_eq!(window.app().state().tab, Tab::Places);
}

#[test]
fn escape_closes_the_menu_and_a_key_for_something_else_does_too() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Qala-i-Naw");
    for key in [Key::Escape, Key::F1] {
        window.click(Role::Button, "Menu");
        assert!(window.says("Reading"), "the menu is open");
        window.click(Role::Button, "File");
        let entries = window.names(Role::Button).len();
        window.press(Modifiers::NONE, key);
        assert!(window.names(Role::Button).len() < entries - 5, "{key:?} closes the menu");
        assert!(!window.app().state().query.places.is_empty(), "{key:?} leaves the selection");
    }
    assert_eq!(window.app().state().dialog, Some(Dialog::Shortcuts));
}

#[test]
fn while_a_dialog_asks_keys_are_typed_into_it_and_do_nothing_below() {
    let mut window = Window::on_seeds(WIDE);
    window.node(Role::TextInput, "First day").focus();
    window.ask(Command::AskOnlineMap);
    for (modifiers, key) in
        [(Modifiers::NONE, Key::H), (Modifiers::COMMAND, Key::A), (Modifiers::COMMAND, Key::L)]
    {
        window.press(modifiers, key);
    }
    let state = window.app().state();
    assert!(!state.map.heat && state.query.places.is_empty());
    assert!(window.node(Role::TextInput, "Address of the tiles").is_focused());
    window.press(Modifiers::NONE, Key::Escape);
    if window.app().state().dialog.is_some() {
        // The first one left the field.
        window.press(Modifiers::NONE, Key::Escape);
    }
    assert_eq!(window.app().state().dialog, None);
}

#[test]
fn all_keys_are_in_sight_whichever_dialog_was_shown_before() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::ShowAbout);
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::F1);
    let keys: Vec<_> = Command::with_shortcut().map(|(command, _)| command.label(&words())).collect();
    let rows: Vec<_> = keys.iter().map(|key| window.nodes(Role::Label, key).last().unwrap().rect()).collect();
    let around = rows.iter().copied().reduce(|all, row| all.union(row)).unwrap();
    // A dialog stands in the middle: where its rows go on below what is seen of it, they do not.
    let middle = around.center().y;
    assert!((middle - 500.0).abs() < 40.0, "the middle of all rows is at {middle}");
    assert!(around.top() > 0.0 && around.bottom() < 1000.0);
}

#[test]
fn escape_in_a_date_field_only_leaves_the_field() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Qala-i-Naw");
    window.node(Role::TextInput, "First day").focus();
    window.settle();
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.app().state().query.places.is_empty());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.app().state().query.places.is_empty());
}

#[test]
fn back_leads_to_where_the_passages_were_left() {
    let mut window = Window::on_seeds(WIDE);
    let country = window.app().state().view.as_ref().unwrap().tree()[0].place.clone();
    window.ask(Command::SelectPlace(country));
    let seen = |window: &Window| {
        window.nodes(Role::Paragraph, "").iter().map(|paragraph| paragraph.rect()).collect::<Vec<_>>()
    };
    let top = seen(&window);
    window.scroll_at([1400.0, 500.0], -900.0);
    let left = seen(&window);
    assert_ne!(left, top, "the passages are scrolled");
    window.ask(Command::OpenDocument { document: 0, paragraph: 3 });
    window.scroll_at([1400.0, 500.0], -300.0);
    window.click(Role::Button, "Back");
    assert_eq!(seen(&window), left);
}

#[test]
fn the_counts_stay_in_sight_while_the_timeline_is_hidden() {
    for size in [WIDE, [640.0, 480.0]] {
        let mut window = Window::on_seeds(size);
        let total = window.app().state().view.as_ref().unwrap().counts().total;
        let counts = format!("{total} of {total} mentions · 0 undated");
        window.ask(Command::ToggleTimeline);
        assert!(window.says(&counts), "{size:?}");
    }
}

#[test]
fn of_a_paragraph_as_long_as_a_book_only_what_is_near_is_laid_out() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "À Kandahar\n".repeat(20_000)).unwrap();
    let mut window = Window::empty(real_opener(), WIDE);
    window.drop_files(&[folder.path()]);
    window.click_marker("Kandahar");
    let marks = window.nodes(Role::Mark, "Kandahar").len();
    assert!((20..2_000).contains(&marks), "{marks} of 20000 names are laid out");
    window.ask(Command::OpenDocument { document: 0, paragraph: 0 });
    let links = window.nodes(Role::Link, "Kandahar").len();
    assert!((20..2_000).contains(&links), "{links} of 20000 names are laid out");
}

#[test]
fn the_window_speaks_another_language_at_once() {
    let mut window = Window::on_seeds(WIDE);
    window.node(Role::Tab, "Places");
    window.speak(Language::FRENCH);
    window.node(Role::Tab, "Lieux");
    assert!(window.says("134 mentions sur 134 · 0 sans date"), "{:?}", window.names(Role::Label));
    window.node(Role::Button, "Exporter la figure");
    assert!(!window.says("Places") && !window.says("mentions per place"));
    window.ask(Command::SetLanguage(Language::ENGLISH));
    window.node(Role::Tab, "Places");
}

#[test]
fn the_palette_finds_commands_places_and_documents_by_a_part_of_their_names() {
    let mut window = Window::on_seeds(WIDE);
    window.press(Modifiers::COMMAND, Key::K);
    window.type_into("Type a command, a place or a document", "heat");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.app().state().map.heat && window.app().state().dialog.is_none());
    window.press(Modifiers::COMMAND, Key::P);
    window.type_into("Type a command, a place or a document", "qala");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.app().state().query.places.len(), 1);
    window.node(Role::Heading, "Qala-i-Naw, city");
    window.press(Modifiers::COMMAND, Key::K);
    window.type_into("Type a command, a place or a document", "350 soldats");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.app().state().document.is_some());
    // The arrows go down the list, and Escape leaves everything as it was.
    window.press(Modifiers::COMMAND, Key::K);
    window.type_into("Type a command, a place or a document", "names in");
    window.press(Modifiers::NONE, Key::ArrowDown);
    let current = window.chosen(Role::Button);
    assert!(current.contains(&"Names in English".to_owned()), "{current:?}");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().state().query.names, None);
}

#[test]
fn the_palette_holds_every_command_that_has_a_name() {
    use dateline::ui::menus::named;
    let mut window = Window::on_seeds([1600.0, 3400.0]);
    window.press(Modifiers::COMMAND, Key::K);
    for command in named() {
        window.type_into("Type a command, a place or a document", &command.label(&words()));
        assert!(!window.nodes(Role::Button, &command.label(&words())).is_empty(), "{command:?}");
    }
}

#[test]
fn window_filters_and_selection_are_undone_and_redone() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Kandahar");
    window.ask(Command::OnlySelected);
    let filtered = window.app().state().query.clone();
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(!window.app().state().query.filter.is_active() && !window.app().state().query.places.is_empty());
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().state().query, Default::default());
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.press(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.app().state().query, filtered);
}
