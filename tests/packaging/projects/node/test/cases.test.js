import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { load } from "levelwise";
import { load as loadExchange } from "levelwise/exchange";

import { runCases } from "../shared/cases.js";

test("every case of tests/cases", async () => {
  const { files, nCases } = JSON.parse(await readFile("cases.json", "utf8"));
  const ran = runCases({ ...(await load()), ...(await loadExchange()) }, files);
  assert.deepEqual(ran.failures, []);
  assert.equal(ran.nCases, nCases);
});
