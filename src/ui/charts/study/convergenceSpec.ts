import type { LearnerName } from "../../../core/learner/learnerName.ts";
import { learnerOf, learnersOf } from "../../../core/learner/registry.ts";
import type { MetricName } from "../../../core/metric/metricName.ts";
import type { Direction } from "../../../core/study/objective.ts";
import { pruneForecasts } from "../../../core/study/observe.ts";
import { isBetterSolution, isSolution, type Study } from "../../../core/study/study.ts";
import type { StudyConfig } from "../../../core/study/studyConfig.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { countAxis, logAxisOf, niceAxis, robustRange, spansMagnitudes, type Axis } from "../plot/axis.ts";
import { ROUNDED_ZERO } from "../words/numberFormat.ts";
import { standingOf, type TrialStanding } from "./trialStanding.ts";

/** Up to this budget, the axis shows all of it from the start. */
const SHORT_BUDGET = 60;

type Forecast = ReturnType<typeof pruneForecasts>;

/** A cache by the last complete trial: a study is a new object at every report, but forecasts depend only on complete trials. */
const forecasts = new WeakMap<Trial, { readonly count: number; readonly forecast: Forecast }>();

export interface ConvergenceMark {
  /** 0-based trial number. */
  readonly number: number;
  readonly state: TrialStanding;
  /** null: all trials of the study have the same. */
  readonly learner: LearnerName | null;
  /**
   * The trial's value; the latest score of a running trial; the forecast of a pruned one. Null without a value: drawn in the strip
   * below.
   */
  readonly value: number | null;
  /** On which side of the value axis the value lies, if it does not fit. */
  readonly beyond: "above" | "below" | null;
}

/** A trial that was better than all with a smaller number. */
export interface ConvergenceStep {
  readonly number: number;
  readonly value: number;
}

/** A learner among several. */
export interface ConvergenceLearner {
  readonly learner: LearnerName;
  /** Its complete trials that keep all limits. */
  readonly complete: number;
  /** Its best so far, as `ConvergenceSpec.steps`; empty without a solution. */
  readonly steps: readonly ConvergenceStep[];
}

export interface ConvergenceSpec {
  readonly metric: MetricName;
  readonly direction: Direction;
  readonly marks: readonly ConvergenceMark[];
  /** The best so far, by trial number: each is valid until the next. The last one is the best trial. */
  readonly steps: readonly ConvergenceStep[];
  /** The 1-based number of the last trial that has begun, where the line ends. 0: no trial has begun. */
  readonly begun: number;
  /** Trials that have ended: a running one has changed nothing yet. */
  readonly ended: number;
  /** 1-based trial numbers. */
  readonly x: Axis;
  /** Null while no trial has a value. */
  readonly y: Axis | null;
  /** How many values do not fit the value axis, on each side. */
  readonly offScale: Readonly<Record<"above" | "below", number>>;
  /** Whether a logarithmic axis can be drawn: every value is positive. */
  readonly logPossible: boolean;
  readonly counts: Readonly<Record<TrialStanding, number>>;
  /** Empty: all trials have the same learner. */
  readonly learners: readonly ConvergenceLearner[];
}

/**
 * Every trial's value by trial number, and the best so far as a step line.
 * @param options.log null: logarithmic if smaller is better and the results span magnitudes. If larger is better, the good
 *   values would be squeezed instead.
 */
export function convergenceSpec(study: Study, options: { readonly log: boolean | null }): ConvergenceSpec {
  const { metric, direction } = study.config.search.objective;
  const forecast = forecastOf(study);
  const values = study.trials.map((trial) => shownValue(trial, forecast));
  const steps = bestSoFar(study.trials, study.config);
  const finite = values.filter((value) => value !== null);
  const logPossible = finite.length > 0 && finite.every((value) => value > 0);
  const log = options.log ?? (direction === "minimize" && resultsSpanMagnitudes(study));
  const y = valueAxis(finite, steps.at(-1)?.value ?? null, log && logPossible);
  const counts = { waiting: 0, running: 0, complete: 0, pruned: 0, failed: 0, broken: 0 };
  const learnerOfTrial = learnerReader(study);
  const marks = study.trials.map((trial, index): ConvergenceMark => {
    const state = standingOf(trial);
    counts[state]++;
    const value = values[index]!;
    return { number: trial.number, state, learner: learnerOfTrial(trial), value, beyond: beyond(value, y) };
  });
  const begun = marks.findLastIndex(({ state }) => state !== "waiting") + 1;
  const ended = marks.length - counts.waiting - counts.running;
  const x = trialAxis(study.trials.length, study.config.search.budget.trials);
  const learners = learnersOfStudy(study, marks);
  const off = (side: "above" | "below") => marks.filter((mark) => mark.beyond === side).length;
  const offScale = { above: off("above"), below: off("below") };
  return { metric, direction, marks, steps, begun, ended, x, y, offScale, logPossible, counts, learners };
}

/** The best value among trials 0 … number, or null. */
export function bestUpTo(spec: ConvergenceSpec, number: number): ConvergenceStep | null {
  return spec.steps.findLast((step) => step.number <= number) ?? null;
}

/** How to tell a trial's learner; null for all if there is only one. */
function learnerReader({ config: { settings } }: Study): (trial: Trial) => LearnerName | null {
  const several = learnersOf(settings).length > 1;
  return ({ params }) => (several ? learnerOf(settings, params) : null);
}

function learnersOfStudy(
  { config, trials }: Study,
  marks: readonly ConvergenceMark[],
): readonly ConvergenceLearner[] {
  const learners = learnersOf(config.settings);
  if (learners.length < 2) return [];
  return learners.map((learner) => {
    const own = trials.filter((_, i) => marks[i]!.learner === learner);
    const complete = marks.filter((mark) => mark.learner === learner && mark.state === "complete").length;
    return { learner, complete, steps: bestSoFar(own, config) };
  });
}

/** Ignores running trials, whose scores would switch the axis back and forth, and a few diverged trials. */
function resultsSpanMagnitudes({ trials }: Study): boolean {
  const values = trials
    .flatMap(({ state, values }) => (state === "complete" ? [values?.[0] ?? NaN] : []))
    .filter((value) => Number.isFinite(value) && !(value > 0 && value <= ROUNDED_ZERO));
  const range = robustRange(values);
  return range !== null && spansMagnitudes(Math.min(...values), range[1]);
}

function forecastOf({ trials, config }: Study): Forecast {
  const complete = trials.filter(({ state }) => state === "complete");
  const last = complete.at(-1);
  if (last === undefined) return pruneForecasts(trials, config.search);
  const known = forecasts.get(last);
  if (known?.count === complete.length) return known.forecast;
  const forecast = pruneForecasts(trials, config.search);
  forecasts.set(last, { count: complete.length, forecast });
  return forecast;
}

function shownValue(trial: Trial, forecast: Forecast): number | null {
  const value = trial.state === "complete" ? trial.values?.[0] : unfinishedValue(trial, forecast);
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** A pruned trial has its forecast: the score of a part of a training cannot be compared with those of whole ones. */
function unfinishedValue(trial: Trial, forecast: Forecast): number | undefined {
  if (trial.state === "running") return trial.curve.score.at(-1);
  return trial.state === "pruned" ? forecast(trial)?.value : undefined;
}

function bestSoFar(trials: readonly Trial[], { search }: StudyConfig): readonly ConvergenceStep[] {
  const steps: ConvergenceStep[] = [];
  let best: Trial | null = null;
  for (const trial of trials) {
    if (!isSolution(trial) || (best !== null && !isBetterSolution(trial, best, search))) continue;
    best = trial;
    steps.push({ number: trial.number, value: trial.values![0]! });
  }
  return steps;
}

/** The best value always fits, however far it is from the others, unless it is 0 but for rounding: see `logAxisOf`. */
function valueAxis(values: readonly number[], best: number | null, log: boolean): Axis | null {
  const more = log ? values.filter((value) => value > ROUNDED_ZERO) : values;
  const isLog = log && more.length > 0;
  const range = isLog ? robustRange(more.map(Math.log)) : robustRange(values);
  if (range === null) return null;
  const [low, high] = isLog ? [Math.exp(range[0]), Math.exp(range[1])] : range;
  const end = best === null || (isLog && best <= ROUNDED_ZERO) ? low : best;
  const ends = [Math.min(low, end), Math.max(high, end)] as const;
  return isLog ? logAxisOf(...ends, more.length < values.length) : niceAxis(...ends);
}

function beyond(value: number | null, y: Axis | null): ConvergenceMark["beyond"] {
  if (value === null || y === null) return null;
  if (value > y.domain[1]) return "above";
  if (y.endsAtZero === true && value <= ROUNDED_ZERO) return null;
  return value < y.domain[0] ? "below" : null;
}

/** Long budgets are shown in doublings of 20, so that the first trials are not squeezed into a corner. */
function trialAxis(trials: number, budget: number | null): Axis {
  let last = 20;
  while (last < trials) last *= 2;
  if (budget !== null && (budget <= SHORT_BUDGET || last > budget)) last = Math.max(budget, trials);
  return countAxis(1, Math.max(last, 2));
}
