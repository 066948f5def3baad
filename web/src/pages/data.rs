//! Your data: what this device keeps, how full it is, and how to take it along
//! or erase it.

use levelwise_core::assessment::Assessment;
use yew::prelude::*;

use crate::components::{Heading, Notice, Tone};
use crate::files;
use crate::state::{self, Snapshot, Unreadable};
use crate::storage::{self, WriteError};
use crate::text::t;

use super::export;
use super::import::Import;

/// What browsers give one site, in characters; they do not say it, and none
/// gives less.
const ROOM: usize = 5_000_000;

/// The page.
#[component]
pub fn Data() -> Html {
    let shelf = use_state(state::shelf);
    let n_chars = use_state_eq(storage::n_chars);
    let failed = use_state(|| None::<WriteError>);
    let refresh = {
        let (shelf, n_chars) = (shelf.clone(), n_chars.clone());
        Callback::from(move |()| {
            shelf.set(state::shelf());
            n_chars.set(storage::n_chars());
        })
    };
    let on_failed = {
        let failed = failed.clone();
        Callback::from(move |error| failed.set(Some(error)))
    };
    let row = |assessment: &Assessment| {
        html! {
            <Kept
                key={assessment.id.as_str()}
                assessment={assessment.clone()}
                on_change={refresh.clone()}
                on_failed={on_failed.clone()}
            />
        }
    };
    html! {
        <div class="page data">
            <Heading title={t::YOUR_DATA} />
            <p class="lead">{ t::DATA_LEAD }</p>
            if let Some(error) = *failed {
                <Notice tone={Tone::Problem} title={t::write_error(error)} />
            }
            <section aria-labelledby="room">
                <h2 id="room">{ t::HOW_FULL }</h2>
                <p class="meter">
                    <meter min="0" max={ROOM.to_string()} value={n_chars.to_string()} aria-labelledby="room-words"></meter>
                    <span id="room-words">{ t::room(*n_chars, ROOM) }</span>
                </p>
                <p class="hint">{ t::ROOM_EXPLAINED }</p>
            </section>
            <section aria-labelledby="kept">
                <h2 id="kept">{ t::KEPT_HERE }</h2>
                if shelf.assessments.is_empty() {
                    <p>{ t::NOTHING_KEPT }</p>
                }
                <ul class="cards">{ for shelf.assessments.iter().map(row) }</ul>
            </section>
            if !shelf.unreadable.is_empty() {
                <section aria-labelledby="unreadable">
                    <h2 id="unreadable">{ t::UNREADABLE }</h2>
                    <p>{ t::UNREADABLE_EXPLAINED }</p>
                    <ul class="cards">
                        { for shelf.unreadable.iter().map(|found| unreadable(found, &refresh)) }
                    </ul>
                </section>
            }
            <section class="panel" aria-labelledby="import">
                <h2 id="import">{ t::OPEN_FILE }</h2>
                <p>{ t::OPEN_FILE_LEAD }</p>
                <Import on_change={refresh.clone()} />
            </section>
        </div>
    }
}

/// Properties of [`Kept`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct KeptProps {
    assessment: Assessment,
    on_change: Callback<()>,
    on_failed: Callback<WriteError>,
}

/// One assessment: save a file, put a snapshot back, erase.
#[component]
fn Kept(props: &KeptProps) -> Html {
    let assessment = &props.assessment;
    let asking = use_state_eq(|| false);
    let exported = use_state(|| state::local(&assessment.id).exported);
    let about = assessment.about.shown();
    let organization = about.map_or("", |about| &about.organization);
    let title = if organization.is_empty() { t::UNNAMED } else { organization };
    let save = {
        let (assessment, exported) = (assessment.clone(), exported.clone());
        Callback::from(move |_: MouseEvent| {
            export(&assessment);
            exported.set(state::local(&assessment.id).exported);
        })
    };
    let ask = {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(!*asking))
    };
    let erase = {
        let (id, on_change) = (assessment.id.clone(), props.on_change.clone());
        Callback::from(move |_: MouseEvent| {
            state::erase(&id);
            on_change.emit(());
        })
    };
    html! {
        <li class="card">
            <h3>{ title }</h3>
            <p class="hint">
                if let Some(about) = about {
                    { &about.cycle.label }{ " " }
                }
                { t::exported(exported.as_ref()) }
            </p>
            <p class="row">
                <button type="button" onclick={save.clone()}>
                    { t::EXPORT }<span class="hidden-words">{ format!(" {title}") }</span>
                </button>
                <button type="button" class="second" onclick={ask.clone()} aria-expanded={asking.to_string()}>
                    { t::ERASE }<span class="hidden-words">{ format!(" {title}") }</span>
                </button>
            </p>
            if *asking {
                <Notice tone={Tone::Warning} title={t::erase_really(title)}>
                    <p class="row">
                        <button type="button" class="danger" onclick={erase}>{ t::ERASE_NOW }</button>
                        <button type="button" class="second" onclick={save}>{ t::SAVE_FILE_FIRST }</button>
                        <button type="button" class="second" onclick={ask}>{ t::KEEP }</button>
                    </p>
                </Notice>
            }
            { snapshots(props) }
        </li>
    }
}

fn snapshots(props: &KeptProps) -> Html {
    let found = state::snapshots(&props.assessment.id);
    if found.is_empty() {
        return Html::default();
    }
    let item = |snapshot: &Snapshot| {
        let (id, key) = (props.assessment.id.clone(), snapshot.key.clone());
        let (on_change, on_failed) = (props.on_change.clone(), props.on_failed.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            match state::restore(&id, &key) {
                Ok(()) => on_change.emit(()),
                Err(error) => on_failed.emit(error),
            };
        });
        html! {
            <li key={snapshot.key.clone()}>
                { t::before_import(&snapshot.at) }{ " " }
                <button type="button" class="quiet" {onclick}>{ t::PUT_BACK }</button>
            </li>
        }
    };
    html! {
        <details>
            <summary>{ t::snapshots(found.len()) }</summary>
            <ul class="links">{ for found.iter().map(item) }</ul>
        </details>
    }
}

fn unreadable(found: &Unreadable, refresh: &Callback<()>) -> Html {
    let save = {
        let key = found.key.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(text) = storage::read(&key) {
                // The button can be pressed again if the browser refuses.
                let _ = files::save("levelwise-unreadable.json", &text);
            }
        })
    };
    let remove = {
        let (key, refresh) = (found.key.clone(), refresh.clone());
        Callback::from(move |_: MouseEvent| {
            storage::remove(&key);
            refresh.emit(());
        })
    };
    html! {
        <li class="card" key={found.key.clone()}>
            <p>{ t::unreadable(found.n_chars) }</p>
            <p class="row">
                <button type="button" onclick={save}>{ t::SAVE_AS_FILE }</button>
                <button type="button" class="second" onclick={remove}>{ t::REMOVE }</button>
            </p>
        </li>
    }
}
