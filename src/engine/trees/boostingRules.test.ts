import { describe, expect, it } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { treeAt, type PackedTrees } from "../../core/learner/trees/packedTrees.ts";
import { predictTrees } from "../../core/learner/trees/treeOutputs.ts";
import { configurationOf } from "../../testing/contracts/wholePath.ts";
import { learnablePart as learnable, preparedData } from "../../testing/trainingFixtures.ts";
import {
  BOOSTING,
  learnablePart,
  NUMBERS,
  partOf,
  trained,
  TWO_CLASSES,
} from "../../testing/treeFixtures.ts";
import { trialHooks } from "../../testing/trialFixtures.ts";
import { createTrainer } from "../trainers.ts";
import { trainTrial } from "../trainTrial.ts";
import { beginBoosting } from "./boostingTraining.ts";
import { openTrees } from "./treeKernels.ts";

const kernels = await openTrees();

function splitColumns(pack: PackedTrees, tree: number): Set<number> {
  const { left, columns } = treeAt(pack, tree);
  return new Set([...columns].filter((_, node) => left[node] !== 0));
}

describe("early stopping", () => {
  it("ends after so many rounds without a lower loss on the validation rows, and keeps the best round", async () => {
    const loss = "sigmoidCrossEntropy";
    const data = preparedData(loss, 4, {
      train: learnable(loss, 80, 4, 1),
      validation: learnable(loss, 60, 4, 2),
    });
    const trainer = createTrainer(null, true);
    trainer.load([data]);
    const trial = async (roundPatience: number) => {
      // Large steps learn the noise soon.
      const given = { rounds: 150, roundPatience, boostingRate: 0.5, boostingMinLeaf: 5 };
      const configuration = configurationOf("boosting", data, given);
      const request = {
        configuration,
        metric: "logLoss",
        seed: 1,
        repeats: 1,
        measures: [],
        checkSteps: [],
      } as const;
      const outcome = await trainTrial(trainer, [data], request, trialHooks());
      if (outcome.state !== "complete") throw new Error(JSON.stringify(outcome));
      return outcome;
    };
    const whole = await trial(0);
    const losses = whole.curve.validationLoss;
    expect(losses).toHaveLength(150);
    expect(whole.bestStep).toBe(1 + losses.indexOf(Math.min(...losses)));
    const stopped = await trial(7);
    expect(stopped.bestStep).toBe(whole.bestStep);
    expect(stopped.curve.validationLoss).toEqual(losses.slice(0, whole.bestStep + 7));
    expect(stopped.value).toBe(whole.value);
    expect(stopped.value).toBeCloseTo(Math.min(...losses), 6);
    trainer.dispose();
  });
});

describe("samples of a round", () => {
  const part = learnablePart(400, 8, { classes: 0 });
  const packOf = (change: Partial<typeof BOOSTING>) => {
    const rows = kernels.load(part, 8);
    const pack = trained(beginBoosting(rows, NUMBERS, { ...BOOSTING, ...change }, 3)).pack();
    rows.dispose();
    return pack;
  };

  it("have their share of the rows, other ones each time", () => {
    const pack = packOf({ rows: 0.55 });
    for (let tree = 0; tree < 10; tree++) expect(treeAt(pack, tree).rows[0]).toBe(220);
    const one = packOf({ rows: 0.55, rounds: 1 });
    const whole = packOf({ rounds: 1 });
    expect(treeAt(one, 0).rows[0]).toBe(220);
    expect([...one.nodes.thresholds]).not.toEqual([...whole.nodes.thresholds]);
    const [first, second] = [0, 1].map((tree) => [
      ...treeAt(packOf({ rows: 0.55, learningRate: 1e-9 }), tree).rows,
    ]);
    expect(first).not.toEqual(second);
  });

  it("have their share of the columns, other ones for each tree", () => {
    // Columns of noise are split too, where others are lacking.
    const pack = packOf({ columns: 0.25, minLeaf: 2 });
    const used = Array.from({ length: 10 }, (_, tree) => splitColumns(pack, tree));
    for (const columns of used) expect(columns.size).toBeLessThanOrEqual(2);
    expect(new Set(used.flatMap((columns) => [...columns])).size).toBeGreaterThan(4);
    expect(splitColumns(packOf({ minLeaf: 2 }), 0).size).toBeGreaterThan(2);
  });
});

describe("missing values", () => {
  it("go to the side where rows like them went in training, whichever it is", () => {
    const rng = createRng(3);
    const values = Array.from({ length: 300 }, () => (rng.uniform() < 0.3 ? NaN : rng.uniform()));
    for (const like of [0, 1]) {
      // Large values are of class 1; rows without a value are like the small or the large ones.
      const classes = values.map((value) => (Number.isNaN(value) ? like : Number(value > 0.5)));
      const rows = kernels.load(partOf(values, classes), 1);
      const pack = trained(beginBoosting(rows, TWO_CLASSES, BOOSTING, 1)).pack();
      rows.dispose();
      const [small, large, missing] = predictTrees(pack, {
        rows: 3,
        features: Float32Array.of(0.1, 0.9, NaN),
      });
      expect(small).toBeLessThan(0);
      expect(large).toBeGreaterThan(0);
      expect(Math.sign(missing!)).toBe(like === 1 ? 1 : -1);
    }
  });
});

describe("trees grow leaf by leaf", () => {
  it("where the gain is largest, so that fewer leaves are the first of more", () => {
    const part = learnablePart(500, 5, { classes: 0 });
    const packOf = (leaves: number) => {
      const rows = kernels.load(part, 5);
      const pack = trained(beginBoosting(rows, NUMBERS, { ...BOOSTING, rounds: 1, leaves }, 3)).pack();
      rows.dispose();
      return treeAt(pack, 0);
    };
    const gainsOf = (leaves: number) => [...packOf(leaves).gains].filter((gain) => gain > 0);
    const many = gainsOf(16).toSorted((a, b) => b - a);
    for (const leaves of [2, 4, 8]) {
      const few = gainsOf(leaves);
      expect(few).toHaveLength(leaves - 1);
      // All of the few are among the many.
      for (const gain of few) expect(many).toContain(gain);
    }
    // No level is filled before the next one begins: a leaf is divided that lies deeper than one that is not.
    const { left } = packOf(8);
    const depths: number[] = [0];
    left.forEach((child, node) => {
      if (child === 0) return;
      depths[child] = depths[node]! + 1;
      depths[child + 1] = depths[node]! + 1;
    });
    const leafDepths = depths.filter((_, node) => left[node] === 0);
    expect(Math.max(...leafDepths) - Math.min(...leafDepths)).toBeGreaterThan(1);
  });

  it("a penalty l2 shrinks their values: −G / (H + l2)", () => {
    const part = partOf([0, 0, 1, 1, 1, 1], [-2, -4, 3, 3, 3, 5]);
    const valuesOf = (l2: number) => {
      const rows = kernels.load(part, 1);
      const spec = { ...BOOSTING, rounds: 1, learningRate: 1, leaves: 2, minLeaf: 1, l2 };
      const pack = trained(beginBoosting(rows, NUMBERS, spec, 3)).pack();
      rows.dispose();
      const { left, values } = treeAt(pack, 0);
      return [...values].filter((_, node) => left[node] === 0);
    };
    // The mean is 4/3; the sums of the sides beside it are −26/3 and 26/3, of 2 and 4 rows.
    for (const l2 of [0, 1, 10]) {
      const [low, high] = valuesOf(l2);
      expect(low).toBeCloseTo(-26 / 3 / (2 + l2), 5);
      expect(high).toBeCloseTo(26 / 3 / (4 + l2), 5);
    }
  });
});
