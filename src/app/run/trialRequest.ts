import type { ErrorRecord } from "../../core/errors.ts";
import { foldCount } from "../../core/data/division/splitConfig.ts";
import type { DataShape } from "../../core/learner/dataShape.ts";
import { resolveTrial } from "../../core/learner/registry.ts";
import { deriveSeed } from "../../core/math/rng.ts";
import { parameterCount } from "../../core/model/parameterCount.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { Trial } from "../../core/study/trial.ts";
import { measuredOf } from "../../core/study/trialMeasures.ts";
import type { TrialOutcome, TrialRequest } from "../../workers/trainer.protocol.ts";

/** The trainer's request for a trial. */
export function trialRequest(
  { data, settings, search }: StudyConfig,
  { number, params }: Trial,
  shape: DataShape,
  checkEpochs: readonly number[],
): TrialRequest {
  const { model, training } = resolveTrial(settings, params, shape).spec;
  return {
    model,
    training,
    metric: search.objective.metric,
    seed: trialSeed(search.seed, number),
    repeats: search.repeats,
    cuttings: foldCount(data.split) / data.split.folds,
    measures: measuredOf(search),
    checkEpochs,
  };
}

/** Seed of a trial's weights, batches and dropout. */
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
  const { model } = resolveTrial(settings, params, shape).spec;
  return { state: "failed", error, folds, curve, parameterCount: parameterCount(model) };
}
