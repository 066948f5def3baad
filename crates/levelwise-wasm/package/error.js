// What every function of the engine throws.

export class LevelwiseError extends Error {
  /** `problems` in the order of the file, at least one of them an error. */
  constructor(problems, options) {
    const first = problems.find((problem) => problem.severity === "error") ?? problems[0];
    super(first.message, options);
    this.code = first.code;
    this.place = first.place;
    this.hint = first.hint;
    this.problems = problems;
  }
}

// On the prototype, as with the errors that come with JavaScript.
Object.defineProperty(LevelwiseError.prototype, "name", {
  value: "LevelwiseError",
  configurable: true,
  writable: true,
});
