import { load } from "levelwise";
import { load as loadExchange } from "levelwise/exchange";
import assessment from "levelwise/rubrics/examples/leadership-system.json";
import rubric from "levelwise/rubrics/leadership-system.json";

import cases from "./cases.json";
import { show } from "./shared/show.js";

await show(load, loadExchange, { rubric, assessment, cases });
