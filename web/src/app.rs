//! The frame around every page: the header, the notices about storage, and the
//! page that the address names.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::{Heading, Notice, Tone};
use crate::pages::{Data, Start, Workspace};
use crate::routes::Route;
use crate::storage;
use crate::text::t;

/// Draws the page into the element with the id `levelwise`, or the body.
pub fn start() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("levelwise"));
    match root {
        Some(root) => {
            // What the page shows until now is not part of the form.
            root.set_inner_html("");
            yew::Renderer::<App>::with_root(root).render();
        }
        None => {
            yew::Renderer::<App>::new().render();
        }
    }
}

/// Everything on the page.
#[component]
fn App() -> Html {
    let route = use_route();
    let main = use_node_ref();
    let skip = {
        let main = main.clone();
        // The address behind the # is the page's, so this is no ordinary link.
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if let Some(main) = main.cast::<HtmlElement>() {
                let _ = main.focus();
            }
        })
    };
    let current = |here: bool| here.then_some("page");
    html! {
        <>
            <a class="skip" href={route.href()} onclick={skip}>{ t::SKIP }</a>
            <header class="top">
                <div class="inner">
                    <a class="brand" href="#/">
                        <span class="mark" aria-hidden="true"><i></i><i></i><i></i></span>
                        { t::NAME }
                    </a>
                    <nav aria-label={t::MAIN_NAVIGATION}>
                        <a href="#/" aria-current={current(route == Route::Start)}>{ t::ASSESSMENTS }</a>
                        <a href="#/data" aria-current={current(route == Route::Data)}>{ t::YOUR_DATA }</a>
                    </nav>
                </div>
            </header>
            <main ref={main} tabindex="-1">
                <StorageNotice />
                { page(&route) }
            </main>
            <footer class="bottom"><p>{ t::FOOTER }</p></footer>
        </>
    }
}

fn page(route: &Route) -> Html {
    match route {
        Route::Start => html! { <Start /> },
        Route::Fill(id, ..) | Route::Results(id) => {
            html! { <Workspace key={id.as_str()} id={id.clone()} route={route.clone()} /> }
        }
        Route::Data => html! { <Data /> },
        Route::Unknown => html! {
            <div class="page">
                <Heading title={t::NO_SUCH_PAGE} />
                <p><a href="#/">{ t::TO_ASSESSMENTS }</a></p>
            </div>
        },
    }
}

/// Says so where the browser keeps nothing, or keeps it apart.
#[component]
fn StorageNotice() -> Html {
    let open = use_state_eq(storage::is_open);
    if !*open {
        html! {
            <Notice tone={Tone::Warning} title={t::STORAGE_BLOCKED}>
                <p>{ t::STORAGE_BLOCKED_MORE }</p>
            </Notice>
        }
    } else if is_framed() {
        html! {
            <Notice tone={Tone::Calm} title={t::STORAGE_APART}>
                <p>
                    { t::STORAGE_APART_MORE }{ " " }
                    <a href="./" target="_blank" rel="noopener">{ t::OPEN_IN_TAB }</a>
                </p>
            </Notice>
        }
    } else {
        Html::default()
    }
}

/// Whether the page stands in a frame of another site, whose storage browsers
/// keep apart and may clear.
fn is_framed() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let top = window.top().ok().flatten();
    // The address of a page of another site cannot be read.
    top.is_some_and(|top| top != window && top.location().href().is_err())
}

/// The route that the address names, now and whenever it changes.
#[hook]
fn use_route() -> Route {
    let hash = || {
        web_sys::window()
            .and_then(|window| window.location().hash().ok())
            .unwrap_or_default()
    };
    let route = use_state_eq(|| Route::parse(&hash()));
    let set = route.setter();
    use_effect_with((), move |()| {
        let listener = Closure::<dyn Fn()>::new(move || set.set(Route::parse(&hash())));
        let window = web_sys::window();
        if let Some(window) = &window {
            let _ = window.add_event_listener_with_callback(
                "hashchange",
                listener.as_ref().unchecked_ref(),
            );
        }
        move || {
            if let Some(window) = &window {
                let _ = window.remove_event_listener_with_callback(
                    "hashchange",
                    listener.as_ref().unchecked_ref(),
                );
            }
        }
    });
    (*route).clone()
}
