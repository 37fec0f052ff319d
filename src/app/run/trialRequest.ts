import type { ErrorRecord } from "../../core/errors.ts";
import { foldCount } from "../../core/data/division/splitConfig.ts";
import type { DataShape } from "../../core/learner/dataShape.ts";
import { resolveTrial, trialSize } from "../../core/learner/registry.ts";
import { deriveSeed } from "../../core/math/rng.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { Trial } from "../../core/study/trial.ts";
import { measuredOf } from "../../core/study/trialMeasures.ts";
import type { TrialOutcome, TrialRequest } from "../../workers/trainer.protocol.ts";

/** The trainer's request for a trial. */
export function trialRequest(
  { data, settings, search }: StudyConfig,
  { number, params }: Trial,
  shape: DataShape,
  checkSteps: readonly number[],
): TrialRequest {
  return {
    configuration: resolveTrial(settings, params, shape),
    metric: search.objective.metric,
    seed: trialSeed(search.seed, number),
    repeats: search.repeats,
    cuttings: foldCount(data.split) / data.split.folds,
    measures: measuredOf(search),
    checkSteps,
  };
}

/** Seed of everything random in a trial. */
export function trialSeed(studySeed: number, number: number): number {
  return deriveSeed(studySeed, "trial", number);
}

/** The outcome of a trial whose trainer cannot be replaced: failed, with the reports so far. */
export function lostOutcome(
  { settings }: StudyConfig,
  { params, curve, folds }: Trial,
  shape: DataShape,
  error: ErrorRecord,
): TrialOutcome {
  const { parameters } = trialSize(resolveTrial(settings, params, shape), shape);
  return { state: "failed", error, folds, curve, parameterCount: parameters };
}
