import { describe, expect, it } from "vitest";
import type { Study } from "../../../core/study/study.ts";
import { EMPTY_CURVE } from "../../../core/study/trial.ts";
import { fixtureStudy } from "../../gallery/studyFixtures.ts";
import { learningCurvesSpec, nearestCurve } from "./learningCurvesSpec.ts";

const SCORE = { quantity: "score", log: false } as const;

describe("learningCurvesSpec", () => {
  it("has room only for epochs that a trial can reach", () => {
    const short = fixtureStudy({ trials: 4, epochs: 5 });
    const settings = { ...short.config.settings, epochs: { mode: "value", value: 5 } as const };
    expect(learningCurvesSpec({ ...short, config: { ...short.config, settings } }, SCORE).x.domain).toEqual([
      1, 5,
    ]);
  });

  const study = fixtureStudy({ trials: 20, running: 3 });

  it("separates running from finished curves and has the best", () => {
    const spec = learningCurvesSpec(study, SCORE);
    expect(spec.running.map(({ number }) => number)).toEqual([17, 18, 19]);
    expect(spec.finished).toHaveLength(17);
    const bestValue = Math.max(...study.trials.flatMap(({ values }) => values ?? []));
    expect(study.trials[spec.best!.number]!.values).toEqual([bestValue]);
  });

  it("has each curve's learner, if there are several", () => {
    expect(learningCurvesSpec(study, SCORE).learners).toEqual([]);
    const among = learningCurvesSpec(fixtureStudy({ trials: 40, autoMl: true }), SCORE);
    expect(among.learners).toEqual(["mlp", "knn", "linear", "forest", "boosting"]);
    expect(among.finished.every(({ learner }) => learner !== null && among.learners.includes(learner))).toBe(
      true,
    );
  });

  it("tells whether the best trial was trained in one go", () => {
    expect(learningCurvesSpec(study, SCORE).isBestAtOnce).toBe(false);
    const among = fixtureStudy({ trials: 40, autoMl: true });
    const trials = among.trials
      .filter(({ params }) => params["family"] === "knn")
      .map((trial) => ({ ...trial, curve: EMPTY_CURVE }));
    expect(learningCurvesSpec({ ...among, trials }, SCORE).isBestAtOnce).toBe(true);
  });

  it("returns the trials' own arrays, so that a finished curve can be recognised", () => {
    expect(learningCurvesSpec(study, SCORE).finished[0]!.values).toBe(study.trials[0]!.curve.score);
  });

  it("leaves out trials without an epoch, and has no axis without a finite value", () => {
    expect(learningCurvesSpec(fixtureStudy({ trials: 5, allFailed: true }), SCORE).y).toBeNull();
    const diverged = withScores(study, [NaN, NaN]);
    expect(learningCurvesSpec(diverged, SCORE).finished).toHaveLength(1);
    expect(learningCurvesSpec(diverged, SCORE).y).toBeNull();
  });

  it("covers the longest curve and offers a log axis only for positive values", () => {
    const spec = learningCurvesSpec(withScores(study, [3, 2, 1]), { quantity: "score", log: true });
    expect(spec.x.domain).toEqual([1, 10]);
    expect(spec.y?.kind).toBe("log");
    expect(learningCurvesSpec(withScores(study, [1, 0]), { quantity: "score", log: true }).y?.kind).toBe(
      "linear",
    );
    expect(learningCurvesSpec(fixtureStudy({ trials: 2, epochs: 100 }), SCORE).x.domain[1]).toBe(100);
  });
});

it("nearestCurve finds the curve under the pointer, and null beyond the end of all", () => {
  const spec = learningCurvesSpec(fixtureStudy({ trials: 12 }), { quantity: "trainLoss", log: false });
  const curve = spec.finished[4]!;
  expect(nearestCurve(spec, 3, curve.values[2]! + 1e-9)?.number).toBe(curve.number);
  expect(nearestCurve(spec, 1000, 0)).toBeNull();
});

function withScores(study: Study, score: readonly number[]): Study {
  const first = study.trials[0]!;
  return { ...study, trials: [{ ...first, curve: { ...EMPTY_CURVE, score } }] };
}
