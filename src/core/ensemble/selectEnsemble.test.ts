import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/learners/ensemble.json";
import { createProgress, finish } from "../learner/work.ts";
import type { MetricName } from "../metric/metricName.ts";
import { scoreOutputs } from "../metric/score.ts";
import { blendOutputs } from "./blend.ts";
import { selectEnsemble, type Ensemble, type EnsembleRequest } from "./selectEnsemble.ts";

describe.each(reference.cases)("greedy selection as written in NumPy: $name", (example) => {
  const request: EnsembleRequest = {
    task: example.classes === 0 ? "regression" : "classification",
    classCount: example.classes,
    metric: example.metric as MetricName,
    folds: example.folds.map(({ targets, outputs }) => ({
      targets: Float32Array.from(targets),
      targetScale: null,
      outputs: outputs.map((one) => Float32Array.from(one)),
    })),
    mostPicks: example.picks.length,
    mostFirst: 1,
  };
  const sign = example.metric === "accuracy" ? -1 : 1;
  const least = example.path.indexOf(sign * Math.min(...example.path.map((score) => sign * score)));

  it("picks the same up to the best score", () => {
    const ensemble = selected(request)!;
    expect(ensemble.path.map(({ candidate }) => candidate)).toEqual(example.picks.slice(0, least + 1));
    ensemble.path.forEach(({ score }, i) => expect(score).toBeCloseTo(example.path[i]!, 7));
    expect(ensemble.score).toBeCloseTo(example.path[least]!, 7);
  });

  it("weighs its members by their picks", () => {
    const { members, path } = selected(request)!;
    expect(members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    for (const { candidate, weight, score } of members) {
      const picks = path.filter((pick) => pick.candidate === candidate).length;
      expect(weight).toBe(picks / path.length);
      expect(score).toBeCloseTo(example.alone[candidate]!, 7);
    }
    expect(members.map(({ weight }) => weight)).toEqual(
      members.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
  });

  it("has outputs that score as the selection says", () => {
    const { members, score } = selected(request)!;
    const scores = request.folds.map(({ targets, outputs }) => {
      const parts = members.map(({ candidate, weight }) => ({ outputs: outputs[candidate]!, weight }));
      const blended = blendOutputs(parts, request.task, request.classCount);
      return scoreOutputs(request.metric, request.task, blended, targets, request.classCount, null);
    });
    expect(scores.reduce((sum, one) => sum + one, 0) / scores.length).toBeCloseTo(score, 6);
  });
});

describe("an ensemble", () => {
  const targets = Float32Array.of(0, 1, 0, 1);
  const good = Float32Array.of(-1, 1, -1, 1);
  const bad = Float32Array.of(1, -1, 1, 1);
  const broken = Float32Array.of(NaN, 1, 1, 1);

  function twoClasses(
    outputs: readonly Float32Array[],
    more: Partial<EnsembleRequest> = {},
  ): EnsembleRequest {
    const folds = [{ targets, targetScale: null, outputs }];
    const settings = { task: "classification", classCount: 2, metric: "accuracy" } as const;
    return { ...settings, mostPicks: 20, mostFirst: 1, folds, ...more };
  }

  it("is the best candidate alone if nothing makes it better, of equal ones the first", () => {
    const ensemble = selected(twoClasses([bad, good, good]))!;
    expect(ensemble.members).toEqual([{ candidate: 1, weight: 1, score: 1 }]);
    expect(ensemble.path).toEqual([{ candidate: 1, score: 1 }]);
  });

  it("leaves out candidates without a score; without any there is none", () => {
    expect(selected(twoClasses([broken, bad]))!.members).toEqual([{ candidate: 1, weight: 1, score: 0.25 }]);
    expect(selected(twoClasses([broken]))).toBeNull();
  });

  it("may begin with the best few together", () => {
    // Each is wrong in another row; together they are right.
    const wrongIn = (row: number) =>
      Float32Array.from(targets, (target, i) => (i === row ? -0.5 : 1) * (2 * target - 1));
    const candidates = [wrongIn(0), wrongIn(1), wrongIn(2)];
    const request = twoClasses(candidates, { mostFirst: 3 });
    const ensemble = selected(request)!;
    expect(ensemble.path.map(({ candidate }) => candidate)).toEqual([0, 1]);
    expect(ensemble.path.map(({ score }) => score)).toEqual([1, 1]);
    expect(ensemble.score).toBe(1);
    const more = selected({ ...request, metric: "logLoss" })!;
    expect(more.path.slice(0, 3).map(({ candidate }) => candidate)).toEqual([0, 1, 2]);
    expect(new Set(more.path.slice(0, 3).map(({ score }) => score)).size).toBe(1);
  });

  it("averages predictions in the target's own units, as they are scored", () => {
    const outputs = [Float32Array.of(0, 2, 0, 2), Float32Array.of(0, 0, 0, 0)];
    const folds = [{ targets, targetScale: { mean: 10, sd: 3 }, outputs }];
    const ensemble = selected(twoClasses([], { task: "regression", classCount: 0, metric: "rmse", folds }))!;
    expect(ensemble.score).toBeCloseTo(0, 6);
    expect(ensemble.members.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
  });

  it("has at most so many picks", () => {
    const noisy = Array.from({ length: 9 }, (_, i) =>
      Float32Array.from(targets, (target, row) => (2 * target - 1) / 4 + Math.sin(7 * i + 3 * row)),
    );
    for (const mostPicks of [1, 3]) {
      const request = twoClasses(noisy, { mostPicks, mostFirst: 9, metric: "logLoss" });
      expect(selected(request)!.path.length).toBeLessThanOrEqual(mostPicks);
    }
  });

  it("blends probabilities, not logits", () => {
    const parts = [
      { outputs: Float32Array.of(0, 0, 0), weight: 0.75 },
      { outputs: Float32Array.of(0, -100, -100), weight: 0.25 },
    ];
    const [first, second, third] = blendOutputs(parts, "classification", 3);
    expect(Math.exp(first!)).toBeCloseTo(0.5, 6);
    expect(Math.exp(second!)).toBeCloseTo(0.25, 6);
    expect(Math.exp(third!)).toBeCloseTo(0.25, 6);
  });
});

function selected(request: EnsembleRequest): Ensemble | null {
  return finish(selectEnsemble(request, createProgress()));
}
