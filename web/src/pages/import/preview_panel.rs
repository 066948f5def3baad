//! What an import would change, and who one is in the file.

use levelwise_core::assessment::{Assessment, Rater, RaterId};
use levelwise_core::merge::{Changes, Preview};
use levelwise_core::record::Problem;
use yew::prelude::*;

use crate::components::{Notice, ProblemList, Tone};
use crate::text::t;

/// Properties of [`PreviewPanel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// What the file says.
    pub assessment: Assessment,
    /// What it would change; absent if this device does not have the
    /// assessment.
    pub preview: Option<Preview>,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
    /// Called to import, with who one is in the file, if anybody.
    pub on_import: Callback<Option<RaterId>>,
    /// Called to leave everything as it is.
    pub on_cancel: Callback<()>,
}

/// The preview.
#[component]
pub fn PreviewPanel(props: &Props) -> Html {
    let raters = &props.assessment.raters;
    // With one rater in the file it is most likely one's own.
    let only = (raters.len() == 1).then(|| raters.keys().next().cloned()).flatten();
    let me = use_state(|| only);
    let is_new = props.preview.is_none();
    let about = props.assessment.about.shown();
    let title = about.map_or("", |about| &about.organization);
    let cycle = about.map_or("", |about| &about.cycle.label);
    let unchanged = props.preview.as_ref().is_some_and(Preview::is_empty);
    let on_import = {
        let (on_import, me) = (props.on_import.clone(), me.clone());
        Callback::from(move |_: MouseEvent| on_import.emit((*me).clone()))
    };
    let on_cancel = props.on_cancel.reform(|_: MouseEvent| ());
    html! {
        <div class="preview">
            <h3>{ t::preview_title(title, cycle) }</h3>
            if let Some(preview) = &props.preview {
                { changes(preview, &props.assessment) }
            } else {
                <p>{ t::NEW_ON_DEVICE }</p>
                { who(raters.iter().collect(), &me) }
            }
            if !props.warnings.is_empty() {
                <Notice tone={Tone::Warning} title={t::LOOK_AT}>
                    <ProblemList problems={props.warnings.clone()} />
                </Notice>
            }
            <p class="row">
                if unchanged {
                    <span>{ t::NOTHING_NEW }</span>
                } else {
                    <button type="button" onclick={on_import}>
                        { if is_new { t::ADD_TO_DEVICE } else { t::MERGE } }
                    </button>
                }
                <button type="button" class="second" onclick={on_cancel}>{ t::CANCEL }</button>
            </p>
        </div>
    }
}

fn changes(preview: &Preview, assessment: &Assessment) -> Html {
    let row = |key: String, title: String, changes: Changes| {
        html! {
            <tr key={key}>
                <th scope="row">{ title }</th>
                <td class="count">{ changes.new }</td>
                <td class="count">{ changes.supersedes }</td>
                <td class="count">{ changes.differs }</td>
                <td class="count">{ changes.same }</td>
            </tr>
        }
    };
    let rater = |found: &levelwise_core::merge::RaterPreview| {
        let title = assessment.raters.get(&found.id).map(name).unwrap_or_default();
        let title = if found.is_new { t::new_rater(&title) } else { title };
        row(found.id.to_string(), title, found.changes)
    };
    html! {
        <div class="wide">
            <table>
                <caption>{ t::PREVIEW_CAPTION }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ t::WHO }</th>
                        <th scope="col" class="count">{ t::NEW }</th>
                        <th scope="col" class="count">{ t::SUPERSEDES }</th>
                        <th scope="col" class="count">{ t::DIFFERS }</th>
                        <th scope="col" class="count">{ t::SAME }</th>
                    </tr>
                </thead>
                <tbody>
                    { for preview.raters.iter().map(rater) }
                    { row("team".to_owned(), t::TEAM.to_owned(), preview.team) }
                </tbody>
            </table>
        </div>
    }
}

fn who(raters: Vec<(&RaterId, &Rater)>, me: &UseStateHandle<Option<RaterId>>) -> Html {
    let option = |key: String, id: Option<RaterId>, words: String| {
        let (checked, set) = (**me == id, me.clone());
        let onchange = Callback::from(move |_: Event| set.set(id.clone()));
        html! {
            <label class="plain-choice" key={key}>
                <input type="radio" name="who" {checked} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <fieldset class="who">
            <legend>{ t::WHO_ARE_YOU }</legend>
            { for raters.into_iter().map(|(id, rater)| {
                let words = t::rater_with_answers(&name(rater), rater.answers.len());
                option(id.to_string(), Some(id.clone()), words)
            }) }
            { option("new".to_owned(), None, t::SOMEONE_ELSE.to_owned()) }
        </fieldset>
    }
}

fn name(rater: &Rater) -> String {
    let profile = rater.profile.shown();
    t::rater(
        profile.map_or("", |profile| &profile.name),
        profile.map_or("", |profile| &profile.role),
    )
}
