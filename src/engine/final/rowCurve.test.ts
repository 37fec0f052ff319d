import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { PreparedData } from "../../core/data/preparation/preparedData.ts";
import type { Loss } from "../../core/learner/dataShape.ts";
import { scoreOutputs } from "../../core/metric/score.ts";
import { learnablePart, perceptron, preparedData } from "../../testing/trainingFixtures.ts";
import { networkTrial, trainingSpec } from "../../testing/trialFixtures.ts";
import type { Engine } from "../network/engine.ts";
import type { FinalHooks, FinalRequest } from "./judge.ts";
import { openKind } from "../network/openEngine.ts";
import { rowCurve } from "./rowCurve.ts";
import { scoreRowCurve } from "./rowCurveScores.ts";
import { testScores } from "./testScores.ts";
import { createTrainer } from "../trainers.ts";

// Thousands of bootstrap scores take seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let engine: Engine;

beforeAll(async () => {
  engine = await openKind("cpu", false);
});
afterAll(() => engine.dispose());

const CALM: FinalHooks = { onProgress: () => undefined, shouldStop: () => false };

function finalData(loss: Loss, rows: number): PreparedData {
  return preparedData(loss, 4, {
    train: learnablePart(loss, rows, 4, 1),
    test: learnablePart(loss, 200, 4, 2),
  });
}

function request(loss: Loss, metric: FinalRequest["metric"]): FinalRequest {
  const training = trainingSpec({ learningRate: 0.02, epochs: 8 });
  return { ...networkTrial(perceptron(loss, 4, [16]), training), steps: 6, metric, seed: 3, studySeed: 5 };
}

describe("the learning curve by rows", () => {
  it("rises with the rows where there is more to learn, with intervals", async () => {
    const data = finalData("sigmoidCrossEntropy", 400);
    const shares: number[] = [];
    const hooks = { ...CALM, onProgress: (share: number) => shares.push(share) };
    const asked = request("sigmoidCrossEntropy", "accuracy");
    const outcome = await rowCurve(createTrainer(engine), data, asked, hooks);
    if (outcome.state !== "complete") throw new Error(JSON.stringify(outcome));
    const { points, gain, draws, metric } = outcome.curve;
    expect([metric, draws]).toEqual(["accuracy", 5]);
    expect(points.map(({ rows }) => rows)).toEqual([40, 80, 160, 280, 400]);
    expect(points.at(-1)!.value - points[0]!.value).toBeGreaterThan(0.05);
    for (const { value, interval } of points) {
      expect(interval![0]).toBeLessThan(value);
      expect(interval![1]).toBeGreaterThan(value);
    }
    expect(gain.value).toBeCloseTo(points[4]!.value - points[3]!.value, 12);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    // Same seed, same numbers.
    expect(await rowCurve(createTrainer(engine), data, asked, CALM)).toEqual(outcome);
  });

  it("leaves out sizes that would repeat one, and says why there is no curve", async () => {
    const asked = request("meanSquaredError", "rmse");
    const outcome = await rowCurve(createTrainer(engine), finalData("meanSquaredError", 12), asked, CALM);
    if (outcome.state !== "complete") throw new Error(JSON.stringify(outcome));
    expect(outcome.curve.points.map(({ rows }) => rows)).toEqual([2, 5, 8, 12]);
    expect(
      await rowCurve(createTrainer(engine), finalData("meanSquaredError", 1), asked, CALM),
    ).toMatchObject({ state: "failed", error: { code: "finalEvaluationFailed" } });
  });

  it("ends if stopped", async () => {
    const stopped = { ...CALM, shouldStop: () => true };
    const data = finalData("meanSquaredError", 100);
    expect(await rowCurve(createTrainer(engine), data, request("meanSquaredError", "rmse"), stopped)).toEqual(
      {
        state: "stopped",
      },
    );
  });
});

describe("the scores of a curve", () => {
  const data = finalData("meanSquaredError", 100);
  const test = data.test!;
  const noisy = (noise: number, seed: number) =>
    Float32Array.from(test.targets, (target, row) => target + noise * Math.sin(seed + 7 * row));
  const sizes = [
    { share: 0.5, rows: 50 },
    { share: 1, rows: 100 },
  ];
  const asked = { metric: "rmse", studySeed: 5 } as const;

  it("are the mean over the draws; of a single draw with the interval of the judgement", async () => {
    const trained = [
      { draw: 0, size: 0, outputs: noisy(1, 1) },
      { draw: 0, size: 1, outputs: noisy(0.3, 2) },
    ];
    const curve = await scoreRowCurve(data, test, { sizes, trained, draws: 1 }, asked, CALM);
    const outputs = trained.map((one) => one.outputs);
    const judged = await testScores(data, test, [outputs[1]!, outputs[0]!], "rmse", asked.studySeed, CALM);
    expect(curve!.points[1]).toMatchObject({
      share: 1,
      rows: 100,
      interval: judged![0]!.scores[0]!.interval,
    });
    expect(curve!.points[0]!.interval).toEqual(judged![1]!.scores[0]!.interval);
    expect(curve!.gain.interval).toEqual(judged![1]!.lead);
  });

  it("have wider intervals if the draws differ", async () => {
    const curveOf = async (noises: readonly number[]) => {
      const trained = noises.flatMap((noise, draw) => [
        { draw, size: 0, outputs: noisy(1, 1) },
        { draw, size: 1, outputs: noisy(noise, 2) },
      ]);
      return (await scoreRowCurve(data, test, { sizes, trained, draws: noises.length }, asked, CALM))!;
    };
    const width = ({ points }: { points: readonly { interval: readonly [number, number] | null }[] }) =>
      points[1]!.interval![1] - points[1]!.interval![0];
    const [steady, unsteady] = [await curveOf([0.5, 0.5, 0.5]), await curveOf([0.2, 0.5, 0.8])];
    expect(width(unsteady)).toBeGreaterThan(2 * width(steady));
    const expected = [0.2, 0.5, 0.8].map((noise) =>
      scoreOutputs("rmse", "regression", noisy(noise, 2), test.targets, 0, data.targetScale),
    );
    expect(unsteady.points[1]!.value).toBeCloseTo(expected.reduce((sum, one) => sum + one, 0) / 3, 12);
  });
});
