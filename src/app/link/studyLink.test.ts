import { detailOf } from "../../core/errors.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadChoices } from "../../core/data/dataConfig.ts";
import { defaultSettings, spacePreset } from "../../core/model/defaultSettings.ts";
import { settingsOfLink } from "../../core/model/pictureSettings.ts";
import { SETTING_NAMES, SETTING_TABLE } from "../../core/model/settingTable.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { settingFromText, settingToText } from "../../core/schema/settingText.ts";
import { studyFromFragment, studyToFragment } from "./studyLink.ts";

/** The link's study for data whose proposal is the default one. */
function reopened(config: StudyConfig): StudyConfig {
  const link = studyFromFragment(studyToFragment(config, false));
  expect(link.notes).toEqual([]);
  return {
    ...DEFAULT_CONFIG,
    name: link.name,
    settings: link.settings,
    search: { ...DEFAULT_CONFIG.search, ...link.search },
    data: { ...DEFAULT_CONFIG.data, source: link.source, ...link.data },
  };
}

test("the choices for reading a file come back with its link", () => {
  const read = (choices: ReadChoices) => {
    const source = { kind: "file", name: "a.xlsx", fingerprint: "0123abcd", ...choices } as const;
    expect(reopened({ ...DEFAULT_CONFIG, data: { ...DEFAULT_CONFIG.data, source } }).data.source).toEqual(
      source,
    );
  };
  read({ sheet: "2024: Q1 & Q2" });
  read({ encoding: "gb18030", sampleRows: 100_000 });
  read({ pictures: { size: 28, fit: "pad", colour: "grey" } });
  read({ pixels: true });
  const parts = ["file.encoding=klingon", "file.rows=0", "file.rows=1e3", "file.sheet", "pixels=2"];
  const { notes, source } = studyFromFragment(`data=file:a.csv&fingerprint=0123abcd&${parts.join("&")}`);
  expect(notes.map((note) => detailOf(note, "part"))).toEqual(parts);
  expect(source).toEqual({ kind: "file", name: "a.csv", fingerprint: "0123abcd" });
});

test("the default study has a short link", () => {
  expect(studyToFragment(DEFAULT_CONFIG, true)).toBe(
    "v=1&data=penguins&target=species&task=classification&run",
  );
});

const PREPARED = {
  impute: { mode: "value", value: "mean" },
  missingIndicator: { mode: "value", value: true },
  scaling: { mode: "range", distribution: { kind: "categorical", choices: ["robust", "none"] } },
  rareLevelShare: { mode: "value", value: 0.05 },
} as const;

/** Written by builds before 28 November 2026, when preparation was part of the data and could not be searched. Frozen. */
test("a link from before preparation was a setting means the same", () => {
  const link = studyFromFragment(
    "v=1&data=penguins&target=species&task=classification&impute=mean&indicator=1&scaling=minMax&rare=0.05",
  );
  expect(link.notes).toEqual([]);
  expect(link.settings).toEqual({
    ...DEFAULT_CONFIG.settings,
    impute: { mode: "value", value: "mean" },
    missingIndicator: { mode: "value", value: true },
    scaling: { mode: "value", value: "minMax" },
    rareLevelShare: { mode: "value", value: 0.05 },
  });
  expect(studyFromFragment("indicator=0&rare=0").settings).toMatchObject({
    missingIndicator: { value: false },
    rareLevelShare: { value: 0 },
  });
  const parts = ["indicator=2", "indicator", "rare=0.6", "rare", "scaling=log", "impute=1"];
  const { notes, settings } = studyFromFragment(parts.join("&"));
  expect(notes.map((note) => detailOf(note, "part"))).toEqual(parts);
  expect(settings).toEqual(DEFAULT_CONFIG.settings);
});

test("everything that defines a study survives the link", () => {
  const config: StudyConfig = {
    version: 1,
    name: "Klasse 7 & 班级 #2",
    data: {
      source: { kind: "file", name: "a b&c=d.csv", fingerprint: "0123abcd" },
      kinds: [
        ["__proto__", "category"],
        ["size: cm", "number"],
      ],
      orders: [["grade:", ["low, or so", '"mid"', "50%"]]],
      dateOrders: [["sold: on", "dayFirst"]],
      oddCells: [["lead: µg/L", "halfLimit"]],
      missing: [
        ["a=b", []],
        ["drug", ["None", '"?"', "-9999", "a,b&c"]],
      ],
      target: "<b>y</b>",
      task: "classification",
      excluded: ["id", "50%"],
      targetTransform: "log",
      split: {
        validation: 0.25,
        test: 0.1,
        stratify: false,
        folds: 10,
        foldRepeats: 3,
        by: { kind: "group", column: "a:b=c&d", feature: true },
      },
    },
    settings: { ...spacePreset("large"), ...PREPARED },
    search: {
      sampler: "random",
      acquisition: "thompson",
      pruner: {
        name: "hyperband",
        warmup: 2,
        startTrials: 0,
        percentile: 12.5,
        reduction: 4,
        patience: 7,
        threshold: -0.25,
        significance: 0.05,
      },
      sideObjectives: [
        { measure: "parameters", direction: "minimize" },
        { measure: "accuracy", direction: "maximize" },
      ],
      outcomeConstraints: [
        { measure: "parameters", relation: "atMost", bound: 20_000 },
        { measure: "rocAuc", relation: "atLeast", bound: -1e-7 },
      ],
      inputConstraints: ["units2 <= units1 & 3", 'optimizer == "adam" or not (dropout > 0.1 + 50%)', ""],
      objective: { metric: "macroF1", direction: "maximize" },
      budget: { trials: null, minutes: 2.5, target: 0.99, tolerance: 1e-4 },
      workers: 3,
      engine: "webgl",
      reproducible: true,
      seed: 4294967295,
      repeats: 3,
    },
  };
  expect(reopened(config)).toEqual(config);
});

test("folds and repeats are numbers from 1 to 10; other values are reported", () => {
  expect(studyFromFragment("folds=3&repeats=2")).toMatchObject({
    data: { split: { ...DEFAULT_CONFIG.data.split, folds: 3 } },
    search: { repeats: 2 },
    notes: [],
  });
  const { notes, data, search } = studyFromFragment("folds=11&repeats=0");
  expect(notes.map((note) => detailOf(note, "part"))).toEqual(["folds=11", "repeats=0"]);
  expect([data.split, search.repeats]).toEqual([undefined, undefined]);
});

test("the split is written in words; a link without them splits at random", () => {
  const by = (text: string) => studyFromFragment(text).data.split?.by;
  expect(by("folds=2")).toEqual({ kind: "random" });
  expect(by("by=group:patient")).toEqual({ kind: "group", column: "patient", feature: false });
  expect(by("byFeature=1&by=time:year")).toEqual({ kind: "time", column: "year", feature: true });
  expect(by("by=order")).toEqual({ kind: "time", column: null, feature: false });
  const { notes } = studyFromFragment("by=week&foldRepeats=0&byFeature=2");
  expect(notes.map((note) => detailOf(note, "part"))).toEqual(["by=week", "foldRepeats=0", "byFeature=2"]);
});

test("a synthetic source keeps its parameters", () => {
  const generator = { kind: "moons", samples: 321, noise: 0.25, seed: 9 } as const;
  const config = {
    ...DEFAULT_CONFIG,
    data: { ...DEFAULT_CONFIG.data, source: { kind: "synthetic", generator } },
  } as const;
  expect(reopened(config)).toEqual(config);
});

test("unusable parts are reported, and everything else is used", () => {
  const link = studyFromFragment(
    "#v=1&data=wine&units1=banana&learningRate=1..0.1&trials=-3&seed=7&nonsense=1&run",
  );
  expect(link.notes.map((note) => detailOf(note, "part"))).toEqual([
    "units1=banana",
    "learningRate=1..0.1",
    "nonsense=1",
    "trials=-3",
  ]);
  expect(link).toMatchObject({ source: { id: "wine" }, search: { seed: 7 }, run: true });
  expect(link.settings.units1).toEqual(DEFAULT_CONFIG.settings.units1);
});

test("an invalid generator falls back to its default and is reported", () => {
  const link = studyFromFragment("data=make:moons&gen.samples=-5");
  expect(link.notes).toHaveLength(1);
  expect(link.source).toMatchObject({ kind: "synthetic", generator: { kind: "moons" } });
});

test("an unknown dataset is reported", () => {
  const link = studyFromFragment("data=constructor");
  expect(link.source).toEqual(DEFAULT_CONFIG.data.source);
  expect(link.notes).toEqual([{ code: "linkUnreadable", details: { part: "data=constructor" } }]);
});

test("no text makes reading a link throw", () => {
  const readable = fc.property(fc.string({ unit: "binary" }), (text) => {
    studyFromFragment(text);
  });
  expect(fc.check(readable)).toMatchObject({ failed: false });
});

test.each(SETTING_NAMES)("the default value and range of %s survive their text", (name) => {
  const rule = SETTING_TABLE[name];
  for (const setting of [
    { mode: "value", value: rule.defaultValue },
    { mode: "range", distribution: rule.defaultRange },
  ] as const) {
    expect(settingFromText(name, settingToText(setting))).toEqual(setting);
  }
});

test("a search with limits and rules has a link that can be read", () => {
  const search = {
    ...DEFAULT_CONFIG.search,
    pruner: { ...DEFAULT_CONFIG.search.pruner, name: "median", warmup: 5 },
    outcomeConstraints: [{ measure: "parameters", relation: "atMost", bound: 20_000 }],
  } as const;
  expect(decodeURIComponent(studyToFragment({ ...DEFAULT_CONFIG, search }, false))).toBe(
    "v=1&data=penguins&target=species&task=classification&pruner=median&pruner.warmup=5&limit=parameters<=20000",
  );
});

test.each([
  "acquisition=best",
  "pruner=median2",
  "pruner.warmup=0",
  "pruner.warmup=",
  "pruner.reduction=none",
  "pruner.name=median",
  "tolerance=0",
  "also=parameters",
  "also=parameters:down",
  "also=colour:minimize",
  "limit=parameters<20",
  "limit=parameters<=many",
  "limit=__proto__<=3",
  `where=${"a".repeat(301)}`,
])("%s is reported and changes nothing", (part) => {
  const [key, ...value] = part.split("=");
  const { notes, search } = studyFromFragment(`v=1&${key}=${encodeURIComponent(value.join("="))}`);
  expect(notes).toEqual([{ code: "linkUnreadable", details: { part: part.replace(/=$/, "") } }]);
  expect(search).toEqual({});
});

test("a link cannot contain more objectives, limits or rules than allowed", () => {
  const many = (key: string, value: string, times: number) => Array(times).fill(`${key}=${value}`).join("&");
  const { search, notes } = studyFromFragment(
    [
      many("also", "parameters:minimize", 4),
      many("limit", encodeURIComponent("parameters<=3"), 20),
      many("where", "x", 30),
    ].join("&"),
  );
  expect(search.sideObjectives).toHaveLength(2);
  expect(search.outcomeConstraints).toHaveLength(12);
  expect(search.inputConstraints).toHaveLength(20);
  expect(notes).toHaveLength(20);
});

test("a link to pictures leaves out the defaults for pictures of their size, and can be read again", () => {
  const pictures = [8, 8, 1] as const;
  const settings = { ...defaultSettings(pictures), kernel: { mode: "value", value: 5 } } as const;
  const fragment = studyToFragment({ ...DEFAULT_CONFIG, settings }, false, pictures);
  expect(fragment).toBe("v=1&data=penguins&target=species&task=classification&kernel=5");
  const link = studyFromFragment(fragment);
  expect(settingsOfLink(link.settings, link.given, pictures)).toEqual(settings);
  const perceptron = studyToFragment(DEFAULT_CONFIG, false, pictures);
  expect(perceptron).toContain("&family=mlp&");
  const { settings: read, given } = studyFromFragment(perceptron);
  expect(settingsOfLink(read, given, pictures)).toEqual(DEFAULT_CONFIG.settings);
});

test("a range with a single choice stays a range", () => {
  const setting = { mode: "range", distribution: { kind: "categorical", choices: ["relu"] } } as const;
  expect(settingFromText("activation", settingToText(setting))).toEqual(setting);
});

test("a switch that is neither true nor false is reported", () => {
  const link = studyFromFragment("reproducible=yes");
  expect(link.notes).toEqual([{ code: "linkUnreadable", details: { part: "reproducible=yes" } }]);
  expect(link.search.reproducible).toBeUndefined();
});

test.each(["cpu", "webgl", "webgpu"] as const)(
  "a link from before our own kernels that names %s still trains on it",
  (engine) => {
    expect(studyFromFragment(`v=1&engine=${engine}`)).toMatchObject({ search: { engine }, notes: [] });
  },
);
