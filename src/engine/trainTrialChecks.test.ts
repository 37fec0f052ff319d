import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import { scoreOutputs } from "../core/metric/score.ts";
import { initialWeights } from "../core/learner/network/initialWeights.ts";
import { parameterCount } from "../core/learner/network/parameterCount.ts";
import { learnablePart, perceptron, preparedData } from "../testing/trainingFixtures.ts";
import { trainingSpec, trialHooks, networkTrial, networkOf } from "../testing/trialFixtures.ts";
import type { Engine, TrainableModel } from "./network/engine.ts";
import { openKind } from "./network/openEngine.ts";
import { predictionTime } from "./predictionTime.ts";
import { createRunEpoch } from "./network/runEpoch.ts";
import {
  trainTrial,
  type FoldDecision,
  type TrialHooks,
  type TrialOutcome,
  type TrialRequest,
} from "./trainTrial.ts";
import { createTrainer } from "./trainers.ts";

const LOSS = "softmaxCrossEntropy";

let engine: Engine;
let data: PreparedData;

beforeAll(async () => {
  engine = await openKind("wasm", true);
  data = preparedData(LOSS, 4, {
    train: learnablePart(LOSS, 200, 4, 1),
    validation: learnablePart(LOSS, 80, 4, 2),
  });
});
beforeEach(() => engine.load([data]));
afterAll(() => engine.dispose());

function request(change: Partial<TrialRequest> = {}): TrialRequest {
  return {
    // A learning rate so high that the loss turns within these epochs.
    ...networkTrial(perceptron(LOSS, 4, [16]), trainingSpec({ learningRate: 0.1, epochs: 8 })),
    metric: "accuracy",
    seed: 7,
    repeats: 1,
    measures: [],
    checkSteps: [],
    ...change,
  };
}

function hooks(options: Partial<TrialHooks> = {}): TrialHooks {
  return trialHooks({ now: () => performance.now(), ...options });
}

async function complete(change: Partial<TrialRequest> = {}, more: Partial<TrialHooks> = {}) {
  const outcome = await trainTrial(createTrainer(engine), [data], request(change), hooks(more));
  if (outcome.state !== "complete") throw new Error(`The trial ended as ${outcome.state}`);
  return outcome;
}

/** Returns the decisions in order, then "goOn"; records its calls. */
function deciding(decisions: readonly FoldDecision[]) {
  const asked: (readonly number[])[] = [];
  const afterStep = (scores: readonly number[]): Promise<FoldDecision> => {
    asked.push(scores);
    return Promise.resolve(decisions[asked.length - 1] ?? "goOn");
  };
  return { asked, afterStep };
}

describe("checks within a trial", () => {
  test("come after their epochs, with the scores so far, only in the first training, and not after its last epoch", async () => {
    const { asked, afterStep } = deciding([]);
    const checked = await complete({ checkSteps: [1, 3, 8], repeats: 2, metric: "logLoss" }, { afterStep });
    const { curve } = await complete({ metric: "logLoss" });
    expect(asked).toEqual([curve.score.slice(0, 1), curve.score.slice(0, 3)]);
    // Checks have no effect by themselves.
    expect(checked.folds).toEqual((await complete({ repeats: 2, metric: "logLoss" })).folds);
  });

  test("come after all reports", async () => {
    const reported: number[] = [];
    const counts: number[] = [];
    const afterStep = (): Promise<FoldDecision> => {
      counts.push(reported.length);
      return Promise.resolve("goOn");
    };
    const onProgress: TrialHooks["onProgress"] = ({ curve }) => reported.push(...curve.score);
    await complete({ checkSteps: [2, 5] }, { afterStep, onProgress, now: () => 0 });
    expect(counts).toEqual([2, 5]);
  });

  test("a pruned trial keeps its curve and the score of its best epoch so far; its weights are freed", async () => {
    const before = engine.liveTensors();
    const { curve } = await complete({ metric: "logLoss" });
    const { afterStep } = deciding(["goOn", "prune"]);
    const outcome = await trainTrial(
      createTrainer(engine),
      [data],
      request({ checkSteps: [2, 6], metric: "logLoss" }),
      hooks({ afterStep }),
    );
    expect(engine.liveTensors()).toBe(before);
    const losses = curve.validationLoss.slice(0, 6);
    const bestStep = losses.indexOf(Math.min(...losses));
    expect(bestStep).toBeLessThan(5);
    expect(outcome).toMatchObject({ state: "pruned", value: curve.score[bestStep], folds: [] });
    expect(outcome).toMatchObject({ curve: { score: curve.score.slice(0, 6) } });
  });

  test("a stopped trial is dropped", async () => {
    const { afterStep } = deciding(["stop"]);
    const outcome = await trainTrial(
      createTrainer(engine),
      [data],
      request({ checkSteps: [1] }),
      hooks({ afterStep }),
    );
    expect(outcome).toEqual<TrialOutcome>({ state: "stopped" });
  });

  test("wait for the end of a pause", async () => {
    let resume = (): void => undefined;
    const pause = new Promise<void>((resolve) => {
      resume = resolve;
    });
    const { asked, afterStep } = deciding([]);
    const trial = complete({ checkSteps: [1] }, { afterStep, hold: () => pause });
    const first = await Promise.race([trial, new Promise((resolve) => setTimeout(resolve, 100, "held"))]);
    expect([first, asked]).toEqual(["held", []]);
    resume();
    await trial;
    expect(asked).toHaveLength(1);
  });

  test("between two trainings the scores of the last one are passed", async () => {
    const seen: (readonly number[])[] = [];
    const afterFold: TrialHooks["afterFold"] = (values, scores) => {
      seen.push(values, scores);
      return Promise.resolve("goOn");
    };
    const { curve, value } = await complete();
    await complete({ repeats: 2 }, { afterFold });
    expect(seen).toEqual([[value], curve.score]);
  });
});

describe("measures", () => {
  test("metrics are those of the best epoch's outputs, in the requested order with parameters and times", async () => {
    const measures = ["logLoss", "parameters", "trainingMs", "predictionMs"] as const;
    const { measures: measured, bestStep, folds } = await complete({ measures });
    const { seed } = request();
    const { model, training } = networkOf(request());
    const again = engine.build(model, training, initialWeights(model, seed));
    const runEpoch = createRunEpoch(again, training, data, seed);
    for (let epoch = 0; epoch < bestStep; epoch++) await runEpoch(epoch, { shouldStop: () => false });
    const outputs = await again.predict("validation");
    again.dispose();
    const { targets } = data.validation!;
    expect(measured[0]).toBe(scoreOutputs("logLoss", "classification", outputs, targets, 3, null));
    expect(measured[1]).toBe(parameterCount(model));
    expect(measured[2]).toBeGreaterThan(0);
    expect(measured[3]).toBeGreaterThan(0);
    expect(folds[0]!.measures).toEqual(measured);
  });

  test("the mean over several trainings, the sum for their training time", async () => {
    let time = 0;
    const now = (): number => (time += 1);
    const several = await complete(
      { repeats: 3, measures: ["macroF1", "trainingMs", "parameters"] },
      { now },
    );
    const of = (i: number) => several.folds.map((fold) => fold.measures![i]!);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(several.measures[0]).toBeCloseTo(sum(of(0)) / 3, 12);
    expect(several.measures[1]).toBe(sum(of(1)));
    expect(several.measures[2]).toBe(parameterCount(networkOf(request()).model));
  });

  test("timing predictions does not count as training", async () => {
    const works: number[] = [];
    const onProgress: TrialHooks["onProgress"] = ({ work }) => works.push(work.steps);
    const { folds } = await complete({ measures: ["predictionMs"] }, { onProgress });
    expect(works.reduce((sum, steps) => sum + steps, 0)).toBe(folds[0]!.steps * 7);
  });
});

describe("the time of a prediction", () => {
  /** A model with its own clock, whose predictions take `predictMs` milliseconds. */
  function timedModel(predictMs: number) {
    let time = 0;
    const model = {
      predict: () => {
        time += predictMs;
        return Promise.resolve(new Float32Array());
      },
    } as unknown as TrainableModel;
    return { model, now: () => time };
  }

  test.each([0.004, 1, 70, 3000])("per row, if one prediction of all rows takes %s ms", async (predictMs) => {
    const { model, now } = timedModel(predictMs);
    expect(await predictionTime(() => model.predict("validation"), 50, now)).toBeCloseTo(predictMs / 50, 12);
    expect(now()).toBeLessThanOrEqual(Math.max(200, predictMs));
  });

  test("with a coarse clock", async () => {
    const { model, now } = timedModel(0.004);
    const measured = await predictionTime(
      () => model.predict("validation"),
      50,
      () => Math.floor(now()),
    );
    expect(measured / (0.004 / 50)).toBeGreaterThan(0.6);
    expect(measured / (0.004 / 50)).toBeLessThan(1.4);
  });

  test("ends with a clock that stands still", async () => {
    const { model } = timedModel(1);
    expect(
      await predictionTime(
        () => model.predict("validation"),
        50,
        () => 0,
      ),
    ).toBe(0);
  });
});
