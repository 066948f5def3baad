//! Which of the pages that come later an address names. Nothing that the first
//! indicator needs may lead here but by `crate::later`.

use yew::Html;
use yew::html::Scope;

use crate::routes::Route;
use crate::state::Desk;

use super::Workspace;
use super::data::data;
use super::plan::plan;
use super::results::results;

/// The pages of one assessment, but for filling it in.
pub fn work(route: &Route, desk: &Desk, scope: &Scope<Workspace>) -> Html {
    match route {
        Route::Results(_) => results(desk, scope).done(),
        Route::Plan(_) => plan(desk, scope),
        Route::Start | Route::Fill(..) | Route::Data | Route::Unknown => Html::default(),
    }
}

/// The pages that are about no assessment, but for the first.
pub fn site(route: &Route) -> Html {
    match route {
        Route::Data => data(),
        Route::Start | Route::Fill(..) | Route::Results(_) | Route::Plan(_) | Route::Unknown => {
            Html::default()
        }
    }
}
