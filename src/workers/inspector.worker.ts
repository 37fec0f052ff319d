import type { PictureDimensions } from "../core/model/augment.ts";
import { expose } from "comlink";
import { lookAt } from "../core/model/look.ts";
import { fitDrawing, inkOfPhoto } from "../core/data/pictures/drawing.ts";
import { drawingStyle, type DrawingStyle } from "../core/data/pictures/drawingStyle.ts";
import { featuresOfPixels, picturePixels, pixelsOfFeatures } from "../core/data/pictures/pixels.ts";
import { isNetwork } from "../core/learner/learnerName.ts";
import type { TrainedNetwork } from "../core/learner/network/trainedNetwork.ts";
import type { Winner } from "../core/learner/packedModel.ts";
import { resultOf } from "./answered.ts";
import { startHeart } from "./heart.ts";
import type { InspectorApi } from "./inspector.protocol.ts";

/** Number of test pictures that determine a set's drawing style; more do not improve it. */
const STYLE_PICTURES = 200;
/** A photograph is resized to this before its subject is cut out. */
const PHOTO_SIDE = 192;

let opened: {
  readonly winner: Winner;
  readonly shape: PictureDimensions;
  readonly style: DrawingStyle;
} | null = null;

const api: InspectorApi = {
  open(winner) {
    const { data } = winner;
    const shape = data.rowShape as PictureDimensions;
    const size = data.featureCount;
    const pictures = Array.from({ length: Math.min(STYLE_PICTURES, data.test?.rows ?? 0) }, (_, row) =>
      pixelsOfFeatures(
        data.preparation.pictures!,
        data.test!.features.subarray(row * size, (row + 1) * size),
      ),
    );
    const style = drawingStyle(pictures, shape);
    opened = { winner, shape, style };
    return Promise.resolve(style);
  },
  look: (pixels) =>
    resultOf(() => {
      const { winner } = known();
      return lookAt(
        networkOf(winner),
        winner.data,
        featuresOfPixels(winner.data.preparation.pictures!, pixels),
      );
    }),
  fitDrawing: (ink, side) => resultOf(() => fitDrawing(ink, side, known().shape, known().style)),
  fitPhoto: (image, cutOut) =>
    resultOf(() => {
      const { shape, style } = known();
      if (!cutOut) return picturePixels(squareOf(image, shape[1], shape[0]), shape[2]);
      const rgba = squareOf(image, PHOTO_SIDE, PHOTO_SIDE);
      const grey = picturePixels(rgba, 1);
      return fitDrawing(inkOfPhoto(grey, PHOTO_SIDE), PHOTO_SIDE, shape, style);
    }),
};

expose(api);
startHeart();

/** The network of a winner: only those are looked into. */
function networkOf({ packed }: Winner): TrainedNetwork {
  if (!isNetwork(packed.learner)) throw new Error(`${String(packed.learner)} is not a network`);
  return packed.trained;
}

function known(): NonNullable<typeof opened> {
  if (opened === null) throw new Error("No model is open");
  return opened;
}

/** The middle of an image in the given proportions, resized by the browser; closes the image. */
function squareOf(image: ImageBitmap, width: number, height: number): Uint8ClampedArray {
  const scale = Math.min(image.width / width, image.height / height);
  const [w, h] = [width * scale, height * scale];
  const context = new OffscreenCanvas(width, height).getContext("2d")!;
  context.imageSmoothingQuality = "high";
  // Transparent parts become white, as on a page.
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.drawImage(image, (image.width - w) / 2, (image.height - h) / 2, w, h, 0, 0, width, height);
  image.close();
  return context.getImageData(0, 0, width, height).data;
}
