// Put before every question the harness asks a page. Plain functions, no state.
// A selector may enter a shadow root: "levelwise-form >>> button".
const all = (selector) => selector.split(">>>").reduce(
  (roots, part) => roots.flatMap((root) => [...(root.shadowRoot || root).querySelectorAll(part)]),
  [document],
);
const isShown = (element) => {
  if (element.getClientRects().length === 0) return false;
  const style = getComputedStyle(element);
  return style.visibility === "visible";
};
const words = (text) => (text || "").replace(/\s+/g, " ").trim();
const textOf = (element) => words(element.innerText ?? element.textContent);
const byIds = (element, attribute) => (element.getAttribute(attribute) || "").split(/\s+/).filter(Boolean)
  .map((id) => element.getRootNode().getElementById(id)).filter(Boolean).map((named) => words(named.textContent)).join(" ");
// A short form of the accessible name: enough to find a control by what people read.
const nameOf = (element) => byIds(element, "aria-labelledby")
  || words(element.getAttribute("aria-label"))
  || words([...(element.labels || [])].map((label) => label.textContent).join(" "))
  || textOf(element)
  || words(element.getAttribute("alt") || element.getAttribute("title") || (/^(submit|button|reset)$/.test(element.type) ? element.value : ""));
const roles = {
  button: "button, [role=button], input[type=submit], input[type=button], summary",
  link: "a[href], [role=link]",
  radio: "input[type=radio], [role=radio]",
  checkbox: "input[type=checkbox], [role=checkbox], [role=switch]",
  textbox: "input:not([type]), input[type=text], input[type=search], input[type=number], textarea, [role=textbox]",
  combobox: "select, [role=combobox]",
  tab: "[role=tab]",
  menuitem: "[role=menuitem]",
  option: "option, [role=option]",
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
};
// The control people see for an input that is itself hidden: its label.
const touchable = (element) => isShown(element) ? element : [...(element.labels || [])].find(isShown);
// Scrolled to the middle, as people do, where a bar that stays in place covers it.
const uncovered = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const over = element.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
  if (!element.contains(over)) element.scrollIntoView({ block: "center", behavior: "instant" });
  return element;
};
const found = (role, text) => {
  const candidates = all(roles[role] || role).filter(touchable);
  const name = words(text);
  return candidates.find((element) => nameOf(element) === name) || candidates.find((element) => nameOf(element).includes(name));
};
const focused = () => {
  let element = document.activeElement;
  while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
const described = (element) => {
  if (!element) return "nothing";
  const id = element.id ? `#${element.id}` : "";
  const kind = element.getAttribute("role") || (element.localName === "input" ? element.type : "");
  const name = element === document.body ? "" : nameOf(element).slice(0, 80);
  return element.localName + id + (kind ? `[${kind}]` : "") + (name ? ` "${name}"` : "");
};
