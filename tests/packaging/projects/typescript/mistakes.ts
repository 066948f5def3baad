// What a strict compiler has to refuse.

import { load } from "levelwise";
import type { Answer, AssessmentFile, RubricFile } from "levelwise";

export async function mistakes(rubric: RubricFile, assessment: AssessmentFile): Promise<void> {
  const levelwise = await load();
  // @ts-expect-error: the two are swapped.
  levelwise.score(assessment, rubric);
  // @ts-expect-error: what opening gives is not the file itself.
  levelwise.score(levelwise.openRubric(rubric), assessment);
  // @ts-expect-error: nothing may be rated yet.
  levelwise.score(rubric, assessment).rubric.stage.toFixed();
  // @ts-expect-error: a rater is named by an id.
  levelwise.suggest(rubric, assessment, 5);
  // @ts-expect-error: there is no such field.
  const answer: Answer = { choise: "not-yet" };
  // @ts-expect-error: an answer has a stamp.
  levelwise.setAnswer(assessment, "ann", "1", answer);
  // @ts-expect-error: a statistic may be undefined.
  levelwise.agreement(rubric, assessment).rubric.agreement.ac1.value.toFixed();
  // @ts-expect-error: a view goes through a crosswalk.
  levelwise.view(rubric, assessment, rubric);
  // @ts-expect-error: ratings stand in a list for each unit.
  levelwise.agreementOf(4, [0, 1]);
  // @ts-expect-error: the engine cannot be changed.
  levelwise.score = levelwise.suggest;
  // @ts-expect-error: a number is no source of an engine.
  await load(5);
}
