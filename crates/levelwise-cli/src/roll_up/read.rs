//! Files and lines to extracts, on all cores. Each worker has a store of its
//! own; at the end they join.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use indicatif::ProgressBar;
use levelwise_core::record::{Json, Problem, parse};

use crate::console::Console;
use crate::input::Inputs;
use crate::rubrics::Library;
use crate::shared::open;

use super::broken::{self, Broken, Why};
use super::buffer::Buffer;
use super::extract::Draft;
use super::partial::BEGINNING;
use super::scan::{Scanner, carried};
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
        store.join(worker.store);
    }
    store
        .settle(structures)
        .expect("extracts of one assessment merge");
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
        self.take();
        Ok(())
    }

    fn take(&mut self) {
        self.n_read += 1;
        self.store.take(&self.extract);
    }

    /// Takes up a line of a file that begins as a partial roll-up: its rubrics,
    /// one of its assessments, or any other assessment.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn see_part(&mut self, line: &[u8]) -> Result<(), Vec<Problem>> {
        if line.starts_with(BEGINNING) {
            return self.see_rubrics(line).map_err(|problem| vec![problem]);
        }
        self.extract.clear();
        if self.scan_part(line).is_some() {
            self.take();
            return Ok(());
        }
        self.see(line).map_err(|problems| match problems.first() {
            Some(problem) if problem.code == "wrong-format" => vec![no_part(
                "this is no line of a partial roll-up, or of a rubric that its first line does \
                 not list",
            )],
            Some(_) | None => problems,
        })
    }

    fn see_rubrics(&mut self, line: &[u8]) -> Result<(), Problem> {
        let value = parse(line).map_err(|problems| problems.first().clone())?;
        if value.get("formatVersion").and_then(Json::as_str) != Some("1.0") {
            let message = "the partial roll-up has another version than this Levelwise reads";
            let hint = "roll up with the Levelwise that wrote it, or write it anew";
            return Err(Problem::error("too-new", "/formatVersion", message, hint));
        }
        let rubrics = value.get("rubrics").and_then(Json::as_array);
        for rubric in rubrics.into_iter().flatten() {
            let structure = Structure::listed(rubric, self.library).map_err(|why| no_part(&why))?;
            let id = structure.id.clone();
            let number = self.structures.add(structure);
            let number = number.ok_or_else(|| {
                no_part(&format!(
                    "rubric {id} has other levels or indicators elsewhere"
                ))
            })?;
            self.guess = Some((number, self.structures.get(number)));
        }
        Ok(())
    }

    fn scan_part(&mut self, line: &[u8]) -> Option<()> {
        let line = std::str::from_utf8(line).ok()?;
        for _ in 0..2 {
            let (number, structure) = self.guess.clone()?;
            let scanned = self.scanner.scan_part(line, &structure, &mut self.draft);
            if scanned.is_some_and(|(id, text_hash)| structure.is_named(id, text_hash)) {
                self.draft.finish(number, &mut self.extract);
                return Some(());
            }
            self.guess_again(line)?;
        }
        None
    }

    /// Takes the rubric that is named at the end of the text for the next guess;
    /// `None` if it is the one that was guessed, or not known.
    fn guess_again(&mut self, text: &str) -> Option<()> {
        let text_hash = last_text_hash(text)?;
        let (_, guessed) = self.guess.as_ref()?;
        (guessed.text_hash != text_hash).then_some(())?;
        let number = self.structures.find_by_hash(text_hash)?;
        self.guess = Some((number, self.structures.get(number)));
        Some(())
    }

    /// In one pass, if it is of a known rubric and all of it is understood.
    fn scan(&mut self, bytes: &[u8]) -> Option<()> {
        let text = std::str::from_utf8(bytes).ok()?;
        // The second time with the rubric that the file names.
        for _ in 0..2 {
            let (number, structure) = self.guess.clone()?;
            let scanned = self.scanner.scan(text, &structure, &mut self.draft);
            if let Some(named) = scanned
                && structure.is_named(named.id, named.text_hash)
            {
                structure.is_of(named.structure_hash).then_some(())?;
                self.draft.finish(number, &mut self.extract);
                return Some(());
            }
            self.guess_again(text)?;
        }
        None
    }

    /// By the engine's own reader.
    fn open(&mut self, bytes: &[u8]) -> Result<(), Vec<Problem>> {
        let (found, _) = open(bytes, self.library)?;
        let named = &found.assessment.rubric;
        let structure = Structure::of(named, &found.rubric).map_err(|problem| vec![problem])?;
        let number = self.structures.add(structure).ok_or_else(|| {
            let message = "a partial roll-up that is read too lists other levels or indicators";
            let hint = "write the partial roll-up anew, or leave it out";
            vec![Problem::error("other-structure", "/rubric", message, hint)]
        })?;
        let structure = self.structures.get(number);
        self.draft.write(&found.assessment, &structure);
        self.draft.finish(number, &mut self.extract);
        if named.full.is_some()
            && let Some(full) = std::str::from_utf8(bytes).ok().and_then(carried)
        {
            structure.see_carried(full);
        }
        self.guess = Some((number, structure));
        Ok(())
    }
}

/// The last text hash that a text names: that of its rubric, which stands at the
/// end of what Levelwise writes.
fn last_text_hash(text: &str) -> Option<&str> {
    let (_, behind) = text.rsplit_once("\"textHash\"")?;
    let value = behind.trim_start().strip_prefix(':')?;
    let value = value.trim_start().strip_prefix('"')?;
    value.split_once('"').map(|(hash, _)| hash)
}

fn no_part(why: &str) -> Problem {
    let hint = "write the partial roll-up anew with roll-up --partial";
    Problem::error("bad-partial", "", why, hint)
}
