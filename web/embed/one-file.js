// Starts the page from what one file carries: no server, no network, no folder.
// `cargo xtask package --html` puts it together (crates/xtask/src/one_file.rs).
import * as later from "../public/later.js";
import { bytesOf, unpacked } from "./unpack.js";

/** The files by their paths: a line of JSON says how long each is. */
const filesOf = (bytes) => {
  const end = bytes.indexOf(10);
  const sizes = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  let at = end + 1;
  return new Map(sizes.map(([path, size]) => [path, bytes.subarray(at, (at += size))]));
};

const start = async () => {
  const carried = document.getElementById("levelwise-files");
  const files = filesOf(unpacked(bytesOf(carried.textContent), Number(carried.dataset.size)));
  carried.remove();
  const text = (path) => new TextDecoder().decode(files.get(path));

  const sheets = new Set();
  const sheet = (name) => {
    if (sheets.has(name)) return;
    sheets.add(name);
    const rules = new CSSStyleSheet();
    rules.replaceSync(text(name));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  };
  // What stands in the head of the page elsewhere.
  sheet("base.css");
  sheet("pages.css");

  /** Answers like a server that has the folder. */
  const answer = async (address) => {
    const { pathname } = new URL(address, document.baseURI);
    const path = [...files.keys()].find((path) => pathname.endsWith(`/${path}`));
    const type = path?.endsWith(".wasm") ? "application/wasm" : "application/json";
    return path ? new Response(files.get(path), { headers: { "content-type": type } }) : new Response(null, { status: 404 });
  };
  // A script that the policy names by its digest.
  const script = document.createElement("script");
  script.textContent = text("glue.txt");
  document.head.append(script);
  const { init, stand } = globalThis.levelwiseGlue(answer, document.baseURI);
  stand({ sheet, later: async () => later });
  await init({ module_or_path: files.get("levelwise-web_bg.wasm") });
};

start().catch((error) => {
  const sentence = document.createElement("p");
  sentence.setAttribute("role", "alert");
  sentence.textContent = `Levelwise could not start in this browser. Open the file in a newer browser. ${error}`;
  document.getElementById("levelwise").replaceChildren(sentence);
});
