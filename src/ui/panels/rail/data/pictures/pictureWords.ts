import type { TFunction } from "i18next";
import type { PictureShape } from "../../../../../core/data/table/dataset.ts";

/** "28 × 28, grey". */
export function pictureShapeText(t: TFunction, { height, width, channels }: PictureShape): string {
  const colour = t(channels === 1 ? "pictures.colours.grey" : "pictures.colours.colour");
  return t("pictures.shape", { height, width, colour });
}
