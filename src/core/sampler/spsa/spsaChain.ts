import { clamp } from "../../math/clamp.ts";
import { createRng, deriveSeed, type Rng } from "../../math/rng.ts";
import { quantileOf } from "../../math/stats.ts";
import type { Params } from "../../space/distribution.ts";
import { isFeasible, paramsKey, type SearchSpace } from "../../space/searchSpace.ts";
import type { Transform } from "../../space/transform.ts";
import type { ObservedTrial } from "../sampler.ts";

/** Spall's (1998) exponents of the gains: steps a/(k + 1 + A)^α, perturbations c/(k + 1)^γ. */
const STEP_DECAY = 0.602;
const PERTURBATION_DECAY = 0.101;
/** The first perturbation and the typical first step of each number, as shares of its range. */
const PERTURBATION = 0.08;
const STEP = 0.15;
/** A slope is clipped at this many times the typical one. */
const STEEPEST = 2;
/**
 * The weight of breaking a limit against the loss. At 1 a walk gets stuck where both are in balance; at larger weights it stays
 * away from the limit. Set by nine limited bowls in 2, 5 and 12 dimensions.
 */
const LIMIT_WEIGHT = 1.5;
/** Signs tried for a pair that differs and satisfies the constraints. */
const MOST_SIGNS = 32;
/** Consecutive pairs that were already known, after which a walk has come to rest. */
const MOST_KNOWN = 20;
/** Smallest probability of drawing a choice instead of taking the best so far. */
const LEAST_EXPLORATION = 0.1;

interface Walk {
  readonly space: SearchSpace;
  readonly transform: Transform;
  /** A point without gaps. */
  readonly start: Float64Array;
  readonly seed: number;
  /** 1 to minimise, −1 to maximise. */
  readonly sign: number;
  /** How many pairs are expected; a tenth of them is Spall's A, which keeps the early steps small. */
  readonly pairs: number;
  /** The trial of a configuration, or null. */
  readonly trialOf: (params: Params) => ObservedTrial | null;
}

interface Pair {
  readonly plus: Float64Array;
  readonly minus: Float64Array;
}

/**
 * Replays a walk as far as its trials have ended. Returns the configuration it needs next, or null while it waits for a running
 * trial or when it has come to rest.
 *
 * - The slope of a pair is divided by the typical size of the walk's slopes so far, and clipped: so the length of a step does not
 *   depend on the objective's scale, and a diverged loss counts only as a steep slope.
 * - If a trial of the pair failed, only the direction is used: away from it. A trial that breaks outcome constraints more is worse
 *   by the typical difference: full steps at every crossing of a limit would disturb all settings, most of which do not affect it.
 * - Choices cannot be perturbed. Both trials of a pair share them. Each is the choice whose latest pair was best, or a random one,
 *   first of those not tried; at first mostly random.
 */
export function replayChain(walk: Walk): Params | null {
  const { transform, seed, sign, trialOf } = walk;
  let point = walk.start;
  const sizes: Sizes = { losses: [], excesses: [] };
  const choices = createChoices(walk);
  let known = 0;
  for (let k = 0; known < MOST_KNOWN; k++) {
    point = choices.choose(point, k, createRng(deriveSeed(seed, "choice", k)));
    const pair = pairAt(walk, point, k);
    if (pair === null) return null;
    const [plus, minus] = [transform.decode(pair.plus), transform.decode(pair.minus)];
    const [above, below] = [trialOf(plus), trialOf(minus)];
    if (above === null) return plus;
    if (below === null) return minus;
    if (above.state === "running" || below.state === "running") return null;
    const worth = [lossOf(above, sign), lossOf(below, sign)] as const;
    choices.told(point, Math.min(...worth));
    const slope = relativeSlope(above, below, worth, sizes);
    known = slope === 0 ? known + 1 : 0;
    point = stepped(point, pair, transform, slope * stepAt(walk, k));
  }
  return null;
}

/** The typical sizes of a walk's differences so far, of losses and of violations. */
interface Sizes {
  readonly losses: number[];
  readonly excesses: number[];
}

/**
 * How much worse `above` is than `below`, in units of the typical differences, which are updated. If both break outcome
 * constraints, only the size of the violations counts; if one does, its loss counts, too, but less.
 */
function relativeSlope(
  above: ObservedTrial,
  below: ObservedTrial,
  [up, down]: readonly [number, number],
  sizes: Sizes,
): number {
  const [brokenUp, brokenDown] = [broken(above), broken(below)];
  const away = relative(brokenUp - brokenDown, sizes.excesses, 1);
  if (brokenUp > 0 && brokenDown > 0) return away;
  if (up === Number.POSITIVE_INFINITY || down === Number.POSITIVE_INFINITY) {
    return up === down ? away : up > down ? 1 : -1;
  }
  return clamp(LIMIT_WEIGHT * away + relative(up - down, sizes.losses, STEEPEST), -STEEPEST, STEEPEST);
}

function relative(difference: number, sizes: number[], most: number): number {
  if (difference === 0) return 0;
  sizes.push(Math.abs(difference));
  return clamp(difference / usual(sizes), -most, most);
}

/** About the median of the normal differences; up to three in four may come from diverged losses without an effect. */
function usual(differences: readonly number[]): number {
  return 2 * quantileOf(differences, 0.25);
}

function lossOf({ values, state }: ObservedTrial, sign: number): number {
  const loss = sign * (values?.[0] ?? Number.NaN);
  return state !== "failed" && Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY;
}

/**
 * The sum of all violations of outcome constraints. It depends only on this trial, because other trials must not change the walk.
 */
function broken({ violations }: ObservedTrial): number {
  return (violations ?? []).reduce((sum, violation) => sum + (violation > 0 ? violation : 0), 0);
}

function stepAt({ pairs }: Walk, k: number): number {
  const stability = 0.1 * pairs;
  return STEP * ((stability + 1) / (k + 1 + stability)) ** STEP_DECAY;
}

/** Down the slope, along the line between the two points. Choices stay. */
function stepped(
  point: Float64Array,
  { plus, minus }: Pair,
  { dimensions }: Transform,
  step: number,
): Float64Array {
  return point.map((value, i) => {
    if (dimensions[i]!.kind === "categorical") return value;
    return clamp(value - step * Math.sign(plus[i]! - minus[i]!), 0, 1);
  });
}

/** Two points on either side; null if none was found that differ and satisfy the constraints. */
function pairAt({ space, transform, seed }: Walk, point: Float64Array, k: number): Pair | null {
  const { dimensions } = transform;
  for (let attempt = 0; attempt < MOST_SIGNS; attempt++) {
    const rng = createRng(deriveSeed(seed, "signs", k, attempt));
    const moves = Float64Array.from(dimensions, ({ kind, size }) => {
      const sign = rng.uniform() < 0.5 ? -1 : 1;
      if (kind === "categorical") return 0;
      // On a grid, far enough to reach the next level.
      return sign * Math.max(PERTURBATION / (k + 1) ** PERTURBATION_DECAY, 0.55 / size);
    });
    // A choice is an index, which may be larger than 1.
    const moved = (way: number) =>
      point.map((value, i) => (moves[i] === 0 ? value : clamp(value + way * moves[i]!, 0, 1)));
    const [plus, minus] = [moved(1), moved(-1)];
    const [above, below] = [transform.decode(plus), transform.decode(minus)];
    const differ = paramsKey(space, above) !== paramsKey(space, below);
    if (differ && isFeasible(space, above) && isFeasible(space, below)) return { plus, minus };
  }
  return null;
}

/**
 * A bandit for each categorical parameter: epsilon-greedy over the latest outcome of each choice. It explores choices that no pair
 * has had before the others.
 */
function createChoices({ transform }: Walk) {
  const { dimensions } = transform;
  const latest = dimensions.map(() => new Map<number, number>());
  return {
    choose: (point: Float64Array, k: number, rng: Rng): Float64Array =>
      point.map((value, i) => {
        const { kind, size } = dimensions[i]!;
        if (kind !== "categorical") return value;
        const explores = rng.uniform() < Math.max(LEAST_EXPLORATION, 1 / (1 + k / 3));
        const untried = Array.from({ length: size }, (_, choice) => choice).filter(
          (choice) => !latest[i]!.has(choice),
        );
        const drawn = untried.length > 0 ? untried[rng.integer(untried.length)]! : rng.integer(size);
        if (k === 0) return value;
        return explores ? drawn : (lowest(latest[i]!) ?? drawn);
      }),
    told: (point: Float64Array, loss: number): void => {
      point.forEach((value, i) => latest[i]!.set(value, loss));
    },
  };
}

function lowest(losses: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  for (const [choice, loss] of losses) {
    if (best === null || loss < losses.get(best)!) best = choice;
  }
  return best;
}
