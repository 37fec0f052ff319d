import * as tf from "@tensorflow/tfjs-core";
import type { PreparedPart } from "../../core/data/preparedData.ts";
import type { ModelSpec } from "../../core/model/modelSpec.ts";
import type { OptimizerSpec } from "../../core/model/trainingSpec.ts";
import { sizeOf, weightShapes, type Weight, type WeightShape } from "../../core/model/weight.ts";
import type { EpochPlan, PartName, TrainableModel } from "../engine.ts";
import type { Pacer } from "../pacer.ts";
import type { Batch, EpochRows, LoadedData } from "./batches.ts";
import { dropoutMask } from "./dropoutMask.ts";
import { batchLoss } from "./losses.ts";
import { forward, type MaskSource } from "./network.ts";
import { createPenalty, type Penalty } from "./penalty.ts";
import { initialState, updated, type OptimizerState } from "./updateRules.ts";

/** Rows predicted at once: bounds the memory of wide layers on large validation sets. */
const PREDICTION_ROWS = 8192;

/** What a step replaces. */
interface TrainingState {
  readonly optimizer: OptimizerState;
  /** The weights that are not trained by gradient, in the order of `weightShapes`. */
  readonly moving: readonly tf.Tensor1D[];
  /** Sum of the losses of the rows seen in this epoch. */
  readonly lossSum: tf.Scalar;
}

/** A model on the active TensorFlow.js backend. */
export class TfjsModel implements TrainableModel {
  readonly #model: ModelSpec;
  readonly #optimizer: OptimizerSpec;
  readonly #data: () => LoadedData;
  readonly #pacer: Pacer;
  readonly #shapes: readonly WeightShape[];
  readonly #penalty: Penalty | null;
  #state: TrainingState;
  #steps = 0;

  /** @param data the dataset now loaded */
  constructor(
    model: ModelSpec,
    optimizer: OptimizerSpec,
    weights: readonly Weight[],
    data: () => LoadedData,
    pacer: Pacer,
  ) {
    this.#model = model;
    this.#optimizer = optimizer;
    this.#data = data;
    this.#pacer = pacer;
    this.#shapes = weightShapes(model);
    this.#penalty = createPenalty(model);
    const params = tf.tensor1d(this.#flatParams(weights));
    this.#state = {
      optimizer: initialState(optimizer, params),
      moving: this.#movingTensors(weights),
      lossSum: tf.scalar(0),
    };
  }

  async trainEpoch(plan: EpochPlan): Promise<number | null> {
    if (plan.shouldStop()) return null;
    const last = this.#model.layers.findLast((layer) => layer.kind === "dense");
    const rows = this.#data().epochRows(plan.order, this.#model.loss, last?.units ?? this.#model.inputs);
    try {
      this.#replace({ ...this.#state, lossSum: tf.scalar(0) });
      for (let batch = 0; batch < plan.learningRates.length; batch++) {
        if ((await this.#pacer.breathe()) && plan.shouldStop()) return null;
        this.#step(rows, plan, batch);
      }
    } finally {
      rows.dispose();
    }
    const [sum] = await this.#state.lossSum.data();
    return sum! / plan.order.length;
  }

  async predict(part: PartName | PreparedPart): Promise<Float32Array> {
    const outputs = tf.tidy(() => {
      const features = this.#featuresOf(part);
      const weights = this.#weightTensors();
      const chunks: tf.Tensor2D[] = [];
      for (let from = 0; from < features.shape[0]; from += PREDICTION_ROWS) {
        const count = Math.min(PREDICTION_ROWS, features.shape[0] - from);
        const whole = count === features.shape[0];
        const rows = whole ? features : tf.slice(features, [from, 0], [count, -1]);
        chunks.push(forward(this.#model, weights, rows, null).outputs);
      }
      return chunks.length === 1 ? tf.clone(chunks[0]!) : tf.concat(chunks, 0);
    });
    try {
      // A copy: on the CPU `data` hands out the tensor's own memory.
      return Float32Array.from(await outputs.data());
    } finally {
      outputs.dispose();
    }
  }

  async weights(): Promise<readonly Weight[]> {
    const params = await this.#state.optimizer.params.data<"float32">();
    const moving = await Promise.all(this.#state.moving.map((tensor) => tensor.data<"float32">()));
    let at = 0;
    let statistic = 0;
    return this.#shapes.map(({ name, shape, trainable }) => {
      const size = sizeOf(shape);
      const values = trainable ? params.subarray(at, (at += size)) : moving[statistic++]!;
      return { name, shape, values: Float32Array.from(values) };
    });
  }

  setWeights(weights: readonly Weight[]): void {
    const params = tf.tensor1d(this.#flatParams(weights));
    this.#replace({
      ...this.#state,
      optimizer: { ...this.#state.optimizer, params },
      moving: this.#movingTensors(weights),
    });
  }

  dispose(): void {
    tf.dispose(tensorsOf(this.#state));
    this.#penalty?.dispose();
  }

  #step(rows: EpochRows, plan: EpochPlan, batch: number): void {
    this.#steps++;
    const from = batch * plan.batchSize;
    const to = Math.min(from + plan.batchSize, plan.order.length);
    const masks: MaskSource = (layer, rate, height, width) =>
      tf.tensor2d(dropoutMask(plan.dropoutSeed, batch, layer, rate, height * width), [height, width]);
    let next = this.#state;
    tf.tidy(() => {
      next = this.#stateAfter(rows.batch(from, to), masks, plan.learningRates[batch]!);
      return tensorsOf(next);
    });
    this.#replace(next);
  }

  #stateAfter({ features, targets }: Batch, masks: MaskSource, learningRate: number): TrainingState {
    const { optimizer, lossSum } = this.#state;
    const { params } = optimizer;
    const pass = forward(this.#model, this.#weightTensors(), features, masks);
    const loss = batchLoss(this.#model.loss, pass.outputs, targets);
    let sum = tf.add(lossSum, loss.sum);
    let gradient = tf.concat1d(
      pass.backward(loss.gradient).map((tensor) => tf.reshape(tensor, [tensor.size])),
    );
    if (this.#penalty !== null) {
      sum = tf.add(sum, tf.mul(this.#penalty.value(params), features.shape[0]));
      gradient = this.#penalty.addGradient(params, gradient);
    }
    const update = { optimizer: this.#optimizer, learningRate, step: this.#steps };
    return {
      optimizer: updated(optimizer, gradient, update),
      moving: pass.movingStatistics,
      lossSum: sum as tf.Scalar,
    };
  }

  /** All weights as tensors of their shapes, cut from the flat vector. Call inside `tf.tidy`. */
  #weightTensors(): tf.Tensor[] {
    const { optimizer, moving } = this.#state;
    let at = 0;
    let statistic = 0;
    return this.#shapes.map(({ shape, trainable }) => {
      if (!trainable) return moving[statistic++]!;
      const size = sizeOf(shape);
      const values = tf.slice1d(optimizer.params, at, size);
      at += size;
      return tf.reshape(values, [...shape]);
    });
  }

  #featuresOf(part: PartName | PreparedPart): tf.Tensor2D {
    if (typeof part !== "string") return tf.tensor2d(part.features, [part.rows, this.#model.inputs]);
    const features = this.#data().features[part];
    if (features === null) throw new Error(`The dataset has no ${part} part`);
    return features;
  }

  #flatParams(weights: readonly Weight[]): Float32Array<ArrayBuffer> {
    const trained = weights.filter((_, i) => this.#shapes[i]!.trainable);
    const flat = new Float32Array(trained.reduce((sum, { values }) => sum + values.length, 0));
    let at = 0;
    for (const { values } of trained) {
      flat.set(values, at);
      at += values.length;
    }
    return flat;
  }

  #movingTensors(weights: readonly Weight[]): tf.Tensor1D[] {
    const moving = weights.filter((_, i) => !this.#shapes[i]!.trainable);
    return moving.map(({ values }) => tf.tensor1d(Float32Array.from(values)));
  }

  /** Puts a new state in place and frees what it no longer uses. */
  #replace(next: TrainingState): void {
    const kept = new Set(tensorsOf(next));
    for (const tensor of tensorsOf(this.#state)) if (!kept.has(tensor)) tensor.dispose();
    this.#state = next;
  }
}

function tensorsOf({ optimizer, moving, lossSum }: TrainingState): tf.Tensor[] {
  const { params, first, second } = optimizer;
  return [params, first, second, ...moving, lossSum].filter((tensor) => tensor !== null);
}
