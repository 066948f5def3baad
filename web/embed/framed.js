// The form in a frame: reads what the address asks for, and speaks with the page
// around where `embed-parents.json` allows it. web/embed/frame.js is on the other
// side.
import "./embed.js";

/** What may stand behind the `?`; the attributes of the element. */
const ASKED = ["rubric", "key", "page", "readonly", "scheme", "organization", "cycle", "rater-role"];

const address = new URLSearchParams(location.search);
const form = document.createElement("levelwise-form");
form.setAttribute("scheme", "auto");
for (const name of ASKED) {
  if (address.has(name)) form.setAttribute(name, address.get(name));
}
const rubric = address.get("rubric") ?? "";
// Rubrics of other sites would be fetched by whoever writes an address.
if (/^[a-z]+:|^\/\//i.test(rubric) && new URL(rubric, location.href).origin !== location.origin) form.removeAttribute("rubric");

const plain = new CSSStyleSheet();
plain.replaceSync("html{overflow-x:hidden}body{margin:0}");
document.adoptedStyleSheets = [plain];
document.body.append(form);

/** Origins of pages that may speak with the form; none unless somebody lists them. */
const allowed = async () => {
  try {
    const response = await fetch("embed-parents.json");
    const list = response.ok ? await response.json() : [];
    return new Set(Array.isArray(list) ? list : []);
  } catch {
    return new Set();
  }
};

let parentOrigin;

const say = (type, detail) => {
  if (parentOrigin) parent.postMessage({ levelwise: type, detail }, parentOrigin);
};

const sayHeight = () => say("height", Math.ceil(form.getBoundingClientRect().height));

if (parent !== self) {
  new ResizeObserver(sayHeight).observe(form);
  for (const name of ["ready", "change", "complete", "error"])
    form.addEventListener(name, ({ detail }) => say(name, name === "error" ? { message: detail.message } : detail));
  const origins = await allowed();
  addEventListener("message", ({ data, origin, source }) => {
    if (source !== parent || data?.levelwise !== "hello") return;
    if (origin !== location.origin && !origins.has(origin)) return;
    parentOrigin = origin;
    sayHeight();
  });
  // Whoever listens answers; who may not listen learns nothing from it.
  parent.postMessage({ levelwise: "here" }, "*");
}
