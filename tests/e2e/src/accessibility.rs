//! Which accessibility rules does the page break, as far as axe can tell?

use std::fmt;
use std::fs;

use serde::Deserialize;
use serde_json::Value;

use crate::environment::Tool;
use crate::error::{Error, Result};
use crate::session::Session;

/// Which of axe's rules to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AxeRules {
    /// WCAG 2.0, 2.1 and 2.2, levels A and AA.
    Wcag,
    /// These, and what axe calls best practice.
    WcagAndBestPractice,
}

impl AxeRules {
    fn tags(self) -> &'static [&'static str] {
        const TAGS: [&str; 6] = [
            "wcag2a",
            "wcag2aa",
            "wcag21a",
            "wcag21aa",
            "wcag22aa",
            "best-practice",
        ];
        match self {
            Self::Wcag => &TAGS[..5],
            Self::WcagAndBestPractice => &TAGS,
        }
    }
}

/// One broken rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// axe's name for the rule: `label`, `color-contrast`.
    pub id: String,
    /// `minor`, `moderate`, `serious` or `critical`; absent where axe gives none.
    pub impact: Option<String>,
    /// The rule in words.
    pub help: String,
    /// Where it is broken.
    pub nodes: Vec<ViolationNode>,
}

/// One element that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ViolationNode {
    /// A selector of the element.
    pub target: String,
    /// The element's source.
    pub html: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ({}): {}",
            self.id,
            self.impact.as_deref().unwrap_or("no impact given"),
            self.help
        )?;
        for node in &self.nodes {
            write!(f, "\n    {}  {}", node.target, node.html)?;
        }
        Ok(())
    }
}

impl Session {
    /// Runs axe on the part of the page that `context` selects. `html` is the
    /// whole page; rules about the page as such apply only to it.
    ///
    /// # Errors
    /// When axe is not installed or cannot run.
    pub async fn axe(&self, context: &str, rules: AxeRules) -> Result<Vec<Violation>> {
        let path = Tool::Axe.path()?;
        let axe =
            fs::read_to_string(&path).map_err(Error::io(format!("reading {}", path.display())))?;
        let run = r#"
            const [context, tags] = given;
            const { violations } = await axe.run(context, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
            return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help,
              nodes: nodes.map(({ target, html }) => ({ target: target.flat().join(" "), html })) }));"#;
        // One script, because not every browser keeps axe's global for the next.
        let script = format!(
            "{axe}\n;return (async (...given) => {{ const axe = window.axe || globalThis.axe; {run} }})(...arguments)"
        );
        let arguments = vec![context.into(), rules.tags().into()];
        let answer = self
            .command("running axe", self.client.execute(&script, arguments))
            .await?;
        serde_json::from_value::<Vec<Violation>>(answer.clone())
            .map_err(|_| self.unexpected("running axe", shortened(answer)))
    }

    /// Checks that axe finds nothing in the part of the page that `context`
    /// selects, by the rules of WCAG 2.2 A and AA.
    ///
    /// # Errors
    /// [`Error::Accessibility`] with every violation.
    pub async fn assert_no_axe_violations(&self, context: &str) -> Result<()> {
        let violations = self.axe(context, AxeRules::Wcag).await?;
        if violations.is_empty() {
            return Ok(());
        }
        Err(Error::Accessibility {
            browser: self.browser(),
            context: context.to_owned(),
            violations,
        })
    }
}

fn shortened(answer: Value) -> Value {
    let text: String = answer.to_string().chars().take(500).collect();
    Value::String(text)
}
