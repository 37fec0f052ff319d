import fc from "fast-check";
import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/metrics/metrics.json";
import { writeClassOutputs } from "../learner/classOutputs.ts";
import { createRng } from "../math/rng.ts";
import { classScores, confusionMatrix, predictedClasses, scoreClassification } from "./classification.ts";
import { CLASSIFICATION_METRICS, REGRESSION_METRICS } from "./metricName.ts";
import { scoreRegression } from "./regression.ts";
import { classProbabilities, createOutputScorer, inOriginalUnits, scoreOutputs } from "./score.ts";

describe("classification metrics", () => {
  describe.each(reference.classification)("equal scikit-learn's: $name", (example) => {
    const actual = Int32Array.from(example.actual);
    const probabilities = Float64Array.from(example.probabilities);

    it.each(CLASSIFICATION_METRICS)("%s", (metric) => {
      const score = scoreClassification(metric, actual, probabilities, example.classes);
      const expected = example.expected[metric];
      if (expected === null) expect(score).toBeNaN();
      else expect(score).toBeCloseTo(expected, 12);
    });

    it("confusion matrix and scores of each class", () => {
      const predicted = predictedClasses(probabilities, example.classes);
      expect(confusionMatrix(actual, predicted, example.classes)).toEqual(example.confusion);
      const scores = classScores(actual, predicted, example.classes);
      scores.forEach((score, k) => {
        expect(score.precision).toBeCloseTo(example.perClass.precision[k]!, 12);
        expect(score.recall).toBeCloseTo(example.perClass.recall[k]!, 12);
        expect(score.f1).toBeCloseTo(example.perClass.f1[k]!, 12);
        expect(score.support).toBe(example.perClass.support[k]);
      });
    });
  });

  it("are NaN without rows or with a non-finite probability", () => {
    for (const metric of CLASSIFICATION_METRICS) {
      expect(scoreClassification(metric, new Int32Array(0), new Float64Array(0), 2)).toBeNaN();
      const broken = Float64Array.of(0.5, 0.5, NaN, NaN);
      expect(scoreClassification(metric, Int32Array.of(0, 1), broken, 2)).toBeNaN();
    }
  });
});

describe("regression metrics", () => {
  describe.each(reference.regression)("equal scikit-learn's: $name", (example) => {
    it.each(REGRESSION_METRICS)("%s", (metric) => {
      const expected = example.expected[metric];
      const score = scoreRegression(metric, example.actual, example.predicted);
      expect(Math.abs(score - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
    });
  });

  it("are NaN without rows or with a non-finite prediction; R² of one row is NaN", () => {
    for (const metric of REGRESSION_METRICS) {
      expect(scoreRegression(metric, [], [])).toBeNaN();
      expect(scoreRegression(metric, [1, 2], [1, Infinity])).toBeNaN();
    }
    expect(scoreRegression("r2", [1], [1])).toBeNaN();
  });
});

describe("scoreOutputs", () => {
  it("reads one logit for two classes", () => {
    const outputs = Float32Array.of(-3, 2, 1, -1);
    const targets = Float32Array.of(0, 1, 0, 0);
    expect(scoreOutputs("accuracy", "classification", outputs, targets, 2, null)).toBe(0.75);
    const loss = [3, 2, -1, 1].reduce((sum, margin) => sum + Math.log1p(Math.exp(-margin)), 0) / 4;
    expect(scoreOutputs("logLoss", "classification", outputs, targets, 2, null)).toBeCloseTo(loss, 12);
  });

  it("takes the softmax of k logits, however large", () => {
    const probabilities = classProbabilities(Float32Array.of(1000, 999, -1000), 3);
    expect(probabilities[0]).toBeCloseTo(Math.E / (Math.E + 1), 12);
    expect(probabilities[2]).toBe(0);
  });

  it("keeps the ties of probabilities that come as logarithms: AUC and log loss are those of the votes", () => {
    const rng = createRng(4);
    for (const voters of [1, 3, 5, 15]) {
      const classes = 3;
      const targets = Float32Array.from({ length: 200 }, () => rng.integer(classes));
      const outputs = new Float32Array(targets.length * classes);
      const shares = new Float64Array(outputs.length);
      targets.forEach((target, row) => {
        const votes = new Float64Array(classes);
        for (let i = 0; i < voters; i++) {
          const vote = rng.uniform() < 0.5 ? target : rng.integer(classes);
          votes[vote] = votes[vote]! + 1;
        }
        writeClassOutputs(votes, outputs, row * classes);
        shares.set(
          votes.map((count) => count / voters),
          row * classes,
        );
      });
      for (const metric of ["rocAuc", "logLoss", "accuracy"] as const) {
        const score = scoreOutputs(metric, "classification", outputs, targets, classes, null);
        const exact = scoreClassification(metric, targets, shares, classes);
        expect(Math.abs(score - exact)).toBeLessThan(metric === "logLoss" ? 1e-6 : 1e-12);
      }
    }
  });

  it("scores regression in the target's own units", () => {
    const scale = { mean: 100, sd: 10 };
    const outputs = Float32Array.of(0, 1);
    const targets = Float32Array.of(0.5, 1);
    expect(scoreOutputs("mae", "regression", outputs, targets, 0, scale)).toBeCloseTo(2.5, 12);
  });

  it("gives NaN for non-finite outputs", () => {
    const targets = Float32Array.of(0, 1);
    expect(scoreOutputs("accuracy", "classification", Float32Array.of(NaN, 1), targets, 2, null)).toBeNaN();
    expect(
      scoreOutputs("accuracy", "classification", Float32Array.of(Infinity, 1), targets, 2, null),
    ).toBeNaN();
    expect(scoreOutputs("rmse", "regression", Float32Array.of(NaN, 1), targets, 0, null)).toBeNaN();
  });

  it("refuses a metric of the other task", () => {
    expect(() =>
      scoreOutputs("rmse", "classification", new Float32Array(1), new Float32Array(1), 2, null),
    ).toThrow(RangeError);
  });

  it("AUC does not change when logits are mapped monotonically", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.boolean()), { minLength: 2, maxLength: 40 }),
        (rows) => {
          fc.pre(new Set(rows.map(([, positive]) => positive)).size === 2);
          const targets = Float32Array.from(rows, ([, positive]) => (positive ? 1 : 0));
          const auc = (of: (z: number) => number) =>
            scoreOutputs(
              "rocAuc",
              "classification",
              Float32Array.from(rows, ([z]) => of(z / 10)),
              targets,
              2,
              null,
            );
          expect(auc((z) => 2 * z + 1)).toBeCloseTo(
            auc((z) => z),
            12,
          );
          expect(auc((z) => -z)).toBeCloseTo(1 - auc((z) => z), 12);
        },
      ),
      { seed: 7 },
    );
  });
});

describe("scores of a learnt logarithm", () => {
  it("are in the target's own units, for the best model and for a constant", () => {
    const values = [1, 10, 100, 1000];
    const scale = { mean: Math.log(10), sd: 2, log: true } as const;
    const standardised = (value: number) => (Math.log(value) - scale.mean) / scale.sd;
    const targets = Float32Array.from(values, standardised);
    const predicted = [2, 8, 100, 1500];
    for (const metric of REGRESSION_METRICS) {
      const score = (outputs: readonly number[]) =>
        scoreOutputs(metric, "regression", Float32Array.from(outputs, standardised), targets, 0, scale);
      // Standardised logarithms are held in 32 bits.
      expect(score(predicted) / scoreRegression(metric, values, predicted)).toBeCloseTo(1, 5);
      expect(score(values.map(() => 10)) / scoreRegression(metric, values, [10, 10, 10, 10])).toBeCloseTo(
        1,
        5,
      );
    }
  });

  it("are NaN if the exponential of a prediction overflows", () => {
    const scale = { mean: 0, sd: 1, log: true } as const;
    const score = scoreOutputs(
      "rmse",
      "regression",
      Float32Array.of(800, 1),
      Float32Array.of(1, 1),
      0,
      scale,
    );
    expect(score).toBeNaN();
  });
});

describe("targets of any size", () => {
  it.each([1e-200, 1e-12, 1e12, 1e200, 1e307])("of %s have the same scores in their unit", (unit) => {
    const actual = [1, -2, 3.5, 0.25, 2];
    const predicted = [1.5, -1, 2.5, 0, 2.25];
    const scaled = (values: readonly number[]) => values.map((value) => value * unit);
    for (const metric of ["rmse", "mae", "r2"] as const) {
      const expected = scoreRegression(metric, actual, predicted) * (metric === "r2" ? 1 : unit);
      expect(scoreRegression(metric, scaled(actual), scaled(predicted)) / expected).toBeCloseTo(1, 12);
    }
  });

  it("come back finite from their standardised values, even for the largest numbers", () => {
    const scale = { mean: -9e307, sd: 9e307 };
    expect([...inOriginalUnits(Float32Array.of(2, 1, 0, NaN), scale)]).toEqual([9e307, 0, -9e307, NaN]);
    expect([...inOriginalUnits(Float32Array.of(9, -9), scale)]).toEqual([
      Number.MAX_VALUE,
      -Number.MAX_VALUE,
    ]);
  });
});

describe("createOutputScorer", () => {
  const rng = createRng(3);
  const numbers = (count: number) => Float32Array.from({ length: count }, () => rng.normal());
  const classes = (count: number, of: number) => Float32Array.from({ length: count }, () => rng.integer(of));

  it.each([
    ["classification", 2, CLASSIFICATION_METRICS, null],
    ["classification", 4, CLASSIFICATION_METRICS, null],
    ["regression", 0, REGRESSION_METRICS, { mean: 5, sd: 3 }],
    ["regression", 0, REGRESSION_METRICS, { mean: 5, sd: 3, log: true }],
  ] as const)(
    "of %s with %d classes has the bits of scoreOutputs, for one output after another",
    (task, count, metrics, scale) => {
      const targets = task === "classification" ? classes(30, count) : numbers(30);
      for (const metric of metrics) {
        const scorer = createOutputScorer([metric], task, targets, count, scale);
        for (let i = 0; i < 6; i++) {
          const outputs = numbers(30 * Math.max(1, count === 2 ? 1 : count));
          if (i === 2) outputs[7] = NaN;
          // Certain and wrong: probabilities of exactly 0 and 1.
          if (i === 4) outputs.forEach((value, at) => (outputs[at] = 300 * value));
          expect(scorer(outputs)).toEqual([scoreOutputs(metric, task, outputs, targets, count, scale)]);
        }
      }
    },
  );

  it("throws for a metric of another task", () => {
    expect(() => createOutputScorer(["rmse"], "classification", new Float32Array(1), 2, null)).toThrow(
      RangeError,
    );
  });
});
