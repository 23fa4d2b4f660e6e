//! What stands in the fields of the menu of filters and holds for nothing yet.

use crate::corpus::TextRule;
use crate::model::Message;

/// A list of the menu that can be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterList {
    /// The countries that can be kept alone.
    Countries,
    /// The documents that can be kept alone.
    Documents,
}

/// What was typed into the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    draft: Option<Draft>,
    countries: String,
    documents: String,
}

/// What a passage is to hold, as typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    text: String,
    /// What is wrong in it.
    problem: Option<Message>,
    /// What holds meanwhile. A draft is nothing beside any other.
    beside: String,
}

impl Fields {
    /// What the field for words shows, where `asked` holds.
    #[must_use]
    pub fn text<'a>(&'a self, asked: &'a str) -> &'a str {
        self.draft(asked).map_or(asked, |draft| &draft.text)
    }

    /// What is wrong in what was typed there.
    #[must_use]
    pub fn problem(&self, asked: &str) -> Option<&Message> {
        self.draft(asked)?.problem.as_ref()
    }

    fn draft(&self, asked: &str) -> Option<&Draft> {
        self.draft.as_ref().filter(|draft| draft.beside == asked)
    }

    /// Takes what was typed beside what holds; it is read here, once for each change.
    pub fn draft_text(&mut self, text: String, asked: &str) {
        let problem = TextRule::parse(&text).err().map(|problem| problem.message());
        self.draft = (text != asked).then(|| Draft { text, problem, beside: asked.to_owned() });
    }

    /// Whether what was typed there last can be asked for.
    #[must_use]
    pub fn can_be_asked(&self) -> bool {
        self.draft.as_ref().is_none_or(|draft| draft.problem.is_none())
    }

    /// Whether something was typed there that does not hold yet.
    #[must_use]
    pub fn has_draft(&self) -> bool {
        self.draft.is_some()
    }

    /// Shows again what holds.
    pub fn drop_text(&mut self) {
        self.draft = None;
    }

    /// Forgets a draft beside which something else holds by now.
    pub fn follow(&mut self, asked: &str) {
        self.draft.take_if(|draft| draft.beside != asked);
    }

    /// What is looked for in a list.
    #[must_use]
    pub fn search(&self, list: FilterList) -> &str {
        match list {
            FilterList::Countries => &self.countries,
            FilterList::Documents => &self.documents,
        }
    }

    /// Looks for something in a list from now on.
    pub fn look_for(&mut self, list: FilterList, text: String) {
        match list {
            FilterList::Countries => self.countries = text,
            FilterList::Documents => self.documents = text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_read_when_it_changes_and_ends_with_what_holds() {
        let mut fields = Fields::default();
        fields.draft_text("/gouv(/".to_owned(), "police");
        assert_eq!(fields.text("police"), "/gouv(/");
        let told = fields.problem("police").map(ToString::to_string);
        assert_eq!(told.as_deref(), Some("this bracket is not closed: “(”"));
        assert!(!fields.can_be_asked());
        assert_eq!((fields.text(""), fields.problem("")), ("", None), "beside nothing else it is nothing");
        fields.follow("");
        assert_eq!(fields.text("police"), "police", "and it does not come back");
        fields.draft_text("/gouv(e|erneur)/".to_owned(), "police");
        assert!(fields.can_be_asked());
        fields.follow("police");
        assert_eq!(fields.text("police"), "/gouv(e|erneur)/");
        fields.drop_text();
        assert_eq!(fields.text("police"), "police");
    }
}
