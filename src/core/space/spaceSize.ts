import type { Distribution, ParamValue } from "./distribution.ts";
import { levelCount, levelOf, levelValue } from "./levels.ts";
import { isActive, isFeasible, type SearchParameter, type SearchSpace } from "./searchSpace.ts";

/**
 * Number of distinct configurations; Infinity when a continuous parameter with more than one value can be active.
 *
 * A parameter has at most one parent, so the space is a forest: N(p) = Σ over values v of p of Π N(c) over the children c that v
 * makes active, and the size is the product over the roots. Constraints are not taken into account.
 */
export function spaceSize(space: SearchSpace): number {
  const children = new Map<string, SearchParameter[]>();
  for (const parameter of space.parameters) {
    if (parameter.condition === null) continue;
    const siblings = children.get(parameter.condition.parent) ?? [];
    siblings.push(parameter);
    children.set(parameter.condition.parent, siblings);
  }
  const count = (parameter: SearchParameter): number => {
    const { name, distribution } = parameter;
    let total = 0;
    for (const { value, levels } of levelGroups(distribution, children.get(name) ?? [])) {
      let product = levels;
      for (const child of children.get(name) ?? []) {
        if (isActive(child, { [name]: value })) product *= count(child);
      }
      total += product;
    }
    return total;
  };
  return space.parameters.filter((p) => p.condition === null).reduce((size, p) => size * count(p), 1);
}

/**
 * Every configuration of a finite space that satisfies its constraints, once, in a fixed order. Lazy: take as many as needed. A
 * branch ends as soon as the parameters set so far break a constraint.
 * @param patience steps without a configuration after which the walk gives up; it then returns false instead of true
 */
export function* configurations(
  space: SearchSpace,
  patience: number = Number.POSITIVE_INFINITY,
): Generator<Record<string, ParamValue>, boolean> {
  let left = patience;
  return yield* extend({}, 0);

  function* extend(
    params: Record<string, ParamValue>,
    index: number,
  ): Generator<Record<string, ParamValue>, boolean> {
    if (left-- <= 0) return false;
    if (!isFeasible(space, params)) return true;
    const parameter = space.parameters[index];
    if (parameter === undefined) {
      left = patience;
      yield params;
      return true;
    }
    if (!isActive(parameter, params)) return yield* extend(params, index + 1);
    const levels = levelCount(parameter.distribution);
    for (let level = 0; level < levels; level++) {
      const value = levelValue(parameter.distribution, level);
      if (!(yield* extend({ ...params, [parameter.name]: value }, index + 1))) return false;
    }
    return true;
  }
}

/** The levels of a distribution, grouped so that every condition of `children` is the same for all members of a group. */
function levelGroups(
  distribution: Distribution,
  children: readonly SearchParameter[],
): { value: ParamValue; levels: number }[] {
  const size = levelCount(distribution);
  if (size === Number.POSITIVE_INFINITY) {
    const edge = distribution.kind === "float" ? distribution.high : 0;
    return [{ value: edge, levels: size }];
  }
  const starts = new Set([0]);
  for (const { condition } of children) {
    if (condition === null) continue;
    if ("values" in condition) {
      for (const value of condition.values) {
        const level = levelOf(distribution, value);
        if (level !== null) starts.add(level).add(level + 1);
      }
    } else {
      starts.add(firstLevelAtLeast(distribution, size, condition.atLeast));
    }
  }
  const sorted = [...starts].filter((start) => start < size).sort((a, b) => a - b);
  return sorted.map((start, i) => ({
    value: levelValue(distribution, start),
    levels: (sorted[i + 1] ?? size) - start,
  }));
}

function firstLevelAtLeast(distribution: Distribution, size: number, bound: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const value = levelValue(distribution, middle);
    if (typeof value === "number" && value >= bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
