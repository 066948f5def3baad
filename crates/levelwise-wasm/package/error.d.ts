import type { Problem } from "./engine.js";

/** What every function of the engine throws: the first error, and all problems. */
export declare class LevelwiseError extends Error {
  constructor(problems: readonly Problem[], options?: { cause?: unknown });
  readonly name: "LevelwiseError";
  /** A stable name of what is wrong, such as `id-twice`. */
  readonly code: string;
  /** Where: a JSON pointer, `""` for the whole file, or `line:column` of text that is no JSON. */
  readonly place: string;
  /** What to do. */
  readonly hint: string;
  /** Everything that was found, in the order of the file. */
  readonly problems: readonly Problem[];
}
