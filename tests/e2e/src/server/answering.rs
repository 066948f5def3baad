//! What is one request answered with?
//! An answer set by the test, else the probe, else a file, with the probe put
//! first into pages.

use std::collections::BTreeMap;
use std::future;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::server::Answer;

const PROBE_PATH: &str = "/__probe.js";
const PROBE_JS: &str = include_str!("../probe.js");
const PROBE_TAG: &str = "<script src=\"/__probe.js\"></script>";

/// What is served, and what was asked for.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) folder: PathBuf,
    /// `/` or a path with a slash at both ends.
    pub(super) mount: String,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) is_probed: bool,
    pub(super) is_compressed: bool,
    pub(super) answers: Mutex<BTreeMap<String, Answer>>,
    pub(super) requests: Mutex<Vec<String>>,
}

impl Site {
    pub(super) fn answers(&self) -> MutexGuard<'_, BTreeMap<String, Answer>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn requests(&self) -> MutexGuard<'_, Vec<String>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if path == PROBE_PATH {
        // Kept by the browser, so that a page that a service worker shows while
        // the server is stopped still has its probe.
        let headers = [
            (header::CONTENT_TYPE, "text/javascript"),
            (header::CACHE_CONTROL, "max-age=3600"),
        ];
        return (headers, PROBE_JS).into_response();
    }
    site.requests().push(
        request
            .uri()
            .path_and_query()
            .map_or(path.clone(), ToString::to_string),
    );

    let set_by_test = site.answers().get(&path).cloned();
    let mut response = match set_by_test {
        Some(Answer::Text { media_type, body }) => {
            ([(header::CONTENT_TYPE, media_type)], body).into_response()
        }
        Some(Answer::Status(status)) => StatusCode::from_u16(status)
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
        Some(Answer::After(delay)) => {
            tokio::time::sleep(delay).await;
            file(&site, request, &path).await
        }
        Some(Answer::Never) => future::pending().await,
        None => file(&site, request, &path).await,
    };
    if site.is_probed {
        response = probed(response).await;
    }
    for (name, value) in &site.headers {
        response.headers_mut().insert(name, value.clone());
    }
    response
}

async fn file(site: &Site, mut request: Request, path: &str) -> Response {
    if format!("{path}/") == site.mount {
        return Redirect::permanent(&site.mount).into_response();
    }
    let Some(below) = path.strip_prefix(&site.mount) else {
        return missing(path);
    };
    let Ok(uri) = format!("/{below}").parse::<Uri>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    *request.uri_mut() = uri;
    let folder = ServeDir::new(&site.folder);
    let folder = if site.is_compressed {
        folder.precompressed_br()
    } else {
        folder
    };
    let Ok(response) = folder.oneshot(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        missing(path)
    } else {
        response.map(Body::new)
    }
}

/// Browsers ask for an icon that no page has to have; its absence is no error.
fn missing(path: &str) -> Response {
    let status = if path == "/favicon.ico" {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::NOT_FOUND
    };
    status.into_response()
}

/// Puts the probe's tag first into the head of a page; leaves all else alone.
async fn probed(response: Response) -> Response {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|it| it.as_bytes().starts_with(b"text/html"));
    if !is_page || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut page = String::from_utf8_lossy(&body).into_owned();
    // A small page has no tag for its head, and one for its header; before its
    // doctype a tag would make another page of it.
    let place = match page.find("<head>") {
        Some(head) => head + "<head>".len(),
        None => page.find("<meta").unwrap_or(0),
    };
    page.insert_str(place, PROBE_TAG);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(page))
}
