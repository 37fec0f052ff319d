import { describe, expect, it } from "vitest";
import { columnFit } from "../columnFit.ts";
import { placeCells } from "./placeCells.ts";

const WIDTH = 200;
const row = (i: number): string[] =>
  Array.from({ length: WIDTH }, (_, j) =>
    j % 4 === 0 ? `name ${"abc"[(i + j) % 3]}` : `${(i * 7 + j) % 90}`,
  );
const FIT = columnFit(
  Array.from({ length: 30 }, (_, i) => row(i)),
  WIDTH,
);
const STEPS = 1_000_000;

describe("the cells of an odd line of a wide table", () => {
  const whole = row(5);
  const halves = ['"left', 'right"'];
  const long = [...whole.slice(0, 8), ...halves, ...whole.slice(9)];
  const placed = [...whole.slice(0, 8), "left,right", ...whole.slice(9)];

  it("are placed in a few steps for each", () => {
    const budget = { steps: STEPS };
    expect(placeCells(long, ",", '"', FIT, budget)?.cells).toEqual(placed);
    expect(STEPS - budget.steps).toBeLessThan(8 * WIDTH);
  });

  it("with a cell too few as well", () => {
    const budget = { steps: STEPS };
    const short = [...whole.slice(0, 8), ...whole.slice(9)];
    expect(placeCells(short, ",", '"', FIT, budget)?.cells).toEqual([
      ...whole.slice(0, 8),
      "",
      ...whole.slice(9),
    ]);
    expect(STEPS - budget.steps).toBeLessThan(12 * WIDTH);
  });

  it("are not looked for where the budget is spent, or far too many are missing", () => {
    const budget = { steps: 50 };
    expect(placeCells(long, ",", '"', FIT, budget)).toBeNull();
    expect(placeCells(long, ",", '"', FIT, budget)).toBeNull();
    expect(budget.steps).toBeGreaterThan(-50);
    const untouched = { steps: STEPS };
    expect(placeCells(whole.slice(0, 90), ",", '"', FIT, untouched)).toBeNull();
    expect(untouched.steps).toBe(STEPS);
  });
});
