import { describe, expect, it } from "vitest";
import { logExpectedImprovement } from "../../gp/acquisition.ts";
import { createLogImprovement } from "../../gp/improvement.ts";
import { createRng } from "../../math/rng.ts";
import type { SearchSpace } from "../../space/searchSpace.ts";
import { createTransform } from "../../space/transform.ts";
import type { ObservedTrial } from "../sampler.ts";
import { createUnseen } from "../unseen.ts";
import { modelLimits } from "./limits.ts";
import { observe } from "./observedTrials.ts";
import { startCount, startPoint } from "./startPoint.ts";
import { fitSurrogate, predictMixture } from "./surrogate.ts";

const LINE: SearchSpace = {
  parameters: ["x", "y"].map((name) => ({
    name,
    distribution: { kind: "float", low: 0, high: 4, log: false, step: null },
    condition: null,
  })),
};
const TRANSFORM = createTransform(LINE);

function trial(x: number, more: Partial<ObservedTrial>): ObservedTrial {
  return { params: { x, y: 1 }, state: "complete", values: [x], ...more };
}

describe("start", () => {
  it("is at the centre first, then a sequence without repetitions", () => {
    const seen: ObservedTrial[] = [];
    for (let i = 0; i < 8; i++) {
      const params = startPoint(TRANSFORM, createUnseen(LINE, TRANSFORM, seen), 1, i)!;
      seen.push({ params, state: "running", values: null });
    }
    expect(seen[0]!.params).toEqual({ x: 2, y: 2 });
    expect(new Set(seen.map(({ params }) => JSON.stringify(params))).size).toBe(8);
  });

  it("skips what constraints forbid, and gives up if they forbid everything it tries", () => {
    const x = { kind: "parameter", name: "x" } as const;
    const at = (value: number) => ({ kind: "literal", value }) as const;
    const below = (bound: number): SearchSpace => ({
      ...LINE,
      constraints: [{ kind: "compare", operator: "<", left: x, right: at(bound) }],
    });
    const quarter = below(1);
    const found = startPoint(TRANSFORM, createUnseen(quarter, TRANSFORM, []), 1, 0);
    expect(found!["x"]).toBeLessThan(1);
    expect(startPoint(TRANSFORM, createUnseen(below(-1), TRANSFORM, []), 1, 0)).toBeNull();
  });

  it("takes more trials in more dimensions, but not in proportion", () => {
    const counts = [1, 2, 6, 20].map(startCount);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(startCount(20)).toBeLessThan(3 * startCount(2) + 14);
  });
});

describe("observations", () => {
  const finished = [0, 1, 2, 3].map((x) => trial(x, {}));

  it("have the known noise, in warped units, and 0 where it is unknown", () => {
    const told = [
      ...finished,
      trial(1.5, { state: "pruned", standardErrors: [0.5] }),
      trial(2.5, { state: "running", values: null }),
    ];
    const { y, noise, solutions } = observe(TRANSFORM, told, 1, null)!;
    expect(y).toHaveLength(5);
    expect([...noise.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    // Half a unit in the input becomes in y what the warp makes of it between 1 and 2.
    expect(Math.sqrt(noise[4]!)).toBeCloseTo((y[2]! - y[1]!) / 2, 9);
    expect(solutions).toEqual([0, 1, 2, 3]);
  });

  it("change the sign for an objective to maximise, and do not treat a trial with a broken limit as a solution", () => {
    const told = [...finished, trial(4, { violations: [0.1] }), trial(3.5, { violations: [-0.1] })];
    const { y, solutions } = observe(TRANSFORM, told, -1, null)!;
    expect([...y.subarray(0, 4)]).toEqual([...y.subarray(0, 4)].toSorted((a, b) => b - a));
    expect(solutions).toEqual([0, 1, 2, 3, 5]);
  });

  it("give failures more noise where trials succeed", () => {
    const here = Array.from({ length: 12 }, (_, i) =>
      trial(i / 3, i < 6 ? {} : { state: "failed", values: null }),
    );
    const apart = observe(TRANSFORM, here, 1, modelLimits(TRANSFORM, here, 0).failure)!;
    const rng = createRng(2);
    const among = Array.from({ length: 30 }, (_, i) =>
      trial(4 * rng.uniform(), i % 5 > 0 ? {} : { state: "failed", values: null }),
    );
    const mixed = observe(TRANSFORM, among, 1, modelLimits(TRANSFORM, among, 0).failure)!;
    expect(apart.noise[11]).toBeGreaterThan(0);
    expect(mixed.noise[0]).toBeGreaterThan(5 * apart.noise[11]!);
  });

  it("are null until two values are finite", () => {
    expect(observe(TRANSFORM, [finished[0]!, trial(1, { values: [Number.NaN] })], 1, null)).toBeNull();
  });
});

describe("limits", () => {
  it("find where trials fail and where a limit is broken", () => {
    const told = Array.from({ length: 17 }, (_, i) =>
      i > 11
        ? trial(i / 4, { state: "failed", values: null })
        : trial(i / 4, { violations: [i / 4 - 1.6, 5] }),
    );
    const { outcomes, failure } = modelLimits(TRANSFORM, told, 2);
    const at = (x: number) => TRANSFORM.encode({ x, y: 1 });
    expect(outcomes).toHaveLength(2);
    expect(outcomes[0]!.predict(at(1)).mean).toBeLessThan(0);
    expect(outcomes[0]!.predict(at(2.2)).mean).toBeGreaterThan(0);
    expect(outcomes[1]!.predict(at(1)).mean).toBeGreaterThan(0);
    expect(failure!.predict(at(1)).mean).toBeLessThan(-0.8);
    expect(failure!.predict(at(3.9)).mean).toBeGreaterThan(0.8);
  });

  it("do not exist before a trial has failed, or if all have", () => {
    const fine = [0, 1, 2].map((x) => trial(x, {}));
    expect(modelLimits(TRANSFORM, fine, 1)).toEqual({ outcomes: [], failure: null });
    const lost = fine.map((each): ObservedTrial => ({ ...each, state: "failed", values: null }));
    expect(modelLimits(TRANSFORM, lost, 0).failure).toBeNull();
  });
});

describe("surrogate", () => {
  const told = Array.from({ length: 14 }, (_, i) => trial((4 * i) / 13, { values: [Math.sin(i)] }));
  const observations = observe(TRANSFORM, told, 1, null)!;

  it("is a mixture whose weights add up to 1 and whose best is at a tried point", () => {
    const { beliefs, modes } = fitSurrogate(TRANSFORM.dimensions, observations, [], 1);
    expect(beliefs.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    const least = Math.min(...observations.y);
    for (const { best } of beliefs) expect(Math.abs(best[0]! - least)).toBeLessThan(0.5);
    const { mean, sd } = predictMixture(modes, observations.points.subarray(0, 2));
    expect(mean).toBeGreaterThan(-3);
    expect(sd).toBeGreaterThan(0);
  });

  it("varies the values of running trials: the mean stays, the value to improve on changes", () => {
    const pending = [TRANSFORM.encode({ x: 3.2, y: 3 })];
    const alone = fitSurrogate(TRANSFORM.dimensions, observations, [], 1);
    const { beliefs, modes } = fitSurrogate(TRANSFORM.dimensions, observations, pending, 1);
    const at = TRANSFORM.encode({ x: 3.3, y: 2.8 });
    const [before, after] = [modes[0]!.observed.predict(at), modes[0]!.running.predict(at)];
    expect(after.mean).toBeCloseTo(before.mean, 9);
    expect(after.sd).toBeLessThan(before.sd);
    expect(new Set(beliefs[0]!.best).size).toBeGreaterThan(1);
    expect(Math.max(...beliefs[0]!.best)).toBeLessThan(alone.beliefs[0]!.best[0]! + 0.2);
  });

  it("does not know which noisy point is the best, and expects no gain from measuring one of them again", () => {
    const rng = createRng(3);
    const noisy = Array.from({ length: 40 }, (): ObservedTrial => {
      const x = 4 * rng.uniform();
      return trial(x, { values: [(x - 2) ** 2 + rng.normal()] });
    });
    const seen = observe(TRANSFORM, noisy, 1, null)!;
    const { beliefs, modes } = fitSurrogate(TRANSFORM.dimensions, seen, [], 1);
    const [belief] = beliefs;
    expect(belief!.posterior.pendingCount).toBeGreaterThan(1);
    expect(new Set(belief!.best).size).toBeGreaterThan(1);
    // At the point with the best mean, expected improvement on that mean is a multiple of expected improvement on the best of all
    // futures.
    const places = noisy.map(({ params }) => TRANSFORM.encode(params));
    const means = places.map((place) => modes[0]!.observed.predict(place).mean);
    const least = Math.min(...means);
    const place = places[means.indexOf(least)]!;
    const plain = logExpectedImprovement(modes[0]!.observed.predict(place), least);
    expect(createLogImprovement("expected", beliefs, 2).score(place)).toBeLessThan(plain - Math.log(3));
  });

  it("knows the best point if values are exact", () => {
    const exact = Array.from({ length: 12 }, (_, i) => trial(i / 3, { values: [(i / 3 - 2) ** 2] }));
    const { beliefs } = fitSurrogate(TRANSFORM.dimensions, observe(TRANSFORM, exact, 1, null)!, [], 1);
    for (const { posterior } of beliefs) expect(posterior.pendingCount).toBe(0);
  });
});
