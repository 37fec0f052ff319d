import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/gp/normal.json";
import { cdf, logPdf } from "../math/normal.ts";
import { createRng } from "../math/rng.ts";
import { logExpectedImprovement, logH, logHSlope } from "./acquisition.ts";

describe("log h", () => {
  it.each(reference.normal)("equals mpmath's at $z", (row) => {
    expect(Math.abs(logH(row.z) / row.logH - 1)).toBeLessThan(1e-12);
    expect(Math.abs(logHSlope(row.z) / row.logHSlope - 1)).toBeLessThan(1e-6);
  });

  it("rises without a step where its branches meet", () => {
    for (const joint of [0, -1e3]) {
      const jump = logH(joint + 1e-9) - logH(joint - 1e-9);
      expect(jump).toBeGreaterThanOrEqual(0);
      expect(jump).toBeLessThan(1e-5);
    }
  });
});

describe("log expected improvement", () => {
  it("is the logarithm of the closed form", () => {
    for (const [mean, sd, best] of [
      [0.3, 0.5, 0.1],
      [-2, 1.5, -1],
      [1, 0.01, 1.02],
    ] as const) {
      const z = (best - mean) / sd;
      const closed = (best - mean) * cdf(z) + sd * Math.exp(logPdf(z));
      expect(logExpectedImprovement({ mean, sd }, best)).toBeCloseTo(Math.log(closed), 12);
    }
  });

  it("is the mean improvement of random draws", () => {
    const rng = createRng(2);
    let sum = 0;
    const draws = 200_000;
    for (let i = 0; i < draws; i++) sum += Math.max(0, 0.2 - (0.5 + 0.7 * rng.normal()));
    expect(Math.exp(logExpectedImprovement({ mean: 0.5, sd: 0.7 }, 0.2))).toBeCloseTo(sum / draws, 2);
  });
});
