import type { Progress, Work } from "../work.ts";
import { addGradientOfBlock, addOuterProducts, marginsOfBlock } from "./products.ts";
import { lossOfRow, weightsOfRow, type LinearLoss } from "./rowLoss.ts";
import { inFours, type StandardisedRows } from "./standardisedRows.ts";

/**
 * A smooth convex function of the parameters of a linear model, without any L1 penalty:
 *
 *   f(θ) = Σᵢ sᵢ·loss(yᵢ, zᵢ·θ) / Σᵢ sᵢ + Σⱼ l2ⱼ·θⱼ² / 2
 *
 * with the standardised rows zᵢ. θ has a block for each output, with one parameter for each column of the rows.
 */
export interface LinearObjective {
  /** Length of θ: columns × outputs. */
  readonly parameters: number;
  /** f(θ); its gradient is written to `gradient`. */
  readonly evaluate: (theta: Float64Array, gradient: Float64Array) => Work<number>;
  /** The matrix of second derivatives at θ, row-major, parameters × parameters, symmetric. */
  readonly hessian: (theta: Float64Array) => Work<Float64Array>;
  /** Whether the Hessian is the same everywhere. */
  readonly isQuadratic: boolean;
}

export interface ObjectiveData {
  readonly rows: StandardisedRows;
  readonly loss: LinearLoss;
  /** Columns of θ: 1, or the number of classes for softmax. */
  readonly outputs: number;
  /** Class index or standardised target of each row. */
  readonly targets: Float32Array;
  /** Of each class; null: every row counts the same. */
  readonly classWeights: readonly number[] | null;
  /** Of each parameter. */
  readonly l2: Float64Array;
}

export function linearObjective(data: ObjectiveData, progress: Progress): LinearObjective {
  const { rows: source, loss, outputs, targets, classWeights, l2 } = data;
  const { rows, columns, blockRows, block } = source;
  const parameters = columns * outputs;
  const weightOf = (row: number): number => (classWeights === null ? 1 : classWeights[targets[row]!]!);
  let totalWeight = 0;
  for (let row = 0; row < rows; row++) totalWeight += weightOf(row);
  const margins = new Float64Array(blockRows * outputs);
  const slopes = new Float64Array(blockRows * outputs);

  // What is done for each row stands outside of the generators, where it would run slower.
  const evaluateBlock = (
    from: number,
    count: number,
    theta: Float64Array,
    gradient: Float64Array,
  ): number => {
    const values = block(from, from + count);
    let sum = 0;
    marginsOfBlock(values, inFours(count), columns, theta, outputs, margins);
    for (let i = 0; i < count; i++) {
      const weight = weightOf(from + i) / totalWeight;
      sum += weight * lossOfRow(loss, margins, i * outputs, outputs, targets[from + i]!, slopes);
      for (let k = i * outputs; k < (i + 1) * outputs; k++) slopes[k] = weight * slopes[k]!;
    }
    addGradientOfBlock(gradient, values, inFours(count), columns, slopes, outputs);
    return sum;
  };

  function* evaluate(theta: Float64Array, gradient: Float64Array): Work<number> {
    gradient.fill(0);
    let sum = 0;
    for (let from = 0; from < rows; from += blockRows) {
      const count = Math.min(blockRows, rows - from);
      sum += evaluateBlock(from, count, theta, gradient);
      if (progress.spend(2 * count * parameters)) yield;
    }
    for (let i = 0; i < parameters; i++) {
      sum += (l2[i]! * theta[i]! ** 2) / 2;
      gradient[i] = gradient[i]! + l2[i]! * theta[i]!;
    }
    return sum;
  }

  const hessian = hessianOf(data, (row) => weightOf(row) / totalWeight, margins, progress);
  return { parameters, evaluate, hessian, isQuadratic: loss === "squares" };
}

/**
 * @param shareOf of a row in the sum of the losses
 * @param margins room for the outputs of a block
 */
function hessianOf(
  { rows: source, loss, outputs, l2 }: ObjectiveData,
  shareOf: (row: number) => number,
  margins: Float64Array,
  progress: Progress,
): LinearObjective["hessian"] {
  const { rows, columns, blockRows, block } = source;
  const parameters = columns * outputs;
  const pairs = (outputs * (outputs + 1)) / 2;
  const ofRow = new Float64Array(pairs);
  const weighBlock = (
    weights: readonly Float64Array[],
    values: Float64Array,
    from: number,
    count: number,
    theta: Float64Array,
  ): void => {
    // Squared errors have the same curvature everywhere.
    if (loss !== "squares") marginsOfBlock(values, inFours(count), columns, theta, outputs, margins);
    for (let i = 0; i < count; i++) {
      weightsOfRow(loss, margins, i * outputs, outputs, ofRow);
      const weight = shareOf(from + i);
      for (let pair = 0; pair < pairs; pair++) weights[pair]![i] = weight * ofRow[pair]!;
    }
  };

  // Made when it is first needed: with many classes it is too large for fits that never ask for second derivatives.
  let weightsOfPairs: readonly Float64Array[] | null = null;

  function* hessian(theta: Float64Array): Work<Float64Array> {
    const sums = Array.from({ length: pairs }, () => new Float64Array(columns * columns));
    weightsOfPairs ??= Array.from({ length: pairs }, () => new Float64Array(blockRows));
    for (let from = 0; from < rows; from += blockRows) {
      const count = Math.min(blockRows, rows - from);
      const values = block(from, from + count);
      weighBlock(weightsOfPairs, values, from, count, theta);
      for (let pair = 0; pair < pairs; pair++) {
        addOuterProducts(sums[pair]!, values, weightsOfPairs[pair]!, inFours(count), columns);
        if (progress.spend((count * columns * columns) / 2)) yield;
      }
    }
    const matrix = assembled(sums, outputs, columns);
    for (let i = 0; i < parameters; i++) matrix[i * (parameters + 1)]! += l2[i]!;
    if (loss === "softmax") fixBiases(matrix, outputs, columns);
    return matrix;
  }
  return hessian;
}

/** The whole matrix from the lower triangles of the blocks of output pairs (k, l ≤ k), in the order of `weightsOfRow`. */
function assembled(sums: readonly Float64Array[], outputs: number, columns: number): Float64Array {
  const size = outputs * columns;
  const matrix = new Float64Array(size * size);
  let pair = 0;
  for (let k = 0; k < outputs; k++) {
    for (let l = 0; l <= k; l++) {
      const block = sums[pair++]!;
      for (let i = 0; i < columns; i++) {
        for (let j = 0; j <= i; j++) {
          const value = block[i * columns + j]!;
          const row = k * columns;
          const column = l * columns;
          matrix[(row + i) * size + column + j] = value;
          matrix[(row + j) * size + column + i] = value;
          matrix[(column + i) * size + row + j] = value;
          matrix[(column + j) * size + row + i] = value;
        }
      }
    }
  }
  return matrix;
}

/**
 * All biases of softmax may grow by the same amount: the matrix is singular in that direction, where the gradient is 0. A curvature
 * there changes no step, and makes the matrix positive definite.
 */
function fixBiases(matrix: Float64Array, outputs: number, columns: number): void {
  const size = outputs * columns;
  for (let k = 1; k <= outputs; k++) {
    for (let l = 1; l <= outputs; l++)
      matrix[(k * columns - 1) * size + l * columns - 1]! += 1 / outputs ** 2;
  }
}
