import { createRng, deriveSeed } from "../math/rng.ts";
import { sobolPoints } from "../math/sobol.ts";
import type { Distribution, Params, ParamValue } from "../space/distribution.ts";
import { levelValue } from "../space/levels.ts";
import { paramsKey, type SearchParameter, type SearchSpace } from "../space/searchSpace.ts";
import { spaceSize } from "../space/spaceSize.ts";
import { createTransform, fromUnitCube, type Dimension } from "../space/transform.ts";
import { plainNote, type ObservedTrial, type Sampler, type SamplerOptions } from "./sampler.ts";
import { createUnseen } from "./unseen.ts";

/** Number of trials that the first grid is made for if the study has no limit. */
const DEFAULT_BUDGET = 100;
/** Levels of a number in the finest grid; after it, configurations are drawn at random. */
const MOST_LEVELS = 1025;
/** Points of the Sobol sequence that are tried for the next cell; the few cells not met by then are taken at random. */
const MOST_PASSED = 4000;

/**
 * Every combination of a few values of each parameter.
 *
 * - A number gets its ends and evenly spaced values between them (on a log scale if `log`); all its values if there are no more.
 *   The
 *   number of levels is the largest, at least 2, whose grid still fits in the budget.
 * - The cells are taken in the order in which a scrambled Sobol sequence meets them, so that a study that ends early has covered
 *   all parts of the space.
 * - If only two levels fit, they are the quarters, because a grid of ends only would miss everything in between.
 * - When a grid is finished, the middle between every two levels is added: n levels become 2n − 1 (two become five), and no
 *   configuration is tried twice.
 */
export function createGridSampler({ space, seed, budget }: SamplerOptions): Sampler {
  const transform = createTransform(space);
  const first = firstLevels(space, budget ?? DEFAULT_BUDGET);
  return {
    ask: (trials) => {
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      for (let levels = first; levels <= MOST_LEVELS; levels = levels === 2 ? 5 : 2 * levels - 1) {
        const params = nextCell(gridOf(space, levels), trials, seed);
        if (params !== null) return { params, note: plainNote("sequence") };
      }
      const params = unseen.draw(createRng(deriveSeed(seed, "grid", trials.length)));
      return { params, note: plainNote("random") };
    },
  };
}

/** The most levels that fit, by bisection. */
function firstLevels(space: SearchSpace, budget: number): number {
  let [low, high] = [2, MOST_LEVELS];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (spaceSize(gridOf(space, middle)) <= budget) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The space with lists of values instead of its numbers; conditions and constraints refer to values, and stay the same. */
function gridOf(space: SearchSpace, levels: number): SearchSpace {
  const { dimensions } = createTransform(space);
  const parameters = space.parameters.map((parameter, i): SearchParameter => {
    const { distribution } = parameter;
    if (distribution.kind === "categorical") return parameter;
    const choices = choicesOf(parameter, dimensions[i]!, distribution, levels);
    return { ...parameter, distribution: { kind: "categorical", choices } };
  });
  return { ...space, parameters };
}

function choicesOf(
  { name }: SearchParameter,
  dimension: Dimension,
  distribution: Distribution,
  levels: number,
): ParamValue[] {
  const { kind, size, nearestLevel } = dimension;
  if (size <= levels) return Array.from({ length: size }, (_, level) => levelValue(distribution, level));
  const coordinates =
    levels === 2 ? [0.25, 0.75] : Array.from({ length: levels }, (_, i) => i / (levels - 1));
  if (kind === "grid") {
    const found = new Set(coordinates.map((coordinate) => nearestLevel(coordinate)));
    return Array.from(found, (level) => levelValue(distribution, level));
  }
  const line = createTransform({ parameters: [{ name, distribution, condition: null }] });
  return coordinates.map((coordinate) => line.decode(Float64Array.of(coordinate))[name]!);
}

/** A configuration of the grid that has not been tried, or null. */
function nextCell(grid: SearchSpace, trials: readonly ObservedTrial[], seed: number): Params | null {
  const transform = createTransform(grid);
  const unseen = createUnseen(grid, transform, trials);
  if (unseen.first() === null) return null;
  const { dimensions } = transform;
  const cells = spaceSize(grid);
  const passed = new Set<string>();
  for (let index = 0; index < MOST_PASSED && passed.size < cells; index++) {
    const unit = sobolPoints(1, dimensions.length, deriveSeed(seed, "grid"), index);
    const params = transform.decode(fromUnitCube(dimensions, unit));
    if (unseen.has(params)) return params;
    passed.add(paramsKey(grid, params));
  }
  return unseen.draw(createRng(deriveSeed(seed, "cell", trials.length)));
}
