import { createLogEhvi } from "../../gp/ehvi.ts";
import { scaleViolations, withFeasibility } from "../../gp/feasibility.ts";
import type { Acquisition } from "../../gp/acquisition.ts";
import { fitHyperparameters } from "../../gp/fit.ts";
import { type OutputWarp, warpOutput } from "../../gp/outputWarp.ts";
import { createPosterior, type ObservedPosterior, type Posterior } from "../../gp/posterior.ts";
import { representative } from "../../gp/representative.ts";
import { nondominatedBoxes } from "../../multiObjective/boxes.ts";
import { crowdingDistance } from "../../multiObjective/crowdingDistance.ts";
import { nonDominated } from "../../multiObjective/dominance.ts";
import type { Transform } from "../../space/transform.ts";
import type { ObservedTrial } from "../sampler.ts";
import { warpedVariance } from "./observedTrials.ts";

/** Most trials that each surrogate sees: there are two or three surrogates, and the boxes cost time, too. */
const MAX_OBSERVATIONS = 200;
/** How far beyond the front's worst value in an objective the reference point lies, in units of the front's range there. */
const MARGIN = 0.1;
/** In shares of the front's range: a loss up to this is negligible, and a gain above `MUCH` times this is large. */
const NEGLIGIBLE = 0.03;
const MUCH = 4;
/** Most points that boxes are made of, with three objectives. */
const MOST_ON_FRONT = 24;

/** The surrogates of several objectives, and their front. */
export interface FrontModel {
  /** Log expected hypervolume improvement, times the probability that every constraint is met. */
  readonly acquisition: Acquisition;
  /** limits: only that probability, while no trial meets every constraint. */
  readonly followed: "ehvi" | "limits";
  /** The first objective, in warped units, smaller is better; `warp` converts back. */
  readonly first: Posterior;
  readonly warp: OutputWarp;
  /** Points of the trials on the front, or, before any trial meets the constraints, of those that come closest. */
  readonly centres: readonly Float64Array[];
}

/**
 * Models every objective and every constraint by a separate GP, all minimised, in units of their own spread.
 *
 * - A pruned trial counts with its known values and their noise; it is never on the front.
 * - A failed trial counts as the worst value seen in every objective.
 * - A running trial counts with its predicted values, and may be on the front.
 * - The front is that of the predictions at tried points, not of the observations: with noise, a lucky observation would hide its
 *   neighbours.
 * - The reference point lies slightly beyond the front's worst values; for every second suggestion, beyond the worst values of all
 *   points.
 *
 * @param signs 1 for an objective to minimise, −1 for one to maximise
 * @returns null while fewer than two trials have finite values
 */
export function modelFront(
  transform: Transform,
  trials: readonly ObservedTrial[],
  signs: readonly number[],
  constraintCount: number,
): FrontModel | null {
  const complete = trials.filter(
    (trial) => trial.state === "complete" && isFinite(trial.values, signs.length),
  );
  if (complete.length < 2) return null;
  const known = new Set(complete);
  const failed = trials.filter(
    (trial) => trial.state === "failed" || (trial.state === "complete" && !known.has(trial)),
  );
  const pending = trials
    .filter(({ state }) => state === "running")
    .map(({ params }) => transform.encode(params));
  const tried = complete.map(({ params }) => transform.encode(params));

  const objectives = signs.map((sign, k) => {
    const valued = [...complete, ...trials.filter((trial) => isForecast(trial, k))];
    const warp = warpOutput(Float64Array.from(valued, ({ values }) => sign * values![k]!));
    const worst = Math.max(...warp.warped);
    const seen = [...valued, ...failed];
    const y = Float64Array.from(seen, (_, i) => warp.warped[i] ?? worst);
    const noise = Float64Array.from(seen, (trial, i) =>
      i < valued.length ? warpedVariance(warp, sign * trial.values![k]!, trial.standardErrors?.[k] ?? 0) : 0,
    );
    const points = seen.map(({ params }) => transform.encode(params));
    return { warp, posterior: believing(surrogate(transform, points, y, noise), pending) };
  });
  const constraints = Array.from({ length: constraintCount }, (_, k) => {
    const scaled = scaleViolations(complete.map(({ violations }) => violations?.[k] ?? 0));
    return surrogate(transform, tried, scaled, new Float64Array(scaled.length));
  });

  const kept = complete.map(({ violations }) => (violations ?? []).every((violation) => violation <= 0));
  const predicted = [...tried, ...pending].map((point) =>
    objectives.map(({ posterior }) => posterior.predict(point).mean),
  );
  const solutions = predicted.flatMap((values, i) => (kept[i] === false ? [] : [{ values, i }]));
  const front = nonDominated(solutions.map(({ values }) => values)).map((i) => solutions[i]!);
  const { dimensions } = transform;
  const improvement =
    kept.includes(true) || constraintCount === 0
      ? createLogEhvi(
          objectives.map(({ posterior }) => posterior),
          nondominatedBoxes(
            thinned(front.map(({ values }) => values)),
            referencePoint(
              front.map(({ values }) => values),
              predicted,
              trials.length % 2 === 0,
            ),
          ),
          dimensions.length,
        )
      : null;
  const acquisition =
    improvement !== null && constraints.length === 0
      ? improvement
      : withFeasibility(improvement, constraints, dimensions.length);
  const { posterior: first, warp } = objectives[0]!;
  const places = [...tried, ...pending];
  const centres =
    kept.includes(true) || constraintCount === 0
      ? front.map(({ i }) => places[i]!)
      : closest(complete, tried);
  const followed = improvement === null ? "limits" : "ehvi";
  return { acquisition, followed, first, warp, centres };
}

/** Whether an objective of a pruned trial is known: by its curve's forecast, or because it is a size known before training. */
function isForecast({ state, values }: ObservedTrial, objective: number): boolean {
  return state === "pruned" && Number.isFinite(values?.[objective]);
}

function isFinite(values: readonly number[] | null, count: number): boolean {
  return values !== null && values.length === count && values.every(Number.isFinite);
}

/** A GP of some of the points, of all if they are few. */
function surrogate(
  { dimensions }: Transform,
  points: readonly Float64Array[],
  y: Float64Array,
  noise: Float64Array,
): ObservedPosterior {
  const latest = Array.from({ length: Math.min(50, y.length) }, (_, i) => y.length - 1 - i);
  const rows = representative(y, MAX_OBSERVATIONS, latest);
  const flat = Float64Array.from(rows.flatMap((row) => [...points[row]!]));
  const chosen = Float64Array.from(rows, (row) => y[row]!);
  const known = Float64Array.from(rows, (row) => noise[row]!);
  const hyper = fitHyperparameters(dimensions, flat, chosen, known);
  return createPosterior(dimensions, flat, chosen, hyper, known);
}

/** Kriging believer (Ginsbourger et al. 2010): running trials have their expected values. */
function believing(posterior: ObservedPosterior, pending: readonly Float64Array[]): ObservedPosterior {
  if (pending.length === 0) return posterior;
  const believed = Float64Array.from(pending, (point) => posterior.predict(point).mean);
  return posterior.extend(Float64Array.from(pending.flatMap((point) => [...point])), believed);
}

/**
 * A tenth of the front's range beyond its worst values, without the front's far ends: a point that another point beats by much in
 * one objective, and to which it loses negligibly in the others (ε-dominance, Laumanns et al. 2002), is only just on the front, and
 * would lead the search to where there is nothing to gain. But if a front has been found only in one corner, nothing beyond it
 * would ever count: on ZDT1 the whole search stayed where f₁ < 0.06. So for every second suggestion the reference point is the
 * worst value of all points instead.
 * @param all values of every tried point
 * @param wide whether to reach out to the worst of `all`
 */
function referencePoint(
  front: readonly (readonly number[])[],
  all: readonly (readonly number[])[],
  wide: boolean,
): readonly number[] {
  const range = (points: readonly (readonly number[])[], k: number) => {
    const values = points.map((point) => point[k]!);
    return { low: Math.min(...values), high: Math.max(...values) };
  };
  const extents = front[0]!.map((_, k) => range(front, k));
  const slack = extents.map(({ low, high }) => NEGLIGIBLE * (high - low));
  const beaten = (point: readonly number[], by: readonly number[]) =>
    point.every((value, k) => by[k]! <= value + slack[k]!) &&
    point.some((value, k) => by[k]! < value - MUCH * slack[k]!);
  const kept = front.filter((point) => !front.some((other) => beaten(point, other)));
  return extents.map((_, k) => {
    const { low, high } = range(wide ? all : kept.length > 0 ? kept : front, k);
    if (high - low > 1e-3) return high + MARGIN * (high - low);
    const worst = range(all, k).high;
    return worst + MARGIN * Math.max(worst - high, 1e-3);
  });
}

/**
 * With three objectives the number of boxes grows with the square of the front: of a long front, the points farthest apart are
 * kept.
 */
function thinned(front: readonly (readonly number[])[]): readonly (readonly number[])[] {
  if (front[0]!.length < 3 || front.length <= MOST_ON_FRONT) return front;
  const lonely = crowdingDistance(front);
  const order = Array.from(front.keys()).sort((a, b) => lonely[b]! - lonely[a]! || a - b);
  return order.slice(0, MOST_ON_FRONT).map((i) => front[i]!);
}

/** The trials that break their constraints least. */
function closest(trials: readonly ObservedTrial[], points: readonly Float64Array[]): readonly Float64Array[] {
  const broken = trials.map(({ violations }) =>
    (violations ?? []).reduce((sum, violation) => sum + Math.max(0, violation), 0),
  );
  const order = Array.from(broken.keys()).sort((a, b) => broken[a]! - broken[b]!);
  return order.slice(0, 5).map((i) => points[i]!);
}
