import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { sizeOf, weightShapes, type WeightShape } from "../../core/learner/network/weight.ts";

/** Floats of a vector of the kernels. */
export const LANES = 4;

/** Number of four-column panels of a matrix of this width. */
export function panelCount(width: number): number {
  return Math.ceil(width / LANES);
}

/** The position of a weight in its flat vector, in panels. */
export interface WeightPlace extends WeightShape {
  /** Rows and columns as a matrix: a kernel's last dimension is its width, a vector is one row. */
  readonly rows: number;
  readonly width: number;
  /** First float in the vector of the trainable weights, or in that of the moving statistics. */
  readonly from: number;
}

/** All weights in their order, and the lengths of the two flat vectors that contain them. */
export interface WeightPlaces {
  readonly places: readonly WeightPlace[];
  readonly trainable: number;
  readonly moving: number;
}

/** @throws AppError layerImpossible */
export function weightPlaces(model: ModelSpec): WeightPlaces {
  let trainable = 0;
  let moving = 0;
  const places = weightShapes(model).map((weight) => {
    const width = weight.shape.at(-1)!;
    const rows = sizeOf(weight.shape) / width;
    const floats = panelCount(width) * rows * LANES;
    const from = weight.trainable ? trainable : moving;
    if (weight.trainable) trainable += floats;
    else moving += floats;
    return { ...weight, rows, width, from };
  });
  return { places, trainable, moving };
}

/** Writes a row-major matrix in panels; lanes beyond its width are 0. */
export function writePanels(values: Float32Array, rows: number, width: number, panels: Float32Array): void {
  panels.fill(0, 0, panelCount(width) * rows * LANES);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) {
      panels[panelIndex(row, column, rows)] = values[row * width + column]!;
    }
  }
}

/** Reads a row-major matrix from panels. */
export function readPanels(panels: Float32Array, rows: number, width: number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(rows * width);
  copyPanels(panels, rows, width, values, 0);
  return values;
}

/** Writes the row-major matrix in panels to `values`, from `start` on. */
export function copyPanels(
  panels: Float32Array,
  rows: number,
  width: number,
  values: Float32Array,
  start: number,
): void {
  for (let column = 0; column < width; column++) {
    let from = panelIndex(0, column, rows);
    let to = start + column;
    for (let row = 0; row < rows; row++, from += LANES, to += width) values[to] = panels[from]!;
  }
}

function panelIndex(row: number, column: number, rows: number): number {
  return (Math.floor(column / LANES) * rows + row) * LANES + (column % LANES);
}
