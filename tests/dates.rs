//! The hand-made gold of `tests/data/dates`: expressions, their values, and the dates of mentions, held against floors.
//!
//! Spans are matched as the evaluation's `score.py` does: equal ones first, then the longest overlap, each once.

#[cfg(test)]
mod common;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::dateline;
use serde_json::Value;

#[cfg(test)]
/// An expression, gold or found.
#[derive(Debug)]
struct Expression {
    document: String,
    start: u64,
    end: u64,
    /// TIMEX3 values, any of which is right.
    values: Vec<String>,
}

#[cfg(test)]
impl Expression {
    fn of(line: &Value) -> Self {
        let value = line["timex"].as_str().unwrap();
        Self {
            document: line["document"].as_str().unwrap().to_owned(),
            start: line["start"].as_u64().unwrap(),
            end: line["end"].as_u64().unwrap(),
            values: value.split('|').map(day_of).collect(),
        }
    }

    fn overlap(&self, other: &Self) -> u64 {
        let same = self.document == other.document;
        self.end.min(other.end).saturating_sub(self.start.max(other.start)) * u64::from(same)
    }
}

#[cfg(test)]
/// A TIMEX3 value without the time of day and without what is not known at its end.
fn day_of(value: &str) -> String {
    let day = value.split('T').next().unwrap_or(value);
    // "PAST_REF" and "PRESENT_REF" have a T of their own.
    let day = if value.ends_with("_REF") { value } else { day };
    day.trim_end_matches("-XX").trim_end_matches("-WXX").to_owned()
}

#[cfg(test)]
/// Shares of what is right: twice over the number of gold and found expressions.
#[derive(Debug)]
struct Scores {
    gold: usize,
    strict: f64,
    relaxed: f64,
    value: f64,
}

#[cfg(test)]
fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dates")
}

#[cfg(test)]
fn lines(path: &Path) -> Vec<Value> {
    fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[cfg(test)]
fn extract(texts: &Path, what: &str) -> Vec<Value> {
    let run = dateline([Path::new("extract"), texts, Path::new("--what"), Path::new(what)]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.lines()
}

#[cfg(test)]
fn scores(texts: &Path, gold: &str) -> Scores {
    let gold: Vec<Expression> =
        lines(&data().join(gold).join("expressions.jsonl")).iter().map(Expression::of).collect();
    let found: Vec<Expression> = extract(texts, "expressions").iter().map(Expression::of).collect();
    let mut pairs: Vec<(bool, u64, usize, usize)> = Vec::new();
    for (i, one) in gold.iter().enumerate() {
        for (j, other) in found.iter().enumerate() {
            let overlap = one.overlap(other);
            if overlap > 0 {
                pairs.push(((one.start, one.end) != (other.start, other.end), u64::MAX - overlap, i, j));
            }
        }
    }
    pairs.sort_unstable();
    let (mut of_gold, mut of_found): (HashMap<usize, usize>, HashMap<usize, usize>) = Default::default();
    let (mut strict, mut value) = (0, 0);
    for (differ, _, i, j) in pairs {
        if of_gold.contains_key(&i) || of_found.contains_key(&j) {
            continue;
        }
        of_gold.insert(i, j);
        of_found.insert(j, i);
        strict += usize::from(!differ);
        value += usize::from(gold[i].values.contains(&found[j].values[0]));
    }
    let share = |right: usize| 2.0 * right as f64 / (gold.len() + found.len()) as f64;
    Scores { gold: gold.len(), strict: share(strict), relaxed: share(of_gold.len()), value: share(value) }
}

#[test]
fn expressions_of_our_own_sentences_are_found_and_valued() {
    for (corpus, least) in [("english", 150), ("french", 150)] {
        let scores = scores(&data().join(corpus), corpus);
        assert!(scores.gold >= least, "{corpus}: {scores:?}");
        assert!(
            scores.strict >= 0.95 && scores.relaxed >= 0.97 && scores.value >= 0.93,
            "{corpus}: {scores:?}"
        );
    }
}

#[test]
fn expressions_of_the_articles_are_found_and_valued() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let scores = scores(&seeds, "seeds");
    assert!(scores.strict >= 0.95 && scores.relaxed >= 0.97 && scores.value >= 0.95, "{scores:?}");
}

#[test]
fn mentions_of_the_articles_have_the_dates_that_a_reader_gives_them() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let found = extract(&seeds, "mentions");
    let key = |line: &Value| (line["document"].clone(), line["start"].clone());
    let (mut all, mut dated, mut told) = (0, 0, 0);
    for gold in lines(&data().join("seeds/mentions.jsonl")) {
        all += 1;
        // A name that is not found is dated wrongly.
        let Some(mention) = found.iter().find(|mention| key(mention) == key(&gold)) else { continue };
        let any =
            |field: &str| gold[field].as_str().unwrap().split('|').map(str::to_owned).collect::<Vec<_>>();
        let (earliest, latest) = (any("earliest"), any("latest"));
        let readings = (0..earliest.len().max(latest.len()))
            .map(|i| (&earliest[i % earliest.len()], &latest[i % latest.len()]));
        let date = &mention["date"];
        dated += usize::from(readings.into_iter().any(|(first, last)| {
            date["earliest"].as_str() == Some(first) && date["latest"].as_str() == Some(last)
        }));
        told += usize::from(any("narration").iter().any(|own| mention["narration"].as_str() == Some(own)));
    }
    assert!(all >= 130, "{all} mentions");
    assert!(dated * 100 >= all * 95, "{dated} of {all} have the right date");
    assert!(told * 100 >= all * 90, "{told} of {all} are told of rightly");
}

#[test]
fn the_mentions_of_one_article_are_split_over_the_days_that_it_tells_of() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let found = extract(&seeds, "mentions");
    let own = found.iter().filter(|line| line["document"].as_str().unwrap().starts_with("001"));
    let latest: Vec<&str> = own.filter_map(|line| line["date"]["latest"].as_str()).collect();
    let on = |day: &str| latest.iter().filter(|latest| **latest == day).count();
    // As the gold has them, where it has one day alone.
    let gold = lines(&data().join("seeds/mentions.jsonl"));
    let gold_on = |day: &str| {
        gold.iter()
            .filter(|line| line["document"].as_str().unwrap().starts_with("001") && line["latest"] == day)
            .count()
    };
    for day in ["2021-08-13", "2021-08-12"] {
        assert!(on(day) >= gold_on(day), "{day}: {} of {}", on(day), gold_on(day));
    }
    assert!(latest.iter().any(|latest| *latest < "2021-08-12"), "{latest:?}");
}
