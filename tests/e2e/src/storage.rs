//! What does the page keep in local storage?

use std::collections::BTreeMap;

use crate::error::Result;
use crate::session::Session;

impl Session {
    /// Everything in local storage, by key.
    ///
    /// # Errors
    /// When the browser does not answer, or the page has no storage.
    pub async fn storage(&self) -> Result<BTreeMap<String, String>> {
        let answer = self.js("return { ...localStorage }").await?;
        serde_json::from_value(answer.clone())
            .map_err(|_| self.unexpected("reading local storage", answer))
    }

    /// Puts one entry into local storage, as another tab would.
    ///
    /// # Errors
    /// When the storage is full or blocked.
    pub async fn set_storage(&self, key: &str, value: &str) -> Result<()> {
        let script = "localStorage.setItem(arguments[0], arguments[1])";
        self.js_with(script, vec![key.into(), value.into()])
            .await
            .map(drop)
    }

    /// Empties local storage.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn clear_storage(&self) -> Result<()> {
        self.js("localStorage.clear()").await.map(drop)
    }
}
