import type { Region } from "../../gp/maximise.ts";
import { clamp } from "../../math/clamp.ts";
import type { Rng } from "../../math/rng.ts";
import { sobolPoints } from "../../math/sobol.ts";
import type { Params } from "../../space/distribution.ts";
import { isFeasible, type SearchSpace } from "../../space/searchSpace.ts";
import { fromUnitCube, randomPoint, type Transform } from "../../space/transform.ts";

const SOBOL_CANDIDATES = 512;
const LOCAL_SCALES = [0.1, 0.01, 0.001];
const LOCAL_PER_SCALE = 10;

/** If constraints leave fewer candidates than this, some more are drawn as in random search. */
const FEW = 64;

/**
 * Latent points: a Sobol set over the space, and the neighbourhoods of some points at several scales.
 * @param centres canonical points
 * @param draw a configuration that the constraints allow
 */
export function candidatePoints(
  { transform, allows }: Region,
  centres: readonly Float64Array[],
  rng: Rng,
  draw?: (rng: Rng) => Params,
): Float64Array[] {
  const { dimensions } = transform;
  const d = dimensions.length;
  const unit = sobolPoints(SOBOL_CANDIDATES, d, rng.uint32());
  const found: Float64Array[] = [];
  for (let i = 0; i < SOBOL_CANDIDATES; i++) {
    const point = unit.subarray(i * d, (i + 1) * d);
    found.push(fromUnitCube(dimensions, point, point));
  }
  for (const point of centres) {
    const centre = fillMissing(transform, point, rng);
    for (const scale of LOCAL_SCALES) {
      for (let k = 0; k < LOCAL_PER_SCALE; k++) found.push(perturb(transform, centre, scale, rng));
    }
  }
  if (allows === undefined) return found;
  const allowed = found.filter(allows);
  if (draw === undefined || allowed.length >= FEW) return allowed;
  const drawn = Array.from({ length: FEW - allowed.length }, () => transform.encode(draw(rng)));
  return [...allowed, ...drawn.map((point) => fillMissing(transform, point, rng))];
}

/** A space in the form that `maximise` needs. */
export function regionOf(space: SearchSpace, transform: Transform): Region {
  if ((space.constraints ?? []).length === 0) return { transform };
  return { transform, allows: (latent) => isFeasible(space, transform.decode(latent)) };
}

/** A latent point: random numbers for the coordinates without a number. */
export function fillMissing(transform: Transform, point: Float64Array, rng: Rng): Float64Array {
  const filler = randomPoint(transform.dimensions, rng);
  return point.map((value, i) => (Number.isNaN(value) ? filler[i]! : value));
}

/** A normal step in the numeric coordinates; each categorical one is redrawn with probability 1/d. */
function perturb(transform: Transform, centre: Float64Array, scale: number, rng: Rng): Float64Array {
  const { dimensions } = transform;
  const point = centre.slice();
  for (let i = 0; i < point.length; i++) {
    const { kind, size } = dimensions[i]!;
    if (kind !== "categorical") point[i] = clamp(point[i]! + scale * rng.normal(), 0, 1);
    else if (rng.uniform() * dimensions.length < 1) point[i] = rng.integer(size);
  }
  return point;
}
