import assert from "node:assert/strict";
import { test } from "node:test";

import { LevelwiseError, load } from "levelwise";

import { assessment, rubric } from "../shipped.js";

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
