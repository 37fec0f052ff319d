import { describe, expect, it } from "vitest";
import { MAX_CLASSES } from "../limits.ts";
import { createRowCounter, createRowSample } from "./rowChoice.ts";

const NAMES = ["id", "size", "class"];
const ROWS = Array.from({ length: 90 }, (_, i) => [`${i}`, i % 2 ? "large" : "small", i % 3 ? "a" : "b"]);

function counted(target: string | null) {
  const { choose, counts } = createRowCounter(target);
  for (const row of ROWS) choose(row, NAMES);
  return counts();
}

describe("createRowCounter", () => {
  it("counts the classes of the target, or of the last column if the target is unknown or missing", () => {
    const byClass = new Map([
      ["b", 30],
      ["a", 60],
    ]);
    expect(counted("size").byClass.get("large")).toBe(45);
    expect(counted(null)).toEqual({ target: 2, byClass });
    expect(counted("no such column")).toEqual({ target: 2, byClass });
  });

  it("does not count by a column with too many values", () => {
    const { choose, counts } = createRowCounter("id");
    for (let i = 0; i < MAX_CLASSES + 10; i++) choose([`${i}`, "small", "a"], NAMES);
    expect(counts()).toEqual({ target: null, byClass: new Map([["", MAX_CLASSES + 10]]) });
  });
});

describe("createRowSample", () => {
  it("keeps the classes' shares, and is the same for the same seed", () => {
    const draw = (seed: number) => {
      const choose = createRowSample(counted(null), 30, seed);
      return ROWS.filter((row) => choose(row, NAMES));
    };
    expect(draw(1)).toHaveLength(30);
    expect(draw(1).filter(([, , label]) => label === "a")).toHaveLength(20);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(2)).not.toEqual(draw(1));
  });
});
