import { readFile } from "node:fs/promises";

import { LevelwiseError, load } from "levelwise";

import { runCases } from "./shared/cases.js";

const levelwise = await load();
const { files, nCases } = JSON.parse(await readFile("cases.json", "utf8"));
const { failures } = runCases(levelwise, files);
console.log(failures.join("\n\n"));
console.log(`${nCases - failures.length} of ${nCases} cases hold`);
try {
  levelwise.openRubric("{}");
} catch (error) {
  console.log(error instanceof LevelwiseError, error.code);
}
