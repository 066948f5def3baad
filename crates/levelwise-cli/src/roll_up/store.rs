//! Extracts, each assessment once: what is known of one assessment from several
//! files is merged (U1).

use std::hash::{DefaultHasher, Hasher};

use hashbrown::HashTable;
use levelwise_core::merge::{MergeError, merge};

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
    by_unit: HashTable<At>,
    draft: Draft,
    n_merged: u64,
}

/// Two extracts that do not merge, which only a fault of this program can be.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum StoreError {
    #[error(transparent)]
    Malformed(#[from] Malformed),
    #[error(transparent)]
    Merge(#[from] MergeError),
}

impl Store {
    /// Takes an extract up; merges it with the one of the same assessment, if
    /// there is one.
    pub(super) fn take(
        &mut self,
        extract: &[u8],
        structures: &Structures,
    ) -> Result<(), StoreError> {
        let hash = hash_of(extract);
        let found = self.by_unit.find(hash, |at| {
            extract::unit_of(read(&self.blocks, *at)) == extract::unit_of(extract)
        });
        let Some(at) = found.copied() else {
            self.put(extract, hash);
            return Ok(());
        };
        self.n_merged += 1;
        let here = read(&self.blocks, at);
        if here == extract {
            return Ok(());
        }
        let (_, number) = extract::unit_of(extract);
        let structure = structures.get(number);
        let ours = extract::open(here, &structure)?;
        let merged = merge(&ours, &extract::open(extract, &structure)?)?;
        if merged == ours {
            return Ok(());
        }
        self.draft.write(&merged, &structure);
        let mut bytes = Vec::new();
        self.draft.finish(number, &mut bytes);
        self.blocks[at.block as usize].0[at.start as usize] = 0;
        let is_old = |other: &At| (other.block, other.start) == (at.block, at.start);
        if let Ok(entry) = self.by_unit.find_entry(hash, is_old) {
            entry.remove();
        }
        self.put(&bytes, hash);
        Ok(())
    }

    fn put(&mut self, extract: &[u8], hash: u64) {
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
        self.by_unit.insert_unique(hash, at, |at| at.hash);
    }

    /// Takes up everything of another.
    pub(super) fn join(&mut self, other: Self, structures: &Structures) -> Result<(), StoreError> {
        self.n_merged += other.n_merged;
        for block in other.blocks {
            for extract in block.extracts() {
                self.take(extract, structures)?;
            }
        }
        Ok(())
    }

    /// How many assessments there are.
    pub(crate) fn len(&self) -> usize {
        self.by_unit.len()
    }

    /// How many files were merged into one that was there.
    pub(crate) fn n_merged(&self) -> u64 {
        self.n_merged
    }

    /// The blocks in which the extracts stand, to be given back one by one.
    pub(super) fn into_blocks(self) -> impl Iterator<Item = Block> {
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
