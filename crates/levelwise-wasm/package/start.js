// Starts the engine once, from whatever it is given.

import init, * as engine from "./engine.js";
import { LevelwiseError } from "./error.js";

let started;

/** `usual` gives the source where there is none; a failed start can be tried again. */
export function start(source, usual) {
  started ??= instantiate(source, usual).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function instantiate(source, usual) {
  try {
    await init({ module_or_path: source ?? usual() });
  } catch (cause) {
    throw notLoaded(cause);
  }
  const { default: _init, initSync: _initSync, ...functions } = engine;
  return Object.freeze(functions);
}

function notLoaded(cause) {
  const problem = {
    code: "engine-not-loaded",
    severity: "error",
    place: "",
    message: `the engine could not be loaded: ${cause instanceof Error ? cause.message : cause}`,
    hint:
      "serve levelwise.wasm beside the script or pass its address to load(); " +
      "a Content-Security-Policy has to allow 'wasm-unsafe-eval'",
  };
  return new LevelwiseError([problem], { cause });
}
