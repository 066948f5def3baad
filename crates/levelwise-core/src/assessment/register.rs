//! Keeps one thing that several people, devices or tabs may change apart.
//!
//! Every write is a version with a *dot*: the session that wrote it and a
//! counter. `seen` says, per session, up to which counter this copy knows what
//! became of the versions. A dot is unknown (above `seen`), present, or
//! superseded (within `seen`, not present). Merging takes, for each dot, the
//! later of these three stages, so it gives the same result in any order and
//! however often (rules M1 to M6). Clocks play no part.
//!
//! The scheme is the dotted version vector: N. Preguiça, C. Baquero,
//! P. S. Almeida, V. Fonte, R. Gonçalves, "Brief announcement: efficient
//! causality tracking in distributed storage systems with dotted version
//! vectors", PODC 2012.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::record::{Field, Moment, Reader, SchemaBook};

use super::edit::Stamp;
use super::file::SessionId;

/// One thing somebody wrote, and by which session.
#[derive(Debug, Clone, PartialEq)]
pub struct Version<T> {
    /// The session that wrote it.
    pub by: SessionId,
    /// How many versions of this thing the session had written, from 1.
    pub n: u32,
    /// When, by the writer's clock; shown to people, never compared.
    pub at: Option<Moment>,
    /// What was written.
    pub value: T,
    /// Fields of a newer version, kept as they came.
    pub extra: Map<String, Value>,
}

/// The versions of one thing that nobody has superseded.
#[derive(Debug, Clone, PartialEq)]
pub struct Register<T> {
    seen: BTreeMap<SessionId, u32>,
    versions: Vec<Version<T>>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self {
            seen: BTreeMap::new(),
            versions: Vec::new(),
        }
    }
}

impl<T: Field + Clone + PartialEq> Register<T> {
    /// A register with its first version.
    #[must_use]
    pub fn new(value: T, stamp: &Stamp) -> Self {
        let mut register = Self::default();
        register.set(value, stamp);
        register
    }

    /// The versions that stand, in a fixed order: none if nothing was ever
    /// written, several if they were written apart.
    #[must_use]
    pub fn versions(&self) -> &[Version<T>] {
        &self.versions
    }

    /// The value, unless versions with different values stand side by side.
    #[must_use]
    pub fn settled(&self) -> Option<&T> {
        let first = &self.versions.first()?.value;
        self.versions
            .iter()
            .all(|version| version.value == *first)
            .then_some(first)
    }

    /// The settled value, or else the first in the fixed order, for places that
    /// must show something.
    #[must_use]
    pub fn shown(&self) -> Option<&T> {
        self.versions.first().map(|version| &version.value)
    }

    /// Whether different values stand side by side.
    #[must_use]
    pub fn is_apart(&self) -> bool {
        self.versions.len() > 1 && self.settled().is_none()
    }

    /// Writes a value that supersedes every version known here.
    pub fn set(&mut self, value: T, stamp: &Stamp) {
        let n = self
            .seen
            .get(&stamp.by)
            .copied()
            .unwrap_or(0)
            .saturating_add(1);
        self.seen.insert(stamp.by.clone(), n);
        self.versions = vec![Version {
            by: stamp.by.clone(),
            n,
            at: stamp.at.clone(),
            value,
            extra: Map::new(),
        }];
    }

    /// What both copies know together. Idempotent, commutative, associative.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let kept = self
            .versions
            .iter()
            .filter(|version| other.lets_stand(version));
        let added = other
            .versions
            .iter()
            .filter(|version| self.lets_stand(version));
        let mut versions: Vec<Version<T>> = kept.chain(added).cloned().collect();
        versions.sort_by(Version::order);
        versions.dedup();
        let mut seen = self.seen.clone();
        for (by, n) in &other.seen {
            let known = seen.entry(by.clone()).or_insert(*n);
            *known = (*known).max(*n);
        }
        Self { seen, versions }
    }

    /// Whether `version`, which stands in another copy, is unknown here or
    /// stands here too. Two different versions with one dot (a device restored
    /// from a backup) both stand.
    fn lets_stand(&self, version: &Version<T>) -> bool {
        let unknown = self.seen.get(&version.by).is_none_or(|n| version.n > *n);
        // The versions are sorted by their dots.
        let by_dot = |own: &Version<T>| (&own.by, own.n).cmp(&(&version.by, version.n));
        unknown || self.versions.binary_search_by(by_dot).is_ok()
    }
}

impl<T: Field> Version<T> {
    /// A total order that depends on nothing but the versions.
    fn order(&self, other: &Self) -> Ordering {
        (&self.by, self.n)
            .cmp(&(&other.by, other.n))
            .then_with(|| self.write().to_string().cmp(&other.write().to_string()))
    }
}

impl<T: Field> Field for Version<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let mut fields = reader.object(value)?;
        let by = fields.required("by", reader);
        let n = fields.required("n", reader);
        let at = fields.optional("at", reader);
        let value = fields.required("value", reader);
        if n == Some(0) {
            let message = "the version has the number 0, numbers begin with 1".to_owned();
            reader.error("bad-version-number", message, "write 1 or more");
            return None;
        }
        Some(Self {
            by: by?,
            n: n?,
            at: at?,
            value: value?,
            extra: fields.rest(),
        })
    }

    fn write(&self) -> Value {
        let mut map = self.extra.clone();
        map.insert("by".to_owned(), self.by.write());
        map.insert("n".to_owned(), self.n.write());
        if let Some(at) = &self.at {
            map.insert("at".to_owned(), at.write());
        }
        map.insert("value".to_owned(), self.value.write());
        Value::Object(map)
    }

    fn schema(book: &mut SchemaBook) -> Value {
        json!({
            "type": "object",
            "properties": {
                "by": SessionId::schema(book),
                "n": { "type": "integer", "minimum": 1, "maximum": u32::MAX },
                "at": Moment::schema(book),
                "value": T::schema(book),
            },
            "required": ["by", "n", "value"],
        })
    }
}

impl<T: Field + Clone + PartialEq> Field for Register<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let mut fields = reader.object(value)?;
        let seen = fields.required::<BTreeMap<SessionId, u32>>("seen", reader);
        let versions = fields.required::<Vec<Version<T>>>("versions", reader);
        for key in fields.rest().keys() {
            reader.unknown_field(key);
        }
        let (mut seen, versions) = (seen?, versions?);
        for version in &versions {
            let known = seen.entry(version.by.clone()).or_insert(version.n);
            *known = (*known).max(version.n);
        }
        // Merging with nothing sorts the versions and drops equal ones.
        Some(Self::default().merge(&Self { seen, versions }))
    }

    fn write(&self) -> Value {
        json!({ "seen": self.seen.write(), "versions": self.versions.write() })
    }

    fn schema(book: &mut SchemaBook) -> Value {
        json!({
            "type": "object",
            "properties": {
                "seen": BTreeMap::<SessionId, u32>::schema(book),
                "versions": Vec::<Version<T>>::schema(book),
            },
            "required": ["seen", "versions"],
        })
    }
}
