//! Rubrics: all of them to compare, to read and to search before anything is
//! begun. The list comes from the catalog; a rubric is fetched when it is read
//! or searched.

mod begin;
mod cards;
mod found;
mod full;
mod full_text;
mod search;

use std::cell::RefCell;

use levelwise_core::rubric::{Rubric, RubricId};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{Tone, heading, notice};
use crate::el::{El, On, button, div, el, p, send, span};
use crate::shared::Shared;
use crate::state::{self, CatalogEntry, RubricError};
use crate::text::{t, t_rubrics};

use search::{Query, search};

pub(super) use begin::begin;
pub(super) use full::full;

thread_local! {
    /// What was looked for last: somebody who comes back from a rubric finds
    /// the same results.
    static TYPED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The page, as one of the parts that come later.
pub(super) fn rubrics() -> Html {
    VChild::<Rubrics>::new((), None).into()
}

/// The page.
pub struct Rubrics {
    catalog: Option<Result<Vec<CatalogEntry>, RubricError>>,
    /// What is typed into the search.
    typed: String,
    /// The rubrics that were fetched for searching, or why one was not.
    read: Vec<(RubricId, Result<Shared<Rubric>, RubricError>)>,
    /// Whether one is being fetched now.
    is_reading: bool,
    /// The rubrics of which everything found is shown.
    all_shown: Vec<RubricId>,
}

/// What happens on the page.
pub enum Message {
    /// The catalog came.
    Catalog(Result<Vec<CatalogEntry>, RubricError>),
    /// Something else is looked for.
    Typed(String),
    /// A rubric came, or did not.
    Read(RubricId, Result<Shared<Rubric>, RubricError>),
    /// Those that did not come are fetched again.
    Again,
    /// Everything found in a rubric is shown.
    ShowAll(RubricId),
}

impl Component for Rubrics {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let scope = context.link();
        scope.send_future(async { Message::Catalog(state::catalog().await) });
        Self {
            catalog: None,
            typed: TYPED.with_borrow(Clone::clone),
            read: Vec::new(),
            is_reading: false,
            all_shown: Vec::new(),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Catalog(catalog) => self.catalog = Some(catalog),
            Message::Typed(typed) => {
                TYPED.set(typed.clone());
                self.typed = typed;
                self.all_shown.clear();
            }
            Message::Read(id, rubric) => {
                self.is_reading = false;
                self.read.push((id, rubric));
            }
            Message::Again => self.read.retain(|(_, read)| read.is_ok()),
            Message::ShowAll(id) => self.all_shown.push(id),
        }
        self.read_on(context);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let shown = match &self.catalog {
            None => p(t::LOADING).set("role", "status"),
            Some(Err(error)) => notice(Tone::Problem, &t::rubric_error(error)),
            Some(Ok(catalog)) => match Query::new(&self.typed) {
                Some(query) => self.found(catalog, &query, context),
                None => cards::cards(catalog),
            },
        };
        div("page rubrics")
            .html(heading(t_rubrics::RUBRICS_TITLE, ""))
            .kid(p(t_rubrics::RUBRICS_LEAD).class("lead"))
            .kid(self.search_field(context))
            .kid(shown)
            .done()
    }
}

impl Rubrics {
    /// Fetches the next rubric, one after the other, as long as somebody looks
    /// for something.
    fn read_on(&mut self, context: &Context<Self>) {
        let Some(Ok(catalog)) = &self.catalog else {
            return;
        };
        if self.is_reading || Query::new(&self.typed).is_none() {
            return;
        }
        for entry in catalog {
            if self.read.iter().any(|(read, _)| *read == entry.id) {
                continue;
            }
            if let Some(rubric) = state::known(&entry.id) {
                self.read.push((entry.id.clone(), Ok(rubric)));
                continue;
            }
            self.is_reading = true;
            let id = entry.id.clone();
            context.link().send_future(async move {
                let rubric = state::by_id(&id).await;
                Message::Read(id, rubric)
            });
            return;
        }
    }

    fn read_of(&self, id: &RubricId) -> Option<&Result<Shared<Rubric>, RubricError>> {
        let read = self.read.iter().find(|(read, _)| read == id);
        read.map(|(_, rubric)| rubric)
    }

    fn search_field(&self, context: &Context<Self>) -> El {
        let scope = context.link();
        let on_input = send(scope, |event: Event| {
            let field = event.target();
            let field = field.map(JsCast::unchecked_into::<HtmlInputElement>);
            Message::Typed(field.map_or_else(String::new, |field| field.value()))
        });
        let field = el("input")
            .set("type", "search")
            .set("id", "search")
            .set("maxlength", "200")
            .set("autocomplete", "off")
            .set("aria-describedby", "search-hint")
            .value(&self.typed)
            .on(On::Input, on_input);
        let clear = (!self.typed.is_empty()).then(|| {
            let on_clear = send(scope, |_| Message::Typed(String::new()));
            button("second", t_rubrics::CLEAR_SEARCH).on_click(on_clear)
        });
        let label = el("label").set("for", "search").text(t_rubrics::SEARCH);
        let hint = span("hint", t_rubrics::SEARCH_HINT).set("id", "search-hint");
        div("search")
            .set("role", "search")
            .kid(label)
            .kid(div("row").kid(field).kid_if(clear))
            .kid(hint)
    }

    fn found(&self, catalog: &[CatalogEntry], query: &Query, context: &Context<Self>) -> El {
        let mut results = el("div");
        let (mut n_indicators, mut n_rubrics, mut n_read) = (0, 0, 0);
        let mut failed = Vec::new();
        for entry in catalog {
            let rubric = match self.read_of(&entry.id) {
                None => continue,
                Some(Err(_)) => {
                    failed.push(t_rubrics::rubric_not_read(&entry.title));
                    n_read += 1;
                    continue;
                }
                Some(Ok(rubric)) => rubric,
            };
            n_read += 1;
            let hits = search(rubric, query);
            if hits.is_empty() {
                continue;
            }
            n_indicators += hits.len();
            n_rubrics += 1;
            let id = entry.id.clone();
            let on_all = (!self.all_shown.contains(&id))
                .then(|| send(context.link(), move |_| Message::ShowAll(id.clone())));
            results = results.kid(found::found_in(rubric, &hits, query, on_all));
        }
        let status = if n_read < catalog.len() {
            t_rubrics::reading_rubric(n_read, catalog.len())
        } else {
            t_rubrics::found(n_indicators, n_rubrics)
        };
        let progress = (n_read < catalog.len()).then(|| {
            el("progress")
                .put("value", n_read.to_string())
                .put("max", catalog.len().to_string())
                .put("aria-label", status.clone())
        });
        let failed = (!failed.is_empty()).then(|| {
            let again = send(context.link(), |_| Message::Again);
            let row = p("").kid(button("second", t::TRY_AGAIN).on_click(again));
            notice(Tone::Warning, &failed.join(" ")).kid(row)
        });
        div("results-of-search")
            .kid(p(&status).class("search-status").set("role", "status"))
            .kid_if(progress)
            .kid_if(failed)
            .kid(results)
    }
}
