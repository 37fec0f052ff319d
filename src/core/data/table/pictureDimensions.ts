import type { PictureDimensions } from "../../learner/network/augment.ts";
import type { DatasetSummary } from "./dataset.ts";

/** The dimensions of a row if rows are pictures, otherwise null. */
export function pictureDimensions({ pictures }: DatasetSummary): PictureDimensions | null {
  return pictures === undefined ? null : [pictures.height, pictures.width, pictures.channels];
}
