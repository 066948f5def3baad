import type { EngineSource } from "./index.js";

export type * from "./exchange-engine.js";
export { LevelwiseError } from "./error.js";

/** The functions of what is exchanged with other people and programs. */
export type Exchange = typeof import("./exchange-engine.js");

/**
 * Loads them, once for all who ask, as `load` of `levelwise` does for the engine.
 * Without a source it is the `exchange.wasm` of this package.
 *
 * @throws {LevelwiseError} with the code `engine-not-loaded`.
 */
export declare function load(source?: EngineSource): Promise<Exchange>;
