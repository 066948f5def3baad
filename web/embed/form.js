// One form that runs: an instance of the engine of its own, and what stands
// between it and the page around.
import { instance } from "levelwise-glue";
import { Dress } from "./dress.js";
import { Surroundings } from "./surroundings.js";

/** The folder of Levelwise. */
const BASE = new URL("./", import.meta.url);

let module;

/** The engine, compiled once for all forms; what failed is tried again. */
const compiled = () => {
  const load = async () => {
    const response = await fetch(new URL("levelwise-web_bg.wasm", import.meta.url));
    if (!response.ok) throw new Error(`${response.status} for levelwise-web_bg.wasm`);
    const again = response.clone();
    // A host that calls it by another media type serves it all the same.
    return WebAssembly.compileStreaming(response).catch(async (error) => {
      if (error instanceof TypeError) return WebAssembly.compile(await again.arrayBuffer());
      throw error;
    });
  };
  module ??= load();
  module.catch(() => (module = undefined));
  return module;
};

/** Pages that are about one assessment, whose id follows. */
const OF_ONE = /^#\/(?:fill|results|evidence|through|proposals|plan|progress|invite|send|team|meeting)\/([^/]+)/;

/** What nobody may change where nothing may be changed. */
const READABLE = /^#\/(?:fill|results)\/|^#\/rubrics(?:\/|$)/;

/** Events that are about the whole window; keys are heard in the form alone. */
const OF_WINDOW = new Set(["storage", "pagehide", "visibilitychange", "resize"]);

/** The forms that run in this document. */
const running = new Set();

export class Form {
  #element;
  #around;
  #mount;
  #settings;
  #tell;
  #dress;
  #surroundings;
  #listeners = new Map();
  #route;
  #isQuiet = true;
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
      this.#fetchRubric(),
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
    if (id === this.#open()) this.#hear("storage", this.#written(id, text));
    else this.open(`#/fill/${id}`);
  }

  /** Forgets everything under the form's key; the form has ended. */
  forget() {
    for (const key of this.#keys("")) localStorage.removeItem(this.#prefix + key);
  }

  get #prefix() {
    return `levelwise-form/1/${encodeURIComponent(this.#settings.key)}/`;
  }

  /** The keys that begin like this, without what all keys of the form begin with. */
  #keys(start) {
    try {
      const whole = this.#prefix + start;
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(whole));
      return keys.map((key) => key.slice(this.#prefix.length));
    } catch {
      // Storage is blocked; the form says so.
      return [];
    }
  }

  /** The address the form opens with. */
  #first() {
    const { page, start } = this.#settings;
    if (start) return start;
    if (page === "start") return "#/";
    if (page === "rate" && this.#rubric) return `#/rate/${this.#rubric.id}`;
    if (page && !/^(?:fill|results|team|plan|progress)$/.test(page)) return `#/${page}`;
    const ids = this.#keys("assessment/").map((key) => key.slice("assessment/".length));
    const last = this.#keys("last/").map((key) => key.slice("last/".length))[0];
    const id = ids.includes(last) ? last : ids.length === 1 ? ids[0] : undefined;
    if (id) return `#/${page || "fill"}/${id}`;
    return this.#rubric && ids.length === 0 ? `#/begin/${this.#rubric.id}` : "#/";
  }

  #open() {
    return OF_ONE.exec(this.#route)?.[1];
  }

  /** Which assessment opens the next time. */
  #remember() {
    const id = this.#open();
    if (!id) return;
    try {
      for (const key of this.#keys("last/")) localStorage.removeItem(this.#prefix + key);
      localStorage.setItem(`${this.#prefix}last/${id}`, "");
    } catch {
      // Only this is lost.
    }
  }

  /** The rubric that the form is for: one that comes with Levelwise, or a file. */
  async #fetchRubric() {
    const { rubric } = this.#settings;
    if (!rubric) return undefined;
    if (/^[a-z0-9][\w-]*$/i.test(rubric)) return { id: rubric };
    const response = await fetch(new URL(rubric, document.baseURI));
    if (!response.ok) throw new Error(`${response.status} for ${rubric}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { id, title } = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof id !== "string") throw new Error(`${rubric} is no rubric`);
    return { id, title, bytes };
  }

  async #read(path) {
    const rubric = this.#rubric;
    if (rubric?.bytes && path === `rubrics/${rubric.id}.json`) return rubric.bytes;
    if (rubric?.bytes && path === "rubrics/index.json")
      return new TextEncoder().encode(JSON.stringify({ rubrics: [{ id: rubric.id, title: rubric.title }] }));
    const response = await fetch(new URL(path, BASE));
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** What web/src/host.js asks for, here. */
  #place() {
    return {
      root: this.#around.getRootNode(),
      prefix: this.#prefix,
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
      read: (path) => this.#read(path),
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
    const written = this.#written(id, localStorageText(this.#key(id)));
    for (const other of running) {
      // Tabs hear of each other by the browser; two forms of one page do not.
      if (other !== this && other.#prefix === this.#prefix) queueMicrotask(() => other.#hear("storage", written));
    }
    queueMicrotask(() => this.#told());
  }

  #told() {
    const before = this.#progress;
    const now = this.#progressed();
    if (!now) return;
    this.#progress = now;
    this.#tell("change", { ...now });
    const isComplete = (it) => it?.id === now.id && it.answered === it.indicators;
    if (isComplete(now) && !isComplete(before)) this.#tell("complete", { ...now });
  }

  #key(id) {
    return `${this.#prefix}assessment/${id}`;
  }

  /** The event by which a tab hears what another one wrote. */
  #written(id, newValue) {
    return new StorageEvent("storage", { key: this.#key(id), newValue });
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

const localStorageText = (key) => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};
