// Served by the test server as the page's first script. Notes what goes wrong
// from the very start, in the same words in every browser. What was noted before
// the page left is handed to the next page of the tab through session storage,
// and only then: a test of the page's storage does not see it.
(() => {
  const key = "__probe";
  const noted = [];
  window.__probe = noted;
  try {
    noted.push(...JSON.parse(sessionStorage.getItem(key) || "[]"));
    sessionStorage.removeItem(key);
  } catch { /* A page without storage keeps what it noted itself. */ }
  const note = (kind, text, place) => noted.push({ kind, text: String(text), place: place || location.href });
  const words = (it) => {
    if (it instanceof Error) return `${it.name}: ${it.message}`;
    if (typeof it === "string") return it;
    try { return JSON.stringify(it) ?? String(it); } catch { return String(it); }
  };

  // What was still on its way when the page was left did not fail.
  let leaving = false;
  addEventListener("beforeunload", () => { leaving = true; });
  addEventListener("error", (event) => {
    const { target } = event;
    if (target instanceof Element && leaving) return;
    if (target instanceof Element) note("resource", `${target.localName} did not load`, target.src || target.href);
    else note("exception", event.message || words(event.error), `${event.filename}:${event.lineno}:${event.colno}`);
  }, true);
  addEventListener("unhandledrejection", (event) => note("rejection", words(event.reason)));
  addEventListener("securitypolicyviolation", (event) =>
    note("policy", `${event.effectiveDirective} forbids ${event.blockedURI}`, `${event.sourceFile}:${event.lineNumber}`));
  const { error, assert } = console;
  const isGivenUp = (it) => leaving && it instanceof Error && /^(AbortError|TypeError)$/.test(it.name);
  console.error = (...parts) => { if (!parts.some(isGivenUp)) note("console", parts.map(words).join(" ")); error.apply(console, parts); };
  console.assert = (holds, ...parts) => { if (!holds) note("console", `assertion failed ${parts.map(words).join(" ")}`); assert.call(console, holds, ...parts); };

  addEventListener("pagehide", () => {
    try { if (noted.length > 0) sessionStorage.setItem(key, JSON.stringify(noted)); } catch { /* as above */ }
  });
})();
