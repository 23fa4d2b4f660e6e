//! The words of all patterns as one automaton over their bytes: a word of a text is walked once and gives every pattern
//! that it is, however many there are.

/// Words and beginnings of words, each with a number.
///
/// Each node has a row of as many entries as there are different bytes in the words; entry 0 is for the other bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Trie {
    /// The column of each byte.
    columns: Vec<u8>,
    width: usize,
    /// Rows of following nodes, one behind the other; 0 is none, for the root follows nothing.
    next: Vec<u32>,
    /// The number of the word that ends at each node, and of the beginning that does; counted from 1.
    ends: Vec<[u32; 2]>,
}

impl Trie {
    /// An automaton of folded words, numbered by their place in the list; `true` stands for the beginning of a word.
    #[allow(clippy::cast_possible_truncation)] // a file of 4 billion bytes is no file of words
    pub fn new(words: &[(String, bool)]) -> Self {
        let mut columns = vec![0_u8; 256];
        let mut width = 1_usize;
        for byte in words.iter().flat_map(|(word, _)| word.bytes()) {
            let column = &mut columns[usize::from(byte)];
            if *column == 0 {
                // Fewer than 256 bytes occur in UTF-8, so that the columns are enough.
                *column = width.min(255) as u8;
                width += 1;
            }
        }
        let mut trie = Self { columns, width, next: vec![0; width], ends: vec![[0; 2]] };
        for (number, (word, begins)) in words.iter().enumerate() {
            let mut node = 0;
            for byte in word.bytes() {
                let at = node * width + usize::from(trie.columns[usize::from(byte)]);
                if trie.next[at] == 0 {
                    trie.next[at] = trie.ends.len() as u32;
                    trie.ends.push([0; 2]);
                    trie.next.resize(trie.next.len() + width, 0);
                }
                node = trie.next[at] as usize;
            }
            trie.ends[node][usize::from(*begins)] = number as u32 + 1;
        }
        trie
    }

    /// Calls `found` with the number of each word and beginning of a word that `word` is.
    pub fn walk(&self, word: &str, mut found: impl FnMut(u32)) {
        let mut node = 0;
        for byte in word.bytes() {
            let column = usize::from(self.columns.get(usize::from(byte)).copied().unwrap_or(0));
            let next = self.next.get(node * self.width + column).copied().unwrap_or(0);
            if next == 0 || column == 0 {
                return;
            }
            node = next as usize;
            let begins = self.ends[node][1];
            if begins > 0 {
                found(begins - 1);
            }
        }
        let whole = self.ends.get(node).map_or(0, |ends| ends[0]);
        if whole > 0 && node > 0 {
            found(whole - 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_gives_what_it_is_and_what_it_begins_with() {
        let words = [("captur", true), ("capture", false), ("cap", true), ("prise", false), ("взят", true)];
        let trie = Trie::new(&words.map(|(word, begins)| (word.to_owned(), begins)));
        let found = |word: &str| {
            let mut found = Vec::new();
            trie.walk(word, |number| found.push(words[number as usize].0));
            found
        };
        assert_eq!(found("capture"), ["cap", "captur", "capture"]);
        assert_eq!(found("captures"), ["cap", "captur"]);
        assert_eq!(found("prises"), [""; 0]);
        assert_eq!(found("prise"), ["prise"]);
        assert_eq!(found("взятие"), ["взят"]);
        assert_eq!((found(""), found("zz"), found("pri")), (vec![], vec![], vec![]));
        Trie::new(&[]).walk("mot", |_| panic!("an empty automaton finds nothing"));
        Trie::default().walk("mot", |_| panic!("an empty automaton finds nothing"));
    }
}
