import { expect } from "vitest";
import { createRng } from "../core/math/rng.ts";
import { initialWeights } from "../core/learner/network/initialWeights.ts";
import type { ModelSpec } from "../core/learner/network/modelSpec.ts";
import { weightShapes, type Weight } from "../core/learner/network/weight.ts";
import type { Engine, EpochPlan } from "../engine/network/engine.ts";
import { stepSpec } from "./trainingFixtures.ts";

/** Step to either side: with losses near 1 in float32, rounding then changes a slope by about 2e-4. */
const STEP = 1e-3;
const TOLERANCE = 5e-3;

/**
 * Checks the gradient of each trainable weight array against finite differences of the loss. One step of plain descent at rate 1
 * shows the gradient g; along a direction d, g plus a random part, the loss must rise by g · d.
 * @param rows rows of the training part loaded into `engine`: one batch, always with the same dropout mask
 * @param start weights at which the gradient is checked
 */
export async function expectGradients(
  engine: Engine,
  spec: ModelSpec,
  rows: number,
  start = initialWeights(spec, 2),
): Promise<void> {
  const optimizer = { kind: "sgd", momentum: 0, nesterov: false } as const;
  const model = engine.build(spec, stepSpec({ optimizer, batchSize: rows }), start);
  const lossAt = async (weights: readonly Weight[]): Promise<number> => {
    model.setWeights(weights);
    return (await model.trainEpoch(oneBatch(rows, 0)))!;
  };
  await model.trainEpoch(oneBatch(rows, 1));
  const moved = await model.weights();
  const rng = createRng(4);
  for (const [index, { trainable, name, role }] of weightShapes(spec).entries()) {
    if (!trainable) continue;
    const gradient = Array.from(start[index]!.values, (value, i) => value - moved[index]!.values[i]!);
    const chance = unit(gradient.map(() => rng.normal()));
    const along = unit(unit(gradient).map((value, i) => 2 * value + chance[i]!));
    const shifted = (by: number): readonly Weight[] =>
      start.map((weight, at) =>
        at === index
          ? { ...weight, values: weight.values.map((value, i) => value + by * along[i]!) }
          : weight,
      );
    const slope = ((await lossAt(shifted(STEP))) - (await lossAt(shifted(-STEP)))) / (2 * STEP);
    const rise = gradient.reduce((sum, value, i) => sum + value * along[i]!, 0);
    expect(Math.abs(slope - rise) / Math.max(1, Math.abs(rise)), name).toBeLessThan(TOLERANCE);
    // A gradient of 0 would agree with a loss that ignores the weights. A bias before batch normalisation does have gradient 0.
    if (role === "kernel") expect(Math.abs(rise), name).toBeGreaterThan(TOLERANCE);
  }
  model.dispose();
}

/** The initial weights with biases as after training: at 0, some mistakes are invisible. */
export function weightsWithBiases(spec: ModelSpec): readonly Weight[] {
  const rng = createRng(6);
  return initialWeights(spec, 2).map((weight, i) => {
    const { role } = weightShapes(spec)[i]!;
    return role === "bias" ? { ...weight, values: weight.values.map(() => 0.3 * rng.normal()) } : weight;
  });
}

function oneBatch(rows: number, learningRate: number): EpochPlan {
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  return { order, learningRates: Float64Array.of(learningRate), dropoutSeed: 5, shouldStop: () => false };
}

function unit(values: readonly number[]): readonly number[] {
  const length = Math.hypot(...values);
  return length === 0 ? values : values.map((value) => value / length);
}
