import { describe, expect, it } from "vitest";
import { createRng } from "../math/rng.ts";
import type { SearchSpace } from "../space/searchSpace.ts";
import { createTransform, randomPoint } from "../space/transform.ts";
import type { Acquisition } from "./acquisition.ts";
import { maximise } from "./maximise.ts";

const SPACE: SearchSpace = {
  parameters: [
    { name: "x", distribution: { kind: "float", low: 0, high: 1, log: false, step: null }, condition: null },
    { name: "n", distribution: { kind: "int", low: 0, high: 199, log: false, step: 1 }, condition: null },
    { name: "c", distribution: { kind: "categorical", choices: ["a", "b", "c", "d"] }, condition: null },
    {
      name: "y",
      distribution: { kind: "float", low: 0, high: 1, log: false, step: null },
      condition: { parent: "c", values: ["c"] },
    },
  ],
};
const TRANSFORM = createTransform(SPACE);
const BEST_N = TRANSFORM.dimensions[1]!.position(123);

/** Highest at x = 0.3, n = 123, c = "c", y = 1 (a bound); y inactive gives no gain. */
const HILL: Acquisition = {
  score: (point) => hill(point, new Float64Array(4)),
  scoreWithGradient: hill,
};

function hill(point: Float64Array, gradient: Float64Array): number {
  const [x, n, c, y] = point as unknown as [number, number, number, number];
  gradient.set([-2 * (x - 0.3), -20 * (n - BEST_N), 0, Number.isNaN(y) ? 0 : 1]);
  return -((x - 0.3) ** 2) - 10 * (n - BEST_N) ** 2 + (c === 2 ? 0.5 : 0.1 * c) + (Number.isNaN(y) ? 0 : y);
}

describe("maximise", () => {
  it("finds the maximum over continuous, integer, categorical and conditional coordinates from a poor start", () => {
    const rng = createRng(3);
    const starts = [Float64Array.of(0.9, 0.1, 0, 0.2)];
    const [best] = maximise(HILL, { transform: TRANSFORM }, starts, 1, rng);
    expect(TRANSFORM.decode(best!.latent)).toMatchObject({ n: 123, c: "c", y: 1 });
    expect(best!.point[0]).toBeCloseTo(0.3, 3);
  });

  it("returns its maxima best first, at least as good as the best candidate, each at its canonical point", () => {
    const rng = createRng(4);
    const candidates = Array.from({ length: 50 }, () => randomPoint(TRANSFORM.dimensions, rng));
    const found = maximise(HILL, { transform: TRANSFORM }, candidates, 5, rng);
    const values = found.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    const bestCandidate = Math.max(...candidates.map((point) => HILL.score(TRANSFORM.canonical(point))));
    expect(values[0]).toBeGreaterThanOrEqual(bestCandidate);
    for (const { latent, point, value } of found) {
      expect(TRANSFORM.canonical(latent)).toEqual(point);
      expect(HILL.score(point)).toBe(value);
    }
  });

  it("stays in the region, climbs to its border, and gives back candidates where a climb leads out", () => {
    const allows = (latent: Float64Array) => latent[0]! <= 0.2 && latent[1]! >= 0.5;
    const rng = createRng(6);
    const candidates = Array.from({ length: 400 }, () => randomPoint(TRANSFORM.dimensions, rng)).filter(
      allows,
    );
    const found = maximise(HILL, { transform: TRANSFORM, allows }, candidates, 5, rng);
    expect(found.length).toBeGreaterThan(candidates.length);
    expect(found.every(({ latent }) => allows(latent))).toBe(true);
    expect(TRANSFORM.decode(found[0]!.latent)).toMatchObject({ n: 123, c: "c", y: 1 });
    expect(found[0]!.point[0]).toBeCloseTo(0.2, 1);
  });
});
