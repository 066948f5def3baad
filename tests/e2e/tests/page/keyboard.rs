//! Can the whole form be filled by the keyboard alone, and is it always visible
//! where the keyboard is?

use levelwise_e2e::{Browser, Result, Server, Session, Setup, run};
use serde_json::json;

use crate::form;

/// Stops on the way to any control of one page.
const MAX_STOPS: usize = 80;

/// The key for each choice of `form::CHOICES`.
const KEYS: [&str; 6] = ["2", "1", "3", "0", "d", "n"];

#[test]
fn everything_is_filled_by_keyboard_alone() {
    run(Browser::Chromium, Setup::page, by_keyboard);
}

async fn by_keyboard(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_until(
        "the list of rubrics",
        "return document.querySelectorAll('[name=rubric] option').length > 0",
    )
    .await?;
    for (name, text) in [("organization", "Keys"), ("role", "Superintendent")] {
        tab_to(page, &format!("[name={name}]")).await?;
        let keys: Vec<String> = text.chars().map(String::from).collect();
        page.keys(&keys.iter().map(String::as_str).collect::<Vec<_>>())
            .await?;
    }
    page.keys(&["Enter"]).await?;
    page.wait_for("fieldset.indicator").await?;
    let address = page.current_address().await?;
    let (_, id) = address.split_once("#/fill/").expect("the page to fill");

    let choices = form::mixed_choices();
    let mut area_before = &choices[0][0];
    for (idx, [area, indicator, choice]) in choices.iter().enumerate() {
        if area != area_before {
            tab_to(page, ".turn .forward").await?;
            page.keys(&["Enter"]).await?;
            page.wait_for(&format!("#indicator-{indicator}")).await?;
            area_before = area;
        }
        tab_to(page, &format!("#indicator-{indicator} input[type=radio]")).await?;
        if idx == 0 {
            // Arrows and the space bar do as well as numbers.
            page.keys(&["Space"]).await?;
            form::chosen(page, indicator, "getting-started").await?;
            page.keys(&["ArrowDown"]).await?;
        } else {
            page.keys(&[KEYS[idx % KEYS.len()]]).await?;
        }
        form::chosen(page, indicator, choice).await?;
        stop_is_seen(page).await?;
        if indicator == "2" {
            evidence_note_and_link(page).await?;
        }
    }
    form::saved(page).await?;
    tab_to(page, ".turn .forward").await?;
    page.keys(&["Enter"]).await?;
    page.wait_for(".results .figures").await?;
    // Every control of the results can be reached and is seen.
    tab_to(page, ".chart summary").await?;
    page.keys(&["Enter"]).await?;
    page.wait_for(".chart table").await?;
    for _ in 0..page.count("details.group > summary").await? {
        tab_to(page, "details.group:not([open]) > summary").await?;
        page.keys(&["Space"]).await?;
    }
    page.wait_for_count("details.group:not([open])", 0).await?;

    assert_eq!(form::shown_choices(page, id).await?, json!(choices));
    form::nothing_went_wrong(page).await
}

async fn evidence_note_and_link(page: &Session) -> Result<()> {
    for field in ["#evidence-2-e1", "#note-2", "#link-2"] {
        tab_to(
            page,
            &format!("#indicator-2 details:has({field}) > summary"),
        )
        .await?;
        page.keys(&["Enter"]).await?;
        tab_to(page, field).await?;
        match field {
            "#evidence-2-e1" => {
                page.keys(&["Space"]).await?;
                page.wait_for_count("#evidence-2-e1:checked", 1).await?;
            }
            "#note-2" => {
                // The keys that choose a level are letters here.
                page.keys(&["1", "n", "d", "0"]).await?;
                assert_eq!(page.value(field).await?, "1nd0");
            }
            _ => {
                page.keys(&["h", "t", "t", "p", ":", "/", "/", "a", "Enter"])
                    .await?;
                page.wait_for_count("#indicator-2 .links a[href='http://a']", 1)
                    .await?;
            }
        }
    }
    Ok(())
}

/// Presses Tab until an element that matches `css` has the keyboard; every stop
/// on the way must be seen.
async fn tab_to(page: &Session, css: &str) -> Result<()> {
    let reached = format!("return document.activeElement.matches({})", json!(css));
    for _ in 0..MAX_STOPS {
        page.keys(&["Tab"]).await?;
        stop_is_seen(page).await?;
        if page.js(&reached).await? == true {
            return Ok(());
        }
    }
    panic!(
        "{css} is not reached by {MAX_STOPS} times Tab; at {}",
        page.active_element().await?
    );
}

/// The element with the keyboard, or the label around it, has an outline and
/// stands in the window, not below anything else.
async fn stop_is_seen(page: &Session) -> Result<()> {
    let script = "const element = focused();
        if (element === document.body) return 'leaves the page';
        const outlined = [element, element.closest('label')].filter(Boolean).find((it) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(it);
          return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        });
        if (!outlined) return 'no outline';
        const box = outlined.getBoundingClientRect();
        if (box.width < 2 || box.height < 2) return 'too small to be seen';
        if (box.bottom <= 0 || box.top >= innerHeight) return 'outside the window';
        const [x, y] = [box.left + box.width / 2, Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 1)];
        const over = document.elementFromPoint(x, y);
        return over === outlined || outlined.contains(over) || over.contains(outlined) ? null : `covered by ${described(over)}`;";
    let why = page.js(script).await?;
    assert!(
        why.is_null(),
        "{} has the keyboard and is not seen: {why}",
        page.active_element().await?
    );
    Ok(())
}
