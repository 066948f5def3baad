// For browsers and bundlers, which find the engine by this very expression.

import { start } from "./start.js";

export { LevelwiseError } from "./error.js";

export function load(source) {
  return start(source, () => new URL("levelwise.wasm", import.meta.url));
}
