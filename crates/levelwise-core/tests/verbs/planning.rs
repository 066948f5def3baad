//! The cases of plan and take-on.

use levelwise_core::assessment::{Register, SessionId, Stamp, Task};
use levelwise_core::record::{Field, Text};
use levelwise_core::{plan, suggest};
use serde_json::{Value, json};

use super::{diff, part, rubric_of, run, score_cards, shorthand};

#[test]
fn plan() {
    run("plan", |case| {
        let rubric = rubric_of(case);
        let assessment = shorthand::assessment(case, &rubric);
        let outline = plan::outline(&rubric, &assessment, &score_cards(case));
        let found = serde_json::to_value(outline).expect("an outline has a JSON form");
        diff::compare(case.need("expected"), part(&found, case))
    });
}

#[test]
fn take_on() {
    run("take-on", |case| {
        let rubric = rubric_of(case);
        let mut assessment = shorthand::assessment(case, &rubric);
        let suggestions = suggest::suggest(&rubric, &score_cards(case));
        let groups = [
            &suggestions.act_now,
            &suggestions.settle_first,
            &suggestions.build_first,
            &suggestions.sustain,
        ];
        let wanted = case.need("suggestion").as_str().unwrap_or_default();
        let suggestion = groups
            .into_iter()
            .flatten()
            .find(|suggestion| suggestion.indicator.as_str() == wanted)
            .ok_or_else(|| format!("there is no suggestion for {wanted}"))?;
        let text = |words| Text::new(words).expect("a text");
        let prompts = plan::Prompts {
            find_out: text("Find out."),
            sustain: text("Keep it."),
        };
        let stamp = Stamp {
            by: SessionId::new("now").expect("a session id"),
            at: None,
        };
        let before = plan::is_taken_on(&assessment, suggestion, &rubric);
        plan::take_on(&mut assessment, suggestion, &rubric, &prompts, &stamp);
        if !plan::is_taken_on(&assessment, suggestion, &rubric) {
            return Err("it is not taken on afterwards".to_owned());
        }
        let value = |register: &Register<Task>| {
            let versions = register.versions().iter();
            versions
                .map(|version| Value::from(version.value.write()))
                .collect::<Vec<_>>()
        };
        let tasks = assessment.plan.iter();
        let tasks: serde_json::Map<_, _> = tasks
            .map(|(id, register)| (id.to_string(), serde_json::Value::from(value(register))))
            .collect();
        let found = json!({ "before": before, "plan": tasks });
        diff::compare(case.need("expected"), &found)
    });
}
