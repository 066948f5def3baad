// For browsers and bundlers, which find the engine by this very expression.

import init, * as engine from "./engine.js";
import { starter } from "./start.js";

export { LevelwiseError } from "./error.js";

const start = starter("levelwise.wasm", init, engine);

export function load(source) {
  return start(source, () => new URL("levelwise.wasm", import.meta.url));
}
