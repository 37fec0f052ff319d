import type { Compilation } from "../compilation.ts";
import { createBlock, type Block, type Operand } from "../instructions.ts";
import { LANES, panelCount } from "../panels.ts";

/**
 * Tiles that go through transforms and products together. What they take, 64 KiB for each 16 channels of inputs and outputs together,
 * should stay in the second-level cache, and the products should have rows enough. Measured with 16 to 256 channels: 32 is up to
 * 8 % slower, 96 and 128 are within 4 %.
 */
const GROUP = 64;

/** Places of a transformed tile. */
const PLACES = 16;

/**
 * Fewest input and output channels at which the transforms cost clearly less than the multiplications they save. Direct time over
 * Winograd's, forward and kernel gradient, 8 × 8 pictures on one core of an AMD EPYC, relaxed: 1 → 8 channels 0.7 and 0.5,
 * 3 → 32 1.0 and 1.2, 4 → 8 1.0 and 1.2, 8 → 8 1.2 and 1.4, 16 → 16 1.6 and 1.8; 14 × 14, 32 → 64: 2.0 and 1.9.
 */
const FEWEST_CHANNELS = 8;

/** A convolution of window 3 × 3 and stride 1. */
export interface WinogradSize {
  /** Of the outputs. */
  readonly lines: number;
  readonly pixels: number;
  readonly channels: number;
  readonly filters: number;
  /** Of the framed inputs. */
  readonly height: number;
  readonly width: number;
}

/**
 * Whether a convolution is faster by Winograd's algorithm (`assembly/winograd.ts`). It depends on the sizes alone, so that the same model
 * gives the same weights everywhere.
 * @param lines of outputs, `pixels` in each
 */
export function winogradPays(
  window: number,
  stride: number,
  lines: number,
  pixels: number,
  channels: number,
  filters: number,
): boolean {
  if (window !== 3 || stride !== 1 || Math.min(channels, filters) < FEWEST_CHANNELS) return false;
  // Of tiles beyond an odd edge much is for nothing: of pictures of 3 × 3 outputs and below.
  return 1.5 * PLACES * tileCount(lines, pixels) <= 9 * lines * pixels;
}

/** Lines or columns of inputs that the tiles of so many lines or columns of outputs read. */
export function tiledLength(outputs: number): number {
  return 2 * Math.ceil(outputs / 2) + 2;
}

/** y = x convolved with w, plus the bias. */
export function emitWinograd(
  { emit, rows, blocks }: Compilation,
  size: WinogradSize,
  x: Block,
  w: Operand,
  bias: Operand,
  y: Block,
): void {
  const { lines, pixels, channels, filters } = size;
  const transformed = createBlock(PLACES * placeBytes(channels, filters));
  const scratch = createBlock(tileBytes(rows, size));
  const panels = panelCount(filters);
  emit("winogradKernel", 0, w, transformed, channels, panels);
  const geometry = [lines, pixels, panels, channels, size.height, size.width, GROUP];
  emit("winogradConvolution", workOf(size), x, transformed, bias, y, scratch, blocks.zeros, ...geometry);
}

/** dw = gradient of the kernel from that of the outputs. */
export function emitWinogradKernelGradient(
  { emit, rows }: Compilation,
  size: WinogradSize,
  x: Block,
  dy: Block,
  dw: Operand,
): void {
  const { lines, pixels, channels, filters } = size;
  const scratch = createBlock(tileBytes(rows, size) + PLACES * placeBytes(channels, filters));
  const geometry = [lines, pixels, panelCount(filters), channels, size.height, size.width, GROUP];
  emit("winogradKernelGradient", workOf(size), x, dy, dw, scratch, ...geometry);
}

function tileCount(lines: number, pixels: number): number {
  return Math.ceil(lines / 2) * Math.ceil(pixels / 2);
}

function workOf({ lines, pixels, channels, filters }: WinogradSize): number {
  return PLACES * tileCount(lines, pixels) * channels * filters;
}

/** Bytes of a group's transformed inputs and outputs. */
function tileBytes(rows: number, { lines, pixels, channels, filters }: WinogradSize): number {
  const tiles = Math.min(GROUP, rows * tileCount(lines, pixels));
  return PLACES * (placeBytes(tiles, channels) + placeBytes(tiles, filters));
}

/** Agrees with `placeBytes` of `assembly/winogradTiles.ts`. */
function placeBytes(rows: number, width: number): number {
  return 4 * LANES * rows * panelCount(width) + 64;
}
