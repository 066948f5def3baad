// What the package ships, as objects.

import { readFile } from "node:fs/promises";

const read = async (name) => {
  const file = new URL(import.meta.resolve(`levelwise/rubrics/${name}`));
  return JSON.parse(await readFile(file, "utf8"));
};

export const rubric = await read("leadership-system.json");
export const assessment = await read("examples/leadership-system.json");
