//! The dates of a plan as a calendar: iCalendar by RFC 5545, which Outlook,
//! Google and Apple read (E4). Every date is a whole day, so that it is the same
//! day in every time zone.

use crate::assessment::{Assessment, Register, Task, TaskId, TaskStatus};
use crate::record::Moment;

/// The longest line, in bytes, the line break not counted.
const MAX_LINE: usize = 75;

/// What the calendar says, in the language of the page.
pub struct CalendarWords<'a> {
    /// What the calendar is called.
    pub name: &'a str,
    /// What an event says below its title.
    pub describe: &'a dyn Fn(&Task) -> String,
}

impl std::fmt::Debug for CalendarWords<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CalendarWords for {:?}", self.name)
    }
}

/// A calendar with an event for each task that has a date; `now` is when it is
/// written.
#[must_use]
pub fn write_calendar(assessment: &Assessment, now: &Moment, words: &CalendarWords<'_>) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Levelwise//Plan//EN");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    lines.add_text("NAME", words.name);
    // What most programs look for instead.
    lines.add_text("X-WR-CALNAME", words.name);
    for (id, register) in &assessment.plan {
        add_event(id, register, assessment, now, words, &mut lines);
    }
    lines.add("END", "VCALENDAR");
    lines.text
}

fn add_event(
    id: &TaskId,
    register: &Register<Task>,
    assessment: &Assessment,
    now: &Moment,
    words: &CalendarWords<'_>,
    lines: &mut Lines,
) {
    // Of versions apart the first: a calendar has no place for two.
    let Some(version) = register.versions().first() else {
        return;
    };
    let task = &version.value;
    let Some(due) = &task.due else { return };
    lines.add("BEGIN", "VEVENT");
    // The same whenever the plan is saved again, so that a calendar takes over
    // what changed and shows nothing twice.
    lines.add("UID", &format!("{id}@{}.levelwise", assessment.id));
    lines.add("DTSTAMP", &compact(now.as_str()));
    let n_changes = register.versions().iter().map(|version| version.n).max();
    lines.add("SEQUENCE", &n_changes.unwrap_or_default().to_string());
    if let Some(at) = &version.at {
        lines.add("LAST-MODIFIED", &compact(at.as_str()));
    }
    lines.add("DTSTART;VALUE=DATE", &compact(due.as_str()));
    lines.add_text("SUMMARY", &task.text);
    let description = (words.describe)(task);
    if !description.is_empty() {
        lines.add_text("DESCRIPTION", &description);
    }
    let status = match task.status {
        TaskStatus::Planned | TaskStatus::Doing | TaskStatus::Done => "CONFIRMED",
        TaskStatus::Dropped => "CANCELLED",
    };
    lines.add("STATUS", status);
    // A date to remember takes nobody's day.
    lines.add("TRANSP", "TRANSPARENT");
    lines.add("END", "VEVENT");
}

/// A day or a moment without hyphens and colons.
fn compact(text: &str) -> String {
    text.replace(['-', ':'], "")
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// Adds a line, folded where it is too long: what begins with a space goes on
    /// with the line before.
    fn add(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut n_bytes = 0;
        for letter in line.chars() {
            // A letter is never cut in two.
            if n_bytes + letter.len_utf8() > MAX_LINE {
                self.text.push_str("\r\n ");
                n_bytes = 1;
            }
            self.text.push(letter);
            n_bytes += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// Adds a line of words that people wrote.
    fn add_text(&mut self, name: &str, words: &str) {
        let mut value = String::new();
        let mut letters = words.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' | ';' | ',' => {
                    value.push('\\');
                    value.push(letter);
                }
                '\r' if letters.peek() == Some(&'\n') => {}
                '\r' | '\n' => value.push_str("\\n"),
                '\t' => value.push(letter),
                // Not allowed, and nothing that can be seen.
                _ if letter.is_control() => {}
                _ => value.push(letter),
            }
        }
        self.add(name, &value);
    }
}
