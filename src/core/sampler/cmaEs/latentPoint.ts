import { clamp } from "../../math/clamp.ts";
import { createRng } from "../../math/rng.ts";
import type { Params } from "../../space/distribution.ts";
import { paramsKey, type SearchSpace } from "../../space/searchSpace.ts";
import type { Transform } from "../../space/transform.ts";
import type { GridCells } from "../gridCells.ts";
import type { Distributions, Evolution } from "./evolution.ts";
import { type Gaussian, marginalDeviations } from "./gaussian.ts";

/** Draws of a trial's own stream that are searched for its point; more would help only if most draws were known or infeasible. */
const DRAWS = 4;
/** Draws until one falls into a cell. */
const CELL_DRAWS = 20;

/**
 * The point in the unit cube that represents a trial. The configuration alone does not determine the position within a grid's cell,
 * nor the coordinates of inactive parameters.
 *
 * A trial that the search itself proposed is drawn again, from the distributions at that time (`candidates`) and the trial's own
 * stream. For any other trial, the position within a cell and inactive numbers are drawn from the normal distribution, so that they
 * change the distribution only at random; inactive choices are NaN.
 * @param seed seed of the trial's own stream, with which the sampler drew it
 * @param candidates the latest first
 */
export function latentPoint(
  space: SearchSpace,
  transform: Transform,
  evolution: Evolution,
  candidates: readonly [Distributions, ...Distributions[]],
  params: Params,
  seed: number,
): Float64Array {
  const { numeric, draw } = evolution;
  const encoded = transform.encode(params);
  const key = paramsKey(space, params);
  for (const distributions of candidates) {
    const rng = createRng(seed);
    for (let i = 0; i < DRAWS; i++) {
      const point = draw(distributions, rng);
      if (paramsKey(space, transform.decode(point)) === key) return withoutIdleChoices(point);
    }
  }
  const rng = createRng(seed);
  const point = draw(candidates[0], rng);
  const { gaussian } = candidates[0];
  numeric.forEach(({ place, cells }, i) => {
    const value = encoded[place]!;
    if (Number.isNaN(value)) return;
    point[place] = cells === null ? value : withinCell(gaussian!, i, cells, value, () => rng.normal());
  });
  return withoutIdleChoices(point);

  function withoutIdleChoices(point: Float64Array): Float64Array {
    return point.map((value, j) => (transform.dimensions[j]!.kind === "categorical" ? encoded[j]! : value));
  }
}

/** A draw of coordinate `i` that falls into the cell of `value`, or else the point of the cell nearest to the mean. */
function withinCell(
  gaussian: Gaussian,
  i: number,
  cells: GridCells,
  value: number,
  normal: () => number,
): number {
  const cell = cells.cellOf(value);
  const [low, high] = [cells.edge(cell), cells.edge(cell + 1)];
  const deviation = marginalDeviations(gaussian)[i]!;
  for (let k = 0; k < CELL_DRAWS; k++) {
    const drawn = gaussian.mean[i]! + deviation * normal();
    if (drawn >= low && drawn <= high) return drawn;
  }
  return clamp(gaussian.mean[i]!, low, high);
}
