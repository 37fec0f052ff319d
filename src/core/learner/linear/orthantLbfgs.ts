import { createLbfgsMemory } from "../../math/lbfgsMemory.ts";
import { norm } from "../../math/vectors.ts";
import type { Work } from "../work.ts";
import type { Minimum } from "./newton.ts";
import type { LinearObjective } from "./objective.ts";
import { l1Norm, leastSubgradient } from "./subgradient.ts";

const PAIRS = 10;
const MOST_ITERATIONS = 3000;
const MOST_HALVINGS = 30;
const ARMIJO = 1e-4;

/**
 * The minimum of f(θ) + Σ l1ⱼ·|θⱼ| by orthant-wise limited-memory BFGS (OWL-QN, Andrew & Gao 2007), for more parameters than a
 * matrix of second derivatives has room for; without a penalty it is L-BFGS. No parameter changes its sign within a step: it stops
 * at 0.
 * @param start overwritten
 * @param tolerance of the largest component of the least subgradient
 */
export function* minimiseByOrthants(
  { parameters, evaluate }: LinearObjective,
  start: Float64Array,
  l1: Float64Array,
  tolerance: number,
): Work<Minimum> {
  let theta: Float64Array = start;
  let gradient: Float64Array = new Float64Array(parameters);
  let candidate: Float64Array = new Float64Array(parameters);
  let candidateGradient: Float64Array = new Float64Array(parameters);
  const subgradient = new Float64Array(parameters);
  const direction = new Float64Array(parameters);
  const memory = createLbfgsMemory(parameters, PAIRS);
  let value = (yield* evaluate(theta, gradient)) + l1Norm(theta, l1);
  let steepest = leastSubgradient(theta, gradient, l1, subgradient);
  let iterations = 0;
  for (; iterations < MOST_ITERATIONS && steepest > tolerance; iterations++) {
    direction.set(subgradient);
    const isCurved = memory.apply(direction, subgradient);
    alignWith(subgradient, l1, direction);
    let length = isCurved ? 1 : Math.min(1, 1 / norm(direction));
    let newValue = value;
    let isAccepted = false;
    for (let halving = 0; halving <= MOST_HALVINGS; halving++) {
      const slope = stepWithinOrthant(theta, direction, length, subgradient, l1, candidate);
      newValue = (yield* evaluate(candidate, candidateGradient)) + l1Norm(candidate, l1);
      isAccepted = newValue < value && newValue <= value + ARMIJO * slope;
      if (isAccepted) break;
      length /= 2;
    }
    if (!isAccepted) {
      if (!isCurved) break;
      memory.clear();
      continue;
    }
    memory.add(theta, candidate, gradient, candidateGradient);
    [theta, candidate] = [candidate, theta];
    [gradient, candidateGradient] = [candidateGradient, gradient];
    value = newValue;
    steepest = leastSubgradient(theta, gradient, l1, subgradient);
  }
  return { theta, value, gradient: steepest, iterations };
}

/** Removes the components of a direction that do not go down along their own axis. */
function alignWith(subgradient: Float64Array, l1: Float64Array, direction: Float64Array): void {
  for (let i = 0; i < direction.length; i++) {
    if (l1[i]! > 0 && direction[i]! * subgradient[i]! <= 0) direction[i] = 0;
  }
}

/** Writes θ − length·direction, cut off where it leaves the orthant, to `out`; returns the first-order change of the value. */
function stepWithinOrthant(
  theta: Float64Array,
  direction: Float64Array,
  length: number,
  subgradient: Float64Array,
  l1: Float64Array,
  out: Float64Array,
): number {
  let change = 0;
  for (let i = 0; i < theta.length; i++) {
    const sign = theta[i] === 0 ? -Math.sign(subgradient[i]!) : Math.sign(theta[i]!);
    const moved = theta[i]! - length * direction[i]!;
    out[i] = l1[i]! > 0 && moved * sign <= 0 ? 0 : moved;
    change += subgradient[i]! * (out[i]! - theta[i]!);
  }
  return change;
}
