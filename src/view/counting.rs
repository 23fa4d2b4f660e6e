//! How many mentions of each place and of each document the window shows, kept from step to step of the slider.
//!
//! A window that moves by a day changes little, so a step is paid for by the mentions that begin or end on the way and not by all
//! there are. Two cursors stand at the window's ends, the *head* at its last day and the *tail* at the day before its first.
//! A mention is visible where it began by the head and did not end by the tail. The share of its days that lie inside is what
//! lies by the head less what lies by the tail, and by a day `x` there lie, of all mentions of a place, `done + rate · x` ranges: each
//! range rises evenly from 0 before its first day to 1 on its last.

use std::collections::BTreeSet;

use super::markers::DOUBTFUL_BELOW;
use super::mask::PlaceMask;
use super::query::{Query, Restriction};
use crate::corpus::{Clock, Corpus, Days, NO_PLACE, OPEN_END, OPEN_START, Sieve, Sort};
use crate::model::PlaceId;

/// What is visible of one place.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlaceCount {
    /// Mentions that the query shows.
    pub visible: u32,
    /// Of these, how many are sure to mean the place.
    pub sure: u32,
    /// Visible mentions without a date.
    undated: u32,
    /// Sum of the shares of visible mentions whose date has an open end.
    open: f32,
    head: Line,
    tail: Line,
}

/// How many ranges lie by day `x`: `done + rate · x`, with `x` counted from the first day of all.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    done: f64,
    rate: f64,
}

/// A dated mention as one of its ends sees it, in 16 bytes.
#[derive(Clone, Copy, Debug)]
struct Event {
    /// The day on which it begins, or with which it ends.
    day: i32,
    place: u32,
    document: u32,
    /// Bit 0: whether it is sure; 1 to 7: its sort; from 8 on: how many days follow its first, or [`OPEN`].
    rest: u32,
}

/// Instead of a length: an end is not known. No range of the calendar is as long.
const OPEN: u32 = (1 << 24) - 1;

/// The counts, and where the cursors stand.
#[derive(Clone, Debug)]
pub struct Counting {
    clock: Clock,
    /// Dated mentions with a place, by their first day and by their last.
    firsts: Vec<Event>,
    lasts: Vec<Event>,
    /// Those without a date; their day says nothing.
    undated: Vec<Event>,
    /// Place, days and sort of those whose date has an open end; few.
    open: Vec<(u32, Days, Sort)>,
    /// First and last day known.
    known: Days,
    restriction: Restriction,
    /// What the sorts of the events were sieved with.
    sieve: Sieve,
    /// The places that the filters ask for, and which these are.
    only: BTreeSet<PlaceId>,
    mask: PlaceMask,
    head: Cursor,
    tail: Cursor,
    places: Vec<PlaceCount>,
    documents: Vec<u32>,
    visible: usize,
}

/// The day a cursor stands at, and how many of the mentions in each order lie by it.
#[derive(Clone, Copy, Debug, Default)]
struct Cursor {
    day: i32,
    begun: usize,
    ended: usize,
}

/// Which end of the window a cursor stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Head,
    Tail,
}

impl Counting {
    /// Counts what `query` shows of `corpus`.
    pub fn new(corpus: &Corpus, query: &Query) -> Self {
        let events = Events::of(corpus, query);
        let restriction = Restriction::of(query);
        let mut counting = Self {
            clock: query.clock,
            known: events.known(),
            firsts: events.firsts,
            lasts: events.lasts,
            undated: events.undated,
            open: events.open,
            restriction,
            sieve: query.filter.sieve.clone(),
            only: query.filter.only_places.clone(),
            mask: PlaceMask::of(corpus, &query.filter),
            head: Cursor::default(),
            tail: Cursor::default(),
            places: vec![PlaceCount::default(); corpus.places().as_slice().len()],
            documents: vec![0; corpus.documents().len()],
            visible: 0,
        };
        counting.begin_anew();
        counting.follow();
        counting
    }

    /// Counts what `query` shows of the same corpus.
    pub fn update(&mut self, corpus: &Corpus, query: &Query) {
        if query.clock != self.clock || query.filter.sieve != self.sieve {
            *self = Self::new(corpus, query);
            return;
        }
        let last = std::mem::replace(&mut self.restriction, Restriction::of(query));
        let same_places = self.only == query.filter.only_places;
        if !same_places {
            self.only.clone_from(&query.filter.only_places);
            self.mask = PlaceMask::of(corpus, &query.filter);
        }
        let same_mentions =
            self.restriction.keeps_as(last) && same_places && self.restriction.undated == last.undated;
        if !same_mentions || self.is_nearer_from_the_start() {
            self.begin_anew();
        }
        self.follow();
    }

    /// Mentions in sight.
    pub fn visible(&self) -> usize {
        self.visible
    }

    /// What is visible of each place, by its number.
    pub fn places(&self) -> &[PlaceCount] {
        &self.places
    }

    /// How many mentions are visible of each document.
    pub fn documents(&self) -> &[u32] {
        &self.documents
    }

    /// The mean share of the visible mentions' days that lies inside the window, above 0 and up to 1; of a place with any.
    #[allow(clippy::cast_possible_truncation)] // a share needs no more than f32 holds
    pub fn share(&self, place: &PlaceCount) -> f32 {
        let lies = |line: Line, at: Cursor| line.done + line.rate * self.since_start(at.day);
        let inside = lies(place.head, self.head) - lies(place.tail, self.tail);
        let sum = inside + f64::from(place.undated) + f64::from(place.open);
        // What sums leave of nothing is still something seen.
        ((sum / f64::from(place.visible)) as f32).clamp(1e-6, 1.0)
    }

    /// Days since the first one known; open ends count as the end of what is known.
    fn since_start(&self, day: i32) -> f64 {
        let Days { first, last } = self.known;
        f64::from(day.clamp(first.saturating_sub(1), last)) - f64::from(first)
    }

    /// The days that the cursors go to: the last of the window, and the one before its first.
    fn ends(&self) -> [i32; 2] {
        let Days { first, last } = self.restriction.window;
        [last, first.saturating_sub(1)]
    }

    fn is_nearer_from_the_start(&self) -> bool {
        let way = |cursor: Cursor, day: i32, anew: bool| {
            let by = |events: &[Event], from: usize| {
                let to = events.partition_point(|event| event.day <= day);
                to.abs_diff(if anew { 0 } else { from })
            };
            by(&self.firsts, cursor.begun) + by(&self.lasts, cursor.ended)
        };
        let [head, tail] = self.ends();
        let cost = |anew: bool| way(self.head, head, anew) + way(self.tail, tail, anew);
        cost(true) + self.places.len() + self.documents.len() < cost(false)
    }

    /// Both cursors before the first day: only what is undated can be in sight.
    fn begin_anew(&mut self) {
        self.places.fill(PlaceCount::default());
        self.documents.fill(0);
        self.visible = 0;
        let before = Cursor { day: i32::MIN, begun: 0, ended: 0 };
        (self.head, self.tail) = (before, before);
        if !self.restriction.undated {
            return;
        }
        let is_kept = |event: &&Event| self.restriction.keeps(event.sort()) && self.mask.keeps(event.place);
        for event in self.undated.iter().filter(is_kept) {
            let place = &mut self.places[event.place as usize];
            place.undated += 1;
            place.see(*event, 1);
            self.documents[event.document as usize] += 1;
            self.visible += 1;
        }
    }

    /// Brings the cursors to the ends of the window.
    fn follow(&mut self) {
        let [head, tail] = self.ends();
        self.go(End::Head, head);
        self.go(End::Tail, tail);
        for &(place, ..) in &self.open {
            self.places[place as usize].open = 0.0;
        }
        for &(place, days, _) in self
            .open
            .iter()
            .filter(|(place, days, sort)| self.restriction.shows(*days, *sort) && self.mask.keeps(*place))
        {
            self.places[place as usize].open += self.restriction.share(days);
        }
    }

    /// Brings one cursor to `day`, by what begins and ends on the way.
    fn go(&mut self, end: End, day: i32) {
        let mut cursor = match end {
            End::Head => self.head,
            End::Tail => self.tail,
        };
        cursor.day = day;
        let start = self.known.first;
        let (kept, mask) = (self.restriction, &self.mask);
        let (places, documents) = (&mut self.places, &mut self.documents);
        let mut seen = 0isize;
        cursor.begun = on_the_way(&self.firsts, cursor.begun, day, |event, sign| {
            if !kept.keeps(event.sort()) || !mask.keeps(event.place) {
                return;
            }
            let place = &mut places[event.place as usize];
            if end == End::Head {
                place.see(event, sign);
                see(&mut documents[event.document as usize], sign);
                seen += sign as isize;
            }
            if let Some((weight, before)) = event.rise(event.day, start) {
                place.line(end).add(f64::from(sign) * before, f64::from(sign) * weight);
            }
        });
        cursor.ended = on_the_way(&self.lasts, cursor.ended, day, |event, sign| {
            if !kept.keeps(event.sort()) || !mask.keeps(event.place) {
                return;
            }
            let place = &mut places[event.place as usize];
            if end == End::Tail {
                place.see(event, -sign);
                see(&mut documents[event.document as usize], -sign);
                seen -= sign as isize;
            }
            if let Some((weight, before)) = event.rise(event.day - event.length(), start) {
                place.line(end).add(f64::from(sign) * (1.0 - before), f64::from(-sign) * weight);
            }
        });
        self.visible = self.visible.wrapping_add_signed(seen);
        match end {
            End::Head => self.head = cursor,
            End::Tail => self.tail = cursor,
        }
    }
}

/// Hands over each event between `from`, how many lie by a cursor, and `day`: with 1 where the cursor comes to it, with -1 where it goes
/// back over it. Gives how many lie by it then.
fn on_the_way(events: &[Event], from: usize, day: i32, mut met: impl FnMut(Event, i32)) -> usize {
    let ahead = events[from..].iter().take_while(|event| event.day <= day);
    let to = from + ahead.map(|event| met(*event, 1)).count();
    let back = events[..from].iter().rev().take_while(|event| event.day > day);
    to - back.map(|event| met(*event, -1)).count()
}

/// One more, or one less. On the way a count may pass below nothing: what ended long ago leaves before it is back.
fn see(count: &mut u32, sign: i32) {
    *count = count.wrapping_add_signed(sign);
}

impl PlaceCount {
    fn see(&mut self, event: Event, sign: i32) {
        see(&mut self.visible, sign);
        see(&mut self.sure, sign * i32::from(event.is_sure()));
    }

    fn line(&mut self, end: End) -> &mut Line {
        match end {
            End::Head => &mut self.head,
            End::Tail => &mut self.tail,
        }
    }
}

impl Line {
    fn add(&mut self, done: f64, rate: f64) {
        self.done += done;
        self.rate += rate;
    }
}

impl Event {
    fn sort(self) -> Sort {
        Sort::from_number((self.rest >> 1 & 0x7f) as u8)
    }

    fn is_sure(self) -> bool {
        self.rest & 1 == 1
    }

    /// Days after its first.
    #[allow(clippy::cast_possible_wrap)] // 24 bits
    fn length(self) -> i32 {
        (self.rest >> 8) as i32
    }

    /// How the range that begins with `first` rises: by how much a day, and where the line stands on the `start` of all days. `None` where
    /// an end is open.
    fn rise(self, first: i32, start: i32) -> Option<(f64, f64)> {
        if self.rest >> 8 == OPEN {
            return None;
        }
        let weight = 1.0 / (f64::from(self.length()) + 1.0);
        Some((weight, weight * (1.0 - (f64::from(first) - f64::from(start)))))
    }
}

/// The mentions with a place in the orders in which cursors meet them.
#[derive(Default)]
struct Events {
    firsts: Vec<Event>,
    lasts: Vec<Event>,
    undated: Vec<Event>,
    open: Vec<(u32, Days, Sort)>,
}

impl Events {
    #[allow(clippy::cast_sign_loss)] // last days come after first ones
    fn of(corpus: &Corpus, query: &Query) -> Self {
        let (columns, sorts) = (corpus.columns(), corpus.sorts(&query.filter.sieve));
        let mut events = Self::default();
        let numbers = columns.place().iter().zip(columns.days(query.clock)).zip(sorts.all());
        for (((&place, &days), &sort), mention) in numbers.zip(corpus.mentions()) {
            if place == NO_PLACE || sort == Sort::LEFT_OUT {
                continue;
            }
            let is_open = days.first == OPEN_START || days.last == OPEN_END;
            let length = if is_open || !days.is_dated() { OPEN } else { (days.last - days.first) as u32 };
            let sure = u32::from(mention.confidence >= DOUBTFUL_BELOW);
            let rest = length.min(OPEN) << 8 | (sort.number() as u32) << 1 | sure;
            let at = |day| Event { day, place, document: mention.document, rest };
            if !days.is_dated() {
                events.undated.push(at(0));
                continue;
            }
            events.firsts.push(at(days.first));
            events.lasts.push(at(days.last));
            if is_open {
                events.open.push((place, days, sort));
            }
        }
        events.firsts.sort_unstable_by_key(|event| event.day);
        events.lasts.sort_unstable_by_key(|event| event.day);
        events
    }

    /// First and last day of the ranges that have both.
    fn known(&self) -> Days {
        let known = |event: &&Event| event.rest >> 8 != OPEN;
        let first = self.firsts.iter().find(known).map_or(0, |event| event.day);
        let last = self.lasts.iter().rev().find(known).map_or(0, |event| event.day);
        Days { first, last: last.max(first) }
    }
}
