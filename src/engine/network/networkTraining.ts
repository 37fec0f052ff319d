import type { LoadedData } from "../../core/data/preparation/preparedData.ts";
import type { NetworkName } from "../../core/learner/learnerName.ts";
import type { NetworkSpec } from "../../core/learner/network/networkSpec.ts";
import type { StepControls, Training } from "../../core/learner/training.ts";
import { stepOperations } from "../../core/learner/network/multiplyAdds.ts";
import type { TrainableModel } from "./engine.ts";
import { createEpochSource, createRunEpoch } from "./runEpoch.ts";

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
  const onBatches = ({ onWork }: StepControls, batches: number): void => {
    count(batches);
    onWork();
  };
  const oneByOne = async (controls: StepControls): Promise<boolean> => {
    const { afterStep, hold } = controls;
    const counted = { ...controls, onBatches: (batches: number) => onBatches(controls, batches) };
    while (epoch < epochs) {
      const trainLoss = await runEpoch(epoch, counted);
      if (trainLoss === null) return false;
      epoch += 1;
      onBatches(controls, 0);
      const predicted = data.validation !== null && Number.isFinite(trainLoss);
      const outputs = predicted ? await model.predict("validation") : null;
      if (!afterStep(trainLoss, outputs)) return true;
      await hold();
    }
    return true;
  };
  const source = createEpochSource(spec.training, seed);
  return {
    steps: epochs,
    patience,
    keeps: "best",
    done,
    advance(controls) {
      // Changed pictures are made before each epoch.
      if (model.trainEpochs === undefined || spec.training.augmentation !== null) return oneByOne(controls);
      return model.trainEpochs({
        ...controls,
        from: epoch,
        to: epochs,
        source,
        part: data.validation === null ? null : "validation",
        onBatches: (batches) => onBatches(controls, batches),
        afterEpoch(trainLoss, outputs) {
          epoch += 1;
          return controls.afterStep(trainLoss, outputs);
        },
      });
    },
    predict: (part) => model.predict(part),
    pack: async () => ({ learner, trained: { model: spec.model, weights: await model.weights() } }),
  };
}
