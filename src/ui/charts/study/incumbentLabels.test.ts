import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BEST_LABEL_SIZE, incumbentLabels, MARK_LABEL_SIZE, type LabelledStep } from "./incumbentLabels.ts";
import { labelBox, overlaps } from "../plot/labelLayout.ts";

const BOUNDS = { left: 40, top: 10, right: 500, bottom: 260 };

const step = (number: number, x: number, y: number, text = `#${number + 1}`): LabelledStep => ({
  number,
  x,
  y,
  text,
});
const BEST = step(22, 400, 150, "Trial 23 · 0.0812");

describe("incumbentLabels", () => {
  it("keeps the first trial's number away from the ticks left of the plot", () => {
    const steps = [step(0, 40, 60), BEST];
    const labels = incumbentLabels(steps, steps, 480, BOUNDS, false);
    expect(labels.map(({ number }) => number)).toEqual([22, 0]);
    expect(labelBox("#1", MARK_LABEL_SIZE, labels[1]!).left).toBeGreaterThanOrEqual(BOUNDS.left);
  });

  it("moves the best label off a mark that breaks a limit", () => {
    const under = { x: 402, y: 164 };
    const [label] = incumbentLabels([BEST], [BEST, under], 480, BOUNDS, false);
    const { left, top, right, bottom } = labelBox(BEST.text, BEST_LABEL_SIZE, label!);
    expect(under.x > left - 5 && under.x < right + 5 && under.y > top - 5 && under.y < bottom + 5).toBe(
      false,
    );
  });

  it("places the label on the side of the better values if there is room", () => {
    const below = incumbentLabels([BEST], [BEST], 480, BOUNDS, false)[0]!;
    const above = incumbentLabels([BEST], [BEST], 480, BOUNDS, true)[0]!;
    expect(below.y).toBeGreaterThan(BEST.y);
    expect(above.y).toBeLessThan(BEST.y);
  });

  it("omits an earlier incumbent's label if the line turns below it", () => {
    const steps = [step(3, 100, 60), step(4, 104, 90), BEST];
    expect(incumbentLabels(steps, steps, 480, BOUNDS, false).map(({ number }) => number)).not.toContain(3);
  });

  it("shows the best label in a plot narrower than its words", () => {
    const narrow = { left: 40, top: 10, right: 90, bottom: 260 };
    expect(incumbentLabels([step(0, 60, 100, "Trial 1 · 0.123456")], [], 90, narrow, false)).toHaveLength(1);
  });

  it("never lets labels overlap or leave the plot", () => {
    const coordinate = fc.record({
      x: fc.integer({ min: 40, max: 500 }),
      y: fc.integer({ min: 30, max: 240 }),
    });
    fc.assert(
      fc.property(fc.array(coordinate, { minLength: 1, maxLength: 40 }), fc.boolean(), (points, above) => {
        const sorted = points.toSorted((a, b) => a.x - b.x);
        const steps = sorted.map(({ x, y }, number) => step(number, x, y));
        const labels = incumbentLabels(steps, points, 500, BOUNDS, above);
        const boxes = labels.map((label) =>
          labelBox(label.text, label.best ? BEST_LABEL_SIZE : MARK_LABEL_SIZE, label),
        );
        for (const [i, a] of boxes.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(BOUNDS.left);
          expect(a.right).toBeLessThanOrEqual(BOUNDS.right);
          for (const b of boxes.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
