import type { ModelSpec } from "./modelSpec.ts";

/** One named weight array. Order and names: see `weightShapes`. */
export interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** What a weight is for: it decides how it starts and whether the optimizer moves it. */
export type WeightRole = "kernel" | "bias" | "gamma" | "beta" | "movingMean" | "movingVariance";

export interface WeightShape {
  /** "dense1.kernel", "batchNorm1.gamma": layers counted from 1 by kind. */
  readonly name: string;
  readonly role: WeightRole;
  readonly shape: readonly number[];
  /** Index in `model.layers` of the layer it belongs to. */
  readonly layer: number;
  /** Whether training moves it by gradient; moving statistics follow the batches instead. */
  readonly trainable: boolean;
}

/**
 * All weights of a model, in the order in which every engine takes and gives them: layer by layer; of a dense layer
 * kernel [in, out] and bias [out]; of a batch normalisation gamma, beta, movingMean and movingVariance, each [width].
 */
export function weightShapes(model: ModelSpec): readonly WeightShape[] {
  const shapes: WeightShape[] = [];
  let width = model.inputs;
  let dense = 0;
  let batchNorm = 0;
  model.layers.forEach((spec, layer) => {
    if (spec.kind === "dense") {
      const prefix = `dense${++dense}`;
      const kernel = { name: `${prefix}.kernel`, role: "kernel", shape: [width, spec.units] } as const;
      const bias = { name: `${prefix}.bias`, role: "bias", shape: [spec.units] } as const;
      shapes.push({ ...kernel, layer, trainable: true }, { ...bias, layer, trainable: true });
      width = spec.units;
    } else if (spec.kind === "batchNorm") {
      const prefix = `batchNorm${++batchNorm}`;
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
