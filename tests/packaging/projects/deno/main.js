import { readFile } from "node:fs/promises";

import { LevelwiseError, load } from "levelwise";
import { load as loadExchange } from "levelwise/exchange";

import { runCases } from "./shared/cases.js";

const levelwise = { ...(await load()), ...(await loadExchange()) };
const { files, nCases } = JSON.parse(await readFile("cases.json", "utf8"));
const { failures } = runCases(levelwise, files);
console.log(failures.join("\n\n"));
console.log(`${nCases - failures.length} of ${nCases} cases hold`);
try {
  levelwise.openRubric("{}");
} catch (error) {
  console.log(error instanceof LevelwiseError, error.code);
}
