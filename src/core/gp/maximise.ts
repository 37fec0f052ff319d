import { minimizeInBox } from "../math/lbfgs.ts";
import type { Rng } from "../math/rng.ts";
import type { Transform } from "../space/transform.ts";
import { type Acquisition, scoreAll } from "./acquisition.ts";

/** Grids up to this size, and all categories, are searched exhaustively; larger grids are relaxed, then stepped along. */
const EXHAUSTIVE = 16;
const STEPS = [1, 2, 4, 8, 16];
const MAX_ROUNDS = 4;
const GRADIENT_STEPS = 30;

/** A point with its acquisition value. `latent` has a number at every coordinate, `point` NaN at the inactive ones. */
export interface Scored {
  readonly latent: Float64Array;
  readonly point: Float64Array;
  readonly value: number;
}

/** A space to maximise over. */
export interface Region {
  readonly transform: Transform;
  /** Whether a latent point satisfies the constraints between parameters; absent: all do. */
  readonly allows?: (latent: Float64Array) => boolean;
}

/**
 * Local maxima of an acquisition over a mixed space, and all candidates, best first.
 *
 * Candidates are scored; the best one and others drawn with probability ∝ e^value (which is EI itself near the maximum) become
 * starts; each start climbs by turns along its continuous coordinates (L-BFGS) and, one coordinate at a time, over its discrete
 * ones, until neither helps. A climb stops before it would leave the region.
 * @param candidates latent points in the region: a number at every coordinate, inactive ones included
 */
export function maximise(
  acquisition: Acquisition,
  region: Region,
  candidates: readonly Float64Array[],
  startCount: number,
  rng: Rng,
): Scored[] {
  const { transform } = region;
  const d = transform.dimensions.length;
  // In one array, because an array for each of hundreds of points is slow to make.
  const block = new Float64Array(candidates.length * d);
  const points = candidates.map((latent, i) =>
    transform.canonical(latent, block.subarray(i * d, (i + 1) * d)),
  );
  const values = scoreAll(acquisition, points);
  const scored = candidates
    .map((latent, i): Scored => ({ latent, point: points[i]!, value: values[i]! }))
    .sort((a, b) => b.value - a.value);
  const climbed = pickStarts(scored, startCount, rng).map((start) => climb(acquisition, region, start));
  return [...climbed, ...scored].sort((a, b) => b.value - a.value);
}

/** The value is −Infinity outside the region. */
function scoreLatent(acquisition: Acquisition, { transform, allows }: Region, latent: Float64Array): Scored {
  const point = transform.canonical(latent);
  const inside = allows === undefined || allows(latent);
  return { latent, point, value: inside ? acquisition.score(point) : Number.NEGATIVE_INFINITY };
}

/** The best candidate, then a draw without replacement by the Gumbel trick. */
function pickStarts(sorted: readonly Scored[], count: number, rng: Rng): Scored[] {
  const [first, ...rest] = sorted;
  if (first === undefined) return [];
  const keyed = rest.map((candidate) => ({
    candidate,
    key: candidate.value - Math.log(-Math.log(1 - rng.uniform())),
  }));
  keyed.sort((a, b) => b.key - a.key);
  return [first, ...keyed.slice(0, count - 1).map(({ candidate }) => candidate)];
}

function climb(acquisition: Acquisition, region: Region, start: Scored): Scored {
  let current = climbContinuous(acquisition, region, start, true);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const stepped = climbDiscrete(acquisition, region, current);
    if (stepped === current) break;
    current = climbContinuous(acquisition, region, stepped, false);
  }
  return current;
}

/** L-BFGS along the active real coordinates, with `relaxed` along the large grids too (snapped afterwards). */
function climbContinuous(acquisition: Acquisition, region: Region, start: Scored, relaxed: boolean): Scored {
  const moving: number[] = [];
  const { transform, allows } = region;
  transform.dimensions.forEach(({ kind, size }, i) => {
    const movable = kind === "real" || (relaxed && kind === "grid" && size > EXHAUSTIVE);
    if (movable && !Number.isNaN(start.point[i]!)) moving.push(i);
  });
  if (moving.length === 0) return start;
  const point = start.point.slice();
  const latent = start.latent.slice();
  const fullGradient = new Float64Array(point.length);
  const negative = (x: Float64Array, gradient: Float64Array): number => {
    for (let k = 0; k < moving.length; k++) latent[moving[k]!] = point[moving[k]!] = x[k]!;
    if (allows !== undefined && !allows(latent)) return Number.POSITIVE_INFINITY;
    const value = acquisition.scoreWithGradient(point, fullGradient);
    for (let k = 0; k < moving.length; k++) gradient[k] = -fullGradient[moving[k]!]!;
    return -value;
  };
  const { x } = minimizeInBox(
    negative,
    Float64Array.from(moving, (i) => start.point[i]!),
    {
      lower: new Float64Array(moving.length),
      upper: new Float64Array(moving.length).fill(1),
      maxIterations: GRADIENT_STEPS,
      gradientTolerance: 1e-4,
      valueTolerance: 1e-6,
    },
  );
  moving.forEach((i, k) => (latent[i] = x[k]!));
  const end = scoreLatent(acquisition, region, latent);
  return end.value > start.value ? end : start;
}

/** One sweep over the discrete coordinates, each set to its best value given the others. */
function climbDiscrete(acquisition: Acquisition, region: Region, start: Scored): Scored {
  let best = start;
  const { transform } = region;
  transform.dimensions.forEach((dimension, i) => {
    if (dimension.kind === "real" || Number.isNaN(best.point[i]!)) return;
    const grid = dimension.kind === "grid";
    const here = grid ? dimension.nearestLevel(best.point[i]!) : best.point[i]!;
    const origin = best;
    for (const level of levelsAround(here, dimension.size, grid)) {
      const latent = origin.latent.slice();
      latent[i] = grid ? dimension.position(level) : level;
      const neighbour = scoreLatent(acquisition, region, latent);
      if (neighbour.value > best.value) best = neighbour;
    }
  });
  return best;
}

function levelsAround(here: number, size: number, ordered: boolean): number[] {
  if (!ordered || size <= EXHAUSTIVE) {
    return Array.from({ length: size }, (_, level) => level).filter((level) => level !== here);
  }
  return STEPS.flatMap((step) => [here - step, here + step]).filter((level) => level >= 0 && level < size);
}
