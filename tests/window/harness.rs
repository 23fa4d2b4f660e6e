//! The window without a display: driven and read through the tree that screen readers see.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use dateline::gazetteer::Gazetteer;
use dateline::model::{Day, Language, Mention};
use dateline::pipeline::{self, Source};
use dateline::ui::app::App;
use dateline::ui::command::Command;
use dateline::ui::jobs::{Opener, opener_in_parts};
use dateline::ui::kept::{Keeper, Store, Wished};
use dateline::ui::timings::Timings;
use dateline::words::Words;
use eframe::egui::{self, DroppedFile, Theme};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};

/// The window as a test holds it.
pub struct Window {
    harness: Harness<'static, App>,
    copied: String,
    picture: Option<[usize; 2]>,
    words: Words,
}

/// The pipeline as the program runs it.
pub fn real_opener() -> Opener {
    let gazetteer = Gazetteer::bundled().unwrap();
    opener_in_parts(move |source, tick, offer| pipeline::open_in_parts(source, gazetteer, tick, offer))
}

impl Window {
    /// A window of a size in points with nothing open.
    pub fn empty(opener: Opener, size: [f32; 2]) -> Self {
        let harness = Harness::builder().with_size(size).with_theme(Theme::Light).build_eframe(|context| {
            let app = App::new(opener, Theme::Light, Timings::new(Instant::now(), true));
            app.attach(&context.egui_ctx);
            app
        });
        Self { harness, copied: String::new(), picture: None, words: Words::english() }
    }

    /// A window that remembers in `folder`, begun with `source` as the program is.
    pub fn remembering(folder: &Path, source: Option<Source>, wished: Wished, size: [f32; 2]) -> Self {
        let mut window = Self::begun(real_opener(), folder, source, wished, size);
        window.settle();
        window
    }

    /// The same with this opener, before the first frame.
    pub fn begun(
        opener: Opener,
        folder: &Path,
        source: Option<Source>,
        wished: Wished,
        size: [f32; 2],
    ) -> Self {
        let keeper = Keeper::new(Store::within(folder)).with(wished);
        let harness = Harness::builder().with_size(size).with_theme(Theme::Light).build_eframe(|context| {
            let mut app = App::new(opener, Theme::Light, Timings::new(Instant::now(), true));
            app.remember(keeper);
            app.begin(source);
            app.attach(&context.egui_ctx);
            app
        });
        Self { harness, copied: String::new(), picture: None, words: Words::english() }
    }

    /// Tells the window that it has the keyboard again.
    pub fn come_back(&mut self) {
        self.harness.event(egui::Event::WindowFocused(true));
        self.settle();
    }

    /// Goes on in this language.
    pub fn speak(&mut self, language: Language) {
        self.ask(Command::SetLanguage(language));
        self.words = Words::of(language);
    }

    /// Pixels of the screen in a point.
    pub fn pixels_per_point(&self) -> f32 {
        self.harness.ctx.pixels_per_point()
    }

    /// Lets so many seconds of the window's own clock pass.
    pub fn wait(&mut self, seconds: usize) {
        self.harness.run_steps(seconds * 4 + 1);
        self.settle();
    }

    /// A window on the articles that ship with the program.
    pub fn on_seeds(size: [f32; 2]) -> Self {
        Self::on(real_opener(), size)
    }

    /// A window on what `opener` gives for these articles.
    pub fn on(opener: Opener, size: [f32; 2]) -> Self {
        let mut window = Self::empty(opener, size);
        window.harness.state_mut().open(Source::Bundled);
        window.settle();
        assert!(
            window.harness.state().state().view.is_some(),
            "{:?}",
            window.harness.state().state().failure
        );
        window
    }

    /// Runs frames until nothing is under way any more, and some more for what moves.
    pub fn settle(&mut self) {
        let start = Instant::now();
        loop {
            for _ in 0..2 {
                self.harness.step();
                self.note_copied();
            }
            if self.harness.state().is_settled() {
                break;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "the window did not settle");
            thread::sleep(Duration::from_millis(5));
        }
        self.harness.run_steps(6);
        self.harness.check_accessibility();
    }

    /// Runs frames until it is so.
    #[track_caller]
    pub fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < Duration::from_secs(20), "never: {what}");
            thread::sleep(Duration::from_millis(5));
            self.harness.step();
            self.note_copied();
        }
        self.frames(4);
        self.harness.check_accessibility();
    }

    /// Runs so many frames, whatever is under way.
    pub fn frames(&mut self, count: usize) {
        self.harness.run_steps(count);
    }

    /// Presses the pointer there, and holds it.
    pub fn hold(&mut self, at: [f32; 2]) {
        self.harness.hover_at(at.into());
        self.harness.step();
        self.harness.drag_at(at.into());
        self.harness.step();
    }

    /// Lets the pointer go.
    pub fn let_go(&mut self, at: [f32; 2]) {
        self.harness.drop_at(at.into());
        self.harness.step();
    }

    fn note_copied(&mut self) {
        for command in &self.harness.output().platform_output.commands {
            match command {
                egui::OutputCommand::CopyText(text) => self.copied.clone_from(text),
                egui::OutputCommand::CopyImage(image) => self.picture = Some(image.size),
                _ => {}
            }
        }
    }

    pub fn app(&self) -> &App {
        self.harness.state()
    }

    pub fn app_mut(&mut self) -> &mut App {
        self.harness.state_mut()
    }

    /// Types over what stands in a field.
    #[track_caller]
    pub fn type_into(&mut self, field: &str, text: &str) {
        let focus = |window: &Self| {
            let field = window.harness.get_by(|node| {
                let is_field = [egui::Role::TextInput, egui::Role::MultilineTextInput].contains(&node.role());
                is_field && node.label().is_some_and(|label| label == field)
            });
            field.focus();
        };
        focus(self);
        self.harness.run_steps(2);
        self.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        self.harness.run_steps(2);
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    pub fn ask(&mut self, command: Command) {
        self.harness.state_mut().ask(command);
        self.settle();
    }

    pub fn press(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Gives the next frame these events.
    pub fn give(&mut self, events: &[egui::Event]) {
        self.harness.input_mut().events.extend_from_slice(events);
    }

    /// Gives one frame all these events.
    pub fn events(&mut self, events: &[egui::Event]) {
        self.harness.input_mut().events.extend_from_slice(events);
        self.settle();
    }

    /// Moves the pointer there.
    pub fn hover(&mut self, at: [f32; 2]) {
        self.harness.hover_at(at.into());
        self.settle();
    }

    /// Turns the wheel with the pointer at a point of the window.
    pub fn scroll_at(&mut self, at: [f32; 2], down: f32) {
        self.harness.hover_at(at.into());
        self.harness.step();
        self.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, down),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        });
        self.harness.run_steps(30);
        self.settle();
    }

    /// Drags with the mouse from one point of the window to another.
    pub fn drag(&mut self, from: [f32; 2], to: [f32; 2]) {
        self.harness.hover_at(from.into());
        self.harness.step();
        self.harness.drag_at(from.into());
        self.harness.step();
        self.harness.hover_at(to.into());
        self.harness.step();
        self.harness.drop_at(to.into());
        self.settle();
    }

    /// Drops files on the window, as from a file manager.
    pub fn drop_files(&mut self, paths: &[&Path]) {
        let files = paths.iter().map(|path| Arc::new(Dropped(path.to_path_buf())) as egui::DroppedFileHandle);
        self.harness.input_mut().dropped_files = files.collect();
        self.harness.step();
        self.settle();
    }

    /// The only node with this role that is called so, or whose name starts so.
    #[track_caller]
    pub fn node(&self, role: egui::Role, name: &str) -> Node<'_> {
        let mut found = self.nodes(role, name);
        // Where others begin so, the one that is called so and no more.
        let is_whole = |node: &Node<'_>| name_of(&node.accesskit_node()) == name;
        if found.len() > 1 && found.iter().any(is_whole) {
            found.retain(is_whole);
        }
        assert_eq!(found.len(), 1, "{role:?} “{name}” in {:#?}", self.names(role));
        found.into_iter().next().unwrap()
    }

    /// The nodes with this role whose names start so.
    pub fn nodes(&self, role: egui::Role, name: &str) -> Vec<Node<'_>> {
        let is_it = |node: &Node<'_>| {
            let node = node.accesskit_node();
            node.role() == role && !node.is_hidden() && name_of(&node).starts_with(name)
        };
        self.harness.root().children_recursive().filter(is_it).collect()
    }

    /// The names of all nodes of a role.
    pub fn names(&self, role: egui::Role) -> Vec<String> {
        self.nodes(role, "").iter().map(|node| name_of(&node.accesskit_node())).collect()
    }

    /// Whether some node of any role holds these words.
    pub fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    #[track_caller]
    pub fn click(&mut self, role: egui::Role, name: &str) {
        self.node(role, name).click();
        self.settle();
    }

    /// Clicks the first node with this role whose name starts so.
    #[track_caller]
    pub fn click_first(&mut self, role: egui::Role, name: &str) {
        let nodes = self.nodes(role, name);
        assert!(!nodes.is_empty(), "{role:?} “{name}” in {:#?}", self.names(role));
        nodes[0].click();
        self.settle();
    }

    /// Clicks the node with this role and number with the mouse's other button.
    #[track_caller]
    pub fn right_click(&mut self, role: egui::Role, number: usize) {
        self.nodes(role, "")[number].click_secondary();
        self.settle();
    }

    /// Clicks while keys are held, as with a mouse.
    #[track_caller]
    pub fn click_with(&mut self, modifiers: egui::Modifiers, role: egui::Role, name: &str) {
        self.node(role, name).click_modifiers(modifiers);
        self.settle();
    }

    /// Names of the nodes of a role that are selected.
    pub fn chosen(&self, role: egui::Role) -> Vec<String> {
        let nodes = self.nodes(role, "");
        let chosen = nodes.iter().map(NodeT::accesskit_node).filter(|node| is_chosen(node));
        chosen.map(|node| name_of(&node)).collect()
    }

    /// Where the only selected node of a role stands.
    #[track_caller]
    pub fn chosen_rect(&self, role: egui::Role) -> egui::Rect {
        let nodes = self.nodes(role, "");
        let mut chosen = nodes.iter().filter(|node| is_chosen(&node.accesskit_node()));
        chosen.next().expect("one is selected").rect()
    }

    /// Width and height of the picture that was copied last, pixels.
    pub fn copied_picture(&self) -> Option<[usize; 2]> {
        self.picture
    }

    /// What the last frame but few put into the clipboard.
    pub fn copied(&self) -> String {
        self.copied.clone()
    }

    /// The name under which the map and the lists know what the texts call `toponym`.
    #[track_caller]
    pub fn known_as(&self, toponym: &str) -> String {
        let corpus = self.app().state().view.as_ref().unwrap().corpus();
        let named =
            |mention: &&Mention| corpus.documents()[mention.document as usize].slice(mention.span) == toponym;
        let mention = corpus.mentions().iter().find(named).expect("the texts name it");
        let place = corpus.place(mention.place.as_ref().expect("it has a place")).unwrap();
        format!("{}, {}", corpus.name_of(place), self.words.kind(place.kind))
    }

    /// The markers of what the texts call `toponym`: one, or none where the window shows no mention of it.
    pub fn markers(&self, toponym: &str) -> Vec<Node<'_>> {
        self.nodes(egui::Role::Button, &self.known_as(toponym))
    }

    /// Clicks the marker of what the texts call `toponym`.
    #[track_caller]
    pub fn click_marker(&mut self, toponym: &str) {
        let name = self.known_as(toponym);
        self.click(egui::Role::Button, &name);
    }

    /// Moves a handle of the timeline as a screen reader does.
    #[track_caller]
    pub fn set_handle(&mut self, name: &str, day: Day) {
        let number = dateline::model::date::day_number(day);
        self.node(egui::Role::Slider, name).set_value_accesskit(f64::from(number));
        self.settle();
    }
}

/// Something that can be operated: where Tab may stop.
#[derive(Clone, Debug)]
pub struct Stop {
    pub role: egui::Role,
    pub name: String,
    pub rect: egui::Rect,
    /// Tells it from others of the same name.
    id: String,
}

impl Stop {
    fn of(node: &Node<'_>) -> Self {
        let seen = node.accesskit_node();
        Self { role: seen.role(), name: name_of(&seen), rect: node.rect(), id: format!("{:?}", seen.id()) }
    }

    /// Whether it is the same thing.
    pub fn same_as(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} “{}”", self.role, self.name)
    }
}

impl Window {
    /// Where the keyboard is.
    pub fn focused(&self) -> Option<Stop> {
        let mut nodes = self.harness.root().children_recursive();
        nodes.find(|node| node.accesskit_node().is_focused()).map(|node| Stop::of(&node))
    }

    /// What has this role and can be operated.
    pub fn stops(&self, role: egui::Role) -> Vec<Stop> {
        let nodes = self.nodes(role, "");
        nodes.iter().filter(|node| !node.accesskit_node().is_disabled()).map(Stop::of).collect()
    }

    /// What was drawn in the last frame.
    pub fn shapes(&self) -> impl Iterator<Item = &egui::Shape> {
        self.harness.output().shapes.iter().map(|clipped| &clipped.shape)
    }
}

fn is_chosen(node: &egui_kittest::kittest::AccessKitNode<'_>) -> bool {
    node.toggled() == Some(egui::accesskit::Toggled::True)
}

fn name_of(node: &egui_kittest::kittest::AccessKitNode<'_>) -> String {
    node.label().or_else(|| node.value()).unwrap_or_default()
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
