// Starts a module of the engine once, from whatever it is given.

import { LevelwiseError } from "./error.js";

/**
 * Gives what starts the module whose script is `init` and `engine`. `usual` gives the
 * source where there is none; a failed start can be tried again.
 */
export function starter(name, init, engine) {
  let started;
  return (source, usual) => {
    started ??= instantiate(name, init, engine, source, usual).catch((error) => {
      started = undefined;
      throw error;
    });
    return started;
  };
}

async function instantiate(name, init, engine, source, usual) {
  try {
    await init({ module_or_path: source ?? usual() });
  } catch (cause) {
    throw notLoaded(name, cause);
  }
  const { default: _init, initSync: _initSync, ...functions } = engine;
  return Object.freeze(functions);
}

function notLoaded(name, cause) {
  const problem = {
    code: "engine-not-loaded",
    severity: "error",
    place: "",
    message: `the engine could not be loaded: ${cause instanceof Error ? cause.message : cause}`,
    hint:
      `serve ${name} beside the script or pass its address to load(); ` +
      "a Content-Security-Policy has to allow 'wasm-unsafe-eval'",
  };
  return new LevelwiseError([problem], { cause });
}
