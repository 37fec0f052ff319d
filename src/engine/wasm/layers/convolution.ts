import { inputShapeOf, paddingBefore } from "../../../core/model/layerShapes.ts";
import type { LayerSpec } from "../../../core/model/modelSpec.ts";
import { matrixBlock, weightOperands, type Compilation, type CompiledLayer } from "../compilation.ts";
import { createBlock, type Block, type Operand } from "../instructions.ts";
import { LANES, panelCount } from "../panels.ts";
import { activated, activationBlock } from "./activation.ts";

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
 * A convolution. Its input is copied into a frame of zeros, and from there it is a matrix product per line.
 *
 *   dx = dy, spread over a frame by the stride, convolved with the kernel turned round
 *
 * @param x null: the pictures of the dataset
 */
export function convolution(
  compilation: Compilation,
  layer: number,
  spec: Extract<LayerSpec, { kind: "conv2d" }>,
  x: Block | null,
  rowBytes: number,
): CompiledLayer {
  const { emit, blocks, rows, shapes } = compilation;
  const { filters, kernelSize: window, stride, activation } = spec;
  const input = inputShapeOf(compilation.model, shapes, layer) as Picture;
  const output = shapes[layer] as Picture;
  const [outHeight, outWidth] = output;
  const channels = input[2];
  const frame = frameOf(spec, input, output);
  // A pixel of few channels would leave lanes empty: each then carries all that a line of the window sees from it.
  const spread = x === null && channels < LANES;
  const [columns, depth] = spread ? [1, window * channels] : [window, channels];
  const framed =
    x === null ? gather(compilation, input, frame, depth, rowBytes) : pad(compilation, input, frame, x);
  const panels = panelCount(filters);
  const weight = weightOperands(compilation, layer, blocks.weights);
  const gradientOf = weightOperands(compilation, layer, blocks.gradient);
  const sums = matrixBlock(rows, outHeight * outWidth, filters);
  const work = outHeight * outWidth * window * window * channels * filters;
  const geometry = [outHeight, outWidth, panels, window, columns, depth, frame.height, frame.width, stride];
  emit("convolution", work, framed, weight("kernel"), weight("bias"), sums, ...geometry);
  const place = activationBlock(compilation, activation, output, sums);
  const after = activated(compilation, activation, output, sums, place);
  return {
    outputs: after.outputs,
    backward(gradient, needsInput) {
      const dy = after.backward(gradient, true);
      // One operand is left out, so that the geometry stands where it does in the forward product.
      emit("convolutionKernelGradient", work, framed, dy, gradientOf("kernel"), 0, ...geometry);
      const pixels = outHeight * outWidth;
      emit("columnSums", 4 * pixels * panels, dy, gradientOf("bias"), pixels, panels);
      if (!needsInput) return dy;
      return inputGradient(compilation, spec, input, output, frame, dy, weight("kernel"));
    },
  };
}

/** The pictures of the dataset as they are. */
export function gatherPictures(compilation: Compilation, input: Picture, rowBytes: number): Block {
  const frame = { top: 0, left: 0, height: input[0], width: input[1] };
  return gather(compilation, input, frame, input[2], rowBytes);
}

function inputGradient(
  { emit, blocks, rows }: Compilation,
  { filters, kernelSize: window, stride }: Extract<LayerSpec, { kind: "conv2d" }>,
  [height, width, channels]: Picture,
  [outHeight, outWidth]: Picture,
  { top, left }: Frame,
  dy: Block,
  kernel: Operand,
): Block {
  const turned = matrixBlock(1, window * window * filters, channels);
  emit("transposeKernel", 0, kernel, turned, window * window, channels, filters);
  const [outerHeight, outerWidth] = [height + window - 1, width + window - 1];
  let spread = dy;
  if (window > 1 || stride > 1) {
    spread = matrixBlock(rows, outerHeight * outerWidth, filters);
    const corner = [window - 1 - top, window - 1 - left];
    const geometry = [panelCount(filters), outHeight, outWidth, outerHeight, outerWidth, ...corner, stride];
    emit("padPictures", outerHeight * outerWidth * filters, dy, spread, ...geometry);
  }
  const dx = matrixBlock(rows, height * width, channels);
  const work = height * width * window * window * filters * channels;
  const geometry = [height, width, panelCount(channels), window, window, filters, outerHeight, outerWidth, 1];
  emit("convolution", work, spread, turned, blocks.zeros, dx, ...geometry);
  return dx;
}

function frameOf(
  { kernelSize, stride, padding }: Extract<LayerSpec, { kind: "conv2d" }>,
  [height, width]: Picture,
  [outHeight, outWidth]: Picture,
): Frame {
  const top = paddingBefore(height, kernelSize, stride, padding);
  const left = paddingBefore(width, kernelSize, stride, padding);
  return {
    top,
    left,
    height: Math.max(top + height, (outHeight - 1) * stride + kernelSize),
    width: Math.max(left + width, (outWidth - 1) * stride + kernelSize),
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
