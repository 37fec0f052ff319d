import type { PictureDimensions } from "./augment.ts";
import type { BlockShape } from "./convolutionalNetwork.ts";
import { windowCount } from "./layerShapes.ts";

/** Pixels of a picture between two layers. */
export interface Size {
  readonly height: number;
  readonly width: number;
}

/** A window that is larger than the picture at that point. */
export interface Misfit {
  readonly kind: "convolution" | "pool";
  /** 1-based. */
  readonly block: number;
  /** Height and width of the window. */
  readonly window: number;
  /** The size of its input. */
  readonly input: Size;
}

/**
 * Heights and widths after each layer of each block, as far as the windows fit.
 * @param blocks number of blocks
 */
export function blockSizes(
  { convolutions, kernel, stride, padding, pooling, poolSize }: BlockShape,
  blocks: number,
  [height, width]: PictureDimensions,
): { readonly sizes: readonly (readonly Size[])[]; readonly misfit: Misfit | null } {
  const sizes: Size[][] = [];
  let input: Size = { height, width };
  for (let block = 1; block <= blocks; block++) {
    const own: Size[] = [];
    for (let i = 0; i < convolutions; i++) {
      if (padding === "valid" && tooLarge(kernel, input)) {
        return { sizes: [...sizes, own], misfit: { kind: "convolution", block, window: kernel, input } };
      }
      const step = i === 0 ? stride : 1;
      input = {
        height: windowCount(input.height, kernel, step, padding),
        width: windowCount(input.width, kernel, step, padding),
      };
      own.push(input);
    }
    if (pooling !== "none") {
      if (tooLarge(poolSize, input)) {
        return { sizes: [...sizes, own], misfit: { kind: "pool", block, window: poolSize, input } };
      }
      input = {
        height: windowCount(input.height, poolSize, poolSize, "valid"),
        width: windowCount(input.width, poolSize, poolSize, "valid"),
      };
      own.push(input);
    }
    sizes.push(own);
  }
  return { sizes, misfit: null };
}

function tooLarge(window: number, { height, width }: Size): boolean {
  return window > Math.min(height, width);
}
