//! How does a test get to a page, and to the same page again?

use serde_json::Value;

use crate::browser::Browser;
use crate::error::Result;
use crate::session::Session;
use crate::waiting::Look;

impl Session {
    /// Goes to a path or `#route` below the base address, or to a full address.
    /// Changing only the part after `#` does not load the page again.
    ///
    /// # Errors
    /// When the browser cannot load it.
    pub async fn goto(&self, address: &str) -> Result<()> {
        self.keep_console_errors().await?;
        let address = self.address(address);
        self.command(format!("going to {address}"), self.client.goto(&address))
            .await
    }

    /// Loads the page again, as people do: a service worker may answer.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn reload(&self) -> Result<()> {
        self.keep_console_errors().await?;
        if self.browser() == Browser::Firefox {
            return self.reload_in_firefox().await;
        }
        self.command("loading the page again", self.client.refresh())
            .await
    }

    /// Goes one page back.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn back(&self) -> Result<()> {
        self.keep_console_errors().await?;
        self.command("going back", self.client.back()).await
    }

    /// The full address of the page, with what follows `#`.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn current_address(&self) -> Result<String> {
        self.text_answer("asking for the address", "return location.href", Vec::new())
            .await
    }

    pub(crate) fn address(&self, address: &str) -> String {
        let is_full = ["http:", "https:", "file:", "about:", "data:", "blob:"]
            .iter()
            .any(|scheme| address.starts_with(scheme));
        if is_full {
            return address.to_owned();
        }
        format!(
            "{}{}",
            self.options.base,
            address.strip_prefix('/').unwrap_or(address)
        )
    }

    /// geckodriver's own reload goes past the service worker, as one with the
    /// shift key does.
    async fn reload_in_firefox(&self) -> Result<()> {
        self.js("window.__isOld = true; location.reload()").await?;
        let script =
            "return [!window.__isOld && document.readyState === 'complete', document.documentURI]";
        self.waited("the page to load again", async || {
            Ok(match self.execute(script, Vec::new()).await {
                Ok(answer) if answer[0] == true && !is_error_page(&answer[1]) => Look::Seen(()),
                Ok(answer) => Look::NotYet(Some(answer[1].to_string())),
                // Between two pages there is none to ask.
                Err(error) => Look::NotYet(Some(error.to_string())),
            })
        })
        .await
    }
}

fn is_error_page(address: &Value) -> bool {
    address
        .as_str()
        .is_some_and(|address| address.starts_with("about:neterror"))
}
