import { initialWeights } from "../../src/core/learner/network/initialWeights.ts";
import type { ModelSpec } from "../../src/core/learner/network/modelSpec.ts";
import { createRunEpoch } from "../../src/engine/network/runEpoch.ts";
import { openWasmEngine } from "../../src/engine/wasm/wasmEngine.ts";
import { relaxedSimdAvailable } from "../../src/engine/wasm/simdSupport.ts";
import { stepData, stepTraining } from "../steps/stepModels.ts";

/** Steps of one timing; so long an epoch that what comes once an epoch does not count. */
const STEPS = 400;
const WARM_UPS = 10;
const TIMINGS = 15;

/**
 * Milliseconds of one training step alone, batch after batch in one epoch: the least of several timings, because other work on the
 * machine only adds.
 */
export async function bestStepMs(model: ModelSpec, batchSize: number): Promise<number> {
  const engine = await openWasmEngine(relaxedSimdAvailable() ? "relaxed" : "strict");
  const data = stepData({ name: "overhead", model, batchSize }, STEPS);
  const training = stepTraining(batchSize);
  engine.load([data]);
  const built = engine.build(model, training, initialWeights(model, 1));
  const runEpoch = createRunEpoch(built, training, data, 1);
  let best = Infinity;
  for (let epoch = 0; epoch < WARM_UPS + TIMINGS; epoch++) {
    const start = performance.now();
    await runEpoch(epoch, { shouldStop: () => false });
    if (epoch >= WARM_UPS) best = Math.min(best, performance.now() - start);
  }
  built.dispose();
  engine.dispose();
  return best / STEPS;
}
