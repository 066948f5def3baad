//! Files and lines to extracts, on all cores. Each worker has a store of its
//! own; at the end they join.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use indicatif::ProgressBar;
use levelwise_core::record::Problem;

use crate::console::Console;
use crate::input::Inputs;
use crate::rubrics::Library;
use crate::shared::open;

use super::broken::{self, Broken, Why};
use super::buffer::Buffer;
use super::extract::Draft;
use super::scan::Scanner;
use super::store::Store;
use super::structure::{Structure, Structures};
use super::tasks::Tasks;

/// Reads every assessment; what is broken is told, in the order of the names,
/// and skipped.
pub(crate) fn read_all(
    inputs: Inputs,
    library: &Library,
    structures: &Structures,
    console: &mut Console,
) -> Store {
    console.start(inputs.n_files());
    let tasks = Mutex::new(Tasks::of(inputs));
    let progress = console.progress().clone();
    let work = || {
        let mut worker = Worker::new(library, structures, &progress);
        let mut buffer = Buffer::default();
        loop {
            let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(task) = task else { return worker };
            task.read(&mut buffer, &mut worker);
        }
    };
    let workers: Vec<Worker<'_>> = thread::scope(|scope| {
        let others: Vec<_> = (1..rayon::current_num_threads())
            .map(|_| scope.spawn(work))
            .collect();
        let mut workers = vec![work()];
        for other in others {
            workers.extend(other.join());
        }
        workers
    });
    let mut broken = Vec::new();
    let mut store = Store::default();
    for worker in workers {
        console.count_read(worker.n_read);
        broken.extend(worker.broken);
        store
            .join(worker.store, structures)
            .expect("extracts of one assessment merge");
    }
    for one in broken::in_order(broken) {
        match &one.why {
            Why::Problems(problems) => console.skip(&one.name(), problems),
            Why::Unreadable(error) => console.skip_unreadable(&one.name(), error),
        }
    }
    store
}

/// Reads texts one after the other.
pub(super) struct Worker<'a> {
    library: &'a Library,
    structures: &'a Structures,
    progress: &'a ProgressBar,
    store: Store,
    scanner: Scanner,
    draft: Draft,
    extract: Vec<u8>,
    /// The rubric of the last file.
    guess: Option<(u32, Arc<Structure>)>,
    n_read: u64,
    broken: Vec<Broken>,
}

impl<'a> Worker<'a> {
    pub(super) fn new(
        library: &'a Library,
        structures: &'a Structures,
        progress: &'a ProgressBar,
    ) -> Self {
        Self {
            library,
            structures,
            progress,
            store: Store::default(),
            scanner: Scanner::default(),
            draft: Draft::default(),
            extract: Vec::new(),
            guess: None,
            n_read: 0,
            broken: Vec::new(),
        }
    }

    /// So many texts were looked at.
    pub(super) fn advance(&self, n: usize) {
        self.progress.inc(n as u64);
    }

    /// Something cannot be read.
    pub(super) fn skip(&mut self, broken: Broken) {
        self.broken.push(broken);
    }

    /// Takes up the assessment in `bytes`.
    ///
    /// # Errors
    /// Every problem of the first stage of reading that fails.
    pub(super) fn see(&mut self, bytes: &[u8]) -> Result<(), Vec<Problem>> {
        self.extract.clear();
        if self.scan(bytes).is_none() {
            self.open(bytes)?;
        }
        self.n_read += 1;
        self.store
            .take(&self.extract, self.structures)
            .expect("extracts of one assessment merge");
        Ok(())
    }

    /// In one pass, if it is of a known rubric and all of it is understood.
    fn scan(&mut self, bytes: &[u8]) -> Option<()> {
        let text = std::str::from_utf8(bytes).ok()?;
        // The second time with the rubric that the file names.
        for _ in 0..2 {
            let (number, structure) = self.guess.clone()?;
            let named = self.scanner.scan(text, &structure, &mut self.draft)?;
            if structure.is_named(named.id, named.text_hash) {
                structure.is_of(named.structure_hash).then_some(())?;
                self.draft.finish(number, &mut self.extract);
                return Some(());
            }
            let number = self.structures.find(named.id, named.text_hash)?;
            self.guess = Some((number, self.structures.get(number)));
        }
        None
    }

    /// By the engine's own reader.
    fn open(&mut self, bytes: &[u8]) -> Result<(), Vec<Problem>> {
        let (found, _) = open(bytes, self.library)?;
        let named = &found.assessment.rubric;
        let structure = Structure::of(named, &found.rubric).map_err(|problem| vec![problem])?;
        let number = self.structures.add(structure);
        let structure = self.structures.get(number);
        self.draft.write(&found.assessment, &structure);
        self.draft.finish(number, &mut self.extract);
        self.guess = Some((number, structure));
        Ok(())
    }
}
