//! What can one driver do that the WebDriver standard has no word for?

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::browser::Browser;
use crate::error::{Error, Result};
use crate::session::Session;

/// A POST to a driver's own address below the session.
#[derive(Debug)]
struct VendorCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for VendorCommand {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!(
            "session/{}/{}",
            session_id.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _request_url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Session {
    /// Sends a command of the Chrome DevTools Protocol, such as
    /// `Network.emulateNetworkConditions`, to the tab at hand.
    ///
    /// # Errors
    /// [`Error::OnlyIn`] in other browsers than Chromium.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        self.only_in(Browser::Chromium, "the DevTools protocol")?;
        let body = json!({ "cmd": method, "params": parameters });
        self.vendor(method, "goog/cdp/execute", body).await
    }

    /// What Chromium's performance log holds since the last call: DevTools
    /// events of the domains Network and Page. Asked for by
    /// [`Options::performance_log`](crate::Options::performance_log).
    ///
    /// # Errors
    /// [`Error::OnlyIn`] in other browsers than Chromium.
    pub async fn performance_log(&self) -> Result<Vec<Value>> {
        self.only_in(Browser::Chromium, "the performance log")?;
        let entries = self.chromium_log("performance").await?;
        Ok(entries
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(entry.get("message")?.as_str()?).ok())
            .filter_map(|mut event| event.get_mut("message").map(Value::take))
            .collect())
    }

    /// Runs a script with Firefox's own rights, on its window instead of the page.
    pub(crate) async fn in_firefox_window(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<Value> {
        self.vendor(
            "entering Firefox's window",
            "moz/context",
            json!({ "context": "chrome" }),
        )
        .await?;
        let answer = self
            .command(
                "running a script on Firefox's window",
                self.client.execute(script, arguments),
            )
            .await;
        self.vendor(
            "leaving Firefox's window",
            "moz/context",
            json!({ "context": "content" }),
        )
        .await?;
        answer
    }

    pub(crate) async fn chromium_log(&self, kind: &str) -> Result<Vec<Value>> {
        let what = format!("reading the {kind} log");
        let answer = self
            .vendor(&what, "se/log", json!({ "type": kind }))
            .await?;
        let entries = answer.as_array().cloned();
        entries.ok_or_else(|| self.unexpected(what, answer))
    }

    async fn vendor(&self, what: &str, path: &'static str, body: Value) -> Result<Value> {
        self.command(what, self.client.issue_cmd(VendorCommand { path, body }))
            .await
    }

    fn only_in(&self, known_to: Browser, what: &'static str) -> Result<()> {
        let browser = self.browser();
        if browser == known_to {
            Ok(())
        } else {
            Err(Error::OnlyIn {
                browser,
                known_to,
                what,
            })
        }
    }
}
