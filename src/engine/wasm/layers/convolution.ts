import { inputShapeOf, paddingBefore } from "../../../core/learner/network/layerShapes.ts";
import type { LayerSpec } from "../../../core/learner/network/modelSpec.ts";
import { matrixBlock, weightOperands, type Compilation, type CompiledLayer } from "../compilation.ts";
import { createBlock, type Block, type Operand } from "../instructions.ts";
import { LANES, panelCount } from "../panels.ts";
import { activated, activationBlock } from "./activation.ts";
import { emitKernelGradient, emitProduct } from "./pictureProduct.ts";
import { tiledLength, winogradPays } from "./winograd.ts";

type Conv2d = Extract<LayerSpec, { kind: "conv2d" }>;
type Picture = readonly [height: number, width: number, channels: number];

/** Zeros around a picture. */
interface Frame {
  readonly top: number;
  readonly left: number;
  /** With the zeros. */
  readonly height: number;
  readonly width: number;
}

/**
 * A convolution. Its input is copied into a frame of zeros, and the convolution is a matrix product per line, or uses Winograd's
 * algorithm if that is faster.
 *
 *   dx = dy, spread over a frame by the stride, convolved with the rotated kernel
 *
 * @param x null: the pictures of the dataset
 */
export function convolution(
  compilation: Compilation,
  layer: number,
  spec: Conv2d,
  x: Block | null,
  rowBytes: number,
): CompiledLayer {
  const { emit, blocks, rows, shapes } = compilation;
  const { filters, kernelSize: window, stride, activation } = spec;
  const input = inputShapeOf(compilation.model, shapes, layer) as Picture;
  const output = shapes[layer] as Picture;
  const [outHeight, outWidth] = output;
  const channels = input[2];
  const tiled = winogradPays(window, stride, outHeight, outWidth, channels, filters);
  const frame = frameOf(spec, input, output, tiled);
  const { height, width } = frame;
  // With few channels, lanes would be empty: each pixel then contains everything that a line of the window covers from it.
  const spread = x === null && channels < LANES;
  const depth = spread ? window * channels : channels;
  const product = {
    lines: outHeight,
    pixels: outWidth,
    filters,
    height,
    width,
    channels,
    window,
    stride,
    spread,
    tiled,
  };
  const framed =
    x === null ? gather(compilation, input, frame, depth, rowBytes) : pad(compilation, input, frame, x);
  const weight = weightOperands(compilation, layer, blocks.weights);
  const gradientOf = weightOperands(compilation, layer, blocks.gradient);
  const sums = matrixBlock(rows, outHeight * outWidth, filters);
  emitProduct(compilation, product, framed, weight("kernel"), weight("bias"), sums);
  const place = activationBlock(compilation, activation, output, sums);
  const after = activated(compilation, activation, output, sums, place);
  return {
    outputs: after.outputs,
    backward(gradient, needsInput) {
      const dy = after.backward(gradient, true);
      emitKernelGradient(compilation, product, framed, dy, gradientOf("kernel"));
      const [pixels, panels] = [outHeight * outWidth, panelCount(filters)];
      emit("columnSums", 4 * pixels * panels, dy, gradientOf("bias"), pixels, panels);
      if (!needsInput) return dy;
      return inputGradient(compilation, spec, input, output, frame, dy, weight("kernel"));
    },
  };
}

/** The pictures of the dataset without a frame. */
export function gatherPictures(compilation: Compilation, input: Picture, rowBytes: number): Block {
  const frame = { top: 0, left: 0, height: input[0], width: input[1] };
  return gather(compilation, input, frame, input[2], rowBytes);
}

function inputGradient(
  compilation: Compilation,
  { filters, kernelSize: window, stride }: Conv2d,
  [height, width, channels]: Picture,
  [outHeight, outWidth]: Picture,
  { top, left }: Frame,
  dy: Block,
  kernel: Operand,
): Block {
  const { emit, blocks, rows } = compilation;
  const turned = matrixBlock(1, window * window * filters, channels);
  emit("transposeKernel", 0, kernel, turned, window * window, channels, filters);
  // The spread handles the stride; the product itself has stride 1.
  const tiled = winogradPays(window, 1, height, width, filters, channels);
  const [outerHeight, outerWidth] = tiled
    ? [tiledLength(height), tiledLength(width)]
    : [height + window - 1, width + window - 1];
  let spread = dy;
  if (window > 1 || stride > 1) {
    spread = matrixBlock(rows, outerHeight * outerWidth, filters);
    const corner = [window - 1 - top, window - 1 - left];
    const geometry = [panelCount(filters), outHeight, outWidth, outerHeight, outerWidth, ...corner, stride];
    emit("padPictures", outerHeight * outerWidth * filters, dy, spread, ...geometry);
  }
  const dx = matrixBlock(rows, height * width, channels);
  const product = {
    lines: height,
    pixels: width,
    filters: channels,
    height: outerHeight,
    width: outerWidth,
    channels: filters,
    window,
    stride: 1,
    spread: false,
    tiled,
  };
  emitProduct(compilation, product, spread, turned, blocks.zeros, dx);
  return dx;
}

function frameOf(
  { kernelSize, stride, padding }: Conv2d,
  [height, width]: Picture,
  [outHeight, outWidth]: Picture,
  tiled: boolean,
): Frame {
  const top = paddingBefore(height, kernelSize, stride, padding);
  const left = paddingBefore(width, kernelSize, stride, padding);
  return {
    top,
    left,
    height: Math.max(top + height, tiled ? tiledLength(outHeight) : (outHeight - 1) * stride + kernelSize),
    width: Math.max(left + width, tiled ? tiledLength(outWidth) : (outWidth - 1) * stride + kernelSize),
  };
}

/** @param depth floats from each pixel on along its line */
function gather(
  { emit, rows }: Compilation,
  [height, width, channels]: Picture,
  frame: Frame,
  depth: number,
  rowBytes: number,
): Block {
  const block = matrixBlock(rows, frame.height * frame.width, depth);
  const line = createBlock(4 * (frame.width * channels + depth + LANES));
  const size = [height, width, channels, frame.top, frame.left, frame.height, frame.width, depth];
  emit("gatherPictures", frame.height * frame.width * depth, 0, rowBytes, block, ...size, line);
  return block;
}

function pad({ emit, rows }: Compilation, [height, width, channels]: Picture, frame: Frame, x: Block): Block {
  if (frame.height === height && frame.width === width) return x;
  const block = matrixBlock(rows, frame.height * frame.width, channels);
  const geometry = [height, width, frame.height, frame.width, frame.top, frame.left, 1];
  emit("padPictures", frame.height * frame.width * channels, x, block, panelCount(channels), ...geometry);
  return block;
}
