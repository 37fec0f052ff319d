import type { Rng } from "../math/rng.ts";
import type { Params } from "../space/distribution.ts";
import { randomPoint, type Dimension, type Transform } from "../space/transform.ts";
import type { Unseen } from "./unseen.ts";

/** Larger: children closer to their parents. */
const CROSSOVER_INDEX = 10;
const MUTATION_INDEX = 15;
const CROSSOVER_RATE = 0.9;
/** Children that may turn out to be known or to break a constraint, before the search for one is given up. */
const MOST_CHILDREN = 100;

/**
 * A child of two parents that has not been tried and satisfies the constraints, or null where none was found.
 *
 * Numbers are crossed by simulated binary crossover (Deb & Agrawal 1995) and mutated polynomially (Deb & Goyal 1996), choices are taken
 * from either parent and redrawn; each coordinate mutates with probability 1/d, more often the longer no new child is found. What a
 * parent does not have (an inactive parameter) is taken from the other, or drawn.
 * @param parents draws a pair
 */
export function breed(
  transform: Transform,
  unseen: Unseen,
  parents: () => readonly [Params, Params],
  rng: Rng,
): Params | null {
  const { dimensions } = transform;
  for (let i = 0; i < MOST_CHILDREN; i++) {
    const [mother, father] = parents();
    const child = cross(transform, transform.encode(mother), transform.encode(father), rng);
    mutate(child, dimensions, (1 + i / 5) / Math.max(1, dimensions.length), rng);
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
  rng: Rng,
): Float64Array {
  const filler = randomPoint(dimensions, rng);
  const crossing = rng.uniform() < CROSSOVER_RATE;
  return filler.map((random, i) => {
    const [a, b] = [mother[i]!, father[i]!];
    // Drawn in any case, so that what is inactive does not shift the numbers of what follows.
    const [side, spread] = [rng.uniform(), rng.uniform()];
    if (Number.isNaN(a)) return Number.isNaN(b) ? random : b;
    if (Number.isNaN(b) || !crossing || side < 0.5) return a;
    return dimensions[i]!.kind === "categorical" ? b : simulatedBinary(a, b, spread);
  });
}

/** One child coordinate of two, in [0, 1]. The density of β is that of a one-point crossover of binary numbers. */
function simulatedBinary(a: number, b: number, uniform: number): number {
  const power = 1 / (CROSSOVER_INDEX + 1);
  const beta = uniform < 0.5 ? (2 * uniform) ** power : (2 * (1 - uniform)) ** -power;
  return clamp(((1 + beta) * a + (1 - beta) * b) / 2);
}

function mutate(child: Float64Array, dimensions: readonly Dimension[], rate: number, rng: Rng): void {
  for (const [i, dimension] of dimensions.entries()) {
    const [dice, uniform] = [rng.uniform(), rng.uniform()];
    if (dice >= rate) continue;
    child[i] =
      dimension.kind === "categorical" ? rng.integer(dimension.size) : mutated(child[i]!, dimension, uniform);
  }
}

/** Polynomial mutation; of a grid at least to the next level. */
function mutated(value: number, { kind, size, nearestLevel, position }: Dimension, uniform: number): number {
  const power = 1 / (MUTATION_INDEX + 1);
  const step = uniform < 0.5 ? (2 * uniform) ** power - 1 : 1 - (2 * (1 - uniform)) ** power;
  const moved = clamp(value + step);
  if (kind !== "grid" || nearestLevel(moved) !== nearestLevel(value)) return moved;
  const level = nearestLevel(value) + (step < 0 ? -1 : 1);
  return position(Math.min(size - 1, Math.max(0, level)));
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
