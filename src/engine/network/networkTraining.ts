import type { LoadedData } from "../../core/data/preparation/preparedData.ts";
import type { NetworkName } from "../../core/learner/learnerName.ts";
import type { NetworkSpec } from "../../core/learner/network/networkSpec.ts";
import type { Training } from "../../core/learner/training.ts";
import { stepOperations } from "../../core/model/multiplyAdds.ts";
import type { TrainableModel } from "../engine.ts";
import { createRunEpoch } from "../runEpoch.ts";

/**
 * The epochs of one training of a network.
 * @param model with its initial weights, on the fold of `data`
 * @param seed determines batch order, dropout and the changes of pictures
 */
export function createNetworkTraining(
  model: TrainableModel,
  learner: NetworkName,
  spec: NetworkSpec,
  data: LoadedData,
  seed: number,
): Training {
  const { epochs, patience, batchSize } = spec.training;
  const { rows } = data.train;
  const runEpoch = createRunEpoch(model, spec.training, data, seed);
  const batchesPerEpoch = Math.ceil(rows / batchSize);
  const perRow = stepOperations(spec.model, 1);
  const done = { steps: 0, updates: 0, operations: 0 };
  let epoch = 0;
  /** @param batches of the current epoch */
  const count = (batches: number): void => {
    done.steps = epoch + batches / batchesPerEpoch;
    done.updates = epoch * batchesPerEpoch + batches;
    done.operations = perRow * (epoch * rows + Math.min(rows, batches * batchSize));
  };
  return {
    steps: epochs,
    patience,
    keeps: "best",
    done,
    async advance({ afterStep, onWork, shouldStop, hold }) {
      const onBatches = (batches: number): void => {
        count(batches);
        onWork();
      };
      while (epoch < epochs) {
        const trainLoss = await runEpoch(epoch, { shouldStop, hold, onBatches });
        if (trainLoss === null) return false;
        epoch += 1;
        onBatches(0);
        const predicted = data.validation !== null && Number.isFinite(trainLoss);
        const outputs = predicted ? await model.predict("validation") : null;
        if (!afterStep(trainLoss, outputs)) return true;
        await hold();
      }
      return true;
    },
    predict: (part) => model.predict(part),
    pack: async () => ({ learner, trained: { model: spec.model, weights: await model.weights() } }),
  };
}
