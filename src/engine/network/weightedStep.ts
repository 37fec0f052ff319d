import type { LoadedData } from "../../core/data/preparation/preparedData.ts";
import { balancedWeights } from "../../core/model/balancedWeights.ts";
import type { StepSpec, TrainingSpec } from "../../core/learner/network/trainingSpec.ts";

/** The step options of a training on these data: with the class weights of their own training rows if "balanced" is set. */
export function weightedStep(
  training: TrainingSpec,
  { classes, train }: Pick<LoadedData, "classes" | "train">,
): StepSpec {
  if (training.balanced !== true || classes.length === 0) return training;
  return { ...training, classWeights: balancedWeights(train.targets, classes.length) };
}

/** Whether one model can be trained with both: class weights are compiled into a model. */
export function sameWeights(a: StepSpec, b: StepSpec): boolean {
  return JSON.stringify(a.classWeights) === JSON.stringify(b.classWeights);
}
