import type { ErrorRecord } from "../../../core/errors.ts";
import type { Params, ParamValue } from "../../../core/space/distribution.ts";
import { levelOf } from "../../../core/space/levels.ts";
import { isActive, type SearchParameter, type SearchSpace } from "../../../core/space/searchSpace.ts";
import { createTransform } from "../../../core/space/transform.ts";

/** Initial values of the form: `params`, and the middle of the range for missing ones. */
export function startingValues(space: SearchSpace, params: Params): ReadonlyMap<string, ParamValue> {
  const everything = { parameters: space.parameters.map((parameter) => ({ ...parameter, condition: null })) };
  const transform = createTransform(everything);
  const middle = transform.decode(
    Float64Array.from(transform.dimensions, ({ kind }) => (kind === "categorical" ? 0 : 0.5)),
  );
  return new Map(space.parameters.map(({ name }) => [name, params[name] ?? plain(middle[name]!)]));
}

/** The middle of a range, rounded: 0.0017320508 → 0.00173, which is also inside the range. */
function plain(value: ParamValue): ParamValue {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(3)) : value;
}

/** The parameters that exist with these values, parents first. */
export function activeParameters(
  space: SearchSpace,
  values: ReadonlyMap<string, ParamValue>,
): readonly SearchParameter[] {
  const params = Object.fromEntries(values);
  const active: SearchParameter[] = [];
  for (const parameter of space.parameters) {
    const parent = parameter.condition?.parent;
    const hasParent = parent === undefined || active.some(({ name }) => name === parent);
    if (hasParent && isActive(parameter, params)) active.push(parameter);
  }
  return active;
}

/** The problem with a value, or null. Values between the steps of a grid are invalid as well. */
export function valueProblem({ name, distribution }: SearchParameter, value: ParamValue): ErrorRecord | null {
  if (distribution.kind === "categorical") return null;
  if (typeof value !== "number" || Number.isNaN(value)) {
    return { code: "settingNotANumber", details: { setting: name, value: String(value) } };
  }
  const { low, high, step } = distribution;
  const near = step === null || Math.abs((value - low) / step - Math.round((value - low) / step)) < 1e-6;
  const inside = value >= low && value <= high && (step === null || levelOf(distribution, value) !== null);
  if (inside && near) return null;
  return { code: "settingOutOfBounds", details: { setting: name, value: String(value), low, high } };
}
