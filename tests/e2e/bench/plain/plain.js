// The form of one rubric as one would write it by hand, without a framework:
// the page that `cargo xtask bench` compares Levelwise with. It shows what the
// fill page of Levelwise shows (one area at a time, every descriptor, evidence
// and note, area score, progress, saved state) and is written to be fast: a
// rating touches only the nodes that it changes. Left out is what Levelwise does
// beyond: several raters, versions that merge, undo, number keys, links, results.

const KEY = "plain/answers";
/** Milliseconds after an edit until it is written, as Levelwise waits. */
const PAUSE = 150;

const rubric = await (await fetch("rubrics/leadership-system.json")).json();
const { ground, levels } = rubric.scale;
const areas = rubric.areas.map((area) => ({ ...area, indicators: area.practices.flatMap((practice) => practice.indicators) }));
const indicators = areas.flatMap((area) => area.indicators);
const areaOf = new Map(areas.flatMap((area) => area.indicators.map((indicator) => [indicator.id, area])));
/** What each choice counts: 0 for the ground, then the levels. Others are not rated. */
const rank = new Map([["not-yet", 0], ...levels.map(({ id }, position) => [id, position + 1])]);
/** By indicator id: { choice, evidence: [id], note }. */
const answers = new Map(Object.entries(stored()));

const byId = (id) => document.getElementById(id);
const [section, list, answered, bar, next, saved] = ["area", "areas", "answered", "progress", "next", "saved"].map(byId);
/** The nodes of the shown area that a rating changes. */
let shown;
/** The timer of what is not written yet. */
let waiting;

bar.max = indicators.length;
const links = new Map(areas.map((area) => {
  const count = element("span", { className: "count" });
  const link = element("a", { href: `#${area.id}` }, element("span", {}, area.title), count);
  list.append(element("li", {}, link));
  return [area, { link, count }];
}));
addEventListener("hashchange", open);
section.addEventListener("change", change);
section.addEventListener("input", note);
section.addEventListener("click", clear);
addEventListener("pagehide", () => waiting && save());
areas.forEach(count);
progress();
open();

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

/** Makes an element; strings become text and never markup. */
function element(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** Shows the area that the address names, or the first that is not finished. */
function open() {
  const [wanted, indicator] = location.hash.slice(1).split("/");
  const named = areas.find((area) => area.id === wanted);
  const area = named ?? areaOf.get(unanswered()?.id) ?? areas[0];
  if (shown?.area !== area) draw(area);
  byId(`indicator-${indicator}`)?.scrollIntoView();
}

function draw(area) {
  if (shown) links.get(shown.area).link.removeAttribute("aria-current");
  links.get(area).link.setAttribute("aria-current", "step");
  const stage = element("strong");
  const hint = element("span", { className: "hint" });
  shown = { area, stage, hint };
  const score = element("p", { className: "area-score", role: "status" }, "This area so far: ", stage, " ", hint);
  section.replaceChildren(
    element("h1", {}, area.title),
    element("p", { className: "lead" }, area.summary),
    score,
    element("p", { className: "hint" }, "Choose the description that fits your district today, not the one you hope for."),
    ...area.practices.map(practice),
  );
  rate();
}

function practice({ id, title, indicators }) {
  return element("section", {}, element("h2", {}, `${id} ${title}`), ...indicators.map(form));
}

function form(indicator) {
  const { id, title, statement } = indicator;
  const answer = answers.get(id) ?? {};
  const others = element("div", { className: "others" },
    radio(id, answer, "not-yet", ground.title),
    radio(id, answer, "not-applicable", "Not applicable"),
    radio(id, answer, "dont-know", "Don't know"),
    element("button", { type: "button", className: "clear", hidden: !answer.choice }, "Clear choice"));
  const node = element("fieldset", { className: "indicator", id: `indicator-${id}` },
    element("legend", {}, `${id} ${title}`),
    element("p", { className: "hint" }, statement),
    element("div", { className: "levels" }, ...indicator.levels.map(({ descriptor }, position) =>
      radio(id, answer, levels[position].id, levels[position].title, descriptor))),
    others,
    element("details", {}, element("summary", {}, `Evidence (${indicator.evidence.length} to tick)`),
      element("ul", {}, ...indicator.evidence.map((item) => tick(answer, item)))),
    element("details", {}, element("summary", {}, "Note"),
      element("textarea", { rows: 3, maxLength: 20000, ariaLabel: `Note for indicator ${id}`, value: answer.note ?? "" })));
  node.dataset.indicator = id;
  return node;
}

function radio(indicator, answer, choice, title, descriptor) {
  const id = `choice-${indicator}-${choice}`;
  const input = element("input", { type: "radio", id, name: `choice-${indicator}`, value: choice, checked: answer.choice === choice });
  const label = element("label", { className: descriptor ? "level" : "other" }, input, element("span", { className: "title" }, title));
  if (descriptor) {
    input.setAttribute("aria-describedby", `${id}-descriptor`);
    label.append(element("span", { className: "descriptor", id: `${id}-descriptor` }, descriptor));
  }
  return label;
}

function tick(answer, { id, text, supports }) {
  const input = element("input", { type: "checkbox", value: id, checked: answer.evidence?.includes(id) ?? false });
  const level = levels[rank.get(supports) - 1];
  return element("li", {}, element("label", {}, input, element("span", {}, `${text} `, element("span", { className: "tag" }, level.title))));
}

function change({ target }) {
  const { form, answer, id } = edited(target);
  if (target.type === "radio") {
    answer.choice = target.value;
    form.querySelector(".clear").hidden = false;
  } else if (target.type === "checkbox") {
    answer.evidence = [...form.querySelectorAll(":checked[type=checkbox]")].map((box) => box.value);
  }
  keep(id, answer);
}

function note({ target }) {
  if (target.localName !== "textarea") return;
  const { answer, id } = edited(target);
  keep(id, { ...answer, note: target.value });
}

function clear({ target }) {
  if (!target.matches(".clear")) return;
  const { form, answer, id } = edited(target);
  form.querySelector("[type=radio]:checked").checked = false;
  target.hidden = true;
  keep(id, { ...answer, choice: undefined });
}

function edited(target) {
  const form = target.closest("[data-indicator]");
  const id = form.dataset.indicator;
  return { form, id, answer: answers.get(id) ?? {} };
}

function keep(id, answer) {
  answers.set(id, answer);
  rate();
  count(shown.area);
  progress();
  clearTimeout(waiting);
  waiting = setTimeout(save, PAUSE);
  say("Saving…");
}

function save() {
  clearTimeout(waiting);
  waiting = undefined;
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(answers)));
    say("Saved on this device");
  } catch {
    say("Not saved");
  }
}

/** The score of the shown area: the highest level that at least half have reached. */
function rate() {
  const at = new Array(levels.length + 1).fill(0);
  let applicable = shown.area.indicators.length;
  for (const { id } of shown.area.indicators) {
    const choice = answers.get(id)?.choice;
    if (choice === "not-applicable") applicable -= 1;
    else if (rank.has(choice)) at[rank.get(choice)] += 1;
  }
  const rated = at.reduce((sum, n) => sum + n);
  let stage = at.length - 1;
  for (let reached = at[stage]; stage > 0 && 2 * reached < rated; reached += at[stage]) stage -= 1;
  shown.stage.textContent = rated === 0 ? "Nothing rated" : stage === 0 ? ground.title : levels[stage - 1].title;
  shown.stage.className = rated === 0 ? "tag" : `tag level-${stage}`;
  shown.hint.textContent = `${rated} of ${applicable} rated`;
}

function chosen(indicators) {
  return indicators.filter(({ id }) => answers.get(id)?.choice).length;
}

function count(area) {
  links.get(area).count.textContent = `${chosen(area.indicators)}/${area.indicators.length}`;
}

function progress() {
  const n = chosen(indicators);
  const open = unanswered();
  bar.value = n;
  answered.textContent = `${n} of ${indicators.length} answered`;
  next.hidden = !open;
  if (open) next.href = `#${areaOf.get(open.id).id}/${open.id}`;
}

function unanswered() {
  return indicators.find(({ id }) => !answers.get(id)?.choice);
}

function say(words) {
  if (saved.textContent !== words) saved.textContent = words;
}
