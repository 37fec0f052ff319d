import { expect, test, vi } from "vitest";
import { withoutFeatures, type PreparedData } from "../../core/data/preparation/preparedData.ts";
import { blendOutputs } from "../../core/ensemble/blend.ts";
import { openEnsemble } from "../../core/ensemble/openEnsemble.ts";
import type { PackedEnsemble, PackedMember } from "../../core/learner/packedModel.ts";
import { dataShape, type Loss } from "../../core/learner/dataShape.ts";
import { resolveTrial } from "../../core/learner/registry.ts";
import { spacePreset } from "../../core/model/defaultSettings.ts";
import { SETTING_NAMES, SETTING_TABLE } from "../../core/model/settingTable.ts";
import type { Settings } from "../../core/model/settings.ts";
import { scoreOutputs } from "../../core/metric/score.ts";
import { learnablePart, preparedData } from "../../testing/trainingFixtures.ts";
import { openKind } from "../network/openEngine.ts";
import { createTrainer } from "../trainers.ts";
import { chooseEnsemble, scoreEnsemble, trainMember } from "./ensemble.ts";
import type { FinalHooks } from "./judge.ts";
import { testScores } from "./testScores.ts";

vi.setConfig({ testTimeout: 30_000 });

const LOSS = "softmaxCrossEntropy";
const CALM: FinalHooks = { onProgress: () => undefined, shouldStop: () => false };

/** Outputs that are right but for noise of their own. */
function noisy(targets: Float32Array, seed: number): Float32Array {
  return Float32Array.from(
    { length: 3 * targets.length },
    (_, i) => (targets[Math.floor(i / 3)] === i % 3 ? 1 : 0) + 2 * Math.sin(seed * (i + 1)),
  );
}

test("members are chosen by their outputs on the validation rows of every fold and repeat", async () => {
  const folds = [1, 2].map((seed) =>
    withoutFeatures(
      preparedData(LOSS, 4, {
        train: learnablePart(LOSS, 60, 4, seed),
        validation: learnablePart(LOSS, 40 + seed, 4, 10 + seed),
      }),
    ),
  );
  // Two repeats on two folds.
  const candidates = [1, 2, 3].map((candidate) =>
    [0, 1, 2, 3].map((training) => noisy(folds[training % 2]!.validation!.targets, candidate + training / 7)),
  );
  const ensemble = (await chooseEnsemble(folds, { metric: "logLoss", candidates }))!;
  expect(ensemble.members.length).toBeGreaterThan(1);
  const scores = [0, 1, 2, 3].map((training) => {
    const parts = ensemble.members.map(({ candidate, weight }) => ({
      outputs: candidates[candidate]![training]!,
      weight,
    }));
    const { targets } = folds[training % 2]!.validation!;
    const outputs = blendOutputs(parts, "classification", 3);
    return scoreOutputs("logLoss", "classification", outputs, targets, 3, null);
  });
  expect(ensemble.score).toBeCloseTo(scores.reduce((sum, one) => sum + one, 0) / 4, 6);
});

test("an ensemble of the best model alone has its scores, and no lead over it", async () => {
  const data = preparedData(LOSS, 4, {
    train: learnablePart(LOSS, 120, 4, 1),
    test: learnablePart(LOSS, 60, 4, 2),
  });
  const trainer = createTrainer(null);
  trainer.load([data]);
  const loaded = withoutFeatures(data);
  const member = await trainMember(
    trainer,
    loaded,
    {
      configuration: { learner: "linear", spec: { c: 1, l1Ratio: 0, balanced: false } },
      steps: 1,
      metric: "logLoss",
      seed: 1,
      studySeed: 5,
    },
    CALM,
  );
  if (member.state !== "complete") throw new Error(JSON.stringify(member));
  const best = member.testOutputs;
  const request = { members: [{ outputs: best, weight: 1 }], best, metric: "logLoss", studySeed: 5 } as const;
  const outcome = await scoreEnsemble(loaded, request, CALM);
  if (outcome.state !== "complete") throw new Error(outcome.state);
  const alone = (await testScores(loaded, loaded.test!, [best], "logLoss", 5, CALM))![0]!;
  outcome.scores.scores.forEach(({ metric, value, interval }, i) => {
    expect(metric).toBe(alone.scores[i]!.metric);
    expect(value).toBeCloseTo(alone.scores[i]!.value, 6);
    expect(interval![0]).toBeCloseTo(alone.scores[i]!.interval![0], 6);
  });
  for (const end of outcome.scores.lead!) expect(end).toBeCloseTo(0, 6);
  expect(outcome.scores.overConstant![0]).toBeGreaterThan(0);
  expect(await scoreEnsemble(loaded, request, { ...CALM, shouldStop: () => true })).toEqual({
    state: "stopped",
  });
});

/** Every setting at its default. */
const SETTINGS: Settings = {
  ...spacePreset("small"),
  ...Object.fromEntries(
    SETTING_NAMES.map((name) => [name, { mode: "value", value: SETTING_TABLE[name].defaultValue } as const]),
  ),
};

/** The same rows in other units, as another variant prepares them. */
function halved(data: PreparedData): PreparedData {
  const half = (part: PreparedData["train"]) => ({ ...part, features: part.features.map((x) => x / 2) });
  return { ...data, train: half(data.train), test: half(data.test!) };
}

test.each(["softmaxCrossEntropy", "sigmoidCrossEntropy", "meanSquaredError"] as const)(
  "a packed ensemble of every learner, in two preparations, predicts as it was judged, with %s",
  async (loss: Loss) => {
    const given = preparedData(loss, 4, {
      train: learnablePart(loss, 120, 4, 1),
      test: learnablePart(loss, 60, 4, 2),
    });
    const variants = [given, halved(given)];
    const trials = (["linear", "knn", "mlp", "forest", "boosting"] as const).map((learner) =>
      resolveTrial({ ...SETTINGS, family: { mode: "value", value: learner } }, {}, dataShape(given)),
    );
    const trainer = createTrainer(await openKind("wasm", true), true);
    const members: PackedMember[] = [];
    const judged: { outputs: Float32Array; weight: number }[] = [];
    for (const [trial, configuration] of trials.entries()) {
      const variant = trial % 2;
      const data = variants[variant]!;
      trainer.load([data]);
      const request = { configuration, steps: 5, metric: "r2", seed: trial, studySeed: 5 } as const;
      const member = await trainMember(trainer, withoutFeatures(data), request, CALM);
      if (member.state !== "complete") throw new Error(JSON.stringify(member));
      const weight = (trial + 1) / 15;
      members.push({ trial, weight, variant, packed: member.packed });
      judged.push({ outputs: member.testOutputs, weight });
    }
    trainer.dispose();
    const { task, classes, targetScale, test: rows } = given;
    const ensemble: PackedEnsemble = { task, classes, targetScale, variants, members };
    const predict = await openEnsemble(structuredClone(ensemble));
    const outputs = predict(
      variants.map(({ test }) => test!.features),
      rows!.rows,
    );
    const expected = blendOutputs(judged, task, classes.length);
    expect(outputs).toHaveLength(expected.length);
    outputs.forEach((output, i) => expect(output).toBeCloseTo(expected[i]!, 5));
  },
);
