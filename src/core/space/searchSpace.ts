import type { Distribution, Params, ParamValue } from "./distribution.ts";
import { holds, type InputConstraint } from "./inputConstraint.ts";

/**
 * When a parameter exists: its parent is active and the parent's value is one of `values` (any kind), or is ≥ `atLeast` (numbers).
 * The parent comes before the child in the space.
 */
export type Condition =
  | { readonly parent: string; readonly values: readonly ParamValue[] }
  | { readonly parent: string; readonly atLeast: number };

export interface SearchParameter {
  readonly name: string;
  readonly distribution: Distribution;
  /** null: always active. */
  readonly condition: Condition | null;
}

/** An ordered list of parameters; parents before children. Samplers see only this. */
export interface SearchSpace {
  readonly parameters: readonly SearchParameter[];
  /** What every configuration must satisfy; absent: no constraints. */
  readonly constraints?: readonly InputConstraint[];
}

/** Whether a configuration satisfies all constraints of the space. */
export function isFeasible({ constraints }: SearchSpace, params: Params): boolean {
  return constraints === undefined || constraints.every((constraint) => holds(constraint, params));
}

/** Whether `parameter` exists given the values of its (earlier) parents. */
export function isActive(parameter: SearchParameter, params: Params): boolean {
  const { condition } = parameter;
  return condition === null || allowsChild(condition, params[condition.parent]);
}

/** Whether a condition holds. @param parent the value of its parent; undefined: inactive */
export function allowsChild(condition: Condition, parent: ParamValue | undefined): boolean {
  if (parent === undefined) return false;
  if ("values" in condition) return condition.values.includes(parent);
  return typeof parent === "number" && parent >= condition.atLeast;
}

/** A key that is the same for two configurations exactly if they are equal; the order in which params were set does not matter. */
export function paramsKey(space: SearchSpace, params: Params): string {
  return JSON.stringify(space.parameters.map(({ name }) => params[name] ?? null));
}
