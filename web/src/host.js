// Where the form stands: as a page of its own, or at a place in somebody
// else's. Nothing else asks the document for an element, an address or a file;
// web/embed/ stands the form elsewhere.

/** Filled in by the build: a style sheet of another version is another file. */
const VERSION = "VERSION-OF-THE-BUILD";

const place = () => document.getElementById("levelwise") ?? document.body;

/** What somebody did on the page before it started. */
let early;

const remembered = (drawn) => {
  const fields = [...drawn.querySelectorAll("input,textarea")];
  return {
    fields: fields.filter((it) => it.checked !== it.defaultChecked || it.value !== it.defaultValue),
    open: [...drawn.querySelectorAll("details")].map((it) => it.open),
    active: document.activeElement.id,
  };
};

/** Does it again on the page that took its place, where it counts: one after the other, each to what the one before left. */
const redo = async ({ fields, open, active }) => {
  for (const [idx, it] of place().querySelectorAll("details").entries()) it.open ||= open[idx];
  find(active)?.focus({ preventScroll: true });
  for (const { id, checked, value } of fields) {
    const field = find(id) ?? {};
    if (field.checked !== checked) field.click?.();
    if (field.value !== value) {
      field.value = value;
      field.dispatchEvent?.(new Event("input", { bubbles: true }));
    }
    await new Promise(setTimeout);
  }
};

const page = {
  root: document,
  /** What our keys in local storage begin with; the number is the layout's version. */
  prefix: "levelwise/1/",
  /** The element to draw into, in place of what the build drew there. */
  mount() {
    const root = place();
    if (root.querySelector("fieldset")) early = remembered(root);
    root.replaceChildren();
    return root;
  },
  listen: (name, run) => addEventListener(name, run, true),
  unlisten: (name, run) => removeEventListener(name, run, true),
  /** A page that the build drew of a rubric leads there, and to what was done on it. */
  route() {
    const { route, area } = place().dataset;
    if (!route) return location.hash;
    return place().querySelector("input:checked") ? `${route}/${area}` : location.hash || route;
  },
  go(route) {
    location.hash = route;
  },
  /** Opens another page without a trace in the history; one that the build drew is not what a reload should show. */
  replace(route) {
    if (!place().dataset.route) return location.replace(route);
    delete place().dataset.route;
    history.replaceState(null, "", `index.html${route}`);
  },
  /** The address at which others find the form, without what stands behind the #. */
  address: () => location.href.split("#")[0],
  /** Whether that address leads nowhere on another device. */
  isOnlyHere: () => location.protocol === "file:" || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname),
  /** Another page begins at its top, wherever the last one was left. Says whether its heading may take the focus. */
  opened(title, active) {
    document.title = title;
    if (early) {
      queueMicrotask(redo.bind(undefined, early));
      early = undefined;
      return false;
    }
    scrollTo(0, 0);
    return !active || /^(BODY|A|BUTTON|MAIN)$/.test(active.tagName);
  },
  /** Whether it stands in a frame of another site: the address of that page cannot be read. */
  isApart() {
    try {
      return !top.location.href;
    } catch {
      return true;
    }
  },
  /** The bytes of a file beside the page; nothing if there is no such file. */
  async read(path) {
    const response = await fetch(path);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    return new Uint8Array(await response.arrayBuffer());
  },
  /** Puts a style sheet into the page and waits until it holds, or cannot be had. */
  sheet(name) {
    if (document.querySelector(`link[href*="${name}"]`)) return undefined;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = `${name}?${VERSION}`;
    const held = new Promise((done) => (link.onload = link.onerror = done));
    document.head.append(link);
    return held;
  },
  /** Offers a text or bytes as a file. */
  save(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    URL.revokeObjectURL(link.href);
  },
  /** Something was saved in the browser, or could not be. */
  saved: () => dispatchEvent(new Event("levelwise-saved")),
  /** What a browser does for the page beyond showing it. */
  later: () => import(new URL("later.js", document.baseURI).href),
};

let host = page;

/** Stands the form elsewhere, before it starts. */
export const stand = (place) => {
  host = { ...page, ...place };
};

export const mount = () => host.mount();
export const find = (id) => host.root.getElementById(id) ?? undefined;
/** The element of the form that has the keyboard. */
export const active = () => host.root.activeElement ?? undefined;
export const prefix = () => host.prefix;
export const listen = (name, run) => host.listen(name, run);
export const unlisten = (name, run) => host.unlisten(name, run);
export const route = () => host.route();
export const go = (route) => host.go(route);
export const replace = (route) => host.replace(route);
export const address = () => host.address();
export const isOnlyHere = () => host.isOnlyHere();
export const isApart = () => host.isApart();
export const sheet = async (name) => host.sheet(name);
export const save = (name, type, content) => host.save(name, type, content);
export const saved = () => host.saved();
export const later = () => host.later();
export const read = (path) => host.read(path);

/** A page has been drawn; its heading takes the focus unless somebody is writing. */
export const opened = (title) => {
  if (host.opened(title, host.root.activeElement)) find("heading")?.focus();
};
