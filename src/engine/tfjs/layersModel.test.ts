import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import { ACTIVATIONS, type ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { sizeOf, type Weight } from "../../core/learner/network/weight.ts";
import { fromLayersModel, toLayersModel, type LayersModelArtifacts } from "../../export/layersModel.ts";
import { convolutionalModel, perceptron, stepSpec } from "../../testing/trainingFixtures.ts";
import { openTfjsEngine } from "./tfjsEngine.ts";

const ROWS = 17;

const MODELS = ACTIVATIONS.flatMap((activation) => {
  const options = { activation, dropout: 0.4, l1: 0.1, l2: 0.02 };
  const plain = perceptron("softmaxCrossEntropy", 5, [9, 4], { activation });
  const normalised = perceptron("sigmoidCrossEntropy", 5, [9], { ...options, batchNorm: true });
  const pictures = convolutionalModel("huber", [7, 5, 2], options);
  return [
    { name: `perceptron, ${activation}`, spec: plain },
    { name: `perceptron with batch norm, ${activation}`, spec: normalised },
    { name: `convolutional network, ${activation}`, spec: pictures },
  ];
});

/** Moving statistics and biases are random, too: initial zeros and ones would hide a wrong order. */
function weightsOf(spec: ModelSpec): Weight[] {
  const rng = createRng(7);
  return initialWeights(spec, 3).map((weight) => {
    const positive = weight.name.endsWith("movingVariance");
    const values = weight.values.map((value) =>
      positive ? 0.5 + rng.uniform() : value + 0.2 * rng.normal(),
    );
    return { ...weight, values };
  });
}

/** The library's model from our artifacts. */
function loaded(artifacts: LayersModelArtifacts): Promise<tf.LayersModel> {
  return tf.loadLayersModel(tf.io.fromMemory(artifacts));
}

/** The artifacts that the library saves. */
async function saved(model: tf.LayersModel): Promise<LayersModelArtifacts> {
  let artifacts: tf.io.ModelArtifacts | undefined;
  await model.save(
    tf.io.withSaveHandler(async (given) => {
      artifacts = given;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    }),
  );
  return artifacts as unknown as LayersModelArtifacts;
}

test.each(MODELS)("predicts the same in a LayersModel: $name", async ({ spec }) => {
  const weights = weightsOf(spec);
  const rng = createRng(8);
  const width = sizeOf(spec.inputShape);
  const features = Float32Array.from({ length: ROWS * width }, () => rng.normal());

  const engine = await openTfjsEngine({ kind: "cpu", device: "", software: false });
  const model = engine.build(spec, stepSpec({ batchSize: 1 }), weights);
  const ours = await model.predict({ rows: ROWS, features, targets: new Float32Array(ROWS) });
  model.dispose();

  const reference = await loaded(toLayersModel(spec, weights));
  const rows = tf.tensor(features, [ROWS, ...spec.inputShape]);
  const theirs = await (reference.predict(rows) as tf.Tensor).data();
  expect(ours).toHaveLength(theirs.length);
  const worst = Math.max(...ours.map((v, i) => Math.abs(v - theirs[i]!) / Math.max(1, Math.abs(theirs[i]!))));
  expect(worst).toBeLessThan(1e-5);
});

test.each(MODELS)("is restored bit for bit, from us and from the library: $name", async ({ spec }) => {
  const weights = weightsOf(spec);
  const artifacts = toLayersModel(spec, weights);
  expect(fromLayersModel(structuredClone(artifacts))).toEqual({ model: spec, weights });
  const again = await saved(await loaded(artifacts));
  expect(fromLayersModel(again)).toEqual({ model: spec, weights });
});

test("weights changed by the library are the ones restored", async () => {
  const spec = perceptron("huber", 3, [4], { batchNorm: true });
  const model = await loaded(toLayersModel(spec, weightsOf(spec)));
  model.setWeights(
    model
      .getWeights()
      .map((weight) => tf.add(tf.mul(weight, 0), tf.range(0, weight.size).reshape(weight.shape))),
  );
  const { weights } = fromLayersModel(await saved(model));
  for (const { values } of weights) expect([...values]).toEqual(Array.from(values, (_, i) => i));
});

test("refuses, by name, what a model cannot express", async () => {
  const layer = tf.layers.dense({ units: 2, useBias: false, inputShape: [3] });
  const withoutBias = await saved(tf.sequential({ layers: [layer] }));
  expect(() => fromLayersModel(withoutBias)).toThrow("use_bias");
  const lstm = await saved(tf.sequential({ layers: [tf.layers.lstm({ units: 2, inputShape: [3, 2] })] }));
  expect(() => fromLayersModel(lstm)).toThrow("input shape");
  const spec = perceptron("huber", 3, [4]);
  const artifacts = toLayersModel(spec, weightsOf(spec));
  expect(() => fromLayersModel({ ...artifacts, weightSpecs: artifacts.weightSpecs.slice(1) })).toThrow(
    "dense1/kernel",
  );
  expect(() => fromLayersModel({ ...artifacts, userDefinedMetadata: {} })).toThrow("loss");
});
