import type { OptimizerSpec } from "../../core/learner/network/trainingSpec.ts";
import { correctedRate } from "../network/correctedRate.ts";

/**
 * Writes two numbers per batch for its update: the learning rate, including Adam's bias correction, and the factor by which
 * decoupled weight decay shrinks the weights.
 * @param steps updates before the first batch
 * @param into twice as many numbers as learning rates
 */
export function writeBatchRates(
  optimizer: OptimizerSpec,
  learningRates: Float64Array,
  steps: number,
  into: Float64Array,
): void {
  const adam = optimizer.kind === "adam" || optimizer.kind === "adamw";
  for (let batch = 0; batch < learningRates.length; batch++) {
    const rate = learningRates[batch]!;
    into[2 * batch] = adam ? correctedRate(optimizer, rate, steps + batch + 1) : rate;
    into[2 * batch + 1] = optimizer.kind === "adamw" ? 1 - rate * optimizer.weightDecay : 1;
  }
}
