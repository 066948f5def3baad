// What the form is given from outside once it is drawn: names for parts, words
// in fields, and that nothing may be changed. The form itself knows none of it.

/** What `::part()` calls them; README.md lists them. */
const PARTS = {
  header: ".top",
  bar: ".assessment-bar",
  main: "main",
  footer: ".bottom",
  heading: "h1",
  panel: ".panel, .card",
  indicator: "fieldset.indicator",
  button: "button, .button",
  notice: ".notice",
};

/** In somebody else's page these are not its banner, its main part and its footer. */
const ROLES = { ".top": "none", ".bottom": "none", main: "region" };

const CONTROLS = "fieldset, button, input, select, textarea";

/** What changes nothing: files, printing, pictures, and which area is shown. */
const HARMLESS = ".screen-only > .row *, .area-select *, .picture-tools *";

/** What the form does nothing with where nothing may be changed. */
const EDITS = ["keydown", "submit", "drop", "dragover", "input", "change"];

export class Surroundings {
  #mount;
  #settings;
  #observer;
  #disabled = new Set();

  constructor(mount, settings) {
    this.#mount = mount;
    this.#settings = settings;
    this.#observer = new MutationObserver(() => this.#look());
    this.#observer.observe(mount, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["class", "disabled"],
    });
    for (const name of EDITS) mount.addEventListener(name, this.#onEdit, true);
    this.isReadonly = settings.isReadonly;
  }

  set isReadonly(isReadonly) {
    this.#settings.isReadonly = isReadonly;
    this.#mount.classList.toggle("readonly", isReadonly);
    if (!isReadonly) {
      for (const control of this.#disabled) control.disabled = false;
      this.#disabled.clear();
    }
    this.#look();
  }

  end() {
    this.#observer.disconnect();
    this.#disabled.clear();
  }

  #look() {
    for (const [part, selector] of Object.entries(PARTS)) {
      for (const element of this.#mount.querySelectorAll(selector)) {
        if (!element.part.contains(part)) element.part.add(part);
      }
    }
    for (const [selector, role] of Object.entries(ROLES)) {
      for (const element of this.#mount.querySelectorAll(`${selector}:not([role])`)) {
        element.setAttribute("role", role);
        if (role === "region") element.setAttribute("aria-label", "Levelwise");
      }
    }
    this.#fill();
    if (this.#settings.isReadonly) this.#disable();
  }

  /** Fields of a new assessment, once, where nothing stands yet. */
  #fill() {
    const { fields } = this.#settings;
    for (const [name, words] of Object.entries(fields)) {
      const field = words && this.#mount.querySelector(`form input[name="${name}"]:not([data-filled])`);
      if (!field) continue;
      field.dataset.filled = "";
      if (!field.value) field.value = words;
    }
  }

  #disable() {
    for (const control of this.#mount.querySelectorAll(CONTROLS)) {
      if (control.disabled || control.matches(HARMLESS)) continue;
      control.disabled = true;
      this.#disabled.add(control);
    }
  }

  #onEdit = (event) => {
    const isHarmless = event.target instanceof Element && event.target.matches(HARMLESS);
    if (!this.#settings.isReadonly || isHarmless) return;
    event.stopPropagation();
    if (event.type !== "keydown") event.preventDefault();
  };
}
