import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { load } from "levelwise";

test("the engine is loaded from a module that was compiled elsewhere", async () => {
  const file = new URL(import.meta.resolve("levelwise/levelwise.wasm"));
  const levelwise = await load(await WebAssembly.compile(await readFile(file)));
  assert.equal(typeof levelwise.score, "function");
});
