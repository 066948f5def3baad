//! A map and a set in the order of their keys, for what stands in one file.
//!
//! Both are sorted lists: the standard library's trees are compiled anew for
//! every pair of types, which was a third of what the page had to download, and
//! no list of a file is long enough to be slow.

use std::slice;

/// Values by key, in the order of the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<K, V> {
    entries: Vec<(K, V)>,
}

/// Keys in their order, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<K> {
    keys: Vec<K>,
}

/// The place of one key in a [`Table`], filled or not.
#[derive(Debug)]
pub struct Entry<'a, K, V> {
    table: &'a mut Table<K, V>,
    key: K,
}

/// Walks through a [`Table`] in the order of its keys.
#[derive(Debug)]
pub struct Entries<'a, K, V>(slice::Iter<'a, (K, V)>);

impl<K: Ord, V> Table<K, V> {
    /// A table without entries.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a key; `None` if it has none.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        let index = self.search(key).ok()?;
        Some(&self.entries[index].1)
    }

    /// Whether the key has a value.
    #[must_use]
    pub fn contains_key(&self, key: &K) -> bool {
        self.search(key).is_ok()
    }

    /// Gives a key a value, and back the one it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.search(&key) {
            Ok(index) => Some(std::mem::replace(&mut self.entries[index].1, value)),
            Err(index) => {
                self.entries.insert(index, (key, value));
                None
            }
        }
    }

    /// Takes a key out, and gives back its value.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let index = self.search(key).ok()?;
        Some(self.entries.remove(index).1)
    }

    /// The place of a key, to be filled if it is not.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { table: self, key }
    }

    fn search(&self, key: &K) -> Result<usize, usize> {
        self.entries.binary_search_by(|(other, _)| other.cmp(key))
    }
}

impl<K, V> Table<K, V> {
    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries in the order of their keys.
    pub fn iter(&self) -> Entries<'_, K, V> {
        Entries(self.entries.iter())
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    /// The value of the key, which is `value` if it had none.
    pub fn or_insert(self, value: V) -> &'a mut V {
        let index = match self.table.search(&self.key) {
            Ok(index) => index,
            Err(index) => {
                self.table.entries.insert(index, (self.key, value));
                index
            }
        };
        &mut self.table.entries[index].1
    }

    /// The value of the key, which is the default if it had none.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert(V::default())
    }
}

impl<K: Ord> Set<K> {
    /// A set without keys.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether the key is in the set.
    #[must_use]
    pub fn contains(&self, key: &K) -> bool {
        self.keys.binary_search(key).is_ok()
    }

    /// Puts a key in; `false` if it was there.
    pub fn insert(&mut self, key: K) -> bool {
        let found = self.keys.binary_search(&key);
        if let Err(index) = found {
            self.keys.insert(index, key);
        }
        found.is_err()
    }

    /// Takes a key out; `false` if it was not there.
    pub fn remove(&mut self, key: &K) -> bool {
        let found = self.keys.binary_search(key);
        if let Ok(index) = found {
            self.keys.remove(index);
        }
        found.is_ok()
    }
}

impl<K> Set<K> {
    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys in their order.
    pub fn iter(&self) -> slice::Iter<'_, K> {
        self.keys.iter()
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        let entries = Vec::new();
        Self { entries }
    }
}

impl<K> Default for Set<K> {
    fn default() -> Self {
        let keys = Vec::new();
        Self { keys }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut table = Self::new();
        for (key, value) in entries {
            table.insert(key, value);
        }
        table
    }
}

impl<K: Ord> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Self::new();
        for key in keys {
            set.insert(key);
        }
        set
    }
}

impl<'a, K, V> Iterator for Entries<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<'a, K, V> IntoIterator for &'a Table<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Entries<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, K> IntoIterator for &'a Set<K> {
    type Item = &'a K;
    type IntoIter = slice::Iter<'a, K>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
