import { clamp } from "../../math/clamp.ts";
import type { Rng } from "../../math/rng.ts";
import type { Params } from "../../space/distribution.ts";
import { randomPoint, type Dimension, type Transform } from "../../space/transform.ts";
import type { Unseen } from "../unseen.ts";

const CROSSOVER_RATE = 0.9;
/** Children that may be known or break a constraint, before the search for one is given up. */
const MOST_CHILDREN = 100;

/** How children are made. */
export interface Heredity {
  /** Distribution index of the simulated binary crossover, > 0. Larger: children closer to their parents. */
  readonly crossoverIndex: number;
  /** Distribution index of the polynomial mutation, > 0. Larger: smaller steps. */
  readonly mutationIndex: number;
  /** Coordinates that mutate in a child, on average. */
  readonly mutations: number;
}

/**
 * A child of two parents that has not been tried and satisfies the constraints, or null if none was found.
 *
 * Numbers are crossed by simulated binary crossover (Deb & Agrawal 1995) and mutated polynomially (Deb & Goyal 1996), choices are
 * taken from either parent or redrawn. The longer no new child is found, the more often coordinates mutate. A parameter that is
 * inactive in one parent is taken from the other, or drawn.
 * @param parents draws a pair
 */
export function breed(
  transform: Transform,
  unseen: Unseen,
  parents: () => readonly [Params, Params],
  heredity: Heredity,
  rng: Rng,
): Params | null {
  const { dimensions } = transform;
  for (let i = 0; i < MOST_CHILDREN; i++) {
    const [mother, father] = parents();
    const child = cross(transform, transform.encode(mother), transform.encode(father), heredity, rng);
    mutate(child, dimensions, { ...heredity, mutations: heredity.mutations + i / 5 }, rng);
    const params = transform.decode(child);
    if (unseen.has(params)) return params;
  }
  return null;
}

/** One of the two children; the other would mirror it. */
function cross(
  { dimensions }: Transform,
  mother: Float64Array,
  father: Float64Array,
  { crossoverIndex }: Heredity,
  rng: Rng,
): Float64Array {
  const filler = randomPoint(dimensions, rng);
  const crossing = rng.uniform() < CROSSOVER_RATE;
  return filler.map((random, i) => {
    const [a, b] = [mother[i]!, father[i]!];
    // Always drawn, so that an inactive parameter does not shift the random numbers of the following ones.
    const [side, spread] = [rng.uniform(), rng.uniform()];
    if (Number.isNaN(a)) return Number.isNaN(b) ? random : b;
    if (Number.isNaN(b) || !crossing || side < 0.5) return a;
    return dimensions[i]!.kind === "categorical" ? b : simulatedBinary(a, b, spread, crossoverIndex);
  });
}

/** One of the two child coordinates, in [0, 1]. The density of β is that of a one-point crossover of binary numbers. */
function simulatedBinary(a: number, b: number, uniform: number, index: number): number {
  const power = 1 / (index + 1);
  const beta = uniform < 0.5 ? (2 * uniform) ** power : (2 * (1 - uniform)) ** -power;
  return clamp(((1 + beta) * a + (1 - beta) * b) / 2, 0, 1);
}

function mutate(
  child: Float64Array,
  dimensions: readonly Dimension[],
  { mutationIndex, mutations }: Heredity,
  rng: Rng,
): void {
  const rate = mutations / Math.max(1, dimensions.length);
  for (const [i, dimension] of dimensions.entries()) {
    const [dice, uniform] = [rng.uniform(), rng.uniform()];
    if (dice >= rate) continue;
    child[i] =
      dimension.kind === "categorical"
        ? rng.integer(dimension.size)
        : mutated(child[i]!, dimension, uniform, mutationIndex);
  }
}

/** Polynomial mutation; on a grid at least to the next level. */
function mutated(
  value: number,
  { kind, size, nearestLevel, position }: Dimension,
  uniform: number,
  index: number,
): number {
  const power = 1 / (index + 1);
  const step = uniform < 0.5 ? (2 * uniform) ** power - 1 : 1 - (2 * (1 - uniform)) ** power;
  const moved = clamp(value + step, 0, 1);
  if (kind !== "grid" || nearestLevel(moved) !== nearestLevel(value)) return moved;
  const level = nearestLevel(value) + (step < 0 ? -1 : 1);
  return position(clamp(level, 0, size - 1));
}
