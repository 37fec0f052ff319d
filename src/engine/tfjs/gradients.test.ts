import { expect, test } from "vitest";
import { initialWeights } from "../../core/model/initialWeights.ts";
import { ACTIVATIONS } from "../../core/model/modelSpec.ts";
import { weightShapes, type Weight } from "../../core/model/weight.ts";
import { learnablePart, perceptron, preparedData } from "../../testing/trainingFixtures.ts";
import type { EpochPlan } from "../engine.ts";
import { openEngine } from "../openEngine.ts";

const ROWS = 24;
const INPUTS = 4;
const STEP = 0.01;
const SGD = { kind: "sgd", momentum: 0, nesterov: false } as const;

/** One batch of all rows, always with the same dropout mask. */
function plan(learningRate: number): EpochPlan {
  const order = Uint32Array.from({ length: ROWS }, (_, i) => i);
  const learningRates = Float64Array.of(learningRate);
  return { order, batchSize: ROWS, learningRates, dropoutSeed: 5, shouldStop: () => false };
}

// relu-like kinks within ±STEP of an input are rare, but count: hence a share of the weights and not all.
test.each(ACTIVATIONS)(
  "%s: a step of plain descent is the gradient by finite differences",
  async (activation) => {
    const engine = await openEngine({ choice: "cpu", largestStepMultiplyAdds: 0 });
    const loss = "softmaxCrossEntropy";
    engine.load(preparedData(loss, INPUTS, { train: learnablePart(loss, ROWS, INPUTS, 9) }));
    const options = { activation, batchNorm: true, dropout: 0.3, l1: 0.01, l2: 0.02 };
    const spec = perceptron(loss, INPUTS, [5, 4], options);
    const start = initialWeights(spec, 2);
    const model = engine.build(spec, SGD, start);
    const lossAt = async (weights: readonly Weight[]): Promise<number> => {
      model.setWeights(weights);
      return (await model.trainEpoch(plan(0)))!;
    };
    await model.trainEpoch(plan(1));
    const moved = await model.weights();

    let close = 0;
    let checked = 0;
    for (const [index, { trainable }] of weightShapes(spec).entries()) {
      if (!trainable) continue;
      for (let i = 0; i < start[index]!.values.length; i++) {
        // A kernel at 0 has no derivative of |w|, and one this close to it none by differences.
        if (Math.abs(start[index]!.values[i]!) < 2 * STEP && start[index]!.name.endsWith("kernel")) continue;
        const shifted = (by: number): readonly Weight[] =>
          start.map((weight, at) => {
            const values = weight.values.slice();
            if (at === index) values[i]! += by;
            return { ...weight, values };
          });
        const slope = ((await lossAt(shifted(STEP))) - (await lossAt(shifted(-STEP)))) / (2 * STEP);
        const gradient = start[index]!.values[i]! - moved[index]!.values[i]!;
        checked++;
        if (Math.abs(slope - gradient) < 1e-3) close++;
      }
    }
    model.dispose();
    engine.dispose();
    expect(checked).toBeGreaterThan(50);
    expect(close / checked).toBeGreaterThan(0.9);
  },
);
