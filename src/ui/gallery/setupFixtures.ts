import { createStore } from "zustand/vanilla";
import type { SetupState } from "../../app/setup/setupState.ts";
import { createDataView } from "../../app/data/dataView.ts";
import { picturesOfClass } from "../../core/data/pictures/summarisePictures.ts";
import { profileTable } from "../../core/data/profile/profileTable.ts";
import { rowsOf, sortedRows } from "../../core/data/profile/tableRows.ts";
import type { LinkStartState } from "../../app/link/linkStart.ts";
import { createShelf } from "../../app/run/shelf.ts";
import { createPlan } from "../../app/plan/plan.ts";
import { watchDivision } from "../../app/data/division.ts";
import { createSetup } from "../../app/setup/setup.ts";
import { IDLE, type RunState } from "../../app/run/runState.ts";
import { UNMEASURED, type MeasuringState } from "../../app/engines/measuring.ts";
import type { Surmise } from "../../app/surmise.ts";
import type { BuiltInId, Readings } from "../../core/data/dataConfig.ts";
import type { DatasetSummary, RawTable } from "../../core/data/table/dataset.ts";
import { cellsFrom } from "../../core/data/parse/cellsBuilder.ts";
import { summariseDivision } from "../../core/data/division/divisionSummary.ts";
import { generate } from "../../core/data/generators/generate.ts";
import {
  datasetOf,
  summarise,
  tableFromDataset,
  tableFromRaw,
  type KindCorrections,
  type Table,
} from "../../core/data/table/table.ts";
import { AppError } from "../../core/errors.ts";
import { createRng } from "../../core/math/rng.ts";
import { readBuiltIn } from "../../workers/builtIn.ts";
import { busy } from "./busy.ts";

const FINGERPRINT = "00000000";

type Reader = Parameters<typeof createSetup>[0];

/** The real setup with a reader on this thread instead of in a worker; studies cannot run. */
export function fixtureSurmise(run: Partial<RunState> = {}, measuring: MeasuringState = UNMEASURED): Surmise {
  const reader = fixtureReader();
  const setup = createSetup(reader, () => undefined);
  const dataView = createDataView(reader, setup.store);
  const nothing = () => undefined;
  return {
    setup: setup.store,
    run: createStore<RunState>()(() => ({ ...IDLE, ...run })),
    division: watchDivision(setup.store, reader),
    measuring: createStore<MeasuringState>()(() => measuring),
    plan: createPlan(setup.store).store,
    shelf: createShelf().store,
    linkStart: createStore<LinkStartState>()(() => ({ held: null, asks: false })),
    dataView: dataView.store,
    acts: {
      ...setup.acts,
      ...dataView.acts,
      // The act goes on after the reader has answered.
      chooseSource: (...args) => busy(setup.acts.chooseSource(...args)),
      openFiles: (...args) => busy(setup.acts.openFiles(...args)),
      measureEngines: async () => undefined,
      cancelMeasuring: nothing,
      correctLink: nothing,
      run: async () => undefined,
      runOne: async () => undefined,
      pause: nothing,
      stop: nothing,
      newStudy: nothing,
      undoNewStudy: nothing,
      restoreStudy: nothing,
      forgetStudy: nothing,
      judgeTrial: async () => undefined,
      startJob: async () => undefined,
      cancelJob: nothing,
      link: () => location.href,
      studyJson: () => "{}",
      enqueue: nothing,
      dequeue: nothing,
      unplan: nothing,
      undoNarrowing: nothing,
      columnImportance: async () => null,
      neighboursOf: async () => null,
      warmStartFromFile: async () => undefined,
      warmStartFromStudy: nothing,
      forgetEarlier: nothing,
      narrowSpace: nothing,
      continueWithChanges: async () => undefined,
      dismissNotice: nothing,
      drawingStyle: async () => null,
      lookAt: async () => null,
      fitDrawing: async () => null,
      fitPhoto: async () => null,
    },
  };
}

/** A setup with a given state, for states that a reading alone does not reach. */
export function frozenSurmise(state: Partial<SetupState>): Surmise {
  const surmise = fixtureSurmise();
  surmise.setup.setState(state);
  return surmise;
}

/** The text of a realistic file: `columns` numeric columns with long names and missing cells, Chinese text, and a target. */
export function wideCsv(columns: number, rows: number): string {
  const rng = createRng(3);
  const names = Array.from({ length: columns }, (_, j) => `measurement ${j + 1} of the second sensor`);
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = names.map(() => (rng.uniform() < 0.05 ? "" : (rng.uniform() * 100).toFixed(2)));
    return [...cells, row % 3 === 0 ? "上海" : "北京", row % 2 === 0 ? "yes" : "no"].join(",");
  });
  return [[...names, "城市", "answer"].join(","), ...lines].join("\n");
}

/** The reader, whose work the gallery waits for. */
function fixtureReader(): Reader {
  const { readBuiltIn, readFiles, setKinds, divide, profile, rows, pictures, ...others } = plainReader();
  return {
    ...others,
    readBuiltIn: (...args) => busy(readBuiltIn(...args)),
    readFiles: (...args) => busy(readFiles(...args)),
    setKinds: (...args) => busy(setKinds(...args)),
    divide: (...args) => busy(divide(...args)),
    profile: (...args) => busy(profile(...args)),
    rows: (...args) => busy(rows(...args)),
    pictures: (...args) => busy(pictures(...args)),
  };
}

function plainReader(): Reader {
  const tables = new Map<string, { table: Table; target: string | null; file: boolean }>();
  const keep = (table: Table, target: string | null, file: boolean): DatasetSummary => {
    const id = `fixture ${tables.size}`;
    tables.set(id, { table, target, file });
    return summaryOf(id, []);
  };
  const summaryOf = (id: string, kinds: KindCorrections, readings?: Readings): DatasetSummary => {
    const { table, target, file } = tables.get(id)!;
    const dialect = file
      ? ({ format: "delimited", delimiter: ",", header: true, encoding: "utf-8" } as const)
      : null;
    const summary = summarise(table, datasetOf(table, kinds, readings), target);
    return { id, dialect, rowsInFile: table.rowCount, ...summary };
  };
  return {
    async readBuiltIn(id: BuiltInId) {
      return keep(await readBuiltIn(id), null, false);
    },
    async generate(spec) {
      const { dataset, target } = generate(spec);
      return keep(tableFromDataset(dataset), target, false);
    },
    fingerprint: () => Promise.resolve(FINGERPRINT),
    rawHead: () => Promise.resolve(null),
    async readFiles(files) {
      const { name, blob } = files[0]!;
      const text = await blob.text();
      if (text.trim() === "") throw new AppError("csvEmpty");
      const source = { kind: "file", name, fingerprint: FINGERPRINT } as const;
      return { ...keep(tableFromRaw(simpleCsv(text), false), null, true), source };
    },
    setKinds: async (id, kinds, readings) => summaryOf(id, kinds, readings),
    prepare: () => Promise.reject(new AppError("unexpected", { reason: "a fixture does not train" })),
    sendPrepared: () => Promise.reject(new AppError("unexpected", { reason: "a fixture does not train" })),
    forgetPrepared: async () => undefined,
    divide: async (id, config, seed) =>
      summariseDivision(datasetOf(tables.get(id)!.table, config.kinds, config), config, seed),
    profile: async (id, config) => {
      const dataset = datasetOf(tables.get(id)!.table, config.kinds, config);
      return profileTable(dataset, config, dataset.testRows ?? 0);
    },
    profileColumn: async () => null,
    rows: async (id, config, window, sort) => {
      const { table } = tables.get(id)!;
      const order = sort === null ? null : sortedRows(datasetOf(table, config.kinds, config), sort);
      return rowsOf(table, window, order);
    },
    pictures: async (id, config, asked) =>
      picturesOfClass(datasetOf(tables.get(id)!.table, config.kinds, config), asked),
    forget: async () => undefined,
    terminate: () => undefined,
  };
}

/** Plain comma-separated text without quotes, as the fixtures have it. */
function simpleCsv(text: string): RawTable {
  const [names, ...rows] = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return {
    rowCount: rows.length,
    columns: names!.map((name, j) => ({
      name,
      cells: cellsFrom(rows.map((row) => row[j] ?? "")),
    })),
  };
}

/** A table with everything that the data check finds, except a test file: see `e2e/dataTab.spec.ts`. */
export function flawedCsv(rows: number): string {
  const rng = createRng(5);
  const header = "row,size,sold,weight,weight copy,kind of fruit,city,constant,notes,code,gap,ripe";
  const lines = Array.from({ length: rows }, (_, i) => {
    const ripe = i % 40 === 0 ? "yes" : i === 7 || i === 77 ? "half" : "no";
    const weight = i === 13 ? "9000" : (100 + 10 * rng.normal()).toFixed(1);
    const size = ["small", "medium", "large"][rng.integer(3)]!;
    const sold = `${1 + rng.integer(28)}/${1 + rng.integer(12)}/2024`;
    const city = `town ${rng.integer(60)}`;
    const gap = rng.uniform() < 0.6 ? "" : rng.uniform().toFixed(3);
    const code = ripe === "yes" ? "k1" : ripe === "half" ? "k2" : "k3";
    return [
      i + 1,
      size,
      sold,
      weight,
      weight,
      ["apple", "pear"][rng.integer(2)],
      city,
      "x",
      `note ${i} on it`,
      code,
      gap,
      ripe,
    ].join(",");
  });
  return [header, ...lines].join("\n");
}
