//! A register: what was seen of each session, and the versions that stand.

use super::json::Json;
use super::{Once, Scanner, Value};
use crate::roll_up::bytes::put_number;
use crate::roll_up::extract::Draft;
use crate::roll_up::structure::Structure;

impl Scanner {
    /// Steps over a register, and appends it in the form that
    /// [`crate::roll_up::extract`] tells of.
    pub(super) fn register(
        &mut self,
        json: &mut Json<'_>,
        structure: &Structure,
        draft: &mut Draft,
        value: Value,
        bytes: &mut Vec<u8>,
    ) -> Option<()> {
        let (start, n_bytes) = (json.clone(), bytes.len());
        let settled = self.settled(json, structure, draft, value, bytes);
        if settled.is_some() {
            return Some(());
        }
        *json = start;
        bytes.truncate(n_bytes);
        self.any_register(json, structure, draft, value, bytes)
    }

    /// A register as most are: one version, nothing else seen, its fields in
    /// the order in which Levelwise writes them.
    fn settled(
        &mut self,
        json: &mut Json<'_>,
        structure: &Structure,
        draft: &mut Draft,
        value: Value,
        bytes: &mut Vec<u8>,
    ) -> Option<()> {
        json.open(b'{')?;
        json.key(b"\"seen\":")?;
        json.open(b'{')?;
        let session = self.checked.next_session(json, draft)?;
        json.mark(b':')?;
        let n = json.whole().filter(|n| *n > 0)?;
        json.close(b'}')?;
        json.mark(b',')?;
        json.key(b"\"versions\":")?;
        json.open(b'[')?;
        json.open(b'{')?;
        if json.key(b"\"at\":").is_some() {
            self.checked.moment(json)?;
            json.mark(b',')?;
        }
        json.key(b"\"by\":")?;
        json.same(self.checked.last_session())?;
        json.mark(b',')?;
        json.key(b"\"n\":")?;
        json.whole().filter(|count| *count == n)?;
        json.mark(b',')?;
        json.key(b"\"value\":")?;
        put_number(bytes, session + 2);
        put_number(bytes, n);
        value(&mut self.checked, json, structure, bytes)?;
        json.close(b'}')?;
        json.close(b']')?;
        json.close(b'}')
    }

    fn any_register(
        &mut self,
        json: &mut Json<'_>,
        structure: &Structure,
        draft: &mut Draft,
        value: Value,
        bytes: &mut Vec<u8>,
    ) -> Option<()> {
        self.seen.clear();
        self.versions.clear();
        self.values.clear();
        let mut once = Once::default();
        json.object(|json, key| match key {
            b"seen" => {
                once.see(0)?;
                json.object(|json, session| {
                    let session = self.checked.session(session, draft)?;
                    let n = json.whole()?;
                    let is_new = self.seen.iter().all(|(other, _)| *other != session);
                    is_new.then(|| self.seen.push((session, n)))
                })
            }
            b"versions" => {
                once.see(1)?;
                json.list(|json| self.version(json, structure, draft, value))
            }
            _ => None,
        })?;
        once.has(&[0, 1]).then_some(())?;
        self.put_register(bytes);
        Some(())
    }

    fn version(
        &mut self,
        json: &mut Json<'_>,
        structure: &Structure,
        draft: &mut Draft,
        value: Value,
    ) -> Option<()> {
        let mut once = Once::default();
        let (mut by, mut n) = (0, 0);
        json.object(|json, key| match key {
            b"at" => {
                once.see(0)?;
                self.checked.moment(json)
            }
            b"by" => {
                once.see(1)?;
                by = self.checked.session(json.plain()?, draft)?;
                Some(())
            }
            b"n" => {
                once.see(2)?;
                n = json.whole()?;
                (n > 0).then_some(())
            }
            b"value" => {
                once.see(3)?;
                value(&mut self.checked, json, structure, &mut self.values)
            }
            _ => None,
        })?;
        once.has(&[1, 2, 3]).then_some(())?;
        self.versions.push((by, n, self.values.len()));
        Some(())
    }

    fn put_register(&mut self, bytes: &mut Vec<u8>) {
        if let ([(session, n)], [(by, count, _)]) = (&self.seen[..], &self.versions[..])
            && (session, n) == (by, count)
        {
            put_number(bytes, session + 2);
            put_number(bytes, *n);
            bytes.extend_from_slice(&self.values);
            return;
        }
        // What a version says of itself is seen too.
        for (by, count, _) in &self.versions {
            match self.seen.iter_mut().find(|(session, _)| session == by) {
                Some((_, n)) => *n = (*n).max(*count),
                None => self.seen.push((*by, *count)),
            }
        }
        if self.seen.is_empty() {
            bytes.push(0);
            return;
        }
        bytes.push(1);
        for (session, n) in &self.seen {
            put_number(bytes, session + 1);
            put_number(bytes, *n);
        }
        bytes.push(0);
        let mut start = 0;
        for (by, count, end) in &self.versions {
            put_number(bytes, by + 1);
            put_number(bytes, *count);
            bytes.extend_from_slice(&self.values[start..*end]);
            start = *end;
        }
        bytes.push(0);
    }
}
