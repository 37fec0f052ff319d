import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { createRng, permutation } from "../../src/core/math/rng.ts";
import { initialWeights } from "../../src/core/learner/network/initialWeights.ts";
import type { ModelSpec } from "../../src/core/learner/network/modelSpec.ts";
import { outputsOf, stepData, stepTraining } from "./stepModels.ts";
import type { OpenTrainer } from "./timeSteps.ts";

/** @throws Error if the backend cannot be started */
export async function openPlainTfjs(backend: "cpu" | "wasm"): Promise<OpenTrainer> {
  tf.enableProdMode();
  await (backend === "cpu" ? import("@tensorflow/tfjs-backend-cpu") : import("./tfjsWasmBackend.ts"));
  if (!(await tf.setBackend(backend))) throw new Error("the backend could not be started");
  return openTrainer;
}

/**
 * TensorFlow.js as in its own examples: variables, gradients by its tape, its Adam. The batches are slices of rows gathered
 * once an epoch; the loss is read once an epoch.
 */
const openTrainer: OpenTrainer = async (stepModel, batches) => {
  const { model, batchSize } = stepModel;
  const { train, featureCount } = stepData(stepModel, batches);
  const classes = tf.tensor1d(train.targets, "int32");
  const features = tf.tensor2d(train.features, [train.rows, featureCount]);
  const targets = tf.oneHot(classes, outputsOf(model)) as tf.Tensor2D;
  classes.dispose();
  const weights = initialWeights(model, 1).map(({ values, shape }) =>
    tf.variable(tf.tensor(values, [...shape])),
  );
  const { learningRate } = stepTraining(batchSize);
  const optimizer = tf.train.adam(learningRate, 0.9, 0.999, 1e-7);
  const rng = createRng(1);
  return {
    async trainEpoch() {
      const order = tf.tensor1d(Int32Array.from(permutation(train.rows, rng)), "int32");
      const rows = [tf.gather(features, order), tf.gather(targets, order)] as const;
      let loss: tf.Scalar | null = null;
      for (let from = 0; from < train.rows; from += batchSize) {
        loss?.dispose();
        loss = optimizer.minimize(() => batchLoss(model, weights, rows, from, batchSize), true, weights);
      }
      await loss?.data();
      tf.dispose([order, ...rows, ...(loss === null ? [] : [loss])]);
    },
    dispose() {
      tf.dispose([features, targets, ...weights]);
      optimizer.dispose();
    },
  };
};

function batchLoss(
  model: ModelSpec,
  weights: readonly tf.Variable[],
  [features, targets]: readonly [tf.Tensor2D, tf.Tensor2D],
  from: number,
  rows: number,
): tf.Scalar {
  const outputs = forward(model, weights, tf.slice(features, [from, 0], [rows, -1]));
  return tf.losses.softmaxCrossEntropy(tf.slice(targets, [from, 0], [rows, -1]), outputs);
}

function forward(model: ModelSpec, weights: readonly tf.Variable[], rows: tf.Tensor2D): tf.Tensor {
  let used = 0;
  let values: tf.Tensor = tf.reshape(rows, [-1, ...model.inputShape]);
  for (const layer of model.layers) {
    if (layer.kind === "dense" || layer.kind === "conv2d") {
      const [kernel, bias] = weights.slice(used, used + 2);
      used += 2;
      const product =
        layer.kind === "dense"
          ? tf.matMul(values, kernel as unknown as tf.Tensor2D)
          : tf.conv2d(values as tf.Tensor4D, kernel as unknown as tf.Tensor4D, layer.stride, layer.padding);
      values = tf.add(product, bias!);
      if (layer.activation === "relu") values = tf.relu(values);
    } else if (layer.kind === "maxPool2d") {
      values = tf.maxPool(values as tf.Tensor4D, layer.size, layer.stride, layer.padding);
    } else if (layer.kind === "flatten") {
      values = tf.reshape(values, [rows.shape[0], -1]);
    } else {
      throw new Error(`No ${layer.kind} layer is timed`);
    }
  }
  return values;
}
