import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "levelwise";

import { assessment, crosswalk, otherRubric, rubric } from "../shipped.js";

const levelwise = await load();
const text = JSON.stringify(assessment);

test("text, bytes and objects mean the same", () => {
  const bytes = new TextEncoder().encode(text);
  const padded = Uint8Array.of(1, 2, ...bytes, 3);
  const view = padded.subarray(2, padded.length - 1);
  const wanted = levelwise.writeAssessment(assessment);
  for (const file of [text, bytes, bytes.buffer, Buffer.from(text), view, new DataView(bytes.buffer)]) {
    assert.equal(levelwise.writeAssessment(file), wanted);
  }
});

test("results are plain objects and lists, and nothing is undefined", () => {
  const results = {
    opened: levelwise.openAssessment(text),
    scores: levelwise.score(rubric, assessment),
    suggestions: levelwise.suggest(rubric, assessment),
    reasons: levelwise.explain(rubric, assessment),
    agreement: levelwise.agreement(rubric, assessment),
    table: levelwise.agreementOf(3, [[0, 1, null], [2, 2, 2]]),
    crosswalk: levelwise.openCrosswalk(JSON.stringify(crosswalk)),
    unknown: levelwise.checkCrosswalk(crosswalk, [rubric]),
    view: levelwise.view(rubric, assessment, otherRubric, crosswalk),
    preview: levelwise.preview(assessment, assessment),
  };
  assert.deepEqual(JSON.parse(JSON.stringify(results)), results);
  assert.deepEqual(structuredClone(results), results);
});

test("what was given stays as it was", () => {
  const before = structuredClone(assessment);
  levelwise.setAnswer(assessment, "elementary", "1", { choice: "not-yet" }, { by: "s" });
  levelwise.merge(assessment, assessment);
  assert.deepEqual(assessment, before);
});

test("a field that this version does not know survives, whatever its name", () => {
  const odd = JSON.parse(text.replace("{", '{"__proto__": {"polluted": true}, "later": [1.5, "ü"],'));
  const { value } = levelwise.openAssessment(odd);
  assert.deepEqual(Object.getOwnPropertyDescriptor(value, "__proto__")?.value, { polluted: true });
  assert.deepEqual(value.later, [1.5, "ü"]);
  assert.equal({}.polluted, undefined);
});

test("the engine is one and cannot be changed", async () => {
  assert.equal(await load(), levelwise);
  assert.ok(Object.isFrozen(levelwise));
  assert.ok(Object.values(levelwise).every((each) => typeof each === "function"));
});

test("an assessment is begun, filled in and read by a teammate", () => {
  const [ann, ben] = [{ by: "ann-1" }, { by: "ben-1" }];
  const begun = levelwise.newAssessment(rubric, "fall", { cycle: { label: "Fall" } }, ann);
  const anns = levelwise.setAnswer(begun, "ann", "1", { choice: "getting-better" }, ann);
  const bens = levelwise.setAnswer(begun, "ben", "1", { choice: "not-yet" }, ben);
  const merged = levelwise.merge(anns, bens);
  assert.deepEqual(levelwise.check(rubric, merged), []);
  assert.deepEqual(levelwise.score(rubric, merged).indicators[0].raters.levels, [1, 0, 1, 0]);
  assert.equal(levelwise.suggest(rubric, merged).settleFirst[0].indicator, "1");

  const decided = levelwise.setDecision(merged, "1", { choice: "getting-started" }, ann);
  assert.equal(levelwise.score(rubric, decided).indicators[0].basis, "decision");
  const without = levelwise.setProfile(decided, "ben", { removed: true }, ann);
  assert.deepEqual(levelwise.score(rubric, without).indicators[0].raters.levels, [0, 0, 1, 0]);
});
