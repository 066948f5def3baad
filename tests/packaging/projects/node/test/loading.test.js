import assert from "node:assert/strict";
import { test } from "node:test";

import { LevelwiseError, load } from "levelwise";

test("an engine that cannot be had says so and can be tried again", async () => {
  await assert.rejects(load(Uint8Array.of(1, 2, 3, 4)), (error) => {
    assert.ok(error instanceof LevelwiseError);
    assert.equal(error.code, "engine-not-loaded");
    assert.match(error.message, /^the engine could not be loaded: /);
    assert.match(error.hint, /levelwise\.wasm/);
    assert.ok(error.cause instanceof WebAssembly.CompileError);
    return true;
  });
  const [levelwise, same] = await Promise.all([load(), load()]);
  assert.equal(levelwise, same);
  assert.equal(typeof levelwise.score, "function");
});
