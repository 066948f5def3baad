const assert = require("node:assert/strict");
const { test } = require("node:test");

const { load, LevelwiseError } = require("levelwise");

test("a CommonJS file requires the package", async () => {
  const levelwise = await load();
  assert.throws(() => levelwise.openRubric("{}"), LevelwiseError);
});

test("a CommonJS file imports the same engine", async () => {
  const imported = await import("levelwise");
  assert.equal(await imported.load(), await load());
});
