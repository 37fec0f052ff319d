import * as tf from "@tensorflow/tfjs-core";
import type { PreparedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { Loss } from "../../core/learner/dataShape.ts";
import type { PartName } from "../network/engine.ts";
import type { TfjsKind } from "./adapters.ts";
import { targetRows } from "./losses.ts";

export interface Batch {
  readonly features: tf.Tensor2D;
  /** rows × outputs, as `batchLoss` takes them. */
  readonly targets: tf.Tensor2D;
}

/** One epoch's rows in their order, ready to be cut into batches. */
export interface EpochRows {
  /** Rows `from` … `to` − 1 of the order. Call inside `tf.tidy`. */
  batch(from: number, to: number): Batch;
  dispose(): void;
}

/** A dataset on the device. */
export interface DeviceData {
  /** Features of a part; null if the dataset has no such part. */
  readonly features: Readonly<Record<PartName, tf.Tensor2D | null>>;
  /**
   * Rows of the training part in a new order, with their targets in the form `loss` needs.
   * @param features features that replace the loaded ones
   */
  epochRows(order: Uint32Array, loss: Loss, outputs: number, features?: Float32Array<ArrayBuffer>): EpochRows;
  dispose(): void;
}

/**
 * Uploads a dataset. On the CPU a batch is copied row by row from the host arrays (TensorFlow.js' gather takes longer than the
 * whole step there); on a GPU all rows are gathered once per epoch, and batches are slices of the result.
 */
export function loadData(data: PreparedData, kind: TfjsKind): DeviceData {
  const upload = (part: PreparedPart | null): tf.Tensor2D | null =>
    part === null ? null : tf.tensor2d(part.features, [part.rows, data.featureCount]);
  const features = {
    train: upload(data.train),
    validation: upload(data.validation),
    test: upload(data.test),
  };
  const targets = targetCache(data.train);
  return {
    features,
    epochRows(order, loss, outputs, given) {
      if (kind === "cpu") {
        const values = given ?? data.train.features;
        return hostRows(values, data.featureCount, targets.host(loss, outputs), outputs, order);
      }
      const rows = targets.device(loss, outputs);
      if (given === undefined) return deviceRows(features.train!, rows, order);
      // Gathered before those of the next epoch are written.
      const uploaded = tf.tensor2d(given, [data.train.rows, data.featureCount]);
      try {
        return deviceRows(uploaded, rows, order);
      } finally {
        uploaded.dispose();
      }
    },
    dispose() {
      for (const tensor of Object.values(features)) tensor?.dispose();
      targets.dispose();
    },
  };
}

/** Caches the targets in the form of the last loss, because all models of a study have the same loss. */
function targetCache(part: PreparedPart) {
  let key = "";
  let values: Float32Array<ArrayBuffer> = part.targets;
  let tensor: tf.Tensor2D | null = null;
  const host = (loss: Loss, outputs: number): Float32Array<ArrayBuffer> => {
    if (key !== `${loss} ${outputs}`) {
      key = `${loss} ${outputs}`;
      values = targetRows(loss, part.targets, outputs);
      tensor?.dispose();
      tensor = null;
    }
    return values;
  };
  return {
    host,
    device(loss: Loss, outputs: number): tf.Tensor2D {
      const rows = host(loss, outputs);
      tensor ??= tf.tensor2d(rows, [part.rows, outputs]);
      return tensor;
    },
    dispose: () => tensor?.dispose(),
  };
}

function hostRows(
  features: Float32Array,
  featureCount: number,
  targets: Float32Array,
  outputs: number,
  order: Uint32Array,
): EpochRows {
  return {
    batch: (from, to) => ({
      features: copyRows(features, featureCount, order, from, to),
      targets: copyRows(targets, outputs, order, from, to),
    }),
    dispose() {},
  };
}

function copyRows(
  values: Float32Array,
  width: number,
  order: Uint32Array,
  from: number,
  to: number,
): tf.Tensor2D {
  const rows = new Float32Array((to - from) * width);
  for (let i = from, target = 0; i < to; i++) {
    for (let source = order[i]! * width, end = source + width; source < end;) {
      rows[target++] = values[source++]!;
    }
  }
  return tf.tensor2d(rows, [to - from, width]);
}

function deviceRows(features: tf.Tensor2D, targets: tf.Tensor2D, order: Uint32Array): EpochRows {
  const shuffled = tf.tidy(() => {
    const indices = tf.tensor1d(Int32Array.from(order), "int32");
    return { features: tf.gather(features, indices), targets: tf.gather(targets, indices) };
  });
  return {
    batch: (from, to) => ({
      features: tf.slice(shuffled.features, [from, 0], [to - from, -1]),
      targets: tf.slice(shuffled.targets, [from, 0], [to - from, -1]),
    }),
    dispose: () => tf.dispose(shuffled),
  };
}
