// Whatever somebody sends, a function gives a result or throws an error that says what
// to do; it never ends the engine, which goes on working.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { LevelwiseError, load } from "levelwise";
import { load as loadExchange } from "levelwise/exchange";

import { assessment, crosswalk, rubric } from "../shipped.js";

const levelwise = await load();
const exchange = await loadExchange();
const text = levelwise.writeAssessment(assessment).trimEnd();

after(() => {
  assert.equal(levelwise.score(rubric, assessment).rubric.stage, 2);
  assert.equal(exchange.openCode(exchange.writeCode(assessment)).value.id, "example");
});

/** The code of the error; the engine's own and no other. */
function refusal(act) {
  try {
    act();
    return null;
  } catch (error) {
    assert.ok(error instanceof LevelwiseError, `${error}`);
    assert.ok(error.hint.trim() && error.message.trim(), error.code);
    return error.code;
  }
}

test("a file that is cut off anywhere", () => {
  for (let end = 0; end < text.length; end += 97) {
    assert.equal(refusal(() => levelwise.openAssessment(text.slice(0, end))), "truncated");
  }
  const code = exchange.writeCode(assessment);
  for (let end = 4; end < code.length; end += 31) {
    assert.equal(refusal(() => exchange.openCode(code.slice(0, end))), "truncated");
  }
});

test("values of every kind in every parameter", () => {
  const around = {};
  around.around = around;
  const odd = [undefined, null, true, 0, -1, Number.NaN, 2 ** 60, 10n, "", "__proto__", "\ud800"];
  odd.push([], {}, around, () => 0, Symbol("x"), new Date(Number.NaN), new Map(), new Uint8Array(3));
  odd.push(Object.create(null), { toJSON: () => "{" }, { format: "levelwise/rubric" }, new ArrayBuffer(9));
  const fine = [rubric, assessment, crosswalk, "ann", { by: "s" }];
  const functions = [...Object.entries(levelwise), ...Object.entries(exchange)];
  for (const [name, run] of functions) {
    for (let at = 0; at < Math.max(1, run.length); at += 1) {
      for (const value of odd) {
        const given = Array.from({ length: run.length }, (_, index) => fine[index % fine.length]);
        given[at] = value;
        try {
          run(...given);
        } catch (error) {
          assert.ok(error instanceof LevelwiseError, `${name}: ${error}`);
        }
      }
    }
  }
});

test("deep, wide and long", () => {
  assert.equal(refusal(() => levelwise.openRubric("[".repeat(1e6))), "not-json");
  assert.equal(refusal(() => levelwise.openRubric(" ".repeat(20_000_001))), "too-large");
  const raters = Object.fromEntries(Array.from({ length: 6_000 }, (_, n) => [`r${n}`, {}]));
  assert.equal(refusal(() => levelwise.openAssessment({ ...assessment, raters })), "too-many-entries");
  let deep = [];
  for (let n = 0; n < 10_000; n += 1) {
    deep = [deep];
  }
  assert.ok(refusal(() => levelwise.openAssessment({ ...assessment, deep })));
});

test("nothing reaches the prototypes", () => {
  const hostile = text.replace("{", '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},');
  const results = [
    levelwise.openAssessment(hostile).value,
    levelwise.merge(hostile, text),
    levelwise.score(rubric, hostile),
    exchange.importAll(hostile)[0].value,
  ];
  assert.equal(results.length, 4);
  assert.equal({}.polluted, undefined);
  assert.equal(Object.polluted, undefined);
});
