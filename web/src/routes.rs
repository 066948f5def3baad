//! Which page an address names. Routes stand behind the `#`, so any static host
//! and a file on disk will do.

use levelwise_core::assessment::AssessmentId;
use levelwise_core::rubric::{AreaId, IndicatorId};

/// A page, with what it is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Route {
    /// Assessments on this device.
    Start,
    /// One area of an assessment to fill, and the indicator to show first.
    Fill(AssessmentId, Option<AreaId>, Option<IndicatorId>),
    /// Where an assessment stands.
    Results(AssessmentId),
    /// Inviting a team to an assessment.
    Invite(AssessmentId),
    /// Sending one's own answers back.
    Send(AssessmentId),
    /// An invitation that came by a link: its code.
    Join(String),
    /// Answers that came by a link: their code.
    Take(String),
    /// What the team took on.
    Plan(AssessmentId),
    /// What is stored on this device.
    Data,
    /// No page has this address.
    Unknown,
}

impl Route {
    /// The page that `hash`, with or without its `#`, names.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches(['#', '/']);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let assessment = |id: &str| AssessmentId::new(id).ok();
        match parts.as_slice() {
            [] => Some(Self::Start),
            ["data"] => Some(Self::Data),
            ["results", id] => assessment(id).map(Self::Results),
            ["invite", id] => assessment(id).map(Self::Invite),
            ["send", id] => assessment(id).map(Self::Send),
            ["join", code] => Some(Self::Join((*code).to_owned())),
            ["take", code] => Some(Self::Take((*code).to_owned())),
            ["plan", id] => assessment(id).map(Self::Plan),
            ["fill", id, rest @ ..] => assessment(id).and_then(|id| {
                let area = rest.first().map(|area| AreaId::new(area)).transpose();
                let indicator = rest.get(1).map(|id| IndicatorId::new(id)).transpose();
                (rest.len() <= 2).then_some(())?;
                Some(Self::Fill(id, area.ok()?, indicator.ok()?))
            }),
            _ => None,
        }
        .unwrap_or(Self::Unknown)
    }

    /// The assessment that the page is about.
    pub fn assessment(&self) -> Option<&AssessmentId> {
        match self {
            Self::Fill(id, ..)
            | Self::Results(id)
            | Self::Plan(id)
            | Self::Invite(id)
            | Self::Send(id) => Some(id),
            Self::Start | Self::Join(_) | Self::Take(_) | Self::Data | Self::Unknown => None,
        }
    }

    /// Whether the page stands without what comes later.
    pub fn is_first(&self) -> bool {
        matches!(self, Self::Start | Self::Fill(..) | Self::Unknown)
    }

    /// The address, with its `#`.
    pub fn href(&self) -> String {
        match self {
            Self::Start | Self::Unknown => "#/".to_owned(),
            Self::Fill(id, None, _) => format!("#/fill/{id}"),
            Self::Fill(id, Some(area), None) => format!("#/fill/{id}/{area}"),
            Self::Fill(id, Some(area), Some(indicator)) => {
                format!("#/fill/{id}/{area}/{indicator}")
            }
            Self::Results(id) => format!("#/results/{id}"),
            Self::Invite(id) => format!("#/invite/{id}"),
            Self::Send(id) => format!("#/send/{id}"),
            Self::Join(code) => format!("#/join/{code}"),
            Self::Take(code) => format!("#/take/{code}"),
            Self::Plan(id) => format!("#/plan/{id}"),
            Self::Data => "#/data".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_leads_back_to_itself() {
        let id = AssessmentId::new("a1").expect("an id");
        let area = AreaId::new("identity").expect("an id");
        let indicator = IndicatorId::new("3a").expect("an id");
        for route in [
            Route::Start,
            Route::Data,
            Route::Results(id.clone()),
            Route::Invite(id.clone()),
            Route::Send(id.clone()),
            Route::Join("LW1-AAAA".to_owned()),
            Route::Take("LW1-AAAA".to_owned()),
            Route::Plan(id.clone()),
            Route::Fill(id.clone(), None, None),
            Route::Fill(id.clone(), Some(area.clone()), None),
            Route::Fill(id, Some(area), Some(indicator)),
        ] {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn odd_addresses_name_no_page() {
        for hash in [
            "#/nowhere",
            "#/fill",
            "#/fill/__proto__",
            "#/results/a/b",
            "#/plan",
            "#/fill/a/b/c/d",
        ] {
            assert_eq!(Route::parse(hash), Route::Unknown, "{hash}");
        }
        assert_eq!(Route::parse(""), Route::Start);
        assert_eq!(Route::parse("#"), Route::Start);
    }
}
