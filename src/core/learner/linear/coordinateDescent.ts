import type { Progress, Work } from "../work.ts";
import { solveScaled } from "./scaledCholesky.ts";

/** A sweep that moves no parameter further, relative to the largest, ends the descent. */
const LEAST_MOVE = 1e-13;
/** Sweeps over all parameters, at most. */
const MOST_ROUNDS = 200;

/** Sweeps over the active parameters before the equations of all of them together are solved. */
const SWEEPS = 10;

/**
 * The step δ that minimises g·δ + δᵀHδ/2 + Σ l1ⱼ·|θⱼ + δⱼ|, one parameter at a time (Friedman, Hastie & Tibshirani 2010, with the
 * products of the columns computed once). Between sweeps over all parameters, those that are 0 rest. If a few sweeps over the others
 * are not enough, as with columns that are nearly copies, `solveActive` goes straight to their minimum.
 * @param matrix H, row-major, symmetric
 */
export function* descendByCoordinates(
  matrix: Float64Array,
  theta: Float64Array,
  gradient: Float64Array,
  l1: Float64Array,
  progress: Progress,
): Work<Float64Array> {
  const size = theta.length;
  const descent: Descent = { matrix, target: theta.slice(), slopes: gradient.slice(), l1 };
  const everyone = Uint32Array.from({ length: size }, (_, i) => i);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const isStill = sweepOver(everyone, descent);
    let spent = size * size;
    if (isStill) break;
    const active = everyone.filter((i) => descent.target[i] !== 0);
    let isDone = active.length === 0;
    for (let sweep = 0; sweep < SWEEPS && !isDone; sweep++) {
      isDone = sweepOver(active, descent);
      spent += active.length * size;
    }
    if (!isDone) {
      solveActive(active, descent);
      spent += active.length ** 3 / 3 + active.length * size;
    }
    if (progress.spend(spent)) yield;
  }
  return descent.target.map((value, i) => value - theta[i]!);
}

interface Descent {
  readonly matrix: Float64Array;
  /** θ + δ */
  readonly target: Float64Array;
  /** g + Hδ */
  readonly slopes: Float64Array;
  readonly l1: Float64Array;
}

/**
 * Moves the active parameters together to the minimum that they would have with their present signs, or up to where the first of
 * them becomes 0. Nothing is done if the equations have no single solution.
 */
function solveActive(active: Uint32Array, { matrix, target, slopes, l1 }: Descent): void {
  const count = active.length;
  const size = target.length;
  const square = new Float64Array(count * count);
  const step = new Float64Array(count);
  active.forEach((i, row) => {
    step[row] = -(slopes[i]! + l1[i]! * Math.sign(target[i]!));
    for (let column = 0; column <= row; column++) {
      square[row * count + column] = matrix[i * size + active[column]!]!;
    }
  });
  if (!solveScaled(square, step, false)) return;
  let length = 1;
  let first = -1;
  active.forEach((i, row) => {
    if (l1[i] === 0 || target[i]! * (target[i]! + step[row]!) > 0) return;
    const crossing = -target[i]! / step[row]!;
    if (crossing > length) return;
    length = crossing;
    first = i;
  });
  active.forEach((i, row) => {
    const before = target[i]!;
    target[i] = i === first ? 0 : before + length * step[row]!;
    addRow(slopes, target[i] - before, matrix, i * size);
  });
}

/** Moves each parameter to its minimum, given the others; returns whether none moved. */
function sweepOver(
  indices: Uint32Array,
  { matrix, target, slopes, l1 }: Readonly<Record<"matrix" | "target" | "slopes" | "l1", Float64Array>>,
): boolean {
  const size = target.length;
  let largestMove = 0;
  let largest = 1;
  for (const i of indices) {
    const curvature = matrix[i * size + i]!;
    // Neither the data nor a penalty say anything of it.
    if (!(curvature > 0)) continue;
    const before = target[i]!;
    const pull = curvature * before - slopes[i]!;
    const after = (Math.sign(pull) * Math.max(0, Math.abs(pull) - l1[i]!)) / curvature;
    const move = after - before;
    if (move === 0) continue;
    target[i] = after;
    addRow(slopes, move, matrix, i * size);
    largestMove = Math.max(largestMove, Math.abs(move));
    largest = Math.max(largest, Math.abs(after));
  }
  return largestMove <= LEAST_MOVE * largest;
}

/** target ← target + factor·(the row of the matrix that begins at `start`) */
function addRow(target: Float64Array, factor: number, matrix: Float64Array, start: number): void {
  for (let j = 0; j < target.length; j++) target[j] = target[j]! + factor * matrix[start + j]!;
}
