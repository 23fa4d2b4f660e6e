//! A report as one page: it opens offline, asks nobody for anything, and runs no script but its own.
//!
//! Page, style and script lie in `assets/report/`. A policy within the page names the hashes of style and script, so that nothing that a
//! document says could ever be run, even where it were not escaped.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::super::figure::Figure;
use super::super::options::FigureOptions;
use super::super::palette::Theme;
use super::super::themes::themes_named;
use super::super::{ExportError, page, svg};
use super::content::Report;
use super::escape::html as escaped;
use super::map::{MOST_SIGNS, Map, map};
use super::readable::MOST_READ;
use super::script::data;
use super::table::{Cell, NO_SIGN, Row, Table, tables};
use super::timeline::timeline;
use super::tint::Tints;
use crate::basemap::{ATTRIBUTION, Archive, BaseMap};
use crate::view::{ThemeColour, ViewModel};
use crate::words::Words;

const PAGE: &str = include_str!("../../../assets/report/page.html");
const STYLE: &str = include_str!("../../../assets/report/style.css");
const SCRIPT: &str = include_str!("../../../assets/report/script.js");

/// A table of more rows is laid out by the browser only where it is in sight.
const LONG: usize = 400;

/// The report of `view` as a page.
///
/// # Errors
/// Where the bounding box asked for is none, or the base map cannot be read.
pub fn html(
    view: &ViewModel,
    archive: &Archive<'_>,
    options: &FigureOptions,
    words: &Words,
) -> Result<String, ExportError> {
    let options = FigureOptions { theme: Theme::Light, ..options.clone() };
    let (report, figure) = Report::with_figure(view, archive, &options, words)?;
    let mut tints = Tints::default();
    // Pictures look the same by day and by night, and teach no tints.
    let base = if options.base.is_pictures() { BaseMap::Bundled } else { options.base.clone() };
    let dark = FigureOptions { theme: Theme::Dark, base, ..options.clone() };
    tints.learn(&figure.layers, &page::numbered(view, archive, &dark, words)?.0.layers);
    let map = map(view, archive, &options, words, &mut tints)?;
    let style = format!("{STYLE}\n@media screen and (prefers-color-scheme: dark) {{\n{}}}\n", tints.rules());
    let page = Page { report: &report, view, options: &options, words, style, figure, map };
    Ok(filled(PAGE, |slot| page.slot(slot)))
}

/// A page whose slots `{{name}}` are filled. What is put in is not looked through again.
fn filled(page: &str, slot: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(page.len() * 8);
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, next)) = after.split_once("}}") else { break };
        out.push_str(&slot(name));
        rest = next;
    }
    out.push_str(rest);
    out
}

struct Page<'a> {
    report: &'a Report,
    view: &'a ViewModel,
    options: &'a FigureOptions,
    words: &'a Words,
    style: String,
    figure: Figure,
    map: Map,
}

impl Page<'_> {
    /// What stands in a slot: a message of the catalogue for `=key`.
    fn slot(&self, name: &str) -> String {
        if let Some(key) = name.strip_prefix('=') {
            return escaped(&self.words.get(key));
        }
        match name {
            "language" => self.report.language.to_string(),
            "version" => env!("CARGO_PKG_VERSION").to_owned(),
            "style-hash" => hash(&self.style),
            "script-hash" => hash(SCRIPT),
            "style" => self.style.clone(),
            "script" => SCRIPT.to_owned(),
            "title" => escaped(&self.report.title),
            "deck" => paragraphs(&self.report.deck),
            "map-class" => if self.options.themes { "themed" } else { "plain" }.to_owned(),
            "map-box" => self.map.view_box.clone(),
            "map-layers" => self.map.layers.clone(),
            "beyond" => self.map.beyond.clone(),
            "left-out" => self.left_out(),
            "timeline" => timeline(self.view, self.words),
            "legend" => self.legend(),
            "figure" => svg::element(&self.figure, "figure-"),
            "tables" => tables(self.report, self.words).iter().map(table).collect(),
            "method" => self.method(),
            "decisions" => self.decisions(),
            "small-print" => escaped(&self.report.small_print),
            "credit" => escaped(ATTRIBUTION),
            "data" => data(self.report, self.view, self.options.themes, self.words),
            _ => String::new(),
        }
    }

    fn method(&self) -> String {
        self.report.method.iter().fold(String::new(), |mut out, (heading, said)| {
            let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", escaped(heading), escaped(said));
            out
        })
    }

    fn decisions(&self) -> String {
        if self.report.decisions.is_empty() {
            return format!("<p>{}</p>", escaped(&self.words.get("report-decisions-none")));
        }
        let items: String =
            self.report.decisions.iter().map(|said| format!("<li>{}</li>\n", escaped(said))).collect();
        format!("<ul>\n{items}</ul>")
    }

    /// What is said where not all passages are in the page, or not all places have signs.
    fn left_out(&self) -> String {
        let (all, unsigned) = (self.report.counted().count(), self.map.unsigned);
        let passages = (all > MOST_READ).then_some(("report-left-out", MOST_READ, all));
        let signs = (unsigned > 0).then_some(("report-left-out-signs", MOST_SIGNS, MOST_SIGNS + unsigned));
        let said = passages.into_iter().chain(signs).map(|(key, held, all)| {
            let [held, all] = [held, all].map(|count| self.words.count(count).into());
            format!(
                "<p class=\"hint\">{}</p>\n",
                escaped(&self.words.with(key, &[("held", held), ("all", all)]))
            )
        });
        said.collect()
    }

    /// What the colours of signs mean, where they mean anything.
    fn legend(&self) -> String {
        if !self.options.themes {
            return String::new();
        }
        let class = |colour: ThemeColour| match colour {
            ThemeColour::Own(own) => format!("theme-{own}"),
            ThemeColour::Others => "theme-others".to_owned(),
            ThemeColour::None => "theme-none".to_owned(),
        };
        let items: String = themes_named(self.view, self.words)
            .into_iter()
            .map(|(colour, name)| {
                let class = class(colour);
                format!("<li><svg class=\"sample {class}\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><circle cx=\"5\" cy=\"5\" r=\"5\"/></svg>{}</li>", escaped(&name))
            })
            .collect();
        format!("<ul class=\"legend\">{items}</ul>")
    }
}

/// The hash of a style or script, as a policy names it.
fn hash(content: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(content.as_bytes())))
}

fn paragraphs(lines: &[String]) -> String {
    lines.iter().map(|line| format!("<p>{}</p>\n", escaped(line))).collect()
}

fn table(table: &Table) -> String {
    let (id, title) = (table.id, escaped(&table.title));
    let mut out = format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{title} <span class=\"number\">{}</span></h2>\n",
        table.count
    );
    if table.rows.is_empty() {
        let _ = writeln!(out, "<p class=\"none\">{}</p>\n</section>", escaped(&table.empty));
        return out;
    }
    if id == "mentions" {
        out.push_str("<p id=\"table-shown\" class=\"shown\" aria-live=\"polite\"></p>\n");
    }
    let scroll = if table.rows.len() > LONG { "scroll long" } else { "scroll" };
    let _ = write!(
        out,
        "<div class=\"{scroll}\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}-title\"><table class=\"{id}\">\n<colgroup>"
    );
    for column in &table.columns {
        let _ = write!(out, "<col class=\"{}\">", column.key.replace("report-", "of-"));
    }
    out.push_str("</colgroup>\n<thead><tr>");
    for column in &table.columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(&column.title));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    (1..).zip(&table.rows).for_each(|(number, own)| row(own, number, table, &mut out));
    out.push_str("</tbody></table></div>\n");
    if let Some(more) = &table.more {
        let _ = writeln!(out, "<p>{}</p>", escaped(more));
    }
    out.push_str("</section>\n");
    out
}

fn row(row: &Row, number: usize, table: &Table, out: &mut String) {
    let _ = match row.marker {
        Some(marker) => write!(out, "<tr data-place=\"{marker}\">"),
        None if table.id == "sources" => write!(out, "<tr id=\"source-{number}\">"),
        None => write!(out, "<tr>"),
    };
    for (nth, cell) in row.cells.iter().enumerate() {
        let said = match cell {
            Cell::Plain(said) => escaped(said),
            Cell::Two(first, second) => {
                format!("<b>{}</b> <span class=\"weak\">{}</span>", escaped(first), escaped(second))
            }
            Cell::Place(sign, name, about) => {
                let sign = sign.map(|sign| format!("<span class=\"sign-number\">{sign}</span> "));
                let name = match row.marker {
                    Some(_) => format!("<button type=\"button\" class=\"place\">{}</button>", escaped(name)),
                    None => format!("<b>{}</b>", escaped(name)),
                };
                let about = Some(about).filter(|about| !about.is_empty());
                let about = about.map(|about| format!(" <span class=\"weak\">{}</span>", escaped(about)));
                format!("{}{name}{}", sign.unwrap_or_default(), about.unwrap_or_default())
            }
            Cell::Sign(sign) => {
                let said = sign.map_or_else(|| NO_SIGN.to_owned(), |sign| sign.to_string());
                format!("<span class=\"sign-number\">{said}</span>")
            }
            Cell::Source(number, title) => format!(
                "<a href=\"#source-{number}\">[{number}]</a> <span class=\"weak\">{}</span>",
                escaped(title)
            ),
            Cell::Quote(quote) => format!(
                "<q>{}<mark>{}</mark>{}</q>",
                escaped(&quote.before),
                escaped(&quote.name),
                escaped(&quote.after)
            ),
        };
        let title = table.columns.get(nth).map(|column| escaped(&column.title)).unwrap_or_default();
        let _ = write!(out, "<td data-title=\"{title}\">{said}</td>");
    }
    out.push_str("</tr>\n");
}
