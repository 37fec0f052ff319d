import { describe, expect, test } from "vitest";
import type { PreparedData } from "../../core/data/preparation/preparedData.ts";
import { AppError } from "../../core/errors.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { ADAM, perceptron } from "../../testing/trainingFixtures.ts";
import { gigaflopsAt, measureSteps, type Workload } from "./calibrate.ts";
import type { Engine, TrainableModel } from "./engine.ts";
import { openKind } from "./openEngine.ts";
import { syntheticData } from "./syntheticData.ts";

const STEP = { optimizer: ADAM, batchSize: 32, clipNorm: null, classWeights: null } as const;
const WORKLOAD: Workload = { model: perceptron("softmaxCrossEntropy", 4, [8]), step: STEP };

/**
 * An engine with its own clock: steps take `stepMs` milliseconds plus `rowMs` per row, each epoch takes `epochMs` more, and the
 * first steps take `warmUpMs`.
 */
function timedEngine(stepMs: number, { epochMs = 0, warmUpMs = 0, rowMs = 0 } = {}) {
  let time = 0;
  let steps = 0;
  let alive = 0;
  let loaded: PreparedData | null = null;
  let lose: (reason: string) => void = () => undefined;
  const engine: Engine = {
    info: { kind: "cpu", device: "", software: false },
    load: ([data]) => {
      loaded = data!;
    },
    build: () => {
      alive += 1;
      return {
        trainEpoch: (plan) => {
          expect(plan.order).toHaveLength(loaded!.train.rows);
          time += epochMs + plan.learningRates.length * stepMs + (steps === 0 ? warmUpMs : 0);
          time += plan.order.length * rowMs;
          steps += plan.learningRates.length;
          return Promise.resolve(1);
        },
        dispose: () => {
          alive -= 1;
        },
      } as TrainableModel;
    },
    liveTensors: () => alive,
    lost: new Promise((resolve) => {
      lose = resolve;
    }),
    dispose: () => undefined,
  };
  return {
    engine,
    now: () => time,
    counts: () => ({ time, steps, alive }),
    lose: (reason: string) => lose(reason),
  };
}

describe("the speed of an engine", () => {
  test("is that of its steps, without the first ones", async () => {
    const { engine, now, counts } = timedEngine(2, { warmUpMs: 700 });
    expect(await measureSteps(engine, WORKLOAD, now)).toBeCloseTo(500, 9);
    expect(counts().alive).toBe(0);
  });

  test("includes the cost of an epoch besides its steps", async () => {
    const { engine, now } = timedEngine(1, { epochMs: 4 });
    // An epoch of twenty steps.
    expect(await measureSteps(engine, WORKLOAD, now)).toBeCloseTo(20_000 / 24, 9);
  });

  test("is measured over enough steps for a coarse clock", async () => {
    const { engine, now } = timedEngine(0.003);
    const coarse = () => Math.floor(now());
    expect((await measureSteps(engine, WORKLOAD, coarse)) / (1000 / 0.003)).toBeCloseTo(1, 1);
  });

  test.each([100, 400, 5000])("takes little time when a step takes %i ms", async (stepMs) => {
    const { engine, now, counts } = timedEngine(stepMs);
    expect(await measureSteps(engine, WORKLOAD, now)).toBeCloseTo(1000 / stepMs, 9);
    expect(counts().time).toBeLessThanOrEqual(Math.max(2 * stepMs, 2500));
  });

  describe("on steps of billions of operations", () => {
    const large: Workload = {
      model: perceptron("softmaxCrossEntropy", 4, Array<number>(5).fill(1024)),
      step: { ...STEP, batchSize: 4096 },
    };

    // At 0.2, 2 and 20 GFLOP/s, and on a GPU.
    test.each([120, 12, 1.2, 0.02])("takes at most seconds if a row takes %d ms", async (rowMs) => {
      const { engine, now, counts } = timedEngine(5, { rowMs });
      const stepMs = 5 + 4096 * rowMs;
      expect(((await measureSteps(engine, large, now)) * stepMs) / 1000).toBeCloseTo(1, 1);
      expect(counts().time).toBeLessThan(5000);
      expect(counts().alive).toBe(0);
    });

    test("uses at least one row", async () => {
      const { engine, now, counts } = timedEngine(0, { rowMs: 2000 });
      expect((await measureSteps(engine, large, now)) * 4096 * 2000).toBeCloseTo(1000, 6);
      expect(counts().time).toBeLessThan(13_000);
    });
  });

  test("of a clock that stands still is an error", async () => {
    const { engine, now } = timedEngine(0.01);
    const frozen = () => (now() > 50 ? 1e4 : 0);
    await expect(measureSteps(engine, WORKLOAD, frozen)).rejects.toThrow("too coarse");
  });

  test("of a lost device is an error", async () => {
    const { engine, now, lose } = timedEngine(1);
    const measured = measureSteps(engine, WORKLOAD, now);
    lose("unplugged");
    await expect(measured).rejects.toEqual(new AppError("gpuLost", { engine: "cpu", reason: "unplugged" }));
  });
});

test.each(["cpu", "wasm"] as const)("%s can be measured, and no memory is left", async (kind) => {
  const engine = await openKind(kind, true);
  engine.load([syntheticData(WORKLOAD.model, 1)]);
  const before = engine.liveTensors();
  expect(await measureSteps(engine, WORKLOAD, () => performance.now())).toBeGreaterThan(1);
  expect(engine.liveTensors()).toBe(before);
  engine.dispose();
});

test("operations of the products, a multiply-add counted as two", () => {
  // Forward 4·8 + 8·3, by the weights the same, by the inputs 8·3; 32 rows; 1,000 steps.
  const operations = 2 * 32 * (2 * (4 * 8 + 8 * 3) + 8 * 3);
  expect(gigaflopsAt(WORKLOAD, 1000)).toBeCloseTo((operations * 1000) / 1e9, 12);
});

describe("the noise used for measuring", () => {
  const dense: ModelSpec["layers"][number] = {
    kind: "dense",
    units: 10,
    activation: "linear",
    l1: 0,
    l2: 0,
    init: "zeros",
  };

  test("has the model's inputs, pictures included, and each of its classes", () => {
    const model: ModelSpec = {
      inputShape: [5, 4, 2],
      layers: [{ kind: "flatten" }, dense],
      loss: "softmaxCrossEntropy",
    };
    const { train, featureCount, classes } = syntheticData(model, 30);
    expect([featureCount, train.features.length, classes.length]).toEqual([40, 1200, 10]);
    expect(new Set(train.targets).size).toBe(10);
  });

  test("has two classes for one logit, and numbers for a regression", () => {
    const targets = (loss: ModelSpec["loss"]) =>
      new Set(syntheticData(perceptron(loss, 3, [4]), 8).train.targets);
    expect(targets("sigmoidCrossEntropy")).toEqual(new Set([0, 1]));
    expect(targets("huber").size).toBe(8);
  });
});
