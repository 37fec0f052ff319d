import { describe, expect, it } from "vitest";
import { DEFAULT_PRUNER } from "../../src/core/pruner/pruner.ts";
import { loadSurface } from "../surfaces/surface.ts";
import { replay, type ReplayOptions } from "./replay.ts";

const surface = loadSurface("iris");
const DEFAULTS: ReplayOptions = {
  surface,
  sampler: "random",
  pruner: DEFAULT_PRUNER,
  trials: 20,
  workers: 1,
  patience: 0,
  seed: 1,
};

describe("replay", () => {
  it("trains every trial to its end without a pruner, and finds the best of them", () => {
    const { epochs, best, trials } = replay(DEFAULTS);
    expect(epochs).toBe(20 * surface.epochs);
    expect(best).toBe(Math.min(...trials.map(({ params }) => surface.value(params)!)));
  });

  it("saves the epochs of pruned trials, and never uses one of them as the best", () => {
    const { epochs, best, trials } = replay({ ...DEFAULTS, pruner: { ...DEFAULT_PRUNER, name: "halving" } });
    const trained = trials.reduce((sum, { curve }) => sum + curve.score.length, 0);
    expect(epochs).toBe(trained);
    expect(epochs).toBeLessThan(10 * surface.epochs);
    const whole = trials.filter(({ curve }) => curve.score.length === surface.epochs);
    expect(best).toBe(Math.min(...whole.map(({ params }) => surface.value(params)!)));
  });

  it("draws the same random configurations with any pruner", () => {
    const pruned = replay({ ...DEFAULTS, pruner: { ...DEFAULT_PRUNER, name: "median" } });
    expect(pruned.trials.map(({ params }) => params)).toEqual(
      replay(DEFAULTS).trials.map(({ params }) => params),
    );
  });

  it("stops a training early after the given number of epochs without a better score", () => {
    for (const { curve } of replay({ ...DEFAULTS, patience: 3 }).trials) {
      const best = curve.score.indexOf(Math.min(...curve.score));
      expect(curve.score.length).toBe(Math.min(surface.epochs, best + 1 + 3));
    }
  });

  it("continues with more trials until the epochs are spent, and knows the best at any time", () => {
    const pruner = { ...DEFAULT_PRUNER, name: "halving" } as const;
    const few = replay({ ...DEFAULTS, pruner });
    const more = replay({ ...DEFAULTS, pruner, epochs: 20 * surface.epochs });
    expect(more.trials.length).toBeGreaterThan(20);
    expect([more.epochs, more.best]).toEqual([few.epochs, few.best]);
    expect(more.bestAfter(few.epochs)).toBe(few.best);
    expect(more.bestAfter(surface.epochs - 1)).toBe(Infinity);
    expect(more.bestAfter(20 * surface.epochs)).toBeLessThanOrEqual(few.best);
  });

  it("trains several trials in parallel", () => {
    const { trials, epochs } = replay({ ...DEFAULTS, workers: 4 });
    expect(trials).toHaveLength(20);
    expect(epochs).toBe(20 * surface.epochs);
  });
});
