// Fits the style sheets of the page to a place in somebody else's: a shadow
// root, as wide as that place is, with a type size that the page around cannot
// change. They are style sheets as objects, which no policy has to allow.
import text from "./embed.css";

/** Filled in by the build: a style sheet of another version is another file. */
const VERSION = "VERSION-OF-THE-BUILD";

/** What a page may set, as `--levelwise-accent` and so on; README.md lists them. */
const THEMED =
  /--(page|surface|sunken|ink|muted|line|edge|accent|accent-ink|accent-soft|focus|round|shadow|text|level-[0-3](?:-ink)?):\s*([^;}]+)/g;

const DARK = "@media (prefers-color-scheme: dark)";
const DARK_RULE = /@media\s*\(prefers-color-scheme:\s*dark\)/g;

/** A part of the width of the window becomes one of the width of the form. */
const width = (number) => (number < 50 ? `${number}cqi` : `${number}vw`);

/**
 * The text of a style sheet as it holds in the form. `scheme` is `light`,
 * `dark`, or `light dark` as the device likes it; `rem` is what a person's
 * browser calls the medium size of type, in pixels: many pages make 10 of it.
 */
const fitted = (text, { scheme, rem }) =>
  text
    .replace(DARK_RULE, { light: "@media not all", dark: "@media all" }[scheme] ?? DARK)
    .replace(/color-scheme:\s*light dark/g, `color-scheme:${scheme}`)
    .replace(/(^|[{},;\s])(?:html|body|:root)(?=[\s,{:.[>])/g, "$1.levelwise")
    .replace(/@media\s*(\([^{]*width[^{]*)\{/g, (_, condition) => {
      const inPixels = condition.replace(/([\d.]+)rem/g, (__, n) => `${n * rem}px`);
      return `@container levelwise ${inPixels}{`;
    })
    .replace(/(-?[\d.]+)rem\b/g, (_, n) => `calc(${n}*var(--rem))`)
    .replace(/([\d.]+)vw\b/g, (_, n) => width(Number(n)));

/** Lets the page around set what it may set; on paper colors stay as they are. */
const themed = (text) => text.replace(THEMED, "--$1:var(--levelwise-$1,$2)");

const sheetOf = (text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

/** Forms that look alike share the objects. */
const sheets = new Map();

const fetched = async (name, base, look) => {
  const response = await fetch(new URL(`${name}.css?${VERSION}`, base));
  if (!response.ok) throw new Error(`${response.status} for ${name}.css`);
  const rules = await response.text();
  return sheetOf(fitted(name === "base" ? themed(rules) : rules, look));
};

/** The style sheet of this name for this look; one that cannot be had is asked for again. */
const sheetFor = (name, base, look) => {
  const key = [name, look.scheme, look.rem].join(" ");
  if (!sheets.has(key)) {
    const coming = fetched(name, base, look);
    sheets.set(key, coming);
    coming.catch(() => sheets.delete(key));
  }
  return sheets.get(key);
};

let ground;

/** What is there before anything is loaded, and after everything, to hold. */
const own = () => (ground ??= sheetOf(text));

/** The size of type that the person's browser calls medium. */
const sizeFor = (rem) => {
  if (!sheets.has(rem)) sheets.set(rem, sheetOf(`.around{--rem:var(--levelwise-size,${rem}px)}`));
  return sheets.get(rem);
};

/** What the page around and the person's browser ask for. */
const lookOf = (element, around) => {
  const rem = Number.parseFloat(getComputedStyle(around).fontSize) || 16;
  const asked = element.getAttribute("scheme") ?? "";
  const here = getComputedStyle(element).colorScheme;
  const auto = asked === "auto" || (asked === "" && here.includes("dark") && here.includes("light"));
  const dark = asked === "dark" || (asked === "" && here.includes("dark"));
  return { rem, scheme: auto ? "light dark" : dark ? "dark" : "light" };
};

/** Dresses one shadow root. */
export class Dress {
  #shadow;
  #base;
  #look;
  #worn = [];

  constructor(element, around, base) {
    this.#shadow = around.getRootNode();
    this.#base = base;
    // What is measured must not be what the page around makes of it.
    this.#shadow.adoptedStyleSheets = [own()];
    this.#look = lookOf(element, around);
    this.#put();
  }

  /** In the order in which they were asked for, whichever comes first. */
  async wear(name) {
    if (this.#worn.some((worn) => worn.name === name)) return;
    const worn = { name };
    this.#worn.push(worn);
    try {
      worn.sheet = await sheetFor(name, this.#base, this.#look);
      this.#put();
    } catch (error) {
      this.#worn.splice(this.#worn.indexOf(worn), 1);
      throw error;
    }
  }

  #put() {
    const held = this.#worn.flatMap(({ sheet }) => sheet ?? []);
    this.#shadow.adoptedStyleSheets = [...held, own(), sizeFor(this.#look.rem)];
  }
}
