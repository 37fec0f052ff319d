import { useEffect, useState, type ReactNode } from "react";
import { createStore } from "zustand/vanilla";
import { IDLE, type RunState } from "../../app/run/runState.ts";
import type { SetupState } from "../../app/setup/setupState.ts";
import type { Surmise } from "../../app/surmise.ts";
import { bestTrial } from "../../core/study/study.ts";
import type { TestReport } from "../../core/study/testReport.ts";
import { ModelTab } from "../panels/modelTab/ModelTab.tsx";
import { SearchTab } from "../panels/searchTab/SearchTab.tsx";
import { SurmiseContext } from "../useSurmise.ts";
import type { GalleryEntry } from "./galleryEntry.ts";
import {
  classificationReport,
  LEVEL,
  noneRightReport,
  regressionReport,
  RISING,
  withEnsemble,
} from "./reportFixtures.ts";
import { DEFAULT_CONFIG } from "../../app/setup/defaultConfig.ts";
import { fixtureSurmise } from "./setupFixtures.ts";
import { fixtureConfig, fixtureStudy, type FixtureOptions } from "./studyFixtures.ts";

const DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const SPECIES = ["setosa", "versicolor", "virginica"];
const CHINESE = {
  name: "鸢尾花分类（第三组）",
  data: { target: "品种", source: { kind: "file", name: "鸢尾花.csv", fingerprint: "00c0ffee" } },
} as const;

const LONG_NAMES = {
  name: "Which of three hundred measurements of the second sensor tell the species, third attempt",
  data: {
    target: "species as it was written down by the second of three observers",
    source: {
      kind: "file",
      name: "measurements of the second sensor, third attempt.csv",
      fingerprint: "00c0ffee",
    },
  },
} as const;

const ENTRIES: readonly Omit<GalleryEntry, "width">[] = [
  { name: "search-start", render: () => search(IDLE) },
  {
    name: "search-start-loading",
    render: () =>
      search(IDLE, {
        config: { ...DEFAULT_CONFIG, data: { ...DEFAULT_CONFIG.data, target: "" } },
        dataset: { status: "loading", label: "iris", progress: null, canCancel: false },
      }),
  },
  { name: "search-start-problems", render: () => search(IDLE, { problems: PROBLEMS }) },
  { name: "search-no-trials", render: () => search(running({ trials: 0 })) },
  { name: "search-one-trial", render: () => search(running({ trials: 1, running: 1 })) },
  { name: "search-all-failed", render: () => search(finished({ trials: 8, allFailed: true })) },
  { name: "search-running", render: () => search(running({ trials: 18, running: 3, budget: 50 })) },
  { name: "search-complete", render: () => search(finished({ trials: 50 })) },
  { name: "search-rmse", render: () => search(finished({ trials: 50, metric: "rmse" })) },
  { name: "search-thousand", render: () => search(running({ trials: 1000, epochs: 100, running: 3 })) },
  { name: "search-thousand-live", moves: true, render: () => <Live /> },
  { name: "search-folds", render: () => search(running({ trials: 20, running: 3, folds: 5, repeats: 2 })) },
  {
    name: "search-two-objectives",
    render: () => search(finished({ trials: 50, sideObjectives: 1, limit: 3000 })),
  },
  { name: "search-three-objectives", render: () => search(finished({ trials: 50, sideObjectives: 2 })) },
  { name: "search-learners", render: () => search(finished({ trials: 60, autoMl: true })) },
  { name: "search-waiting", render: () => search(running({ trials: 30, running: 3, waiting: 4 })) },
  {
    name: "search-long-names",
    render: () => search(finished({ trials: 24, ...LONG_NAMES })),
  },
  { name: "search-chinese", render: () => search(finished({ trials: 24, ...CHINESE })) },
  { name: "model-not-yet", render: () => model(IDLE) },
  { name: "model-running", render: () => model(running({ trials: 12, running: 3 })) },
  {
    name: "model-judging",
    render: () => model({ ...finished({ trials: 50 }), phase: "judging", judgingProgress: 0.42 }),
  },
  { name: "model-failed", render: () => model({ ...finished({ trials: 50 }), error: FINAL_FAILED }) },
  { name: "model-every-trial-failed", render: () => model(EVERY_FAILED) },
  {
    name: "model-three-classes",
    render: () => model(judged({}, classificationReport(SPECIES, 10, 0.9, 0.87))),
  },
  {
    name: "model-clearly-better",
    render: () => model(judged({}, classificationReport(["0", "1"], 200, 0.96, 0.82))),
  },
  {
    name: "model-folds",
    render: () => model(judged({ folds: 5 }, classificationReport(SPECIES, 10, 0.9, 0.87))),
  },
  { name: "model-ten-classes", render: () => model(judged({}, classificationReport(DIGITS, 36, 0.9, 0.86))) },
  { name: "model-regression", render: () => model(judged({ metric: "rmse" }, regressionReport(89, 40))) },
  {
    name: "model-ensemble",
    render: () =>
      model(openedTwice(judged({}, withEnsemble(classificationReport(["0", "1"], 200, 0.96, 0.82))))),
  },
  {
    name: "model-rows-running",
    render: () =>
      model({
        ...judged({}, classificationReport(SPECIES, 10, 0.9, 0.87)),
        background: { rowCurve: { state: "running", progress: 0.36 } },
      }),
  },
  {
    name: "model-rows-failed",
    render: () =>
      model({
        ...judged({}, classificationReport(SPECIES, 10, 0.9, 0.87)),
        background: { rowCurve: { state: "failed", error: FINAL_FAILED } },
      }),
  },
  {
    name: "model-rows-help",
    render: () =>
      model(judged({}, { ...classificationReport(["0", "1"], 200, 0.96, 0.82), rowCurve: RISING })),
  },
  {
    name: "model-rows-unclear",
    render: () => model(judged({ metric: "rmse" }, { ...regressionReport(89, 40), rowCurve: LEVEL })),
  },
  {
    name: "model-none-right",
    render: () => model(judged({}, noneRightReport(["0", "1"], 100))),
  },
  {
    name: "model-chinese",
    render: () =>
      model(judged(CHINESE, classificationReport(["山鸢尾", "变色鸢尾", "维吉尼亚鸢尾"], 10, 0.9, 0.9))),
  },
];

/** All states of the Search and Model tabs. */
export const centreEntries: readonly GalleryEntry[] = ENTRIES.map((entry) => ({
  ...entry,
  width: 1160,
  render: () => <div style={{ padding: 16, background: "var(--surface-sunken)" }}>{entry.render()}</div>,
}));

export const FINAL_FAILED = { code: "finalEvaluationFailed", details: { reason: "device lost" } } as const;
const EVERY_FAILED: RunState = {
  ...finished({ trials: 8, allFailed: true }),
  endReason: "everyTrialFailed",
  error: { code: "everyTrialFailed", details: { failed: 8, reason: "NaN" } },
};
export const PROBLEMS: SetupState["problems"] = [
  {
    place: { section: "model", field: "learningRate" },
    error: { code: "rangeReversed", details: { setting: "learningRate", low: 0.1, high: 0.01 } },
  },
];

function search(run: RunState, setup: Partial<SetupState> = {}): ReactNode {
  return (
    <Fake run={run} setup={setup}>
      <SearchTab />
    </Fake>
  );
}

function model(run: RunState): ReactNode {
  return (
    <Fake run={run} setup={{}}>
      <ModelTab />
    </Fake>
  );
}

export function running(options: FixtureOptions): RunState {
  return {
    ...IDLE,
    phase: "running",
    study: fixtureStudy(options),
    workers: options.workers ?? 3,
    engine: { kind: "wasm", device: "relaxed", software: false },
    speed: { stepsPerSecond: 36_800, gigaflops: 12.4 },
    elapsedMs: 4000,
  };
}

export function finished(options: FixtureOptions): RunState {
  return { ...running(options), phase: "finished", endReason: "trials" };
}

function judged(options: Partial<FixtureOptions>, report: TestReport): RunState {
  return { ...finished({ trials: 50, ...options }), report };
}

/** The best trial was judged, then an ensemble was scored beside it. */
function openedTwice(run: RunState): RunState {
  const best = bestTrial(run.study!)!;
  const opening = { trial: best.number, trials: run.study!.trials.length, validation: best.values![0]! };
  const [own, ensemble] = run.report!.models.map(({ scores }) => scores[0]!);
  return {
    ...run,
    openings: [
      { ...opening, score: own!, why: "end" },
      { ...opening, validation: run.report!.ensemble!.validation, score: ensemble!, why: "ensemble" },
    ],
  };
}

interface FakeProps {
  readonly run: RunState;
  readonly setup: Partial<SetupState>;
  readonly children: ReactNode;
}

/** A fake application: stores with a fixed state, acts without effect. */
export function Fake({ run, setup, children }: FakeProps) {
  const [surmise] = useState(() => fakeSurmise(run, setup));
  return <SurmiseContext value={surmise}>{children}</SurmiseContext>;
}

/** A thousand trials; the last three train, with thirty new epochs per second. */
function Live() {
  const [surmise] = useState(() =>
    fakeSurmise(
      { ...running({ trials: 997, epochs: 100 }), study: fixtureStudy({ trials: 997, epochs: 100 }) },
      {},
    ),
  );
  useEffect(() => {
    const whole = fixtureStudy({ trials: 1000, epochs: 100 });
    const base = surmise.run.getState().study!.trials;
    let epochs = 0;
    const timer = setInterval(() => {
      epochs = (epochs % 100) + 1;
      const moving = whole.trials.slice(997).map((trial) => ({
        ...trial,
        state: "running" as const,
        values: null,
        endedMs: null,
        curve: {
          trainLoss: trial.curve.trainLoss.slice(0, epochs),
          validationLoss: trial.curve.validationLoss.slice(0, epochs),
          score: trial.curve.score.slice(0, epochs),
        },
      }));
      surmise.run.setState({ study: { ...whole, trials: [...base, ...moving] } });
    }, 33);
    return () => clearInterval(timer);
  }, [surmise]);
  return (
    <SurmiseContext value={surmise}>
      <SearchTab />
    </SurmiseContext>
  );
}

function fakeSurmise(run: RunState, setup: Partial<SetupState>): Surmise {
  const config = run.study?.config ?? fixtureConfig();
  const state: SetupState = {
    config,
    dataset: DATASET,
    pictures: null,
    problems: [],
    rejected: null,
    linkNotes: [],
    ...setup,
  };
  const { division, dataView, measuring, plan, shelf, linkStart, acts } = fixtureSurmise();
  const [runStore, setupStore] = [createStore(() => run), createStore(() => state)];
  return { run: runStore, setup: setupStore, division, dataView, measuring, plan, shelf, linkStart, acts };
}

const DATASET: SetupState["dataset"] = {
  status: "ready",
  summary: {
    id: "fixture",
    rowCount: 150,
    columns: ["sepal length", "sepal width", "petal length", "petal width", "species"].map((name) => ({
      name,
      kind: name === "species" ? "category" : "number",
      inferredKind: name === "species" ? "category" : "number",
      missing: 0,
      distinct: 30,
      numeric: null,
      levels: [],
      histogram: [],
    })),
    preview: [],
    dialect: null,
    testRows: 0,
    rowsInFile: 150,
    suggestedTarget: "species",
    suggestedTask: "classification",
  },
};
