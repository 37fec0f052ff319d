import { LOSSES, type Loss } from "../core/learner/dataShape.ts";
import type { LayerShape, LayerSpec, ModelSpec } from "../core/learner/network/modelSpec.ts";
import { layerShapes } from "../core/learner/network/layerShapes.ts";
import { sizeOf, weightShapes, type Weight, type WeightRole } from "../core/learner/network/weight.ts";
import { isRecord, layerConfig, layerSpec, type JsonRecord, type LayerConfig } from "./layersModelConfig.ts";

/** The format of TensorFlow.js' `tf.io.fromMemory` and of save handlers: `model.json` and its weights. */
export interface LayersModelArtifacts {
  readonly format: "layers-model";
  /** A Keras Sequential model as JSON. */
  readonly modelTopology: JsonRecord;
  readonly weightSpecs: readonly WeightEntry[];
  /** The weights' float32 values one after the other, in the order of `weightSpecs`; may be cut into several buffers. */
  readonly weightData: ArrayBuffer | readonly ArrayBuffer[];
  /** Contains our `loss`, which a topology does not have. */
  readonly userDefinedMetadata: JsonRecord;
}

export interface WeightEntry {
  /** "dense1/kernel": the layer's name and Keras' of the weight. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: "float32";
}

/** Keras' names of a layer's weights. */
const WEIGHT_NAMES: Readonly<Record<WeightRole, string>> = {
  kernel: "kernel",
  bias: "bias",
  gamma: "gamma",
  beta: "beta",
  movingMean: "moving_mean",
  movingVariance: "moving_variance",
};

/**
 * A network as a TensorFlow.js LayersModel: same outputs (logits; no softmax or sigmoid at the end), same weights bit for bit.
 * The page does not offer it yet. TensorFlow.js 4.22 has every layer and activation; leaky relu exists only as a separate layer, which
 * follows the layer with the weights.
 * @param weights in the order of `weightShapes`
 */
export function toLayersModel(model: ModelSpec, weights: readonly Weight[]): LayersModelArtifacts {
  const names = layerNames(model);
  const input = { batch_input_shape: [null, ...model.inputShape], dtype: "float32", sparse: false };
  const layers: LayerConfig[] = [{ class_name: "InputLayer", config: { ...input, name: "input1" } }];
  const shapes = [model.inputShape, ...layerShapes(model)];
  model.layers.forEach((spec, layer) => layers.push(...layerConfig(spec, names[layer]!, shapes[layer]!)));
  const weightSpecs = weightShapes(model).map(({ layer, role, shape }) => ({
    name: `${names[layer]}/${WEIGHT_NAMES[role]}`,
    shape,
    dtype: "float32" as const,
  }));
  const values = new Float32Array(weights.reduce((sum, weight) => sum + weight.values.length, 0));
  let at = 0;
  for (const weight of weights) {
    values.set(weight.values, at);
    at += weight.values.length;
  }
  return {
    format: "layers-model",
    modelTopology: { class_name: "Sequential", config: { name: "sequential", layers } },
    weightSpecs,
    weightData: values.buffer,
    userDefinedMetadata: { loss: model.loss },
  };
}

/**
 * A network and its weights from a Sequential LayersModel: the result of `toLayersModel`, or the library's saved version of it.
 * @throws Error on anything that `ModelSpec` cannot represent, with the name of the layer
 */
export function fromLayersModel(artifacts: LayersModelArtifacts): { model: ModelSpec; weights: Weight[] } {
  const configs = sequentialLayers(artifacts.modelTopology);
  const inputShape = inputShapeOf(configs[0]);
  const layers: LayerSpec[] = [];
  /** Name of the layer with the weights, by index in `layers`. */
  const names: string[] = [];
  for (const config of configs) {
    if (config.class_name === "InputLayer") continue;
    const spec = layerSpec(config);
    const name = String(config.config["name"]);
    const previous = layers.at(-1);
    if (name === `${names.at(-1)}_activation` && spec.kind === "activation" && previous && "l1" in previous) {
      layers[layers.length - 1] = { ...previous, activation: spec.activation };
      continue;
    }
    layers.push(spec);
    names.push(name);
  }
  const model: ModelSpec = { inputShape, layers, loss: lossOf(artifacts.userDefinedMetadata) };
  return { model, weights: readWeights(model, names, artifacts) };
}

/** "dense1", "conv2d1", "maxPool2d1": counted by kind, as in the names of weights. */
function layerNames(model: ModelSpec): string[] {
  const counts = new Map<string, number>();
  return model.layers.map(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind}${count}`;
  });
}

function sequentialLayers(topology: JsonRecord): LayerConfig[] {
  // The library's own `model.json` has the model here; that of Keras has it one level deeper.
  const model = isRecord(topology["model_config"]) ? topology["model_config"] : topology;
  const { config } = model;
  if (model["class_name"] !== "Sequential" || !isRecord(config) || !Array.isArray(config["layers"])) {
    throw new Error("Not a Sequential model");
  }
  return config["layers"].map((layer: unknown) => {
    if (!isRecord(layer) || typeof layer["class_name"] !== "string" || !isRecord(layer["config"])) {
      throw new Error(`Not a layer: ${JSON.stringify(layer)}`);
    }
    return { class_name: layer["class_name"], config: layer["config"] };
  });
}

function inputShapeOf(first: LayerConfig | undefined): LayerShape {
  const shape = first?.config["batch_input_shape"];
  const sizes: unknown[] = Array.isArray(shape) ? shape.slice(1) : [];
  const [height, width, channels] = sizes;
  if (sizes.length === 1 && isSize(height)) return [height];
  if (sizes.length === 3 && isSize(height) && isSize(width) && isSize(channels))
    return [height, width, channels];
  throw new Error(`No input shape of a vector or a picture: ${JSON.stringify(shape)}`);
}

function isSize(size: unknown): size is number {
  return Number.isInteger(size) && Number(size) > 0;
}

function lossOf(metadata: JsonRecord): Loss {
  const loss = LOSSES.find((name) => name === metadata["loss"]);
  if (loss === undefined) throw new Error(`Not a loss: ${JSON.stringify(metadata["loss"])}`);
  return loss;
}

function readWeights(model: ModelSpec, names: readonly string[], artifacts: LayersModelArtifacts): Weight[] {
  const bytes = joined(artifacts.weightData);
  const found = new Map<string, Float32Array<ArrayBuffer>>();
  let at = 0;
  for (const { name, shape, dtype } of artifacts.weightSpecs) {
    if (dtype !== "float32") throw new Error(`Weight ${name} is ${String(dtype)}, not float32`);
    const end = at + 4 * sizeOf(shape);
    found.set(name, new Float32Array(bytes.slice(at, end)));
    at = end;
  }
  return weightShapes(model).map(({ name, shape, role, layer }) => {
    const stored = `${names[layer]}/${WEIGHT_NAMES[role]}`;
    const values = found.get(stored);
    if (values?.length !== sizeOf(shape)) {
      throw new Error(`Weight ${stored} should have ${sizeOf(shape)} values, not ${values?.length ?? 0}`);
    }
    return { name, shape, values };
  });
}

function joined(data: ArrayBuffer | readonly ArrayBuffer[]): ArrayBuffer {
  if (data instanceof ArrayBuffer) return data;
  const bytes = new Uint8Array(data.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of data) {
    bytes.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return bytes.buffer;
}
