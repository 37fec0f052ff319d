import * as tf from "@tensorflow/tfjs-core";
import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import { dropoutKey, dropoutMask } from "../../core/learner/network/dropoutMask.ts";
import { layerShapes } from "../../core/learner/network/layerShapes.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import type { StepSpec } from "../../core/learner/network/trainingSpec.ts";
import { sizeOf, weightShapes, type Weight, type WeightShape } from "../../core/learner/network/weight.ts";
import type { EpochPlan, PartName, TrainableModel } from "../network/engine.ts";
import type { Pacer } from "../pacer.ts";
import type { Batch, EpochRows, DeviceData } from "./batches.ts";
import { batchLoss } from "./losses.ts";
import { forward, type MaskSource } from "./network.ts";
import { createPenalty, type Penalty } from "./penalty.ts";
import {
  freshState,
  readWeights,
  tensorsOf,
  weightTensors,
  withWeights,
  type TrainingState,
} from "./trainingState.ts";
import { updated } from "./updateRules.ts";

/** Rows predicted at once, and values of a layer's output at once (64 MB): bound the memory of large validation sets. */
const PREDICTION_ROWS = 8192;
const PREDICTION_VALUES = 2 ** 24;

/** A model on the active TensorFlow.js backend. */
export class TfjsModel implements TrainableModel {
  readonly #model: ModelSpec;
  readonly #step: StepSpec;
  readonly #data: (fold: number) => DeviceData;
  readonly #pacer: Pacer;
  readonly #shapes: readonly WeightShape[];
  /** Values of one row after each layer. */
  readonly #sizes: readonly number[];
  readonly #penalty: Penalty | null;
  #state: TrainingState;
  #fold = 0;
  #steps = 0;

  /** @param data a fold of the dataset now loaded */
  constructor(
    model: ModelSpec,
    step: StepSpec,
    weights: readonly Weight[],
    data: (fold: number) => DeviceData,
    pacer: Pacer,
  ) {
    this.#model = model;
    this.#step = step;
    this.#data = data;
    this.#pacer = pacer;
    this.#shapes = weightShapes(model);
    this.#sizes = [sizeOf(model.inputShape), ...layerShapes(model).map(sizeOf)];
    this.#penalty = createPenalty(model);
    this.#state = freshState(step.optimizer, this.#shapes, weights);
  }

  async trainEpoch(plan: EpochPlan): Promise<number | null> {
    if (plan.shouldStop()) return null;
    const outputs = this.#sizes.at(-1)!;
    const rows = this.#data(this.#fold).epochRows(plan.order, this.#model.loss, outputs, plan.features);
    try {
      this.#replace({ ...this.#state, lossSum: tf.scalar(0) });
      for (let batch = 0; batch < plan.learningRates.length; batch++) {
        if (await this.#pacer.breathe()) {
          plan.onBatches?.(batch);
          await plan.hold?.();
          if (plan.shouldStop()) return null;
        }
        this.#train(rows, plan, batch);
      }
    } finally {
      rows.dispose();
    }
    const [sum] = await this.#state.lossSum.data();
    return sum! / plan.order.length;
  }

  async predict(part: PartName | PreparedPart): Promise<Float32Array> {
    const most = Math.min(PREDICTION_ROWS, Math.ceil(PREDICTION_VALUES / Math.max(...this.#sizes)));
    const outputs = tf.tidy(() => {
      const features = this.#featuresOf(part);
      const weights = weightTensors(this.#state, this.#shapes);
      const chunks: tf.Tensor2D[] = [];
      for (let from = 0; from < features.shape[0]; from += most) {
        const count = Math.min(most, features.shape[0] - from);
        const whole = count === features.shape[0];
        const rows = whole ? features : tf.slice(features, [from, 0], [count, -1]);
        chunks.push(tf.tidy(() => forward(this.#model, weights, rows, null).outputs));
      }
      return chunks.length === 1 ? tf.clone(chunks[0]!) : tf.concat(chunks, 0);
    });
    try {
      // A copy, because on the CPU `data` returns the tensor's own memory.
      return Float32Array.from(await outputs.data());
    } finally {
      outputs.dispose();
    }
  }

  weights(): Promise<readonly Weight[]> {
    return readWeights(this.#state, this.#shapes);
  }

  setWeights(weights: readonly Weight[]): void {
    this.#replace(withWeights(this.#state, this.#shapes, weights));
  }

  restart(weights: readonly Weight[], fold: number): void {
    this.#replace(freshState(this.#step.optimizer, this.#shapes, weights));
    this.#fold = fold;
    this.#steps = 0;
  }

  dispose(): void {
    tf.dispose(tensorsOf(this.#state));
    this.#penalty?.dispose();
  }

  #train(rows: EpochRows, plan: EpochPlan, batch: number): void {
    this.#steps++;
    const from = batch * this.#step.batchSize;
    const to = Math.min(from + this.#step.batchSize, plan.order.length);
    const masks: MaskSource = (layer, rate, shape) =>
      tf.tensor(dropoutMask(dropoutKey(plan.dropoutSeed, batch, layer), rate, sizeOf(shape)), [...shape]);
    let next = this.#state;
    tf.tidy(() => {
      next = this.#stateAfter(rows.batch(from, to), masks, plan.learningRates[batch]!);
      return tensorsOf(next);
    });
    this.#replace(next);
  }

  #stateAfter({ features, targets }: Batch, masks: MaskSource, learningRate: number): TrainingState {
    const { optimizer, lossSum } = this.#state;
    const { classWeights, clipNorm } = this.#step;
    const { params } = optimizer;
    const pass = forward(this.#model, weightTensors(this.#state, this.#shapes), features, masks);
    const loss = batchLoss(this.#model.loss, pass.outputs, targets, classWeights);
    let sum = tf.add(lossSum, loss.sum);
    let gradient = tf.concat1d(
      pass.backward(loss.gradient).map((tensor) => tf.reshape(tensor, [tensor.size])),
    );
    if (this.#penalty !== null) {
      sum = tf.add(sum, tf.mul(this.#penalty.value(params), features.shape[0]));
      gradient = this.#penalty.addGradient(params, gradient);
    }
    if (clipNorm !== null) gradient = clipToNorm(gradient, clipNorm);
    const update = { optimizer: this.#step.optimizer, learningRate, step: this.#steps };
    return {
      optimizer: updated(optimizer, gradient, update),
      moving: pass.movingStatistics,
      lossSum: sum as tf.Scalar,
    };
  }

  #featuresOf(part: PartName | PreparedPart): tf.Tensor2D {
    if (typeof part !== "string") return tf.tensor2d(part.features, [part.rows, this.#sizes[0]!]);
    const features = this.#data(this.#fold).features[part];
    if (features === null) throw new Error(`The dataset has no ${part} part`);
    return features;
  }

  /** Replaces the state and frees the tensors that the new one does not use. */
  #replace(next: TrainingState): void {
    const kept = new Set(tensorsOf(next));
    for (const tensor of tensorsOf(this.#state)) if (!kept.has(tensor)) tensor.dispose();
    this.#state = next;
  }
}

/**
 * The gradient of all weights, scaled down to Euclidean length `norm` if it is longer: Keras' `global_clipnorm`. Call inside
 * `tf.tidy`.
 */
function clipToNorm(gradient: tf.Tensor1D, norm: number): tf.Tensor1D {
  const length = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.mul(gradient, tf.div(norm, tf.maximum(length, norm)));
}
