// The hand-written page whose first area stands in its HTML (`cargo xtask bench`
// writes it down as plain.js draws it). What was chosen before this script came is
// kept when it has come; a rating changes the score, as in plain.js.

const KEY = "plain/answers";
/** What each choice counts. */
const RANKS = ["not-yet", "getting-started", "getting-better", "keep-improving"];

const forms = [...document.querySelectorAll("fieldset")];
const [stage, hint] = document.querySelectorAll(".area-score > *");
const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}");

const chosen = (form) => form.querySelector("[type=radio]:checked");

for (const form of forms) {
  const before = stored[form.dataset.indicator];
  if (before && !chosen(form)) form.querySelector(`[value=${before.choice}]`).checked = true;
}

const keep = () => {
  for (const form of forms) if (chosen(form)) stored[form.dataset.indicator] = { choice: chosen(form).value };
  localStorage.setItem(KEY, JSON.stringify(stored));
};

/** The highest level that at least half have reached. */
const rate = () => {
  const ranks = forms.map((form) => RANKS.indexOf(chosen(form)?.value)).filter((rank) => rank >= 0);
  const reached = (rank) => 2 * ranks.filter((it) => it >= rank).length >= ranks.length;
  const best = Math.max(0, ...RANKS.keys().filter(reached));
  const title = document.querySelector(`#choice-1-${RANKS[best]}`).closest("label").querySelector(".title").textContent;
  stage.textContent = ranks.length === 0 ? "Nothing rated" : title;
  hint.textContent = `${ranks.length} of ${forms.length} rated`;
};

document.addEventListener("change", () => {
  rate();
  keep();
});
rate();
keep();
