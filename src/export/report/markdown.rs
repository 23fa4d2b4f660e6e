//! A report as Markdown: CommonMark with the tables of GitHub, and the figure as a file beside it.

use std::fmt::Write;

use super::content::Report;
use super::escape::markdown as escaped;
use super::table::{Cell, NO_SIGN, Table, tables};
use crate::words::Words;

/// The report as Markdown. `figure`: the name of the figure's file beside it.
#[must_use]
pub fn markdown(report: &Report, figure: &str, words: &Words) -> String {
    let mut out = format!("# {}\n\n", escaped(&report.title));
    for line in &report.deck {
        let _ = writeln!(out, "{}\n", escaped(line));
    }
    let _ = writeln!(out, "![{}](<{}>)\n", escaped(&report.title), address(figure));
    for table in tables(report, words) {
        write_table(&table, &mut out);
    }
    let _ = writeln!(out, "## {}\n", escaped(&words.get("report-method")));
    for (heading, said) in &report.method {
        let _ = writeln!(out, "**{}.** {}\n", escaped(heading), escaped(said));
    }
    let _ = writeln!(out, "## {}\n", escaped(&words.get("report-decisions")));
    if report.decisions.is_empty() {
        let _ = writeln!(out, "{}\n", escaped(&words.get("report-decisions-none")));
    }
    for decision in &report.decisions {
        let _ = writeln!(out, "- {}", escaped(decision));
    }
    if !report.decisions.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(out, "---\n\n{}", escaped(&report.small_print));
    out
}

fn write_table(table: &Table, out: &mut String) {
    let _ = writeln!(out, "## {}\n", escaped(&table.title));
    if table.rows.is_empty() {
        let _ = writeln!(out, "{}\n", escaped(&table.empty));
        return;
    }
    let heads: Vec<String> = table.columns.iter().map(|column| escaped(&column.title)).collect();
    let _ = writeln!(out, "| {} |", heads.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(heads.len()));
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out.push('\n');
    if let Some(more) = &table.more {
        let _ = writeln!(out, "{}\n", escaped(more));
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Plain(said) => escaped(said),
        Cell::Two(first, second) => two(first, second),
        Cell::Place(sign, name, about) => {
            let sign = sign.map(|sign| format!("**{sign}** ")).unwrap_or_default();
            sign + &two(name, about)
        }
        Cell::Sign(sign) => sign.map_or_else(|| NO_SIGN.to_owned(), |sign| format!("**{sign}**")),
        Cell::Source(number, title) => format!("\\[{number}\\] {}", escaped(title)),
        Cell::Quote(quote) => {
            // The spaces at the name stand outside of its emphasis.
            let spaced = |text: &str, at_end: bool| {
                let space = if at_end { text.ends_with(' ') } else { text.starts_with(' ') };
                (escaped(text), if space { " " } else { "" })
            };
            let (before, gap) = spaced(&quote.before, true);
            let (after, next) = spaced(&quote.after, false);
            format!("{before}{gap}<mark>{}</mark>{next}{after}", escaped(&quote.name))
        }
    }
}

fn two(first: &str, second: &str) -> String {
    let gap = if second.is_empty() { "" } else { "<br>" };
    format!("{}{gap}{}", escaped(first), escaped(second))
}

/// A file's name as an address between angle brackets.
fn address(name: &str) -> String {
    name.chars().fold(String::new(), |mut out, c| {
        if c.is_control() || matches!(c, '<' | '>' | '\\' | '%' | '#' | '?' | '"') {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
        out
    })
}
