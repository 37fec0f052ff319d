import type { Look } from "../core/model/look.ts";
import type { Winner } from "../core/model/trainedModel.ts";
import type { DrawingStyle } from "../core/data/pictures/drawingStyle.ts";
import type { WorkerResult } from "./answered.ts";

/** Served by `inspector.worker.ts`: single predictions of a trained model of pictures, apart from whatever is training. */
export interface InspectorApi {
  /** Takes a model over in the place of the one before. Resolves with how its pictures are drawn. */
  open(winner: Winner): Promise<DrawingStyle>;
  /** @param pixels of one picture, 0 to 255, channels last */
  look(pixels: Uint8Array): Promise<WorkerResult<Look>>;
  /** A drawing as a picture of the set. @param ink see `fitDrawing` */
  fitDrawing(ink: Float32Array<ArrayBuffer>, side: number): Promise<WorkerResult<Uint8Array>>;
  /**
   * A photograph, transferred, as a picture of the set: its middle square, resized.
   * @param cutOut whether its subject is made to look like a drawing of the set
   */
  fitPhoto(image: ImageBitmap, cutOut: boolean): Promise<WorkerResult<Uint8Array>>;
}
