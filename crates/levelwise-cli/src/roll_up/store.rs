//! Extracts, each assessment once: what is known of one assessment from several
//! files is merged (U1).

use std::hash::{DefaultHasher, Hasher};

use hashbrown::HashTable;
use levelwise_core::assessment::Assessment;
use levelwise_core::merge::{MergeError, merge};
use rayon::prelude::*;

use super::bytes::{Bytes, put_number};
use super::extract::{self, Draft, Malformed};
use super::structure::Structures;

/// Extracts stand in blocks of this many bytes, or of their own length if they
/// are longer. Nothing moves when more come.
const BLOCK: usize = 1 << 20;

/// Where an extract stands.
#[derive(Debug, Clone, Copy)]
struct At {
    block: u32,
    start: u32,
    /// Of the assessment and its rubric, kept so that a growing table need not
    /// look at every extract again.
    hash: u64,
}

/// Some extracts. In front of each stands whether it holds, and its length.
#[derive(Debug)]
pub(super) struct Block(Vec<u8>);

/// The extracts that one worker gathered.
#[derive(Debug, Default)]
pub(crate) struct Store {
    blocks: Vec<Block>,
    /// The first extract of each assessment.
    by_unit: HashTable<At>,
    /// Further extracts of assessments, which are merged when all are there.
    again: Vec<At>,
    n_taken: u64,
}

/// Extracts of one assessment that do not merge, which only a fault of this
/// program can be.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum StoreError {
    #[error(transparent)]
    Malformed(#[from] Malformed),
    #[error(transparent)]
    Merge(#[from] MergeError),
}

impl Store {
    /// Takes an extract up.
    pub(super) fn take(&mut self, extract: &[u8]) {
        self.n_taken += 1;
        self.lay(extract);
    }

    fn lay(&mut self, extract: &[u8]) {
        let hash = hash_of(extract);
        match self.find(extract, hash) {
            None => {
                let at = self.put(extract, hash);
                self.by_unit.insert_unique(hash, at, |at| at.hash);
            }
            // The same file again.
            Some(at) if read(&self.blocks, at) == extract => {}
            Some(_) => {
                let at = self.put(extract, hash);
                self.again.push(at);
            }
        }
    }

    /// The first extract of the same assessment.
    fn find(&self, extract: &[u8], hash: u64) -> Option<At> {
        let unit = extract::unit_of(extract);
        let found = self
            .by_unit
            .find(hash, |at| extract::unit_of(read(&self.blocks, *at)) == unit);
        found.copied()
    }

    /// Merges what is of one assessment (U1), on all cores.
    pub(super) fn settle(&mut self, structures: &Structures) -> Result<(), StoreError> {
        let mut again = std::mem::take(&mut self.again);
        let unit = |at: &At| (at.hash, extract::unit_of(read(&self.blocks, *at)));
        again.sort_by(|one, other| unit(one).cmp(&unit(other)));
        let sets: Vec<&[At]> = again
            .chunk_by(|one, other| unit(one) == unit(other))
            .collect();
        let merged: Result<Vec<Vec<u8>>, StoreError> = sets
            .par_iter()
            .map(|set| self.merged(set, structures))
            .collect();
        let sets: Vec<Vec<At>> = sets.into_iter().map(<[At]>::to_vec).collect();
        for (set, merged) in sets.into_iter().zip(merged?) {
            let hash = set[0].hash;
            let unit = extract::unit_of(&merged);
            let blocks = &self.blocks;
            let is_first = |at: &At| extract::unit_of(read(blocks, *at)) == unit;
            if let Ok(entry) = self.by_unit.find_entry(hash, is_first) {
                let (first, _) = entry.remove();
                self.strike(first);
            }
            for at in set {
                self.strike(at);
            }
            let at = self.put(&merged, hash);
            self.by_unit.insert_unique(hash, at, |at| at.hash);
        }
        Ok(())
    }

    /// The extract of everything that is known of one assessment.
    fn merged(&self, set: &[At], structures: &Structures) -> Result<Vec<u8>, StoreError> {
        let extract = read(&self.blocks, set[0]);
        let (_, number) = extract::unit_of(extract);
        let structure = structures.get(number);
        let first = self.find(extract, set[0].hash).into_iter();
        let mut all: Option<Assessment> = None;
        for at in first.chain(set.iter().copied()) {
            let opened = extract::open(read(&self.blocks, at), &structure)?;
            all = Some(match all {
                None => opened,
                Some(all) => merge(&all, &opened)?,
            });
        }
        let mut bytes = Vec::new();
        if let Some(all) = all {
            let mut draft = Draft::default();
            draft.write(&all, &structure);
            draft.finish(number, &mut bytes);
        }
        Ok(bytes)
    }

    fn put(&mut self, extract: &[u8], hash: u64) -> At {
        let needed = extract.len() + 6;
        let has_room = |block: &Block| block.0.capacity() - block.0.len() >= needed;
        if !self.blocks.last().is_some_and(has_room) {
            let room = Vec::with_capacity(BLOCK.max(needed));
            self.blocks.push(Block(room));
        }
        let last = self.blocks.len() - 1;
        let block = &mut self.blocks[last].0;
        let at = At {
            block: u32::try_from(last).unwrap_or(u32::MAX),
            start: u32::try_from(block.len()).unwrap_or(u32::MAX),
            hash,
        };
        block.push(1);
        put_number(block, u32::try_from(extract.len()).unwrap_or(u32::MAX));
        block.extend_from_slice(extract);
        at
    }

    /// Takes up everything of another, whose blocks stay as they are.
    pub(super) fn join(&mut self, other: Self) {
        let n_blocks = u32::try_from(self.blocks.len()).unwrap_or(u32::MAX);
        let moved = |at: At| At {
            block: at.block + n_blocks,
            ..at
        };
        self.n_taken += other.n_taken;
        self.blocks.extend(other.blocks);
        self.again.extend(other.again.into_iter().map(moved));
        for at in other.by_unit.into_iter().map(moved) {
            let extract = read(&self.blocks, at);
            match self.find(extract, at.hash) {
                None => drop(self.by_unit.insert_unique(at.hash, at, |at| at.hash)),
                Some(first) if read(&self.blocks, first) == extract => self.strike(at),
                Some(_) => self.again.push(at),
            }
        }
    }

    /// From now on the extract does not hold.
    fn strike(&mut self, at: At) {
        self.blocks[at.block as usize].0[at.start as usize] = 0;
    }

    /// How many assessments there are.
    pub(crate) fn len(&self) -> usize {
        self.by_unit.len()
    }

    /// How many files were merged into one that was there.
    pub(crate) fn n_merged(&self) -> u64 {
        self.n_taken - self.by_unit.len() as u64
    }

    /// The blocks in which the extracts stand, to be given back one by one.
    pub(super) fn into_blocks(self) -> std::vec::IntoIter<Block> {
        self.blocks.into_iter()
    }

    /// Every extract, in no order that means anything.
    pub(super) fn extracts(&self) -> impl Iterator<Item = &[u8]> {
        self.blocks.iter().flat_map(Block::extracts)
    }
}

impl Block {
    /// The extracts that hold.
    pub(super) fn extracts(&self) -> impl Iterator<Item = &[u8]> {
        let mut bytes = Bytes(&self.0);
        std::iter::from_fn(move || {
            while !bytes.0.is_empty() {
                let holds = bytes.byte() == 1;
                let extract = bytes.text();
                if holds {
                    return Some(extract);
                }
            }
            None
        })
    }
}

fn hash_of(extract: &[u8]) -> u64 {
    let (id, structure) = extract::unit_of(extract);
    let mut hasher = DefaultHasher::new();
    hasher.write(id);
    hasher.write_u32(structure);
    hasher.finish()
}

fn read(blocks: &[Block], at: At) -> &[u8] {
    let mut bytes = Bytes(&blocks[at.block as usize].0[at.start as usize + 1..]);
    bytes.text()
}
