//! What does the page show, and what does it answer?
//! Getting to it is in `navigation`, acting on its elements in `elements`.

use serde_json::Value;

use crate::error::{Error, Result};
use crate::session::Session;
use crate::waiting::{Look, seen};

/// Functions that every question may use; see the file.
const PAGE_JS: &str = include_str!("page.js");

impl Session {
    /// Waits until an element that matches `css` can be seen. In all selectors
    /// `host >>> inner` enters the shadow root of `host`.
    ///
    /// # Errors
    /// [`Error::NotInTime`].
    pub async fn wait_for(&self, css: &str) -> Result<()> {
        let what = format!("{css} to be seen");
        self.wait(
            what,
            "return all(arguments[0]).some(isShown)",
            vec![css.into()],
        )
        .await
        .map(drop)
    }

    /// Waits until a visible element that matches `css` holds `text`; runs of
    /// white space count as one space.
    ///
    /// # Errors
    /// [`Error::NotInTime`] with the text that was there instead.
    pub async fn wait_for_text(&self, css: &str, text: &str) -> Result<()> {
        let script = "const texts = all(arguments[0]).filter(isShown).map(textOf); \
                      return texts.some((it) => it.includes(words(arguments[1]))) || texts";
        self.waited(format!("{css} with the text {text:?}"), async || {
            let answer = self.execute(script, vec![css.into(), text.into()]).await?;
            Ok(if answer == true {
                Look::Seen(())
            } else {
                Look::NotYet(Some(format!("{css} says {answer}")))
            })
        })
        .await
    }

    /// Waits until no element that matches `css` can be seen.
    ///
    /// # Errors
    /// [`Error::NotInTime`].
    pub async fn wait_gone(&self, css: &str) -> Result<()> {
        let what = format!("{css} to be gone");
        self.wait(
            what,
            "return !all(arguments[0]).some(isShown)",
            vec![css.into()],
        )
        .await
        .map(drop)
    }

    /// Waits until exactly `n_elements` match `css`, seen or not.
    ///
    /// # Errors
    /// [`Error::NotInTime`].
    pub async fn wait_for_count(&self, css: &str, n_elements: usize) -> Result<()> {
        self.waited(format!("{n_elements} times {css}"), async || {
            let n_found = self
                .execute("return all(arguments[0]).length", vec![css.into()])
                .await?;
            Ok(if n_found == n_elements {
                Look::Seen(())
            } else {
                Look::NotYet(Some(n_found.to_string()))
            })
        })
        .await
    }

    /// The visible text of the first element that matches `css`, waited for;
    /// runs of white space are one space.
    ///
    /// # Errors
    /// [`Error::NotInTime`] when there is no such element.
    pub async fn text(&self, css: &str) -> Result<String> {
        let script =
            "const element = all(arguments[0])[0]; return element && { text: textOf(element) }";
        let what = format!("the text of {css}");
        let answer = self.wait(what.clone(), script, vec![css.into()]).await?;
        answer["text"]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| self.unexpected(what, answer))
    }

    /// The value of the first form control that matches `css`, waited for.
    ///
    /// # Errors
    /// [`Error::NotInTime`] when there is no such element.
    pub async fn value(&self, css: &str) -> Result<String> {
        let script =
            "const element = all(arguments[0])[0]; return element && { value: element.value }";
        let what = format!("the value of {css}");
        let answer = self.wait(what.clone(), script, vec![css.into()]).await?;
        answer["value"]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| self.unexpected(what, answer))
    }

    /// How many elements match `css` now, seen or not.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn count(&self, css: &str) -> Result<usize> {
        let answer = self
            .ask("return all(arguments[0]).length", vec![css.into()])
            .await?;
        let n_elements = answer
            .as_u64()
            .and_then(|n_elements| usize::try_from(n_elements).ok());
        n_elements.ok_or_else(|| self.unexpected(format!("counting {css}"), answer))
    }

    /// Which element has the keyboard: `button#save "Save"`, `input[radio] "Yes"`,
    /// `body`. Tag, id, role or type, name.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn active_element(&self) -> Result<String> {
        self.text_answer(
            "asking for the focus",
            "return described(focused())",
            Vec::new(),
        )
        .await
    }

    /// Runs a script, the body of a function, on the page; a promise is awaited.
    /// The page's Content-Security-Policy does not matter to it.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn js(&self, script: &str) -> Result<Value> {
        self.ask(script, Vec::new()).await
    }

    /// Runs a script with `arguments[0]`, `arguments[1]` and so on.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn js_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.ask(script, arguments).await
    }

    pub(crate) async fn ask(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.command(
            format!("running {script:?}"),
            self.execute(script, arguments),
        )
        .await
    }

    pub(crate) async fn text_answer(
        &self,
        what: &str,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<String> {
        let answer = self.ask(script, arguments).await?;
        let text = answer.as_str().map(str::to_owned);
        text.ok_or_else(|| self.unexpected(what, answer))
    }

    pub(crate) async fn execute(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<Value, fantoccini::error::CmdError> {
        self.client
            .execute(&format!("{PAGE_JS}{script}"), arguments)
            .await
    }

    async fn wait(
        &self,
        what: String,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<Value, Error> {
        self.waited(what, async || {
            Ok(seen(self.execute(script, arguments.clone()).await?))
        })
        .await
    }
}
