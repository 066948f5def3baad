//! Which page an address names. Routes stand behind the `#`, so any static host
//! and a file on disk will do.

use levelwise_core::assessment::AssessmentId;
use levelwise_core::rubric::{AreaId, IndicatorId, RubricId};

/// A page, with what it is about.
#[derive(Debug, Clone)]
pub enum Route {
    /// Assessments on this device.
    Start,
    /// One area of an assessment to fill, and the indicator to show first.
    Fill(AssessmentId, Option<AreaId>, Option<IndicatorId>),
    /// Where an assessment stands.
    Results(AssessmentId),
    /// The same as a report for a board.
    Report(AssessmentId),
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
    /// What the answers say about another rubric, which is still to be chosen
    /// if none is named.
    Through(AssessmentId, Option<RubricId>),
    /// What an assessment can start from.
    Proposals(AssessmentId),
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
    /// What is rated here by a rubric, without a form before it.
    Rate(RubricId, Option<AreaId>, Option<IndicatorId>),
    /// No page has this address.
    Unknown,
}

impl Route {
    /// The page that `hash`, with or without its `#`, names.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches(['#', '/']);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Some(Self::Start),
            ["data"] => Some(Self::Data),
            ["rubrics"] => Some(Self::Rubrics),
            ["join", code] => Some(Self::Join((*code).to_owned())),
            ["take", code] => Some(Self::Take((*code).to_owned())),
            [page @ ("begin" | "rate" | "rubrics"), id, rest @ ..] => of_rubric(page, id, rest),
            [page, id, rest @ ..] => of_assessment(page, id, rest),
            [_] => None,
        }
        .unwrap_or(Self::Unknown)
    }

    /// The assessment that the page is about.
    pub fn assessment(&self) -> Option<&AssessmentId> {
        match self {
            Self::Fill(id, ..) | Self::Results(id) | Self::Evidence(id) => Some(id),
            Self::Through(id, _) | Self::Proposals(id) => Some(id),
            Self::Plan(id) | Self::Progress(id) | Self::Invite(id) | Self::Send(id) => Some(id),
            Self::Team(id) | Self::Meeting(id, _) | Self::Report(id) => Some(id),
            Self::Start | Self::Join(_) | Self::Take(_) | Self::Data | Self::Rubrics => None,
            Self::Rubric(..) | Self::Begin(_) | Self::Rate(..) | Self::Unknown => None,
        }
    }

    /// Whether the page stands without what comes later.
    pub fn is_first(&self) -> bool {
        matches!(self, Self::Start | Self::Fill(..) | Self::Unknown)
    }

    /// The address, with its `#`.
    pub fn href(&self) -> String {
        let mut address = String::from("#/");
        let mut before = "";
        for part in self.parts() {
            if !part.is_empty() {
                address.extend([before, part]);
                before = "/";
            }
        }
        address
    }

    /// What the address is made of; empty parts are left out.
    fn parts(&self) -> [&str; 4] {
        let of = |page, id| [page, id, "", ""];
        match self {
            Self::Start | Self::Unknown => of("", ""),
            Self::Data => of("data", ""),
            Self::Rubrics => of("rubrics", ""),
            Self::Join(code) => of("join", code),
            Self::Take(code) => of("take", code),
            Self::Begin(id) => of("begin", id.as_str()),
            Self::Results(id) => of("results", id.as_str()),
            Self::Report(id) => of("report", id.as_str()),
            Self::Invite(id) => of("invite", id.as_str()),
            Self::Send(id) => of("send", id.as_str()),
            Self::Plan(id) => of("plan", id.as_str()),
            Self::Progress(id) => of("progress", id.as_str()),
            Self::Evidence(id) => of("evidence", id.as_str()),
            Self::Proposals(id) => of("proposals", id.as_str()),
            Self::Team(id) => of("team", id.as_str()),
            Self::Through(id, other) => {
                let other = other.as_ref().map_or("", |other| other.as_str());
                ["through", id.as_str(), other, ""]
            }
            Self::Meeting(id, indicator) => {
                let indicator = indicator
                    .as_ref()
                    .map_or("", |indicator| indicator.as_str());
                ["meeting", id.as_str(), indicator, ""]
            }
            Self::Fill(id, area, indicator) => at("fill", id.as_str(), area, indicator),
            Self::Rate(id, area, indicator) => at("rate", id.as_str(), area, indicator),
            Self::Rubric(id, area, indicator) => at("rubrics", id.as_str(), area, indicator),
        }
    }
}

/// Two are the same page if they have one address; only the unknown one shares
/// its address with another. Comparing every field of every page would be code
/// that the first load carries.
impl PartialEq for Route {
    fn eq(&self, other: &Self) -> bool {
        let is_unknown = |route: &Self| matches!(route, Self::Unknown);
        is_unknown(self) == is_unknown(other) && self.parts() == other.parts()
    }
}

/// An indicator is named only with its area.
fn at<'r>(
    page: &'r str,
    id: &'r str,
    area: &'r Option<AreaId>,
    indicator: &'r Option<IndicatorId>,
) -> [&'r str; 4] {
    match area {
        None => [page, id, "", ""],
        Some(area) => {
            let indicator = indicator
                .as_ref()
                .map_or("", |indicator| indicator.as_str());
            [page, id, area.as_str(), indicator]
        }
    }
}

/// A page about a rubric.
fn of_rubric(page: &str, id: &str, rest: &[&str]) -> Option<Route> {
    let id = RubricId::new(id).ok()?;
    let (area, indicator) = place(rest)?;
    match page {
        "rubrics" => Some(Route::Rubric(id, area, indicator)),
        "rate" => Some(Route::Rate(id, area, indicator)),
        _ => area.is_none().then_some(Route::Begin(id)),
    }
}

/// A page about an assessment as a whole.
type Of = fn(AssessmentId) -> Route;

/// The word of each of them.
const WHOLE: [(&str, Of); 9] = [
    ("results", Route::Results),
    ("report", Route::Report),
    ("invite", Route::Invite),
    ("send", Route::Send),
    ("plan", Route::Plan),
    ("progress", Route::Progress),
    ("evidence", Route::Evidence),
    ("proposals", Route::Proposals),
    ("team", Route::Team),
];

/// A page about an assessment.
fn of_assessment(page: &str, id: &str, rest: &[&str]) -> Option<Route> {
    let id = AssessmentId::new(id).ok()?;
    if rest.is_empty()
        && let Some((_, of)) = WHOLE.iter().find(|(word, _)| *word == page)
    {
        return Some(of(id));
    }
    Some(match (page, rest) {
        ("fill", _) => {
            let (area, indicator) = place(rest)?;
            Route::Fill(id, area, indicator)
        }
        ("through", []) => Route::Through(id, None),
        ("through", [other]) => Route::Through(id, Some(RubricId::new(other).ok()?)),
        ("meeting", []) => Route::Meeting(id, None),
        ("meeting", [indicator]) => Route::Meeting(id, Some(IndicatorId::new(indicator).ok()?)),
        _ => return None,
    })
}

/// The area and the indicator that an address names behind what it is about.
fn place(parts: &[&str]) -> Option<(Option<AreaId>, Option<IndicatorId>)> {
    Some(match parts {
        [] => (None, None),
        [area] => (Some(AreaId::new(area).ok()?), None),
        [area, indicator] => {
            let indicator = IndicatorId::new(indicator).ok()?;
            (Some(AreaId::new(area).ok()?), Some(indicator))
        }
        _ => return None,
    })
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
            Route::Report(id.clone()),
            Route::Invite(id.clone()),
            Route::Send(id.clone()),
            Route::Join("LW1-AAAA".to_owned()),
            Route::Take("LW1-AAAA".to_owned()),
            Route::Plan(id.clone()),
            Route::Progress(id.clone()),
            Route::Evidence(id.clone()),
            Route::Proposals(id.clone()),
            Route::Through(id.clone(), None),
            Route::Through(id.clone(), Some(rubric.clone())),
            Route::Team(id.clone()),
            Route::Meeting(id.clone(), None),
            Route::Meeting(id.clone(), Some(indicator.clone())),
            Route::Fill(id.clone(), None, None),
            Route::Fill(id.clone(), Some(area.clone()), None),
            Route::Fill(id, Some(area.clone()), Some(indicator.clone())),
            Route::Rubrics,
            Route::Begin(rubric.clone()),
            Route::Rate(rubric.clone(), None, None),
            Route::Rate(rubric.clone(), Some(area.clone()), Some(indicator.clone())),
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
