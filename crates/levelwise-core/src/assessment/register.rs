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

use serde_json::{Value, json};

use crate::record::{Field, Json, JsonMap, Moment, Reader, SchemaBook, Table, canonical, put};

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
    pub extra: JsonMap,
}

/// The versions of one thing that nobody has superseded.
#[derive(Debug, Clone, PartialEq)]
pub struct Register<T> {
    seen: Table<SessionId, u32>,
    versions: Vec<Version<T>>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self {
            seen: Table::new(),
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

    /// A register that knows `versions`, and of each session what became of its
    /// versions up to the count in `seen`. What a version says of itself is seen
    /// too, as when a file is read.
    #[must_use]
    pub fn known(seen: Table<SessionId, u32>, versions: Vec<Version<T>>) -> Self {
        let mut register = Self {
            seen,
            versions: Vec::new(),
        };
        for version in versions {
            see(&mut register.seen, &version.by, version.n);
            register.keep(version);
        }
        register
    }

    /// Up to which count of each session this copy knows what became of the
    /// versions.
    #[must_use]
    pub fn seen(&self) -> &Table<SessionId, u32> {
        &self.seen
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

    /// Whether nothing was ever written.
    pub(crate) fn is_blank(&self) -> bool {
        self.seen.is_empty() && self.versions.is_empty()
    }

    /// Whether the same versions stand in both.
    pub(crate) fn stands_as(&self, other: &Self) -> bool {
        self.versions == other.versions || self.versions.write() == other.versions.write()
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
            extra: JsonMap::new(),
        }];
    }

    /// The same versions, with what `change` makes of each value. A copy that was
    /// changed so before a merge equals one that was changed after it.
    #[must_use]
    pub(crate) fn map(&self, change: impl Fn(&T) -> T) -> Self {
        let mut mapped = Self {
            seen: self.seen.clone(),
            versions: Vec::new(),
        };
        for version in &self.versions {
            mapped.keep(Version {
                value: change(&version.value),
                ..version.clone()
            });
        }
        mapped
    }

    /// What both copies know together. Idempotent, commutative, associative.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        if self == other {
            return self.clone();
        }
        let mut merged = Self {
            seen: self.seen.clone(),
            versions: Vec::new(),
        };
        for (by, n) in &other.seen {
            see(&mut merged.seen, by, *n);
        }
        for (here, there) in [(self, other), (other, self)] {
            for version in &here.versions {
                if there.lets_stand(version) {
                    merged.keep(version.clone());
                }
            }
        }
        merged
    }

    /// Puts a version in its place, unless it stands there.
    #[inline(never)]
    fn keep(&mut self, version: Version<T>) {
        let found = self
            .versions
            .binary_search_by(|other| other.order(&version));
        if let Err(index) = found {
            self.versions.insert(index, version);
        }
    }

    /// Whether `version`, which stands in another copy, is unknown here or
    /// stands here too. Two different versions with one dot (a device restored
    /// from a backup) both stand.
    fn lets_stand(&self, version: &Version<T>) -> bool {
        let unknown = self.seen.get(&version.by).is_none_or(|n| version.n > *n);
        let mut own = self.versions.iter();
        unknown || own.any(|own| own.n == version.n && own.by == version.by)
    }
}

impl<T: Field + PartialEq> Version<T> {
    /// A total order that depends on nothing but the versions.
    fn order(&self, other: &Self) -> Ordering {
        let by_dot = (&self.by, self.n).cmp(&(&other.by, other.n));
        // Texts are made only where values differ under one dot, which is rare.
        by_dot.then_with(|| {
            if self == other {
                Ordering::Equal
            } else {
                canonical::compare(&self.write(), &other.write())
            }
        })
    }
}

impl<T: Field> Field for Version<T> {
    fn read(reader: &mut Reader) -> Self {
        reader.open();
        let read = Self {
            by: reader.required("by"),
            n: reader.required("n"),
            at: reader.optional("at", || None),
            value: reader.required("value"),
            extra: reader.close(),
        };
        if read.n == 0 {
            let message = "the version has the number 0, numbers begin with 1".to_owned();
            reader.error("bad-version-number", message, "write 1 or more");
        }
        read
    }

    fn write(&self) -> Json {
        let mut map = self.extra.clone();
        put_stamp(&mut map, &self.by, self.n, self.at.as_ref());
        put(&mut map, "value", self.value.write());
        Json::Object(map)
    }

    fn schema(book: &mut SchemaBook) -> Value {
        let mut fields = SchemaBook::fields();
        let by = SessionId::schema(book);
        fields.add("by", "The session that wrote it.", by, None);
        let n = json!({ "type": "integer", "minimum": 1, "maximum": u32::MAX });
        let about = "How many versions of this thing the session had written, from 1.";
        fields.add("n", about, n, None);
        let at = Moment::schema(book);
        let about = "When, by the writer's clock; shown to people, never compared.";
        fields.add("at", about, at, Some(Json::Null));
        let value = T::schema(book);
        let value = book.reference_to(value);
        fields.add("value", "What was written.", value.clone(), None);
        book.holder("Version", "One thing somebody wrote.", &value, fields)
    }
}

impl<T: Field + Clone + PartialEq> Field for Register<T> {
    fn read(reader: &mut Reader) -> Self {
        reader.open();
        let mut register = Self {
            seen: reader.required("seen"),
            versions: Vec::new(),
        };
        reader.open_required_list("versions");
        while reader.next_entry() {
            let version = Version::read(reader);
            see(&mut register.seen, &version.by, version.n);
            register.keep(version);
        }
        reader.leave();
        for key in reader.close().keys() {
            reader.unknown_field(key);
        }
        register
    }

    fn write(&self) -> Json {
        let mut map = JsonMap::new();
        put(&mut map, "seen", self.seen.write());
        put(&mut map, "versions", self.versions.write());
        Json::Object(map)
    }

    fn schema(book: &mut SchemaBook) -> Value {
        let mut fields = SchemaBook::fields();
        let seen = Table::<SessionId, u32>::schema(book);
        let about = "Up to which number this copy knows the versions of each session.";
        fields.add("seen", about, seen, None);
        let versions = Vec::<Version<T>>::schema(book);
        let about = "Those that nobody has superseded; several if they were written apart.";
        fields.add("versions", about, versions, None);
        let value = T::schema(book);
        let value = book.reference_to(value);
        let about = "One thing that several people may change apart.";
        book.holder("Register", about, &value, fields)
    }
}

/// Writes what every version has, whatever its value.
#[inline(never)]
fn put_stamp(map: &mut JsonMap, by: &SessionId, n: u32, at: Option<&Moment>) {
    put(map, "by", by.write());
    put(map, "n", n.write());
    if let Some(at) = at {
        put(map, "at", at.write());
    }
}

/// Notes that the versions of a session are known up to `n`.
#[inline(never)]
fn see(seen: &mut Table<SessionId, u32>, by: &SessionId, n: u32) {
    let known = seen.entry(by.clone()).or_insert(n);
    *known = (*known).max(n);
}
