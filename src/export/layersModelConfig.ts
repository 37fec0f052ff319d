import {
  ACTIVATIONS,
  type Activation,
  type LayerShape,
  type LayerSpec,
  type Padding,
  type WeightInit,
} from "../core/learner/network/modelSpec.ts";

export type JsonRecord = Readonly<Record<string, unknown>>;

/** One layer of a Keras model as JSON. */
export interface LayerConfig {
  readonly class_name: string;
  readonly config: JsonRecord;
}

/** Keras 3's `activations.leaky_relu`. */
const LEAKY_SLOPE = 0.2;

/** Keras' initialisers: variance = scale / fan, uniform or a normal cut off at two sd. */
const INITIALISERS = {
  glorotUniform: { scale: 1, mode: "fan_avg", distribution: "uniform" },
  glorotNormal: { scale: 1, mode: "fan_avg", distribution: "normal" },
  heUniform: { scale: 2, mode: "fan_in", distribution: "uniform" },
  heNormal: { scale: 2, mode: "fan_in", distribution: "normal" },
} as const satisfies Record<Exclude<WeightInit, "zeros">, JsonRecord>;

const POOLS = { MaxPooling2D: "maxPool2d", AveragePooling2D: "averagePool2d" } as const;

/**
 * A layer in the format of Keras: one layer, or two if its activation must be a separate layer (named "…_activation").
 * @param input shape of one row before the layer
 */
export function layerConfig(spec: LayerSpec, name: string, input: LayerShape): LayerConfig[] {
  switch (spec.kind) {
    case "dense":
      return withActivation("Dense", { ...kernelConfig(spec), name, units: spec.units }, spec.activation);
    case "conv2d": {
      const { filters, kernelSize } = spec;
      const config = { ...kernelConfig(spec), ...windowConfig(spec), dilation_rate: [1, 1] };
      const size = { filters, kernel_size: [kernelSize, kernelSize] };
      return withActivation("Conv2D", { ...config, ...size, name }, spec.activation);
    }
    case "maxPool2d":
    case "averagePool2d": {
      const className = spec.kind === "maxPool2d" ? "MaxPooling2D" : "AveragePooling2D";
      return [one(className, { ...windowConfig(spec), name, pool_size: [spec.size, spec.size] })];
    }
    case "globalAveragePool2d":
      return [one("GlobalAveragePooling2D", { name, data_format: "channels_last" })];
    case "flatten":
      // The library's Flatten refuses vectors, which flattening does not change.
      return [input.length === 3 ? one("Flatten", { name }) : one("Reshape", { name, target_shape: input })];
    case "batchNorm": {
      const { momentum, epsilon } = spec;
      return [one("BatchNormalization", { name, axis: -1, momentum, epsilon, center: true, scale: true })];
    }
    case "activation":
      return [activationLayer(spec.activation, name)];
    case "dropout":
      return [one("Dropout", { name, rate: spec.rate })];
  }
}

/**
 * The inverse: reads a layer in the format of Keras.
 * @throws Error on a layer or an option that `LayerSpec` does not have
 */
export function layerSpec({ class_name, config }: LayerConfig): LayerSpec {
  switch (class_name) {
    case "Dense":
      return { kind: "dense", units: Number(config["units"]), ...kernelOf(config) };
    case "Conv2D": {
      expectOption(config, "dilation_rate", [[1, 1], 1, undefined]);
      const kernelSize = square(config, "kernel_size");
      const filters = Number(config["filters"]);
      return { kind: "conv2d", filters, kernelSize, ...windowOf(config), ...kernelOf(config) };
    }
    case "MaxPooling2D":
    case "AveragePooling2D":
      return { kind: POOLS[class_name], size: square(config, "pool_size"), ...windowOf(config) };
    case "GlobalAveragePooling2D":
      expectOption(config, "data_format", ["channels_last", undefined]);
      return { kind: "globalAveragePool2d" };
    case "Flatten":
      return { kind: "flatten" };
    case "Reshape":
      if (!Array.isArray(config["target_shape"]) || config["target_shape"].length !== 1) break;
      return { kind: "flatten" };
    case "BatchNormalization":
      for (const option of ["center", "scale"]) expectOption(config, option, [true, undefined]);
      expectOption(config, "axis", [-1, [-1], undefined]);
      return { kind: "batchNorm", momentum: Number(config["momentum"]), epsilon: Number(config["epsilon"]) };
    case "LeakyReLU":
      expectOption(config, "alpha", [LEAKY_SLOPE]);
      return { kind: "activation", activation: "leakyRelu" };
    case "Activation":
      return { kind: "activation", activation: activationOf(config) };
    case "Dropout":
      return { kind: "dropout", rate: Number(config["rate"]) };
  }
  throw new Error(`No such layer here: ${class_name} ${JSON.stringify(config)}`);
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Kernel = Extract<LayerSpec, { kind: "dense" | "conv2d" }>;

function one(class_name: string, config: JsonRecord): LayerConfig {
  return { class_name, config };
}

function withActivation(className: string, config: JsonRecord, activation: Activation): LayerConfig[] {
  if (activation !== "leakyRelu") return [one(className, { ...config, activation })];
  const name = `${String(config["name"])}_activation`;
  return [one(className, { ...config, activation: "linear" }), activationLayer(activation, name)];
}

function activationLayer(activation: Activation, name: string): LayerConfig {
  if (activation === "leakyRelu") return one("LeakyReLU", { name, alpha: LEAKY_SLOPE });
  return one("Activation", { name, activation });
}

function kernelConfig({ l1, l2, init }: Kernel): JsonRecord {
  const zeros = { class_name: "Zeros", config: {} };
  const variance = init === "zeros" ? null : { ...INITIALISERS[init], seed: null };
  return {
    use_bias: true,
    bias_initializer: zeros,
    kernel_initializer: variance === null ? zeros : { class_name: "VarianceScaling", config: variance },
    kernel_regularizer: l1 === 0 && l2 === 0 ? null : { class_name: "L1L2", config: { l1, l2 } },
  };
}

function kernelOf(config: JsonRecord): Pick<Kernel, "activation" | "l1" | "l2" | "init"> {
  expectOption(config, "use_bias", [true, undefined]);
  const penalty = isRecord(config["kernel_regularizer"]) ? config["kernel_regularizer"]["config"] : {};
  const { l1 = 0, l2 = 0 } = isRecord(penalty) ? penalty : {};
  return { activation: activationOf(config), l1: Number(l1), l2: Number(l2), init: initOf(config) };
}

function initOf(config: JsonRecord): WeightInit {
  const initialiser = config["kernel_initializer"];
  const inner = isRecord(initialiser) ? initialiser["config"] : undefined;
  if (isRecord(initialiser) && isRecord(inner)) {
    if (initialiser["class_name"] === "Zeros") return "zeros";
    for (const [name, rule] of Object.entries(INITIALISERS)) {
      if (Object.entries(rule).every(([key, value]) => inner[key] === value)) return name as WeightInit;
    }
  }
  throw new Error(`No such initialiser here: ${JSON.stringify(initialiser)}`);
}

function windowConfig({ stride, padding }: { readonly stride: number; readonly padding: Padding }) {
  return { strides: [stride, stride], padding, data_format: "channels_last" };
}

function windowOf(config: JsonRecord): { stride: number; padding: Padding } {
  expectOption(config, "data_format", ["channels_last", undefined]);
  const { padding } = config;
  if (padding !== "same" && padding !== "valid") throw new Error(`No such padding here: ${String(padding)}`);
  return { stride: square(config, "strides"), padding };
}

/** One size for both directions. */
function square(config: JsonRecord, option: string): number {
  const sizes = config[option];
  const [height, width]: unknown[] = Array.isArray(sizes) ? sizes : [sizes, sizes];
  if (typeof height !== "number" || height !== width) {
    throw new Error(`${option} has to be square: ${JSON.stringify(sizes)}`);
  }
  return height;
}

function activationOf(config: JsonRecord): Activation {
  const activation = ACTIVATIONS.find((name) => name === config["activation"]);
  // The library has no activation "leaky_relu" as in Keras; ours is a layer there.
  if (activation === undefined || activation === "leakyRelu") {
    throw new Error(`No such activation here: ${JSON.stringify(config["activation"])}`);
  }
  return activation;
}

function expectOption(config: JsonRecord, option: string, allowed: readonly unknown[]): void {
  const value = JSON.stringify(config[option]);
  if (!allowed.some((one) => JSON.stringify(one) === value)) {
    throw new Error(`${option} of ${String(config["name"])} cannot be ${value}`);
  }
}
