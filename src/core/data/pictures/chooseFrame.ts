import type { PictureChoices } from "../dataConfig.ts";
import { MAX_PICTURE_VALUES } from "../limits.ts";
import type { Frame } from "./framePicture.ts";

/** Offered sizes, in addition to the pictures' own if all are small squares of one size. */
export const PICTURE_SIZES = [8, 16, 28, 32, 48, 64, 96, 128] as const;
export const LARGEST_PICTURE = 128;

/**
 * Larger pictures are shrunk to this by default: fewer details, but fast networks. With few pictures, larger sizes are possible.
 */
const DEFAULT_LARGEST = 32;
const LARGEST_OF_FEW = 64;
const FEW = 500;

/** Properties of some of the pictures. */
export interface PictureProbe {
  readonly height: number;
  readonly width: number;
  readonly coloured: boolean;
}

/**
 * How pictures are framed: as chosen, otherwise as the pictures suggest. Their own size if all probes are squares of one size up to
 * 64; otherwise the largest offered size that is at most that of half of them. Grey if all are.
 * @param probes at least one
 * @param pictures number of pictures
 */
export function chooseFrame(
  choices: PictureChoices,
  probes: readonly PictureProbe[],
  pictures: number,
): Frame {
  const coloured = probes.some((probe) => probe.coloured);
  const colour = choices.colour ?? (coloured ? "colour" : "grey");
  return {
    size: choices.size ?? defaultSize(probes, pictures),
    fit: choices.fit ?? "crop",
    channels: colour === "grey" ? 1 : 3,
  };
}

/** Largest number of pictures with a frame. */
export function mostPictures({ size, channels }: Frame): number {
  return Math.floor(MAX_PICTURE_VALUES / (size * size * channels));
}

/** Whether a picture has colours: more pixels whose red, green and blue differ than a lossy format makes of grey. */
export function hasColour(rgba: ArrayLike<number>): boolean {
  let coloured = 0;
  const pixels = rgba.length / 4;
  for (let at = 0; at < rgba.length; at += 4) {
    const [r, g, b] = [rgba[at]!, rgba[at + 1]!, rgba[at + 2]!];
    if (Math.max(r, g, b) - Math.min(r, g, b) > 16) coloured++;
  }
  return coloured > pixels / 100;
}

function defaultSize(probes: readonly PictureProbe[], pictures: number): number {
  const sides = probes.map(({ height, width }) => Math.min(height, width)).toSorted((a, b) => a - b);
  const [first] = probes;
  const alike = probes.every(({ height, width }) => height === first!.height && width === first!.height);
  if (alike && first!.height <= LARGEST_OF_FEW) return first!.height;
  const most = Math.min(
    sides[Math.floor((sides.length - 1) / 2)]!,
    pictures <= FEW ? LARGEST_OF_FEW : DEFAULT_LARGEST,
  );
  return PICTURE_SIZES.findLast((size) => size <= most) ?? PICTURE_SIZES[0];
}
