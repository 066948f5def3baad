// How each verb of tests/cases is run through the package.

import { written } from "./same.js";

export const verbs = {
  rubric,
  check,
  score,
  suggest,
  agreement,
  team,
  crosswalk,
  view,
  merge,
  format,
  share,
  sheet,
  calendar,
};

function rubric(levelwise, one) {
  const open = () => levelwise.openRubric(one.document("rubric", "rubricChanges")).warnings;
  one.expect(known(problemsOf(open)));
}

function check(levelwise, one) {
  const { rubric, assessment } = given(levelwise, one);
  one.expect(known(levelwise.check(rubric, assessment)));
}

function score(levelwise, one) {
  const { rubric, assessment } = given(levelwise, one);
  one.expect(one.part(levelwise.score(rubric, assessment, one.fields.view)));
}

function suggest(levelwise, one) {
  const { rubric, assessment } = given(levelwise, one);
  one.expect(one.part(levelwise.suggest(rubric, assessment, one.fields.view)));
  const words = levelwise.explain(rubric, assessment, one.fields.view);
  for (const [indicator, expected] of Object.entries(one.fields.words ?? {})) {
    one.expect(words[indicator], expected);
  }
}

/** A digit is a level, a dot a missing rating. */
function agreement(levelwise, one) {
  const rating = (letter) => (letter === "." ? null : Number(letter));
  const units = one.fields.units.map((unit) => [...unit].map(rating));
  one.expectNear(one.part(levelwise.agreementOf(one.fields.levels, units)));
}

function team(levelwise, one) {
  const { rubric, assessment } = given(levelwise, one);
  one.expectNear(one.part(levelwise.agreement(rubric, assessment)));
}

function crosswalk(levelwise, one) {
  const file = one.document("crosswalk", "changes");
  const rubrics = one.fields.rubrics.map((name) => JSON.parse(one.files[name]));
  if (typeof one.fields.written === "object") {
    one.expectText(levelwise.writeCrosswalk(file), `${written(one.fields.written)}\n`);
  }
  one.expect(known(problemsOf(() => levelwise.checkCrosswalk(file, rubrics))));
}

function view(levelwise, one) {
  const { rubric, assessment } = given(levelwise, one);
  const other = one.document("other", "otherChanges");
  const file = one.document("crosswalk", "changes");
  one.expect(one.part(levelwise.view(rubric, assessment, other, file, one.fields.view)));
}

/** In every order, each file twice: a second import changes nothing. */
function merge(levelwise, one) {
  const { files, expected } = one.fields;
  for (const order of orders(files)) {
    const merged = () => [...order, ...order].reduce((ours, theirs) => levelwise.merge(ours, theirs));
    if (expected.refused) {
      one.expect(codeOf(merged), expected.refused);
    } else {
      one.expectText(levelwise.writeAssessment(merged()), `${written(expected.file)}\n`);
    }
  }
  if (expected.preview) {
    one.expect(levelwise.preview(files[0], files[1]), expected.preview);
  }
}

function format(levelwise, one) {
  const { open, expected } = one.fields;
  const [opens, writes] =
    open === "rubric"
      ? [levelwise.openRubric, levelwise.writeRubric]
      : [levelwise.openAssessment, levelwise.writeAssessment];
  const file = inputOf(one);
  if (expected.problems) {
    one.expect(known(problemsOf(() => opens(file))), expected.problems);
    return;
  }
  const text = typeof expected.file === "string" ? expected.file : `${written(expected.file)}\n`;
  const { value, warnings } = opens(file);
  one.expectText(writes(file), text);
  one.expectText(writes(text), text);
  one.expect(value, JSON.parse(text));
  one.expect(known(warnings), expected.warnings);
}

function share(levelwise, one) {
  const { code, text, make, rater, expected } = one.fields;
  if (code !== undefined) {
    one.expect(outcome(() => levelwise.openCode(code)));
  } else if (text !== undefined) {
    const found = levelwise.importAll(text).map(({ value, problems }) =>
      value === null ? { problems: known(problems) } : { file: value },
    );
    one.expect({ found });
  } else {
    const file = one.document("file", "changes");
    const made = make === "part" ? levelwise.partOf(file, rater) : levelwise.invitation(file);
    one.expect({ file: made });
    one.expect(levelwise.openCode(levelwise.writeCode(file)).value, withoutRubric(levelwise, file));
  }
  if (expected.file) {
    const [found] = levelwise.importAll(new TextEncoder().encode(JSON.stringify(expected.file)));
    one.expect(found.value, expected.file);
  }
}

function sheet(levelwise, one) {
  const { rubric, assessment } = given(levelwise, one);
  const { columns, rows, csv } = one.fields.expected;
  const sheet = levelwise.planSheet(rubric, assessment);
  one.expect(sheet.name, one.fields.sheet);
  one.expect(sheet.columns.map(({ name }) => name), columns);
  if (csv) {
    one.expectText(levelwise.planCsv(rubric, assessment), lines(csv));
  } else {
    // A date stands apart from a text that looks like one.
    const cell = (value, index) =>
      value !== null && sheet.columns[index].kind === "date" ? { date: value } : value;
    one.expect(sheet.rows.map((row) => row.map(cell)), rows);
  }
}

function calendar(levelwise, one) {
  const { assessment } = given(levelwise, one);
  const text = levelwise.planCalendar(assessment, "Plan", "2027-05-01T12:00:00Z");
  one.expectText(text, lines(one.fields.expected));
}

const lines = (list) => list.map((line) => `${line}\r\n`).join("");

/** A code leaves out the rubric that a file carries. */
function withoutRubric(levelwise, file) {
  const { value } = levelwise.openAssessment(file);
  delete value.rubric.full;
  return value;
}

/** What is opened, or the problems. */
function outcome(open) {
  const found = problemsOf(() => ({ opened: open() }));
  return found.opened ? { file: found.opened.value } : { problems: known(found) };
}

/** A rubric and the assessment that the shorthand of a case stands for. */
function given(levelwise, one) {
  const rubric = one.document("rubric", "rubricChanges");
  const { id = "case", about = { cycle: {} }, madeWith = {}, smallGroup } = one.fields;
  const { raters = {}, profiles = {}, revealed = {}, decisions = {}, plan = {}, targets = {} } = one.fields;
  const assessment = levelwise.newAssessment(rubric, id, { cycle: {} }, { by: "s1" });
  Object.assign(assessment.rubric, madeWith);
  assessment.about = register(about);
  assessment.raters = mapped(raters, (answers) => ({ answers: registers(answers) }));
  for (const [rater, profile] of Object.entries(profiles)) {
    assessment.raters[rater].profile = register(profile);
  }
  for (const [rater, indicators] of Object.entries(revealed)) {
    assessment.raters[rater].revealed = indicators;
  }
  assessment.decisions = registers(decisions);
  assessment.plan = registers(plan);
  assessment.targets = registers(targets);
  if (smallGroup !== undefined) {
    assessment.smallGroup = register(smallGroup);
  }
  return { rubric, assessment };
}

const registers = (said) => mapped(said, register);

/** A list stands for versions that were written apart, each by its own session. */
function register(said) {
  const values = Array.isArray(said) ? said : [said];
  const valueOf = (value) => (typeof value === "string" ? { choice: value } : value);
  return {
    seen: Object.fromEntries(values.map((_, index) => [`s${index + 1}`, 1])),
    versions: values.map((value, index) => ({ by: `s${index + 1}`, n: 1, value: valueOf(value) })),
  };
}

function inputOf(one) {
  const { text, bytes } = one.fields;
  if (bytes !== undefined) {
    return Uint8Array.from(bytes.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  }
  return text ?? one.document("file", "changes");
}

/** The warnings, or the problems of the error that is thrown. */
function problemsOf(open) {
  try {
    const opened = open();
    return opened.warnings ?? opened;
  } catch (error) {
    if (error.name !== "LevelwiseError") {
      throw error;
    }
    return error.problems;
  }
}

function codeOf(act) {
  try {
    act();
    return "nothing was refused";
  } catch (error) {
    return error.code;
  }
}

/** What a case gives of a problem; message and hint may be worded anew. */
function known(problems) {
  return problems.map(({ code, severity, place, message, hint }) => {
    if (!message.trim() || !hint.trim()) {
      throw new Error(`${code} has no message or no hint`);
    }
    return { code, severity, place };
  });
}

function mapped(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function orders(items) {
  return items.reduce(
    (all, item) =>
      all.flatMap((order) =>
        Array.from({ length: order.length + 1 }, (_, at) => order.toSpliced(at, 0, item)),
      ),
    [[]],
  );
}
