import type { LearnerName } from "../../core/learner/learnerName.ts";
import type { DataShape } from "../../core/learner/dataShape.ts";
import { LEARNERS, learnerOf, resolveTrial, trialSize } from "../../core/learner/registry.ts";
import { deriveSeed } from "../../core/math/rng.ts";
import type { PrunableTrial, Pruner, PrunerOptions } from "../../core/pruner/pruner.ts";
import { effectivePruner } from "../../core/study/effectivePruner.ts";
import type { Params } from "../../core/space/distribution.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { Trial } from "../../core/study/trial.ts";
import type { TrialCheck } from "../../workers/trainer.protocol.ts";

/** Which trials of a study end early. */
export interface Pruning {
  /** Steps at which the trial may be pruned, for its request. */
  checkSteps(trial: Pick<Trial, "number" | "params">): readonly number[];
  /**
   * Whether the trial ends here.
   * @param others trials to compare it with, of which only those of its learner count; the trial itself may be among them
   */
  isBehind(trial: Trial, check: TrialCheck, others: readonly Trial[]): boolean;
}

/** Shows a study's trials to its pruner: each learner has one of its own. */
export function createPruning(
  { settings, search }: StudyConfig,
  shapeOf: (params: Params) => DataShape,
  createPruner: (options: PrunerOptions) => Pruner,
): Pruning {
  const pruners = new Map<LearnerName, Pruner>();
  const prunerOf = (learner: LearnerName): Pruner => {
    const pruner = pruners.get(learner) ?? createPruner(prunerOptions({ settings, search }, learner));
    pruners.set(learner, pruner);
    return pruner;
  };
  const knownOf = createKnown(settings, shapeOf, search.sideObjectives);
  const prunable = (trial: Trial): PrunableTrial => ({
    number: trial.number,
    curve: trial.firstScores ?? trial.curve.score,
    trainings: trial.folds.map(({ value }) => value),
    state: trial.state as PrunableTrial["state"],
    known: knownOf(trial),
  });
  return {
    checkSteps: ({ number, params }) => prunerOf(learnerOf(settings, params)).checkSteps(number),
    isBehind(trial, { scores, trainings, betweenTrainings }, others) {
      const learner = learnerOf(settings, trial.params);
      const pruner = prunerOf(learner);
      const asked = { ...prunable(trial), curve: scores, trainings };
      const shown = others
        .filter(({ number, state }) => number !== trial.number && state !== "waiting")
        .filter(({ params }) => learnerOf(settings, params) === learner)
        .map((other) => prunable(other));
      if (betweenTrainings) return pruner.afterTraining(asked, shown);
      // A trial started under another pruner still reports at that pruner's steps.
      return pruner.checkSteps(trial.number).includes(scores.length) && pruner.afterStep(asked, shown);
    },
  };
}

/** The options of a study's pruner for the trials of one learner. A learner that is trained in one go is never asked in between. */
export function prunerOptions(
  { settings, search }: Pick<StudyConfig, "settings" | "search">,
  learner: LearnerName,
): PrunerOptions {
  return {
    config: effectivePruner(search),
    direction: search.objective.direction,
    maxSteps: LEARNERS[learner].steps?.most(settings) ?? 1,
    seed: deriveSeed(search.seed, "pruner"),
  };
}

/**
 * Values of side objectives that are known before training: the number of parameters, and for a time the number of multiplications
 * of a prediction, which it grows with.
 */
function createKnown(
  settings: StudyConfig["settings"],
  shapeOf: (params: Params) => DataShape,
  sideObjectives: StudyConfig["search"]["sideObjectives"],
): (trial: Trial) => readonly number[] {
  const smaller = sideObjectives.filter(({ direction }) => direction === "minimize");
  const measures = new Set(smaller.map(({ measure }) => measure));
  const byParameters = measures.has("parameters");
  const byTime = measures.has("predictionMs") || measures.has("trainingMs");
  const known = new Map<number, { readonly shape: DataShape; readonly sizes: readonly number[] }>();
  return ({ number, params }) => {
    if (!byParameters && !byTime) return [];
    const shape = shapeOf(params);
    const found = known.get(number);
    // While a trial's data were not prepared, it had the largest shape.
    if (found?.shape === shape) return found.sizes;
    const { parameters, operations } = trialSize(resolveTrial(settings, params, shape), shape);
    const sizes = [...(byParameters ? [parameters ?? 0] : []), ...(byTime ? [operations] : [])];
    known.set(number, { shape, sizes });
    return sizes;
  };
}
