import { expect, test } from "vitest";
import { createRng } from "../math/rng.ts";
import type { SearchSpace } from "../space/searchSpace.ts";
import { improvementLeft } from "./improvementLeft.ts";
import type { ObservedTrial, SamplerOptions } from "./sampler.ts";

const range = { kind: "float", low: 0, high: 1, log: false, step: null } as const;
const SPACE: SearchSpace = {
  parameters: ["x", "y"].map((name) => ({ name, distribution: range, condition: null })),
};
const OPTIONS: SamplerOptions = { space: SPACE, directions: ["minimize"], seed: 1 };

/** A bowl of depth 0 with its bottom at (0.3, 0.6). */
const bowl = (x: number, y: number) => 10 * ((x - 0.3) ** 2 + (y - 0.6) ** 2);

function trials(count: number, f: (x: number, y: number) => number, high = 1): readonly ObservedTrial[] {
  const rng = createRng(7);
  return Array.from({ length: count }, (): ObservedTrial => {
    const params = { x: rng.uniform() * high, y: rng.uniform() * high };
    return { params, state: "complete", values: [f(params.x, params.y)] };
  });
}

test("it bounds the remaining improvement, which shrinks as more is known", () => {
  const best = (observed: readonly ObservedTrial[]) => Math.min(...observed.map(({ values }) => values![0]!));
  const [few, many] = [trials(8, bowl), trials(120, bowl)];
  expect(improvementLeft(OPTIONS, few)!).toBeGreaterThanOrEqual(best(few));
  expect(improvementLeft(OPTIONS, many)!).toBeGreaterThanOrEqual(0);
  expect(improvementLeft(OPTIONS, many)!).toBeLessThan(0.3);
  expect(improvementLeft(OPTIONS, many)!).toBeLessThan(improvementLeft(OPTIONS, few)! / 3);
});

test("if the trials include the minimum of a bowl of height 8, little improvement remains", () => {
  const bottom: ObservedTrial = { params: { x: 0.3, y: 0.6 }, state: "complete", values: [0] };
  expect(improvementLeft(OPTIONS, [...trials(60, bowl), bottom])!).toBeLessThan(0.2);
});

test("an unexplored corner may improve by more than the tolerance", () => {
  const seen = trials(30, (x, y) => -5 * (x + y), 0.5);
  // From the best of them, at most −5, the slope continues to −10; a GP returns to its mean on the way.
  expect(improvementLeft(OPTIONS, seen)!).toBeGreaterThan(3);
});

test("units are the objective's, in both directions", () => {
  const up = trials(30, (x, y) => -1000 * bowl(x, y));
  const down = trials(30, (x, y) => 1000 * bowl(x, y));
  const left = improvementLeft({ ...OPTIONS, directions: ["maximize"] }, up)!;
  expect(left).toBeCloseTo(improvementLeft(OPTIONS, down)!, 6);
  expect(left).toBeCloseTo(1000 * improvementLeft(OPTIONS, trials(30, bowl))!, 2);
});

test("infeasible configurations do not count", () => {
  const left = { kind: "parameter", name: "x" } as const;
  const half = { kind: "literal", value: 0.5 } as const;
  const space: SearchSpace = {
    ...SPACE,
    constraints: [{ kind: "compare", operator: "<=", left, right: half }],
  };
  const seen = trials(40, (x) => -Math.max(0, x - 0.4) * 20).filter(
    ({ params }) => Number(params["x"]) <= 0.5,
  );
  expect(improvementLeft({ ...OPTIONS, space }, seen)!).toBeLessThan(improvementLeft(OPTIONS, seen)! / 2);
});

test("unknown with several objectives, and with fewer than five values", () => {
  expect(improvementLeft({ ...OPTIONS, directions: ["minimize", "minimize"] }, trials(20, bowl))).toBeNull();
  const failed: ObservedTrial = { params: { x: 0, y: 0 }, state: "failed", values: null };
  const nan: ObservedTrial = { params: { x: 1, y: 0 }, state: "complete", values: [Number.NaN] };
  expect(improvementLeft(OPTIONS, [...trials(4, bowl), failed, nan])).toBeNull();
});

test("constant objectives and conditional spaces give a number", () => {
  expect(
    improvementLeft(
      OPTIONS,
      trials(10, () => 3),
    )!,
  ).toBeGreaterThanOrEqual(0);
  const space: SearchSpace = {
    parameters: [
      { name: "kind", distribution: { kind: "categorical", choices: ["a", "b"] }, condition: null },
      { name: "x", distribution: range, condition: { parent: "kind", values: ["a"] } },
    ],
  };
  const seen = Array.from({ length: 12 }, (_, i): ObservedTrial => ({
    params: i % 2 === 0 ? { kind: "a", x: i / 12 } : { kind: "b" },
    state: "complete",
    values: [i],
  }));
  expect(Number.isFinite(improvementLeft({ ...OPTIONS, space }, seen))).toBe(true);
});
