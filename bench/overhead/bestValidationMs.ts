import { createOutputScorer } from "../../src/core/metric/score.ts";
import { initialWeights } from "../../src/core/learner/network/initialWeights.ts";
import { meanLoss } from "../../src/core/learner/network/meanLoss.ts";
import type { ModelSpec } from "../../src/core/learner/network/modelSpec.ts";
import { openWasmEngine } from "../../src/engine/wasm/wasmEngine.ts";
import { relaxedSimdAvailable } from "../../src/engine/wasm/simdSupport.ts";
import { outputsOf, stepData, stepTraining } from "../steps/stepModels.ts";

/** Validations of one timing. */
const VALIDATIONS = 50;
const WARM_UPS = 20;
const TIMINGS = 40;

/**
 * Milliseconds of one validation alone, which every training does after each of its epochs: the outputs of the validation rows, their
 * loss and their log loss as a score. The least of several timings.
 * @param rows of the validation
 */
export async function bestValidationMs(model: ModelSpec, rows: number): Promise<number> {
  const engine = await openWasmEngine(relaxedSimdAvailable() ? "relaxed" : "strict");
  const data = stepData({ name: "overhead", model, batchSize: rows }, 1);
  const targets = data.train.targets;
  engine.load([{ ...data, validation: data.train }]);
  const built = engine.build(model, stepTraining(rows), initialWeights(model, 1));
  const classes = Math.max(2, outputsOf(model));
  const score = createOutputScorer(["logLoss"], "classification", targets, classes, null);
  let best = Infinity;
  let sum = 0;
  for (let timing = 0; timing < WARM_UPS + TIMINGS; timing++) {
    const start = performance.now();
    for (let i = 0; i < VALIDATIONS; i++) {
      const outputs = await built.predict("validation");
      sum += meanLoss(model.loss, outputs, targets) + score(outputs)[0]!;
    }
    if (timing >= WARM_UPS) best = Math.min(best, performance.now() - start);
  }
  built.dispose();
  engine.dispose();
  if (!Number.isFinite(sum)) throw new Error("The network has no finite outputs");
  return best / VALIDATIONS;
}
