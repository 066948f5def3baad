// Shows in a page what the package does there.

import { runCases } from "./cases.js";

export async function show(load, loadExchange, { rubric, assessment, cases }) {
  const say = (id, text) => {
    document.getElementById(id).textContent = text;
  };
  try {
    const levelwise = await load();
    const { stage } = levelwise.score(rubric, assessment).rubric;
    say("stage", `Stage: ${rubric.scale.levels[stage - 1].title}`);
    const everything = { ...levelwise, ...(await loadExchange()) };
    const { nCases, failures } = runCases(everything, cases.files);
    say("failures", failures.join("\n\n"));
    say("cases", `${nCases - failures.length} of ${cases.nCases} cases hold`);
  } catch (error) {
    say("stage", `${error.name}: ${error.code}: ${error.message} (${error.hint})`);
  }
}
