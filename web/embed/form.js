// One form that runs: an instance of the engine of its own, and what stands
// between it and the page around.
import { instance } from "levelwise-glue";
import { Dress } from "./dress.js";
import { Kept } from "./kept.js";
import { BASE, compiled, read, rubricOf } from "./loading.js";
import { Surroundings } from "./surroundings.js";

/** Pages that are about one assessment, whose id follows. */
const OF_ONE = /^#\/(?:fill|results|evidence|through|proposals|plan|progress|invite|send|team|meeting)\/([^/]+)/;

/** Those of them that may be asked for. */
const OF_ONE_WORD = /^(?:fill|results|evidence|team|plan|progress)$/;

/** What nobody may change where nothing may be changed. */
const READABLE = /^#\/(?:fill|results)\/|^#\/rubrics(?:\/|$)/;

/** Events that are about the whole window; keys are heard in the form alone. */
const OF_WINDOW = new Set(["storage", "pagehide", "visibilitychange"]);

/** The forms that run in this document. */
const running = new Set();

export class Form {
  #element;
  #around;
  #mount;
  #settings;
  #kept;
  #tell;
  #dress;
  #surroundings;
  #listeners = new Map();
  /** The form has a width of its own. */
  #width = new ResizeObserver(() => this.#hear("resize"));
  #route;
  #isQuiet = true;
  #isTaken = false;
  #ask;
  #answer;
  #progress;
  #rubric;
  #hasEnded = false;

  /**
   * In `around`, of a shadow root of `element`. `settings` say what the form
   * begins with; `tell` hears what happens: a name, what it is about, and whether
   * the page around may take over. It says whether it did not.
   */
  constructor(element, around, settings, tell) {
    this.#element = element;
    this.#around = around;
    this.#settings = settings;
    this.#tell = tell;
    this.#kept = new Kept(settings.key);
    this.#mount = document.createElement("div");
    this.#mount.className = "levelwise";
    this.#mount.lang = "en";
    this.#mount.part = "form";
    this.#dress = new Dress(element, around, BASE);
    this.#surroundings = new Surroundings(this.#mount, settings);
  }

  get route() {
    return this.#route;
  }

  /** Loads what it takes, and draws. */
  async begin() {
    const [engine, rubric] = await Promise.all([
      compiled(),
      rubricOf(this.#settings.rubric),
      this.#dress.wear("base"),
      this.#dress.wear("pages"),
    ]);
    if (this.#hasEnded) return;
    this.#rubric = rubric;
    this.#route = this.#first();
    const { init, stand } = instance();
    stand(this.#place());
    running.add(this);
    await init({ module_or_path: engine });
    this.#width.observe(this.#around);
    this.#around.addEventListener("click", this.#onClick, true);
    this.#around.addEventListener("auxclick", this.#onClick, true);
  }

  /** Writes what waits, and leaves nothing behind. */
  end() {
    if (this.#hasEnded) return;
    this.#hear("pagehide");
    this.#hasEnded = true;
    running.delete(this);
    this.#hear("levelwise-leave");
    for (const [name, runs] of this.#listeners) {
      for (const run of [...runs]) this.#unlisten(name, run);
    }
    this.#around.removeEventListener("click", this.#onClick, true);
    this.#around.removeEventListener("auxclick", this.#onClick, true);
    this.#width.disconnect();
    this.#surroundings.end();
    this.#ask = undefined;
    this.#mount.remove();
  }

  /** Opens a page, for the page around: the keyboard stays where it is. */
  open(route) {
    this.#isQuiet = true;
    this.#go(route);
  }

  set isReadonly(isReadonly) {
    this.#settings.isReadonly = isReadonly;
    this.#surroundings.isReadonly = isReadonly;
  }

  /** The file of the open assessment as an object; `undefined` if none is open. */
  async file() {
    this.#hear("pagehide");
    await new Promise((done) => setTimeout(done));
    const id = this.#open();
    const text = id && this.#asked("file", id);
    return text ? JSON.parse(text) : undefined;
  }

  /** Takes a file over and shows it. */
  async take(text) {
    this.#hear("pagehide");
    await new Promise((done) => setTimeout(done));
    const id = this.#asked("take", text);
    if (!id || id.startsWith(" ")) throw new Error(id.trim() || "This is no file of Levelwise.");
    if (id === this.#open()) {
      this.#hear("storage", this.#written(id, text));
      return;
    }
    this.#isTaken = true;
    this.open(`#/${this.#pageFor(text)}/${id}`);
  }

  /** A file of several people is shown as what they say together. */
  #pageFor(text) {
    const { page } = this.#settings;
    if (OF_ONE_WORD.test(page)) return page;
    return Object.keys(JSON.parse(text).raters ?? {}).length > 1 ? "results" : "fill";
  }

  /** Forgets everything under the form's key; the form has ended. */
  forget() {
    this.#kept.forget();
  }

  /** The address the form opens with. */
  #first() {
    const { page, start } = this.#settings;
    if (start) return start;
    if (page === "start") return "#/";
    if (page === "rate" && this.#rubric) return `#/rate/${this.#rubric.id}`;
    if (page && !OF_ONE_WORD.test(page)) return `#/${page}`;
    const id = this.#kept.last();
    if (id) return `#/${page || "fill"}/${id}`;
    return this.#rubric && this.#kept.isEmpty() ? `#/begin/${this.#rubric.id}` : "#/";
  }

  #open() {
    return OF_ONE.exec(this.#route)?.[1];
  }

  /** Which assessment opens the next time. */
  #remember() {
    const id = this.#open();
    if (id) this.#kept.remember(id);
  }

  /** What web/src/host.js asks for, here. */
  #place() {
    return {
      root: this.#around.getRootNode(),
      prefix: this.#kept.prefix,
      mount: () => {
        if (!this.#hasEnded) this.#around.replaceChildren(this.#mount);
        return this.#mount;
      },
      listen: (name, run) => this.#listen(name, run),
      unlisten: (name, run) => this.#unlisten(name, run),
      route: () => this.#route,
      go: (route) => this.#go(route),
      replace: (route) => this.#go(route),
      address: () => BASE.href,
      isOnlyHere: () => BASE.protocol === "file:" || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(BASE.hostname),
      opened: (title, active) => this.#opened(title, active),
      read: (path) => read(path, this.#rubric),
      // One that cannot be had leaves its pages plain and readable.
      sheet: (name) => this.#dress.wear(name.replace(/\.css$/, "")).catch(() => {}),
      save: (name, type, text) => this.#save(name, type, text),
      saved: () => this.#saved(),
      later: () => this.#later(),
    };
  }

  async #later() {
    const later = await import(new URL("later.js", import.meta.url).href);
    return {
      ...later,
      // Other pages are not ours to keep on the device.
      watch: () => {},
      isKept: async () => false,
      attend: (ask) => {
        this.#ask = ask;
        // The engine may be in the middle of something.
        queueMicrotask(() => this.#ready());
      },
      answer: (text) => (this.#answer = text),
    };
  }

  #asked(word, about) {
    this.#answer = "";
    this.#ask?.(`${word}\n${about}`);
    return this.#answer;
  }

  #ready() {
    this.#progress = this.#progressed();
    this.#tell("ready", { ...this.#progress });
  }

  /** How far the person has come with what is open. */
  #progressed() {
    const id = this.#open();
    const text = id && this.#asked("progress", id);
    return text ? JSON.parse(text) : undefined;
  }

  #saved() {
    this.#hear("levelwise-saved");
    const id = this.#open();
    if (!id) return;
    const written = this.#written(id, this.#kept.text(id));
    for (const other of running) {
      // Tabs hear of each other by the browser; two forms of one page do not.
      if (other !== this && other.#kept.prefix === this.#kept.prefix) queueMicrotask(() => other.#hear("storage", written));
    }
    queueMicrotask(() => this.#told());
  }

  #told() {
    const before = this.#progress;
    const now = this.#progressed();
    if (!now) return;
    this.#isTaken = false;
    this.#progress = now;
    this.#tell("change", { ...now });
    const isComplete = (it) => it?.id === now.id && it.answered === it.indicators;
    if (isComplete(now) && !isComplete(before)) this.#tell("complete", { ...now });
  }

  /** The event by which a tab hears what another one wrote. */
  #written(id, newValue) {
    return new StorageEvent("storage", { key: this.#kept.keyOf(id), newValue });
  }

  #save(name, type, text) {
    let whole = text;
    if (type === "application/json") {
      const id = this.#open();
      // With a rubric that others may not have.
      const own = this.#rubric?.bytes && id && JSON.parse(text).id === id ? this.#asked("file", id) : "";
      whole = own || text;
      if (!this.#tell("export", { name, file: JSON.parse(whole) }, true)) return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([whole], { type }));
    link.download = name;
    this.#around.append(link);
    link.click();
    link.remove();
    URL.revokeObjectURL(link.href);
  }

  #go(route) {
    if (this.#hasEnded || route === this.#route) return;
    if (this.#settings.isReadonly && !READABLE.test(route)) return;
    this.#route = route;
    this.#remember();
    queueMicrotask(() => this.#hear("hashchange"));
  }

  /** Says whether the heading of a page that was drawn may take the focus. */
  #opened(_title, active) {
    const isQuiet = this.#isQuiet;
    this.#isQuiet = false;
    this.#remember();
    if (this.#isTaken) queueMicrotask(() => this.#told());
    const focused = document.activeElement;
    const isElsewhere = focused && focused !== document.body && this.#element.getRootNode().activeElement !== this.#element;
    if (isQuiet || isElsewhere) return false;
    if (this.#mount.getBoundingClientRect().top < 0) this.#mount.scrollIntoView();
    return !active || /^(?:A|BUTTON|MAIN)$/.test(active.tagName);
  }

  /** Links between the pages of the form are not links of the page around. */
  #onClick = (event) => {
    const link = event.composedPath().find((it) => it.localName === "a" && it.getAttribute("href"));
    const href = link?.getAttribute("href");
    if (!href?.startsWith("#")) return;
    event.preventDefault();
    // The link past the header is the page's own affair.
    if (event.type === "click" && !link.classList.contains("skip")) this.#go(href);
  };

  #listen(name, run) {
    if (this.#hasEnded) {
      // Taken away before it was drawn: it is told at once.
      if (name === "levelwise-leave") queueMicrotask(run);
      return;
    }
    if (!this.#listeners.has(name)) this.#listeners.set(name, new Set());
    this.#listeners.get(name).add(run);
    this.#target(name)?.addEventListener(name, run, true);
  }

  #unlisten(name, run) {
    if (this.#listeners.get(name)?.delete(run)) this.#target(name)?.removeEventListener(name, run, true);
  }

  #target(name) {
    if (OF_WINDOW.has(name)) return globalThis;
    return name.startsWith("key") ? this.#around : undefined;
  }

  /** Calls those who listen in this form, and nobody else. */
  #hear(name, event = new Event(name)) {
    if (this.#hasEnded && name !== "levelwise-leave") return;
    for (const run of [...(this.#listeners.get(name) ?? [])]) run(event);
  }
}
