// What a portal does with the element: it hears what happens in it, and asks the
// engine from npm about the file.
import { load } from "./node_modules/levelwise/index.js";

const say = (id, words) => (document.getElementById(id).textContent = words);

const form = document.querySelector("levelwise-form");
const engine = await load();
const rubricText = await (await fetch("./node_modules/levelwise/rubrics/leadership-system.json")).text();
const { value: rubric } = engine.openRubric(rubricText);

const show = async () => {
  const file = await form.export();
  if (!file) return;
  const { value: assessment } = engine.openAssessment(JSON.stringify(file));
  const { stage } = engine.score(rubric, assessment).rubric;
  const [first] = engine.suggest(rubric, assessment).focus;
  say("stage", stage ? rubric.scale.levels[stage - 1].title : "None yet");
  say("next", first ? engine.explain(rubric, assessment)[first][0] : "Answer an indicator above");
};

form.addEventListener("change", ({ detail }) => {
  say("answered", `${detail.answered} of ${detail.indicators}`);
  show();
});
form.addEventListener("ready", show);

document.getElementById("example").addEventListener("click", async () => {
  const example = await fetch("./node_modules/levelwise/rubrics/examples/leadership-system.json");
  await form.load(await example.json());
  show();
});
document.getElementById("reset").addEventListener("click", () => form.reset());

document.querySelector("iframe").addEventListener("levelwise-change", ({ detail }) => {
  say("framed", `In the frame: ${detail.answered} of ${detail.indicators} answered`);
});
