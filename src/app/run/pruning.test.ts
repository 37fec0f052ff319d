import { expect, test } from "vitest";
import type { DataShape } from "../../core/learner/dataShape.ts";
import { resolveNetwork } from "../../core/learner/registry.ts";
import { parameterCount } from "../../core/learner/network/parameterCount.ts";
import { spacePreset } from "../../core/model/defaultSettings.ts";
import type { PrunableTrial, Pruner } from "../../core/pruner/pruner.ts";
import { plainNote } from "../../core/sampler/sampler.ts";
import { waitingTrial, type Trial } from "../../core/study/trial.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { createPruning } from "./pruning.ts";

const SHAPE: DataShape = { rowShape: [100], outputs: 1, loss: "meanSquaredError" };
const BOTH = { mode: "range", distribution: { kind: "categorical", choices: ["mlp", "cnn"] } } as const;
const settings = spacePreset("small");
const search = {
  ...DEFAULT_CONFIG.search,
  sideObjectives: [{ measure: "parameters", direction: "minimize" }],
} as const;

function running(number: number): Trial {
  const params = { units1: 8, learningRate: 0.001 };
  return { ...waitingTrial(number, params, plainNote("random")), state: "running" };
}

test("a trial's size is that of its own data, also if it was computed before they were prepared", () => {
  const seen: PrunableTrial[] = [];
  const look = (trial: PrunableTrial): boolean => seen.push(trial) < 0;
  const pruner: Pruner = { checkSteps: () => [1], afterStep: look, afterTraining: look };
  let shape = SHAPE;
  const pruning = createPruning(
    { ...DEFAULT_CONFIG, settings, search },
    () => shape,
    () => pruner,
  );
  const check = { scores: [0.5], trainings: [], betweenTrainings: false };
  const [first, second] = [running(0), running(1)];
  pruning.isBehind(first, check, [second]);
  // Meanwhile the data of the second trial are prepared, with fewer than the maximal number of features.
  shape = { ...SHAPE, rowShape: [5] };
  pruning.isBehind(second, check, [first]);
  const size = parameterCount(resolveNetwork(settings, second.params, shape).model);
  expect(seen.at(-1)!.known).toEqual([size]);
});

test("a trial is compared with trials of its own learner alone, as its pruner is told", () => {
  const seen: (readonly [steps: number, others: readonly number[]])[] = [];
  const pruning = createPruning(
    { ...DEFAULT_CONFIG, settings: { ...spacePreset("small"), family: BOTH } },
    () => ({ ...SHAPE, rowShape: [8, 8, 1] }),
    ({ maxSteps }) => ({
      checkSteps: () => [1],
      afterStep: (_trial, others) => seen.push([maxSteps, others.map(({ number }) => number)]) < 0,
      afterTraining: () => false,
    }),
  );
  const of = (number: number, family: string) => ({ ...running(number), params: { family } });
  const trials = [of(0, "mlp"), of(1, "cnn"), of(2, "mlp"), of(3, "cnn")];
  for (const trial of trials.slice(2))
    pruning.isBehind(trial, { scores: [0.5], trainings: [], betweenTrainings: false }, trials);
  expect(seen).toEqual([
    [30, [0]],
    [30, [1]],
  ]);
});
