export type * from "./engine.js";
export { LevelwiseError } from "./error.js";

/** The engine's functions. */
export type Levelwise = typeof import("./engine.js");

/** A type of the surroundings, where they have it: not every project has the browser's. */
type Global<Name extends string> = typeof globalThis extends {
  [name in Name]: { prototype: infer Type };
}
  ? Type
  : never;

/** A `WebAssembly.Module`, whose own type has no fields. */
type CompiledModule = { readonly "WebAssembly.Module"?: never };

/** Where `levelwise.wasm` is: its address, the answer to it, its bytes, or the compiled module. */
export type EngineSource =
  | string
  | ArrayBuffer
  | Uint8Array
  | CompiledModule
  | Global<"URL">
  | Global<"Response">
  | PromiseLike<Global<"Response">>;

/**
 * Loads the engine, once for all who ask: later calls give the same one. Without
 * a source it is the `levelwise.wasm` of this package.
 *
 * @throws {LevelwiseError} with the code `engine-not-loaded` if it cannot be had
 * or may not run here; then it can be tried again.
 */
export declare function load(source?: EngineSource): Promise<Levelwise>;
