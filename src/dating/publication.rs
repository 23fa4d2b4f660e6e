//! When a text says that it was published: a line at its head or foot, the dateline before its first sentence, the name of its file.
//!
//! Only a date with day, month and year counts, or what a file's name or a line like "Publié en juillet 2021" has: a day without a
//! year is none.

use super::anchor::dated;
use super::buffers::{Buffers, with_buffers};
use super::direction::Direction;
use super::grammar::{Make, Match};
use super::lexicon::{Lexicon, Trait};
use super::meant::is;
use super::resolve::is_absolute;
use super::slots::Slot;
use super::tagger::matches;
use super::tense::tense;
use super::tokens::{Form, Tokens, gap};
use super::word::words;
use crate::model::{Document, Edtf, Language, Publication, PublicationBasis};

/// In how many paragraphs at the head of a text, and at its foot, a line tells when it was published.
const HEAD: usize = 8;
const FOOT: usize = 4;
/// In how many paragraphs at the head a dateline stands, or a date alone.
const FIRST: usize = 4;
/// How many tokens a line that is no sentence has at most.
const LINE: usize = 14;
/// Within how many tokens of a paragraph's start a dateline's date stands.
const DATELINE: usize = 12;
/// How many bytes of a paragraph are looked at.
const LONGEST_HEADER: usize = 400;
/// Within how many tokens behind "publié" its date stands.
const NEAR: usize = 8;

/// When a document was published, by what stands in its text or else in its name; `None` where neither says so.
pub(super) fn publication(document: &Document) -> Option<Publication> {
    let languages = match document.language {
        Some(language) => vec![language],
        None => vec![Language::FRENCH, Language::ENGLISH],
    };
    let lexicons: Vec<&Lexicon> = languages.into_iter().filter_map(Lexicon::of).collect();
    let in_text =
        || lexicons.iter().find_map(|lexicon| with_buffers(|room| in_text(document, lexicon, room)));
    in_text().or_else(|| in_name(&document.path))
}

fn in_text(document: &Document, lexicon: &Lexicon, buffers: &mut Buffers) -> Option<Publication> {
    let Buffers { tokens, found, .. } = buffers;
    let all = &document.paragraphs;
    let head = &all[..all.len().min(HEAD)];
    let foot = &all[all.len().saturating_sub(FOOT).max(head.len())..];
    let (mut of_line, mut of_dateline) = (None, None);
    for (number, paragraph) in head.iter().chain(foot).enumerate() {
        let text = document.slice(paragraph.span);
        // A header is short, and has a year.
        let text = &text[..text.floor_char_boundary(text.len().min(LONGEST_HEADER))];
        if !has_year(text) {
            continue;
        }
        tokens.refill(text, paragraph.span.start, lexicon);
        matches(tokens, lexicon, found);
        let publication = |found: Found, basis| {
            let words = document.slice(tokens.span(found.from, found.to)).to_owned();
            Publication { date: found.date, basis, words: Some(words) }
        };
        if let Some(found) = said(tokens, found) {
            return Some(publication(found, PublicationBasis::Header));
        }
        if number < FIRST {
            let line = || alone(tokens, found).map(|found| publication(found, PublicationBasis::Header));
            let dateline =
                || dateline(tokens, found).map(|found| publication(found, PublicationBasis::Dateline));
            of_line = of_line.or_else(line);
            of_dateline = of_dateline.or_else(dateline);
        }
    }
    of_line.or(of_dateline)
}

/// Whether four digits stand together, or two behind a stroke or stop, as every year in a header does.
fn has_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| {
        bytes.get(from..to).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    };
    let behind_mark = |at: usize| at > 0 && matches!(bytes[at - 1], b'/' | b'.');
    let begins = |(at, byte): (usize, &u8)| {
        byte.is_ascii_digit() && (digits(at, at + 4) || behind_mark(at) && digits(at, at + 2))
    };
    bytes.iter().enumerate().any(begins)
}

/// A date, and the tokens that say so.
struct Found {
    date: Edtf,
    from: usize,
    to: usize,
}

/// "Publié le 13 juillet 2021 à 10 h, mis à jour le 14": the first date behind the word, that of a change left out.
fn said(tokens: &Tokens, found: &[Match]) -> Option<Found> {
    let is_publishing = |at: usize| is(tokens, Some(at), Trait::Publishing);
    let word = (0..tokens.len().min(LINE)).find(|at| is_publishing(*at) && !is_change(tokens, *at))?;
    let next = found.iter().find(|found| found.from > word && found.from <= word + NEAR)?;
    let changed = (word + 1..next.from).any(|at| is_change(tokens, at));
    // In a sentence what was published is another text: "un rapport publié le 3 mai 2021 révèle …".
    let sentence = tokens.gap(tokens.len()) & (gap::STOP | gap::END) != 0 && next.to < tokens.len();
    if changed || sentence {
        return None;
    }
    let date = whole(next, true)?;
    Some(Found { date, from: word, to: next.to })
}

/// "mis à jour", "modifié", "updated": when a text was changed, which is not when it was published.
fn is_change(tokens: &Tokens, at: usize) -> bool {
    tokens.is_one_of(at, &words!("modifie", "modifiee", "updated", "actualise", "modified"))
        || tokens.is_one_of(at, &words!("mis", "mise"))
            && tokens.is_one_of(at + 1, &words!("a`", "a"))
            && tokens.is_one_of(at + 2, &words!("jour"))
}

/// "Mardi 13 juillet 2021", "By Jane Doe | July 13, 2021": a short line with one whole date and no verb.
fn alone(tokens: &Tokens, found: &[Match]) -> Option<Found> {
    let [only] = found else { return None };
    let verb = (0..tokens.len()).any(|at| tense(tokens, at).is_some_and(|_| !tokens.is_capital(at)));
    let ends = tokens.gap(tokens.len()) & (gap::STOP | gap::END) != 0 && only.to < tokens.len();
    if tokens.len() > LINE || verb || ends || (0..tokens.len()).any(|at| is_change(tokens, at)) {
        return None;
    }
    // "Date limite : 13 juillet 2021" is another date than that of the text.
    if !(0..only.from)
        .all(|at| tokens.is_capital(at) || tokens.is_one_of(at, &words!("le", "par", "by", "on", "a`")))
    {
        return None;
    }
    let date = whole(only, false)?;
    Some(Found { date, from: only.from, to: only.to })
}

/// "Kaboul, 13 juillet 2021 —", "KABUL, July 13, 2021 (Reuters) -": names, a date, and a dash.
fn dateline(tokens: &Tokens, found: &[Match]) -> Option<Found> {
    let first = found.iter().find(|found| found.make != Make::Nothing)?;
    let names = (0..first.from).all(|at| {
        tokens.is_capital(at)
            || tokens.get(at).is_some_and(|token| token.form == Form::Lower && token.word.len() <= 3)
    });
    let dash = (first.to..=(first.to + 5).min(tokens.len())).any(|at| {
        let bits = tokens.gap(at);
        bits & gap::DASH != 0 || bits & gap::HYPHEN != 0 && bits & gap::SPACE != 0 || bits & gap::COLON != 0
    });
    if first.from == 0 || first.from > DATELINE || !names || !dash {
        return None;
    }
    let date = whole(first, false)?;
    Some(Found { date, from: 0, to: first.to })
}

/// The date of an expression that says it whole: day, month and year, or month and year where a month will do.
fn whole(found: &Match, month: bool) -> Option<Edtf> {
    let slots = &found.slots;
    let full = slots.has(Slot::Month) && (month || slots.has(Slot::Day)) && !slots.has(Slot::Edge);
    let told = found.make == Make::Date && is_absolute(found.make, slots) && full;
    dated(found, None, Direction::Past).filter(|_| told)?.date
}

/// The date in a file's name: `2021-07-13_title.txt`, `title_20210713.txt`, `2021-07 title.txt`.
fn in_name(path: &str) -> Option<Publication> {
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let bytes = stem.as_bytes();
    let starts = (0..bytes.len())
        .filter(|&at| bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric()));
    let (at, length, date) =
        starts.filter_map(|at| date_at(stem.get(at..)?).map(|(length, date)| (at, length, date))).next()?;
    let words = stem.get(at..at + length)?.to_owned();
    Some(Publication { date, basis: PublicationBasis::FileName, words: Some(words) })
}

/// The date that a text begins with, and how many bytes it takes; no letter or digit follows it.
fn date_at(text: &str) -> Option<(usize, Edtf)> {
    let bytes = text.as_bytes();
    let digits = |from: usize, count: usize| {
        let part = text.get(from..from + count)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then_some(part)
    };
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    // "2010-11-12-3" and "2020-01-0123" are no dates; a time of day may follow one.
    let ends = |at: usize| match bytes.get(at) {
        None => true,
        Some(b'-' | b'.') => !digit(at + 1) || at == 8,
        Some(b'T') => digit(at + 1),
        Some(byte) => !byte.is_ascii_alphanumeric(),
    };
    let year = |text: &str| text.parse::<u16>().is_ok_and(|year| (1500..=2200).contains(&year));
    let read = |year: &str, month: &str, day: &str| Edtf::parse(&format!("{year}-{month}-{day}")).ok();
    let separator =
        |at: usize| bytes.get(at).copied().filter(|byte| matches!(byte, b'-' | b'_' | b'.' | b' '));
    if let Some(whole) = digits(0, 8).filter(|whole| ends(8) && year(&whole[..4])) {
        return Some((8, read(&whole[..4], &whole[4..6], &whole[6..])?));
    }
    let first = digits(0, 4).filter(|first| year(first) && separator(4).is_some());
    if let (Some(first), Some(second)) = (first, digits(5, 2)) {
        if let (Some(_), Some(third)) =
            (separator(7).filter(|sign| separator(4) == Some(*sign)), digits(8, 2).filter(|_| ends(10)))
        {
            return Some((10, read(first, second, third)?));
        }
        return ends(7).then(|| Edtf::parse(&format!("{first}-{second}")).ok().map(|date| (7, date)))?;
    }
    // 13-07-2021
    let (day, month, year_at) = (digits(0, 2)?, digits(3, 2)?, digits(6, 4)?);
    let same = separator(2).is_some() && separator(2) == separator(5) && ends(10) && year(year_at);
    same.then(|| read(year_at, month, day).map(|date| (10, date)))?
}
