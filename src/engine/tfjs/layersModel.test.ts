import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { initialWeights } from "../../core/model/initialWeights.ts";
import type { Activation, ModelSpec } from "../../core/model/modelSpec.ts";
import { openTfjsEngine } from "./tfjsEngine.ts";

const ROWS = 17;
const INPUTS = 5;

/** Names under which TensorFlow.js has the same function; its leaky relu and gelu differ or are missing. */
const LAYERS_NAMES = {
  relu: "relu",
  elu: "elu",
  selu: "selu",
  swish: "swish",
  tanh: "tanh",
  sigmoid: "sigmoid",
  linear: "linear",
} as const satisfies Partial<Record<Activation, string>>;

/** The same network as a LayersModel, built by the library itself: the format in which models are saved. */
function layersModel(spec: ModelSpec): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [spec.inputs] }));
  for (const layer of spec.layers) {
    if (layer.kind === "dense") {
      const activation = LAYERS_NAMES[layer.activation as keyof typeof LAYERS_NAMES];
      model.add(tf.layers.dense({ units: layer.units, activation }));
    } else if (layer.kind === "batchNorm") {
      model.add(tf.layers.batchNormalization({ momentum: layer.momentum, epsilon: layer.epsilon }));
    } else if (layer.kind === "activation") {
      const activation = LAYERS_NAMES[layer.activation as keyof typeof LAYERS_NAMES];
      model.add(tf.layers.activation({ activation }));
    } else {
      model.add(tf.layers.dropout({ rate: layer.rate }));
    }
  }
  return model;
}

test.each(Object.keys(LAYERS_NAMES) as (keyof typeof LAYERS_NAMES)[])(
  "our weights, set in their order into a LayersModel, predict the same (%s)",
  async (activation) => {
    const dense = { kind: "dense", units: 9, activation, l1: 0, l2: 0, init: "glorotUniform" } as const;
    const spec: ModelSpec = {
      inputs: INPUTS,
      layers: [
        dense,
        { kind: "batchNorm", momentum: 0.9, epsilon: 1e-3 },
        { kind: "activation", activation },
        { kind: "dropout", rate: 0.4 },
        { ...dense, units: 3, activation: "linear" },
      ],
      loss: "softmaxCrossEntropy",
    };
    const rng = createRng(7);
    // Moving statistics and biases too: their initial zeros and ones would hide a wrong order.
    const weights = initialWeights(spec, 3).map((weight) => ({
      ...weight,
      values: weight.values.map((value) => Math.abs(value) + rng.uniform()),
    }));
    const features = Float32Array.from({ length: ROWS * INPUTS }, () => rng.normal());

    const reference = layersModel(spec);
    // A LayersModel lists what is trained first, layer by layer, then the moving statistics.
    const moving = /moving/;
    const ordered = [
      ...weights.filter(({ name }) => !moving.test(name)),
      ...weights.filter(({ name }) => moving.test(name)),
    ];
    reference.setWeights(ordered.map(({ values, shape }) => tf.tensor(values, [...shape])));
    const expected = (
      reference.predict(tf.tensor2d(features, [ROWS, INPUTS])) as tf.Tensor
    ).arraySync() as number[][];

    const engine = await openTfjsEngine({ kind: "cpu", device: "", software: false });
    const optimizer = { kind: "sgd", momentum: 0, nesterov: false } as const;
    const ours = await engine
      .build(spec, optimizer, weights)
      .predict({ rows: ROWS, features, targets: new Float32Array(ROWS) });
    expect(ours).toHaveLength(ROWS * 3);
    ours.forEach((value, i) => {
      const other = expected[Math.floor(i / 3)]![i % 3]!;
      expect(Math.abs(value - other) / Math.max(1, Math.abs(other))).toBeLessThan(1e-5);
    });
  },
);
