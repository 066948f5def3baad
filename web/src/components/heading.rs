//! The one heading of a page: takes the focus when the page opens, so that
//! keyboards and screen readers begin there, and names the browser's tab.

use yew::prelude::*;

use crate::el::el;
use crate::host;
use crate::text::t;

/// The heading `title`; a change of `page` says that another page has opened.
pub fn heading(title: &str, page: &str) -> Html {
    let (title, page) = (title.to_owned(), page.to_owned());
    yew::virtual_dom::VChild::<Heading>::new(Props { title, page }, None).into()
}

/// Properties of [`Heading`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct Props {
    title: String,
    page: String,
}

struct Heading {
    is_new: bool,
}

impl Component for Heading {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self { is_new: true }
    }

    fn changed(&mut self, context: &Context<Self>, before: &Props) -> bool {
        self.is_new = before != context.props();
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        el("h1")
            .id("heading")
            .set("tabindex", "-1")
            .text(&context.props().title)
            .done()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        if !std::mem::take(&mut self.is_new) {
            return;
        }
        host::opened(&t::tab_title(&context.props().title));
    }
}
