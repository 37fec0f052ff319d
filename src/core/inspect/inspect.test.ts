import { describe, expect, it } from "vitest";
import { createRng } from "../math/rng.ts";
import type { KnnModel } from "../learner/knn/knn.ts";
import type { Winner } from "../learner/packedModel.ts";
import { measureImportance } from "./importance.ts";
import { nearestOf } from "./nearest.ts";

const scale = { kind: "linear", center: 0, scale: 1 } as const;
const rng = createRng(5);
const ROWS = 120;
const features = Float32Array.from({ length: ROWS * 2 }, () => rng.normal());

/** The target is the first column; the second is noise. */
const data: Winner["data"] = {
  task: "regression",
  rowShape: [2],
  featureCount: 2,
  featureNames: ["signal", "noise"],
  classes: [],
  targetScale: { mean: 100, sd: 10 },
  test: { rows: ROWS, features, targets: Float32Array.from({ length: ROWS }, (_, i) => features[2 * i]!) },
  rowNumbers: {
    train: Uint32Array.of(7, 8, 9),
    validation: new Uint32Array(),
    test: Uint32Array.from({ length: ROWS }, (_, i) => i),
  },
  preparation: {
    version: 2,
    columns: ["signal", "noise"].map((name) => ({ kind: "number", name, fill: 0, scale, indicator: false })),
  },
};

/** Knows the answer, in outputs of several rows. */
const predict = (block: Float32Array, rows: number) =>
  Float32Array.from({ length: rows }, (_, row) => block[2 * row]!);

describe("importance on the test rows", () => {
  it("is large for the column that decides, and 0 for one that the model ignores", async () => {
    const { columns, rows } = await measureImportance({ data }, "rmse", predict, 2);
    expect(rows).toBe(ROWS);
    expect(columns.map(({ name }) => name)).toEqual(["signal", "noise"]);
    // Shuffled, the errors have twice the variance of the target: √2 · 10, in its own units.
    expect(columns[0]!.mean).toBeGreaterThan(10);
    expect(columns[0]!.mean).toBeLessThan(18);
    expect(columns[1]!.mean).toBe(0);
  });

  it("falls where larger is better, too", async () => {
    const { columns } = await measureImportance({ data }, "r2", predict, 2);
    expect(columns[0]!.mean).toBeGreaterThan(1);
  });

  it("uses fewer rows where a prediction is costly, the same ones each time", async () => {
    const once = await measureImportance({ data }, "rmse", predict, 4e6);
    expect([once.rows, once.repeats]).toEqual([45, 5]);
    expect(await measureImportance({ data }, "rmse", predict, 4e6)).toEqual(once);
  });

  it("shuffles once where a prediction is costlier, and not at all where it would take too long", async () => {
    const once = await measureImportance({ data }, "rmse", predict, 1e7);
    expect([once.rows, once.repeats]).toEqual([66, 1]);
    const none = await measureImportance({ data }, "rmse", predict, 1e9);
    expect(none).toEqual({ columns: [], rows: 0, repeats: 0, isTooCostly: true });
  });

  it("has nothing to measure without test rows", async () => {
    const { columns } = await measureImportance({ data: { ...data, test: null } }, "rmse", predict, 2);
    expect(columns).toEqual([]);
  });
});

describe("the neighbours of a test row", () => {
  const model: KnnModel = {
    k: 2,
    weights: "distance",
    power: 2,
    rows: 3,
    features: Float32Array.of(0, 0, 3, 4, 30, 40),
    targets: Float32Array.of(-1, 1, 5),
  };
  const at = (x: number, y: number) => ({
    data: { ...data, test: { rows: 1, features: Float32Array.of(x, y), targets: Float32Array.of(0) } },
  });

  it("are the nearest training rows, with their rows in the data set, their targets and their votes", () => {
    expect(nearestOf(model, at(-3, -4), 0)).toEqual([
      { row: 7, distance: 5, target: 90, weight: expect.closeTo(2 / 3, 12) },
      { row: 8, distance: 10, target: 110, weight: expect.closeTo(1 / 3, 12) },
    ]);
  });

  it("all have the same vote with uniform weights; one at distance 0 has the only one otherwise", () => {
    const weights = (one: KnnModel) => nearestOf(one, at(0, 0), 0).map(({ weight }) => weight);
    expect(weights({ ...model, weights: "uniform" })).toEqual([0.5, 0.5]);
    expect(weights(model)).toEqual([1, 0]);
  });
});
