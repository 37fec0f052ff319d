import { clamp } from "./clamp.ts";
import { createLbfgsMemory } from "./lbfgsMemory.ts";
import { norm } from "./vectors.ts";

const ARMIJO = 1e-4;
const MAX_BACKTRACKS = 20;

/** A function to minimise: returns f(x) and writes ∇f(x) into `gradient`. A non-finite value means that x is outside the domain. */
export type Differentiable = (x: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  /** Bounds of the box; ±Infinity for no bound. Same length as the start. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly maxIterations: number;
  /** Stop when no component of the projected gradient is larger. */
  readonly gradientTolerance: number;
  /** Stop when a step improves f by less than this (absolute). Default 0: stop only at a step without improvement. */
  readonly valueTolerance?: number;
}

export interface LbfgsResult {
  readonly x: Float64Array;
  readonly value: number;
  readonly iterations: number;
}

/**
 * Local minimum of a smooth function in a box: limited-memory BFGS (10 pairs; Nocedal & Wright 2006, algorithm 7.4) on the
 * variables that the gradient does not hold at a bound, with a backtracking search along the projected path (Bertsekas 1982).
 * Simpler than L-BFGS-B's generalised Cauchy point, and as good for the small problems it is used for.
 * @param start inside the box; f(start) finite
 */
export function minimizeInBox(f: Differentiable, start: Float64Array, options: LbfgsOptions): LbfgsResult {
  const { lower, upper, maxIterations, gradientTolerance, valueTolerance = 0 } = options;
  const n = start.length;
  let x: Float64Array = clampTo(Float64Array.from(start), lower, upper);
  let gradient: Float64Array = new Float64Array(n);
  let value = f(x, gradient);
  let candidate: Float64Array = new Float64Array(n);
  let candidateGradient: Float64Array = new Float64Array(n);
  const memory = createLbfgsMemory(n, 10);
  const direction = new Float64Array(n);
  let iteration = 0;
  for (; iteration < maxIterations && Number.isFinite(value); iteration++) {
    const steepest = projectedGradient(x, gradient, lower, upper, direction);
    if (steepest <= gradientTolerance) break;
    const curved = memory.apply(direction, gradient);
    let step = curved ? 1 : Math.min(1, 1 / norm(direction));
    let accepted = false;
    let newValue = value;
    for (let attempt = 0; attempt < MAX_BACKTRACKS; attempt++) {
      for (let i = 0; i < n; i++) candidate[i] = x[i]! - step * direction[i]!;
      clampTo(candidate, lower, upper);
      newValue = f(candidate, candidateGradient);
      let decrease = 0;
      for (let i = 0; i < n; i++) decrease += gradient[i]! * (candidate[i]! - x[i]!);
      if (newValue <= value + ARMIJO * decrease && decrease < 0) {
        accepted = true;
        break;
      }
      step *= shrinkage(newValue - value, decrease);
    }
    if (!accepted) {
      if (!curved) break;
      memory.clear();
      continue;
    }
    memory.add(x, candidate, gradient, candidateGradient);
    const gain = value - newValue;
    [x, candidate] = [candidate, x];
    [gradient, candidateGradient] = [candidateGradient, gradient];
    value = newValue;
    if (gain <= valueTolerance) break;
  }
  return { x, value, iterations: iteration };
}

/** Factor for the next step: the minimum of the parabola through f, its slope and the failed value, within [0.1, 0.5]. */
function shrinkage(rise: number, slope: number): number {
  if (!Number.isFinite(rise) || !(slope < 0)) return 0.25;
  return clamp(-slope / (2 * (rise - slope)), 0.1, 0.5);
}

/** Writes the gradient without the components that push against a bound; returns its largest absolute component. */
function projectedGradient(
  x: Float64Array,
  gradient: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  out: Float64Array,
): number {
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    const g = gradient[i]!;
    const held = (x[i]! <= lower[i]! && g > 0) || (x[i]! >= upper[i]! && g < 0);
    out[i] = held ? 0 : g;
    if (!held) largest = Math.max(largest, Math.abs(g));
  }
  return largest;
}

function clampTo(x: Float64Array, lower: Float64Array, upper: Float64Array): Float64Array {
  for (let i = 0; i < x.length; i++) x[i] = clamp(x[i]!, lower[i]!, upper[i]!);
  return x;
}
