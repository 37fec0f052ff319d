import { clamp } from "../../math/clamp.ts";
import { createRng, deriveSeed, type Rng } from "../../math/rng.ts";
import { norm } from "../../math/vectors.ts";
import type { SearchSpace } from "../../space/searchSpace.ts";
import type { Transform } from "../../space/transform.ts";
import { createGridCells, type GridCells } from "../gridCells.ts";
import { type Choices, drawChoice, evenChoices, updateChoices } from "./choices.ts";
import {
  drawGaussian,
  type Gaussian,
  initialGaussian,
  marginalDeviations,
  stepTo,
  updateGaussian,
  whiten,
} from "./gaussian.ts";
import { withMargin } from "./margin.ts";
import { createStrategy, defaultGenerationSize, type Strategy } from "./strategy.ts";

/**
 * First standard deviation in the unit cube. Smaller is better within 60 trials; within 300 trials 0.12 to 0.25 make no difference.
 */
const START_SIGMA = 1 / 6;
/**
 * Standard deviation of every continuous coordinate at which the search has converged: changes this small do not affect a network.
 */
const CONVERGED = 1e-5;
/** Draws until one falls into the unit cube; after that the last one is moved to its border. */
const DRAWS = 20;
/**
 * How far the probabilities of choices move towards those of the best trials. Values between 0.2 and 0.7 make little difference.
 */
const CHOICE_RATE = 0.4;

/**
 * The search distribution over a whole space: one joint distribution of the numeric coordinates, and one for each categorical
 * coordinate.
 */
export interface Distributions {
  readonly strategy: Strategy;
  /** The numeric coordinates, in their order; null if there are none. */
  readonly gaussian: Gaussian | null;
  /** The categorical coordinates, in their order. */
  readonly choices: readonly Choices[];
  /** Number of restarts. */
  readonly restarts: number;
}

/** The search over one space. */
export interface Evolution {
  /** Indices of the numeric coordinates with more than one value, and their cells; null if continuous. */
  readonly numeric: readonly { readonly place: number; readonly cells: GridCells | null }[];
  /**
   * The distributions at the start of a search: the first at the centre, restarts at random points with twice the generation size
   * (IPOP).
   */
  begin(restarts: number): Distributions;
  /** A point within the unit cube, every coordinate a number. */
  draw(distributions: Distributions, rng: Rng): Float64Array;
  /**
   * The distributions after a generation, or those of a restart if the search has converged (Auger & Hansen 2005).
   * @param ranked λ points, the best first, every numeric coordinate a number; NaN for an inactive choice
   */
  advance(distributions: Distributions, ranked: readonly Float64Array[]): Distributions;
}

/** @param seed determines the starting points of restarts */
export function createEvolution(space: SearchSpace, { dimensions }: Transform, seed: number): Evolution {
  const places = Array.from(dimensions.keys());
  const numeric = places
    .filter((place) => dimensions[place]!.kind !== "categorical" && dimensions[place]!.size > 1)
    .map((place) => {
      const isGrid = dimensions[place]!.kind === "grid";
      return { place, cells: isGrid ? createGridCells(space.parameters[place]!.distribution) : null };
    });
  const categorical = places.filter((place) => dimensions[place]!.kind === "categorical");
  const cells = numeric.map((each) => each.cells);
  const n = numeric.length;

  const margined = (gaussian: Gaussian, { size }: Strategy) => withMargin(gaussian, cells, 1 / (n * size));
  const begin = (restarts: number): Distributions => {
    const size = defaultGenerationSize(n + categorical.length) * 2 ** restarts;
    const strategy = createStrategy(Math.max(1, n), size);
    const rng = createRng(deriveSeed(seed, "restart", restarts));
    const mean = Float64Array.from(numeric, () => (restarts === 0 ? 0.5 : rng.uniform()));
    return {
      strategy,
      gaussian: n === 0 ? null : margined(initialGaussian(mean, START_SIGMA), strategy),
      choices: categorical.map((place) => evenChoices(dimensions[place]!.size)),
      restarts,
    };
  };
  const draw = ({ gaussian, choices }: Distributions, rng: Rng): Float64Array => {
    const point = new Float64Array(dimensions.length).fill(0.5);
    const numbers = gaussian === null ? [] : drawInside(gaussian, rng);
    numeric.forEach(({ place }, i) => (point[place] = numbers[i]!));
    categorical.forEach((place, i) => (point[place] = drawChoice(choices[i]!, rng)));
    return point;
  };
  const advance = (before: Distributions, ranked: readonly Float64Array[]): Distributions => {
    const { strategy, gaussian } = before;
    const parents = ranked.slice(0, strategy.parents);
    const choices = before.choices.map((each, i) => {
      const drawn = parents.map((point) => point[categorical[i]!]!);
      return updateChoices(each, drawn, strategy.weights, CHOICE_RATE, categorical.length);
    });
    if (gaussian === null) return { ...before, choices };
    const steps = ranked.map((point) =>
      shortened(
        gaussian,
        stepTo(
          gaussian,
          Float64Array.from(numeric, ({ place }) => point[place]!),
        ),
      ),
    );
    const updated = updateGaussian(gaussian, strategy, steps);
    if (updated === null) return begin(before.restarts + 1);
    const next = margined(updated, strategy);
    return hasConverged(next, cells) ? begin(before.restarts + 1) : { ...before, gaussian: next, choices };
  };
  return { numeric, begin, draw, advance };
}

function drawInside(gaussian: Gaussian, rng: Rng): Float64Array {
  let point = drawGaussian(gaussian, rng);
  for (let i = 1; i < DRAWS && point.some((value) => value < 0 || value > 1); i++) {
    point = drawGaussian(gaussian, rng);
  }
  return point.map((value) => clamp(value, 0, 1));
}

/**
 * A trial of other origin may be far from the distribution: a step longer than √n + 2n/(n + 2) is shortened to that (Hansen 2011,
 * "Injecting external solutions into CMA-ES").
 */
function shortened(gaussian: Gaussian, step: Float64Array): Float64Array {
  const n = step.length;
  const longest = Math.sqrt(n) + (2 * n) / (n + 2);
  const length = norm(whiten(gaussian, step));
  return length <= longest ? step : step.map((value) => (value * longest) / length);
}

/** Grids are ignored: the margin keeps them moving. */
function hasConverged(gaussian: Gaussian, cells: readonly (GridCells | null)[]): boolean {
  const continuous = marginalDeviations(gaussian).filter((_, i) => cells[i] === null);
  return continuous.length > 0 && Math.max(...continuous) < CONVERGED;
}
