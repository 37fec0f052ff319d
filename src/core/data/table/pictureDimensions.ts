import type { PictureDimensions } from "../../model/augment.ts";
import type { DatasetSummary } from "./dataset.ts";

/** What a row of the data is where rows are pictures, else null. */
export function pictureDimensions({ pictures }: DatasetSummary): PictureDimensions | null {
  return pictures === undefined ? null : [pictures.height, pictures.width, pictures.channels];
}
