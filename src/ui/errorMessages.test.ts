import { describe, expect, it } from "vitest";
import { APP_ERROR_CODES, ERROR_DETAILS, type ErrorDetail, type ErrorRecord } from "../core/errors.ts";
import { errorText } from "./errorMessages.ts";
import { errors as english } from "./i18n/en/errors.ts";
import { createI18n } from "./i18n/bothLanguages.ts";
import { LANGUAGES } from "./i18n/i18n.ts";
import { errors as chinese } from "./i18n/zh/errors.ts";

/** A value for every detail that a code can carry. */
const DETAILS: Readonly<Record<string, ErrorDetail>> = {
  row: 12,
  cells: 5,
  expected: 4,
  value: "twelve",
  columns: 3,
  times: 300,
  name: "iris.csv",
  format: "Parquet",
  sheet: "Sheet 2",
  other: "train.csv",
  megabytes: 210,
  limit: 50,
  rows: 1234,
  encoding: "UTF-8",
  reason: "why not",
  unit: "round",
  target: "species",
  classes: 70,
  excluded: "id, note",
  needed: 3,
  column: "mass",
  kind: "number",
  features: 3000,
  field: "noise",
  rule: "0 … 10",
  setting: "epochs",
  low: 1,
  high: 1000,
  step: 7,
  engine: "webgpu",
  seconds: 30,
  epoch: 4,
  loss: "NaN",
  parameters: 1e6,
  failed: 6,
  part: "colour=blue",
  folds: 10,
  groups: 2,
  all: 1500,
  most: 4,
  fold: 2,
  repeat: 1,
  layer: 3,
  block: 2,
  window: 5,
  input: "2 × 2",
  objectives: 4,
  characters: 301,
  constraints: 21,
  choices: '"relu", "tanh"',
  text: "units2 <",
  at: 8,
  found: "<",
  aspect: "target",
  theirs: "species",
  ours: "island",
  measure: "parameters",
  result: "NaN",
  task: "regression",
  pictures: 20,
  files: 7,
  folder: "cat",
  path: "cat/1.png",
  why: "undecodable",
  labels: 9,
  odd: 5,
  of: 6,
  height: 20,
  width: 30,
  meant: "color=blue",
  records: 20_000,
  keys: 40_000,
  own: 2,
  linked: "iris.csv",
};

describe.each(LANGUAGES)("errorText in %s", (language) => {
  const { t } = createI18n(language);

  it("has a finished sentence and a next step for every code", () => {
    for (const code of APP_ERROR_CODES) {
      const names = ERROR_DETAILS[code].map((name) => name.replace("?", ""));
      for (const name of names) expect(DETAILS).toHaveProperty(name);
      const details = Object.fromEntries(names.map((name) => [name, DETAILS[name]!]));
      const { what, next } = errorText(t, { code, details } as ErrorRecord);
      for (const sentence of [what, next])
        expect([code, sentence]).toEqual([code, expect.stringMatching(/[.。]$/)]);
      expect(what + next).not.toMatch(/[{}]|undefined|errors\./);
    }
  });
});

/** What `errorText` adds to the details of every code. */
const ADDED = ["number", "advice"];

it.each([
  ["English", english],
  ["Chinese", chinese],
])("the %s sentences use only the details of their code", (_language, sentences) => {
  for (const code of APP_ERROR_CODES) {
    const known: readonly string[] = [...ERROR_DETAILS[code].map((name) => name.replace("?", "")), ...ADDED];
    const text = JSON.stringify(sentences[code]);
    const named = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);
    expect({ code, unknown: named.filter((name) => !known.includes(name)) }).toEqual({ code, unknown: [] });
  }
});

describe("errorText", () => {
  const { t } = createI18n("en");
  const { t: inChinese } = createI18n("zh");

  it("echoes the offending value and calls settings by their names on screen", () => {
    const details = { setting: "epochs", value: "0", low: "1", high: "1000" };
    const { what, next } = errorText(t, { code: "settingOutOfBounds", details });
    expect(what).toBe("Epochs: 0 is not allowed.");
    expect(next).toBe("Type a whole number from 1 to 1000.");
    expect(errorText(inChinese, { code: "settingOutOfBounds", details }).what).toBe("训练轮数：不能为 0。");
  });

  it("shows the user's data as they are: nothing in them is looked up, repeated or taken for an option", () => {
    const value = "{{row}} $t(errors.csvEmpty.what) <b>";
    const details = {
      odd: 5,
      of: 6,
      row: 3,
      cells: 2,
      expected: 1,
      value,
      count: 2,
      lng: "zh",
      defaultValue: "gone",
    };
    expect(errorText(t, { code: "csvRagged", details }).what).toBe(
      `5 of 6 lines do not have the 1 cells of a row. The first is line 3 with 2 cells: “${value}”.`,
    );
  });

  it("names the measure that is not a number", () => {
    const details = { measure: "predictionMs", result: "NaN" };
    expect(errorText(t, { code: "measureNotFinite", details }).what).toBe(
      "The prediction time (ms per row) of this configuration is NaN, which cannot be compared.",
    );
  });

  it("shortens a value that is a novel", () => {
    const { what } = errorText(t, {
      code: "kindImpossible",
      details: { column: "note", kind: "number", row: 1, value: "x".repeat(5000) },
    });
    expect(what.length).toBeLessThan(200);
  });

  it("names the reason of the last failed trial, and the parts of a generator's rule", () => {
    const failed = errorText(t, {
      code: "everyTrialFailed",
      details: { failed: 6, reason: "lossNotFinite" },
    });
    expect(failed.what).toContain("the loss became infinite");
    const rule = { field: "features", value: 3, rule: "informative + redundant ≤ features" };
    expect(errorText(inChinese, { code: "generatorInvalid", details: rule }).what).toContain(
      "有效特征 + 冗余特征 ≤ 特征数",
    );
  });

  it("writes what another study is about in words, in both languages", () => {
    const details = {
      name: "old",
      aspect: "objectives",
      theirs: "minimize logLoss",
      ours: "maximize accuracy, minimize parameters",
    };
    const text = (language: "en" | "zh") =>
      errorText(createI18n(language).t, { code: "studyFileOther", details }).what;
    expect(text("en")).toContain("log loss (lower is better)");
    expect(text("en")).toContain("accuracy (higher is better), parameters (lower is better)");
    expect(text("zh")).not.toMatch(/logLoss|minimize/);
  });
});

it("a learning rate is blamed for a loss that is not finite only where there is one", () => {
  const { t } = createI18n("en");
  const next = (unit?: string) => {
    const details = { epoch: 1, loss: "NaN", ...(unit !== undefined && { unit }) };
    const inFold = { ...details, fold: 1, repeat: 1 };
    return [
      errorText(t, { code: "lossNotFinite", details }).next,
      errorText(t, { code: "lossNotFiniteInFold", details: inFold }).next,
    ];
  };
  for (const unit of [undefined, "round"])
    for (const text of next(unit)) expect(text).toMatch(/^Lower the learning rate/);
  for (const unit of ["tree", "step"])
    for (const text of next(unit)) expect(text).toMatch(/^Look at the Data tab/);
});

it("a loss that is not finite is told with the step of its learner; of earlier records it is an epoch", () => {
  const { t } = createI18n("en");
  const what = (details: { epoch: number; loss: string; unit?: string }) =>
    errorText(t, { code: "lossNotFinite", details }).what;
  expect(what({ epoch: 3, loss: "NaN" })).toBe("The loss became NaN in epoch 3.");
  expect(what({ epoch: 3, loss: "NaN", unit: "round" })).toBe("The loss became NaN in round 3.");
  expect(what({ epoch: 1, loss: "Infinity", unit: "step" })).toBe("The loss became Infinity in step 1.");
});

it.each(["en", "zh"] as const)(
  "a study file that is opened as data names the controls that read it: %s",
  (language) => {
    const { t } = createI18n(language);
    const { what, next } = errorText(t, { code: "jsonIsStudy", details: { name: "mice.json" } });
    expect(what).toContain("mice.json");
    for (const control of [t("search.title"), t("search.earlier"), t("search.earlierFile")])
      expect(next).toContain(control);
  },
);
