import { load as loadExchange } from "./node_modules/levelwise/exchange.js";
import { load } from "./node_modules/levelwise/index.js";

import { show } from "./shared/show.js";

const read = async (file) => (await fetch(file)).json();
const rubrics = "./node_modules/levelwise/rubrics";

await show(load, loadExchange, {
  rubric: await read(`${rubrics}/leadership-system.json`),
  assessment: await read(`${rubrics}/examples/leadership-system.json`),
  cases: await read("./cases.json"),
});
