import { fitHyperparameters } from "../gp/fit.ts";
import { warpOutput } from "../gp/outputWarp.ts";
import { createPosterior, type Prediction } from "../gp/posterior.ts";
import { representative } from "../gp/representative.ts";
import { createRng, deriveSeed } from "../math/rng.ts";
import { sobolPoints } from "../math/sobol.ts";
import { isFeasible } from "../space/searchSpace.ts";
import { createTransform, fromUnitCube, type Transform } from "../space/transform.ts";
import { lossSign } from "../study/objective.ts";
import type { ObservedTrial, SamplerOptions, Sampler } from "./sampler.ts";

/** Fewer values say too little about a function. */
const LEAST_VALUES = 5;
/** Most trials that the model is conditioned on: the bound is computed for every suggestion. */
const MOST_VALUES = 200;
const SOBOL_CANDIDATES = 1024;
/** Around each of the best trials, this many candidates at these distances (in the unit cube). */
const CENTRES = 5;
const SCALES = [0.1, 0.03, 0.01];
const PER_SCALE = 16;
/** 1 − δ is the confidence of the bounds. */
const DELTA = 0.1;

/**
 * A bound on how much better than the best trial any configuration may still be, in units of the first objective; null if it is
 * unknown: several objectives, or too few values. It holds for trials of any sampler.
 *
 *   min over tried x of (mean + κ·sd) − min over candidates x of (mean − κ·sd),   κ² = (2/5)·ln(d·n²·π² / (6δ))
 *
 * by a GP of the trials that meet their limits. The candidates are a Sobol set over the feasible space and the neighbourhoods of
 * the best trials: the regret bound of Makarova et al. 2022, "Automatic termination for hyperparameter optimization", with their
 * factor 1/5 in κ².
 */
export function improvementLeft(
  { space, directions, seed }: SamplerOptions,
  trials: readonly ObservedTrial[],
): number | null {
  if (directions.length !== 1) return null;
  const sign = lossSign(directions[0]!);
  const all = trials.filter(isUsable);
  if (all.length < LEAST_VALUES) return null;
  const losses = Float64Array.from(all, ({ values }) => sign * values![0]!);
  const used = representative(losses, MOST_VALUES).map((index) => all[index]!);
  const warp = warpOutput(Float64Array.from(used, ({ values }) => sign * values![0]!));

  const transform = createTransform(space);
  const { dimensions } = transform;
  const points = used.map(({ params }) => transform.encode(params));
  const flat = Float64Array.from(points.flatMap((point) => [...point]));
  const hyper = fitHyperparameters(dimensions, flat, warp.warped);
  const posterior = createPosterior(dimensions, flat, warp.warped, hyper);

  const n = used.length;
  const kappa = Math.sqrt(
    0.4 * Math.log((Math.max(1, dimensions.length) * n * n * Math.PI ** 2) / (6 * DELTA)),
  );
  const upper = ({ mean, sd }: Prediction) => mean + kappa * sd;
  const lower = ({ mean, sd }: Prediction) => mean - kappa * sd;
  const tried = posterior.predictMany(points);
  const others = candidates(
    transform,
    points,
    warp.warped,
    deriveSeed(seed, "improvementLeft", trials.length),
  );
  const feasible = others.filter((point) => isFeasible(space, transform.decode(point)));
  const canonical = feasible.map((point) => transform.canonical(point));
  const best = Math.min(...tried.map(upper));
  const least = Math.min(...[...tried, ...posterior.predictMany(canonical)].map(lower));
  return Math.max(0, warp.unwarp(best) - warp.unwarp(least));
}

function isUsable({ state, values, violations }: ObservedTrial): boolean {
  if (state !== "complete" || !Number.isFinite(values?.[0] ?? Number.NaN)) return false;
  return (violations ?? []).every((violation) => violation <= 0);
}

function candidates(
  transform: Transform,
  points: readonly Float64Array[],
  y: Float64Array,
  seed: number,
): readonly Float64Array[] {
  const { dimensions } = transform;
  const d = dimensions.length;
  const unit = sobolPoints(SOBOL_CANDIDATES, d, seed);
  const found = Array.from({ length: SOBOL_CANDIDATES }, (_, i) =>
    fromUnitCube(dimensions, unit.subarray(i * d, (i + 1) * d)),
  );
  const rng = createRng(seed);
  const order = Array.from(y.keys()).sort((a, b) => y[a]! - y[b]!);
  for (const index of order.slice(0, CENTRES)) {
    for (const scale of SCALES) {
      for (let k = 0; k < PER_SCALE; k++) {
        found.push(
          points[index]!.map((value, i) => {
            const { kind, size } = dimensions[i]!;
            if (kind === "categorical") return Number.isNaN(value) ? rng.integer(size) : value;
            return Math.min(
              1,
              Math.max(0, (Number.isNaN(value) ? rng.uniform() : value) + scale * rng.normal()),
            );
          }),
        );
      }
    }
  }
  return found;
}

/** Adds to the suggestions of any sampler how much improvement is left, for studies that end when little is left. */
export function createWatchfulSampler(sampler: Sampler, options: SamplerOptions): Sampler {
  return {
    ask(trials) {
      const suggestion = sampler.ask(trials);
      if (suggestion === null) return null;
      const left = suggestion.note.improvementLeft ?? improvementLeft(options, trials);
      return { ...suggestion, note: { ...suggestion.note, improvementLeft: left } };
    },
  };
}
