import { describe, expect, it } from "vitest";
import type { Distribution } from "../space/distribution.ts";
import { createTransform } from "../space/transform.ts";
import { createGridCells } from "./gridCells.ts";

const GRIDS: readonly [string, Distribution][] = [
  ["ints", { kind: "int", low: -3, high: 9, log: false, step: 1 }],
  ["stepped ints whose end is no step", { kind: "int", low: 4, high: 66, log: false, step: 4 }],
  ["logarithmic ints", { kind: "int", low: 1, high: 512, log: true, step: 1 }],
  ["stepped floats", { kind: "float", low: 0, high: 0.6, log: false, step: 0.05 }],
  ["one level", { kind: "int", low: 7, high: 7, log: true, step: 1 }],
];

describe("createGridCells", () => {
  it.each(GRIDS)("divides [0, 1] as the transform snaps: %s", (_, distribution) => {
    const { size, edge, cellOf } = createGridCells(distribution);
    const [dimension] = createTransform({
      parameters: [{ name: "x", distribution, condition: null }],
    }).dimensions;
    expect(edge(0)).toBe(0);
    expect(edge(size)).toBe(1);
    expect(size).toBe(dimension!.size);
    for (let cell = 0; cell < size; cell++) {
      const [low, high] = [edge(cell), edge(cell + 1)];
      expect(high).toBeGreaterThan(low);
      for (const share of [0.001, 0.3, 0.999]) {
        const coordinate = low + share * (high - low);
        expect(cellOf(coordinate)).toBe(cell);
        expect(dimension!.nearestLevel(coordinate)).toBe(cell);
      }
    }
  });
});
