import type { Compilation } from "../compilation.ts";
import type { Block, Operand } from "../instructions.ts";
import { panelCount } from "../panels.ts";
import { emitWinograd, emitWinogradKernelGradient } from "./winograd.ts";

/** A convolution of pictures with all that the window sees of them, by one of two ways. */
export interface PictureProduct {
  /** Of the outputs: `lines` × `pixels` × `filters`. */
  readonly lines: number;
  readonly pixels: number;
  readonly filters: number;
  /** Of the inputs, zeros around them included: `height` × `width` × `channels`. */
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Lines and columns. */
  readonly window: number;
  readonly stride: number;
  /** Each input pixel holds all that a line of the window sees from it, see `gatherPictures` of `assembly/layout.ts`. */
  readonly spread: boolean;
  /** By Winograd's algorithm; see `winogradPays`. */
  readonly tiled: boolean;
}

/** y = x convolved with w, plus the bias. */
export function emitProduct(
  compilation: Compilation,
  product: PictureProduct,
  x: Block,
  w: Operand,
  bias: Operand,
  y: Block,
): void {
  if (product.tiled) emitWinograd(compilation, product, x, w, bias, y);
  else compilation.emit("convolution", workOf(product), x, w, bias, y, ...geometryOf(product));
}

/** dw = gradient of the kernel from that of the outputs. */
export function emitKernelGradient(
  compilation: Compilation,
  product: PictureProduct,
  x: Block,
  dy: Block,
  dw: Operand,
): void {
  if (product.tiled) emitWinogradKernelGradient(compilation, product, x, dy, dw);
  else {
    // One operand is left out, so that the geometry stands where it does in the forward product.
    compilation.emit("convolutionKernelGradient", workOf(product), x, dy, dw, 0, ...geometryOf(product));
  }
}

function workOf({ lines, pixels, filters, window, channels }: PictureProduct): number {
  return lines * pixels * filters * window * window * channels;
}

function geometryOf(product: PictureProduct): readonly number[] {
  const { lines, pixels, filters, height, width, channels, window, stride, spread } = product;
  const [columns, depth] = spread ? [1, window * channels] : [window, channels];
  return [lines, pixels, panelCount(filters), window, columns, depth, height, width, stride];
}
