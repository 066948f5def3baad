// Loads the engine and starts the page. A file of its own, so that the
// Content-Security-Policy needs no inline script.
import init from "./levelwise-web.js";

init({ module_or_path: new URL("levelwise-web_bg.wasm", import.meta.url) }).catch((error) => {
  // The one sentence that the engine cannot say itself.
  const sentence = document.createElement("p");
  sentence.setAttribute("role", "alert");
  sentence.textContent =
    "Levelwise could not start in this browser. Reload the page, or try a newer browser. " + error;
  document.getElementById("levelwise").replaceChildren(sentence);
});
