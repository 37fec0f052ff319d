import { createRng, deriveSeed, type Rng } from "../../math/rng.ts";
import type { ModelSpec, WeightInit } from "./modelSpec.ts";
import { sizeOf, weightShapes, type Weight, type WeightShape } from "./weight.ts";

/**
 * Standard deviation of a standard normal cut off at ±2: Keras divides by it so that the truncated distribution has the intended
 * sd.
 */
const TRUNCATED_NORMAL_SD = 0.87962566103423978;

/**
 * The weights training starts from, in the order of `weightShapes`. Each tensor has its own random stream, so adding a
 * layer does not change the others.
 *
 * Kernels follow the layer's `init`, as Keras 3 defines them, with fan_in and fan_out the kernel's last two dimensions, times the
 * window's size for a convolution:
 * glorotUniform U(±√(6 / (fan_in + fan_out))), heUniform U(±√(6 / fan_in)), glorotNormal and heNormal a normal cut off
 * at two sd with variance 2 / (fan_in + fan_out) and 2 / fan_in. Biases, beta and movingMean are 0; gamma and
 * movingVariance 1.
 */
export function initialWeights(model: ModelSpec, seed: number): readonly Weight[] {
  return weightShapes(model).map((weight) => ({
    name: weight.name,
    shape: weight.shape,
    values: initialValues(weight, model, seed),
  }));
}

function initialValues(weight: WeightShape, model: ModelSpec, seed: number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(sizeOf(weight.shape));
  if (weight.role === "gamma" || weight.role === "movingVariance") return values.fill(1);
  const layer = model.layers[weight.layer]!;
  if (
    weight.role !== "kernel" ||
    (layer.kind !== "dense" && layer.kind !== "conv2d") ||
    layer.init === "zeros"
  )
    return values;
  const window = sizeOf(weight.shape.slice(0, -2));
  const [fanIn, fanOut] = weight.shape.slice(-2).map((size) => window * size);
  const draw = kernelSampler(layer.init, fanIn!, fanOut!);
  const rng = createRng(deriveSeed(seed, "weights", weight.name));
  for (let i = 0; i < values.length; i++) values[i] = draw(rng);
  return values;
}

function kernelSampler(
  init: Exclude<WeightInit, "zeros">,
  fanIn: number,
  fanOut: number,
): (rng: Rng) => number {
  const fan = init.startsWith("glorot") ? (fanIn + fanOut) / 2 : fanIn;
  const variance = (init.startsWith("glorot") ? 1 : 2) / fan;
  if (init.endsWith("Uniform")) {
    const limit = Math.sqrt(3 * variance);
    return (rng) => (2 * rng.uniform() - 1) * limit;
  }
  const sd = Math.sqrt(variance) / TRUNCATED_NORMAL_SD;
  return (rng) => sd * truncatedNormal(rng);
}

/** Standard normal conditioned on |z| ≤ 2, by rejection. */
function truncatedNormal(rng: Rng): number {
  for (;;) {
    const z = rng.normal();
    if (Math.abs(z) <= 2) return z;
  }
}
