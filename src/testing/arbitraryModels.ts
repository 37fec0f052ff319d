import fc from "fast-check";
import { AppError } from "../core/errors.ts";
import type { Loss } from "../core/learner/dataShape.ts";
import { layerShapes } from "../core/learner/network/layerShapes.ts";
import {
  ACTIVATIONS,
  WEIGHT_INITS,
  type Activation,
  type LayerShape,
  type LayerSpec,
  type ModelSpec,
  type Padding,
} from "../core/learner/network/modelSpec.ts";
import type { OptimizerSpec, StepSpec } from "../core/learner/network/trainingSpec.ts";

/** Optimizers with learning rates at which 50 steps learn without separating two trainings that differ by rounding. */
export const SANE_OPTIMIZERS: readonly (readonly [title: string, OptimizerSpec, learningRate: number])[] = [
  ["plain descent", { kind: "sgd", momentum: 0, nesterov: false }, 0.003],
  ["momentum", { kind: "sgd", momentum: 0.9, nesterov: false }, 0.001],
  ["nesterov", { kind: "sgd", momentum: 0.9, nesterov: true }, 0.001],
  ["rmsprop", { kind: "rmsprop", rho: 0.9, epsilon: 1e-7 }, 0.001],
  ["adam", { kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }, 0.002],
  ["adamw", { kind: "adamw", beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.05 }, 0.002],
];

/**
 * Batch normalisation of few rows, or of units that depend on one input, gives gradients that are only rounding: there
 * TensorFlow.js differs from itself as much if the last bit of a weight changes.
 */
const LEAST_NORMALISED = { rows: 8, inputs: 3 };

const inits = WEIGHT_INITS.filter((init) => init !== "zeros");
const penalty = fc.oneof(fc.constant(0), fc.double({ min: 1e-4, max: 0.02, noNaN: true }));
const kernel = fc.record({ l1: penalty, l2: penalty, init: fc.constantFrom(...inits) });
const padding = fc.constantFrom<Padding>("same", "valid");

export function arbitraryActivation(): fc.Arbitrary<Activation> {
  return fc.constantFrom(...ACTIVATIONS);
}

/** Up to three hidden layers of any width to 33, with or without batch normalisation and dropout. */
export function arbitraryPerceptron(
  loss: Loss,
  activation: fc.Arbitrary<Activation>,
  batchSize: number,
): fc.Arbitrary<ModelSpec> {
  return fc.integer({ min: 1, max: 21 }).chain((inputs) => {
    const canNormalise = batchSize >= LEAST_NORMALISED.rows && inputs >= LEAST_NORMALISED.inputs;
    const hidden = fc
      .tuple(kernel, fc.integer({ min: 1, max: 33 }), activation, fc.boolean(), dropoutLayers())
      .map(([given, units, chosen, batchNorm, dropout]): LayerSpec[] => {
        const dense = { ...given, kind: "dense", units } as const;
        return [...normalised(dense, chosen, batchNorm && canNormalise), ...dropout];
      });
    return fc.tuple(fc.array(hidden, { maxLength: 3 }), kernel).map(([layers, last]) => ({
      inputShape: [inputs] as const,
      layers: [...layers.flat(), outputLayer(loss, last)],
      loss,
    }));
  });
}

/** One or two convolutions, each with or without batch normalisation and a pool, on pictures from 4 × 4 to 8 × 8. */
export function arbitraryConvolutional(
  loss: Loss,
  activation: fc.Arbitrary<Activation>,
  batchSize: number,
): fc.Arbitrary<ModelSpec> {
  const side = fc.integer({ min: 4, max: 8 });
  const inputShape: fc.Arbitrary<LayerShape> = fc.tuple(side, side, fc.integer({ min: 1, max: 5 }));
  const block = fc
    .tuple(convolution(), activation, fc.boolean(), poolLayers(), dropoutLayers())
    .map(([conv, chosen, batchNorm, pool, dropout]): LayerSpec[] => [
      ...normalised(conv, chosen, batchNorm && batchSize >= LEAST_NORMALISED.rows),
      ...pool,
      ...dropout,
    ]);
  const head = fc.constantFrom<LayerSpec>({ kind: "flatten" }, { kind: "globalAveragePool2d" });
  return fc
    .tuple(inputShape, fc.array(block, { minLength: 1, maxLength: 2 }), head, kernel)
    .map(([shape, blocks, vector, last]): ModelSpec => {
      return { inputShape: shape, layers: [...blocks.flat(), vector, outputLayer(loss, last)], loss };
    })
    .filter(isPossible);
}

export function arbitraryBatchSize(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 40 });
}

export function arbitraryStep(
  loss: Loss,
  optimizer: OptimizerSpec,
  batchSize: number,
): fc.Arbitrary<StepSpec> {
  const factors = fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), {
    minLength: classesOf(loss),
    maxLength: classesOf(loss),
  });
  return fc.record({
    optimizer: fc.constant(optimizer),
    batchSize: fc.constant(batchSize),
    clipNorm: fc.oneof(fc.constant(null), fc.double({ min: 0.05, max: 2, noNaN: true })),
    classWeights: classesOf(loss) === 0 ? fc.constant(null) : fc.oneof(fc.constant(null), factors),
  });
}

function classesOf(loss: Loss): number {
  return loss === "softmaxCrossEntropy" ? 3 : loss === "sigmoidCrossEntropy" ? 2 : 0;
}

type Kernel = { readonly l1: number; readonly l2: number; readonly init: (typeof inits)[number] };
type Linear = Kernel &
  (
    | { readonly kind: "dense"; readonly units: number }
    | {
        readonly kind: "conv2d";
        readonly filters: number;
        readonly kernelSize: number;
        readonly stride: number;
        readonly padding: Padding;
      }
  );

function outputLayer(loss: Loss, given: Kernel): LayerSpec {
  const units = loss === "softmaxCrossEntropy" ? 3 : 1;
  return { ...given, kind: "dense", units, activation: "linear" };
}

function normalised(linear: Linear, activation: Activation, batchNorm: boolean): LayerSpec[] {
  if (!batchNorm) return [{ ...linear, activation }];
  const norm = { kind: "batchNorm", momentum: 0.9, epsilon: 1e-3 } as const;
  return [{ ...linear, activation: "linear" }, norm, { kind: "activation", activation }];
}

function convolution() {
  return fc
    .tuple(kernel, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), stride(), padding)
    .map(([given, filters, kernelSize, by, pad]) => {
      return { ...given, kind: "conv2d" as const, filters, kernelSize, stride: by, padding: pad };
    });
}

function poolLayers(): fc.Arbitrary<LayerSpec[]> {
  const kind = fc.constantFrom("maxPool2d" as const, "averagePool2d" as const);
  const pool = fc.record({ kind, size: fc.integer({ min: 1, max: 3 }), stride: stride(), padding });
  return fc.array(pool, { maxLength: 1 });
}

function dropoutLayers(): fc.Arbitrary<LayerSpec[]> {
  return fc.array(fc.record({ kind: fc.constant("dropout" as const), rate: fc.constantFrom(0.1, 0.5) }), {
    maxLength: 1,
  });
}

function stride(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 3 });
}

function isPossible(model: ModelSpec): boolean {
  try {
    return layerShapes(model).length > 0;
  } catch (thrown) {
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
}
