import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/learners/importance.json";
import type { FittedPreparation } from "../data/preparation/preparation.ts";
import { featureNames } from "../data/preparation/transform.ts";
import { scoreRegression } from "../metric/regression.ts";
import { featureGroups } from "./featureGroups.ts";
import { permutationImportance, type ImportanceRequest } from "./permutationImportance.ts";

const rows = reference.targets.length;
const width = reference.coefficients.length;
const hooks = { onProgress: () => {}, shouldStop: () => false };

/** The model of the reference, and how good it is. */
const request: ImportanceRequest = {
  features: Float32Array.from(reference.features),
  rows,
  groups: reference.coefficients.map((_, i) => ({ name: `x${i}`, features: [i] })),
  predict: (features) =>
    Float32Array.from({ length: rows }, (_, row) =>
      reference.coefficients.reduce(
        (sum, coefficient, i) => sum + coefficient * features[row * width + i]!,
        reference.intercept,
      ),
    ),
  goodness: (outputs) => -scoreRegression("rmse", reference.targets, outputs),
  repeats: reference.orders.length / width,
  seed: 1,
};

describe("permutation importance", () => {
  it("equals scikit-learn's for the same shuffles", async () => {
    const orderOf = (group: number, repeat: number) =>
      Uint32Array.from(reference.orders[group * request.repeats + repeat]!);
    const importances = await permutationImportance({ ...request, orderOf }, hooks);
    importances!.forEach(({ mean, sd, low, high }, i) => {
      expect(mean).toBeCloseTo(reference.mean[i]!, 6);
      expect(sd).toBeCloseTo(reference.sd[i]!, 6);
      expect(low).toBeLessThanOrEqual(mean);
      expect(high).toBeGreaterThanOrEqual(mean);
    });
  });

  it("equals scikit-learn's on average for shuffles of its own, the same for the same seed", async () => {
    const repeats = 400;
    const [one, same, other] = await Promise.all(
      [1, 1, 2].map((seed) => permutationImportance({ ...request, repeats, seed }, hooks)),
    );
    one!.forEach(({ mean, sd }, i) => {
      // Six standard errors of the difference.
      const error = reference.many.sd[i]! * Math.sqrt(1 / repeats + 1 / 2000);
      expect(Math.abs(mean - reference.many.mean[i]!)).toBeLessThan(6 * error);
      expect(Math.abs(sd / reference.many.sd[i]! - 1)).toBeLessThan(0.2);
    });
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it("shuffles the features of a group together, and leaves the data as they were", async () => {
    const features = Float32Array.from(
      Array.from({ length: 20 }, (_, row) => (row % 2 === 0 ? [1, 0] : [0, 1])).flat(),
    );
    const before = features.slice();
    const seen: Float32Array[] = [];
    const importances = await permutationImportance(
      {
        features,
        rows: 20,
        groups: [{ name: "colour", features: [0, 1] }],
        predict: (shuffled) => {
          seen.push(shuffled.slice());
          return Float32Array.from({ length: 20 }, (_, row) => shuffled[2 * row]!);
        },
        goodness: (outputs) => -scoreRegression("mae", outputs, everyOther(before)),
        repeats: 3,
        seed: 5,
      },
      hooks,
    );
    expect(features).toEqual(before);
    expect(seen[0]).toEqual(before);
    for (const block of seen) {
      for (let row = 0; row < 20; row++) expect(block[2 * row]! + block[2 * row + 1]!).toBe(1);
    }
    expect(importances).toHaveLength(1);
    expect(importances![0]!.low).toBeGreaterThan(0);
  });

  it("is 0 for a constant feature and one that the model ignores", async () => {
    const features = request.features.map((value, i) => (i % width === 1 ? 7 : value));
    const predict: ImportanceRequest["predict"] = async (block) =>
      Float32Array.from({ length: rows }, (_, row) => block[row * width]! + block[row * width + 1]!);
    const importances = await permutationImportance({ ...request, features, predict }, hooks);
    expect(importances!.map(({ high }) => high > 0)).toEqual([true, false, false, false]);
    expect(importances!.slice(1).every(({ mean }) => mean === 0)).toBe(true);
  });

  it("tells how far it is, and stops when asked", async () => {
    const shares: number[] = [];
    const onProgress = (share: number) => void shares.push(share);
    await permutationImportance(request, { ...hooks, onProgress });
    expect(shares).toHaveLength(width * request.repeats + 1);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    let asked = 0;
    expect(await permutationImportance(request, { ...hooks, shouldStop: () => ++asked > 3 })).toBeNull();
    expect(asked).toBe(4);
  });
});

it("features of a column are a group, in the order of the prepared features", () => {
  const scale = { kind: "linear", center: 0, scale: 1 } as const;
  const preparation: FittedPreparation = {
    version: 2,
    columns: [
      { kind: "number", name: "age", fill: 0, scale, indicator: true },
      { kind: "number", name: "unused", fill: 0, scale, indicator: false, kept: [] },
      {
        kind: "category",
        name: "island",
        levels: ["A", "B"],
        rare: [],
        fill: "A",
        encoding: { kind: "oneHot" },
        indicator: false,
      },
    ],
  };
  const groups = featureGroups(preparation);
  expect(groups).toEqual([
    { name: "age", features: [0, 1] },
    { name: "island", features: [2, 3, 4] },
  ]);
  const names = featureNames(preparation);
  for (const { name, features } of groups) {
    for (const feature of features) expect(names[feature]!.startsWith(name)).toBe(true);
  }
});

/** The first of each two values. */
function everyOther(values: Float32Array): Float32Array {
  return values.filter((_, i) => i % 2 === 0);
}
