//! Which keys ask for which command, and which were pressed.

use eframe::egui::{Context, Event, InputState, Key, KeyboardShortcut, Modifiers};

use super::ahead::is_typed;
use super::command::{Command, Tab, TimeZoom};
use super::kept::{Marking, TextStep};
use super::map::Tool;
use super::menus::named;
use crate::words::Words;

/// A hint with the keys that ask for a command, where there are some.
pub fn with_keys(hint: String, command: &Command, words: &Words, ctx: &Context) -> String {
    match command.keys(words, ctx) {
        Some(keys) => format!("{hint} ({keys})"),
        None => hint,
    }
}

impl Command {
    /// The keys that ask for it: Ctrl is Command on a Mac.
    #[must_use]
    #[allow(clippy::too_many_lines)] // a table
    pub fn shortcut(&self) -> Option<KeyboardShortcut> {
        let command = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        let command_shift = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, key));
        let command_alt = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::ALT, key));
        let plain = |key| Some(KeyboardShortcut::new(Modifiers::NONE, key));
        match self {
            Self::OpenFolder => command(Key::O),
            Self::OpenFiles => command_shift(Key::O),
            Self::Reload => plain(Key::F5),
            Self::ExportFigure => command(Key::E),
            Self::CopyFigure => command_shift(Key::E),
            Self::SaveScreenshot => command_shift(Key::S),
            Self::Quit => command(Key::Q),
            Self::Undo => command(Key::Z),
            Self::Redo => command_shift(Key::Z),
            Self::FitToData => command(Key::Num0),
            Self::FitToSelection => command_shift(Key::Num0),
            Self::MapBack => plain(Key::OpenBracket),
            Self::MapForward => plain(Key::CloseBracket),
            Self::SetTool(Tool::Move) => plain(Key::V),
            Self::SetTool(Tool::Rectangle) => plain(Key::R),
            Self::SetTool(Tool::Lasso) => plain(Key::L),
            Self::SetTool(Tool::Measure) => plain(Key::M),
            Self::ToggleHeat => plain(Key::H),
            Self::SelectInView => command(Key::A),
            Self::OnlySelected => command(Key::L),
            Self::ZoomIn => command(Key::Plus),
            Self::ZoomOut => command(Key::Minus),
            Self::ResetWindow => command_shift(Key::A),
            Self::TogglePlay => plain(Key::Space),
            Self::StepForward => plain(Key::Period),
            Self::StepBack => plain(Key::Comma),
            Self::NextDay => plain(Key::N),
            Self::PreviousDay => plain(Key::P),
            Self::ToggleUndated => plain(Key::U),
            Self::ZoomTimeline(TimeZoom::Window) => plain(Key::Z),
            Self::ZoomTimeline(TimeZoom::All) => plain(Key::Num0),
            Self::Find => command(Key::F),
            Self::NextMention => plain(Key::F3),
            Self::PreviousMention => Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::F3)),
            Self::ToggleClock => command(Key::D),
            Self::ShowFilters => command_shift(Key::L),
            Self::ClearFilters => command_shift(Key::F),
            Self::ShowTab(Tab::Places) => command(Key::Num1),
            Self::ShowTab(Tab::Documents) => command(Key::Num2),
            Self::ShowTab(Tab::Dates) => command(Key::Num3),
            Self::ShowTab(Tab::Unmatched) => command(Key::Num4),
            Self::ClearSelection => plain(Key::Escape),
            Self::CloseDocument => Some(KeyboardShortcut::new(Modifiers::ALT, Key::ArrowLeft)),
            Self::ToggleTheme => command_shift(Key::T),
            Self::Bookmark(Marking::Add) => command(Key::B),
            Self::ToggleSidebar => command_shift(Key::B),
            Self::Text(TextStep::Larger) => command_alt(Key::Plus),
            Self::Text(TextStep::Smaller) => command_alt(Key::Minus),
            Self::Text(TextStep::Usual) => command_alt(Key::Num0),
            Self::ToggleReader => command(Key::R),
            Self::ToggleTimeline => command(Key::T),
            Self::OpenBaseMap => command(Key::M),
            Self::UseOfflineMap => command_shift(Key::M),
            Self::ToggleGreyMap => command_shift(Key::G),
            Self::ShowPalette => command(Key::K),
            Self::ShowShortcuts => plain(Key::F1),
            _ => None,
        }
    }

    /// Its keys as they stand on a keyboard: "Ctrl+Shift+A", "[".
    #[must_use]
    pub fn keys(&self, words: &Words, ctx: &Context) -> Option<String> {
        self.shortcut().map(|shortcut| written(&shortcut, words, ctx))
    }

    /// All keys that ask for it, as they stand on a keyboard: "Ctrl+K", "Ctrl+P".
    pub fn all_keys(&self, words: &Words, ctx: &Context) -> Vec<String> {
        let own = Self::by_keys().filter(|(command, _)| *command == self);
        own.map(|(_, shortcut)| written(&shortcut, words, ctx)).collect()
    }

    /// The commands that keys can ask for, each with the keys that menus tell.
    pub fn with_shortcut() -> impl Iterator<Item = (&'static Self, KeyboardShortcut)> {
        named().filter_map(|command| command.shortcut().map(|shortcut| (command, shortcut)))
    }

    /// Every way to ask for a command by keys.
    pub fn by_keys() -> impl Iterator<Item = (&'static Self, KeyboardShortcut)> {
        let others = OTHER_KEYS
            .iter()
            .map(|(modifiers, key, command)| (command, KeyboardShortcut::new(*modifiers, *key)));
        Self::with_shortcut().chain(others)
    }

    /// Whether its keys are heard while a dialog is shown.
    pub(super) fn is_above_dialogs(&self) -> bool {
        matches!(
            self,
            Self::ClearSelection
                | Self::CopyFigure
                | Self::ShowShortcuts
                | Self::ToggleTheme
                | Self::Text(_)
                | Self::Quit
        )
    }

    /// Whether it is asked for as often as its key was pressed since the last frame: keys that are held come faster than frames.
    fn repeats(&self) -> bool {
        matches!(
            self,
            Self::StepForward
                | Self::StepBack
                | Self::NextDay
                | Self::PreviousDay
                | Self::NextMention
                | Self::PreviousMention
                | Self::ZoomIn
                | Self::ZoomOut
        )
    }

    /// Whether a field comes with it that is typed into.
    pub(super) fn leads_to_field(&self) -> bool {
        matches!(
            self,
            Self::ShowPalette
                | Self::Find
                | Self::ShowFilters
                | Self::ShowTab(_)
                | Self::Bookmark(Marking::Add | Marking::Rename(_))
                | Self::AskOnlineMap
                | Self::OpenFolder
                | Self::OpenFiles
                | Self::OpenBaseMap
                | Self::SaveFigure
                | Self::ExportData
                | Self::SaveScreenshot
        )
    }

    /// The commands whose keys were pressed, in that order, up to one that leads to a field; and what was typed after that one, for the
    /// field. Takes both out of the input.
    pub fn pressed(input: &mut InputState, mut hearing: Hearing) -> (Vec<Self>, Option<Vec<Event>>) {
        let mut known: Vec<_> = Self::by_keys().collect();
        // egui lets Ctrl+T match where Ctrl+Shift+T was pressed, so the more particular one is asked first.
        known.sort_by_key(|(_, shortcut)| !(shortcut.modifiers.shift || shortcut.modifiers.alt));
        let mut pressed = Vec::new();
        let mut ahead: Option<Vec<Event>> = None;
        input.events.retain(|event| {
            if let Some(ahead) = &mut ahead {
                let is_typed = is_typed(event);
                ahead.extend(is_typed.then(|| event.clone()));
                return !is_typed;
            }
            let Event::Key { key, pressed: true, repeat, modifiers, .. } = event else { return true };
            let meant = known.iter().find(|(_, shortcut)| {
                shortcut.logical_key == *key
                    && modifiers.matches_logically(shortcut.modifiers)
                    && !hearing.leaves_alone(*shortcut)
            });
            if let Some((command, _)) = meant
                && (!repeat || command.repeats())
                // What lies below a dialog waits.
                && (!hearing.dialog || command.is_above_dialogs())
            {
                pressed.push((*command).clone());
                ahead = command.leads_to_field().then(Vec::new);
                if hearing.dialog && matches!(command, Command::CloseDialog | Command::ClearSelection) {
                    // What is pressed after it means what lay below.
                    (hearing.dialog, hearing.typing) = (false, false);
                }
            }
            meant.is_none()
        });
        (pressed, ahead)
    }
}

/// What has the keyboard before commands have it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hearing {
    /// Whether someone types: keys that are letters or move in a text stay with the text.
    pub typing: bool,
    /// Whether something has the focus: the key that presses it is its own.
    pub focus: bool,
    /// Whether a dialog is shown.
    pub dialog: bool,
}

fn written(shortcut: &KeyboardShortcut, words: &Words, ctx: &Context) -> String {
    let said = ctx.format_shortcut(shortcut);
    let key = shortcut.logical_key;
    // On a Mac modifiers are signs.
    let shift = |modifiers: &str| modifiers.replace("Shift", &words.get("key-shift"));
    match said.strip_suffix(key.name()) {
        Some(modifiers) => format!("{}{}", shift(modifiers), called(key, words)),
        None => shift(&said),
    }
}

/// What a key is called: by what stands on it, or by its name in the user's language.
fn called(key: Key, words: &Words) -> String {
    words.get(match key {
        Key::Space => "key-space",
        Key::Escape => "key-escape",
        Key::Enter => "key-enter",
        Key::Tab => "key-tab",
        Key::Backspace => "key-backspace",
        Key::Delete => "key-delete",
        Key::Home => "key-home",
        Key::End => "key-end",
        Key::PageUp => "key-page-up",
        Key::PageDown => "key-page-down",
        Key::ArrowLeft => "key-left",
        Key::ArrowRight => "key-right",
        Key::ArrowUp => "key-up",
        Key::ArrowDown => "key-down",
        Key::Plus => return "+".to_owned(),
        Key::Minus => return "−".to_owned(),
        // egui spells these out.
        Key::OpenBracket | Key::CloseBracket | Key::Comma | Key::Period | Key::Equals => {
            return key.symbol_or_name().to_owned();
        }
        _ => return key.name().to_owned(),
    })
}

/// Other keys that ask for a command: those that readers of feeds and users of other programs know.
const OTHER_KEYS: &[(Modifiers, Key, Command)] = &[
    (Modifiers::NONE, Key::J, Command::NextMention),
    (Modifiers::NONE, Key::K, Command::PreviousMention),
    (Modifiers::COMMAND, Key::Y, Command::Redo),
    (Modifiers::COMMAND, Key::P, Command::ShowPalette),
    // On many keyboards + lies above =, and is meant without Shift.
    (Modifiers::COMMAND, Key::Equals, Command::ZoomIn),
    (Modifiers::COMMAND.plus(Modifiers::ALT), Key::Equals, Command::Text(TextStep::Larger)),
];

impl Hearing {
    /// Whether these keys belong to the text that is typed, or to what has the focus.
    fn leaves_alone(self, shortcut: KeyboardShortcut) -> bool {
        let key = shortcut.logical_key;
        let plain = shortcut.modifiers == Modifiers::NONE && ![Key::F1, Key::F3, Key::F5].contains(&key);
        // What these do to a text belongs to the text.
        let of_text = match shortcut.modifiers {
            Modifiers::COMMAND => [Key::A, Key::C, Key::V, Key::X, Key::Y, Key::Z].contains(&key),
            modifiers => modifiers.command && key == Key::Z,
        };
        let moves = shortcut.modifiers == Modifiers::ALT;
        let presses = self.focus && key == Key::Space;
        self.typing && (plain || of_text || moves) || presses
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::RawInput;

    use super::*;

    #[test]
    fn no_two_commands_share_their_keys() {
        let commands: Vec<_> = Command::by_keys().collect();
        for (index, (command, shortcut)) in commands.iter().enumerate() {
            for (other, of_other) in &commands[index + 1..] {
                assert_ne!(shortcut, of_other, "{command:?} and {other:?}");
            }
        }
    }

    #[test]
    fn keys_are_told_by_their_signs_and_not_by_names_of_signs() {
        let ctx = Context::default();
        for (command, expected) in [
            (Command::MapBack, "["),
            (Command::MapForward, "]"),
            (Command::StepBack, ","),
            (Command::StepForward, "."),
            (Command::NextDay, "N"),
            (Command::PreviousMention, "Shift+F3"),
        ] {
            assert_eq!(command.keys(&Words::english(), &ctx).as_deref(), Some(expected));
        }
        assert_eq!(Command::FitWindow.keys(&Words::english(), &ctx), None);
        let french = Words::french();
        for (command, expected) in [
            (Command::PreviousMention, "Maj+F3"),
            (Command::TogglePlay, "Espace"),
            (Command::ClearSelection, "Échap"),
            (Command::Text(TextStep::Larger), "Ctrl+Alt++"),
        ] {
            assert_eq!(command.keys(&french, &ctx).as_deref(), Some(expected));
        }
    }

    fn pressed(input: &mut InputState, typing: bool, focus: bool) -> Vec<Command> {
        Command::pressed(input, Hearing { typing, focus, dialog: false }).0
    }

    fn input(keys: &[(Modifiers, Key)]) -> InputState {
        after(InputState::default(), keys)
    }

    /// What comes with these keys in the frame after another.
    fn after(before: InputState, keys: &[(Modifiers, Key)]) -> InputState {
        let event = |&(modifiers, key): &(Modifiers, Key)| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        };
        let raw = RawInput { events: keys.iter().map(event).collect(), ..RawInput::default() };
        before.begin_pass(raw, false, 1.0, Default::default())
    }

    #[test]
    fn a_key_that_is_held_goes_on_with_steps_and_turns_nothing_on_and_off() {
        let held = |key| {
            let keys = [(Modifiers::NONE, key); 2];
            after(input(&keys[..1]), &keys)
        };
        let step = pressed(&mut held(Key::Period), false, false);
        assert_eq!(step, [Command::StepForward, Command::StepForward]);
        let mut play = held(Key::Space);
        assert_eq!(pressed(&mut play, false, false), []);
        assert!(play.events.is_empty(), "nobody else takes it either");
    }

    #[test]
    fn keys_pressed_between_two_frames_are_heard_in_their_order() {
        let all = (Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
        let mut keys = input(&[(Modifiers::NONE, Key::Space), all, (Modifiers::COMMAND, Key::Num0)]);
        assert_eq!(
            pressed(&mut keys, false, false),
            [Command::TogglePlay, Command::ResetWindow, Command::FitToData]
        );
    }

    #[test]
    fn what_is_typed_after_a_command_that_leads_to_a_field_is_no_command() {
        let keys = [(Modifiers::NONE, Key::N), (Modifiers::COMMAND, Key::K), (Modifiers::NONE, Key::H)];
        let mut typed = input(&keys);
        typed.events.push(Event::Text("h".to_owned()));
        let (commands, ahead) = Command::pressed(&mut typed, Hearing::default());
        assert_eq!(commands, [Command::NextDay, Command::ShowPalette]);
        assert_eq!(typed.events, [], "nobody takes it before the field");
        let ahead = ahead.expect("a field comes");
        assert!(matches!(ahead[..], [Event::Key { key: Key::H, .. }, Event::Text(_)]), "{ahead:?}");
        let dialog = Hearing { dialog: true, ..Hearing::default() };
        assert_eq!(
            Command::pressed(&mut input(&keys), dialog),
            (vec![], None),
            "it waits, and so does its field"
        );
    }

    #[test]
    fn keys_stay_with_a_text_and_the_space_bar_with_what_has_the_focus() {
        let keys = [(Modifiers::NONE, Key::Space), (Modifiers::NONE, Key::N), (Modifiers::COMMAND, Key::A)];
        assert_eq!(pressed(&mut input(&keys), true, true), []);
        assert_eq!(pressed(&mut input(&keys), false, true), [Command::NextDay, Command::SelectInView]);
    }

    #[test]
    fn of_two_commands_whose_keys_differ_by_shift_the_one_pressed_is_meant() {
        for (modifiers, key, expected) in [
            (Modifiers::COMMAND, Key::O, Command::OpenFolder),
            (Modifiers::COMMAND | Modifiers::SHIFT, Key::O, Command::OpenFiles),
            (Modifiers::COMMAND, Key::T, Command::ToggleTimeline),
            (Modifiers::COMMAND | Modifiers::SHIFT, Key::T, Command::ToggleTheme),
        ] {
            assert_eq!(pressed(&mut input(&[(modifiers, key)]), false, false), [expected]);
        }
    }
}
