// What the browser keeps under a form's key, as far as the form must know before
// the engine is there. web/src/storage.rs keeps everything else.

/** Runs it where there is storage; where it is blocked, the form says so. */
const where = (run, otherwise) => {
  try {
    return run(localStorage);
  } catch {
    return otherwise;
  }
};

export class Kept {
  /** What the keys begin with: a key of somebody's begins with no other one. */
  prefix;

  constructor(key) {
    this.prefix = `levelwise-form/1/${encodeURIComponent(key)}/`;
  }

  keyOf(id) {
    return `${this.prefix}assessment/${id}`;
  }

  text(id) {
    return where((storage) => storage.getItem(this.keyOf(id)));
  }

  isEmpty() {
    return this.#ids("assessment").length === 0;
  }

  /** The assessment that was open last, or the only one. */
  last() {
    const ids = this.#ids("assessment");
    const [last] = this.#ids("last");
    if (ids.includes(last)) return last;
    return ids.length === 1 ? ids[0] : undefined;
  }

  remember(id) {
    where((storage) => {
      for (const other of this.#ids("last")) if (other !== id) storage.removeItem(`${this.prefix}last/${other}`);
      storage.setItem(`${this.prefix}last/${id}`, "");
    });
  }

  forget() {
    where((storage) => {
      for (const key of Object.keys(storage)) if (key.startsWith(this.prefix)) storage.removeItem(key);
    });
  }

  #ids(kind) {
    const start = `${this.prefix}${kind}/`;
    const keys = where((storage) => Object.keys(storage), []);
    return keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
  }
}
