//! Web addresses given with an answer: add, open, remove.

use levelwise_core::assessment::Link;
use levelwise_core::record::Text;
use levelwise_core::rubric::IndicatorId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::text::t;

/// Properties of [`LinksField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Which indicator.
    pub id: IndicatorId,
    /// The links so far.
    pub links: Vec<Link>,
    /// Called with the new list.
    pub on_links: Callback<Vec<Link>>,
}

/// The links of one answer.
#[component]
pub fn LinksField(props: &Props) -> Html {
    let field = use_node_ref();
    let add = {
        let (field, links, on_links) =
            (field.clone(), props.links.clone(), props.on_links.clone());
        Callback::from(move |()| {
            let Some(input) = field.cast::<HtmlInputElement>() else {
                return;
            };
            if let Ok(url) = Text::new(input.value().trim()) {
                let mut links = links.clone();
                links.push(Link {
                    url,
                    title: String::new(),
                    extra: Default::default(),
                });
                input.set_value("");
                on_links.emit(links);
            }
        })
    };
    let onkeydown = {
        let add = add.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                add.emit(());
            }
        })
    };
    let item = |(index, link): (usize, &Link)| {
        let (links, on_links) = (props.links.clone(), props.on_links.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let mut links = links.clone();
            links.remove(index);
            on_links.emit(links);
        });
        html! {
            <li key={format!("{index}-{}", link.url)}>
                { linked(link) }
                <button type="button" class="quiet" {onclick}>
                    { t::REMOVE }
                    <span class="hidden-words">{ format!(" {}", link.url) }</span>
                </button>
            </li>
        }
    };
    html! {
        <>
            <ul class="links">{ for props.links.iter().enumerate().map(item) }</ul>
            <div class="row">
                <input
                    ref={field}
                    id={format!("link-{}", props.id)}
                    type="url"
                    maxlength="2000"
                    placeholder="https://"
                    aria-label={t::link_of(&props.id)}
                    {onkeydown}
                />
                <button type="button" onclick={add.reform(|_: MouseEvent| ())}>{ t::ADD_LINK }</button>
            </div>
        </>
    }
}

/// Only web addresses become links: an imported file may hold anything.
fn linked(link: &Link) -> Html {
    let words = if link.title.is_empty() { &*link.url } else { &link.title };
    let lower = link.url.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        html! { <a href={link.url.to_string()} target="_blank" rel="noopener noreferrer">{ words }</a> }
    } else {
        html! { <span>{ words }</span> }
    }
}
