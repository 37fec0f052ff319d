import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statePath } from "../stateMarks.tsx";
import { MOST_OF_A_STYLE, movedPath, SvgInk, type InkPaths } from "./svgInk.ts";

const STATES = ["waiting", "running", "complete", "pruned", "failed", "broken"] as const;

describe("SvgInk", () => {
  it("keeps the order of painting, shapes of one style together", () => {
    const ink = new SvgInk();
    ink.fillStyle = "red";
    ink.globalAlpha = 0.5;
    ink.fillRect(1, 2, 10, 20);
    ink.fillRect(0, 0, 1, 1);
    ink.strokeStyle = "blue";
    ink.lineWidth = 2;
    ink.setLineDash([4, 3]);
    ink.beginPath();
    ink.moveTo(0, 0);
    ink.lineTo(3.4561, 5);
    ink.stroke();
    expect(ink.shapes()).toEqual([
      {
        kind: "paths",
        style: { fill: "red", stroke: "none", strokeWidth: 1, dash: "", alpha: 0.5 },
        paths: ["M1 2L11 2L11 22L1 22Z", "M0 0L1 0L1 1L0 1Z"],
      },
      {
        kind: "paths",
        style: { fill: "none", stroke: "blue", strokeWidth: 2, dash: "4 3", alpha: 0.5 },
        paths: ["M0 0L3.46 5"],
      },
    ]);
  });

  it("ignores a path without a point", () => {
    const ink = new SvgInk();
    ink.beginPath();
    ink.stroke();
    expect(ink.shapes()).toEqual([]);
  });

  it("writes text with the canvas' anchor and middle", () => {
    const ink = new SvgInk();
    ink.font = "10px sans-serif";
    ink.textAlign = "center";
    ink.textBaseline = "middle";
    ink.fillText("−0.17", 20, 30);
    expect(ink.shapes()).toEqual([
      {
        kind: "text",
        text: "−0.17",
        x: 20,
        y: 33.5,
        fill: "#000",
        alpha: 1,
        font: "10px sans-serif",
        anchor: "middle",
      },
    ]);
  });

  it("joins many shapes of one style and keeps all of them", () => {
    const ink = new SvgInk();
    for (let index = 0; index < 3 * MOST_OF_A_STYLE + 5; index++) ink.mark("M0 0L1 0", "stroke", index, 0);
    const [shape] = ink.shapes() as [InkPaths];
    expect(shape.paths).toHaveLength(MOST_OF_A_STYLE);
    expect(shape.paths.join("").match(/M/g)).toHaveLength(3 * MOST_OF_A_STYLE + 5);
  });
});

describe("movedPath", () => {
  it("moves every mark of a trial's state and back again", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATES),
        fc.integer({ min: -2000, max: 2000 }),
        fc.integer({ min: -2000, max: 2000 }),
        (state, dx, dy) => {
          const path = statePath(state, 3.6);
          const moved = movedPath(path, dx, dy);
          expect(firstPoint(moved)).toEqual(
            firstPoint(path).map((value, axis) => near(value + [dx, dy][axis]!)),
          );
          expect(movedPath(moved, -dx, -dy)).toBe(movedPath(path, 0, 0));
        },
      ),
      { seed: 15 },
    );
  });

  it("does not change radii and flags of an arc", () => {
    expect(movedPath("M2 0A2 2 0 1 1 -2 0Z", 10, 20)).toBe("M12 20A2 2 0 1 1 8 20Z");
  });
});

function firstPoint(path: string): readonly number[] {
  return path
    .slice(1)
    .match(/-?[\d.]+/g)!
    .slice(0, 2)
    .map((value) => near(Number(value)));
}

/** Rounded as in paths. */
function near(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
