import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/gp/normal.json";
import { cdf, erfcx, logCdf, logPdf, millsRatio, quantile } from "./normal.ts";

describe("normal distribution, against mpmath with 400 digits", () => {
  it.each(reference.erfcx)("erfcx($x)", ({ x, erfcx: expected }) => {
    expect(Math.abs(erfcx(x) / expected - 1)).toBeLessThan(5e-14);
  });

  it.each(reference.normal)("log density and log distribution function at $z", (row) => {
    expect(Math.abs(logPdf(row.z) / row.logPdf - 1)).toBeLessThan(1e-15);
    expect(Math.abs(logCdf(row.z) / row.logCdf - 1)).toBeLessThan(1e-13);
  });
});

describe("normal distribution, identities", () => {
  it("has a distribution function symmetric about 1/2", () => {
    expect(cdf(0)).toBe(0.5);
    for (const z of [0.1, 1, 2.7, 6]) expect(cdf(z) + cdf(-z)).toBeCloseTo(1, 15);
  });

  it("has a quantile that undoes the distribution function", () => {
    for (const p of [1e-300, 1e-12, 0.01, 0.3, 0.5, 0.77, 1 - 1e-9]) {
      expect(Math.abs(cdf(quantile(p)) / p - 1)).toBeLessThan(1e-11);
    }
  });

  it("has Mills' ratio 1/|z| in the far tail", () => {
    expect(millsRatio(-1e8) * 1e8).toBeCloseTo(1, 12);
  });
});
