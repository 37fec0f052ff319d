import { expect, test } from "vitest";
import { sizeOfModel } from "./modelSize.ts";
import { packTrees } from "./trees/packedTrees.ts";

test("a network has weights of four bytes each", () => {
  const weight = (count: number) => ({ name: "", shape: [count], values: new Float32Array(count) });
  const trained = {
    model: { inputShape: [3], layers: [], loss: "huber" },
    weights: [weight(12), weight(4)],
  } as const;
  expect(sizeOfModel({ learner: "mlp", trained })).toEqual({ bytes: 64, unit: "weight", count: 16 });
});

test("nearest neighbours keep the training rows", () => {
  const trained = {
    k: 1,
    weights: "uniform",
    power: 2,
    rows: 5,
    features: new Float32Array(10),
    targets: new Float32Array(5),
  } as const;
  expect(sizeOfModel({ learner: "knn", trained })).toEqual({ bytes: 60, unit: "row", count: 5 });
});

test("a forest has the nodes of all trees", () => {
  const leaf = {
    columns: new Int32Array(1),
    thresholds: new Float32Array(1),
    left: new Uint32Array(1),
    missingLeft: new Uint8Array(1),
    gains: new Float32Array(1),
    rows: new Uint32Array(1),
    values: new Float32Array(1),
    width: 1,
  };
  const head = {
    kind: "forest",
    loss: "huber",
    outputs: 1,
    features: 1,
    base: new Float64Array(1),
    treesPerStep: 1,
  } as const;
  const size = sizeOfModel({ learner: "forest", trained: packTrees(head, [leaf, leaf]) });
  // 25 bytes a node, where each tree starts, and the base.
  expect(size).toEqual({ bytes: 2 * 25 + 3 * 4 + 8, unit: "node", count: 2 });
});
