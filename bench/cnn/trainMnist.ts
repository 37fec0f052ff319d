import { accuracyOf } from "./accuracyOf.ts";
import { withoutFeatures } from "../../src/core/data/preparation/preparedData.ts";
import { initialWeights } from "../../src/core/learner/network/initialWeights.ts";
import type { EngineKind } from "../../src/engine/network/engine.ts";
import { openKind } from "../../src/engine/network/openEngine.ts";
import { createRunEpoch } from "../../src/engine/network/runEpoch.ts";
import { GOAL, MNIST_MODEL, MNIST_TRAINING, mnistData, MOST_EPOCHS } from "./mnistTask.ts";

/** The result of a training. `seconds` is the time of its epochs, without the evaluation on the test rows. */
export interface MnistTraining {
  readonly seconds: number;
  readonly epochs: number;
  readonly testAccuracy: number;
}

/**
 * Trains until the accuracy on the test rows is at least `GOAL`.
 * @param limitSeconds time after which no further batch begins
 * @throws Error if the engine is unavailable, or the goal is not reached within the limits
 */
export async function trainMnist(
  kind: EngineKind,
  seed: number,
  limitSeconds: number,
): Promise<MnistTraining> {
  const data = await mnistData(seed);
  const engine = await openKind(kind, false);
  engine.load([data]);
  const model = engine.build(MNIST_MODEL, MNIST_TRAINING, initialWeights(MNIST_MODEL, seed));
  const runEpoch = createRunEpoch(model, MNIST_TRAINING, withoutFeatures(data), seed);
  const test = data.test!;
  try {
    // Compilation at the first step is not counted, because a study compiles once.
    await model.predict("test");
    let ms = 0;
    for (let epoch = 0; epoch < MOST_EPOCHS; epoch++) {
      const began = performance.now();
      const shouldStop = () => ms + performance.now() - began > 1000 * limitSeconds;
      const loss = await runEpoch(epoch, { shouldStop });
      if (loss === null) throw new Error(`${epoch} epochs in ${limitSeconds} s`);
      ms += performance.now() - began;
      const testAccuracy = accuracyOf(await model.predict("test"), test.targets);
      if (testAccuracy >= GOAL) return { seconds: ms / 1000, epochs: epoch + 1, testAccuracy };
    }
    throw new Error(`not reached in ${MOST_EPOCHS} epochs`);
  } finally {
    model.dispose();
    engine.dispose();
  }
}
