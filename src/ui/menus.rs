//! The menus: which commands stand in which, in which groups.

use super::command::{Command, TimeZoom};
use super::map::Tool;
use crate::model::Language;
use crate::view::{Stack, Step, WindowMode};

/// A menu: the message that names it and its groups of commands, between which a line is drawn.
pub struct Menu {
    /// The message that names it.
    pub key: &'static str,
    /// Its commands in groups.
    pub groups: &'static [&'static [Command]],
}

/// The menus, in order.
pub const MENUS: &[Menu] = &[
    Menu {
        key: "menu-file",
        groups: &[
            &[Command::OpenFolder, Command::OpenFiles],
            &[Command::ExportFigure, Command::SaveScreenshot],
            &[Command::ShowWarnings],
            &[Command::Quit],
        ],
    },
    Menu {
        key: "menu-view",
        groups: &[
            &[Command::ToggleClock, Command::ClearFilters],
            &[Command::ResetWindow, Command::ClearSelection],
            &[Command::ToggleSidebar, Command::ToggleReader, Command::ToggleTimeline],
            &[Command::ToggleOutliers, Command::ToggleTheme],
        ],
    },
    Menu {
        key: "menu-map",
        groups: &[
            &[Command::FitToData, Command::FitToSelection, Command::ZoomIn, Command::ZoomOut],
            &[Command::MapBack, Command::MapForward],
            &[Command::SelectInView, Command::OnlySelected],
            &[
                Command::SetTool(Tool::Move),
                Command::SetTool(Tool::Rectangle),
                Command::SetTool(Tool::Lasso),
                Command::SetTool(Tool::Measure),
            ],
            &[Command::ToggleHeat, Command::ToggleLines],
            &[
                Command::SetNames(None),
                Command::SetNames(Some(Language::ENGLISH)),
                Command::SetNames(Some(Language::FRENCH)),
            ],
        ],
    },
    Menu {
        key: "menu-base",
        groups: &[
            &[Command::OpenBaseMap, Command::AskOnlineMap],
            &[Command::UseOfflineMap, Command::ToggleGreyMap],
        ],
    },
    Menu {
        key: "menu-time",
        groups: &[
            &[Command::TogglePlay, Command::ToggleLoop],
            &[Command::StepBack, Command::StepForward],
            &[Command::PreviousDay, Command::NextDay],
            &[
                Command::FitWindow,
                Command::SetWhole(Step::Week),
                Command::SetWhole(Step::Month),
                Command::SetWhole(Step::Year),
            ],
            &[Command::ZoomTimeline(TimeZoom::Window), Command::ZoomTimeline(TimeZoom::All)],
            &[Command::ToggleUndated],
            &[
                Command::SetMode(WindowMode::Window),
                Command::SetMode(WindowMode::Cumulative),
                Command::SetMode(WindowMode::Instant),
            ],
            &[
                Command::SetStep(Step::Day),
                Command::SetStep(Step::Week),
                Command::SetStep(Step::Month),
                Command::SetStep(Step::Year),
            ],
            &[
                Command::SetStack(Stack::Plain),
                Command::SetStack(Stack::Kind),
                Command::SetStack(Stack::Document),
            ],
        ],
    },
    Menu {
        key: "menu-read",
        groups: &[
            &[Command::Find],
            &[Command::NextMention, Command::PreviousMention],
            &[Command::OpenOriginal],
        ],
    },
    Menu { key: "menu-help", groups: &[&[Command::ShowShortcuts, Command::ShowAbout]] },
];
