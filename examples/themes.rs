//! Lists the passages of each theme with the words that matched, the rule, and the places that have the theme, to be judged
//! by reading: `cargo run --example themes -- seeds`. The tables of `docs/THEMES.md` were made with it.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::ops::ControlFlow;
use std::path::PathBuf;

use dateline::corpus::Corpus;
use dateline::gazetteer::Gazetteer;
use dateline::model::Language;
use dateline::pipeline::{Source, open};
use dateline::view::{themes, without_theme};

fn main() -> Result<(), Box<dyn Error>> {
    let paths = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let corpus = open(&Source::Paths(paths), Gazetteer::bundled()?, &mut |_| ControlFlow::Continue(()))?;
    for row in themes(&corpus, Language::ENGLISH) {
        println!("\n# {} ({} mentions)", row.name, row.mentions);
        list(&corpus, row.theme);
    }
    println!("\n{} mentions have no theme", without_theme(&corpus));
    Ok(())
}

/// The passages that tell of a theme, whether or not they name places.
fn list(corpus: &Corpus, theme: u8) {
    for (document, source) in (0..).zip(corpus.documents()) {
        for (number, paragraph) in (0..).zip(&source.paragraphs) {
            let text = source.slice(paragraph.span);
            let known = corpus.themes().themes();
            let mut own = known.find(text, source.language);
            own.retain(|found| found.theme == theme);
            if own.is_empty() {
                continue;
            }
            println!("\n{text}");
            for found in own {
                let Some(rule) = known.rule(found.rule) else { continue };
                let words = text.get(found.range).unwrap_or("");
                println!("    {}: « {} » matched “{words}”", rule.line, rule.written);
            }
            let mentions = corpus.mentions_in_paragraph(document, number);
            let themed = mentions.filter(|at| corpus.themes().of_mentions().get(*at) == Some(&theme));
            let names: Vec<&str> = themed
                .filter_map(|at| corpus.mentions().get(at))
                .map(|mention| source.slice(mention.span))
                .collect();
            println!("    at: {}", names.join(", "));
        }
    }
}
