import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PreparedData, PreparedPart, RowShape } from "../../core/data/preparation/preparedData.ts";
import { dataShape, type Loss } from "../../core/learner/dataShape.ts";
import type { LearnerName } from "../../core/learner/learnerName.ts";
import { LEARNERS, trialSize, type TrialSpec } from "../../core/learner/registry.ts";
import { judge } from "../../engine/final/judge.ts";
import { openKind } from "../../engine/network/openEngine.ts";
import { openPredictor } from "../../core/learner/openPredictor.ts";
import { createTrainer } from "../../engine/trainers.ts";
import type { Trainer } from "../../engine/trainer.ts";
import { trainTrial, type TrialHooks, type TrialRequest } from "../../engine/trainTrial.ts";
import { learnablePart, preparedData } from "../trainingFixtures.ts";
import { trialHooks } from "../trialFixtures.ts";

interface Subject {
  readonly name: LearnerName;
  /** A configuration that learns in a second. */
  readonly configuration: (data: PreparedData) => TrialSpec;
  /** Greatest difference between the outputs of the trainer and of the packed model. */
  readonly tolerance: number;
  /** Of four values; absent: a vector. */
  readonly rowShape?: RowShape;
}

const LOSSES = ["softmaxCrossEntropy", "sigmoidCrossEntropy", "meanSquaredError"] as const;
const FEATURES = 4;
/** Operations, as learners count them, between two questions whether to stop: a few milliseconds. Trees count whole ones. */
const MOST_IN_PORTION = 4_000_000;

/** What holds for every learner. */
export function describeLearner({ name, configuration, tolerance, rowShape = [FEATURES] }: Subject): void {
  const dataOf = (loss: Loss, train: PreparedPart): PreparedData => ({ ...rowsOf(loss, train), rowShape });
  describe(`the learner ${name}`, () => {
    let trainer: Trainer;
    beforeAll(async () => {
      trainer = createTrainer(await openKind("wasm", true), true);
    });
    afterAll(() => trainer.dispose());

    async function trained(
      data: PreparedData,
      change: Partial<TrialRequest> = {},
      hooks?: Partial<TrialHooks>,
    ) {
      trainer.load([data]);
      const request = requestOf(configuration(data), data, change);
      return trainTrial(trainer, [data], request, trialHooks(hooks));
    }

    describe.each(LOSSES)("with %s", (loss) => {
      let data: PreparedData;
      beforeEach(() => {
        data = dataOf(loss, learnablePart(loss, 240, FEATURES, 1));
      });

      test("gives the same bits for the same seed", async () => {
        expect(await trained(data)).toEqual(await trained(data));
      });

      test("is better than the constant, and its packed model predicts the same", async () => {
        trainer.load([data]);
        const trial = await trained(data);
        if (trial.state !== "complete") throw new Error(JSON.stringify(trial));
        const before = trainer.liveTensors();
        const final = await judge(trainer, data, finalOf(configuration(data), data, trial.bestStep), {
          onProgress: () => undefined,
          shouldStop: () => false,
        });
        if (final.state !== "complete") throw new Error(JSON.stringify(final));
        expect(trainer.liveTensors()).toBe(before);
        const { models } = final.report;
        const [best, constant] = [models[0]!, models.at(-1)!].map(({ scores }) => scores[0]!.value);
        expect(loss === "meanSquaredError" ? constant! - best! : best! - constant!).toBeGreaterThan(0);
        const { packed, testOutputs } = final.winner;
        expect(packed.learner).toBe(name);
        const predict = await openPredictor(structuredClone(packed), dataShape(data));
        const outputs = predict(data.test!.features, data.test!.rows);
        expect(outputs).toHaveLength(testOutputs.length);
        outputs.forEach((output, i) =>
          expect(Math.abs(output - testOutputs[i]!)).toBeLessThanOrEqual(tolerance),
        );
      });

      test("stays finite with a constant column, a class without training rows, and three rows", async () => {
        const part = learnablePart(loss, 60, FEATURES, 3);
        const constant = { ...part, features: part.features.map((x, i) => (i % FEATURES === 1 ? 0 : x)) };
        const [first] = part.targets;
        const missing = {
          ...part,
          targets: part.targets.map((target) =>
            loss === "meanSquaredError" || target !== 2 ? target : first!,
          ),
        };
        const three = {
          rows: 3,
          features: part.features.slice(0, 3 * FEATURES),
          targets: part.targets.slice(0, 3),
        };
        for (const train of [constant, missing, three]) {
          const outcome = await trained(dataOf(loss, train));
          if (outcome.state !== "complete") throw new Error(JSON.stringify(outcome));
          expect(Number.isFinite(outcome.value)).toBe(true);
          expect(outcome.curve.validationLoss.every(Number.isFinite)).toBe(true);
        }
      });
    });

    test("has a learning curve if it has steps, and its number of parameters if it has any", async () => {
      const data = dataOf("softmaxCrossEntropy", learnablePart("softmaxCrossEntropy", 120, FEATURES, 1));
      const outcome = await trained(data);
      if (outcome.state !== "complete") throw new Error(JSON.stringify(outcome));
      const { steps } = outcome.folds[0]!;
      expect(outcome.curve.score).toHaveLength(LEARNERS[name].steps === null ? 0 : steps);
      expect(outcome.parameterCount).toBe(trialSize(configuration(data), dataShape(data)).parameters);
    });

    test("stops on request and leaves nothing behind", async () => {
      const loss = "softmaxCrossEntropy";
      const data = dataOf(loss, learnablePart(loss, 3000, FEATURES, 1));
      trainer.load([data]);
      const before = trainer.liveTensors();
      expect(await trained(data, {}, { shouldStop: () => true })).toEqual({ state: "stopped" });
      expect(trainer.liveTensors()).toBe(before);
    });

    test.each([1, 2, 3, 8])("stops after portion %i, in which the stop arrives", async (portions) => {
      const data = { ...manyRows("softmaxCrossEntropy"), rowShape };
      const own = createTrainer(await openKind("wasm", true), true);
      own.load([data]);
      const before = own.liveTensors();
      // Every look at the clock finds that it is time to handle messages, so that each portion asks.
      let now = performance.now();
      const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 1000));
      try {
        const configured = await own.configure(configuration(data), [data]);
        const training = configured.begin(0, 7);
        const work: number[] = [];
        const ended = await training.advance({
          afterStep: () => true,
          onWork: () => undefined,
          hold: () => Promise.resolve(),
          shouldStop: () => work.push(training.done.operations) >= portions,
        });
        expect(ended).toBe(false);
        expect(work).toHaveLength(portions);
        expect(training.done.operations).toBe(work.at(-1));
        const largest = work.reduce((most, done, i) => Math.max(most, done - (work[i - 1] ?? 0)), 0);
        expect(largest).toBeLessThan(MOST_IN_PORTION);
        configured.dispose();
        expect(own.liveTensors()).toBe(before);
      } finally {
        clock.mockRestore();
        own.dispose();
      }
    });

    test("trains on every fold with a seed of its own", async () => {
      const loss = "sigmoidCrossEntropy";
      const folds = [1, 2, 3].map((seed) => dataOf(loss, learnablePart(loss, 90 + seed, FEATURES, seed)));
      trainer.load(folds);
      const request = requestOf(configuration(folds[0]!), folds[0]!, { repeats: 2 });
      const outcome = await trainTrial(trainer, folds, request, trialHooks());
      if (outcome.state !== "complete") throw new Error(JSON.stringify(outcome));
      expect(outcome.folds.map(({ fold, repeat }) => [repeat, fold])).toEqual([
        [0, 0],
        [0, 1],
        [0, 2],
        [1, 0],
        [1, 1],
        [1, 2],
      ]);
    });
  });
}

/** So many rows that every learner's training has many portions. */
function manyRows(loss: Loss): PreparedData {
  const parts = {
    train: learnablePart(loss, 20_000, FEATURES, 1),
    validation: learnablePart(loss, 600, FEATURES, 2),
  };
  return preparedData(loss, FEATURES, parts);
}

function rowsOf(loss: Loss, train: PreparedPart): PreparedData {
  const parts = {
    validation: learnablePart(loss, 60, FEATURES, 21),
    test: learnablePart(loss, 70, FEATURES, 22),
  };
  return preparedData(loss, FEATURES, { train, ...parts });
}

function requestOf(
  configuration: TrialSpec,
  data: PreparedData,
  change: Partial<TrialRequest>,
): TrialRequest {
  const metric = data.task === "regression" ? "rmse" : "accuracy";
  return { configuration, metric, seed: 7, repeats: 1, measures: [], checkSteps: [], ...change };
}

function finalOf(configuration: TrialSpec, data: PreparedData, steps: number) {
  const metric = data.task === "regression" ? "rmse" : "accuracy";
  return { configuration, steps, metric, seed: 7, studySeed: 5 } as const;
}
