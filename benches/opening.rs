//! What opening a large folder is like in the window: how soon there are markers, how long all takes, and what each frame takes meanwhile.
//!
//! 5,000 texts of 6 kB, French and English by turns, are made up in a temporary folder from sentences of our own and names of real places,
//! the same at every run; other numbers of texts can be named after `--`. Frames are drawn without a display and without the graphics card, up to the
//! triangles that the card is given. Then words are asked for that passages must hold, and a text is added, changed and removed on disk: how
//! soon that shows. At last the same folder is opened without a window, with parts and without: what they cost.
//! `cargo bench --bench opening`

use std::fmt::Write as _;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use dateline::gazetteer::Gazetteer;
use dateline::model::Kind;
use dateline::pipeline::{self, Source};
use dateline::ui::app::App;
use dateline::ui::command::Command;
use dateline::ui::jobs::{Ready, opener_in_parts};
use dateline::ui::timings::Timings;
use dateline::view::Query;
use eframe::egui::{Context, RawInput, Rect, Theme, pos2};

/// Texts, and about how long each is in bytes.
const TEXTS: usize = 5_000;
const LENGTH: usize = 6_000;
/// What did not come by then never does.
const PATIENCE: Duration = Duration::from_secs(30);

/// Places as the press of either language names them.
const PLACES: [[&str; 2]; 48] = [
    ["Kandahar", "Kandahar"],
    ["Kaboul", "Kabul"],
    ["Hérat", "Herat"],
    ["Kunduz", "Kunduz"],
    ["Ghazni", "Ghazni"],
    ["Mazar-e-Charif", "Mazar-i-Sharif"],
    ["Jalalabad", "Jalalabad"],
    ["Lashkar Gah", "Lashkar Gah"],
    ["Qala-i-Naw", "Qala-i-Naw"],
    ["Zarandj", "Zaranj"],
    ["Taloqan", "Taloqan"],
    ["Bagram", "Bagram"],
    ["Islamabad", "Islamabad"],
    ["Peshawar", "Peshawar"],
    ["Quetta", "Quetta"],
    ["Karachi", "Karachi"],
    ["Téhéran", "Tehran"],
    ["Machhad", "Mashhad"],
    ["Douchanbé", "Dushanbe"],
    ["Tachkent", "Tashkent"],
    ["Moscou", "Moscow"],
    ["Pékin", "Beijing"],
    ["New Delhi", "New Delhi"],
    ["Doha", "Doha"],
    ["Washington", "Washington"],
    ["Londres", "London"],
    ["Paris", "Paris"],
    ["Berlin", "Berlin"],
    ["Bruxelles", "Brussels"],
    ["Genève", "Geneva"],
    ["Ankara", "Ankara"],
    ["Istanbul", "Istanbul"],
    ["Bagdad", "Baghdad"],
    ["Damas", "Damascus"],
    ["Alep", "Aleppo"],
    ["Mossoul", "Mosul"],
    ["Le Caire", "Cairo"],
    ["Tripoli", "Tripoli"],
    ["Bamako", "Bamako"],
    ["Gao", "Gao"],
    ["Tombouctou", "Timbuktu"],
    ["Niamey", "Niamey"],
    ["Ouagadougou", "Ouagadougou"],
    ["Khartoum", "Khartoum"],
    ["Addis-Abeba", "Addis Ababa"],
    ["Mogadiscio", "Mogadishu"],
    ["Kiev", "Kyiv"],
    ["Varsovie", "Warsaw"],
];

/// Sentences: `{a}` and `{b}` are places, `{d}` a day.
const FRENCH: [&str; 8] = [
    "Le {d} juillet, des combats ont éclaté aux portes de {a}, selon des habitants joints par téléphone depuis {b}. ",
    "Le porte-parole a déclaré que la route entre {a} et {b} restait coupée depuis plusieurs jours. ",
    "Des familles venues de {a} ont trouvé refuge dans les écoles de la ville, où l’eau commence à manquer. ",
    "Une réunion doit se tenir à {b} la semaine prochaine, et une délégation de {a} y est attendue. ",
    "Personne n’a revendiqué l’attaque, et les autorités n’ont pas donné d’autre précision pour le moment. ",
    "Mardi, un convoi humanitaire parti de {a} est arrivé sans encombre, a indiqué une organisation. ",
    "Les commerces ont rouvert, mais les prix ont doublé en un mois et beaucoup de marchandises manquent. ",
    "Un témoin raconte avoir quitté {b} de nuit, à pied, avec ses trois enfants et une seule valise. ",
];
const ENGLISH: [&str; 8] = [
    "On {d} July fighting broke out at the gates of {a}, residents said by telephone from {b}. ",
    "The spokesman said that the road between {a} and {b} had been cut for several days. ",
    "Families from {a} have found shelter in the schools of the town, where water is running short. ",
    "A meeting is to be held in {b} next week, and a delegation from {a} is expected there. ",
    "Nobody has claimed the attack, and the authorities gave no further detail for the moment. ",
    "On Tuesday an aid convoy that had left {a} arrived safely, an organisation said. ",
    "The shops have opened again, but prices have doubled within a month and many goods are missing. ",
    "One witness tells of leaving {b} at night, on foot, with three children and a single suitcase. ",
];

/// Numbers that look scattered, the same at every run (the mixing step of `SplitMix64`).
fn scattered(number: u64) -> usize {
    let bits = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((bits ^ bits >> 31) >> 1) as usize
}

/// The large cities of the world, by the gazetteer's own names.
fn cities() -> Vec<String> {
    let gazetteer = Gazetteer::bundled().unwrap_or_else(|error| unreachable!("it ships: {error}"));
    let records = gazetteer.places().map(|index| gazetteer.place(index));
    let large = records.filter(|place| place.kind() == Kind::City && place.population() >= 100_000);
    large.map(|place| place.name().to_owned()).collect()
}

fn text(number: usize, cities: &[String]) -> String {
    let (language, sentences) = if number.is_multiple_of(2) { (0, &FRENCH) } else { (1, &ENGLISH) };
    let mut text = format!("date 2021-07-{:02}\n\n", number % 28 + 1);
    let mut at = 0;
    while text.len() < LENGTH {
        let chance = scattered((number * 1_000 + at) as u64);
        // A few places are in many texts, and many in a few.
        let place = |chance: usize| match chance % 4 {
            0 => cities[chance / 4 % cities.len()].as_str(),
            _ => PLACES[(chance / 4 % 48) * (chance / 192 % 48) / 48][language],
        };
        let sentence = sentences[chance / 7 % 8]
            .replace("{a}", place(chance / 100))
            .replace("{b}", place(chance / 1_000_000))
            .replace("{d}", &(chance / 11 % 30 + 1).to_string());
        text.push_str(&sentence);
        at += 1;
        if at % 5 == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

/// Writes the texts, a hundred in each folder; how many bytes they have.
fn write(folder: &Path, texts: usize) -> usize {
    let cities = cities();
    let mut bytes = 0;
    for number in 0..texts {
        let mut name = String::new();
        let _ = write!(name, "{:03}", number / 100);
        let below = folder.join(name);
        let text = text(number, &cities);
        bytes += text.len();
        let written =
            fs::create_dir_all(&below).and_then(|()| fs::write(below.join(format!("{number:05}.txt")), text));
        written.unwrap_or_else(|error| unreachable!("a temporary folder: {error}"));
    }
    bytes
}

struct Seen {
    first: Duration,
    all: Duration,
    parts: Vec<(f64, usize)>,
    frames: Vec<Frame>,
    mentions: usize,
    places: usize,
}

/// Time that the processor gave to this thread, as exact as the ticks of Linux' scheduler.
fn processor_time() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

/// A frame: time on the wall, time of the processor where the system tells it, and when it was.
type Frame = (Duration, Option<Duration>, f64);

/// The window, drawn without a display.
struct Screen {
    app: App,
    ctx: Context,
    time: f64,
}

impl Screen {
    fn new() -> Self {
        let gazetteer = Gazetteer::bundled().unwrap_or_else(|error| unreachable!("it ships: {error}"));
        let opener = opener_in_parts(move |source, tick, offer| {
            pipeline::open_in_parts(source, gazetteer, tick, offer)
        });
        let app = App::new(opener, Theme::Light, Timings::new(Instant::now(), false));
        let ctx = Context::default();
        app.attach(&ctx);
        let mut screen = Self { app, ctx, time: 0.0 };
        // Type and colours are there before anyone opens a folder.
        for _ in 0..5 {
            let _ = screen.frame(Duration::ZERO);
        }
        screen
    }

    fn frame(&mut self, after: Duration) -> Frame {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_max(pos2(0.0, 0.0), pos2(1600.0, 1000.0)));
        let input = RawInput { screen_rect, time: Some(self.time), ..RawInput::default() };
        let (clock, processor) = (Instant::now(), processor_time());
        let mut output = self.ctx.run_ui(input, |ui| self.app.show(ui));
        // There is no card to take them.
        output.textures_delta.clear();
        let _ = std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        let own = processor_time().zip(processor).map(|(end, start)| end.saturating_sub(start));
        (clock.elapsed(), own, after.as_secs_f64())
    }

    /// Draws frames until it is so; how long that took, and the frames.
    fn until(&mut self, is_so: impl Fn(&App) -> bool) -> (Duration, Vec<Frame>) {
        let (start, mut frames) = (Instant::now(), Vec::new());
        while !is_so(&self.app) && start.elapsed() < PATIENCE {
            let taken = self.frame(start.elapsed());
            frames.push(taken);
            std::thread::sleep(Duration::from_millis(16).saturating_sub(taken.0));
        }
        (start.elapsed(), frames)
    }
}

/// Opens the folder in a window and draws frames until all is there.
fn window(screen: &mut Screen, source: Source) -> Seen {
    let start = Instant::now();
    screen.app.open(source);
    let mut seen = Seen {
        first: Duration::ZERO,
        all: Duration::ZERO,
        parts: Vec::new(),
        frames: Vec::new(),
        mentions: 0,
        places: 0,
    };
    let mut rest = 20;
    while rest > 0 {
        let taken = screen.frame(start.elapsed());
        seen.frames.push(taken);
        let Some(view) = &screen.app.state().view else {
            std::thread::sleep(Duration::from_millis(16));
            continue;
        };
        let mentions = view.corpus().mentions().len();
        if mentions != seen.mentions {
            seen.parts.push((start.elapsed().as_secs_f64(), mentions));
        }
        (seen.mentions, seen.places) = (mentions, view.all_markers().len());
        if seen.first.is_zero() {
            seen.first = start.elapsed();
        }
        if !screen.app.is_opening() {
            if seen.all.is_zero() {
                seen.all = start.elapsed();
            }
            // What the last one brings with it belongs to it.
            rest -= 1;
        }
        std::thread::sleep(Duration::from_millis(16).saturating_sub(taken.0));
    }
    seen
}

/// Asks for words that passages must hold; how long it took until they did, and the frames.
fn filtered(screen: &mut Screen) -> (Duration, Vec<Frame>) {
    screen.app.ask(Command::SetTextFilter("humanitaire".to_owned()));
    screen.until(|app| {
        let view = app.state().view.as_ref();
        view.is_some_and(|view| !view.query().filter.sieve.text.is_empty())
    })
}

/// Adds a text, changes another and removes a third; how soon each of these is noticed.
fn noticed(screen: &mut Screen, folder: &Path) -> [Duration; 3] {
    let at = |number: usize| folder.join(format!("{:03}/{number:05}.txt", number / 100));
    let changes: [&dyn Fn() -> std::io::Result<()>; 3] = [
        &|| fs::write(folder.join("000/added.txt"), "Kaboul"),
        &|| fs::write(at(1), "Kaboul, Hérat"),
        &|| fs::remove_file(at(2)),
    ];
    let mut count = 0;
    changes.map(|change| {
        change().unwrap_or_else(|error| unreachable!("a temporary folder: {error}"));
        count += 1;
        screen.until(|app| app.state().changes.is_some_and(|changes| changes.total() == count)).0
    })
}

/// How long the folder takes without a window, and of that the parts, where there are any, as the window has them.
fn alone(source: &Source, parts: bool) -> (Duration, Duration) {
    let gazetteer = Gazetteer::bundled().unwrap_or_else(|error| unreachable!("it ships: {error}"));
    let tick = &mut |_| ControlFlow::Continue(());
    let (mut last, mut of_parts) = (None, Duration::ZERO);
    let clock = Instant::now();
    let whole = pipeline::open_in_parts(source, gazetteer, tick, &mut |part| {
        if parts {
            let clock = Instant::now();
            last = Some(Ready::new(part(), Query::default()));
            of_parts += clock.elapsed();
        }
    });
    let whole = whole.map(|corpus| Ready::new(corpus, Query::default()));
    let taken = clock.elapsed();
    drop((whole, last));
    (taken, of_parts)
}

#[allow(clippy::print_stdout)] // what a bench tells
fn main() {
    let wanted = std::env::args().skip(1).find_map(|word| word.parse().ok());
    let texts: usize = wanted.unwrap_or(TEXTS);
    let folder = tempfile::tempdir().unwrap_or_else(|error| unreachable!("a temporary folder: {error}"));
    let bytes = write(folder.path(), texts);
    let source = Source::Paths(vec![folder.path().to_path_buf()]);
    let mut screen = Screen::new();
    let seen = window(&mut screen, source.clone());
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "{texts} texts, {:.1} MB: {} mentions of {} places",
        bytes as f64 / 1e6,
        seen.mentions,
        seen.places
    );
    println!("first markers after {:.0} ms, all after {:.0} ms", ms(seen.first), ms(seen.all));
    for (after, mentions) in &seen.parts {
        println!("  {after:>7.2} s {mentions:>9} mentions");
    }
    let mut frames = seen.frames;
    frames.sort_by_key(|frame| std::cmp::Reverse(frame.0));
    let at = |share: f64| ms(frames[((frames.len() - 1) as f64 * share) as usize].0);
    println!("{} frames: median {:.1} ms, 99 % {:.1} ms", frames.len(), at(0.5), at(0.01));
    let told = |(wall, own, after): &Frame| {
        let own = own.map_or("?".to_owned(), |own| format!("{:.1}", ms(own)));
        format!("{:.1} ms ({own} ms of the processor) at {after:.2} s", ms(*wall))
    };
    let longest: Vec<String> = frames.iter().take(4).map(told).collect();
    println!("longest: {}", longest.join(", "));
    let most = frames.iter().filter_map(|(_, own, _)| *own).max();
    println!("most of the processor: {:.1} ms", ms(most.unwrap_or_default()));
    let (taken, frames) = filtered(&mut screen);
    let most = frames.iter().map(|(wall, own, _)| own.unwrap_or(*wall)).max().unwrap_or_default();
    println!(
        "words of passages after {:.0} ms, longest frame {:.1} ms of the processor",
        ms(taken),
        ms(most)
    );
    let [added, changed, removed] = noticed(&mut screen, folder.path()).map(ms);
    println!(
        "noticed on disk: added after {added:.0} ms, changed after {changed:.0} ms, removed after {removed:.0} ms"
    );
    drop(screen);
    let mut times: [Vec<f64>; 3] = Default::default();
    for _ in 0..5 {
        for parts in [false, true] {
            let (taken, of_parts) = alone(&source, parts);
            times[usize::from(parts)].push(taken.as_secs_f64());
            if parts {
                times[2].push(of_parts.as_secs_f64());
            }
        }
    }
    times.iter_mut().for_each(|times| times.sort_by(f64::total_cmp));
    let [without, with, of_parts] = times.map(|times| times[2]);
    println!(
        "without a window: {without:.2} s without parts, {with:.2} s with: {:.3} times as long; {of_parts:.2} s went to parts",
        with / without
    );
}
