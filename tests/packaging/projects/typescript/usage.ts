// What a strict compiler has to accept, without the types of a browser.

import { LevelwiseError, load } from "levelwise";
import type {
  Answer,
  AssessmentFile,
  Choice,
  Coverage,
  CrosswalkFile,
  CrosswalkView,
  Levelwise,
  Opened,
  Problem,
  Reason,
  Register,
  RubricFile,
  ScoreCard,
  Stamp,
  Statistic,
  Suggestion,
  TeamAgreement,
  Verdict,
} from "levelwise";
import { load as loadExchange } from "levelwise/exchange";
import type { Exchange, Found, Sheet } from "levelwise/exchange";

export async function received(sent: string | Uint8Array): Promise<AssessmentFile[]> {
  const exchange: Exchange = await loadExchange();
  const found: Found[] = exchange.importAll(sent);
  return found.flatMap(({ value }) => value ?? []);
}

export function exported(exchange: Exchange, rubric: RubricFile, file: AssessmentFile): string[] {
  const sheet: Sheet = exchange.planSheet(rubric, file);
  const names = sheet.columns.map(({ name, kind }) => (kind === "date" ? `${name} (day)` : name));
  const own: AssessmentFile = exchange.partOf(file, "ann");
  const code = exchange.writeCode(exchange.invitation(exchange.openCode("LW1-").value));
  const calendar = exchange.planCalendar(own, "Plan", "2026-11-22T09:30:00Z");
  return [...names, code, calendar, exchange.planCsv(rubric, file), exchange.reportData(file)];
}

export async function report(rubricText: string, assessmentBytes: Uint8Array): Promise<string[]> {
  const levelwise: Levelwise = await load();
  const opened: Opened<RubricFile> = levelwise.openRubric(rubricText);
  const rubric = opened.value;
  const { value: assessment, warnings } = levelwise.openAssessment(assessmentBytes);
  const problems: Problem[] = [...opened.warnings, ...warnings, ...levelwise.check(rubric, assessment)];

  const { rubric: card, areas } = levelwise.score(rubric, assessment);
  const lines = [stageOf(card, rubric), ...areas.map((area) => stageOf(area.card, rubric))];
  const own: number | null = levelwise.score(rubricText, assessment, "ann").rubric.attainment;
  lines.push(own === null ? "nothing rated" : own.toFixed(2));

  const { focus, actNow, settleFirst } = levelwise.suggest(rubric, assessment, null);
  const begin = actNow.filter(({ indicator }) => focus.includes(indicator));
  lines.push(...begin.flatMap(stepsOf), ...settleFirst.flatMap(({ reasons }) => reasons.map(said)));
  lines.push(...Object.values(levelwise.explain(rubric, assessment)).flat());
  return [...lines, ...problems.map(({ place, message, hint }) => `${place}: ${message} (${hint})`)];
}

export function edited(levelwise: Levelwise, rubric: RubricFile): string {
  const stamp: Stamp = { by: "ann-1", at: "2026-11-22T09:30:00Z" };
  const answer: Answer = { choice: "getting-better", evidence: ["e1"], note: "Adopted in May." };
  let file: AssessmentFile = levelwise.newAssessment(rubric, "fall", { cycle: { label: "Fall" } }, stamp);
  file = levelwise.setAnswer(file, "ann", "1", answer, stamp);
  file = levelwise.setProfile(file, "ann", { role: "Principal" }, stamp);
  file = levelwise.setDecision(file, "1", {}, stamp);
  const merged = levelwise.merge(file, levelwise.writeAssessment(file));
  const { team } = levelwise.preview(file, merged);
  return team.new > 0 ? "new" : levelwise.writeRubric(rubric);
}

export function agreed(levelwise: Levelwise, rubric: RubricFile, file: AssessmentFile): string[] {
  const team: TeamAgreement = levelwise.agreement(rubric, file);
  const verdict: Verdict | null = team.rubric.verdict;
  const { alpha, ac2 } = levelwise.agreementOf(rubric.scale.levels.length + 1, [[0, 1, null]]);
  return [verdict ?? "nothing compared", ...[alpha.ordinal, ac2.linear].map(number), ...team.agenda];
}

function number(statistic: Statistic): string {
  return "value" in statistic ? statistic.value.toFixed(2) : statistic.absent;
}

export function seen(levelwise: Levelwise, rubrics: [RubricFile, RubricFile], file: AssessmentFile, bytes: ArrayBuffer): string[] {
  const { value: crosswalk, warnings }: Opened<CrosswalkFile> = levelwise.openCrosswalk(bytes);
  const problems = [...warnings, ...levelwise.checkCrosswalk(levelwise.writeCrosswalk(crosswalk), rubrics)];
  const view: CrosswalkView = levelwise.view(rubrics[0], file, rubrics[1], crosswalk, null);
  const open: Coverage[] = ["nothing-rated", "no-relation"];
  const left = view.indicators.filter(({ coverage }) => open.includes(coverage));
  const proposed = view.indicators.flatMap(({ proposal }) => proposal?.choice ?? []);
  return [...problems.map(({ code }) => code), ...left.map(({ id }) => id), ...proposed];
}

/** Registers are generic: one function reads what was written apart of anything. */
export function apart<T>(register: Register<T> | undefined): T[] {
  return register?.versions.map((version) => version.value) ?? [];
}

export function choices(file: AssessmentFile): (Choice | undefined)[] {
  const raters = Object.values(file.raters ?? {});
  return raters.flatMap((rater) => apart(rater.answers?.["1"]).map((answer) => answer.choice));
}

export function told(error: unknown): string {
  if (error instanceof LevelwiseError) {
    return `${error.name} ${error.code} ${error.place} ${error.hint} ${error.problems.length}`;
  }
  throw error;
}

function stageOf(card: ScoreCard, rubric: RubricFile): string {
  if (card.stage === null) {
    return card.absent ?? "";
  }
  return rubric.scale.levels[card.stage - 1]?.title ?? rubric.scale.ground.title;
}

function stepsOf(suggestion: Suggestion): string[] {
  return suggestion.to === null ? [] : suggestion.steps;
}

/** Every reason is told apart by its kind, and none is left out. */
function said(reason: Reason): string {
  switch (reason.kind) {
    case "raters-apart":
      return `${reason.highest - reason.lowest} levels apart`;
    case "many-dont-know":
      return `${reason.nDontKnow} of ${reason.nAnswered}`;
    case "decided-dont-know":
      return "decided";
    case "builds-on":
      return reason.area;
    case "level":
    case "claim-above-evidence":
      return String(reason.level);
    case "others-build-on":
      return reason.areas.join();
    case "takes":
      return reason.horizon;
  }
}
