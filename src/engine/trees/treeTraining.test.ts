import { describe, expect, it } from "vitest";
import { treeAt, type PackedTrees } from "../../core/learner/trees/packedTrees.ts";
import { predictTrees } from "../../core/learner/trees/treeOutputs.ts";
import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import {
  BOOSTING,
  FOREST,
  learnablePart,
  NUMBERS,
  partOf,
  shapeOf,
  trained,
} from "../../testing/treeFixtures.ts";
import { beginBoosting } from "./boostingTraining.ts";
import { beginForest } from "./forestTraining.ts";
import { openTrees } from "./treeKernels.ts";
import type { TreeRows } from "./treeRows.ts";
import type { TreeShape, TreeTraining } from "./treeTraining.ts";

const kernels = await openTrees();

type Begin = (rows: TreeRows, shape: TreeShape, seed: number) => TreeTraining;

/** Every learner, with everything that draws at random. */
const LEARNERS: readonly { name: string; begin: Begin }[] = [
  { name: "forest", begin: (rows, shape, seed) => beginForest(rows, shape, FOREST, seed) },
  {
    name: "extra-trees",
    begin: (rows, shape, seed) =>
      beginForest(rows, shape, { ...FOREST, extraTrees: true, bootstrap: false }, seed),
  },
  {
    name: "forest of all columns",
    begin: (rows, shape, seed) =>
      beginForest(rows, shape, { ...FOREST, maxFeatures: 1, balanced: true }, seed),
  },
  { name: "boosting", begin: (rows, shape, seed) => beginBoosting(rows, shape, BOOSTING, seed) },
  {
    name: "boosting of samples",
    begin: (rows, shape, seed) =>
      beginBoosting(rows, shape, { ...BOOSTING, rows: 0.6, columns: 0.5, balanced: true }, seed),
  },
];

/** Numbers, two classes, three classes. */
const CLASSES = [0, 2, 3];
const EACH = LEARNERS.flatMap(({ name, begin }) =>
  CLASSES.map((classes) => ({ name: `${name}, ${classes} classes`, begin, classes })),
);

function packOf(begin: Begin, part: PreparedPart, columns: number, classes: number, seed = 3): PackedTrees {
  const rows = kernels.load(part, columns);
  const pack = trained(begin(rows, shapeOf(classes), seed)).pack();
  rows.dispose();
  return pack;
}

/** Everything that a pack predicts by. Vitest's own comparison of long arrays takes seconds. */
function bitsOf({ starts, base, nodes }: PackedTrees): Buffer {
  const { columns, thresholds, left, missingLeft, gains, rows, values } = nodes;
  const arrays = [starts, base, columns, thresholds, left, missingLeft, gains, rows, values];
  return Buffer.concat(arrays.map(({ buffer }) => new Uint8Array(buffer)));
}

describe.each(EACH)("$name", ({ begin, classes }) => {
  const shape = shapeOf(classes);

  it("follows rows to the bits of its packed prediction, at every step", () => {
    const part = learnablePart(700, 6, { classes, missing: 0.1 });
    const others = learnablePart(90, 6, { classes, missing: 0.1, seed: 2 });
    const rows = kernels.load(part, 6);
    const training = begin(rows, shape, 3);
    const watched = training.watch(others);
    while (training.steps < training.most) {
      training.advance(() => false);
      const live = watched.outputs().slice();
      expect(predictTrees(structuredClone(training.pack()), others)).toEqual(live);
    }
    const late = training.watch(others).outputs();
    expect(late).toEqual(watched.outputs());
    expect(predictTrees(training.pack(4), others)).toEqual(predictTrees(training.pack(), others, 4));
    rows.dispose();
  });

  it("gives the same bits for the same seed, paused or not, on fresh and on used memory", () => {
    const part = learnablePart(6000, 8, { classes, missing: 0.05 });
    const whole = packOf(begin, part, 8, classes);
    const rows = kernels.load(part, 8);
    trained(beginForest(rows, NUMBERS, { ...FOREST, trees: 2 }, 9));
    const training = begin(rows, shape, 3);
    let asked = 0;
    let paused = 0;
    while (training.steps < training.most) {
      if (!training.advance(() => asked++ % 2 === 0)) paused += 1;
    }
    expect(bitsOf(training.pack()).equals(bitsOf(whole))).toBe(true);
    expect(paused).toBeGreaterThan(0);
    rows.dispose();
  });

  it("is finite on a constant column, few rows, equal targets, and nothing but missing values", () => {
    const cases: readonly (readonly [columns: number, part: PreparedPart])[] = [
      [2, partOf([5, 1, 5, 2, 5, 3, 5, 4], [0, 1, 1, 0])],
      [1, partOf([7, 7, 7, 7], [0, 1, 0, 1])],
      [2, partOf([1, 2, 3, 4, 5, 6], [0, 1, 1])],
      [2, partOf([1, 2], [1])],
      [1, partOf([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1])],
      [2, partOf([NaN, NaN, NaN, NaN, NaN, NaN], [0, 1, 0])],
      [1, partOf([NaN, 1, NaN, 2], [0, 1, 0, 1])],
      [1, partOf([-3e38, 3e38, Infinity, -Infinity, 0, 1e-40], [0, 1, 0, 1, 0, 1])],
    ];
    for (const [columns, part] of cases) {
      const pack = packOf(begin, part, columns, classes);
      const asked = Float32Array.from([NaN, 0, 1e30, -1e30, Infinity, -Infinity, 5, 1]);
      const outputs = predictTrees(pack, { rows: 8 / columns, features: asked });
      expect([...outputs].every(Number.isFinite)).toBe(true);
    }
  });

  it("predicts better than a constant", () => {
    const part = learnablePart(800, 5, { classes, seed: 5 });
    const others = learnablePart(400, 5, { classes, seed: 6 });
    const outputs = predictTrees(packOf(begin, part, 5, classes), others);
    expect(lossOf(outputs, others, shape)).toBeLessThan(0.8 * constantLoss(part, others, classes));
  });
});

/** Mean squared error, or mean −log p of the right class. */
function lossOf(outputs: Float32Array, { targets, rows }: PreparedPart, shape: TreeShape): number {
  const losses = [...targets].map((target, row) => {
    if (shape.loss === "meanSquaredError") return (outputs[row]! - target) ** 2;
    const own = [...outputs.subarray(row * shape.outputs, (row + 1) * shape.outputs)];
    const logits = shape.outputs === 1 ? [0, ...own] : own;
    const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
    return Math.log(sum) - logits[target]!;
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / rows;
}

function constantLoss(part: PreparedPart, others: PreparedPart, classes: number): number {
  if (classes === 0) {
    const mean = part.targets.reduce((sum, target) => sum + target, 0) / part.rows;
    return others.targets.reduce((sum, target) => sum + (target - mean) ** 2, 0) / others.rows;
  }
  const share = (k: number) => part.targets.filter((target) => target === k).length / part.rows;
  return others.targets.reduce((sum, target) => sum - Math.log(share(target)), 0) / others.rows;
}

describe("another seed", () => {
  it.each(LEARNERS.filter(({ name }) => name !== "boosting"))("gives another $name", ({ begin }) => {
    const part = learnablePart(300, 8, { classes: 2 });
    const [one, other] = [4, 5].map((seed) => bitsOf(packOf(begin, part, 8, 2, seed)));
    expect(one!.equals(other!)).toBe(false);
  });
});

describe("forest probabilities", () => {
  it.each([2, 5])("sum to 1 and are never 0: %i classes, one of them without a row", (classes) => {
    const part = learnablePart(200, 3, { classes });
    const lacking = { ...part, targets: part.targets.map((target) => Math.min(target, classes - 2)) };
    const pack = packOf(LEARNERS[0]!.begin, lacking, 3, classes);
    const outputs = predictTrees(pack, part);
    if (classes === 2) {
      // One more tree that knows nothing: ½ of 11 shares.
      expect(outputs[0]).toBeCloseTo(Math.log(0.5 / 10.5), 6);
      return;
    }
    for (let row = 0; row < part.rows; row++) {
      const p = [...outputs.subarray(row * classes, (row + 1) * classes)].map(Math.exp);
      expect(p.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      expect(p.at(-1)).toBeCloseTo(1 / classes / 11, 6);
    }
  });
});

describe("boosting of a class without a row", () => {
  it("starts as if half a row had it", () => {
    const part = partOf([1, 2, 3, 4], [0, 0, 1, 1]);
    const { base } = packOf(LEARNERS[3]!.begin, part, 1, 3);
    expect([...base].map((score) => Math.exp(score))).toEqual(
      [2 / 4.5, 2 / 4.5, 0.5 / 4.5].map((p) => expect.closeTo(p, 12)),
    );
  });
});

describe("rules of a tree", () => {
  const part = learnablePart(600, 4, { classes: 0, seed: 8 });
  const leaves = (pack: PackedTrees, t: number) => {
    const { left, rows } = treeAt(pack, t);
    return [...rows].filter((_, node) => left[node] === 0);
  };

  it("no leaf has fewer rows than allowed, and leaves have all rows", () => {
    const forest: Begin = (rows, shape, seed) =>
      beginForest(rows, shape, { ...FOREST, minLeaf: 7, bootstrap: false }, seed);
    for (const begin of [forest, LEARNERS[3]!.begin]) {
      const pack = packOf(begin, part, 4, 0);
      const sizes = leaves(pack, 0);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
      expect(sizes.reduce((sum, rows) => sum + rows, 0)).toBe(600);
    }
  });

  it("a tree of boosting has at most so many leaves, a forest at most so many splits above a leaf", () => {
    const few = packOf(
      (rows, shape, seed) => beginBoosting(rows, shape, { ...BOOSTING, leaves: 5, minLeaf: 1 }, seed),
      part,
      4,
      0,
    );
    expect(leaves(few, 0)).toHaveLength(5);
    const low = packOf(
      (rows, shape, seed) => beginForest(rows, shape, { ...FOREST, maxDepth: 2 }, seed),
      part,
      4,
      0,
    );
    expect(leaves(low, 0)).toHaveLength(4);
  });

  it("a tree without random thresholds learns distinct rows by heart", () => {
    const pack = packOf(
      (rows, shape, seed) => beginForest(rows, shape, { ...FOREST, trees: 1, bootstrap: false }, seed),
      learnablePart(200, 4, { classes: 0 }),
      4,
      0,
    );
    const { targets, features } = learnablePart(200, 4, { classes: 0 });
    expect(predictTrees(pack, { rows: 200, features })).toEqual(targets);
  });

  it("a bootstrap sample has about 63 % of the rows, its leaves their weighted mean", () => {
    const pack = packOf(
      (rows, shape, seed) => beginForest(rows, shape, { ...FOREST, maxDepth: 1 }, seed),
      part,
      4,
      0,
    );
    const drawn =
      pack.starts.slice(0, -1).reduce((sum, start) => sum + pack.nodes.rows[start]!, 0) / 10 / 600;
    expect(drawn).toBeGreaterThan(0.6);
    expect(drawn).toBeLessThan(0.66);
  });
});

describe("the training loss of boosting", () => {
  it.each(CLASSES)("is that of its outputs: %i classes", (classes) => {
    const part = learnablePart(301, 4, { classes });
    const rows = kernels.load(part, 4);
    const training = beginBoosting(rows, shapeOf(classes), { ...BOOSTING, rows: 0.7 }, 1);
    const watched = training.watch(part);
    for (let step = 0; step < 5; step++) {
      expect(training.trainingLoss()).toBeCloseTo(lossOf(watched.outputs(), part, shapeOf(classes)), 5);
      training.advance(() => false);
    }
    rows.dispose();
  });
});

describe("a long tree", () => {
  it.each(LEARNERS)("of $name asks again and again whether to pause", ({ begin }) => {
    const [count, columns] = [30_000, 10];
    const rows = kernels.load(learnablePart(count, columns, { classes: 2 }), columns);
    const training = begin(rows, shapeOf(2), 3);
    let asked = 0;
    const ask = () => {
      asked += 1;
      return asked >= 3;
    };
    // The root alone is more than a budget; then the pause comes at once.
    expect(training.advance(ask)).toBe(false);
    expect(asked).toBe(3);
    expect(training.steps).toBe(0);
    rows.dispose();
  });
});

describe("memory", () => {
  it("does not grow over trainings on the same rows, nor with rows that were loaded after others were let go", () => {
    const part = learnablePart(3000, 6, { classes: 3 });
    const train = (rows: TreeRows) => {
      for (const { begin } of LEARNERS) trained(begin(rows, shapeOf(3), 3));
      return rows.instance.memory.buffer.byteLength;
    };
    const rows = kernels.load(part, 6);
    const once = train(rows);
    expect([train(rows), train(rows)]).toEqual([once, once]);
    rows.dispose();
    for (let study = 0; study < 3; study++) {
      const again = kernels.load(part, 6);
      expect(again.instance.memory).toBe(rows.instance.memory);
      expect(train(again)).toBe(once);
      again.dispose();
    }
  });
});

describe("a training whose rows another one took", () => {
  it("does not go on", () => {
    const rows = kernels.load(learnablePart(50, 2, { classes: 0 }), 2);
    const first = beginForest(rows, NUMBERS, FOREST, 1);
    beginBoosting(rows, NUMBERS, BOOSTING, 1);
    expect(() => first.advance(() => false)).toThrow("another training");
    rows.dispose();
  });
});
