import type { Services } from "../app/services.ts";
import type { ColumnSummary, DatasetSummary } from "../core/data/table/dataset.ts";
import type { DivisionSummary } from "../core/data/division/divisionSummary.ts";
import { outlineOf, type PreparedData } from "../core/data/preparation/preparedData.ts";
import { AppError } from "../core/errors.ts";
import { createStudySampler } from "../core/study/studySampler.ts";
import { createMeasurementCache } from "../app/engines/measurementCache.ts";
import type { EngineKind } from "../engine/network/engine.ts";
import { valueOf } from "../workers/answered.ts";
import type { EngineFigure, EngineRequest } from "../workers/trainer.protocol.ts";
import type { ReaderClient } from "../workers/readerClient.ts";
import { readStudyFile } from "../workers/studyFile/studyFile.ts";
import { fakeStudyPorts, type FakeWorld } from "./fakeStudyPorts.ts";

export interface FakeServices extends Services {
  /** Trainers, clock and counts. */
  readonly world: FakeWorld;
  /** All opened files have this fingerprint. */
  readonly files: { fingerprint: string };
  /** Ids of forgotten datasets. */
  readonly forgotten: string[];
  /** Requests for trainers. */
  readonly requests: EngineRequest[];
  /** Engines measured; WASM does 2,000 steps per second and the CPU 50. */
  readonly measuring: EngineKind[];
  /** Calls of `prepare`. */
  readonly prepared: { readonly id: string; readonly stage: string }[];
}

/** Services without a worker: every built-in set is a table of four numbers and a class, "digits" one of pictures; files fail when empty. */
export function fakeServices(): FakeServices {
  const world = fakeStudyPorts();
  const bytes = { fingerprint: "00000000" };
  const forgotten: string[] = [];
  const prepared: { id: string; stage: string }[] = [];
  const requests: EngineRequest[] = [];
  const measuring: EngineKind[] = [];
  let kept: string | null = null;
  let opened = 0;
  const summary = (): DatasetSummary => ({ ...SUMMARY, id: `d${++opened}` });
  const reader: ReaderClient = {
    readBuiltIn: (name) =>
      Promise.resolve(name === "digits" ? { ...summary(), pictures: PICTURES } : summary()),
    generate: () => Promise.resolve(summary()),
    readFiles: (files, choices) =>
      files.every(({ blob }) => blob.size === 0)
        ? Promise.reject(new AppError("csvEmpty"))
        : Promise.resolve({
            ...summary(),
            source: {
              kind: "file",
              name: files.map(({ name }) => name).join(" + "),
              fingerprint: bytes.fingerprint,
              ...choices,
            },
          }),
    fingerprint: () => Promise.resolve(bytes.fingerprint),
    rawHead: (files, { layout = {} }) =>
      Promise.resolve({ format: "delimited", lines: files.map(({ name }) => name), layout }),
    setKinds: (id, kinds) =>
      kinds.some(([column]) => column === "class")
        ? Promise.reject(
            new AppError("kindImpossible", { column: "class", kind: "number", row: 2, value: "a" }),
          )
        : Promise.resolve({
            ...SUMMARY,
            id,
            columns: SUMMARY.columns.map((column) => ({
              ...column,
              kind: kinds.find(([name]) => name === column.name)?.[1] ?? column.kind,
            })),
          }),
    prepare: (id, { stage }) => {
      prepared.push({ id, stage });
      return Promise.resolve(
        stage === "final" ? { ...outlineOf([PREPARED]), judged: PREPARED } : outlineOf([PREPARED]),
      );
    },
    sendPrepared: () => Promise.resolve(new MessageChannel().port1),
    forgetPrepared: () => Promise.resolve(),
    divide: () => Promise.resolve(DIVISION),
    profile: () => Promise.reject(new AppError("unexpected", { reason: "a fake does not look at data" })),
    profileColumn: () => Promise.reject(new Error("not used")),
    rows: () => Promise.resolve({ numbers: [], cells: [] }),
    pictures: () => Promise.resolve([]),
    forget: (id) => {
      forgotten.push(id);
      return Promise.resolve();
    },
    terminate: () => undefined,
  };
  return {
    world,
    files: bytes,
    forgotten,
    prepared,
    requests,
    measuring,
    reader,
    createSampler: (request) => {
      const sampler = createStudySampler(request);
      return {
        ask: ({ known, trials }) => Promise.resolve(sampler.ask(known, trials)),
        silentSeconds: () => 0,
        terminate: () => undefined,
      };
    },
    openStudyFile: async (file) => {
      const answer = await readStudyFile(file.name, file);
      return valueOf(answer);
    },
    openTrainer: (request) => {
      if (request.engine !== null) requests.push(request.engine);
      return world.openTrainer();
    },
    measureEngine: ({ kind }) => {
      measuring.push(kind);
      return Promise.resolve(figure(kind));
    },
    openInspector: () => Promise.reject(new Error("no model is looked into in these tests")),
    measurements: createMeasurementCache(
      { getItem: () => kept, setItem: (_key, text) => (kept = text) },
      "1",
    ),
    now: () => world.now(),
    cores: 2,
    openedFromHere: false,
    address: "https://example.test/surmise/",
  };
}

function figure(kind: EngineKind): EngineFigure {
  if (kind === "webgpu" || kind === "webgl") return { available: false, kind, reason: "noAdapter" };
  const stepsPerSecond = kind === "wasm" ? 2000 : 50;
  return {
    available: true,
    kind,
    device: "",
    software: false,
    stepsPerSecond,
    gigaflops: stepsPerSecond / 1000,
  };
}

function column(name: string, kind: "number" | "category", distinct: number): ColumnSummary {
  const numeric = kind === "number" ? { min: 0.5, max: 9.5, mean: 5, sd: 2 } : null;
  const levels = kind === "category" ? ["a", "b", "c"].map((level) => ({ level, count: 50 })) : [];
  return {
    name,
    kind,
    inferredKind: kind,
    missing: 0,
    distinct,
    rarest: { level: "c", count: 50 },
    numeric,
    levels,
    histogram: [],
  };
}

const PICTURES = { height: 8, width: 8, channels: 1, classes: [] };

const SUMMARY: DatasetSummary = {
  id: "",
  rowCount: 150,
  columns: [column("x1", "number", 90), column("x2", "number", 80), column("class", "category", 3)],
  preview: [["1", "2", "a"]],
  dialect: null,
  testRows: 0,
  rowsInFile: 100,
  suggestedTarget: "class",
  suggestedTask: "classification",
};

const PART = { groups: null, missingClasses: [] };

const DIVISION: DivisionSummary = {
  folds: [{ train: { ...PART, rows: 90 }, validation: { ...PART, rows: 30 } }],
  development: { ...PART, rows: 120 },
  test: { ...PART, rows: 30 },
  left: 0,
  sharedGroups: 0,
  logSuggested: false,
};

const TRAIN = { rows: 100, features: new Float32Array(200), targets: new Float32Array(100) };
const EMPTY = { rows: 0, features: new Float32Array(), targets: new Float32Array() };

const PREPARED: PreparedData = {
  task: "classification",
  rowShape: [2],
  featureCount: 2,
  featureNames: ["x1", "x2"],
  classes: ["a", "b", "c"],
  targetScale: null,
  train: TRAIN,
  validation: EMPTY,
  test: null,
  rowNumbers: { train: new Uint32Array(), validation: new Uint32Array(), test: new Uint32Array() },
  preparation: { version: 2, columns: [] },
};
