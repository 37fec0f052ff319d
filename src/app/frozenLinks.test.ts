import { expect, test } from "vitest";
import { createRng, type Rng } from "../core/math/rng.ts";
import { METRIC_TABLE } from "../core/metric/metricName.ts";
import { defaultSettings } from "../core/model/defaultSettings.ts";
import type { Settings } from "../core/model/settings.ts";
import { SETTING_NAMES } from "../core/model/settingTable.ts";
import type { SearchConfig, StudyConfig } from "../core/study/studyConfig.ts";
import type { DataConfig, SplitBy } from "../core/data/dataConfig.ts";
import { DEFAULT_GENERATORS } from "../core/data/generators/defaultGenerators.ts";
import { fakeServices } from "../testing/fakeServices.ts";
import {
  FROZEN_ACQUISITIONS,
  FROZEN_ENGINES,
  FROZEN_GENERATORS,
  FROZEN_METRICS,
  FROZEN_PRUNERS,
  FROZEN_SAMPLERS,
} from "../testing/frozenNames.ts";
import { FAULTY_LINKS, SOUND_LINKS } from "../testing/linkSamples.ts";
import { sampleSettings } from "../testing/sampleSettings.ts";
import { createSurmise } from "./createSurmise.ts";
import { settingToText } from "../core/schema/settingText.ts";
import { studyFromFragment, studyToFragment, type LinkedStudy } from "./link/studyLink.ts";
import { DEFAULT_CONFIG, dataDefaults, defaultObjective } from "./setup/defaultConfig.ts";

/* The meaning of links, and the links of studies, as recorded in `frozen/`. See `frozen.test.ts`. */

test("every valid link keeps its meaning and its text", async () => {
  const lines = SOUND_LINKS.map((link) => ({ link, ...meaningOf(link) }));
  for (const { link, notes } of lines) expect([link, notes]).toEqual([link, []]);
  await expect(linesOf(lines)).toMatchFileSnapshot("./frozen/links.txt");
});

test("every unusable part of a link is reported the same", async () => {
  const lines = FAULTY_LINKS.map((link) => ({ link, ...meaningOf(link) }));
  await expect(linesOf(lines)).toMatchFileSnapshot("./frozen/faultyLinks.txt");
});

test("every link opens the same setup, with the same messages", async () => {
  const lines: unknown[] = [];
  for (const link of [...SOUND_LINKS, ...FAULTY_LINKS]) {
    const surmise = createSurmise(
      fakeServices(),
      `#${link.replace(/^[#?]/, "").replace(/(^|&)run[^&]*/, "")}`,
    );
    while (surmise.setup.getState().dataset.status === "loading") await turn();
    // The state of the dataset changes before the notes.
    await turn();
    const { config, problems, linkNotes } = surmise.setup.getState();
    lines.push({
      link,
      ...config,
      settings: changed(config.settings),
      problems,
      linkNotes,
      shared: surmise.acts.link(false),
    });
  }
  await expect(linesOf(lines)).toMatchFileSnapshot("./frozen/openedLinks.txt");
});

test("mixed studies of every kind have the same links", async () => {
  const rng = createRng(7);
  const lines = sampleSettings(100, 3).map((settings) => {
    const config = drawConfig(rng, settings);
    const fragment = studyToFragment(config, rng.uniform() < 0.5);
    const link = studyFromFragment(fragment);
    expect(link.notes).toEqual([]);
    expect(reopened(link)).toEqual(config);
    return fragment;
  });
  await expect(lines.join("\n")).toMatchFileSnapshot("./frozen/mixedLinks.txt");
});

/** The parsed link, and its study written as a link again for a table and for pictures. */
function meaningOf(fragment: string) {
  const link = studyFromFragment(fragment);
  const { settings, given, ...rest } = link;
  expect(settings).toEqual({ ...DEFAULT_CONFIG.settings, ...given });
  const config = reopened(link);
  return {
    ...rest,
    given: texts(given),
    written: studyToFragment(config, link.run),
    ofPictures: studyToFragment(
      { ...config, settings: { ...defaultSettings([8, 8, 1]), ...given } },
      false,
      [8, 8, 1],
    ),
  };
}

/** The link's study for data whose proposal is the default one. */
function reopened({ name, settings, search, source, data }: LinkedStudy): StudyConfig {
  return {
    version: 1,
    name,
    settings,
    search: {
      ...DEFAULT_CONFIG.search,
      objective: defaultObjective(data.task ?? "classification"),
      ...search,
    },
    data: { ...dataDefaults(source, "species", "classification"), ...data },
  };
}

function texts(settings: Partial<Settings>): readonly string[] {
  return SETTING_NAMES.flatMap((name) => {
    const setting = settings[name];
    return setting === undefined ? [] : [`${name}=${settingToText(setting)}`];
  });
}

function changed(settings: Settings): readonly string[] {
  const defaults = texts(DEFAULT_CONFIG.settings);
  return texts(settings).filter((text) => !defaults.includes(text));
}

function drawConfig(rng: Rng, settings: Settings): StudyConfig {
  return {
    version: 1,
    name: pick(rng, ["", "a & b", "班级 2"]),
    data: drawData(rng),
    settings,
    search: drawSearch(rng),
  };
}

const COLUMNS = ["a", "b: c", "d=e&f", "50%", "__proto__", "类"];

function drawData(rng: Rng): DataConfig {
  const column = () => pick(rng, COLUMNS);
  const generator = DEFAULT_GENERATORS[pick(rng, FROZEN_GENERATORS)];
  const source = pick(rng, [
    { kind: "builtIn", id: "wine" },
    { kind: "synthetic", generator: { ...generator, seed: Math.floor(rng.uniform() * 1e6) } },
    { kind: "file", name: "t + u.xlsx", fingerprint: "89abcdef" },
    {
      kind: "file",
      name: "t.csv",
      fingerprint: "89abcdef",
      encoding: "big5",
      layout: { headerLine: 3, delimiter: ";" },
    },
    { kind: "file", name: "p.zip", fingerprint: "", pictures: { size: 24, colour: "colour" } },
  ] as const);
  const by = pick<SplitBy>(rng, [
    { kind: "random" },
    { kind: "group", column: column(), feature: rng.uniform() < 0.5 },
    { kind: "time", column: null, feature: false },
  ]);
  const readings = pick(rng, [
    {},
    { orders: [[column(), ["x", '"y"']]] },
    { dateOrders: [[column(), "monthFirst"]], missing: [[column(), ["-", "n/a"]]] },
    { oddCells: [[column(), "limit"]], merges: [[column(), [["A", "a", "a "]]]] },
  ] as const);
  return {
    ...dataDefaults(source, column(), pick(rng, ["classification", "regression"])),
    ...readings,
    ...(rng.uniform() < 0.5 && {
      cleaning: { dropDuplicates: true, clip: [column()], leastClassRows: pick(rng, [0, 7]) },
    }),
    kinds: pick(rng, [[], [[column(), "category"]], [[column(), "date"]]] as const),
    excluded: pick(rng, [[], [column()], ["a", "b"]]),
    split: {
      validation: pick(rng, [0.2, 0.3]),
      test: pick(rng, [0.2, 0.15]),
      stratify: rng.uniform() < 0.5,
      folds: pick(rng, [1, 5]),
      foldRepeats: pick(rng, [1, 2]),
      by,
    },
    targetTransform: pick(rng, ["none", "log"]),
  };
}

function drawSearch(rng: Rng): SearchConfig {
  const { pruner, budget } = DEFAULT_CONFIG.search;
  const metric = pick(rng, FROZEN_METRICS);
  return {
    ...DEFAULT_CONFIG.search,
    sampler: pick(rng, FROZEN_SAMPLERS),
    acquisition: pick(rng, FROZEN_ACQUISITIONS),
    pruner: {
      ...pruner,
      name: pick(rng, FROZEN_PRUNERS),
      warmup: pick(rng, [3, 9]),
      threshold: pick(rng, [null, 0.5]),
      percentile: pick(rng, [60, 12.5]),
    },
    objective: { metric, direction: METRIC_TABLE[metric].direction },
    sideObjectives: pick(rng, [[], [{ measure: "parameters", direction: "minimize" }]] as const),
    outcomeConstraints: pick(rng, [[], [{ measure: "trainingMs", relation: "atMost", bound: 1e3 }]] as const),
    inputConstraints: pick(rng, [[], ["units1 >= units2", "epochs < 20"]]),
    budget: {
      ...budget,
      trials: pick(rng, [20, 5, null]),
      minutes: pick(rng, [null, 0.5]),
      target: pick(rng, [null, -2]),
      tolerance: pick(rng, [null, 1e-3]),
    },
    workers: pick(rng, [null, 2]),
    engine: pick(rng, FROZEN_ENGINES),
    reproducible: rng.uniform() < 0.5,
    repeats: pick(rng, [1, 3]),
    seed: Math.floor(rng.uniform() * 2 ** 32),
  };
}

/** One line of JSON each. The order of an object's keys does not matter, except in a generator: studies compare those as text. */
function linesOf(values: readonly unknown[]): string {
  const sorted = (key: string, value: unknown): unknown => {
    if (key === "generator") return JSON.stringify(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
  return values.map((value) => JSON.stringify(value, sorted)).join("\n");
}

function pick<T>(rng: Rng, items: readonly T[]): T {
  return items[Math.floor(rng.uniform() * items.length)]!;
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
