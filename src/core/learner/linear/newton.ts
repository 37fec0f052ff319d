import type { Progress, Work } from "../work.ts";
import { descendByCoordinates } from "./coordinateDescent.ts";
import type { LinearObjective } from "./objective.ts";
import { solveScaled } from "./scaledCholesky.ts";
import { l1Norm, leastSubgradient } from "./subgradient.ts";

const MOST_ITERATIONS = 100;
const MOST_HALVINGS = 40;
const ARMIJO = 1e-4;
/** A full step that moves no parameter further, relative to the largest, is the last: the next would be much smaller. */
const LEAST_MOVE = 1e-9;
/**
 * After a full step of no more than this, relative to the largest parameter, the matrix of second derivatives has hardly changed: the
 * next step takes the same one, which costs several times as much as a gradient.
 */
const NEAR_MOVE = 0.05;
/** How much smaller each step with an old matrix must be than the one before. */
const NEAR_SHRINK = 0.1;
/** Relative rounding error of a value, which the line search allows for. */
const ROUNDING = 1e-14;

export interface Minimum {
  readonly theta: Float64Array;
  /** f(θ) + Σ l1ⱼ·|θⱼ| */
  readonly value: number;
  /** Largest component of the least subgradient. */
  readonly gradient: number;
  readonly iterations: number;
}

/**
 * The minimum of f(θ) + Σ l1ⱼ·|θⱼ| by proximal Newton steps (Lee, Sun & Saunders 2014) with a halving line search: each goes to the
 * minimum of the quadratic model of f plus the penalty, by Cholesky's factorisation if there is no penalty and by coordinate descent
 * otherwise. Near the minimum each step is at most a tenth of the one before (see `NEAR_SHRINK`) or the matrix is made anew, so the
 * parameters are as exact as the conditioning allows.
 * @param start overwritten
 */
export function* minimiseByNewton(
  objective: LinearObjective,
  start: Float64Array,
  l1: Float64Array,
  progress: Progress,
): Work<Minimum> {
  const { parameters, evaluate, hessian, isQuadratic } = objective;
  const hasL1 = l1.some((penalty) => penalty > 0);
  const theta = start;
  const gradient = new Float64Array(parameters);
  const candidate = new Float64Array(parameters);
  const candidateGradient = new Float64Array(parameters);
  const subgradient = new Float64Array(parameters);
  let value = (yield* evaluate(theta, gradient)) + l1Norm(theta, l1);
  let matrix: Float64Array | null = null;
  let isNear = false;
  let lastMove = Infinity;
  let iterations = 0;
  for (; iterations < MOST_ITERATIONS; iterations++) {
    if (leastSubgradient(theta, gradient, l1, subgradient) === 0) break;
    if (matrix === null || !(isQuadratic || isNear)) matrix = yield* hessian(theta);
    const step = hasL1
      ? yield* descendByCoordinates(matrix, theta, gradient, l1, progress)
      : solveNewton(matrix, gradient);
    const slope = slopeAlong(theta, gradient, step, l1);
    const move = largestMove(theta, step);
    let length = 1;
    let newValue = value;
    let isAccepted = false;
    for (let halving = 0; halving <= MOST_HALVINGS; halving++) {
      for (let i = 0; i < parameters; i++) candidate[i] = theta[i]! + length * step[i]!;
      newValue = (yield* evaluate(candidate, candidateGradient)) + l1Norm(candidate, l1);
      isAccepted = newValue <= value + ARMIJO * length * slope + ROUNDING * Math.abs(value);
      if (isAccepted) break;
      length /= 2;
    }
    if (!isAccepted) {
      if (!isNear) break;
      isNear = false;
      continue;
    }
    theta.set(candidate);
    gradient.set(candidateGradient);
    value = newValue;
    isNear = length === 1 && move <= (isNear ? NEAR_SHRINK * lastMove : NEAR_MOVE);
    lastMove = move;
    if (length === 1 && move <= LEAST_MOVE) break;
  }
  return { theta, value, gradient: leastSubgradient(theta, gradient, l1, subgradient), iterations };
}

/** −H⁻¹·g */
function solveNewton(matrix: Float64Array, gradient: Float64Array): Float64Array {
  const step = gradient.map((slope) => -slope);
  solveScaled(matrix, step, true);
  return step;
}

/** Upper bound of the change of the penalised value per unit of a short step. */
function slopeAlong(
  theta: Float64Array,
  gradient: Float64Array,
  step: Float64Array,
  l1: Float64Array,
): number {
  let slope = 0;
  for (let i = 0; i < theta.length; i++) {
    slope += gradient[i]! * step[i]! + l1[i]! * (Math.abs(theta[i]! + step[i]!) - Math.abs(theta[i]!));
  }
  return slope;
}

function largestMove(theta: Float64Array, step: Float64Array): number {
  let move = 0;
  let size = 1;
  for (let i = 0; i < theta.length; i++) {
    move = Math.max(move, Math.abs(step[i]!));
    size = Math.max(size, Math.abs(theta[i]!));
  }
  return move / size;
}
