//! Which of the pages that come later an address names. Nothing that the first
//! indicator needs may lead here but by `crate::later`.

use yew::Html;
use yew::html::Scope;

use crate::routes::Route;
use crate::state::Desk;

use super::Workspace;
use super::data::data;
use super::inventory::inventory;
use super::results::results;
use super::rubrics::{begin, full, rubrics};

/// The pages of one assessment, but for filling it in.
pub fn work(route: &Route, desk: &Desk, scope: &Scope<Workspace>) -> Html {
    match route {
        Route::Results(_) => results(desk, scope).done(),
        Route::Evidence(_) => inventory(desk, scope),
        Route::Start | Route::Fill(..) | Route::Data | Route::Unknown => Html::default(),
        Route::Rubrics | Route::Rubric(..) | Route::Begin(_) => Html::default(),
    }
}

/// The pages that are about no assessment, but for the first.
pub fn site(route: &Route) -> Html {
    match route {
        Route::Data => data(),
        Route::Rubrics => rubrics(),
        Route::Rubric(id, area, indicator) => full(id, area.as_ref(), indicator.as_ref()),
        Route::Begin(id) => begin(id),
        Route::Start | Route::Fill(..) | Route::Results(_) | Route::Unknown => Html::default(),
        Route::Evidence(_) => Html::default(),
    }
}
