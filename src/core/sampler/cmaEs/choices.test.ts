import { describe, expect, it } from "vitest";
import { createRng } from "../../math/rng.ts";
import { drawChoice, evenChoices, updateChoices } from "./choices.ts";

const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

describe("choices", () => {
  it("are drawn with their probabilities", () => {
    const rng = createRng(1);
    const counts = [0, 0, 0];
    for (let i = 0; i < 10_000; i++) counts[drawChoice(Float64Array.of(0.2, 0.7, 0.1), rng)]!++;
    expect(counts.map((count) => Math.round(count / 1000))).toEqual([2, 7, 1]);
  });

  it("move towards the choices of the better trials, and none disappears", () => {
    let choices = evenChoices(4);
    for (let i = 0; i < 200; i++) choices = updateChoices(choices, [2, 2], [0.6, 0.4], 0.4, 3);
    expect(sum(choices)).toBeCloseTo(1, 12);
    const least = (1 - 0.73 ** (1 / 3)) / 3;
    expect(choices[2]).toBeCloseTo(1 - 3 * least, 6);
    expect(Math.min(...choices)).toBeCloseTo(least, 6);
  });

  it("stay the same if the coordinate was not active", () => {
    const before = Float64Array.of(0.5, 0.3, 0.2);
    const after = updateChoices(before, [Number.NaN, Number.NaN], [0.6, 0.4], 0.4, 1);
    after.forEach((probability, k) => expect(probability).toBeCloseTo(before[k]!, 12));
  });

  it.each([1, 2])("are probabilities with a size of %i, too", (size) => {
    const choices = updateChoices(evenChoices(size), [0], [1], 1, 1);
    expect(sum(choices)).toBeCloseTo(1, 12);
    expect(Math.min(...choices)).toBeGreaterThan(0);
  });
});
