//! How far the team agrees: in words first, in numbers for those who want them,
//! each with what it means or why there is none.

use levelwise_core::agreement::{Agreement, Statistic};
use levelwise_core::team::{SetAgreement, Verdict};

use crate::el::{El, div, el, p, span};
use crate::state::Desk;
use crate::text::t;

use super::section;
use super::seen::Seen;

/// Agreement on everything and by area.
pub(super) fn agreement(desk: &Desk, seen: &Seen) -> El {
    let whole = &seen.agreement.rubric;
    let part = section("agreement", t::agreement::AGREEMENT);
    if whole.verdict.is_none() && seen.n_sealed_people() > 0 {
        return part.kid(p(t::agreement::AGREEMENT_SEALED));
    }
    let mut part = part.kid(p(&t::agreement::verdict(whole)).class("verdict"));
    if whole.verdict.is_none() {
        return part;
    }
    let mut list = el("ul").class("verdicts");
    for (area, agreed) in desk.rubric.areas.iter().zip(&seen.agreement.areas) {
        let card = &agreed.card;
        let class = match card.verdict {
            Some(Verdict::LargelyAgrees) => "agrees",
            Some(Verdict::Mixed) => "mixed",
            Some(Verdict::Disagrees) => "differs",
            None => "open",
        };
        list = list.kid(
            el("li")
                .class(class)
                .key(area.id.as_str())
                .kid(span("area-title", &area.title))
                .text(": ")
                .kid(span("", &t::agreement::verdict_on(card))),
        );
    }
    part = part
        .kid(p(&t::agreement::verdict_means(whole)).class("hint"))
        .kid(el("h3").text(t::agreement::AGREEMENT_BY_AREA))
        .kid(list);
    part.kid(
        el("details")
            .class("numbers")
            .kid(el("summary").text(t::agreement::NUMBERS))
            .kid(p(t::agreement::NUMBERS_LEAD).class("hint"))
            .kid(of_everything(&whole.agreement))
            .kid(el("h3").text(t::agreement::NUMBERS_BY_AREA))
            .kid(by_area(desk, seen)),
    )
}

/// A statistic: what it is called, what it means, and its value.
struct Row {
    id: &'static str,
    title: &'static str,
    meaning: &'static str,
    value: String,
}

fn rows(agreement: &Agreement) -> [Row; 8] {
    let row = |id, title, meaning, statistic: Statistic| Row {
        id,
        title,
        meaning,
        value: t::agreement::statistic(statistic),
    };
    let alpha = &agreement.alpha;
    let ac2 = &agreement.ac2;
    [
        Row {
            id: "same-level",
            title: t::agreement::PERCENT,
            meaning: t::agreement::PERCENT_MEANS,
            value: t::agreement::share(agreement.percent_agreement),
        },
        row(
            "alpha",
            t::agreement::ALPHA,
            t::agreement::ALPHA_MEANS,
            alpha.ordinal,
        ),
        row(
            "ac1",
            t::agreement::AC1,
            t::agreement::AC1_MEANS,
            agreement.ac1,
        ),
        row(
            "ac2",
            t::agreement::AC2,
            t::agreement::AC2_MEANS,
            ac2.ordinal,
        ),
        row(
            "alpha-nominal",
            t::agreement::ALPHA_NOMINAL,
            t::agreement::ALPHA_NOMINAL_MEANS,
            alpha.nominal,
        ),
        row(
            "alpha-interval",
            t::agreement::ALPHA_INTERVAL,
            t::agreement::ALPHA_INTERVAL_MEANS,
            alpha.interval,
        ),
        row(
            "ac2-linear",
            t::agreement::AC2_LINEAR,
            t::agreement::AC2_LINEAR_MEANS,
            ac2.linear,
        ),
        row(
            "ac2-quadratic",
            t::agreement::AC2_QUADRATIC,
            t::agreement::AC2_QUADRATIC_MEANS,
            ac2.quadratic,
        ),
    ]
}

fn of_everything(agreement: &Agreement) -> El {
    let column = |words: &str| el("th").set("scope", "col").text(words);
    let head = el("tr")
        .kid(column(t::agreement::STATISTIC))
        .kid(column(t::agreement::VALUE))
        .kid(column(t::agreement::MEANING));
    let mut body = el("tbody");
    for row in rows(agreement) {
        let meaning = ["meaning-", row.id].concat();
        // The meaning lights up with its number, so the eye finds the line.
        body = body.kid(
            el("tr")
                .set("tabindex", "0")
                .put("aria-describedby", meaning.clone())
                .kid(el("th").set("scope", "row").text(row.title))
                .kid(el("td").class("value").text(&row.value))
                .kid(
                    el("td")
                        .class("meaning")
                        .put("id", meaning)
                        .text(row.meaning),
                ),
        );
    }
    wide(
        t::agreement::NUMBERS,
        el("table")
            .kid(
                el("caption")
                    .class("hidden-words")
                    .text(t::agreement::NUMBERS),
            )
            .kid(el("thead").kid(head))
            .kid(body),
    )
}

/// One row for each area, with the four numbers that are looked at most.
fn by_area(desk: &Desk, seen: &Seen) -> El {
    const SHOWN: usize = 4;
    let mut head = el("tr").kid(el("th").set("scope", "col").text(t::AREA));
    for row in rows(&seen.agreement.rubric.agreement)
        .into_iter()
        .take(SHOWN)
    {
        head = head.kid(
            el("th")
                .set("scope", "col")
                .set("title", row.meaning)
                .put("aria-describedby", ["meaning-", row.id].concat())
                .text(row.title),
        );
    }
    let mut body = el("tbody");
    for (area, agreed) in desk.rubric.areas.iter().zip(&seen.agreement.areas) {
        let SetAgreement { agreement, .. } = &agreed.card;
        let mut line = el("tr").kid(el("th").set("scope", "row").text(&area.title));
        for row in rows(agreement).into_iter().take(SHOWN) {
            line = line.kid(el("td").text(&row.value));
        }
        body = body.kid(line);
    }
    wide(
        t::agreement::NUMBERS_BY_AREA,
        el("table")
            .kid(
                el("caption")
                    .class("hidden-words")
                    .text(t::agreement::NUMBERS_BY_AREA),
            )
            .kid(el("thead").kid(head))
            .kid(body),
    )
}

/// What is wider than a phone scrolls in itself.
pub(in crate::pages) fn wide(label: &str, table: El) -> El {
    div("wide")
        .set("tabindex", "0")
        .set("role", "region")
        .put("aria-label", label.to_owned())
        .kid(table)
}
