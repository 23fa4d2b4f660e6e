//! What the names of HTML's elements mean here: which part paragraphs, which are no part of a page's text, which end others.

/// Elements that never hold anything: <https://html.spec.whatwg.org/multipage/syntax.html#void-elements>, and old ones.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that stand as blocks: text before, in and behind one belongs to different paragraphs.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    )
}

/// Elements that are no part of a page's text: what is not shown, what leads elsewhere, what asks.
pub(super) fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        // Not shown, or no text.
        "audio" | "canvas" | "datalist" | "embed" | "iframe" | "math" | "noembed" | "noframes" | "noscript"
            | "object" | "rp" | "rt" | "script" | "style" | "svg" | "template" | "title" | "video"
            // About the site, not of the article.
            | "aside" | "dialog" | "menu" | "nav" | "search"
            // Questions to the reader. A form is told apart by how much of the page it holds.
            | "button" | "input" | "select" | "textarea"
    )
}

/// Roles that say of any element what a name would: <https://www.w3.org/TR/wai-aria-1.2/#landmark_roles>.
pub(super) fn is_left_out_role(role: &str) -> bool {
    matches!(
        role,
        "alert"
            | "alertdialog"
            | "banner"
            | "complementary"
            | "contentinfo"
            | "dialog"
            | "menu"
            | "menubar"
            | "navigation"
            | "search"
            | "toolbar"
    )
}

/// Open elements that the start of another ends, but for those outside of one of the last named.
pub(super) struct ImpliedEnds {
    pub ended: &'static [&'static str],
    pub within: &'static [&'static str],
}

/// The elements whose end tags may be left out before a `name`, other than the paragraph that every block ends.
pub(super) fn implied_ends(name: &str) -> Option<ImpliedEnds> {
    let (ended, within): (&[_], &[_]) = match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "td" | "th" => (&["td", "th", "caption"], &["tr", "table"]),
        "tr" => (&["tr", "td", "th", "caption"], &["table"]),
        "tbody" | "thead" | "tfoot" => {
            (&["tbody", "thead", "tfoot", "tr", "td", "th", "caption"], &["table"])
        }
        "option" | "optgroup" => (&["option"], &["select"]),
        "body" | "frameset" => (&["head"], &["html"]),
        _ => return None,
    };
    Some(ImpliedEnds { ended, within })
}

/// What may stand in a head. Anything else ends it, where its end tag was left out.
pub(super) fn belongs_to_head(name: &str) -> bool {
    matches!(
        name,
        "base"
            | "basefont"
            | "bgsound"
            | "link"
            | "meta"
            | "noscript"
            | "script"
            | "style"
            | "template"
            | "title"
    )
}
