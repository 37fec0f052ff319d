import { expect, test } from "vitest";
import { knn } from "../../core/learner/knn/knn.ts";
import { finish, type Work } from "../../core/learner/work.ts";
import { predictRows } from "./predictRows.ts";

const pacer = { isDue: () => true, breathe: () => Promise.resolve(true) };
const part = { rows: 10, features: new Float32Array(20) };

test("a prediction is stopped after the portion in which the stop arrives, within a single row too", async () => {
  let portions = 0;
  function* endless(): Work<Float32Array> {
    for (;;) {
      portions += 1;
      yield;
    }
  }
  let asked = 0;
  expect(await predictRows(endless, part, 1, pacer, () => ++asked === 3)).toBeNull();
  expect([portions, asked]).toEqual([3, 3]);
});

test("one row beside very many neighbours is predicted in portions, with the same outputs as at once", () => {
  const [rows, width] = [40_000, 50];
  const features = Float32Array.from({ length: rows * width }, (_, i) => (i * 7919) % 101);
  const targets = Float32Array.from({ length: rows }, (_, i) => i % 3);
  const model = { k: 5, weights: "uniform", power: 2, rows, features, targets } as const;
  const shape = { rowShape: [width], outputs: 3, loss: "softmaxCrossEntropy" } as const;
  const row = features.slice(width, 2 * width);
  const work = knn.predicting!(model, shape)(row, 1);
  let portions = 0;
  while (work.next().done !== true) portions += 1;
  // Distances are computed for four rows at once: 4 · 40,000 · 51 operations, two million in a portion.
  expect(portions).toBeGreaterThanOrEqual(3);
  expect(finish(knn.predicting!(model, shape)(row, 1))).toEqual(knn.predictor(model, shape)(row, 1));
});
