//! Which of the pages that come later an address names. Nothing that the first
//! indicator needs may lead here but by `crate::later`.

use yew::Html;
use yew::html::Scope;

use crate::routes::Route;
use crate::state::Desk;

use super::Workspace;
use super::data::data;
use super::meeting::meeting;
use super::results::results;
use super::team::team;
use super::workspace::Message;

/// The pages of one assessment, but for filling it in.
pub fn work(route: &Route, desk: &Desk, scope: &Scope<Workspace>) -> Html {
    match route {
        Route::Results(_) => results(desk, scope).done(),
        Route::Team(_) => team(desk, scope.callback(Message::Edit)),
        Route::Meeting(_, indicator) => meeting(
            desk,
            indicator.as_ref(),
            scope.callback(Message::Edit),
            scope.callback(|(id, answer)| Message::Answer(id, answer)),
        ),
        Route::Start | Route::Fill(..) | Route::Data | Route::Unknown => Html::default(),
    }
}

/// The pages that are about no assessment, but for the first.
pub fn site(route: &Route) -> Html {
    match route {
        Route::Data => data(),
        Route::Start
        | Route::Fill(..)
        | Route::Results(_)
        | Route::Team(_)
        | Route::Meeting(..)
        | Route::Unknown => Html::default(),
    }
}
