import { mean } from "../math/stats.ts";
import type { ObservedTrial } from "../sampler/sampler.ts";
import { foldScores } from "./foldScores.ts";
import { createForecast, type Finished, type Forecast } from "./forecast.ts";
import { lossSign, violation, type JudgedBy } from "./objective.ts";
import type { FoldResult } from "./trial.ts";
import type { ToldTrial } from "./trialNews.ts";

export interface ObserveOptions {
  readonly search: JudgedBy;
  /**
   * Steps at which trials may be pruned and samplers are shown the score, ascending. Empty also if the learners of a study differ in
   * them: ten trees of a forest are not comparable with ten epochs.
   */
  readonly rungs: readonly number[];
}

/**
 * The trials of a study as a sampler is shown them, in their order, without waiting ones.
 *
 * A pruned trial is shown with the forecast of its learning curve (see `createForecast`), which is learnt from how the complete
 * trials of the same learner continued from the same step, or from as many trainings. Of its other objectives only the number of
 * parameters is known; the rest are NaN.
 */
export function observeTrials(
  trials: readonly ToldTrial[],
  { search, rungs }: ObserveOptions,
): readonly ObservedTrial[] {
  const sign = lossSign(search.objective.direction);
  const complete = trials.filter(({ state, values }) => state === "complete" && values !== null);
  const promisedLoss = createPromises(complete, sign);
  return trials
    .filter(({ state }) => state !== "waiting")
    .map((trial): ObservedTrial => {
      const { params } = trial;
      const state = trial.state as ObservedTrial["state"];
      const rungValues = valuesAtRungs(trial, rungs, sign);
      if (state === "pruned")
        return { params, state, ...promise(trial, promisedLoss(trial), search, sign), rungValues };
      const { values, violations } = trial;
      return { params, state, values, violations, standardErrors: standardErrors(trial), rungValues };
    });
}

function standardErrors({ state, values, folds }: ToldTrial): readonly (number | null)[] | null {
  if (state !== "complete" || values === null || folds.length < 2) return null;
  return values.map((_, objective) => (objective === 0 ? standardErrorOf(folds) : null));
}

/** Every ask reads all trials again, and the results of an ended trial do not change. */
const knownErrors = new WeakMap<readonly FoldResult[], number | null>();

function standardErrorOf(folds: readonly FoldResult[]): number | null {
  let error = knownErrors.get(folds);
  if (error === undefined) {
    error = foldScores(folds).standardError;
    knownErrors.set(folds, error);
  }
  return error;
}

/** Forecasts of pruned trials in the first objective's units, as samplers are shown them; null if unknown. */
export function pruneForecasts(
  trials: readonly ToldTrial[],
  { objective }: Pick<JudgedBy, "objective">,
): (pruned: Trained) => Forecast | null {
  const sign = lossSign(objective.direction);
  const complete = trials.filter(({ state, values }) => state === "complete" && values !== null);
  const promised = createPromises(complete, sign);
  return (pruned) => {
    const forecast = complete.length === 0 ? null : promised(pruned);
    return forecast === null ? null : { ...forecast, value: sign * forecast.value };
  };
}

/** The known values of a pruned trial. */
function promise(
  trial: ToldTrial,
  promised: Forecast | null,
  search: ObserveOptions["search"],
  sign: number,
) {
  if (promised === null) return { values: null, standardErrors: null, violations: null };
  const parameters = trial.parameterCount ?? Number.NaN;
  const side = search.sideObjectives.map(({ measure }) =>
    measure === "parameters" ? parameters : Number.NaN,
  );
  const { outcomeConstraints } = search;
  const sizesOnly = outcomeConstraints.every(({ measure }) => measure === "parameters");
  return {
    values: [sign * promised.value, ...side],
    standardErrors: [promised.standardError, ...side.map(() => null)],
    violations: sizesOnly ? outcomeConstraints.map((each) => violation(each, parameters)) : null,
  };
}

/** Forecasts learnt from the complete trials. The forecast for one point of training serves all trials that were ended there. */
function createPromises(complete: readonly ToldTrial[], sign: number): (trial: Trained) => Forecast | null {
  const learnt = new Map<string, ReturnType<typeof createForecast>>();
  return (trial) => {
    const { folds, curve } = trial;
    const learner = learnerOf(trial);
    const point = { trainings: folds.length, steps: folds.length > 0 ? 0 : curve.score.length };
    const partial = lossAt(trial, point, sign);
    if (!Number.isFinite(partial)) return null;
    const key = `${point.trainings} ${point.steps} ${learner}`;
    const peers = () => complete.filter((other) => learnerOf(other) === learner);
    const known = learnt.get(key) ?? createForecast(finishedAt(peers(), point, sign));
    learnt.set(key, known);
    return known(partial);
  };
}

/** What the forecast of a trial depends on. */
type Trained = Pick<ToldTrial, "params" | "folds" | "curve">;

/** The learner of a trial, if it is searched; otherwise all trials have the same. */
function learnerOf({ params }: Pick<ToldTrial, "params">): string {
  return String(params["family"] ?? "");
}

/** A number of complete trainings, or a number of steps of the first. */
interface Point {
  readonly trainings: number;
  readonly steps: number;
}

function finishedAt(complete: readonly ToldTrial[], point: Point, sign: number): readonly Finished[] {
  const finished: Finished[] = [];
  for (const trial of complete) {
    const partial = lossAt(trial, point, sign);
    const final = sign * trial.values![0]!;
    if (Number.isFinite(partial) && Number.isFinite(final)) finished.push({ partial, final });
  }
  return finished;
}

function lossAt(
  trial: Pick<ToldTrial, "folds" | "curve">,
  { trainings, steps }: Point,
  sign: number,
): number {
  if (trainings === 0) return bestLoss(trial, steps, sign);
  return sign * mean(trial.folds.slice(0, trainings).map(({ value }) => value));
}

/** The best score at each rung reached; a complete trial that stopped early keeps its score at later rungs. */
function valuesAtRungs(trial: ToldTrial, rungs: readonly number[], sign: number): readonly number[] {
  const { length } = trial.curve.score;
  const reached = rungs.filter((rung) => rung <= length || (trial.state === "complete" && length > 0));
  return reached.map((rung) => sign * bestLoss(trial, rung, sign));
}

/** Best of the first steps, smaller is better; Infinity if all are NaN. */
function bestLoss({ curve }: Pick<ToldTrial, "curve">, steps: number, sign: number): number {
  // Not `Math.min(...curve)`: a curve read from a file may be longer than the greatest number of arguments.
  let best = Number.POSITIVE_INFINITY;
  const end = Math.min(steps, curve.score.length);
  for (let i = 0; i < end; i++) if (sign * curve.score[i]! < best) best = sign * curve.score[i]!;
  return best;
}
