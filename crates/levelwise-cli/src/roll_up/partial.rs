//! Partial roll-ups (format `levelwise/roll-up`, version 1; rules U10 to U12):
//! lines of JSON, the first with the rubrics, then one for each assessment with
//! what a roll-up needs of it. How they are read is in [`super::scan`].

use std::fmt::Write;
use std::sync::Arc;

use serde_json::{Value, json};

use super::bytes::Bytes;
use super::extract::{sessions_of, unit_of};
use super::store::Store;
use super::structure::{Structure, Structures};
use super::values::{NO_CHOICE, NOT_VOTING, OTHER_LEVEL, REMOVED};

/// How the first line of a partial roll-up begins.
pub(super) const BEGINNING: &[u8] = b"{\"format\":\"levelwise/roll-up\"";

/// Writes a partial roll-up of everything in the store, by lines.
///
/// # Errors
/// Those of `write`.
pub(crate) fn write_partial<E>(
    store: &Store,
    structures: &Structures,
    mut write: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let structures = structures.list();
    let mut extracts: Vec<&[u8]> = store.extracts().collect();
    let order = |extract: &&[u8]| {
        let (id, number) = unit_of(extract);
        let structure = &structures[number as usize];
        (
            id.to_vec(),
            structure.id.clone(),
            structure.text_hash.clone(),
        )
    };
    extracts.sort_by_cached_key(order);
    let mut used: Vec<&Arc<Structure>> = Vec::new();
    let mut is_used = vec![false; structures.len()];
    for extract in &extracts {
        is_used[unit_of(extract).1 as usize] = true;
    }
    for (structure, is_used) in structures.iter().zip(is_used) {
        if is_used {
            used.push(structure);
        }
    }
    used.sort_by(|one, other| (&one.id, &one.text_hash).cmp(&(&other.id, &other.text_hash)));
    let rubrics: Value = used.iter().map(|structure| listed(structure)).collect();
    let head = json!({
        "format": "levelwise/roll-up",
        "formatVersion": "1.0",
        "rubrics": rubrics,
    });
    write(&format!("{head}\n"))?;
    let mut line = String::new();
    for extract in extracts {
        line.clear();
        let structure = &structures[unit_of(extract).1 as usize];
        put_line(extract, structure, &mut line);
        write(&line)?;
    }
    Ok(())
}

fn listed(structure: &Structure) -> Value {
    json!({
        "id": structure.id,
        "indicators": structure.indicators,
        "levels": structure.levels,
        "structureHash": structure.structure_hash,
        "textHash": structure.text_hash,
        "version": structure.version,
    })
}

/// One assessment.
fn put_line(extract: &[u8], structure: &Structure, line: &mut String) {
    let sessions = sessions_of(extract);
    let part = Part {
        sessions: sessions.iter().map(|id| id.as_str()).collect(),
        structure,
    };
    let mut bytes = Bytes(extract);
    let id = bytes.words();
    bytes.number();
    *line += "{\"about\":";
    part.put_register(&mut bytes, about, line);
    let mut decisions = String::new();
    if part.put_choices(&mut bytes, &mut decisions) {
        let _ = write!(line, ",\"decisions\":{decisions}");
    }
    let _ = write!(line, ",\"id\":{}", quoted(id));
    let mut raters: Vec<(&str, String)> = Vec::new();
    while bytes.byte() != 0 {
        let rater = bytes.words();
        raters.push((rater, part.rater(&mut bytes)));
    }
    raters.sort();
    if !raters.is_empty() {
        *line += ",\"raters\":{";
        for (index, (rater, said)) in raters.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            let _ = write!(line, "{comma}{}:{said}", quoted(rater));
        }
        line.push('}');
    }
    let (id, hash) = (quoted(&structure.id), quoted(&structure.text_hash));
    let _ = writeln!(line, ",\"rubric\":{id},\"textHash\":{hash}}}");
}

/// What the registers of one extract refer to.
struct Part<'e> {
    sessions: Vec<&'e str>,
    structure: &'e Structure,
}

/// One choice of a register that holds one version and has seen nothing else:
/// session, count, choice, indicator, each as it stands in the line.
type Settled<'e> = (&'e str, String, &'e str, &'e str);

impl<'e> Part<'e> {
    fn rater(&self, bytes: &mut Bytes<'e>) -> String {
        let mut said = String::from("{");
        let mut answers = String::new();
        if self.put_choices(bytes, &mut answers) {
            let _ = write!(said, "\"answers\":{answers}");
        }
        let mut register = String::new();
        if self.put_register(bytes, profile, &mut register) {
            said += if said.len() > 1 { "," } else { "" };
            let _ = write!(said, "\"profile\":{register}");
        }
        said.push('}');
        said
    }

    /// Registers of choices: those that are settled by session, count and
    /// choice, the others in full. Gives whether there are any.
    fn put_choices(&self, bytes: &mut Bytes<'e>, text: &mut String) -> bool {
        let mut settled: Vec<Settled<'_>> = Vec::new();
        let mut others: Vec<(&str, String)> = Vec::new();
        while let Some(position) = bytes.index().checked_sub(1) {
            let indicator = self.structure.indicators[position].as_str();
            let start = bytes.clone();
            let kind = bytes.index();
            if let Some(session) = kind.checked_sub(2) {
                let n = bytes.number().to_string();
                let choice = self.choice(bytes);
                settled.push((self.sessions[session], n, choice, indicator));
            } else {
                *bytes = start;
                let mut register = String::new();
                self.put_register(bytes, |bytes, part| said(part.choice(bytes)), &mut register);
                others.push((indicator, register));
            }
        }
        settled.sort_unstable();
        others.sort_unstable();
        text.push('{');
        if !others.is_empty() {
            *text += "\"registers\":{";
            for (index, (indicator, register)) in others.iter().enumerate() {
                let comma = if index > 0 { "," } else { "" };
                let _ = write!(text, "{comma}{}:{register}", quoted(indicator));
            }
            text.push('}');
        }
        if !settled.is_empty() {
            *text += if others.is_empty() { "" } else { "," };
            *text += "\"settled\":";
            put_settled(&settled, text);
        }
        text.push('}');
        !(settled.is_empty() && others.is_empty())
    }

    /// A register in full. Gives whether anything was ever written to it.
    fn put_register(
        &self,
        bytes: &mut Bytes<'e>,
        value: impl Fn(&mut Bytes<'e>, &Self) -> String,
        text: &mut String,
    ) -> bool {
        let mut seen: Vec<(&str, u32)> = Vec::new();
        let mut versions: Vec<(&str, u32, String)> = Vec::new();
        match bytes.index() {
            0 => {}
            1 => {
                while let Some(session) = bytes.index().checked_sub(1) {
                    seen.push((self.sessions[session], bytes.number()));
                }
                while let Some(session) = bytes.index().checked_sub(1) {
                    let n = bytes.number();
                    versions.push((self.sessions[session], n, value(bytes, self)));
                }
            }
            session => {
                let (by, n) = (self.sessions[session - 2], bytes.number());
                seen.push((by, n));
                versions.push((by, n, value(bytes, self)));
            }
        }
        seen.sort_unstable();
        versions.sort();
        versions.dedup();
        let is_blank = seen.is_empty() && versions.is_empty();
        let seen: Vec<String> = seen
            .iter()
            .map(|(by, n)| format!("{}:{n}", quoted(by)))
            .collect();
        let version = |(by, n, value): &(&str, u32, String)| {
            format!("{{\"by\":{},\"n\":{n},\"value\":{value}}}", quoted(by))
        };
        let versions: Vec<String> = versions.iter().map(version).collect();
        let (seen, versions) = (seen.join(","), versions.join(","));
        let _ = write!(text, "{{\"seen\":{{{seen}}},\"versions\":[{versions}]}}");
        !is_blank
    }

    /// The word of a choice, none if nothing is chosen.
    fn choice(&self, bytes: &mut Bytes<'e>) -> &'e str {
        match bytes.byte() {
            NO_CHOICE => "",
            OTHER_LEVEL => bytes.words(),
            code => self.structure.word(code),
        }
    }
}

/// `{session: {count: {choice: [indicators]}}}`
fn put_settled(settled: &[Settled<'_>], text: &mut String) {
    let mut before: Option<&Settled<'_>> = None;
    for one in settled {
        let (by, n, choice, indicator) = one;
        let depth = before.map_or(0, |before| {
            if before.0 != *by {
                1
            } else if before.1 != *n {
                2
            } else if before.2 != *choice {
                3
            } else {
                4
            }
        });
        *text += match depth {
            0 => "{",
            1 => "]}},",
            2 => "]},",
            3 => "],",
            _ => ",",
        };
        if depth < 2 {
            let _ = write!(text, "{}:{{", quoted(by));
        }
        if depth < 3 {
            let _ = write!(text, "\"{n}\":{{");
        }
        if depth < 4 {
            let _ = write!(text, "{}:[", quoted(choice));
        }
        *text += &quoted(indicator);
        before = Some(one);
    }
    *text += "]}}}";
}

fn said(choice: &str) -> String {
    match choice {
        "" => "{}".to_owned(),
        choice => format!("{{\"choice\":{}}}", quoted(choice)),
    }
}

fn about(bytes: &mut Bytes<'_>, _: &Part<'_>) -> String {
    let (organization, label, date) = (bytes.words(), bytes.words(), bytes.words());
    let date = field("date", date);
    let label = field("label", label);
    let comma = if date.is_empty() || label.is_empty() {
        ""
    } else {
        ","
    };
    let cycle = format!("\"cycle\":{{{date}{comma}{label}}}");
    let organization = field("organization", organization);
    let comma = if organization.is_empty() { "" } else { "," };
    format!("{{{cycle}{comma}{organization}}}")
}

fn profile(bytes: &mut Bytes<'_>, _: &Part<'_>) -> String {
    let role = field("role", bytes.words());
    let flags = bytes.byte();
    let mut fields = Vec::new();
    if flags & REMOVED != 0 {
        fields.push("\"removed\":true");
    }
    if !role.is_empty() {
        fields.push(&role);
    }
    if flags & NOT_VOTING != 0 {
        fields.push("\"voting\":false");
    }
    format!("{{{}}}", fields.join(","))
}

/// A field, left out if it is empty.
fn field(key: &str, text: &str) -> String {
    match text {
        "" => String::new(),
        text => format!("\"{key}\":{}", quoted(text)),
    }
}

fn quoted(text: &str) -> String {
    let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(is_plain) {
        format!("\"{text}\"")
    } else {
        Value::from(text).to_string()
    }
}
