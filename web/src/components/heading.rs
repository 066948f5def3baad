//! The one heading of a page: takes the focus when the page opens, so that
//! keyboards and screen readers begin there, and names the browser's tab.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::text::t;

/// Properties of [`Heading`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// What the page is.
    pub title: AttrValue,
    /// What changes when another page opens with the same title.
    #[prop_or_default]
    pub page: AttrValue,
}

/// The heading of a page.
#[component]
pub fn Heading(props: &Props) -> Html {
    let heading = use_node_ref();
    let node = heading.clone();
    use_effect_with(
        (props.title.clone(), props.page.clone()),
        move |(title, _)| {
            if let Some(document) = web_sys::window().and_then(|window| window.document()) {
                document.set_title(&t::tab_title(title));
                let nothing_else = document
                    .active_element()
                    .is_none_or(|element| element.tag_name() == "BODY" || element.tag_name() == "A");
                if let Some(node) = node.cast::<HtmlElement>().filter(|_| nothing_else) {
                    let _ = node.focus();
                }
            }
        },
    );
    html! { <h1 ref={heading} tabindex="-1">{ &props.title }</h1> }
}
