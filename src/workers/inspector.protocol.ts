import type { Look } from "../core/learner/network/look.ts";
import type { DrawingStyle } from "../core/data/pictures/drawingStyle.ts";
import type { ColumnImportance } from "../core/inspect/importance.ts";
import type { Neighbour } from "../core/inspect/nearest.ts";
import type { Winner } from "../core/learner/packedModel.ts";
import type { MetricName } from "../core/metric/metricName.ts";
import type { WorkerResult } from "./answered.ts";

/** Served by `inspector.worker.ts`: looks into a trained model, separate from training. */
export interface InspectorApi {
  /** Opens a model, which replaces the previous one. Resolves with the drawing style of its pictures; null: it is of a table. */
  open(winner: Winner): Promise<DrawingStyle | null>;
  /** How much each column matters to the model on the test rows, in the units of a metric. */
  importance(metric: MetricName): Promise<WorkerResult<ColumnImportance>>;
  /** The training rows that vote on a test row, for nearest neighbours. @param index of the test row */
  neighbours(index: number): Promise<WorkerResult<readonly Neighbour[]>>;
  /** @param pixels of one picture, 0 to 255, channels last */
  look(pixels: Uint8Array): Promise<WorkerResult<Look>>;
  /** A drawing as a picture of the set. @param ink see `fitDrawing` */
  fitDrawing(ink: Float32Array<ArrayBuffer>, side: number): Promise<WorkerResult<Uint8Array>>;
  /**
   * A photograph, transferred, as a picture of the set: its middle square, resized.
   * @param cutOut whether its subject is cut out and adapted to the set's drawing style
   */
  fitPhoto(image: ImageBitmap, cutOut: boolean): Promise<WorkerResult<Uint8Array>>;
}
