import type { ErrorRecord } from "../errors.ts";
import type { Distribution, Params, ParamValue } from "./distribution.ts";
import { levelCount, levelOf, levelValue } from "./levels.ts";
import { isActive, isFeasible, type SearchSpace } from "./searchSpace.ts";

/** Relative slack for values on a grid: steps such as 0.1 are not exact in binary. */
const GRID_SLACK = 1e-9;

/** Whether a distribution contains exactly this value. */
export function contains(distribution: Distribution, value: ParamValue): boolean {
  if (distribution.kind === "categorical") return distribution.choices.includes(value);
  if (typeof value !== "number" || !Number.isFinite(value)) return false;
  if (levelCount(distribution) === Infinity) return value >= distribution.low && value <= distribution.high;
  const level = levelOf(distribution, value);
  if (level === null) return false;
  return Math.abs(Number(levelValue(distribution, level)) - value) <= GRID_SLACK * Math.abs(value);
}

/**
 * Why params are not a configuration of a space, or null: a value outside its distribution, a parameter that is missing or not
 * active, a broken constraint.
 */
export function paramsProblem(space: SearchSpace, params: Params): ErrorRecord | null {
  const active = new Set<string>();
  for (const parameter of space.parameters) {
    if (!isActive(parameter, params)) continue;
    active.add(parameter.name);
    const value = params[parameter.name];
    const known = value !== undefined;
    if (known && contains(parameter.distribution, value)) continue;
    return {
      code: "paramOutsideSpace",
      details: { setting: parameter.name, value: known ? String(value) : "–" },
    };
  }
  const stray = Object.keys(params).find((name) => !active.has(name));
  if (stray !== undefined) {
    return { code: "paramOutsideSpace", details: { setting: stray, value: String(params[stray]) } };
  }
  return isFeasible(space, params) ? null : { code: "paramsInfeasible", details: {} };
}
