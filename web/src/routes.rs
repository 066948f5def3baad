//! Which page an address names. Routes stand behind the `#`, so any static host
//! and a file on disk will do.

use levelwise_core::assessment::AssessmentId;
use levelwise_core::rubric::{AreaId, IndicatorId, RubricId};

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
    /// This cycle beside the ones before.
    Progress(AssessmentId),
    /// What can be shown, indicator by indicator.
    Evidence(AssessmentId),
    /// Who has answered, and where the team agrees.
    Team(AssessmentId),
    /// The team's meeting, and the indicator it is at.
    Meeting(AssessmentId, Option<IndicatorId>),
    /// What is stored on this device.
    Data,
    /// Every rubric beside the page.
    Rubrics,
    /// The full text of a rubric, and the place in it to show first.
    Rubric(RubricId, Option<AreaId>, Option<IndicatorId>),
    /// A new assessment by this rubric.
    Begin(RubricId),
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
            ["rubrics"] => Some(Self::Rubrics),
            ["results", id] => assessment(id).map(Self::Results),
            ["invite", id] => assessment(id).map(Self::Invite),
            ["send", id] => assessment(id).map(Self::Send),
            ["join", code] => Some(Self::Join((*code).to_owned())),
            ["take", code] => Some(Self::Take((*code).to_owned())),
            ["plan", id] => assessment(id).map(Self::Plan),
            ["progress", id] => assessment(id).map(Self::Progress),
            ["evidence", id] => assessment(id).map(Self::Evidence),
            ["begin", id] => RubricId::new(id).ok().map(Self::Begin),
            ["team", id] => assessment(id).map(Self::Team),
            ["meeting", id, rest @ ..] => assessment(id).and_then(|id| {
                let indicator = rest.first().map(|id| IndicatorId::new(id)).transpose();
                (rest.len() <= 1).then_some(())?;
                Some(Self::Meeting(id, indicator.ok()?))
            }),
            ["fill", id, rest @ ..] => assessment(id).and_then(|id| {
                let (area, indicator) = place(rest)?;
                Some(Self::Fill(id, area, indicator))
            }),
            ["rubrics", id, rest @ ..] => RubricId::new(id).ok().and_then(|id| {
                let (area, indicator) = place(rest)?;
                Some(Self::Rubric(id, area, indicator))
            }),
            _ => None,
        }
        .unwrap_or(Self::Unknown)
    }

    /// The assessment that the page is about.
    pub fn assessment(&self) -> Option<&AssessmentId> {
        match self {
            Self::Fill(id, ..) | Self::Results(id) | Self::Evidence(id) => Some(id),
            Self::Plan(id) | Self::Progress(id) | Self::Invite(id) | Self::Send(id) => Some(id),
            Self::Team(id) | Self::Meeting(id, _) => Some(id),
            Self::Start | Self::Join(_) | Self::Take(_) | Self::Data | Self::Rubrics => None,
            Self::Rubric(..) | Self::Begin(_) | Self::Unknown => None,
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
            Self::Fill(id, area, indicator) => address("fill", id.as_str(), area, indicator),
            Self::Results(id) => ["#/results/", id.as_str()].concat(),
            Self::Evidence(id) => ["#/evidence/", id.as_str()].concat(),
            Self::Invite(id) => ["#/invite/", id.as_str()].concat(),
            Self::Send(id) => ["#/send/", id.as_str()].concat(),
            Self::Join(code) => ["#/join/", code].concat(),
            Self::Take(code) => ["#/take/", code].concat(),
            Self::Plan(id) => ["#/plan/", id.as_str()].concat(),
            Self::Progress(id) => ["#/progress/", id.as_str()].concat(),
            Self::Team(id) => ["#/team/", id.as_str()].concat(),
            Self::Meeting(id, None) => ["#/meeting/", id.as_str()].concat(),
            Self::Meeting(id, Some(indicator)) => {
                ["#/meeting/", id.as_str(), "/", indicator.as_str()].concat()
            }
            Self::Data => "#/data".to_owned(),
            Self::Rubrics => "#/rubrics".to_owned(),
            Self::Rubric(id, area, indicator) => address("rubrics", id.as_str(), area, indicator),
            Self::Begin(id) => ["#/begin/", id.as_str()].concat(),
        }
    }
}

/// The area and the indicator that an address names behind what it is about.
fn place(parts: &[&str]) -> Option<(Option<AreaId>, Option<IndicatorId>)> {
    let area = parts.first().map(|area| AreaId::new(area)).transpose();
    let indicator = parts.get(1).map(|id| IndicatorId::new(id)).transpose();
    (parts.len() <= 2).then_some(())?;
    Some((area.ok()?, indicator.ok()?))
}

fn address(page: &str, id: &str, area: &Option<AreaId>, indicator: &Option<IndicatorId>) -> String {
    let mut address = ["#/", page, "/", id].concat();
    if let Some(area) = area {
        address.extend(["/", area.as_str()]);
        if let Some(indicator) = indicator {
            address.extend(["/", indicator.as_str()]);
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_leads_back_to_itself() {
        let id = AssessmentId::new("a1").expect("an id");
        let area = AreaId::new("identity").expect("an id");
        let indicator = IndicatorId::new("3a").expect("an id");
        let rubric = RubricId::new("r1").expect("an id");
        for route in [
            Route::Start,
            Route::Data,
            Route::Results(id.clone()),
            Route::Invite(id.clone()),
            Route::Send(id.clone()),
            Route::Join("LW1-AAAA".to_owned()),
            Route::Take("LW1-AAAA".to_owned()),
            Route::Plan(id.clone()),
            Route::Progress(id.clone()),
            Route::Evidence(id.clone()),
            Route::Team(id.clone()),
            Route::Meeting(id.clone(), None),
            Route::Meeting(id.clone(), Some(indicator.clone())),
            Route::Fill(id.clone(), None, None),
            Route::Fill(id.clone(), Some(area.clone()), None),
            Route::Fill(id, Some(area.clone()), Some(indicator.clone())),
            Route::Rubrics,
            Route::Begin(rubric.clone()),
            Route::Rubric(rubric.clone(), None, None),
            Route::Rubric(rubric.clone(), Some(area.clone()), None),
            Route::Rubric(rubric, Some(area), Some(indicator)),
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
            "#/team",
            "#/team/a/b",
            "#/meeting/a/b/c",
            "#/fill/a/b/c/d",
            "#/rubrics/a/b/c/d",
            "#/begin",
        ] {
            assert_eq!(Route::parse(hash), Route::Unknown, "{hash}");
        }
        assert_eq!(Route::parse(""), Route::Start);
        assert_eq!(Route::parse("#"), Route::Start);
    }
}
