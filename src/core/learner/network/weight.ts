import { inputShapeOf, layerShapes } from "./layerShapes.ts";
import type { ModelSpec } from "./modelSpec.ts";

/** One named weight array. Order and names: see `weightShapes`. */
export interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** The role of a weight: it decides its initial value and whether the optimizer updates it. */
export type WeightRole = "kernel" | "bias" | "gamma" | "beta" | "movingMean" | "movingVariance";

export interface WeightShape {
  /** "dense1.kernel", "batchNorm1.gamma": layers counted from 1 by kind. */
  readonly name: string;
  readonly role: WeightRole;
  readonly shape: readonly number[];
  /** Index in `model.layers` of the layer it belongs to. */
  readonly layer: number;
  /** Whether training updates it by gradient; moving statistics follow the batches instead. */
  readonly trainable: boolean;
}

/**
 * All weights of a model, in the order in which every engine takes and returns them, layer by layer. A dense layer: kernel [in,
 * out] and bias [out]; a convolution: kernel [height, width, in, out] and bias [out]; a batch normalisation: gamma, beta,
 * movingMean and movingVariance, each [width] (channels, for pictures).
 * @throws AppError layerImpossible
 */
export function weightShapes(model: ModelSpec): readonly WeightShape[] {
  const shapes: WeightShape[] = [];
  const outputs = layerShapes(model);
  const counts = { dense: 0, conv2d: 0, batchNorm: 0 };
  model.layers.forEach((spec, layer) => {
    const width = inputShapeOf(model, outputs, layer).at(-1)!;
    if (spec.kind === "dense" || spec.kind === "conv2d") {
      const prefix = `${spec.kind}${++counts[spec.kind]}`;
      const out = spec.kind === "dense" ? spec.units : spec.filters;
      const window = spec.kind === "dense" ? [] : [spec.kernelSize, spec.kernelSize];
      const kernel = { name: `${prefix}.kernel`, role: "kernel", shape: [...window, width, out] } as const;
      const bias = { name: `${prefix}.bias`, role: "bias", shape: [out] } as const;
      shapes.push({ ...kernel, layer, trainable: true }, { ...bias, layer, trainable: true });
    } else if (spec.kind === "batchNorm") {
      const prefix = `batchNorm${++counts.batchNorm}`;
      for (const role of ["gamma", "beta", "movingMean", "movingVariance"] as const) {
        const trainable = role === "gamma" || role === "beta";
        shapes.push({ name: `${prefix}.${role}`, role, shape: [width], layer, trainable });
      }
    }
  });
  return shapes;
}

/** Product of the dimensions; 1 for a scalar. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, dimension) => size * dimension, 1);
}
