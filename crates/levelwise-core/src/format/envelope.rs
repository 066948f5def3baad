//! The two fields every file begins with, `format` and `formatVersion`, and the
//! numbered upgrades between versions.

use crate::record::{Json, JsonMap, Problem, Problems, canonical, put, text_value};

/// Turns a file of one version into the next; its position says which.
pub(super) type Upgrade = fn(JsonMap) -> JsonMap;

/// One kind of file.
pub(super) struct Format {
    /// What stands in `format`.
    pub(super) name: &'static str,
    /// What it is called in a message, with its article.
    pub(super) thing: &'static str,
    /// The upgrade at position `n` leads from version `n + 1` to `n + 2`, so
    /// the present version is one more than their number, and none can be
    /// missing.
    pub(super) upgrades: &'static [Upgrade],
}

pub(super) const RUBRIC: Format = Format {
    name: "levelwise/rubric",
    thing: "a Levelwise rubric",
    upgrades: &[],
};

pub(super) const ASSESSMENT: Format = Format {
    name: "levelwise/assessment",
    thing: "a Levelwise assessment",
    upgrades: &[],
};

pub(super) const CROSSWALK: Format = Format {
    name: "levelwise/crosswalk",
    thing: "a Levelwise crosswalk",
    upgrades: &[],
};

pub(super) const LINEAGE: Format = Format {
    name: "levelwise/lineage",
    thing: "a Levelwise lineage",
    upgrades: &[],
};

const NAME_KEY: &str = "format";
const VERSION_KEY: &str = "formatVersion";

impl Format {
    fn version(&self) -> usize {
        self.upgrades.len() + 1
    }
}

/// The file's text: canonical JSON with its format and version.
pub(super) fn wrap(value: Json, format: &Format) -> String {
    let mut text = canonical::lines(&wrapped(value, format));
    text.push('\n');
    text
}

/// The same on one line, without spaces.
pub(super) fn wrap_line(value: Json, format: &Format) -> String {
    canonical::line(&wrapped(value, format))
}

fn wrapped(value: Json, format: &Format) -> Json {
    let mut map = JsonMap::new();
    if let Json::Object(fields) = value {
        map = fields;
    }
    put(&mut map, NAME_KEY, text_value(format.name));
    let version = format!("{}.0", format.version());
    put(&mut map, VERSION_KEY, Json::String(version));
    Json::Object(map)
}

/// The file's fields in the present version, without format and version.
pub(super) fn unwrap(value: Json, format: &Format) -> Result<Json, Problems> {
    let Json::Object(mut map) = value else {
        return Err(other_kind("no object with fields", format));
    };
    let (name, version) = (map.remove(NAME_KEY), map.remove(VERSION_KEY));
    match name {
        Some(Json::String(name)) if name == format.name => {}
        Some(name) => {
            let name: String = canonical::line(&name).chars().take(60).collect();
            return Err(other_kind(&format!("a file of the format {name}"), format));
        }
        None => return Err(other_kind("a file that names no format", format)),
    }
    let major = major_of(version.as_ref())?;
    if major > format.version() {
        let message = format!(
            "the file has version {major} of its format, this Levelwise reads up to {}",
            format.version()
        );
        let hint = "open it with a newer Levelwise: reload the page, or ask who sent it";
        return Err(Problem::error("too-new", "/formatVersion", message, hint).into());
    }
    for upgrade in &format.upgrades[major - 1..] {
        map = upgrade(map);
    }
    Ok(Json::Object(map))
}

fn other_kind(found: &str, format: &Format) -> Problems {
    let message = format!("this is {found}, not {}", format.thing);
    let hint = format!("choose a file whose format is \"{}\"", format.name);
    Problem::error("wrong-format", "/format", message, hint).into()
}

/// The major part of `major.minor`; a newer minor version only adds fields.
fn major_of(version: Option<&Json>) -> Result<usize, Problems> {
    let text = version.and_then(Json::as_str).unwrap_or_default();
    let parts = text.split_once('.').and_then(|(major, minor)| {
        let is_number =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        (is_number(major) && is_number(minor)).then(|| major.parse::<usize>().unwrap_or(usize::MAX))
    });
    match parts {
        Some(major) if major >= 1 => Ok(major),
        Some(_) | None => {
            let message = "the version of the format is missing or is no version";
            let hint = "write \"formatVersion\": \"1.0\"";
            Err(Problem::error("bad-format-version", "/formatVersion", message, hint).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::record::parse;

    use super::*;

    fn step(name: &'static str, mut map: JsonMap) -> JsonMap {
        let path = map.get("path").and_then(Json::as_str).unwrap_or_default();
        let path = Json::String([path, name].concat());
        map.insert("path".to_owned(), path);
        map
    }

    const TRIED: Format = Format {
        name: "levelwise/tried",
        thing: "a tried thing",
        upgrades: &[|map| step("1>2 ", map), |map| step("2>3 ", map)],
    };

    fn json(text: &str) -> Json {
        parse(text.as_bytes()).expect("JSON")
    }

    fn tried(version: &str) -> Result<Json, Problems> {
        let file = format!(r#"{{"format": "levelwise/tried", "formatVersion": "{version}"}}"#);
        unwrap(json(&file), &TRIED)
    }

    /// F3
    #[test]
    fn upgrades_run_in_order_from_the_files_version() {
        assert_eq!(tried("1.0").unwrap(), json(r#"{"path": "1>2 2>3 "}"#));
        assert_eq!(tried("2.7").unwrap(), json(r#"{"path": "2>3 "}"#));
        assert_eq!(tried("3.0").unwrap(), json("{}"));
    }

    /// F4
    #[test]
    fn a_newer_version_is_refused_by_name() {
        assert_eq!(tried("4.0").unwrap_err().first().code, "too-new");
        assert_eq!(
            tried("99999999999999999999.0").unwrap_err().first().code,
            "too-new"
        );
        for odd in ["0.1", "", "1", "one.two", "-1.0"] {
            assert_eq!(
                tried(odd).unwrap_err().first().code,
                "bad-format-version",
                "{odd}"
            );
        }
    }
}
