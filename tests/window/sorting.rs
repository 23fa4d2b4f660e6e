//! The order of the lists is that of the numbers they show, also while filters leave something out.

use dateline::ui::command::{Command, Tab};
use dateline::view::Order;

use super::harness::Window;
use crate::WIDE;

/// The numbers of the rows of a list sorted by mentions, in its order; of the tree those of its countries.
fn counted(window: &mut Window, tab: Tab) -> Vec<u32> {
    window.ask(Command::ShowTab(tab));
    window.ask(Command::SortList(tab, Order::Mentions));
    let state = window.app().state();
    let (view, lists) = (state.view.as_ref().unwrap(), &state.lists);
    let rows = lists.rows().iter().copied();
    match tab {
        Tab::Places => {
            rows.filter(|row| view.tree()[*row].depth == 0).map(|row| view.visible_below()[row]).collect()
        }
        Tab::Documents => rows.map(|row| view.visible_by_document()[row]).collect(),
        Tab::Dates => rows.map(|row| lists.dates()[row].kept).collect(),
        Tab::Unmatched => rows.map(|row| u32::try_from(view.unmatched()[row].kept()).unwrap()).collect(),
    }
}

#[test]
fn lists_stand_in_the_order_of_the_numbers_they_show_whatever_is_left_out() {
    let mut window = Window::on_seeds(WIDE);
    for tab in Tab::ALL {
        let all = counted(&mut window, tab);
        for document in 0..5 {
            window.ask(Command::OnlyDocument(document));
            let kept = counted(&mut window, tab);
            assert_eq!(kept.len(), all.len(), "{tab:?}: what is left out is still listed");
            assert!(kept.is_sorted_by(|a, b| a >= b), "{tab:?}, document {document}: {kept:?}");
            window.ask(Command::ClearFilters);
        }
    }
}

#[test]
fn rows_keep_their_places_while_the_window_moves() {
    let mut window = Window::on_seeds(WIDE);
    counted(&mut window, Tab::Places);
    let before = window.app().state().lists.rows().to_vec();
    window.ask(Command::SetWindow("2021-08".parse().unwrap()));
    assert_eq!(window.app().state().lists.rows(), before);
}
