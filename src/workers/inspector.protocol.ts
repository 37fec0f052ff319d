import type { Look } from "../core/model/look.ts";
import type { DrawingStyle } from "../core/data/pictures/drawingStyle.ts";
import type { Winner } from "../core/learner/packedModel.ts";
import type { WorkerResult } from "./answered.ts";

/** Served by `inspector.worker.ts`: single predictions of a trained model of pictures, separate from training. */
export interface InspectorApi {
  /** Opens a model, which replaces the previous one. Resolves with the drawing style of its pictures. */
  open(winner: Winner): Promise<DrawingStyle>;
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
