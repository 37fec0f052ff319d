import type { OptimizerSpec } from "../../core/model/trainingSpec.ts";
import { correctedRate } from "../correctedRate.ts";

/**
 * Two numbers per batch for its update: the learning rate, including Adam's bias correction, and the factor by which decoupled
 * weight decay shrinks the weights.
 * @param steps updates before the first batch
 */
export function batchRates(
  optimizer: OptimizerSpec,
  learningRates: Float64Array,
  steps: number,
): Float64Array<ArrayBuffer> {
  const rates = new Float64Array(2 * learningRates.length);
  learningRates.forEach((rate, batch) => {
    const adam = optimizer.kind === "adam" || optimizer.kind === "adamw";
    rates[2 * batch] = adam ? correctedRate(optimizer, rate, steps + batch + 1) : rate;
    rates[2 * batch + 1] = optimizer.kind === "adamw" ? 1 - rate * optimizer.weightDecay : 1;
  });
  return rates;
}
