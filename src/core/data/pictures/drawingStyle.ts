import type { PictureDimensions } from "../../learner/network/augment.ts";
import { median, quantileOf } from "../../math/stats.ts";
import { boxOf, centreOfMass, edgeOf, INK_SHARE, middleOf, type InkBox, type Point } from "./inkGeometry.ts";
import { coarseStrokeWidth } from "./strokeWidth.ts";

/** The size below which a subject is stretched, and that above which it is squeezed. */
export interface Extent {
  /** 0: never stretched. */
  readonly least: number;
  readonly most: number;
}

/** The style of a set's pictures, so that a user's drawing can be adapted to it. */
export interface DrawingStyle {
  /** Grey value around the subject: the median of the pictures' edges. */
  readonly background: number;
  /** Grey value of the subject. */
  readonly ink: number;
  /** Longer side of the subject's box as a share of the picture's: the median over the pictures. */
  readonly share: number;
  /** Height and width of the subject's box, as shares of the picture's. */
  readonly height: Extent;
  readonly width: Extent;
  /** What is centred: the subject's box, or its centre of mass. */
  readonly centre: "box" | "mass";
  /** Width of the subject's strokes as a share of the picture's shorter side, the median over the pictures: see `strokeWidth`; 0: none. */
  readonly stroke: number;
  /** Whether the ground is plain: at least half of all edge pixels are close to it. */
  readonly plain: boolean;
}

/** Grey values by which a plain ground may vary. */
const PLAIN_WITHIN = 16;
/** Used instead of `INK_SHARE` if the ground is not plain, to be above its noise. */
const NOISY_INK_SHARE = 0.5;
/** Subjects of at least this share of the largest count as equally large. */
const ALIKE = 0.9;
/** A subject of at least this share of the picture fills it. */
const LEAST_SHARE = 0.3;

/**
 * @param pictures grey or colour pixels 0 to 255, channels last; at least one
 */
export function drawingStyle(pictures: readonly Uint8Array[], shape: PictureDimensions): DrawingStyle {
  const [height, width] = shape;
  const grey = pictures.map((pixels) => greyOf(pixels, shape));
  const edges = Float64Array.from(grey.flatMap((pixels) => edgeOf(pixels, height, width)));
  const background = median(edges);
  const plain = median(edges.map((value) => Math.abs(value - background))) <= PLAIN_WITHIN;
  const ink = background < 128 ? 255 : 0;
  const inkAt = plain ? INK_SHARE : NOISY_INK_SHARE;
  const subjects = grey.flatMap((pixels): Subject[] => {
    const inks = pixels.map((value) => Math.max(0, (value - background) / (ink - background)));
    const box = boxOf(inks, width, inkAt);
    if (box === null) return [];
    return [{ box, mass: centreOfMass(inks, width), stroke: coarseStrokeWidth(inks, width) }];
  });
  const medianOf = (of: (subject: Subject) => number, none: number) =>
    subjects.length === 0 ? none : median(Float64Array.from(subjects, of));
  const offCentre = (of: (subject: Subject) => Point) =>
    medianOf((subject) => Math.hypot(of(subject).x - width / 2, of(subject).y - height / 2), 0);
  const heights = subjects.map(({ box }) => (box.bottom - box.top) / height);
  const widths = subjects.map(({ box }) => (box.right - box.left) / width);
  const longer = heights.map((share, k) => Math.max(share, widths[k]!));
  return {
    background,
    ink,
    share: Math.max(LEAST_SHARE, longer.length === 0 ? 1 : median(longer)),
    height: extentOf(heights),
    width: extentOf(widths),
    centre: offCentre(({ mass }) => mass) < offCentre(({ box }) => middleOf(box)) ? "mass" : "box",
    stroke: medianOf(({ stroke }) => stroke, 0) / Math.min(height, width),
    plain,
  };
}

/** The subject of one picture. */
interface Subject {
  readonly box: InkBox;
  /** Centre of mass. */
  readonly mass: Point;
  readonly stroke: number;
}

function greyOf(pixels: Uint8Array, [height, width, channels]: PictureDimensions): Float64Array<ArrayBuffer> {
  const grey = new Float64Array(height * width);
  for (let at = 0; at < pixels.length; at++) grey[Math.floor(at / channels)]! += pixels[at]! / channels;
  return grey;
}

/**
 * If all subjects have about the same height (or width), they were scaled to it; if no subject exceeds a size, that is the limit.
 */
function extentOf(shares: readonly number[]): Extent {
  if (shares.length === 0) return { least: 0, most: 1 };
  const [least, most] = [quantileOf(shares, 0.05), quantileOf(shares, 0.95)];
  return { least: least >= ALIKE * most ? least : 0, most };
}
