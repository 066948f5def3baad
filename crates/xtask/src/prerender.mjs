// Draws pages as they look before anybody has done anything, by the page itself
// in a document without a browser. crates/xtask/src/prerender.rs says which, and
// puts them where they belong.
//
// Arguments: the file to write them to, the folder that has jsdom, the function
// that starts a form, the folder of the page, and the routes to draw.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const [to, tools, glue, folder, ...routes] = process.argv.slice(2);
const { JSDOM } = createRequire(join(tools, "here.js"))("jsdom");
const source = await readFile(glue, "utf8");
const module = await readFile(join(folder, "levelwise-web_bg.wasm"));

/** As many as fill the first screens; what stands below them comes with the engine. */
const N_INDICATORS = 6;
/** Longer than any page takes, in milliseconds. */
const PATIENCE = 20_000;

const drawn = async (first) => {
  const { window } = new JSDOM(`<!doctype html><div id="levelwise"></div>`, {
    url: "http://localhost/",
    runScripts: "outside-only",
  });
  Object.assign(window, { TextDecoder, TextEncoder });
  const { document } = window;
  let route = first;
  let title;
  const opened = new Promise((resolve) => (title = resolve));
  const start = window.eval(source)(() => Promise.reject(new Error("nothing is fetched")), document.URL);
  start.stand({
    route: () => route,
    replace: (next) => (route = next),
    opened: (words) => title(words) ?? false,
    read: async (path) => new window.Uint8Array(await readFile(join(folder, path))),
    // What comes later is not drawn before.
    sheet: () => undefined,
    later: () => Promise.reject(new Error("nothing comes later")),
  });
  // Objects of this world are not those of the document's.
  const named = window.eval("(module_or_path) => ({ module_or_path })");
  await start.init(named(new window.Uint8Array(module)));
  const patience = setTimeout(() => {
    throw new Error(`${first} was not drawn within ${PATIENCE / 1000} s`);
  }, PATIENCE);
  const words = await opened;
  clearTimeout(patience);
  const forms = [...document.querySelectorAll("fieldset")].slice(N_INDICATORS);
  for (const form of forms) form.remove();
  for (const it of document.querySelectorAll(".practice")) if (!it.querySelector("fieldset")) it.remove();
  if (forms.length > 0) document.querySelector(".turn").remove();
  // What is folded away is a third of the page, and can wait.
  for (const list of document.querySelectorAll(".extras ul")) list.remove();
  // Nothing is saved by now, though there is room for the word.
  document.querySelector(".save-badge")?.classList.add("before");
  // Browsers that fill in again what somebody chose before would choose for them.
  for (const field of document.querySelectorAll("main input")) field.setAttribute("autocomplete", "off");
  return { title: words, route, html: document.getElementById("levelwise").innerHTML };
};

const pages = [];
for (const route of routes) pages.push(await drawn(route));
await writeFile(to, JSON.stringify(pages));
// Timers of the pages would go on.
process.exit(0);
