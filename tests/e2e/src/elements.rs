//! How does a test act on what it sees: click, type, choose, give a file?

use std::path::Path;

use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use serde_json::Value;

use crate::error::{Error, Result};
use crate::session::Session;
use crate::waiting::Look;

/// The standard's name for an element in a script's answer.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Session {
    /// Clicks the first visible element that matches `css`, as soon as nothing
    /// covers it. For a hidden input its visible label is clicked.
    ///
    /// # Errors
    /// [`Error::NotInTime`] with what stood in the way.
    pub async fn click(&self, css: &str) -> Result<()> {
        let script = "const element = all(arguments[0]).map(touchable).find(Boolean); return element && uncovered(element)";
        self.click_found(format!("a click on {css}"), script, vec![css.into()])
            .await
    }

    /// Clicks the control people would find by its words. `role` is `button`,
    /// `link`, `radio`, `checkbox`, `textbox`, `combobox`, `tab`, `menuitem`,
    /// `option` or `heading`; anything else is a selector. The whole name wins
    /// over a part of it.
    ///
    /// # Errors
    /// [`Error::NotInTime`] with what stood in the way.
    pub async fn click_text(&self, role: &str, text: &str) -> Result<()> {
        let script = "const element = found(arguments[0], arguments[1]); return element && uncovered(touchable(element))";
        self.click_found(
            format!("a click on {role} {text:?}"),
            script,
            vec![role.into(), text.into()],
        )
        .await
    }

    /// Types at the end of what is already there, key by key.
    ///
    /// # Errors
    /// [`Error::NotInTime`] when the element cannot be typed into.
    pub async fn type_into(&self, css: &str, text: &str) -> Result<()> {
        let script = "return all(arguments[0]).find(isShown)";
        self.waited(format!("typing into {css}"), async || {
            let Some(element) = self.element(script, vec![css.into()]).await? else {
                return Ok(Look::NotYet(None));
            };
            element.send_keys(text).await?;
            Ok(Look::Seen(()))
        })
        .await
    }

    /// Selects what is there and types over it; an empty text deletes it.
    ///
    /// # Errors
    /// [`Error::NotInTime`] when the element cannot be typed into.
    pub async fn type_over(&self, css: &str, text: &str) -> Result<()> {
        self.wait_for(css).await?;
        self.js_with(
            "const element = all(arguments[0]).find(isShown); element.focus(); element.select()",
            vec![css.into()],
        )
        .await?;
        if text.is_empty() {
            self.keys(&["Backspace"]).await
        } else {
            self.type_into(css, text).await
        }
    }

    /// Sets a date, a range or a select at once and tells the page, where typing
    /// differs from browser to browser.
    ///
    /// # Errors
    /// [`Error::NotInTime`] when there is no such element.
    pub async fn set_value(&self, css: &str, value: &str) -> Result<()> {
        self.wait_for(css).await?;
        // The setter of the class, not one that a framework put on the element.
        let script = "const element = all(arguments[0]).find(isShown);
            Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value').set.call(element, arguments[1]);
            for (const kind of ['input', 'change']) element.dispatchEvent(new Event(kind, { bubbles: true, composed: true }))";
        self.js_with(script, vec![css.into(), value.into()])
            .await
            .map(drop)
    }

    /// Gives files to an `<input type=file>`, which may be hidden; more than one
    /// needs `multiple`.
    ///
    /// # Errors
    /// [`Error::NotInTime`] when there is no such input, [`Error::Io`] when a
    /// file is missing.
    pub async fn set_files<P: AsRef<Path>>(&self, css: &str, paths: &[P]) -> Result<()> {
        let mut lines = Vec::new();
        for path in paths {
            let path = path.as_ref();
            let full = path
                .canonicalize()
                .map_err(Error::io(format!("giving {} to {css}", path.display())))?;
            lines.push(full.display().to_string());
        }
        let lines = lines.join("\n");
        self.waited(
            format!("{} files given to {css}", paths.len()),
            async || {
                let Some(element) = self
                    .element("return all(arguments[0])[0]", vec![css.into()])
                    .await?
                else {
                    return Ok(Look::NotYet(None));
                };
                element.send_keys(&lines).await?;
                Ok(Look::Seen(()))
            },
        )
        .await
    }

    async fn click_found(&self, what: String, script: &str, arguments: Vec<Value>) -> Result<()> {
        self.waited(what, async || {
            let Some(element) = self.element(script, arguments.clone()).await? else {
                return Ok(Look::NotYet(None));
            };
            element.click().await?;
            Ok(Look::Seen(()))
        })
        .await
    }

    pub(crate) async fn element(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<Option<Element>, CmdError> {
        let answer = self.execute(script, arguments).await?;
        let id = answer.get(ELEMENT).and_then(Value::as_str);
        Ok(id.map(|id| {
            Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))
        }))
    }
}
