// For Node, Deno and Bun, which read the engine from the package's folder.

import { readFile } from "node:fs/promises";

import init, * as engine from "./engine.js";
import { starter } from "./start.js";

export { LevelwiseError } from "./error.js";

const start = starter("levelwise.wasm", init, engine);

export function load(source) {
  return start(source, () => readFile(new URL("levelwise.wasm", import.meta.url)));
}
