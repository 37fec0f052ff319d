import type { LoadedData } from "../../core/data/preparation/preparedData.ts";
import type { NetworkName } from "../../core/learner/learnerName.ts";
import type { TrialSpec } from "../../core/learner/registry.ts";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import type { StepSpec } from "../../core/learner/network/trainingSpec.ts";
import type { Engine, TrainableModel } from "./engine.ts";
import type { Configured } from "../trainer.ts";
import { sameWeights, weightedStep } from "./weightedStep.ts";
import { createNetworkTraining } from "./networkTraining.ts";

/**
 * A network that is trained by an engine. It is built once, and restarted for each training, unless the class weights differ, which
 * are compiled into it.
 * @param folds the data loaded into `engine`, in the same order
 */
export function configureNetwork(
  engine: Engine,
  { learner, spec }: TrialSpec<NetworkName>,
  folds: readonly LoadedData[],
): Configured {
  let built: { readonly step: StepSpec; readonly model: TrainableModel } | null = null;
  const dispose = (): void => {
    built?.model.dispose();
    built = null;
  };
  return {
    begin(fold, seed) {
      const data = folds[fold]!;
      const weights = initialWeights(spec.model, seed);
      const step = weightedStep(spec.training, data);
      const before = built;
      if (before !== null && !sameWeights(before.step, step)) dispose();
      built ??= { step, model: engine.build(spec.model, step, weights) };
      // A new model has its weights, on the first fold.
      if (before !== null || fold !== 0) built.model.restart(weights, fold);
      return createNetworkTraining(built.model, learner, spec, data, seed);
    },
    dispose,
  };
}
