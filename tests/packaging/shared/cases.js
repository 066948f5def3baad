// Every case of tests/cases through the package, wherever JavaScript runs.
// tests/cases/README.md says what the fields of a case mean.

import { same, sameText } from "./same.js";
import { verbs } from "./verbs.js";

/**
 * Runs all cases. `files` has the text of each file by its path below tests/cases.
 * Gives how many ran, and what went wrong with the others.
 */
export function runCases(levelwise, files) {
  const failures = [];
  let nCases = 0;
  for (const [verb, run] of Object.entries(verbs)) {
    for (const one of casesOf(verb, files)) {
      nCases += 1;
      try {
        run(levelwise, one);
      } catch (error) {
        failures.push(`${one.name}: ${one.why}\n${error.stack ?? error}`);
      }
    }
  }
  return { nCases, failures };
}

/** The cases of a verb: those of a file take over the fields of the file. */
function casesOf(verb, files) {
  const names = Object.keys(files).filter((name) => name.startsWith(`${verb}/`));
  return names.flatMap((name) => {
    const { cases, ...shared } = JSON.parse(files[name]);
    const own = cases ?? [{}];
    return own.map((fields, index) => new Case(`${name} ${index + 1}`, { ...shared, ...fields }, files));
  });
}

class Case {
  constructor(name, fields, files) {
    Object.assign(this, { name, why: fields.why, fields, files });
  }

  /** A file given by its path or in place, with the changes of the case. */
  document(key, changes) {
    const given = this.fields[key];
    const text = typeof given === "string" ? this.files[given] : JSON.stringify(given);
    const document = JSON.parse(text);
    for (const change of this.fields[changes] ?? []) {
      apply(change, document);
    }
    return document;
  }

  /** What `part` points to, or the whole. */
  part(output) {
    return keysOf(this.fields.part ?? "").reduce((value, key) => value?.[key] ?? null, output);
  }

  expect(found, expected = this.fields.expected) {
    same(expected, found);
  }

  /** To the byte, unless the case says how far a number may be from the expected one. */
  expectNear(found) {
    const { expected, within } = this.fields;
    same(expected, within === undefined ? found : snapped(found, expected, within));
  }

  /** `expected` is a file, or its text in full. */
  expectText(found, expected) {
    sameText(expected, found);
  }
}

/** `found` with the numbers of `expected` where the two are near enough. */
function snapped(found, expected, within) {
  if (typeof found === "number" && typeof expected === "number") {
    return Math.abs(found - expected) <= within ? expected : found;
  }
  if (found === null || typeof found !== "object") {
    return found;
  }
  const entries = Object.entries(found).map(([key, value]) => [key, snapped(value, expected?.[key], within)]);
  return Array.isArray(found) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

function apply(change, document) {
  const keys = keysOf(change.at);
  const last = keys.pop();
  const parent = keys.reduce((value, key) => value[key], document);
  if (Array.isArray(parent) && last === "-") {
    parent.push(change.set);
  } else if ("set" in change) {
    // A field that is called __proto__ too.
    Object.defineProperty(parent, last, {
      value: change.set,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  } else if (Array.isArray(parent)) {
    parent.splice(Number(last), 1);
  } else {
    delete parent[last];
  }
}

/** The keys of a JSON pointer. */
function keysOf(pointer) {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
