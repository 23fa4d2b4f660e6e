//! Which commands have names and keys, and that menus, palette and catalogues know them all.

use super::*;
use crate::ui::menus::{MENUS, named};

/// The commands that can be asked for by name alone. Beside a pattern stands what it has of them: nothing where only a click on
/// something else (a place, a hit, a row) says what is meant, or where what it closes has its own button and Escape.
/// Without a line for every pattern this does not compile.
macro_rules! by_name {
    ($($pattern:pat => [$($command:expr),*],)*) => {{
        fn all(command: &Command) {
            match command { $($pattern => (),)* }
        }
        let commands: Vec<Command> = vec![$($($command,)*)*];
        commands.iter().for_each(all);
        commands
    }};
}

#[allow(clippy::too_many_lines)] // a table
fn by_name() -> Vec<Command> {
    use Command::*;
    by_name! {
        OpenFolder => [OpenFolder],
        OpenFiles => [OpenFiles],
        Open(_) => [],
        OpenExamples => [OpenExamples],
        ClearRecent => [],
        CancelOpening => [CancelOpening],
        Reload => [Reload],
        CloseChanges => [],
        ExportFigure => [ExportFigure],
        SaveFigure | StopWriting => [],
        CopyFigure => [CopyFigure],
        ExportData => [ExportData],
        SaveScreenshot => [SaveScreenshot],
        Quit => [Quit],
        Undo => [Undo],
        Redo => [Redo],
        SelectPlace(_) | TogglePlace(_) | SelectPlaces(_) | SelectMention(_) => [],
        NextMention => [NextMention],
        PreviousMention => [PreviousMention],
        Find => [Find],
        SetFind(_) | OpenHit(_) | CloseFind => [],
        NextHit => [NextHit],
        PreviousHit => [PreviousHit],
        ClearSelection => [ClearSelection],
        OpenDocument { .. } => [],
        CloseDocument => [CloseDocument],
        OpenOriginal => [OpenOriginal],
        Copy(_) => [],
        SetWindow(_) => [],
        ResetWindow => [ResetWindow],
        SetMode(WindowMode::Window) => [SetMode(WindowMode::Window)],
        SetMode(WindowMode::Cumulative) => [SetMode(WindowMode::Cumulative)],
        SetMode(WindowMode::Instant) => [SetMode(WindowMode::Instant)],
        SetStep(Step::Day) => [SetStep(Step::Day)],
        SetStep(Step::Week) => [SetStep(Step::Week)],
        SetStep(Step::Month) => [SetStep(Step::Month)],
        SetStep(Step::Year) => [SetStep(Step::Year)],
        SetSpeed(Speed::Half) => [SetSpeed(Speed::Half)],
        SetSpeed(Speed::One) => [SetSpeed(Speed::One)],
        SetSpeed(Speed::Two) => [SetSpeed(Speed::Two)],
        SetSpeed(Speed::Four) => [SetSpeed(Speed::Four)],
        SetSpeed(Speed::Eight) => [SetSpeed(Speed::Eight)],
        TogglePlay => [TogglePlay],
        ToggleLoop => [ToggleLoop],
        StepForward => [StepForward],
        StepBack => [StepBack],
        NextDay => [NextDay],
        PreviousDay => [PreviousDay],
        FitWindow => [FitWindow],
        // A day is an instant.
        SetWhole(Step::Day) => [],
        SetWhole(Step::Week) => [SetWhole(Step::Week)],
        SetWhole(Step::Month) => [SetWhole(Step::Month)],
        SetWhole(Step::Year) => [SetWhole(Step::Year)],
        SetLength(..) => [],
        ToggleUndated => [ToggleUndated],
        ZoomTimeline(TimeZoom::Window) => [ZoomTimeline(TimeZoom::Window)],
        ZoomTimeline(TimeZoom::All) => [ZoomTimeline(TimeZoom::All)],
        SetStack(Stack::Plain) => [SetStack(Stack::Plain)],
        SetStack(Stack::Kind) => [SetStack(Stack::Kind)],
        SetStack(Stack::Document) => [SetStack(Stack::Document)],
        SetStack(Stack::Theme) => [SetStack(Stack::Theme)],
        ToggleClock => [ToggleClock],
        // Which, and how many there are of each, the menu of filters says.
        ToggleBasis(_) | ToggleNarration(_) | ToggleKind(_) | ToggleRole(_) | FilterTheme(_)
        | ToggleCountry(_) | OnlyDocument(_) | AlsoDocument(_) | NotDocument(_) | SetLeastConfidence(_) | SetTextFilter(_)
        | DraftText(_) | SearchFilters(..) | RemoveFilter(_) => [],
        ClearFilters => [ClearFilters],
        ShowFilters => [ShowFilters],
        ToggleOutliers => [ToggleOutliers],
        FitToData => [FitToData],
        FitToAll => [FitToAll],
        FitToSelection => [FitToSelection],
        MapBack => [MapBack],
        MapForward => [MapForward],
        SetTool(Tool::Move) => [SetTool(Tool::Move)],
        SetTool(Tool::Rectangle) => [SetTool(Tool::Rectangle)],
        SetTool(Tool::Lasso) => [SetTool(Tool::Lasso)],
        SetTool(Tool::Measure) => [SetTool(Tool::Measure)],
        ToggleHeat => [ToggleHeat],
        ToggleLines => [ToggleLines],
        SetNames(None) => [SetNames(None)],
        SetNames(Some(_)) => [SetNames(Some(Language::ENGLISH)), SetNames(Some(Language::FRENCH))],
        SelectInView => [SelectInView],
        OnlySelected => [OnlySelected],
        ZoomIn => [ZoomIn],
        ZoomOut => [ZoomOut],
        ToggleTheme => [ToggleTheme],
        SetLanguage(_) => [SetLanguage(Language::ENGLISH), SetLanguage(Language::FRENCH)],
        FollowSystemLanguage => [FollowSystemLanguage],
        Text(TextStep::Larger) => [Text(TextStep::Larger)],
        Text(TextStep::Smaller) => [Text(TextStep::Smaller)],
        Text(TextStep::Usual) => [Text(TextStep::Usual)],
        Bookmark(Marking::Add) => [Bookmark(Marking::Add)],
        Bookmark(Marking::List) => [Bookmark(Marking::List)],
        Bookmark(_) => [],
        ToggleSidebar => [ToggleSidebar],
        ToggleReader => [ToggleReader],
        ToggleTimeline => [ToggleTimeline],
        ShowTab(Tab::Places) => [ShowTab(Tab::Places)],
        ShowTab(Tab::Documents) => [ShowTab(Tab::Documents)],
        ShowTab(Tab::Dates) => [ShowTab(Tab::Dates)],
        ShowTab(Tab::Unmatched) => [ShowTab(Tab::Unmatched)],
        ToggleBranch(_) | SearchList(..) | SortList(..) => [],
        ShowWarnings => [ShowWarnings],
        ShowShortcuts => [ShowShortcuts],
        ShowPalette => [ShowPalette],
        ShowAbout => [ShowAbout],
        OpenBaseMap => [OpenBaseMap],
        ShowBaseMap(_) => [],
        AskOnlineMap => [AskOnlineMap],
        UseOnlineMap(_) => [],
        UseOfflineMap => [UseOfflineMap],
        ToggleGreyMap => [ToggleGreyMap],
        CloseDialog | CloseNotice => [],
    }
}

#[test]
fn menus_and_palette_have_every_command_that_a_name_alone_can_ask_for_each_once() {
    let named: Vec<_> = named().collect();
    for command in by_name() {
        assert_eq!(named.iter().filter(|named| ***named == command).count(), 1, "{command:?}");
    }
    assert_eq!(named.len(), by_name().len());
}

#[test]
fn every_command_with_a_name_has_a_label_and_a_tooltip_in_both_languages() {
    let elsewhere = [
        Command::CloseFind,
        Command::CloseDialog,
        Command::ClearRecent,
        Command::CloseChanges,
        Command::Bookmark(Marking::Show(0)),
        Command::Bookmark(Marking::Rename(0)),
        Command::Bookmark(Marking::Delete(0)),
        Command::Bookmark(Marking::Restore),
        Command::Copy(String::new()),
        Command::OpenDocument { document: 0, paragraph: 0 },
    ];
    for words in [Words::english(), Words::french()] {
        for command in by_name().iter().chain(&elsewhere) {
            assert_ne!(command.label(&words), command.key());
            assert_ne!(command.hint(&words), format!("{}-hint", command.key()));
        }
        for key in MENUS.iter().map(|menu| menu.key).chain(Tab::ALL.map(Tab::key)) {
            assert_ne!(words.get(key), key);
        }
    }
}

#[test]
fn no_two_commands_are_called_the_same() {
    for words in [Words::english(), Words::french()] {
        let mut labels: Vec<_> = by_name().iter().map(|command| command.label(&words)).collect();
        let count = labels.len();
        labels.sort();
        labels.dedup();
        assert_eq!(labels.len(), count);
    }
}

#[test]
fn every_command_with_keys_is_heard() {
    let with_keys = by_name().into_iter().filter(|command| command.shortcut().is_some());
    for command in with_keys {
        assert!(Command::by_keys().any(|(heard, _)| *heard == command), "{command:?}");
    }
}
