import type { LoadedData, LoadedPart } from "../core/data/preparation/preparedData.ts";
import type { ErrorRecord } from "../core/errors.ts";
import { dataShape } from "../core/learner/dataShape.ts";
import type { LearnerSize, StepUnit } from "../core/learner/learner.ts";
import type { Training } from "../core/learner/training.ts";
import type { MetricName } from "../core/metric/metricName.ts";
import { createOutputScorer } from "../core/metric/score.ts";
import { meanLoss } from "../core/learner/network/meanLoss.ts";
import { isMetric } from "../core/study/measure.ts";
import type { FoldResult } from "../core/study/trial.ts";
import { predictionTime } from "./predictionTime.ts";
import type { ProgressReporter } from "./progressReporter.ts";
import { createTrainingTimer, type TrainingTimer } from "./trainingTimer.ts";
import type { TrialHooks, TrialRequest } from "./trainTrial.ts";

/** The result of a training that was not stopped and whose loss stayed finite. */
export type TrainedFold = Omit<FoldResult, "fold" | "repeat"> &
  KeptOutputs & {
    /** Time of the steps, without scoring and pauses. */
    readonly trainingMs: number;
  };

interface KeptOutputs {
  /** Of the validation rows at the best step, if the request keeps them. */
  readonly outputs: Float32Array | null;
}

/** A training that was ended early: the metric of the model that it would have kept. */
export interface PrunedFold {
  readonly prunedValue: number;
}

export interface FoldControls extends Pick<TrialHooks, "shouldStop" | "hold" | "afterStep" | "now"> {
  readonly reporter: ProgressReporter;
}

/** What a training is judged by. */
export interface FoldRequest extends Pick<
  TrialRequest,
  "metric" | "measures" | "checkSteps" | "keepsOutputs"
> {
  readonly size: LearnerSize;
  /** What the steps of its learning curve are; null: it is trained in one go. */
  readonly unit: StepUnit | null;
}

/**
 * One training, from its beginning to its last step.
 *
 * The best step is the one with the lowest validation loss (of equal ones the earliest), or for some learners the last one: see
 * `StepRules`. The value is the metric at that step, as if its model were kept.
 * @param data the fold; it has validation rows
 */
export async function trainFold(
  training: Training,
  data: LoadedData,
  request: FoldRequest,
  { reporter, shouldStop, hold, afterStep, now }: FoldControls,
): Promise<TrainedFold | PrunedFold | ErrorRecord | "stopped"> {
  const timer = createTrainingTimer(training.done, reporter, now, hold);
  const judge = createStepJudge(training, data, request, reporter, timer);
  const controls = { afterStep: judge.afterStep, onWork: timer.lap, hold: timer.hold, shouldStop };
  for (;;) {
    timer.start();
    if (!(await training.advance(controls))) return "stopped";
    if (judge.error() !== null) return judge.error()!;
    await hold();
    if (judge.isOver()) break;
    reporter.flush();
    const decision = await afterStep(reporter.scores());
    if (decision !== "goOn") return decision === "stop" ? "stopped" : { prunedValue: judge.best().value };
  }
  const { value, bestStep, sideScores, outputs } = judge.best();
  const { measures } = request;
  const result = { value, bestStep, steps: judge.steps(), outputs, trainingMs: timer.totalMs() };
  if (measures.length === 0) return result;
  const predictionMs = measures.includes("predictionMs")
    ? await predictionTime(() => training.predict("validation"), validationOf(data).rows, now)
    : NaN;
  const parameters = request.size.parameters ?? NaN;
  const costs = { parameters, predictionMs, trainingMs: timer.totalMs() };
  const sideMetrics = measures.filter(isMetric);
  const measured = measures.map((measure) =>
    isMetric(measure) ? sideScores[sideMetrics.indexOf(measure)]! : costs[measure],
  );
  return { ...result, measures: measured };
}

/** Scores each step, reports it, and decides whether training goes on without asking. */
function createStepJudge(
  training: Training,
  data: LoadedData,
  request: FoldRequest,
  reporter: ProgressReporter,
  timer: TrainingTimer,
) {
  const { loss } = dataShape(data);
  const { targets } = validationOf(data);
  const sideMetrics = request.measures.filter(isMetric);
  const checkSteps = new Set(request.checkSteps);
  let best: KeptOutputs & {
    readonly value: number;
    readonly bestStep: number;
    readonly sideScores: readonly number[];
  } = { value: NaN, bestStep: 0, sideScores: [], outputs: null };
  let lowest = Infinity;
  let steps = 0;
  let over = false;
  let error: ErrorRecord | null = null;
  const scoreOf = validationScorer([request.metric], data);
  const sideScoresOf = sideMetrics.length === 0 ? () => [] : validationScorer(sideMetrics, data);
  const keep = (score: number, outputs: Float32Array): void => {
    const kept = request.keepsOutputs === true ? outputs.slice() : null;
    best = { value: score, bestStep: steps, sideScores: sideScoresOf(outputs), outputs: kept };
  };
  return {
    error: () => error,
    best: () => best,
    steps: () => steps,
    isOver: () => over,
    afterStep(trainLoss: number | null, outputs: Float32Array | null): boolean {
      timer.lap();
      steps += 1;
      const validationLoss = outputs === null ? NaN : meanLoss(loss, outputs, targets);
      const wrong = [trainLoss ?? 0, validationLoss].find((one) => !Number.isFinite(one));
      if (outputs === null || (wrong !== undefined && request.unit !== null)) {
        error = lossNotFinite(steps, request.unit, wrong ?? NaN);
        return false;
      }
      const score = scoreOf(outputs)[0]!;
      if (request.unit !== null) reporter.add(trainLoss, validationLoss, score);
      over = steps === training.steps;
      if (training.keeps === "last") {
        if (over) keep(score, outputs);
        else best = { value: score, bestStep: steps, sideScores: [], outputs: null };
      } else if (validationLoss < lowest || best.bestStep === 0) {
        lowest = validationLoss;
        keep(score, outputs);
      } else if (training.patience > 0 && steps - best.bestStep >= training.patience) {
        over = true;
      }
      timer.start();
      return !over && !checkSteps.has(steps);
    },
  };
}

function validationOf({ validation }: LoadedData): LoadedPart {
  if (validation === null) throw new Error("A trial needs validation rows");
  return validation;
}

/** Metrics of outputs on the validation rows. */
function validationScorer(
  metrics: readonly MetricName[],
  data: LoadedData,
): (outputs: Float32Array) => readonly number[] {
  const { task, classes, targetScale } = data;
  return createOutputScorer(metrics, task, validationOf(data).targets, classes.length, targetScale);
}

/** The loss as text: NaN and Infinity do not survive JSON. @param step 1-based */
export function lossNotFinite(step: number, unit: StepUnit | null, loss: number): ErrorRecord {
  const details = { epoch: step, loss: String(loss) };
  return {
    code: "lossNotFinite",
    details: unit === "epoch" ? details : { ...details, unit: unit ?? "step" },
  };
}
