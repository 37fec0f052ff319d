import { describe, expect, it } from "vitest";
import { dataProblems } from "../core/data/dataProblems.ts";
import { suggestDataConfig } from "../core/data/suggestDataConfig.ts";
import { BUILT_IN_IDS, type BuiltInId, type DataConfig } from "../core/data/dataConfig.ts";
import { DEFAULT_PREPARATION } from "../core/data/preparation/preparationConfig.ts";
import type { DatasetSummary, Task } from "../core/data/table/dataset.ts";
import { DEFAULT_GENERATORS } from "../core/data/generators/defaultGenerators.ts";
import { buffersOf, createDatasetShelf } from "./datasetShelf.ts";
import { receiveRows } from "./preparedRows.ts";
import type { PrepareRequest, ReaderApi } from "./reader.protocol.ts";
import { valueOf as answered, type WorkerResult } from "./answered.ts";

/** Rows, columns, target, task, kinds and missing cells of the built-in sets, as their sources describe them. */
const BUILT_INS: Record<
  BuiltInId,
  { shape: [number, number]; target: string; task: Task; text: string[]; missing: number }
> = {
  iris: { shape: [150, 5], target: "species", task: "classification", text: [], missing: 0 },
  wine: { shape: [178, 14], target: "cultivar", task: "classification", text: [], missing: 0 },
  "breast-cancer": { shape: [569, 31], target: "diagnosis", task: "classification", text: [], missing: 0 },
  penguins: { shape: [344, 8], target: "species", task: "classification", text: [], missing: 19 },
  diabetes: { shape: [442, 11], target: "disease progression", task: "regression", text: [], missing: 0 },
  "auto-mpg": { shape: [398, 9], target: "mpg", task: "regression", text: ["car"], missing: 6 },
  digits: { shape: [1797, 2], target: "digit", task: "classification", text: [], missing: 0 },
  mnist: { shape: [6000, 2], target: "digit", task: "classification", text: [], missing: 0 },
};

const valueOf = async <T>(result: Promise<WorkerResult<T>>): Promise<T> => answered(await result);

/** The rows of prepared data, as a trainer receives them. */
async function rowsOf(shelf: ReaderApi, id: string, request: PrepareRequest) {
  const { port1, port2 } = new MessageChannel();
  const [, folds] = await Promise.all([
    shelf.sendPrepared(id, request, port1).then(answered),
    receiveRows(port2),
  ]);
  return folds;
}

const request = (config: DataConfig, stage: PrepareRequest["stage"] = "search"): PrepareRequest => ({
  config,
  preparation: DEFAULT_PREPARATION,
  seed: 1,
  stage,
});

const given = (name: string, blob: Blob): Parameters<ReaderApi["readFiles"]> => [
  { reading: 1, files: [{ name, blob }], choices: {}, target: null },
  () => undefined,
];
const csv = (text: string) => new Blob([text], { type: "text/csv" });

describe("built-in data sets", () => {
  it.each(BUILT_IN_IDS)("%s agrees with its source, and can be used as suggested", async (id) => {
    const shelf = createDatasetShelf();
    const summary = await valueOf(shelf.readBuiltIn(id));
    const { shape, target, task, text, missing } = BUILT_INS[id];
    expect([summary.rowCount, summary.columns.length]).toEqual(shape);
    expect(summary).toMatchObject({ suggestedTarget: target, suggestedTask: task, dialect: null });
    expect(summary.columns.filter(({ kind }) => kind === "text").map(({ name }) => name)).toEqual(text);
    expect(summary.columns.reduce((sum, column) => sum + column.missing, 0)).toBe(missing);
    const config = suggestDataConfig({ kind: "builtIn", id }, summary);
    expect(dataProblems(config, summary)).toEqual([]);
    const [data] = await rowsOf(shelf, summary.id, request(config));
    expect(data!.train.features.every(Number.isFinite)).toBe(true);
  });

  it("has the class sizes of WDBC", async () => {
    const summary = await valueOf(createDatasetShelf().readBuiltIn("breast-cancer"));
    expect(summary.columns.at(-1)!.levels).toEqual([
      { level: "benign", count: 357 },
      { level: "malignant", count: 212 },
    ]);
  });
});

describe("a file", () => {
  const text = "size;colour;price\n1,5;red;10\n2,5;blue;20\n;red;30\nlarge;red;40\n";

  it("is summarised with its dialect, fingerprint and preview", async () => {
    const summary = await valueOf(createDatasetShelf().readFiles(...given("t.csv", csv(text))));
    expect(summary).toMatchObject({
      rowCount: 4,
      dialect: { format: "delimited", delimiter: ";", header: true, encoding: "utf-8" },
      suggestedTarget: "price",
    });
    expect(summary.source.fingerprint).toMatch(/^[0-9a-f]{8}$/);
    expect(summary.preview.slice(0, 3)).toEqual([
      ["1,5", "red", "10"],
      ["2,5", "blue", "20"],
      [null, "red", "30"],
    ]);
    expect(summary.columns[0]).toMatchObject({
      kind: "text",
      missing: 1,
      distinct: 3,
      firstNonNumeric: { row: 4, value: "large" },
    });
    expect(summary.columns[1]).toMatchObject({
      kind: "category",
      levels: [
        { level: "red", count: 3 },
        { level: "blue", count: 1 },
      ],
    });
    expect(summary.columns[2]).toMatchObject({
      numeric: { min: 10, max: 40, mean: 25 },
      histogram: [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1],
    });
  });

  it("has the same fingerprint for the same bytes only", async () => {
    const shelf = createDatasetShelf();
    const first = await valueOf(shelf.readFiles(...given("a.csv", csv(text))));
    const again = await valueOf(shelf.readFiles(...given("b.csv", csv(text))));
    const other = await valueOf(shelf.readFiles(...given("a.csv", csv(`${text}1,5;red;11\n`))));
    expect(again.source.fingerprint).toBe(first.source.fingerprint);
    expect(other.source.fingerprint).not.toBe(first.source.fingerprint);
    expect(again.id).not.toBe(first.id);
  });

  it("can be read with other kinds, or reports why not; other columns are as inferred", async () => {
    const shelf = createDatasetShelf();
    const { id } = await valueOf(shelf.readFiles(...given("t.csv", csv(text))));
    const corrected = await valueOf(shelf.setKinds(id, [["price", "category"]]));
    expect(corrected.columns[2]).toMatchObject({ kind: "category", inferredKind: "number", distinct: 4 });
    const sizes = await valueOf(shelf.setKinds(id, [["size", "number"]]));
    expect(sizes.columns[0]).toMatchObject({ kind: "number", inferredKind: "text", missing: 2 });
    expect(await shelf.setKinds(id, [["colour", "number"]])).toEqual({
      ok: false,
      error: { code: "kindImpossible", details: { column: "colour", kind: "number", row: 1, value: "red" } },
    });
    expect((await valueOf(shelf.setKinds(id, []))).columns[2]!.kind).toBe("number");
  });

  it("that cannot be used is reported with the reason", async () => {
    const shelf = createDatasetShelf();
    expect(await shelf.readFiles(...given("e.csv", csv("")))).toEqual({
      ok: false,
      error: { code: "csvEmpty", details: {} },
    });
    const gone = Object.assign(csv("x"), {
      slice: () => Object.assign(csv("x"), { arrayBuffer: () => Promise.reject(new Error("moved")) }),
    });
    expect(await shelf.readFiles(...given("gone.csv", gone))).toEqual({
      ok: false,
      error: { code: "fileUnreadable", details: { name: "gone.csv", reason: "moved" } },
    });
  });
});

describe("generated data", () => {
  it("are summarised with their target, and can be read with other kinds", async () => {
    const shelf = createDatasetShelf();
    const summary = await valueOf(shelf.generate(DEFAULT_GENERATORS.blobs));
    expect(summary).toMatchObject({
      rowCount: 400,
      suggestedTarget: "class",
      suggestedTask: "classification",
    });
    const corrected = await valueOf(shelf.setKinds(summary.id, [["class", "number"]]));
    expect(corrected.columns.at(-1)).toMatchObject({ kind: "number", inferredKind: "category", distinct: 4 });
  });

  it("say what is wrong with a spec", async () => {
    const result = await createDatasetShelf().generate({ ...DEFAULT_GENERATORS.moons, samples: 1 });
    expect(result).toMatchObject({
      ok: false,
      error: { code: "generatorInvalid", details: { field: "samples" } },
    });
  });
});

/** Three folds of generated numbers; only one of the two columns is a feature. */
async function blobs() {
  const shelf = createDatasetShelf();
  const summary: DatasetSummary = await valueOf(shelf.generate(DEFAULT_GENERATORS.blobs));
  const suggested = suggestDataConfig({ kind: "synthetic", generator: DEFAULT_GENERATORS.blobs }, summary);
  const config = { ...suggested, kinds: [["x1", "text"]] as const, split: { ...suggested.split, folds: 3 } };
  return { shelf, summary, config };
}

/** Every typed array within a value. */
function arraysIn(value: unknown): readonly unknown[] {
  if (ArrayBuffer.isView(value)) return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(arraysIn) : [];
}

describe("prepare", () => {
  it("reads with the kinds of the config, and sends each trainer the same rows", async () => {
    const { shelf, summary, config } = await blobs();
    for (const [stage, count] of [
      ["search", 3],
      ["final", 1],
    ] as const) {
      const { rowShape } = await valueOf(shelf.prepare(summary.id, request(config, stage)));
      const folds = await rowsOf(shelf, summary.id, request(config, stage));
      expect(folds).toHaveLength(count);
      for (const { featureNames, train } of folds) {
        expect(featureNames).toEqual(["x2"]);
        expect(train.features.length).toBe(train.rows * rowShape[0]);
      }
      expect(await rowsOf(shelf, summary.id, request(config, stage))).toEqual(folds);
      // Released rows are prepared again.
      await shelf.forgetPrepared(summary.id);
      expect(await rowsOf(shelf, summary.id, request(config, stage))).toEqual(folds);
    }
  });

  it("sends the page no rows for a search, and only the test rows of the final data", async () => {
    const { shelf, summary, config } = await blobs();
    const search = await valueOf(shelf.prepare(summary.id, request(config)));
    expect(arraysIn(search)).toEqual([]);
    expect(search.summary.otherFolds).toHaveLength(2);
    const final = await valueOf(shelf.prepare(summary.id, request(config, "final")));
    expect(final.judged!.test!.features.length).toBe(final.summary.rows.test);
    expect(final.judged).not.toHaveProperty("train");
    // Their transfer does not affect the trainers' rows.
    const moved = structuredClone(final, { transfer: buffersOf(final) as ArrayBuffer[] });
    const [rows] = await rowsOf(shelf, summary.id, request(config, "final"));
    expect(rows!.test).toEqual(moved.judged!.test);
    expect(rows!.train.features.length).toBe(final.summary.rows.train);
  });

  it("fails as a bug for a dataset that is not open", async () => {
    const shelf = createDatasetShelf();
    const summary = await valueOf(shelf.generate(DEFAULT_GENERATORS.xor));
    await shelf.forget(summary.id);
    expect(await shelf.setKinds(summary.id, [])).toMatchObject({ ok: false, error: { code: "unexpected" } });
  });
});
