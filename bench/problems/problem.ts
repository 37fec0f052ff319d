import type { Rng } from "../../src/core/math/rng.ts";
import type { Params } from "../../src/core/space/distribution.ts";
import type { Condition, SearchParameter, SearchSpace } from "../../src/core/space/searchSpace.ts";

/** A function to minimise whose minimum is known. It is never at the centre of the space, where many samplers start. */
export interface Problem {
  readonly space: SearchSpace;
  /** The minimum, without noise. */
  readonly minimum: number;
  /** One of the configurations with the minimum. */
  readonly argmin: Params;
  /**
   * The observed value of a trial.
   * @param noise the trial's own random numbers; most problems do not use them
   * @returns null if the trial fails
   */
  evaluate(params: Params, noise: Rng): number | null;
  /** What our samplers try first; absent: nothing. */
  readonly portfolio?: readonly Params[];
  /** The value without noise, which determines the regret; absent: that of `evaluate`. */
  readonly noiseless?: (params: Params) => number;
}

export function float(name: string, low: number, high: number, condition: Condition | null = null) {
  return parameter(name, { kind: "float", low, high, log: false, step: null }, condition);
}

export function logFloat(name: string, low: number, high: number, condition: Condition | null = null) {
  return parameter(name, { kind: "float", low, high, log: true, step: null }, condition);
}

export function integer(name: string, low: number, high: number, condition: Condition | null = null) {
  return parameter(name, { kind: "int", low, high, log: false, step: 1 }, condition);
}

export function logInteger(name: string, low: number, high: number, condition: Condition | null = null) {
  return parameter(name, { kind: "int", low, high, log: true, step: 1 }, condition);
}

export function categorical(name: string, choices: readonly string[]) {
  return parameter(name, { kind: "categorical", choices }, null);
}

export function parameter(
  name: string,
  distribution: SearchParameter["distribution"],
  condition: Condition | null = null,
): SearchParameter {
  return { name, distribution, condition };
}

/** x0, x1, …: the same interval for each. */
export function cube(dimensions: number, low: number, high: number): SearchSpace {
  return { parameters: Array.from({ length: dimensions }, (_, i) => float(`x${i}`, low, high)) };
}

/** A point as params x0, x1, … */
export function pointParams(...coordinates: number[]): Params {
  return Object.fromEntries(coordinates.map((x, i) => [`x${i}`, x]));
}

/** Params x0, x1, … as a point. */
export function coordinates(params: Params, dimensions: number): number[] {
  return Array.from({ length: dimensions }, (_, i) => Number(params[`x${i}`]));
}
