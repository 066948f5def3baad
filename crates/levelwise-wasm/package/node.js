// For Node, Deno and Bun, which read the engine from the package's folder.

import { readFile } from "node:fs/promises";

import { start } from "./start.js";

export { LevelwiseError } from "./error.js";

export function load(source) {
  return start(source, () => readFile(new URL("levelwise.wasm", import.meta.url)));
}
