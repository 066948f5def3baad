//! Opens a file: reads it, shows what it would change, takes a snapshot, merges,
//! and offers to undo, in that order. A file with problems changes nothing.

use levelwise_core::assessment::{Assessment, AssessmentId, RaterId};
use levelwise_core::check::check;
use levelwise_core::format;
use levelwise_core::merge::{Preview, merge, preview};
use levelwise_core::record::Problem;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File, HtmlInputElement};
use yew::prelude::*;

use crate::chance;
use crate::components::{Notice, ProblemList, Tone};
use crate::files::{self, ReadError};
use crate::routes::Route;
use crate::state::{self, Loaded, Local};
use crate::storage::WriteError;
use crate::text::t;

mod preview_panel;

use preview_panel::PreviewPanel;

/// How far an import has come.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    /// Nothing was chosen.
    Idle,
    /// The file is being read.
    Reading,
    /// It cannot be used; nothing changed.
    Broken(String, Vec<Problem>),
    /// It can; nothing changed yet.
    Ready(Box<Ready>),
    /// It was merged, with the snapshot from before if there was a before.
    Done(AssessmentId, Option<String>),
    /// It was merged and undone.
    Undone,
    /// The device could not keep it.
    NotKept(WriteError),
}

/// A file that can be imported.
#[derive(Debug, Clone, PartialEq)]
pub struct Ready {
    /// What the file says.
    assessment: Assessment,
    /// What it would change; absent if this device does not have the
    /// assessment.
    preview: Option<Preview>,
    /// What somebody should look at.
    warnings: Vec<Problem>,
}

/// Properties of [`Import`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Called when an import changed what this device keeps.
    pub on_change: Callback<()>,
}

/// A file field, also to drop on, and everything that follows.
#[component]
pub fn Import(props: &Props) -> Html {
    let stage = use_state(|| Stage::Idle);
    let on_file = {
        let stage = stage.clone();
        Callback::from(move |file: File| {
            stage.set(Stage::Reading);
            let stage = stage.clone();
            spawn_local(async move { stage.set(read(&file).await) });
        })
    };
    let onchange = {
        let on_file = on_file.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = files::list(input.files()).into_iter().next() {
                on_file.emit(file);
            }
            // The same file can be chosen again.
            input.set_value("");
        })
    };
    let ondrop = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        let dropped = event.data_transfer().and_then(|transfer| transfer.files());
        if let Some(file) = files::list(dropped).into_iter().next() {
            on_file.emit(file);
        }
    });
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    html! {
        <div class="import" {ondrop} {ondragover}>
            <label class="drop">
                <span>{ t::CHOOSE_FILE }</span>
                <input type="file" accept=".json,application/json" {onchange} />
            </label>
            <div aria-live="polite">{ shown(&stage, &props.on_change) }</div>
        </div>
    }
}

fn shown(stage: &UseStateHandle<Stage>, on_change: &Callback<()>) -> Html {
    match &**stage {
        Stage::Idle => Html::default(),
        Stage::Reading => html! { <p>{ t::READING }</p> },
        Stage::Broken(title, problems) => html! {
            <Notice tone={Tone::Problem} title={title.clone()}>
                <ProblemList problems={problems.clone()} />
                <p>{ t::NOTHING_CHANGED }</p>
            </Notice>
        },
        Stage::Ready(ready) => {
            let on_import = {
                let (stage, on_change, ready) = (stage.clone(), on_change.clone(), ready.clone());
                Callback::from(move |me: Option<RaterId>| {
                    stage.set(take_over(&ready.assessment, me));
                    on_change.emit(());
                })
            };
            let cancel = stage.clone();
            let on_cancel = Callback::from(move |()| cancel.set(Stage::Idle));
            html! {
                <PreviewPanel
                    assessment={ready.assessment.clone()}
                    preview={ready.preview.clone()}
                    warnings={ready.warnings.clone()}
                    {on_import}
                    {on_cancel}
                />
            }
        }
        Stage::Done(id, snapshot) => done(id, snapshot.clone(), stage, on_change),
        Stage::Undone => html! { <Notice tone={Tone::Good} title={t::UNDONE} /> },
        Stage::NotKept(error) => html! {
            <Notice tone={Tone::Problem} title={t::write_error(*error)}>
                <p>{ t::NOTHING_CHANGED }</p>
            </Notice>
        },
    }
}

fn done(
    id: &AssessmentId,
    snapshot: Option<String>,
    stage: &UseStateHandle<Stage>,
    on_change: &Callback<()>,
) -> Html {
    let undo = snapshot.map(|snapshot| {
        let (id, stage, on_change) = (id.clone(), stage.clone(), on_change.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            stage.set(match state::restore(&id, &snapshot) {
                Ok(()) => Stage::Undone,
                Err(error) => Stage::NotKept(error),
            });
            on_change.emit(());
        });
        html! { <button type="button" class="second" {onclick}>{ t::UNDO_IMPORT }</button> }
    });
    html! {
        <Notice tone={Tone::Good} title={t::IMPORTED}>
            <p class="row">
                <a class="button" href={Route::Results(id.clone()).href()}>{ t::SEE_RESULTS }</a>
                <a class="button second" href={Route::Fill(id.clone(), None, None).href()}>{ t::FILL }</a>
                { undo }
            </p>
        </Notice>
    }
}

/// Reads the file and works out what it would change.
async fn read(file: &File) -> Stage {
    let bytes = match files::read(file).await {
        Ok(bytes) => bytes,
        Err(ReadError::TooLarge(megabytes)) => {
            return Stage::Broken(t::file_too_large(&file.name(), megabytes), Vec::new());
        }
        Err(ReadError::Unreadable) => {
            return Stage::Broken(t::file_unreadable(&file.name()), Vec::new());
        }
    };
    let opened = match format::open_assessment(&bytes) {
        Ok(opened) => opened,
        Err(problems) => {
            return Stage::Broken(t::file_broken(&file.name()), problems.list().to_vec());
        }
    };
    let assessment = opened.value;
    let mut warnings = opened.warnings;
    match state::find(&assessment.rubric).await {
        Ok(rubric) => warnings.extend(check(&assessment, &rubric)),
        Err(error) => {
            return Stage::Broken(t::rubric_error(&error), Vec::new());
        }
    }
    let preview = match state::load(&assessment.id) {
        Loaded::Missing | Loaded::Unreadable(_) => None,
        Loaded::Found(stored) => match preview(&stored.assessment, &assessment) {
            Ok(preview) => Some(preview),
            Err(error) => {
                let problem =
                    Problem::error("other", "/rubric", error.to_string(), error.hint());
                return Stage::Broken(t::file_broken(&file.name()), vec![problem]);
            }
        },
    };
    Stage::Ready(Box::new(Ready {
        assessment,
        preview,
        warnings,
    }))
}

/// Snapshot, then merge, then write; the device is as before if any of it does
/// not work.
fn take_over(theirs: &Assessment, me: Option<RaterId>) -> Stage {
    let id = &theirs.id;
    let (merged, snapshot) = match state::load(id) {
        Loaded::Found(stored) => {
            let snapshot = match state::take_snapshot(id) {
                Ok(snapshot) => snapshot,
                Err(error) => return Stage::NotKept(error),
            };
            match merge(&stored.assessment, theirs) {
                Ok(merged) => (merged, snapshot),
                Err(error) => return Stage::Broken(error.to_string(), Vec::new()),
            }
        }
        Loaded::Unreadable(_) => {
            state::move_aside(id);
            (theirs.clone(), None)
        }
        Loaded::Missing => (theirs.clone(), None),
    };
    if let Err(error) = state::add(&merged) {
        return Stage::NotKept(error);
    }
    let mut local: Local = state::local(id);
    if local.me.is_none() {
        local.me = Some(me.unwrap_or_else(chance::id));
        // Only who answers here is lost if this cannot be written; the page
        // then begins a new rater.
        let _ = state::set_local(id, &local);
    }
    Stage::Done(id.clone(), snapshot)
}
