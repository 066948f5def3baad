// What the package ships, as objects.

import { readFile } from "node:fs/promises";

const read = async (name) => {
  const file = new URL(import.meta.resolve(`levelwise/rubrics/${name}`));
  return JSON.parse(await readFile(file, "utf8"));
};

export const rubric = await read("leadership-system.json");
export const assessment = await read("examples/leadership-system.json");
export const otherRubric = await read("instructional-leadership.json");
export const crosswalk = await read("crosswalk.json");
