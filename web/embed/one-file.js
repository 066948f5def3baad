// Starts the page from what one file carries: no server, no network, no folder.
// `cargo xtask package --html` puts it together (crates/xtask/src/one_file.rs).
import { instance } from "levelwise-glue";
import * as later from "../public/later.js";

const LETTERS =
  "!#$%()*+,.0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";
const values = new Uint8Array(128);
for (const [value, letter] of [...LETTERS].entries()) values[letter.charCodeAt(0)] = value;

/** Five letters are four bytes, highest first. */
const bytesOf = (text, size) => {
  const bytes = new Uint8Array((text.length / 5) * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 5) {
    let number = 0;
    for (let next = at; next < at + 5; next += 1) number = number * 85 + values[text.charCodeAt(next)];
    view.setUint32((at / 5) * 4, number);
  }
  return bytes.subarray(0, size);
};

const unpacked = async (bytes) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).arrayBuffer();
};

/** The files by their paths: a line of JSON says how long each is. */
const filesOf = (buffer) => {
  const bytes = new Uint8Array(buffer);
  const end = bytes.indexOf(10);
  const sizes = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  let at = end + 1;
  return new Map(sizes.map(([path, size]) => [path, bytes.subarray(at, (at += size))]));
};

const say = (sentence) => {
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.textContent = sentence;
  document.getElementById("opening").replaceChildren(words);
};

const start = async () => {
  const carried = document.getElementById("levelwise-files");
  const files = filesOf(await unpacked(bytesOf(carried.textContent, Number(carried.dataset.size))));
  carried.remove();

  const sheets = new Set();
  const sheet = (name) => {
    if (sheets.has(name)) return;
    sheets.add(name);
    const rules = new CSSStyleSheet();
    rules.replaceSync(new TextDecoder().decode(files.get(name)));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  };
  // What stands in the head of the page elsewhere.
  sheet("pages.css");

  /** Answers like a server that has the folder. */
  const answer = async (address) => {
    const { pathname } = new URL(address, document.baseURI);
    const path = [...files.keys()].find((path) => pathname.endsWith(`/${path}`));
    const type = path?.endsWith(".wasm") ? "application/wasm" : "application/json";
    return path ? new Response(files.get(path), { headers: { "content-type": type } }) : new Response(null, { status: 404 });
  };
  const { init, stand } = instance(answer);
  stand({ sheet, later: async () => later });
  await init({ module_or_path: files.get("levelwise-web_bg.wasm") });
};

if (typeof DecompressionStream === "function") {
  start().catch((error) =>
    say(`Levelwise could not start in this browser. Open the file in a newer browser. ${error}`),
  );
} else {
  say("This browser is too old to open Levelwise from one file. Open the file in a newer browser.");
}
