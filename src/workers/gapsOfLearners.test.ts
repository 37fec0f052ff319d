import { expect, test } from "vitest";
import { transformTable } from "../core/data/preparation/transform.ts";
import type { Dataset } from "../core/data/table/dataset.ts";
import { predictedClasses } from "../core/metric/classification.ts";
import { classProbabilities } from "../core/metric/score.ts";
import { typeColumn } from "../core/data/table/columnKind.ts";
import { cellsFrom } from "../core/data/parse/cellsBuilder.ts";
import { suggestDataConfig } from "../core/data/suggestDataConfig.ts";
import type { BuiltInId } from "../core/data/dataConfig.ts";
import type { PreparedData, PreparedPart } from "../core/data/preparation/preparedData.ts";
import { dataShape } from "../core/learner/dataShape.ts";
import { resolveTrial } from "../core/learner/registry.ts";
import { defaultSettings } from "../core/model/defaultSettings.ts";
import { preparationOf } from "../core/model/preparationSettings.ts";
import type { Settings } from "../core/model/settings.ts";
import { openPredictor } from "../core/learner/openPredictor.ts";
import { judge } from "../engine/final/judge.ts";
import { openKind } from "../engine/network/openEngine.ts";
import { createTrainer } from "../engine/trainers.ts";
import { trainTrial } from "../engine/trainTrial.ts";
import { configurationOf } from "../testing/contracts/wholePath.ts";
import { trialHooks } from "../testing/trialFixtures.ts";
import { valueOf } from "./answered.ts";
import { createDatasetShelf } from "./datasetShelf.ts";
import { receiveRows } from "./preparedRows.ts";
import type { PrepareRequest } from "./reader.protocol.ts";

const SETS = [
  // Two birds lack all measurements and their sex, nine more their sex.
  { id: "penguins", metric: "accuracy", least: 0.9 },
  { id: "auto-mpg", metric: "r2", least: 0.75 },
] as const;

/** The rows of a built-in set as a trainer of some learner gets them. */
async function rowsOf(id: BuiltInId, settings: Settings, stage: PrepareRequest["stage"]) {
  const shelf = createDatasetShelf();
  const summary = valueOf(await shelf.readBuiltIn(id));
  const config = suggestDataConfig({ kind: "builtIn", id }, summary);
  const { port1, port2 } = new MessageChannel();
  const request: PrepareRequest = { config, preparation: preparationOf(settings, {}), seed: 1, stage };
  const sent = shelf.sendPrepared(summary.id, request, port1);
  const [folds] = await Promise.all([receiveRows(port2), sent.then(valueOf)]);
  return folds[0]!;
}

const settingsOf = (learner: string): Settings => ({
  ...defaultSettings(),
  family: { mode: "value", value: learner },
  rounds: { mode: "value", value: 60 },
});
/** A Gentoo and an Adelie penguin of an island never seen, without mass or sex, and a bird of which nothing is known. */
const BIRDS: Dataset = {
  rowCount: 3,
  columns: [
    typeColumn({ name: "island", cells: cellsFrom(["Atlantis", "Atlantis", null]) }, "category", "point"),
    ...Object.entries({
      "bill length (mm)": [47.5, 38.8, NaN],
      "bill depth (mm)": [15, 18.3, NaN],
      "flipper length (mm)": [217, 190, NaN],
      "body mass (g)": [NaN, NaN, NaN],
      year: [2008, 2008, NaN],
    }).map(([name, values]) => ({ kind: "number", name, values: Float64Array.from(values) }) as const),
  ],
};

const gapsOf = ({ features }: PreparedPart) => features.filter((value) => Number.isNaN(value)).length;
const partsOf = ({ train, validation, test }: PreparedData) =>
  [train, validation, test].flatMap((part) => part ?? []);

test.each(SETS)(
  "trees of $id learn from rows with missing values, others from filled ones",
  async ({ id }) => {
    const [kept, filled] = await Promise.all(
      ["forest", "knn"].map((learner) => rowsOf(id, settingsOf(learner), "search")),
    );
    expect(
      partsOf(kept!)
        .map(gapsOf)
        .reduce((sum, gaps) => sum + gaps, 0),
    ).toBeGreaterThan(0);
    expect(partsOf(filled!).map(gapsOf)).toEqual([0, 0]);
  },
);

test.each(SETS.flatMap((set) => ["forest", "boosting"].map((learner) => ({ ...set, learner }))))(
  "$learner is trained, judged and used on $id with its missing values",
  async ({ id, metric, least, learner }) => {
    const settings = settingsOf(learner);
    const trainer = createTrainer(null, true);
    const data = await rowsOf(id, settings, "search");
    const configuration = resolveTrial(settings, {}, dataShape(data));
    trainer.load([data]);
    const request = { configuration, metric, seed: 3, repeats: 1, measures: [], checkSteps: [] };
    const trial = await trainTrial(trainer, [data], request, trialHooks());
    if (trial.state !== "complete") throw new Error(JSON.stringify(trial));
    expect(trial.value).toBeGreaterThan(least);

    const final = await rowsOf(id, settings, "final");
    trainer.load([final]);
    const hooks = { onProgress: () => undefined, shouldStop: () => false };
    const judged = await judge(
      trainer,
      final,
      { configuration, steps: trial.bestStep, metric, seed: 3, studySeed: 5 },
      hooks,
    );
    if (judged.state !== "complete") throw new Error(JSON.stringify(judged));
    // The linear baseline, which cannot read a missing value, is finite too.
    for (const { scores } of judged.report.models) expect(scores.every(({ value }) => value > -1)).toBe(true);
    expect(judged.report.models[0]!.scores[0]!.value).toBeGreaterThan(least);

    const { packed, testOutputs } = judged.winner;
    const predict = await openPredictor(structuredClone(packed), dataShape(final));
    const { features, rows } = final.test!;
    expect(predict(features, rows)).toEqual(testOutputs);
    const blind = predict(new Float32Array(final.featureCount).fill(NaN), 1);
    expect(blind.every(Number.isFinite)).toBe(true);
    // No level is rare, so that an unseen one has the code after the last level, and goes its way.
    const at = final.featureNames.findIndex((name) => name === "island" || name === "origin");
    const last = features.slice(0, final.featureCount);
    const { columns } = final.preparation;
    const fitted = columns[at]!;
    if (fitted.kind !== "category") throw new Error(fitted.kind);
    expect(fitted.rare).toEqual([]);
    last[at] = fitted.levels.length - 1;
    const unseen = last.slice();
    unseen[at] = fitted.levels.length;
    expect(predict(unseen, 1)).toEqual(predict(last, 1));
    trainer.dispose();
  },
);

test.each(["mlp", "knn", "linear", "forest", "boosting"] as const)(
  "%s is trained and judged on birds with missing values, and predicts one of an island never seen",
  async (learner) => {
    const settings = settingsOf(learner);
    const trainer = createTrainer(await openKind("wasm", true), true);
    const data = await rowsOf("penguins", settings, "search");
    const configuration = configurationOf(learner, data, { rounds: 60 });
    trainer.load([data]);
    const asked = { metric: "accuracy", seed: 3 } as const;
    const request = { configuration, ...asked, repeats: 1, measures: [], checkSteps: [] };
    const trial = await trainTrial(trainer, [data], request, trialHooks());
    if (trial.state !== "complete") throw new Error(JSON.stringify(trial));
    expect(trial.value).toBeGreaterThan(0.9);

    const final = await rowsOf("penguins", settings, "final");
    trainer.load([final]);
    const hooks = { onProgress: () => undefined, shouldStop: () => false };
    const wanted = { configuration, steps: trial.bestStep, ...asked, studySeed: 5 };
    const judged = await judge(trainer, final, wanted, hooks);
    if (judged.state !== "complete") throw new Error(JSON.stringify(judged));
    expect(judged.report.models[0]!.scores[0]!.value).toBeGreaterThan(0.9);

    const predict = await openPredictor(judged.winner.packed, dataShape(final));
    const features = transformTable(final.preparation, BIRDS);
    const outputs = predict(features, BIRDS.rowCount);
    const probabilities = classProbabilities(outputs, 3);
    for (let row = 0; row < BIRDS.rowCount; row++) {
      const [a, b, c] = probabilities.subarray(3 * row);
      expect(a! + b! + c!).toBeCloseTo(1, 6);
    }
    expect([...predictedClasses(probabilities, 3)].slice(0, 2).map((k) => final.classes[k])).toEqual([
      "Gentoo",
      "Adelie",
    ]);
    trainer.dispose();
  },
);

test.each(["forest", "boosting"] as const)(
  "%s learns from categories as codes, as columns of levels, and as means of the target",
  async (learner) => {
    // Three islands, and any other; three kinds of birds.
    const widths: Readonly<Record<string, number>> = { ordinal: 1, oneHot: 4, targetMean: 3 };
    for (const [encoding, width] of Object.entries(widths)) {
      const settings: Settings = { ...settingsOf(learner), treeEncoding: { mode: "value", value: encoding } };
      const trainer = createTrainer(null, true);
      const data = await rowsOf("penguins", settings, "search");
      expect(data.featureNames.filter((name) => name.startsWith("island"))).toHaveLength(width);
      const configuration = resolveTrial(settings, {}, dataShape(data));
      trainer.load([data]);
      const request = {
        configuration,
        metric: "accuracy",
        seed: 3,
        repeats: 1,
        measures: [],
        checkSteps: [],
      } as const;
      const trial = await trainTrial(trainer, [data], request, trialHooks());
      if (trial.state !== "complete") throw new Error(JSON.stringify(trial));
      expect(trial.value).toBeGreaterThan(0.9);
      trainer.dispose();
    }
  },
);
