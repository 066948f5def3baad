//! What is there to see before any script has run?
//!
//! The page as it stands around everything, and for each rubric a page of its own
//! with the first questions: whoever rates them before the engine has arrived has
//! rated them (web/src/host.js does it again when it has). A release build draws
//! both by the page itself in a document without a browser (prerender.mjs).

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::error::Error;
use crate::parts;
use crate::places::Places;
use crate::process;
use crate::setup::Toolbox;

const PAGE: &str = "index.html";
/// Begins what is drawn, in web/index.html and in what Trunk makes of it.
const PLACES: [&str; 2] = ["<div id=\"levelwise\">", "<div id=levelwise>"];
const BODY_END: &str = "</body>";
const TITLE: &str = "<title>Levelwise</title>";
const START: &str = "#/";

/// One of the rubrics beside the page.
#[derive(Debug)]
struct Listed {
    id: String,
    /// The area that is open when nothing is answered.
    first_area: String,
}

/// Draws the pages in `folder`.
pub(crate) fn write(places: &Places, toolbox: &Toolbox, folder: &Path) -> Result<(), Error> {
    let rubrics = rubrics(folder)?;
    let to = places.wasm_target().join("parts/drawn.json");
    let mut command = Command::new("node");
    command.arg(places.root.join("crates/xtask/src/prerender.mjs"));
    command.args([&to, toolbox.jsdom()?, &parts::glue_function(places)]);
    command.arg(folder).arg(START);
    command.args(rubrics.iter().map(|rubric| format!("#/rate/{}", rubric.id)));
    process::run(&mut command)?;
    let drawn = read_json(&to)?;
    let unlike = || unreadable(&to, "it is not what prerender.mjs writes");
    let [frame, pages @ ..] = drawn.as_array().map(Vec::as_slice).unwrap_or_default() else {
        return Err(unlike());
    };

    let path = folder.join(PAGE);
    let index = process::read(&path)?;
    let no_place = || unreadable(&path, "it has no place to draw into");
    for (rubric, page) in rubrics.iter().zip(pages) {
        let drawn = page_of(&rubric.id, page).ok_or_else(unlike)?;
        let title = page["title"].as_str().ok_or_else(unlike)?;
        let page = of_rubric(&index, rubric, Some((title, &drawn))).ok_or_else(no_place)?;
        process::write(&folder.join(format!("{}.html", rubric.id)), &page)?;
    }
    let frame = frame["html"].as_str().ok_or_else(unlike)?;
    process::write(&path, &framed(&index, frame).ok_or_else(no_place)?)
}

/// The same pages with nothing drawn, which a build that is not for people to
/// download leaves.
pub(crate) fn write_blank(folder: &Path) -> Result<(), Error> {
    let path = folder.join(PAGE);
    let index = process::read(&path)?;
    for rubric in rubrics(folder)? {
        let page = of_rubric(&index, &rubric, None);
        let page = page.ok_or_else(|| unreadable(&path, "it has no place to draw into"))?;
        process::write(&folder.join(format!("{}.html", rubric.id)), &page)?;
    }
    Ok(())
}

fn unreadable(path: &Path, why: &str) -> Error {
    Error::Unreadable {
        path: path.to_path_buf(),
        why: why.to_owned(),
    }
}

fn read_json(path: &Path) -> Result<Value, Error> {
    let text = process::read(path)?;
    serde_json::from_str(&text).map_err(|error| unreadable(path, &error.to_string()))
}

/// The rubrics beside the page.
fn rubrics(folder: &Path) -> Result<Vec<Listed>, Error> {
    let path = folder.join("rubrics/index.json");
    let index = read_json(&path)?;
    let mut rubrics = Vec::new();
    for listed in index["rubrics"].as_array().into_iter().flatten() {
        let id = listed["id"].as_str().unwrap_or_default().to_owned();
        let path = folder.join(format!("rubrics/{id}.json"));
        let first_area = read_json(&path)?["areas"][0]["id"]
            .as_str()
            .ok_or_else(|| unreadable(&path, "it has no area"))?
            .to_owned();
        rubrics.push(Listed { id, first_area });
    }
    Ok(rubrics)
}

/// The page of a rubric as it was drawn, with links that lead to whatever
/// assessment will be there.
fn page_of(rubric: &str, drawn: &Value) -> Option<String> {
    let id = drawn["route"].as_str()?.strip_prefix("#/fill/")?;
    let rate = format!("#/rate/{rubric}");
    let mut parts = drawn["html"].as_str()?.split("href=\"#/");
    let mut html = parts.next()?.to_owned();
    for part in parts {
        let (path, rest) = part.split_once('"')?;
        let link = match path.split_once(id) {
            Some(("fill/", place)) => format!("{rate}{place}"),
            // Every other page of it is empty now.
            Some(_) => rate.clone(),
            None => format!("#/{path}"),
        };
        html += &format!("href=\"{link}\"{rest}");
    }
    Some(html)
}

/// What stands before the place to draw into, what in it, and what after it.
fn around(index: &str) -> Option<(&str, &str, &str)> {
    let place = PLACES.iter().find(|place| index.contains(*place))?;
    let (before, rest) = index.split_once(place)?;
    let (inside, after) = rest.split_at(rest.find(BODY_END)?);
    let (inside, _) = inside.rsplit_once("</div>")?;
    Some((before, inside, after))
}

/// `index` as the page of a rubric, with its title and what was drawn of it.
fn of_rubric(index: &str, rubric: &Listed, drawn: Option<(&str, &str)>) -> Option<String> {
    let (before, inside, after) = around(index)?;
    let (head, rest) = before.split_once(TITLE)?;
    let (title, inside) = match drawn {
        Some((title, html)) => (escaped(title), format!("{html}{}", noscript(inside))),
        None => ("Levelwise".to_owned(), inside.to_owned()),
    };
    let Listed { id, first_area } = rubric;
    Some(format!(
        "{head}<title>{title}</title><link rel=preload as=fetch type=application/json crossorigin \
         href=rubrics/{id}.json>{rest}<div id=levelwise data-route=\"#/rate/{id}\" \
         data-area=\"{first_area}\">{inside}</div>{after}"
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// `index` with the frame around what it says while it opens.
fn framed(index: &str, frame: &str) -> Option<String> {
    let (before, inside, after) = around(index)?;
    let (top, rest) = frame.split_once("<main")?;
    let (_, bottom) = rest.split_once("</main>")?;
    Some(format!(
        "{before}<div id=levelwise>{top}{inside}{bottom}</div>{after}"
    ))
}

/// What is said where no script runs.
fn noscript(inside: &str) -> &str {
    let start = inside.find("<noscript>");
    let end = inside
        .find("</noscript>")
        .map(|end| end + "</noscript>".len());
    start
        .zip(end)
        .map_or("", |(start, end)| &inside[start..end])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const INDEX: &str = "<head><title>Levelwise</title><link a></head><body><div id=levelwise>\
        <main><p>Opening</p><noscript><p>No</p></noscript></main></div></body>";

    #[test]
    fn the_frame_stands_around_what_the_page_says_while_it_opens() {
        let frame =
            "<div><nav></nav><main id=\"main\"><h1>Start</h1></main><footer></footer></div>";
        assert_eq!(
            framed(INDEX, frame).as_deref(),
            Some(
                "<head><title>Levelwise</title><link a></head><body><div id=levelwise>\
                 <div><nav></nav><main><p>Opening</p><noscript><p>No</p></noscript></main>\
                 <footer></footer></div></div></body>"
            )
        );
    }

    #[test]
    fn links_lead_to_whatever_assessment_will_be_there() {
        let drawn = json!({
            "route": "#/fill/x1",
            "html": "<a href=\"#/\">a</a><a href=\"#/fill/x1/b/2\">b</a><a href=\"#/team/x1\">c</a>",
        });
        assert_eq!(
            page_of("r", &drawn).as_deref(),
            Some("<a href=\"#/\">a</a><a href=\"#/rate/r/b/2\">b</a><a href=\"#/rate/r\">c</a>")
        );
        assert_eq!(page_of("r", &json!({ "route": "#/", "html": "" })), None);
    }

    #[test]
    fn a_page_says_which_rubric_and_area_it_shows() {
        let rubric = Listed {
            id: "r".to_owned(),
            first_area: "one".to_owned(),
        };
        let page = of_rubric(INDEX, &rubric, Some(("A & B", "<h1>One</h1>"))).expect("a page");
        for part in [
            "<title>A &amp; B</title><link rel=preload",
            " href=rubrics/r.json><link a></head>",
            "data-route=\"#/rate/r\" data-area=\"one\"><h1>One</h1><noscript><p>No</p></noscript></div></body>",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        let blank = of_rubric(INDEX, &rubric, None).expect("a page");
        assert!(
            blank.contains("data-area=\"one\"><main><p>Opening"),
            "{blank}"
        );
        assert_eq!(of_rubric("<p>", &rubric, None), None);
    }
}
