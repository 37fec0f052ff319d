import { describe, expect, it, vi } from "vitest";
import type { PreparedData, PreparedPart } from "../../../core/data/preparation/preparedData.ts";
import type { LearnerName } from "../../../core/learner/learnerName.ts";
import { createRng } from "../../../core/math/rng.ts";
import type { MetricName } from "../../../core/metric/metricName.ts";
import type { SettingName } from "../../../core/model/settingTable.ts";
import type { ParamValue } from "../../../core/space/distribution.ts";
import { judge } from "../../../engine/final/judge.ts";
import { createTrainer } from "../../../engine/trainers.ts";
import { configurationOf } from "../../../testing/contracts/wholePath.ts";
import { learnablePart, preparedData } from "../../../testing/trainingFixtures.ts";
import { verdictOf, type Claim } from "./verdict.ts";

/*
 * Whole judgements of models that have learnt nothing, or cannot show it: no sentence praises them.
 */

vi.setConfig({ testTimeout: 30_000 });

/** Claims that say something good of the best model, if only that it beats the constant. */
const PRAISE: readonly Claim[] = ["better", "alike", "same", "worse", "moreRight", "betterThanConstant"];

type Given = Partial<Record<SettingName, ParamValue>>;

async function claimOf(
  data: PreparedData,
  metric: MetricName,
  learner: LearnerName,
  given: Given = {},
): Promise<Claim> {
  const trainer = createTrainer(null);
  trainer.load([data]);
  const configuration = configurationOf(learner, data, given);
  const request = { configuration, steps: 20, metric, seed: 3, studySeed: 5 };
  const hooks = { onProgress: () => undefined, shouldStop: () => false };
  const judged = await judge(trainer, data, request, hooks);
  trainer.dispose();
  if (judged.state !== "complete") throw new Error(JSON.stringify(judged));
  return verdictOf(judged.report).claim;
}

/** Rows whose targets were given to other rows. */
function shuffled(part: PreparedPart, seed: number): PreparedPart {
  const rng = createRng(seed);
  const targets = part.targets.slice();
  for (let i = targets.length - 1; i > 0; i--) {
    const j = rng.integer(i + 1);
    [targets[i], targets[j]] = [targets[j]!, targets[i]!];
  }
  return { ...part, targets };
}

/** The rows of a part for which something holds of the target. */
function chosen(part: PreparedPart, holds: (target: number) => boolean): PreparedPart {
  const rows = [...part.targets.keys()].filter((row) => holds(part.targets[row]!));
  return {
    rows: rows.length,
    targets: Float32Array.from(rows, (row) => part.targets[row]!),
    features: Float32Array.from(rows.flatMap((row) => [...part.features.subarray(4 * row, 4 * row + 4)])),
  };
}

const CLASSES = "softmaxCrossEntropy";
const NUMBERS = "meanSquaredError";

describe("no praise", () => {
  it.each([
    [CLASSES, "accuracy"],
    [CLASSES, "logLoss"],
    [CLASSES, "rocAuc"],
    ["sigmoidCrossEntropy", "balancedAccuracy"],
    [NUMBERS, "rmse"],
    [NUMBERS, "mae"],
    [NUMBERS, "r2"],
  ] as const)("where targets have nothing to do with features: %s by %s", async (loss, metric) => {
    const data = preparedData(loss, 4, {
      train: shuffled(learnablePart(loss, 150, 4, 1), 11),
      test: shuffled(learnablePart(loss, 60, 4, 2), 12),
    });
    for (const learner of ["forest", "knn", "linear"] as const) {
      expect(PRAISE).not.toContain(await claimOf(data, metric, learner));
    }
  });

  it("where the classes of the test rows are written differently: none is right", async () => {
    const train = chosen(learnablePart(CLASSES, 300, 4, 1), (target) => target < 2);
    const test = chosen(learnablePart(CLASSES, 300, 4, 2), (target) => target === 2);
    const data = preparedData(CLASSES, 4, { train, test });
    for (const metric of ["accuracy", "logLoss", "macroF1", "rocAuc"] as const) {
      expect(await claimOf(data, metric, "linear")).toBe("noneRight");
    }
  });

  it("where all test rows have one class, the most frequent one or another, or one value", async () => {
    const train = learnablePart(CLASSES, 200, 4, 1);
    for (const only of [0, 1, 2]) {
      const test = chosen(learnablePart(CLASSES, 100, 4, 2), (target) => target === only);
      const data = preparedData(CLASSES, 4, { train, test });
      for (const metric of ["accuracy", "rocAuc", "logLoss"] as const) {
        expect(["oneTarget", "noneRight"]).toContain(await claimOf(data, metric, "forest"));
      }
    }
    const test = learnablePart(NUMBERS, 50, 4, 2);
    const level = { ...test, targets: test.targets.map(() => 1.5) };
    const data = preparedData(NUMBERS, 4, { train: learnablePart(NUMBERS, 200, 4, 1), test: level });
    for (const metric of ["rmse", "r2"] as const)
      expect(await claimOf(data, metric, "linear")).toBe("oneTarget");
  });

  it("on test rows that are too few, however well they are predicted", async () => {
    for (const rows of [1, 2, 5]) {
      const test = learnablePart(NUMBERS, rows, 4, 2);
      const data = preparedData(NUMBERS, 4, { train: learnablePart(NUMBERS, 300, 4, 1), test });
      expect(await claimOf(data, "rmse", "forest")).toBe("fewRows");
    }
  });

  it("of a model that predicts the same for every row, though the test rows like it better than the constant", async () => {
    // Most training rows are of class 1, all but a few test rows of class 2: and a tree without a split has chosen that.
    const data = preparedData(CLASSES, 4, {
      train: learnablePart(CLASSES, 200, 4, 1),
      test: learnablePart(CLASSES, 100, 4, 2),
    });
    const skewed = {
      ...data,
      train: {
        ...data.train,
        targets: data.train.targets.map((_, row) => (row % 9 < 4 ? 0 : row % 9 < 8 ? 1 : 2)),
      },
      test: { ...data.test!, targets: data.test!.targets.map((_, row) => (row % 7 === 0 ? 0 : 1)) },
    };
    // One leaf: the shares of a bootstrap sample, whose most frequent class may be another than that of all rows.
    const leaf = { trees: 20, forestMinLeaf: 1000 };
    for (const metric of ["accuracy", "logLoss", "rocAuc"] as const) {
      expect(PRAISE).not.toContain(await claimOf(skewed, metric, "forest", leaf));
    }
    const numbers = preparedData(NUMBERS, 4, {
      train: learnablePart(NUMBERS, 200, 4, 1),
      test: learnablePart(NUMBERS, 100, 4, 2),
    });
    const up = {
      ...numbers,
      test: { ...numbers.test!, targets: numbers.test!.targets.map((target) => target + 3) },
    };
    const down = {
      ...numbers,
      test: { ...numbers.test!, targets: numbers.test!.targets.map((target) => target - 3) },
    };
    const claims = [await claimOf(up, "rmse", "forest", leaf), await claimOf(down, "rmse", "forest", leaf)];
    // The mean of the samples lies a little to one side of the mean of all rows.
    expect(claims).toContain("constantItself");
    for (const claim of claims) expect(PRAISE).not.toContain(claim);
  });

  it("of a model that tells rows apart by probabilities, but guesses the frequent class of all: it is no constant", async () => {
    // One row in ten is of class 1; more often where a feature is positive, but never the likelier class.
    const rare = (rows: number, seed: number): PreparedPart => {
      const part = learnablePart("sigmoidCrossEntropy", rows, 4, seed);
      const rng = createRng(seed + 100);
      const targets = part.targets.map((_, row) =>
        rng.uniform() < (part.features[4 * row]! > 0 ? 0.15 : 0.05) ? 1 : 0,
      );
      return { ...part, targets };
    };
    const data = preparedData("sigmoidCrossEntropy", 4, { train: rare(1000, 1), test: rare(1000, 2) });
    for (const metric of ["logLoss", "rocAuc"] as const) {
      expect(await claimOf(data, metric, "linear")).toBe("noMoreRight");
    }
  });

  it("beyond what is so: a winner that is the linear baseline has its score, and real skill is praised", async () => {
    const data = preparedData(NUMBERS, 4, {
      train: learnablePart(NUMBERS, 200, 4, 1),
      test: learnablePart(NUMBERS, 100, 4, 2),
    });
    expect(await claimOf(data, "rmse", "linear")).toBe("alike");
    // Targets along a line: no forest is better.
    const line = (part: PreparedPart) => ({
      ...part,
      targets: part.targets.map((_, row) => part.features[4 * row]! - part.features[4 * row + 1]!),
    });
    const straight = { ...data, train: line(data.train), test: line(data.test!) };
    expect(await claimOf(straight, "rmse", "linear")).toBe("same");
  });
});
