import { describe, expect, it } from "vitest";
import {
  describePrunerContract,
  falling,
  MAX_EPOCHS,
  prunable,
  randomStudy,
} from "../../testing/contracts/prunerContract.ts";
import { createRng } from "../math/rng.ts";
import { createPruner } from "./createPruner.ts";
import { bracketShares } from "./hyperbandPruner.ts";
import { DEFAULT_PRUNER, type PrunerConfig, type Pruner, PRUNER_NAMES } from "./pruner.ts";

for (const name of PRUNER_NAMES) {
  describePrunerContract(createPruner, { name, ...(name === "threshold" && { threshold: 1.2 }) });
}

function make(given: Partial<PrunerConfig> & Pick<PrunerConfig, "name">, maxSteps = MAX_EPOCHS): Pruner {
  const config = { ...DEFAULT_PRUNER, ...given };
  return createPruner({ config, direction: "minimize", maxSteps, seed: 1 });
}

/** Complete trials whose curves fall to these levels. */
function completeAt(levels: readonly number[]) {
  return levels.map((level, i) =>
    prunable(i + 1, falling(level), { state: "complete", trainings: [level, level, level] }),
  );
}

describe("none", () => {
  it("ends no trial, and has no checks", () => {
    const rng = createRng(1);
    const [trial, others] = randomStudy(rng);
    expect(make({ name: "none" }).checkSteps(0)).toEqual([]);
    expect(make({ name: "none" }).afterStep(trial, others)).toBe(false);
    expect(make({ name: "none" }).afterTraining(trial, others)).toBe(false);
  });
});

describe.each(["median", "percentile"] as const)("%s", (name) => {
  const settings = { name, percentile: 50, startTrials: 5 };
  const peers = completeAt([1, 2, 3, 4, 5]);

  it("ends a trial that is worse than most at the same epoch", () => {
    const pruner = make(settings);
    expect(pruner.afterStep(prunable(0, falling(3.1, 6)), peers)).toBe(true);
    expect(pruner.afterStep(prunable(0, falling(2.9, 6)), peers)).toBe(false);
  });

  it("ends no trial before enough trials have ended, nor before the warm-up", () => {
    const bad = prunable(0, falling(9, 6));
    expect(make({ ...settings, startTrials: 6 }).afterStep(bad, peers)).toBe(false);
    const waiting = peers.map((peer, i) => (i === 0 ? { ...peer, state: "running" as const } : peer));
    expect(make(settings).afterStep(bad, waiting)).toBe(false);
    expect(make({ ...settings, warmup: 7 }).afterStep(bad, peers)).toBe(false);
    expect(make({ ...settings, warmup: 6 }).afterStep(bad, peers)).toBe(true);
  });

  it("judges by the best epoch so far: one bad epoch does no harm", () => {
    const dipped = [...falling(2, 5), 50];
    expect(make(settings).afterStep(prunable(0, dipped), peers)).toBe(false);
  });

  it("compares after a training with as many trainings of the others", () => {
    const after = (trainings: readonly number[]) =>
      make(settings).afterTraining(prunable(0, falling(1), { trainings }), peers);
    expect(after([3.1])).toBe(true);
    expect(after([3.1, 1])).toBe(false);
  });

  it("compares with the last value of trials that stopped early, and not with trials pruned before", () => {
    const stopped = [1, 1, 1].map((level, i) => prunable(i + 1, falling(level, 5), { state: "complete" }));
    const bad = prunable(0, falling(2, 20));
    expect(make({ ...settings, startTrials: 3 }).afterStep(bad, stopped)).toBe(true);
    const ended = stopped.map((peer) => ({ ...peer, state: "pruned" as const }));
    expect(make({ ...settings, startTrials: 3 }).afterStep(bad, ended)).toBe(false);
  });
});

describe("percentile", () => {
  it("keeps the share that was set", () => {
    const peers = completeAt(Array.from({ length: 20 }, (_, i) => i));
    const kept = (percentile: number) =>
      Array.from({ length: 20 }, (_, i) => i - 0.5).filter(
        (level) => !make({ name: "percentile", percentile }).afterStep(prunable(0, falling(level, 6)), peers),
      ).length;
    expect(kept(25)).toBe(6);
    expect(kept(75)).toBe(16);
  });
});

describe("patient", () => {
  const peers = completeAt([1, 2, 3, 4, 5]);
  const still = [9, 8, 7, 7, 7, 7, 7, 7];

  it("ends a trial that is behind and has not improved for its patience", () => {
    const pruner = make({ name: "patient", patience: 5 });
    expect(pruner.afterStep(prunable(0, still), peers)).toBe(true);
    expect(pruner.afterStep(prunable(0, still.slice(0, 7)), peers)).toBe(false);
  });

  it("continues a trial that is behind and improves, or does not improve and is not behind", () => {
    const pruner = make({ name: "patient", patience: 5 });
    expect(pruner.afterStep(prunable(0, falling(9, 8)), peers)).toBe(false);
    expect(
      pruner.afterStep(
        prunable(
          0,
          still.map((score) => score - 6.5),
        ),
        peers,
      ),
    ).toBe(false);
  });
});

describe("threshold", () => {
  it("ends a trial that has not reached the score, independently of the others", () => {
    const pruner = make({ name: "threshold", threshold: 1.5 });
    expect(pruner.afterStep(prunable(0, [3, 1.6, 1.7]), [])).toBe(true);
    expect(pruner.afterStep(prunable(0, [3, 1.5, 1.7]), [])).toBe(false);
    expect(pruner.afterStep(prunable(0, [Number.NaN, Number.NaN, Number.NaN]), [])).toBe(true);
    expect(pruner.afterStep(prunable(0, [3, 3]), [])).toBe(false);
    expect(pruner.afterTraining(prunable(0, [], { trainings: [1, 2.2] }), [])).toBe(true);
  });

  it("ends no trial without a score", () => {
    expect(make({ name: "threshold" }).checkSteps(0)).toEqual([]);
    expect(make({ name: "threshold" }).afterStep(prunable(0, falling(1e9)), [])).toBe(false);
  });
});

describe("halving", () => {
  it("has rungs a factor of η apart", () => {
    expect(make({ name: "halving", warmup: 1, reduction: 3 }, 100).checkSteps(0)).toEqual([1, 3, 9, 27, 81]);
    expect(make({ name: "halving", warmup: 5, reduction: 2 }, 40).checkSteps(0)).toEqual([5, 10, 20]);
    expect(make({ name: "halving", warmup: 9 }, 9).checkSteps(0)).toEqual([]);
  });

  it("continues the best 1/η of the trials that reached the rung, itself included", () => {
    const pruner = make({ name: "halving", warmup: 3, reduction: 3 });
    const peers = completeAt([1, 2, 3, 4, 5, 6, 7, 8]);
    const goesOn = (level: number) => !pruner.afterStep(prunable(0, falling(level, 3)), peers);
    expect([0.5, 1.5, 2.5, 3.5, 8.5].map(goesOn)).toEqual([true, true, true, false, false]);
  });

  it("counts all trials that reached the rung, also pruned and running ones", () => {
    const pruner = make({ name: "halving", warmup: 3, reduction: 2 });
    const there = [
      prunable(1, falling(1, 3), { state: "pruned" }),
      prunable(2, falling(2, 4)),
      prunable(3, falling(0, 2)),
    ];
    // Two of three reached epoch 3, and both are better.
    expect(pruner.afterStep(prunable(0, falling(3, 3)), there)).toBe(true);
    expect(pruner.afterStep(prunable(0, falling(1.5, 3)), there)).toBe(false);
  });

  it("continues with rungs over complete trainings", () => {
    // Rungs at 10, 20 (the end of the 1st training), 40 (the 2nd), 80 (the 4th) epochs.
    const pruner = make({ name: "halving", warmup: 10, reduction: 2 }, 20);
    expect(pruner.checkSteps(0)).toEqual([10]);
    const others = [1, 2, 3].map((number) =>
      prunable(number, falling(0, 20), { state: "complete", trainings: [0, 0, 0, 0, 0] }),
    );
    const ended = [1, 2, 3, 4].map((count) =>
      pruner.afterTraining(
        prunable(0, falling(1, 20), { trainings: new Array<number>(count).fill(1) }),
        others,
      ),
    );
    expect(ended).toEqual([true, true, false, true]);
  });
});

describe("hyperband", () => {
  it("has as many trials per bracket as the formula of the paper: η = 3, 81 epochs", () => {
    // Algorithm 1 of Li et al. 2018: ⌈5/5 · 81⌉, ⌈5/4 · 27⌉, ⌈5/3 · 9⌉, ⌈5/2 · 3⌉, 5.
    expect(bracketShares(1, 3, 81)).toEqual([81, 34, 15, 8, 5]);
  });

  it("deals trials in those proportions, all brackets among the first", () => {
    const pruner = make({ name: "hyperband", warmup: 3, reduction: 3 });
    const shares = bracketShares(3, 3, MAX_EPOCHS);
    expect(shares).toEqual([9, 5, 3]);
    const first = (number: number) => pruner.checkSteps(number)[0] ?? MAX_EPOCHS;
    const round = Array.from({ length: 17 }, (_, number) => first(number));
    expect([3, 9, 27].map((epoch) => round.filter((each) => each === epoch).length)).toEqual(shares);
    expect(new Set(round.slice(0, 5))).toEqual(new Set([3, 9, 27]));
    expect(round[0]).toBe(3);
    expect(Array.from({ length: 17 }, (_, number) => first(number + 17))).toEqual(round);
  });

  it("compares only within a bracket", () => {
    const pruner = make({ name: "hyperband", warmup: 3, reduction: 3 });
    const numbers = Array.from({ length: 40 }, (_, number) => number);
    const bracket = numbers.filter((number) => pruner.checkSteps(number)[0] === 3);
    const strangers = numbers.filter((number) => !bracket.includes(number));
    const better = (list: readonly number[]) => list.map((number) => prunable(number, falling(0)));
    const trial = prunable(bracket[0]!, falling(1, 3));
    expect(pruner.afterStep(trial, better(strangers))).toBe(false);
    expect(pruner.afterStep(trial, better(bracket.slice(1)))).toBe(true);
  });
});

describe("wilcoxon", () => {
  const best = [0.3, 0.5, 0.4, 0.6, 0.2, 0.45];
  const earlier = [best, best.map((score) => score + 0.3)].map((trainings, i) =>
    prunable(i + 1, falling(1), { state: "complete", trainings }),
  );
  const after = (trainings: readonly number[], given: Partial<PrunerConfig> = {}) =>
    make({ name: "wilcoxon", startTrials: 2, ...given }).afterTraining(
      prunable(0, falling(1), { trainings }),
      earlier,
    );
  const worse = best.map((score, i) => score + 0.01 * (i + 1));

  it("ends a trial that is a little worse on every fold, from the fourth training on", () => {
    expect([1, 2, 3, 4].map((count) => after(worse.slice(0, count)))).toEqual([false, false, false, true]);
    expect(after(worse.slice(0, 3), { significance: 0.13 })).toBe(true);
    expect(after(worse.slice(0, 5), { significance: 0.03 })).toBe(false);
  });

  it("continues a trial that is better on some folds", () => {
    expect(after([0.29, 0.52, 0.38, 0.63, 0.2])).toBe(false);
  });

  it("continues a trial whose mean is better, even if most folds are worse", () => {
    expect(after([0.31, 0.51, 0.41, 0.61, 0.05], { significance: 0.9 })).toBe(false);
  });

  it("waits for enough trials, and for a complete one", () => {
    expect(after(worse.slice(0, 5), { startTrials: 3 })).toBe(false);
    const pruned = earlier.map((trial) => ({ ...trial, state: "pruned" as const }));
    const trial = prunable(0, falling(1), { trainings: worse });
    expect(make({ name: "wilcoxon", startTrials: 2 }).afterTraining(trial, pruned)).toBe(false);
  });

  it("treats NaN as the worst score", () => {
    expect(after(best.map(() => Number.NaN).slice(0, 4))).toBe(true);
  });
});
