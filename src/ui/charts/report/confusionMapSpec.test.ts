import { describe, expect, it } from "vitest";
import { confusionMapSpec, MOST_MAPPED, confusionAxes } from "./confusionMapSpec.ts";

/** Ten rows of each class, of which one in every tenth class is called the next class. */
function example(classes: number) {
  const names = Array.from({ length: classes }, (_, k) => `plant ${k}`);
  const confusion = names.map((_, actual) =>
    names.map((_, predicted) => {
      if (actual % 10 !== 0 || actual + 1 === classes) return actual === predicted ? 10 : 0;
      return actual === predicted ? 7 : predicted === actual + 1 ? 3 : 0;
    }),
  );
  return { names, confusion };
}

describe("confusionMapSpec", () => {
  it("shows every class of up to forty, in their order", () => {
    const { names, confusion } = example(MOST_MAPPED);
    const spec = confusionMapSpec(names, confusion);
    expect(spec.names).toEqual(names);
    expect(spec.shares[0]).toBeCloseTo(0.7, 12);
    expect(spec.shares[1]).toBeCloseTo(0.3, 12);
    expect(spec).toMatchObject({ correct: 400 - 12, total: 400, classes: 40 });
    expect(spec.mistakes[0]).toEqual({ actual: "plant 0", predicted: "plant 1", rows: 3, share: 0.3, at: 1 });
  });

  it("shows those with the most mistakes of a thousand classes, and combines the others", () => {
    const { names, confusion } = example(1000);
    const spec = confusionMapSpec(names, confusion);
    expect(spec.names).toHaveLength(MOST_MAPPED);
    expect(spec.names.at(-1)).toBeNull();
    expect(spec.names.slice(0, 4)).toEqual(["plant 0", "plant 1", "plant 10", "plant 11"]);
    expect(spec.mistakes).toHaveLength(100);
    const rowSums = Array.from({ length: MOST_MAPPED }, (_, row) =>
      spec.shares.subarray(row * MOST_MAPPED, (row + 1) * MOST_MAPPED).reduce((sum, share) => sum + share, 0),
    );
    for (const sum of rowSums) expect(sum).toBeCloseTo(1, 12);
  });

  it("without a mistake, and with a class without rows", () => {
    const spec = confusionMapSpec(
      ["a", "b", "c"],
      [
        [2, 0, 0],
        [0, 0, 0],
        [0, 0, 1],
      ],
    );
    expect(spec).toMatchObject({ mistakes: [], correct: 3, total: 3 });
    expect([...spec.shares].every(Number.isFinite)).toBe(true);
  });
});

describe("confusionAxes", () => {
  it("distinguishes a class whose name is a number from the number of a row", () => {
    const { x, y } = confusionAxes(["0", "23", null], "(others)");
    expect(y.ticks.map(({ label, aside }) => [label, aside])).toEqual([
      ["0", "#1"],
      ["23", "#2"],
      ["(others)", "#3"],
    ]);
    // Columns have the numbers of their rows.
    expect(x.ticks.map(({ label }) => label)).toEqual(["#1", "#2", "#3"]);
  });

  it("keeps the ends of names that begin alike", () => {
    const names = Array.from({ length: 40 }, (_, i) => `industrial component series ${i + 100}`);
    expect(new Set(confusionAxes(names, "").y.ticks.map(({ label }) => label)).size).toBe(40);
  });
});
