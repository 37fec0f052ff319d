import { ACTIVATION_FUNCTIONS } from "./activationFunction.ts";
import { inputShapeOf, layerShapes, paddingBefore } from "./layerShapes.ts";
import type { Activation, LayerShape, LayerSpec, ModelSpec } from "./modelSpec.ts";
import { sizeOf, weightShapes, type Weight } from "./weight.ts";

type Picture = readonly [height: number, width: number, channels: number];
type Windowed = Extract<LayerSpec, { kind: "conv2d" | "maxPool2d" | "averagePool2d" }>;

/** The weights of one layer by their role. */
type LayerWeights = ReadonlyMap<string, Float32Array>;

/**
 * The values of one row after each layer, in prediction mode: the last entry holds the outputs before any softmax or sigmoid. Plain
 * loops in float64, for looking into a trained network and for single predictions; engines agree with it to float32 precision
 * (`forward.test.ts`).
 * @param weights as every engine returns them: see `weightShapes`
 * @param row prepared features, of the size of `model.inputShape`
 * @throws AppError layerImpossible
 */
export function forward(
  model: ModelSpec,
  weights: readonly Weight[],
  row: ArrayLike<number>,
): readonly Float64Array[] {
  const shapes = layerShapes(model);
  const ofLayer = weightsByLayer(model, weights);
  const outputs: Float64Array[] = [];
  let x = Float64Array.from(row);
  for (const [layer, spec] of model.layers.entries()) {
    x = applyLayer(spec, x, inputShapeOf(model, shapes, layer), shapes[layer]!, ofLayer[layer]!);
    outputs.push(x);
  }
  return outputs;
}

function weightsByLayer(model: ModelSpec, weights: readonly Weight[]): readonly LayerWeights[] {
  const byLayer = model.layers.map(() => new Map<string, Float32Array>());
  weightShapes(model).forEach(({ role, layer }, index) => byLayer[layer]!.set(role, weights[index]!.values));
  return byLayer;
}

function applyLayer(
  spec: LayerSpec,
  x: Float64Array<ArrayBuffer>,
  input: LayerShape,
  output: LayerShape,
  weights: LayerWeights,
): Float64Array<ArrayBuffer> {
  switch (spec.kind) {
    case "dense":
      return activated(dense(x, weights, spec.units), spec.activation);
    case "conv2d":
      return activated(convolution(x, input as Picture, output as Picture, spec, weights), spec.activation);
    case "maxPool2d":
    case "averagePool2d":
      return pool(x, input as Picture, output as Picture, spec);
    case "globalAveragePool2d":
      return channelMeans(x, output[0]);
    case "batchNorm":
      return normalised(x, output.at(-1)!, spec.epsilon, weights);
    case "activation":
      return activated(x, spec.activation);
    case "flatten":
    case "dropout":
      return x;
  }
}

function activated(x: Float64Array<ArrayBuffer>, activation: Activation): Float64Array<ArrayBuffer> {
  return activation === "linear" ? x : x.map(ACTIVATION_FUNCTIONS[activation]);
}

function dense(x: Float64Array, weights: LayerWeights, units: number): Float64Array<ArrayBuffer> {
  const kernel = weights.get("kernel")!;
  const y = Float64Array.from(weights.get("bias")!);
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    for (let j = 0; j < units; j++) y[j]! += value * kernel[i * units + j]!;
  }
  return y;
}

function convolution(
  x: Float64Array,
  input: Picture,
  output: Picture,
  spec: Windowed,
  weights: LayerWeights,
): Float64Array<ArrayBuffer> {
  const [kernel, bias] = [weights.get("kernel")!, weights.get("bias")!];
  const [channels, filters] = [input[2], output[2]];
  const y = new Float64Array(sizeOf(output));
  for (let at = 0; at < y.length; at++) y[at] = bias[at % filters]!;
  eachWindowPixel(input, output, spec, (from, to, inWindow) => {
    for (let channel = 0; channel < channels; channel++) {
      const value = x[from * channels + channel]!;
      const k = (inWindow * channels + channel) * filters;
      for (let filter = 0; filter < filters; filter++)
        y[to * filters + filter]! += value * kernel[k + filter]!;
    }
  });
  return y;
}

function pool(
  x: Float64Array,
  input: Picture,
  output: Picture,
  spec: Extract<Windowed, { size: number }>,
): Float64Array<ArrayBuffer> {
  const largest = spec.kind === "maxPool2d";
  const channels = output[2];
  const y = new Float64Array(sizeOf(output)).fill(largest ? -Infinity : 0);
  const seen = new Float64Array(output[0] * output[1]);
  eachWindowPixel(input, output, spec, (from, to) => {
    seen[to]! += 1;
    for (let channel = 0; channel < channels; channel++) {
      const value = x[from * channels + channel]!;
      const at = to * channels + channel;
      y[at] = largest ? Math.max(y[at]!, value) : y[at]! + value;
    }
  });
  return largest ? y : y.map((sum, at) => sum / seen[Math.floor(at / channels)]!);
}

/**
 * Visits every pixel that a window sees, without the zeros around the picture; pixels and positions in the window are row-major
 * indices.
 */
function eachWindowPixel(
  [height, width]: Picture,
  [outHeight, outWidth]: Picture,
  spec: Windowed,
  visit: (from: number, to: number, inWindow: number) => void,
): void {
  const { stride, padding } = spec;
  const size = spec.kind === "conv2d" ? spec.kernelSize : spec.size;
  const top = paddingBefore(height, size, stride, padding);
  const left = paddingBefore(width, size, stride, padding);
  for (let i = 0; i < outHeight; i++) {
    for (let j = 0; j < outWidth; j++) {
      for (let a = 0; a < size; a++) {
        const y = i * stride + a - top;
        if (y < 0 || y >= height) continue;
        for (let b = 0; b < size; b++) {
          const x = j * stride + b - left;
          if (x >= 0 && x < width) visit(y * width + x, i * outWidth + j, a * size + b);
        }
      }
    }
  }
}

function channelMeans(x: Float64Array, channels: number): Float64Array<ArrayBuffer> {
  const y = new Float64Array(channels);
  for (let at = 0; at < x.length; at++) y[at % channels]! += x[at]!;
  return y.map((sum) => (sum * channels) / x.length);
}

function normalised(
  x: Float64Array<ArrayBuffer>,
  channels: number,
  epsilon: number,
  weights: LayerWeights,
): Float64Array<ArrayBuffer> {
  const [gamma, beta] = [weights.get("gamma")!, weights.get("beta")!];
  const [mean, variance] = [weights.get("movingMean")!, weights.get("movingVariance")!];
  return x.map((value, at) => {
    const channel = at % channels;
    return (
      ((value - mean[channel]!) / Math.sqrt(variance[channel]! + epsilon)) * gamma[channel]! + beta[channel]!
    );
  });
}
