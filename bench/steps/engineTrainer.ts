import { initialWeights } from "../../src/core/model/initialWeights.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { createRunEpoch } from "../../src/engine/runEpoch.ts";
import { stepData, stepTraining } from "./stepModels.ts";
import type { OpenTrainer } from "./timeSteps.ts";

/** Trains through an engine as the product does, permutation and learning rates included. */
export function engineTrainers(engine: Engine): OpenTrainer {
  return async (stepModel, batches) => {
    const data = stepData(stepModel, batches);
    const training = stepTraining(stepModel.batchSize);
    engine.load([data]);
    const model = engine.build(stepModel.model, training, initialWeights(stepModel.model, 1));
    const runEpoch = createRunEpoch(model, training, data, 1);
    let epoch = 0;
    return {
      async trainEpoch() {
        const loss = await runEpoch(epoch++, { shouldStop: () => false });
        if (loss === null || !Number.isFinite(loss)) throw new Error(`The loss is ${loss}`);
      },
      dispose: () => model.dispose(),
    };
  };
}
