import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/trees/ensembles.json";
import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { TreeName } from "../../core/learner/learnerName.ts";
import type { SettingName } from "../../core/model/settingTable.ts";
import type { ParamValue } from "../../core/space/distribution.ts";
import { configurationOf, trainedOn } from "../../testing/contracts/wholePath.ts";
import { divide, readDigits, readTable, type EnsembleSet } from "../../testing/ensembleSets.ts";
import { isFull, leaveToFull } from "../../testing/strength.ts";
import { preparedData } from "../../testing/trainingFixtures.ts";
import { shapeOf } from "../../testing/treeFixtures.ts";
import { createTrainer } from "../trainers.ts";
import type { TreeShape } from "./treeTraining.ts";

const trainer = createTrainer(null, true);
const { trees } = reference;

interface Contender {
  readonly learner: TreeName;
  /** Settings beside the defaults, which are scikit-learn's, but for max_features of numbers: both take the square root. */
  readonly given: Partial<Record<SettingName, ParamValue>>;
}

const CONTENDERS: Readonly<Record<string, Contender>> = {
  forest: { learner: "forest", given: { trees } },
  extraTrees: { learner: "forest", given: { trees, bootstrap: false, extraTrees: true } },
  boosting: { learner: "boosting", given: { rounds: trees, roundPatience: 0 } },
};

/** Of each metric, over the divisions. */
type Scores = Readonly<Record<string, { readonly mean: number; readonly standardError: number }>>;

/** The others take tens of seconds: `npm test -- --full`. */
const QUICK = ["iris", "breast-cancer", "diabetes"];

const cases = reference.sets
  .filter(({ name }) => isFull() || QUICK.includes(name))
  .flatMap((set) =>
    Object.entries<Scores>(set.scores).map(([learner, scores]) => ({
      name: `${learner} on ${set.name}`,
      set,
      learner,
      scores,
    })),
  );

function dataOf(set: (typeof reference.sets)[number]): EnsembleSet {
  if (set.features !== undefined)
    return { columns: set.columns, features: set.features, targets: set.targets };
  return set.name === "digits" ? readDigits() : readTable(set.name);
}

leaveToFull(isFull() ? 0 : reference.sets.length - QUICK.length, "sets that forests and boosting predict");

describe("over ten divisions, no score is worse than scikit-learn's by more than its standard error", () => {
  it.each(cases)("$name", async ({ set, learner, scores }) => {
    const data = dataOf(set);
    const classes = set.numbers ? 0 : new Set(data.targets).size;
    const shape = shapeOf(classes);
    const runs: ReturnType<typeof scoresOf>[] = [];
    for (const [seed, test] of set.test.entries()) {
      const parts = divide(data, test, set.numbers);
      const names = Array.from({ length: classes }, (_, k) => `class ${k + 1}`);
      const prepared = { ...preparedData(shape.loss, data.columns, parts), classes: names };
      const contender = CONTENDERS[learner]!;
      const configuration = configurationOf(contender.learner, prepared, contender.given);
      const { outputs } = await trainedOn(trainer, configuration, prepared, seed);
      runs.push(scoresOf(outputs, parts.test, shape));
    }
    for (const [metric, { mean, standardError }] of Object.entries(scores)) {
      const ours = runs.reduce((sum, run) => sum + run[metric]!, 0) / runs.length;
      const worse = metric === "logLoss" ? ours - mean : mean - ours;
      expect(worse, `${metric} ${ours}, scikit-learn's ${mean} ± ${standardError}`).toBeLessThanOrEqual(
        standardError,
      );
    }
  });
});

function scoresOf(
  outputs: Float32Array,
  { targets, rows }: PreparedPart,
  shape: TreeShape,
): Readonly<Record<string, number>> {
  if (shape.loss === "meanSquaredError") {
    const mean = targets.reduce((sum, target) => sum + target, 0) / rows;
    const rest = targets.reduce((sum, target, row) => sum + (target - outputs[row]!) ** 2, 0);
    return { r2: 1 - rest / targets.reduce((sum, target) => sum + (target - mean) ** 2, 0) };
  }
  let right = 0;
  let loss = 0;
  targets.forEach((target, row) => {
    const own = [...outputs.subarray(row * shape.outputs, (row + 1) * shape.outputs)];
    const logits = shape.outputs === 1 ? [0, ...own] : own;
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    right += logits.indexOf(Math.max(...logits)) === target ? 1 : 0;
    loss += Math.log(total) - logits[target]!;
  });
  return { accuracy: right / rows, logLoss: loss / rows };
}
