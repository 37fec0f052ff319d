import { describe, expect, it } from "vitest";
import type { Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { fixtureStudy } from "../../gallery/studyFixtures.ts";
import { axisPosition } from "../plot/axis.ts";
import { bestUpTo, convergenceSpec } from "./convergenceSpec.ts";

const LINEAR = { log: false };

describe("convergenceSpec", () => {
  it("steps only at trials that were better than all before, in the metric's direction", () => {
    expect(convergenceSpec(withValues("accuracy", [0.5, 0.4, 0.7, 0.7, 0.9]), LINEAR).steps).toEqual([
      { number: 0, value: 0.5 },
      { number: 2, value: 0.7 },
      { number: 4, value: 0.9 },
    ]);
    expect(convergenceSpec(withValues("rmse", [5, 6, 4]), LINEAR).steps.map(({ number }) => number)).toEqual([
      0, 2,
    ]);
  });

  it("counts the trials that have ended: those that run have changed nothing yet", () => {
    const { trials, ...study } = withValues("rmse", [5, 6, 4]);
    const running = { ...trials[1]!, state: "running" as const, values: null };
    const spec = convergenceSpec({ ...study, trials: [trials[0]!, running, trials[2]!] }, LINEAR);
    expect([spec.begun, spec.ended]).toEqual([3, 2]);
  });

  it("keeps a value of 0, and leaves out values that are not finite", () => {
    const spec = convergenceSpec(withValues("rmse", [NaN, 0, 3]), LINEAR);
    expect(spec.marks.map(({ value }) => value)).toEqual([null, 0, 3]);
    expect(spec.steps).toEqual([{ number: 1, value: 0 }]);
    expect(spec.logPossible).toBe(false);
  });

  it("offers a log axis only for positive values, and uses it if chosen", () => {
    const spec = convergenceSpec(withValues("rmse", [1000, 100, 1]), { log: true });
    expect(spec.y?.kind).toBe("log");
    expect(convergenceSpec(withValues("rmse", [0, 1]), { log: true }).y?.kind).toBe("linear");
  });

  it("keeps the others apart if one is 0 but for rounding, as the loss of a model that is certain and right", () => {
    const values = [0.3, 2.2e-16, 0.004];
    expect(convergenceSpec(withValues("rmse", [0.3, 2.2e-16, 0.2]), { log: null }).y?.kind).toBe("linear");
    const { y, marks } = convergenceSpec(withValues("rmse", values), { log: null });
    expect([y?.kind, y?.ticks[0]?.label]).toEqual(["log", "≈ 0"]);
    expect(y!.domain[0]).toBeGreaterThan(1e-5);
    expect(marks.map(({ beyond }) => beyond)).toEqual([null, null, null]);
    const place = axisPosition(y!, 0, 100);
    expect(place(2.2e-16)).toBeCloseTo(0, 9);
    expect(place(0.004)).toBeGreaterThanOrEqual(11.9);
    expect(place(0.3)).toBeLessThanOrEqual(100);
  });

  it("is logarithmic by default if results span magnitudes", () => {
    const kind = (values: readonly number[], log: boolean | null = null) =>
      convergenceSpec(withValues("rmse", values), { log }).y?.kind;
    expect(kind([1, 0.5, 0.04])).toBe("log");
    expect(kind([1, 0.5, 0.06])).toBe("linear");
    expect(kind([1, 0.5, 0.04], false)).toBe("linear");
    expect(kind([1, 0.9], true)).toBe("log");
    // Logarithms are undefined for some values, or would squeeze the good ones.
    expect(kind([1, 0.5, 0.01, 0])).toBe("linear");
    expect(kind([1, 0.5, 0.01, -1])).toBe("linear");
    expect(convergenceSpec(withValues("accuracy", [0.02, 0.5, 0.9]), { log: null }).y?.kind).toBe("linear");
    // A single diverged trial does not count.
    expect(kind([...Array.from({ length: 30 }, (_, i) => 5 + i / 30), 1e9])).toBe("linear");
  });

  it("ignores the scores of running trials when it chooses the axis", () => {
    const study = withValues("rmse", [1, 0.9, 0.8]);
    const [first, ...rest] = study.trials;
    const curve = { ...first!.curve, score: [1000] };
    const trials: Trial[] = [...rest, { ...first!, state: "running", values: null, curve }];
    expect(convergenceSpec({ ...study, trials }, { log: null }).y?.kind).toBe("linear");
  });

  it.each([true, false])("shows the best value, however far off it lies (log: %s)", (log) => {
    const values = [...Array.from({ length: 20 }, (_, i) => 0.9 + i / 200), 0.001];
    const spec = convergenceSpec(withValues("rmse", values), { log });
    expect(spec.marks.at(-1)!.beyond).toBeNull();
    expect(spec.y!.domain[0]).toBeLessThanOrEqual(0.001);
  });

  it("marks a diverged trial as beyond the axis instead of flattening the others", () => {
    const spec = convergenceSpec(
      withValues("rmse", [...Array.from({ length: 20 }, (_, i) => 5 + i / 20), 1e9]),
      LINEAR,
    );
    expect(spec.y!.domain[1]).toBeLessThan(20);
    expect(spec.marks.at(-1)!.beyond).toBe("above");
    expect(spec.offScale).toEqual({ above: 1, below: 0 });
  });

  it("shows a pruned trial at its forecast, never at the score of a part of its training", () => {
    const made = fixtureStudy({ trials: 3, metric: "logLoss" });
    const curve = (score: readonly number[]) => ({ trainLoss: score, validationLoss: score, score });
    const complete = (start: number) => ({
      state: "complete" as const,
      folds: [],
      curve: curve([start, start / 2]),
      values: [start / 2],
    });
    const pruned = { state: "pruned" as const, folds: [], values: [3], curve: curve([3]) };
    const parts = [complete(2), complete(2.2), pruned];
    const trials = made.trials.map((trial, i) => ({ ...trial, ...parts[i]! }));
    const value = convergenceSpec({ ...made, trials }, LINEAR).marks[2]!.value!;
    expect(value).toBeLessThan(2.2);
    expect(value).toBeGreaterThan(1);
    const alone = { ...made, trials: [{ ...made.trials[0]!, ...pruned }] };
    expect(convergenceSpec(alone, LINEAR).marks[0]!.value).toBeNull();
  });
  it("has no value axis before a trial is complete, but counts trials", () => {
    const spec = convergenceSpec(fixtureStudy({ trials: 7, allFailed: true }), LINEAR);
    expect(spec.y).toBeNull();
    expect(spec.steps).toEqual([]);
    expect(spec.counts.failed).toBe(7);
  });

  it("marks trials that break a limit, counts them separately and never uses them as the best", () => {
    const study = withValues("rmse", [1, 5, 4]);
    const trials = study.trials.map((trial, i) => ({ ...trial, violations: [i === 0 ? 3 : -1] }));
    const spec = convergenceSpec({ ...study, trials }, LINEAR);
    expect(spec.marks.map(({ state }) => state)).toEqual(["broken", "complete", "complete"]);
    expect(spec.counts).toMatchObject({ broken: 1, complete: 2 });
    expect(spec.steps.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("does not count waiting trials", () => {
    const spec = convergenceSpec(fixtureStudy({ trials: 6, waiting: 3 }), LINEAR);
    expect(spec.marks.length).toBe(9);
    expect([spec.begun, spec.counts.waiting]).toEqual([6, 3]);
    expect(convergenceSpec(fixtureStudy({ trials: 0 }), LINEAR).begun).toBe(0);
  });

  it("shows all of a short budget, and a long one in doublings", () => {
    expect(convergenceSpec(fixtureStudy({ trials: 3, budget: 50 }), LINEAR).x.domain).toEqual([1, 50]);
    expect(convergenceSpec(fixtureStudy({ trials: 30, budget: 1000 }), LINEAR).x.domain).toEqual([1, 40]);
    expect(convergenceSpec(fixtureStudy({ trials: 900, budget: 1000 }), LINEAR).x.domain).toEqual([1, 1000]);
    expect(convergenceSpec(fixtureStudy({ trials: 0 }), LINEAR).x.domain).toEqual([1, 50]);
  });
});

it("bestUpTo reads the step line", () => {
  const spec = convergenceSpec(withValues("accuracy", [0.5, 0.4, 0.7]), LINEAR);
  expect(bestUpTo(spec, 1)).toEqual({ number: 0, value: 0.5 });
  expect(bestUpTo(spec, 2)).toEqual({ number: 2, value: 0.7 });
});

function withValues(metric: "accuracy" | "rmse", values: readonly number[]): Study {
  const study = fixtureStudy({ trials: values.length, metric });
  const trials = study.trials.map((trial, index): Trial => ({
    ...trial,
    state: "complete",
    values: [values[index]!],
    error: null,
  }));
  return { ...study, trials };
}
