import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanText, scoreTexts } from "./scoreTexts.ts";

describe("scoreTexts", () => {
  it.each<[number, [number, number], string]>([
    [0.9567, [0.9012, 0.9987], "0.957 [0.901, 0.999]"],
    [3.688879454, [3.6888794, 3.6888795], "3.689"],
    [3.688879454, [3.688879454, 3.688879454], "3.689"],
    [2.30251, [2.30101, 2.30402], "2.303 [2.301, 2.304]"],
    [54.2, [47.9, 60.1], "54 [48, 60]"],
    [45_678, [45_082, 46_311], "45,700 [45,100, 46,300]"],
    [1_234_567, [1_200_000, 1_300_000], "1.23e6 [1.2e6, 1.3e6]"],
    [0.00075, [0.0001, 0.0021], "0.0008 [0.0001, 0.0021]"],
    [1.2e-9, [1e-9, 1.5e-9], "1.2e−9 [1e−9, 1.5e−9]"],
    [1, [1, 1], "1.000"],
    [0, [0, 0], "0"],
    [-0.31, [-0.52, -0.11], "−0.31 [−0.52, −0.11]"],
  ])("writes %d in %j as %s", (value, interval, text) => {
    expect(written(value, interval)).toBe(text);
  });

  it("gives three significant digits where there is no interval", () => {
    expect(scoreTexts(0.98765, null)).toEqual({ value: "0.988", interval: null, same: false });
  });

  it("never names an interval whose ends read as the score does", () => {
    const score = fc.double({ noNaN: true, min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(score, score, score, (...three) => {
        const [low, value, high] = three.toSorted((a, b) => a - b) as [number, number, number];
        const text = written(value, [low, high]);
        const [first, ...ends] = text.match(/[−\d][\d.,e−]*\d|\d/g)!;
        expect(ends.length === 0 || ends.some((end) => end !== first)).toBe(true);
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it("is readable at the ends of what numbers can be", () => {
    expect(written(1e308, [-1e308, 1.5e308])).not.toMatch(/\d{7}|NaN/);
    expect(written(Infinity, [1, Infinity])).toContain("∞");
  });
});

it.each([
  [0.02474, 0.013, "0.025 ± 0.013"],
  [0.05292, 0.0096, "0.0529 ± 0.0096"],
  [53.2789, 2.345, "53.3 ± 2.3"],
  [0.9765, 0, "0.9765 ± 0"],
  [12_345, 678, "12,350 ± 680"],
])("meanText writes %d ± %d as %s", (mean, error, text) => {
  expect(meanText(mean, error)).toBe(text);
});

function written(value: number, ends: [number, number]): string {
  const { value: text, interval, same } = scoreTexts(value, ends);
  return same ? text : `${text} [${interval!.join(", ")}]`;
}
