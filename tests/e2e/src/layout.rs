//! Does the page fit its window?

use crate::error::{Error, Result};
use crate::session::Session;

impl Session {
    /// Checks that the page is not wider than its window.
    ///
    /// # Errors
    /// [`Error::SidewaysScrolling`] with the element that reaches farthest to
    /// the right; one that scrolls inside its own box does not count.
    pub async fn no_sideways_scrolling(&self) -> Result<()> {
        let script = r#"
            const { scrollWidth, clientWidth } = document.documentElement;
            if (scrollWidth <= clientWidth) return null;
            const clips = (element) => {
              for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
                if (getComputedStyle(box).overflowX !== "visible") return true;
              return false;
            };
            const right = (element) => element.getBoundingClientRect().right + scrollX;
            let widest = null;
            for (const element of document.body.querySelectorAll("*"))
              if (isShown(element) && !clips(element) && (!widest || right(element) > right(widest))) widest = element;
            const name = widest ? described(widest) + (widest.className ? ` (class ${widest.getAttribute("class")})` : "") : "text in body";
            return { page: scrollWidth, window: clientWidth, widest: name + (widest ? `, to ${Math.round(right(widest))} px` : "") };"#;
        let answer = self.js(script).await?;
        if answer.is_null() {
            return Ok(());
        }
        Err(Error::SidewaysScrolling {
            browser: self.browser(),
            page: answer["page"].as_u64().unwrap_or_default(),
            window: answer["window"].as_u64().unwrap_or_default(),
            widest: answer["widest"].as_str().unwrap_or_default().to_owned(),
        })
    }
}
