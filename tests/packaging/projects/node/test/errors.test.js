import assert from "node:assert/strict";
import { test } from "node:test";

import { LevelwiseError, load } from "levelwise";

import { assessment, crosswalk, rubric } from "../shipped.js";

const levelwise = await load();

function thrownBy(act) {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

test("errors are real errors that say what, where and what to do", () => {
  const error = thrownBy(() => levelwise.openRubric({ ...rubric, version: "one" }));
  assert.ok(error instanceof LevelwiseError);
  assert.ok(error instanceof Error);
  assert.equal(error.name, "LevelwiseError");
  assert.equal(error.code, "bad-version");
  assert.equal(error.place, "/version");
  assert.equal(error.message, '"one" is not a version as major.minor.patch');
  assert.equal(error.hint, "write it like 1.0.0");
  assert.match(error.stack, /^LevelwiseError: "one"[^]+errors\.test\.js/);
  assert.equal(String(error), `LevelwiseError: ${error.message}`);
});

test("an error holds all problems, and is named by the first that is one", () => {
  const [first, ...others] = rubric.areas;
  const practice = { ...first.practices[0], id: "nothing", indicators: [] };
  const areas = [{ ...first, practices: [practice, ...first.practices] }, ...others];
  const { code, problems } = thrownBy(() => levelwise.openRubric({ ...rubric, version: "", areas }));
  assert.equal(code, "bad-text");
  assert.deepEqual(problems.map(({ code }) => code), ["bad-text"]);

  const several = thrownBy(() => levelwise.openRubric({ ...rubric, version: "1", areas }));
  assert.deepEqual(
    several.problems.map(({ code, place }) => [code, place]),
    [
      ["bad-version", "/version"],
      ["no-indicators", "/areas/0/practices/0/indicators"],
    ],
  );
});

test("files that do not belong together do not merge", () => {
  const other = { ...assessment, id: "other" };
  for (const act of [levelwise.merge, levelwise.preview]) {
    assert.equal(thrownBy(() => act(assessment, other)).code, "other-assessment");
  }
});

test("what is given by mistake is named", () => {
  const codeOf = (act) => thrownBy(act).code;
  assert.equal(codeOf(() => levelwise.score(assessment, rubric)), "wrong-format");
  assert.equal(codeOf(() => levelwise.score(rubric, assessment, "no id")), "bad-id");
  assert.equal(codeOf(() => levelwise.score(rubric, assessment, 5)), "wrong-type");
  assert.equal(codeOf(() => levelwise.openRubric()), "not-json");
  assert.equal(codeOf(() => levelwise.openRubric("{")), "truncated");
  assert.equal(codeOf(() => levelwise.openRubric(10n)), "not-json");
  assert.equal(codeOf(() => levelwise.openRubric(Uint8Array.of(0xff))), "not-text");
  const around = { format: "levelwise/rubric" };
  around.around = around;
  assert.equal(codeOf(() => levelwise.openRubric(around)), "not-json");
});

test("ratings that are none are named by their place", () => {
  const [levels, few] = [4, [[0, 3], [1, null]]];
  assert.equal(levelwise.agreementOf(levels, few).nCompared, 1);
  for (const odd of [-1, 0.5, "1", true, "x", [1], { level: 1 }]) {
    const error = thrownBy(() => levelwise.agreementOf(levels, [[0, 1], [0, odd]]));
    assert.deepEqual([error.code, error.place], ["bad-rating", "/1/1"], String(odd));
  }
  assert.equal(thrownBy(() => levelwise.agreementOf(1e6, few)).code, "bad-levels");
  assert.equal(thrownBy(() => levelwise.agreementOf(4, "0123")).code, "wrong-type");
  assert.equal(thrownBy(() => levelwise.agreementOf("4", few)).code, "wrong-type");
});

test("a crosswalk is not a rubric, and rubrics come in a list", () => {
  assert.equal(thrownBy(() => levelwise.openCrosswalk(rubric)).code, "wrong-format");
  assert.equal(thrownBy(() => levelwise.view(rubric, assessment, rubric, rubric)).code, "wrong-format");
  assert.equal(thrownBy(() => levelwise.checkCrosswalk(crosswalk, [assessment])).code, "wrong-format");
  for (const odd of [undefined, rubric, "rubrics", 5]) {
    assert.equal(thrownBy(() => levelwise.checkCrosswalk(crosswalk, odd)).code, "wrong-type");
  }
});
