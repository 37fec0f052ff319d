import type { PictureDimensions } from "../core/learner/network/augment.ts";
import { expose } from "comlink";
import { lookAt, lookOf } from "../core/learner/network/look.ts";
import { fitDrawing, inkOfPhoto } from "../core/data/pictures/drawing.ts";
import { drawingStyle, type DrawingStyle } from "../core/data/pictures/drawingStyle.ts";
import { featuresOfPixels, picturePixels, pixelsOfFeatures } from "../core/data/pictures/pixels.ts";
import { measureImportance, predictionOperations } from "../core/inspect/importance.ts";
import { nearestOf } from "../core/inspect/nearest.ts";
import { dataShape } from "../core/learner/dataShape.ts";
import { networkIn, type Winner } from "../core/learner/packedModel.ts";
import { openPredictor, type Predict } from "../core/learner/openPredictor.ts";
import { resultOf } from "./answered.ts";
import { startHeart } from "./heart.ts";
import type { InspectorApi } from "./inspector.protocol.ts";

/** Number of test pictures that determine a set's drawing style; more do not improve it. */
const STYLE_PICTURES = 200;
/** A photograph is resized to this before its subject is cut out. */
const PHOTO_SIDE = 192;

let opened: {
  readonly winner: Winner;
  readonly predict: Predict;
  /** null: of a table. */
  readonly pictures: { readonly shape: PictureDimensions; readonly style: DrawingStyle } | null;
} | null = null;

const api: InspectorApi = {
  async open(winner) {
    const { packed, data } = winner;
    const pictures = picturesOf(winner);
    opened = { winner, pictures, predict: await openPredictor(packed, dataShape(data)) };
    return pictures?.style ?? null;
  },
  importance: (metric) =>
    resultOf(() => {
      const { winner, predict } = known();
      return measureImportance(winner, metric, predict, predictionOperations(winner.packed));
    }),
  neighbours: (index) =>
    resultOf(() => {
      const { winner } = known();
      const { packed } = winner;
      if (packed.learner !== "knn") throw new Error(`${packed.learner} has no neighbours`);
      return nearestOf(packed.trained, winner, index);
    }),
  look: (pixels) =>
    resultOf(() => {
      const { winner, predict } = known();
      const features = featuresOfPixels(winner.data.preparation.pictures!, pixels);
      const network = networkIn(winner.packed);
      if (network !== null) return lookAt(network, winner.data, features);
      return lookOf(predict(features, 1), winner.data);
    }),
  fitDrawing: (ink, side) =>
    resultOf(() => fitDrawing(ink, side, knownPictures().shape, knownPictures().style)),
  fitPhoto: (image, cutOut) =>
    resultOf(() => {
      const { shape, style } = knownPictures();
      if (!cutOut) return picturePixels(squareOf(image, shape[1], shape[0]), shape[2]);
      const rgba = squareOf(image, PHOTO_SIDE, PHOTO_SIDE);
      const grey = picturePixels(rgba, 1);
      return fitDrawing(inkOfPhoto(grey, PHOTO_SIDE), PHOTO_SIDE, shape, style);
    }),
};

expose(api);
startHeart();

function picturesOf({ data }: Winner) {
  const { preparation, test, featureCount: size } = data;
  if (preparation.pictures === undefined) return null;
  const shape = data.rowShape as PictureDimensions;
  const some = Array.from({ length: Math.min(STYLE_PICTURES, test?.rows ?? 0) }, (_, row) =>
    pixelsOfFeatures(preparation.pictures!, test!.features.subarray(row * size, (row + 1) * size)),
  );
  return { shape, style: drawingStyle(some, shape) };
}

function known(): NonNullable<typeof opened> {
  if (opened === null) throw new Error("No model is open");
  return opened;
}

function knownPictures() {
  const { pictures } = known();
  if (pictures === null) throw new Error("The model is not of pictures");
  return pictures;
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
