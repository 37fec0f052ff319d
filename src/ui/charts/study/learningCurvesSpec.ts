import type { StepUnit } from "../../../core/learner/learner.ts";
import type { LearnerName } from "../../../core/learner/learnerName.ts";
import { LEARNERS, learnerOf, plannedLearner, learnersOf } from "../../../core/learner/registry.ts";
import type { MetricName } from "../../../core/metric/metricName.ts";
import { bestTrial, type Study } from "../../../core/study/study.ts";
import type { LearningCurve, Trial } from "../../../core/study/trial.ts";
import { countAxis, niceAxis, robustRange, type Axis } from "../plot/axis.ts";
import { standingOf, type TrialStanding } from "./trialStanding.ts";

export const CURVE_QUANTITIES = [
  "validationLoss",
  "trainLoss",
  "score",
] as const satisfies readonly (keyof LearningCurve)[];
export type CurveQuantity = (typeof CURVE_QUANTITIES)[number];

/** The steps on the axis before a trial has trained for longer. */
const FIRST_STEPS = 10;

const knownEnds = new WeakMap<readonly number[], Ends | null>();

/** One trial's curve. `values` is the trial's own array: a finished curve keeps its identity from update to update. */
export interface Curve {
  readonly number: number;
  readonly state: TrialStanding;
  /** null: all trials of the study have the same. */
  readonly learner: LearnerName | null;
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
  /** Of the finished curves; empty: all trials have the same. */
  readonly learners: readonly LearnerName[];
  /** What a step is; null: not the same for all curves. */
  readonly unit: StepUnit | null;
  /** Trials that have a result but no curve, because their learner is trained in one go. */
  readonly atOnce: number;
  /** Whether the best trial is one of those. */
  readonly isBestAtOnce: boolean;
  /** Steps, from 1. */
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
  // Room for growing curves from the start, but only for steps that a trial can reach.
  let steps = Math.min(FIRST_STEPS, Math.max(2, mostSteps(study)));
  let atOnce = 0;
  const { settings } = study.config;
  const all = learnersOf(settings);
  for (const trial of study.trials) {
    const { number } = trial;
    const state = standingOf(trial);
    const values = trial.curve[quantity];
    if (isAtOnce(study, trial)) atOnce++;
    if (values.length === 0) continue;
    steps = Math.max(steps, values.length);
    const learner = all.length > 1 ? learnerOf(settings, trial.params) : null;
    (state === "running" ? running : finished).push({ number, state, learner, values });
  }
  const best = bestTrial(study);
  const range = curveRange([...finished, ...running]);
  const logPossible = range !== null && range.least > 0;
  return {
    quantity,
    metric: study.config.search.objective.metric,
    finished,
    running,
    best: finished.find(({ number }) => number === best?.number) ?? null,
    learners: all.filter((learner) => finished.some((curve) => curve.learner === learner)),
    unit: stepUnit(study),
    atOnce,
    isBestAtOnce: best !== null && isAtOnce(study, best) && best.curve[quantity].length === 0,
    x: countAxis(1, steps),
    y: range === null ? null : valueAxis(range, options.log && logPossible),
    logPossible,
  };
}

/** What the steps of a study's curves are; null: not the same for all of its learners. */
export function stepUnit({ config: { settings } }: Pick<Study, "config">): StepUnit | null {
  const units = new Set(learnersOf(settings).flatMap((learner) => LEARNERS[learner].steps?.unit ?? []));
  return units.size > 1 ? null : ([...units][0] ?? null);
}

/** Whether no learner of a study has steps. */
export function isWithoutCurves({ config: { settings } }: Pick<Study, "config">): boolean {
  return learnersOf(settings).every((learner) => LEARNERS[learner].steps === null);
}

/** What the steps of a trial are; null: it is trained in one go, or planned for other settings. */
export function stepUnitOf(
  { config: { settings } }: Pick<Study, "config">,
  { params }: Trial,
): StepUnit | null {
  const learner = plannedLearner(settings, params);
  return learner === null ? null : (LEARNERS[learner].steps?.unit ?? null);
}

/** The curve that passes closest to `value` at `step` (1-based), or null if no curve is that long. */
export function nearestCurve(spec: LearningCurvesSpec, step: number, value: number): Curve | null {
  let nearest: Curve | null = null;
  let least = Infinity;
  for (const curve of [...spec.finished, ...spec.running]) {
    const distance = Math.abs((curve.values[step - 1] ?? NaN) - value);
    if (distance <= least) {
      least = distance;
      nearest = curve;
    }
  }
  return nearest;
}

/** The most steps that any trial can have. */
function mostSteps({ config: { settings } }: Study): number {
  return Math.max(0, ...learnersOf(settings).map((learner) => LEARNERS[learner].steps?.most(settings) ?? 0));
}

function isAtOnce(study: Study, trial: Trial): boolean {
  return trial.state === "complete" && stepUnitOf(study, trial) === null;
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
