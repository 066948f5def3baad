// Every example of the documentation, run as it stands there. What a line logs
// stands behind it: `console.log(stage); // Getting better`.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";

import { load } from "levelwise";
import { load as loadExchange } from "levelwise/exchange";

const PRELUDE = `
import { LevelwiseError, load } from "levelwise";
import { load as loadExchange } from "levelwise/exchange";
import { assessment, crosswalk, otherRubric, rubric } from "../shipped.js";
const levelwise = await load();
const exchange = await loadExchange();
const crosswalkText = JSON.stringify(crosswalk);
const rubricText = JSON.stringify(rubric);
const assessmentText = JSON.stringify(assessment);
globalThis.stamp = { by: "example" };
`;

const packaged = (name) => readFile(`node_modules/levelwise/${name}`, "utf8");
const functionsIn = (types) => [...types.matchAll(/^\/\*\*(.*?)\*\/\nexport function (\w+)/gms)];
const ofEngine = functionsIn(await packaged("engine.d.ts"));
const ofExchange = functionsIn(await packaged("exchange-engine.d.ts"));
const functions = [...ofEngine, ...ofExchange];
const readme = await packaged("README.md");

test("every function that there is has a type, an example and a line in the README", async () => {
  const namesOf = (declared) => declared.map(([, , name]) => name);
  assert.deepEqual(namesOf(ofEngine), Object.keys(await load()).sort());
  assert.deepEqual(namesOf(ofExchange), Object.keys(await loadExchange()).sort());
  for (const [, comment, name] of functions) {
    assert.ok(examplesIn(comment).length > 0, `${name} has no example`);
    assert.ok(readme.includes(`| \`${name}(`), `${name} is not in the README`);
  }
});

for (const [, comment, name] of functions) {
  test(`the example of ${name}`, () => run(name, PRELUDE + examplesIn(comment).join("\n")));
}

test("the examples of the README, one after the other", () =>
  run("readme", examplesIn(readme).join("\n")));

/** The JavaScript in a text or in a comment. */
function examplesIn(text) {
  const plain = text.replaceAll(/^ \* ?/gm, "");
  return [...plain.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
}

async function run(name, code) {
  const expected = [...code.matchAll(/\); \/\/ (.*)$/gm)].map(([, logged]) => logged);
  assert.equal(code.split("console.log(").length - 1, expected.length, "what is logged stands behind it");
  await mkdir("examples", { recursive: true });
  await writeFile(`examples/${name}.js`, code);
  const logged = [];
  const { log } = console;
  console.log = (...values) => logged.push(values.map(shown).join(" "));
  try {
    await import(`../examples/${name}.js`);
  } finally {
    console.log = log;
  }
  assert.deepEqual(logged, expected);
}

function shown(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}
