//! Reads a file with one JSON text on each line, or standard input, a line at a
//! time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use levelwise_core::record::{MAX_FILE_BYTES, parse};

use super::shown;

/// One more than is read of any text, so that it is seen to be too large.
const LIMIT: u64 = MAX_FILE_BYTES as u64 + 1;

/// One text of a file with lines.
#[derive(Debug)]
pub(crate) struct Line {
    /// Its number, from 1; `None` of a text over many lines.
    pub(crate) number: Option<usize>,
    pub(crate) bytes: Vec<u8>,
}

/// The lines of one file, blank ones left out.
pub(crate) struct Lines {
    reader: Box<dyn BufRead>,
    name: String,
    n_lines: usize,
    /// Standard input whose first line is not yet read may hold one text over
    /// many lines.
    may_be_one_text: bool,
}

impl Lines {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self {
            reader: Box::new(BufReader::with_capacity(1 << 17, File::open(path)?)),
            name: shown(path).into_owned(),
            n_lines: 0,
            may_be_one_text: false,
        })
    }

    pub(crate) fn standard() -> Self {
        Self {
            reader: Box::new(BufReader::new(io::stdin())),
            name: "standard input".to_owned(),
            n_lines: 0,
            may_be_one_text: true,
        }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// What a line of it is called, as editors take it.
    pub(crate) fn name_of(&self, line: &Line) -> String {
        match line.number {
            Some(number) => format!("{}:{number}", self.name),
            None => self.name.clone(),
        }
    }

    /// The next line.
    pub(crate) fn next(&mut self) -> Option<io::Result<Line>> {
        loop {
            let bytes = match self.line() {
                Ok(line) if line.is_empty() => return None,
                Ok(line) => line,
                Err(error) => return Some(Err(error)),
            };
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            if std::mem::take(&mut self.may_be_one_text) && ends_in_the_middle(&bytes) {
                return Some(self.whole(bytes));
            }
            let number = Some(self.n_lines);
            return Some(Ok(Line { number, bytes }));
        }
    }

    /// A line with its end; of one that is too large only the beginning.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        self.n_lines += 1;
        let mut reader = (&mut self.reader).take(LIMIT);
        reader.read_until(b'\n', &mut line)?;
        if line.len() as u64 == LIMIT && line.last() != Some(&b'\n') {
            self.reader.skip_until(b'\n')?;
        }
        Ok(line)
    }

    fn whole(&mut self, mut bytes: Vec<u8>) -> io::Result<Line> {
        let rest = LIMIT.saturating_sub(bytes.len() as u64);
        (&mut self.reader).take(rest).read_to_end(&mut bytes)?;
        // What is too large is refused by the engine; the rest of it is not
        // another text.
        io::copy(&mut self.reader, &mut io::sink())?;
        let number = None;
        Ok(Line { number, bytes })
    }
}

fn ends_in_the_middle(line: &[u8]) -> bool {
    parse(line).is_err_and(|problems| problems.first().code == "truncated")
}
