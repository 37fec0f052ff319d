import type { Distribution } from "../space/distribution.ts";
import { levelCount } from "../space/levels.ts";

/** The cells into which the levels of a grid divide [0, 1] (`space/transform.ts`). */
export interface GridCells {
  readonly size: number;
  /** The cell that holds a coordinate. */
  cellOf(coordinate: number): number;
  /** Where a cell begins, half a step below its level; `edge(size)` is 1. */
  edge(cell: number): number;
}

/** @param distribution an int, or a float with a step */
export function createGridCells(distribution: Distribution): GridCells {
  const size = levelCount(distribution);
  const edge = edgesOf(distribution, size);
  const cellOf = (coordinate: number) => {
    // By bisection: the cells of a logarithmic grid differ in width.
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = Math.floor((low + high + 1) / 2);
      if (edge(middle) <= coordinate) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return { size, cellOf, edge };
}

function edgesOf(distribution: Distribution, size: number): (cell: number) => number {
  if (distribution.kind === "categorical" || !distribution.log) return (cell) => cell / size;
  const bottom = distribution.low - 0.5;
  const span = Math.log((bottom + size) / bottom);
  return (cell) => (cell === size ? 1 : Math.log((bottom + cell) / bottom) / span);
}
