// <levelwise-form>: the form at a place in somebody else's page. README.md says
// how to use it.
import { Form } from "./form.js";

const FOLDER = new URL("./", import.meta.url).href;

const paragraph = (words, role) => {
  const line = document.createElement("p");
  if (role) line.setAttribute("role", role);
  line.textContent = words;
  return line;
};

class LevelwiseForm extends HTMLElement {
  static observedAttributes = ["rubric", "key", "storage-key", "page", "readonly", "scheme"];

  #around;
  #form;
  #isWaiting = false;
  /** Where a form that was taken away was, so that it goes on there. */
  #left;
  #ready;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    this.#around = document.createElement("div");
    this.#around.className = "around";
    shadow.append(this.#around);
    this.#await();
  }

  connectedCallback() {
    this.#settle();
  }

  disconnectedCallback() {
    this.#settle();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#form) return;
    if (name === "readonly") this.#form.isReadonly = now !== null;
    else this.#again();
  }

  /** Puts the keyboard at the beginning of the form. */
  focus(options) {
    const heading = this.shadowRoot.getElementById("heading") ?? this.shadowRoot.querySelector("a, button");
    heading?.focus(options);
  }

  /**
   * Takes over a file, as an object or as text, and shows it. What is here
   * already is merged with it.
   */
  async load(file) {
    const form = await this.#started();
    await form.take(typeof file === "string" ? file : JSON.stringify(file));
  }

  /** The file of the assessment that is open, as an object; `undefined` if none is. */
  async export() {
    const form = await this.#started();
    return form.file();
  }

  /** Forgets what is stored under the form's key, and begins anew. */
  async reset() {
    const form = this.#form;
    this.#end();
    this.#left = undefined;
    form?.forget();
    if (!this.isConnected) return;
    this.#begin();
    await this.#started();
  }

  async #started() {
    if (!this.isConnected) throw new Error("The form is not in a document.");
    await this.#ready.promise;
    return this.#form;
  }

  #await() {
    this.#ready = {};
    this.#ready.promise = new Promise((done, failed) => Object.assign(this.#ready, { done, failed }));
    // Who calls a method hears of it; nobody else must.
    this.#ready.promise.catch(() => {});
  }

  /** Frameworks take an element out and put it elsewhere in one go, which is no reason to begin anew. */
  #settle() {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      if (this.isConnected && !this.#form) this.#begin();
      else if (!this.isConnected && this.#form) this.#end();
    });
  }

  /** Another attribute is another form; several in a row count as one. */
  #again() {
    this.#end();
    this.#left = undefined;
    this.#settle();
  }

  get #settings() {
    const attribute = (name) => this.getAttribute(name)?.trim() ?? "";
    const rubric = attribute("rubric");
    return {
      rubric,
      // React keeps `key` to itself.
      key: attribute("storage-key") || attribute("key") || rubric || "form",
      page: attribute("page"),
      start: this.#left,
      isReadonly: this.hasAttribute("readonly"),
      fields: {
        organization: attribute("organization"),
        cycle: attribute("cycle"),
        role: attribute("rater-role") || attribute("role"),
      },
    };
  }

  #begin() {
    this.#around.replaceChildren(paragraph("Levelwise is opening…", "status"));
    const form = new Form(this, this.#around, this.#settings, (name, detail, isFirm) => {
      if (form !== this.#form) return true;
      const event = new CustomEvent(name, { detail, cancelable: Boolean(isFirm) });
      if (name === "ready") this.#ready.done();
      return this.dispatchEvent(event);
    });
    this.#form = form;
    form.begin().catch((error) => {
      if (form === this.#form) this.#fail(error);
    });
  }

  #end() {
    const form = this.#form;
    if (!form) return;
    this.#form = undefined;
    this.#left = form.route;
    form.end();
    this.#around.replaceChildren();
    this.#ready.failed(new Error("The form was taken away."));
    this.#await();
  }

  /** A sentence, a way on, and what the page around has put into the element. */
  #fail(error) {
    this.#form.end();
    this.#form = undefined;
    const link = document.createElement("a");
    link.href = FOLDER;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "Open it in a page of its own";
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "Try again";
    again.addEventListener("click", () => this.#settle());
    const ways = document.createElement("p");
    ways.append(again, " ", link);
    const said = document.createElement("div");
    said.className = "levelwise said";
    said.append(
      paragraph(`The self-assessment could not be loaded here. ${error.message ?? error}`, "alert"),
      ways,
      document.createElement("slot"),
    );
    this.#around.replaceChildren(said);
    this.#ready.failed(error);
    this.#await();
    this.dispatchEvent(new CustomEvent("error", { detail: { message: String(error.message ?? error), error } }));
  }
}

if (!customElements.get("levelwise-form")) customElements.define("levelwise-form", LevelwiseForm);
