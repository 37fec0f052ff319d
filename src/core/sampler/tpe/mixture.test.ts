import { describe, expect, it } from "vitest";
import { CONDITIONAL_SPACE, SMALL_SPACE } from "../../../testing/contracts/samplerContract.ts";
import { createRng } from "../../math/rng.ts";
import { paramsKey } from "../../space/searchSpace.ts";
import { configurations } from "../../space/spaceSize.ts";
import { createTransform } from "../../space/transform.ts";
import { createMixture } from "./mixture.ts";

const transform = createTransform(SMALL_SPACE);
const ALL = [...configurations(SMALL_SPACE)];
const TRIALS = [
  { kind: "tree", depth: 3 },
  { kind: "forest", depth: 3 },
  { kind: "a" },
  { kind: "tree", depth: 3 },
];

describe("createMixture", () => {
  it.each([0, 1, 4])("is a distribution over a conditional space, with %i trials", (count) => {
    const points = TRIALS.slice(0, count).map((params) => transform.encode(params));
    const mixture = createMixture(SMALL_SPACE, transform, points, count);
    const logs = mixture.logDensity(ALL.map((params) => transform.encode(params)));
    expect(ALL).toHaveLength(7);
    expect(logs.reduce((sum, log) => sum + Math.exp(log), 0)).toBeCloseTo(1, 12);
  });

  it("draws from its own density, also for parameters that are inactive in some trials", () => {
    const mixture = createMixture(SMALL_SPACE, transform, TRIALS.map(transform.encode), 4);
    const rng = createRng(1);
    const counts = new Map<string, number>();
    const n = 20_000;
    for (let i = 0; i < n; i++) {
      const key = paramsKey(SMALL_SPACE, transform.decode(mixture.draw(rng)));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const logs = mixture.logDensity(ALL.map((params) => transform.encode(params)));
    ALL.forEach((params, i) => {
      const share = (counts.get(paramsKey(SMALL_SPACE, params)) ?? 0) / n;
      expect(Math.abs(share - Math.exp(logs[i]!))).toBeLessThan(0.015);
    });
  });

  it("is higher where its trials lie, and narrows with the evidence", () => {
    const space = createTransform(CONDITIONAL_SPACE);
    const near = { layers: 1, units1: 30, dropout: 0.2, optimizer: "adam", learningRate: 1e-3 };
    const [close, far] = [
      { ...near, learningRate: 1.1e-3 },
      { ...near, learningRate: 0.9 },
    ];
    const contrast = (evidence: number) => {
      const mixture = createMixture(CONDITIONAL_SPACE, space, [space.encode(near)], evidence);
      const [a, b] = mixture.logDensity([space.encode(close), space.encode(far)]);
      return a! - b!;
    };
    expect(contrast(1)).toBeGreaterThan(0.5);
    expect(contrast(100)).toBeGreaterThan(contrast(1) + 1);
  });
});
