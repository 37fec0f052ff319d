import type { MetricName } from "../../../core/metric/metricName.ts";
import { largest } from "../../../core/model/settings.ts";
import { bestTrial, type Study } from "../../../core/study/study.ts";
import type { LearningCurve } from "../../../core/study/trial.ts";
import { countAxis, niceAxis, robustRange, type Axis } from "../plot/axis.ts";
import { standingOf, type TrialStanding } from "./trialStanding.ts";

export const CURVE_QUANTITIES = [
  "validationLoss",
  "trainLoss",
  "score",
] as const satisfies readonly (keyof LearningCurve)[];
export type CurveQuantity = (typeof CURVE_QUANTITIES)[number];

/** The epochs on the axis before a trial has trained for longer. */
const FIRST_EPOCHS = 10;

const knownEnds = new WeakMap<readonly number[], Ends | null>();

/** One trial's curve. `values` is the trial's own array: a finished curve keeps its identity from update to update. */
export interface Curve {
  readonly number: number;
  readonly state: TrialStanding;
  readonly values: readonly number[];
}

export interface LearningCurvesSpec {
  readonly quantity: CurveQuantity;
  readonly metric: MetricName;
  /** In trial order. */
  readonly finished: readonly Curve[];
  readonly running: readonly Curve[];
  /** Among `finished`. */
  readonly best: Curve | null;
  /** Epochs, from 1. */
  readonly x: Axis;
  /** Null without a finite value. */
  readonly y: Axis | null;
  /** Whether every value is positive. */
  readonly logPossible: boolean;
}

/** Every trial's learning curve in one quantity: finished ones in the background, running ones and the best in front. */
export function learningCurvesSpec(
  study: Study,
  options: { readonly quantity: CurveQuantity; readonly log: boolean },
): LearningCurvesSpec {
  const { quantity } = options;
  const finished: Curve[] = [];
  const running: Curve[] = [];
  // Room for growing curves from the start, but only for epochs that a trial can reach.
  let epochs = Math.min(FIRST_EPOCHS, Math.max(2, largest(study.config.settings.epochs)));
  for (const trial of study.trials) {
    const { number } = trial;
    const state = standingOf(trial);
    const values = trial.curve[quantity];
    if (values.length === 0) continue;
    epochs = Math.max(epochs, values.length);
    (state === "running" ? running : finished).push({ number, state, values });
  }
  const best = bestTrial(study)?.number;
  const range = curveRange([...finished, ...running]);
  const logPossible = range !== null && range.least > 0;
  return {
    quantity,
    metric: study.config.search.objective.metric,
    finished,
    running,
    best: finished.find(({ number }) => number === best) ?? null,
    x: countAxis(1, epochs),
    y: range === null ? null : valueAxis(range, options.log && logPossible),
    logPossible,
  };
}

/** The curve that passes closest to `value` at `epoch` (1-based), or null if no curve is that long. */
export function nearestCurve(spec: LearningCurvesSpec, epoch: number, value: number): Curve | null {
  let nearest: Curve | null = null;
  let least = Infinity;
  for (const curve of [...spec.finished, ...spec.running]) {
    const distance = Math.abs((curve.values[epoch - 1] ?? NaN) - value);
    if (distance <= least) {
      least = distance;
      nearest = curve;
    }
  }
  return nearest;
}

type Ends = readonly [low: number, high: number];

interface CurveRange {
  readonly least: number;
  /** The highest and the lowest value of each curve: extremes of single curves must not determine the axis. */
  readonly extremes: readonly number[];
}

function curveRange(curves: readonly Curve[]): CurveRange | null {
  const extremes: number[] = [];
  let least = Infinity;
  for (const { values } of curves) {
    const ends = endsOf(values);
    if (ends === null) continue;
    extremes.push(...ends);
    least = Math.min(least, ends[0]);
  }
  return extremes.length === 0 ? null : { least, extremes };
}

/** Lowest and highest finite value; null without one. Cached, because arrays of curves never change. */
function endsOf(values: readonly number[]): Ends | null {
  const known = knownEnds.get(values);
  if (known !== undefined) return known;
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const ends: Ends | null = low > high ? null : [low, high];
  knownEnds.set(values, ends);
  return ends;
}

function valueAxis({ extremes }: CurveRange, log: boolean): Axis {
  const [low, high] = robustRange(log ? extremes.map(Math.log) : extremes)!;
  return log ? niceAxis(Math.exp(low), Math.exp(high), "log") : niceAxis(low, high);
}
