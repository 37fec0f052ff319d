import { activationBackward, activationForward } from "./activation";
import { batchNormBackward, batchNormPredict, batchNormTrain } from "./batchNorm";
import { applyDropout, dropoutKey } from "./dropout";
import { columnSums, flatten, gatherPictures, gatherRows, gatherTargets, padPictures, transposeKernel, unflatten } from "./layout";
import { lossAndGradient } from "./loss";
import { kernelGradient } from "./outerProduct";
import { addPenalty, clipByNorm } from "./penalty";
import { globalAverageBackward, globalAverageForward, poolBackward, poolForward } from "./pool";
import { correlate } from "./product";
import { updateAdam, updateRmsprop, updateSgd } from "./update";
import { winogradConvolution, winogradKernelGradient } from "./winograd";
import { winogradKernel } from "./winogradKernel";

/** Whether the host wants control; called every fraction of a millisecond. */
@external("env", "shouldPause")
declare function shouldPause(): i32;

/** Bytes of an instruction: opcode, multiply-adds per row of the batch, and up to 22 operands. Agrees with `instructions.ts`. */
const INSTRUCTION: usize = 96;
/** Multiply-adds between two calls to the host: some 50 µs of work. */
const QUESTION_WORK: i64 = 1 << 20;

/** The current pass. */
let order: usize = 0;
let totalRows: i32 = 0;
let batchSize: i32 = 1;
let rates: usize = 0;
let epochSeed: u32 = 0;
/** Its position: the batch, its first row and number of rows, the next instruction. */
let batch: i32 = 0;
let first: i32 = 0;
let rows: i32 = 0;
let next: i32 = 0;
let work: i64 = 0;
/** Sum of the losses of the rows so far, penalties included. */
let lossSum: f64 = 0;
let penalty: f64 = 0;

/**
 * Prepares a pass over `count` rows in batches of `size`.
 * @param rowOrder address of uint32 rows of the dataset in their order; 0: one after the other from `firstRow` on
 * @param batchRates address of two float64 for each batch: the learning rate (bias correction included) and the factor by which
 * decoupled weight decay shrinks the weights; 0 for a prediction
 */
export function begin(rowOrder: usize, firstRow: i32, count: i32, size: i32, batchRates: usize, dropoutSeed: u32): void {
  order = rowOrder;
  totalRows = firstRow + count;
  batchSize = size;
  rates = batchRates;
  epochSeed = dropoutSeed;
  batch = 0;
  first = firstRow;
  rows = min(size, count);
  next = 0;
  work = 0;
  lossSum = 0;
  penalty = 0;
}

/**
 * Runs the program once for every batch of the pass.
 * @returns 1 if the pass is done; 0 if the host wanted control: call again to continue
 */
export function run(program: usize, instructions: i32): i32 {
  while (first < totalRows) {
    while (next < instructions) {
      const at = program + <usize>next * INSTRUCTION;
      next++;
      execute(at);
      work += <i64>load<i32>(at, 4) * rows;
      if (work >= QUESTION_WORK) {
        work = 0;
        if (shouldPause()) return 0;
      }
    }
    lossSum += penalty * rows;
    penalty = 0;
    next = 0;
    batch++;
    first += rows;
    rows = min(batchSize, totalRows - first);
  }
  return 1;
}

/** Sum over the rows of the pass of their losses and of their batch's penalties. */
export function passLoss(): f64 {
  return lossSum;
}

/** Batches of the pass that are done. */
export function passBatches(): i32 {
  return batch;
}

/** Operand `i` of the instruction at `at`. */
@inline
function address(at: usize, i: usize): usize {
  return <usize>load<u32>(at + 8 + (i << 2));
}
@inline
function integer(at: usize, i: usize): i32 {
  return load<i32>(at + 8 + (i << 2));
}
@inline
function float32(at: usize, i: usize): f32 {
  return load<f32>(at + 8 + (i << 2));
}
@inline
function float64(at: usize, i: usize): f64 {
  return load<f64>(at + 8 + (i << 2));
}

function execute(at: usize): void {
  switch (load<i32>(at)) {
    case 0:
      gatherRows(address(at, 0), address(at, 1), order, first, rows, address(at, 2));
      break;
    case 1:
      gatherTargets(address(at, 0), order, first, rows, address(at, 1));
      break;
    case 2:
      gatherPictures(
        address(at, 0), address(at, 1), order, first, rows, address(at, 2),
        integer(at, 3), integer(at, 4), integer(at, 5), integer(at, 6), integer(at, 7), integer(at, 8), integer(at, 9),
        integer(at, 10), address(at, 11),
      );
      break;
    case 3:
      padPictures(
        address(at, 0), address(at, 1), integer(at, 2), rows, integer(at, 3), integer(at, 4),
        integer(at, 5), integer(at, 6), integer(at, 7), integer(at, 8), integer(at, 9),
      );
      break;
    case 4: // dense product: x, w, bias, y, depth, first panel, panels
      correlate(
        address(at, 0), address(at, 1) + panelOf(at, 5, integer(at, 4)), address(at, 2) + panelOf(at, 5, 1),
        address(at, 3) + panelOf(at, 5, rows), 1, 1, rows, integer(at, 6), 1, 1, integer(at, 4), <usize>rows << 4, 0, 0, 16, 0,
      );
      break;
    case 5: // dense kernel gradient: x, dy, dw, depth, first panel, panels
      kernelGradient(
        address(at, 0), address(at, 1) + panelOf(at, 4, rows), address(at, 2) + panelOf(at, 4, integer(at, 3)),
        1, 1, rows, integer(at, 5), 1, 1, integer(at, 3), <usize>rows << 4, 0, 0, 16, 0, false,
      );
      break;
    case 6: // convolution: x, w, bias, y, lines, pixels, panels, window lines, window columns, depth, height, width, stride
      correlate(
        address(at, 0), address(at, 1), address(at, 2), address(at, 3), rows,
        integer(at, 4), integer(at, 5), integer(at, 6), integer(at, 7), integer(at, 8), integer(at, 9),
        panelBytes(at, 10), imageBytes(at, 10), lineBytes(at, 10) * address(at, 12), address(at, 12) << 4, lineBytes(at, 10),
      );
      break;
    case 7: // convolution's kernel gradient: x, dy, dw, then as above from lines on
      kernelGradient(
        address(at, 0), address(at, 1), address(at, 2), rows,
        integer(at, 4), integer(at, 5), integer(at, 6), integer(at, 7), integer(at, 8), integer(at, 9),
        panelBytes(at, 10), imageBytes(at, 10), lineBytes(at, 10) * address(at, 12), address(at, 12) << 4, lineBytes(at, 10), false,
      );
      break;
    case 8:
      transposeKernel(address(at, 0), address(at, 1), integer(at, 2), integer(at, 3), integer(at, 4));
      break;
    case 9: // x, y, pixels, panels
      columnSums(address(at, 0), address(at, 1), rows * integer(at, 2), integer(at, 3));
      break;
    case 10: // kind, x, y, vectors of a row
      activationForward(integer(at, 0), address(at, 1), address(at, 2), rows * integer(at, 3));
      break;
    case 11: // kind, dy, x, y, dx, vectors of a row
      activationBackward(integer(at, 0), address(at, 1), address(at, 2), address(at, 3), address(at, 4), rows * integer(at, 5));
      break;
    case 12: // x, y, pixels, width, layer, threshold, scale
      applyDropout(
        address(at, 0), address(at, 1), rows * integer(at, 2), integer(at, 3),
        dropoutKey(epochSeed, batch, integer(at, 4)), <u32>integer(at, 5), float32(at, 6),
      );
      break;
    case 13: // x, y, pixels, width, gamma, beta, moving mean, moving variance, momentum (float64), epsilon, saved
      batchNormTrain(
        address(at, 0), address(at, 1), rows * integer(at, 2), integer(at, 3), address(at, 4), address(at, 5),
        address(at, 6), address(at, 7), float64(at, 8), float32(at, 10), address(at, 11),
      );
      break;
    case 14: // as above up to epsilon, without momentum
      batchNormPredict(
        address(at, 0), address(at, 1), rows * integer(at, 2), integer(at, 3), address(at, 4), address(at, 5),
        address(at, 6), address(at, 7), float32(at, 8),
      );
      break;
    case 15: // dy, x, dx, pixels, width, gamma, saved, dGamma, dBeta
      batchNormBackward(
        address(at, 0), address(at, 1), address(at, 2), rows * integer(at, 3), integer(at, 4), address(at, 5), address(at, 6),
        address(at, 7), address(at, 8),
      );
      break;
    case 16: // kind, x, y, panels, height, width, out height, out width, size, stride, top, left
      poolForward(
        integer(at, 0), address(at, 1), address(at, 2), integer(at, 3), rows, integer(at, 4), integer(at, 5),
        integer(at, 6), integer(at, 7), integer(at, 8), integer(at, 9), integer(at, 10), integer(at, 11),
      );
      break;
    case 17: // kind, x, y, dy, dx, then as above
      poolBackward(
        integer(at, 0), address(at, 1), address(at, 2), address(at, 3), address(at, 4), integer(at, 5), rows,
        integer(at, 6), integer(at, 7), integer(at, 8), integer(at, 9), integer(at, 10), integer(at, 11), integer(at, 12),
        integer(at, 13),
      );
      break;
    case 18: // x, y, panels, pixels
      globalAverageForward(address(at, 0), address(at, 1), integer(at, 2), rows, integer(at, 3));
      break;
    case 19: // dy, dx, panels, pixels
      globalAverageBackward(address(at, 0), address(at, 1), integer(at, 2), rows, integer(at, 3));
      break;
    case 20: // x, y, pixels, channels
      flatten(address(at, 0), address(at, 1), rows, integer(at, 2), integer(at, 3));
      break;
    case 21: // dy, dx, pixels, channels
      unflatten(address(at, 0), address(at, 1), rows, integer(at, 2), integer(at, 3));
      break;
    case 22: // kind, outputs, width, targets, class weights, gradient
      lossSum += lossAndGradient(
        integer(at, 0), address(at, 1), rows, integer(at, 2), address(at, 3), address(at, 4), address(at, 5),
      );
      break;
    case 23: // w, g, count, l1, l2
      penalty += addPenalty(address(at, 0), address(at, 1), integer(at, 2), float32(at, 3), float32(at, 4));
      break;
    case 24: // g, count, limit
      clipByNorm(address(at, 0), integer(at, 1), float32(at, 2));
      break;
    case 25: // w, g, velocity, count, momentum, nesterov
      updateSgd(address(at, 0), address(at, 1), address(at, 2), integer(at, 3), rate(), float32(at, 4), integer(at, 5));
      break;
    case 26: // w, g, mean square, count, rho (float64), epsilon
      updateRmsprop(address(at, 0), address(at, 1), address(at, 2), integer(at, 3), rate(), float64(at, 4), float32(at, 6));
      break;
    case 27: // w, g, first moment, second moment, count, beta1, beta2 (float64), epsilon
      updateAdam(
        address(at, 0), address(at, 1), address(at, 2), address(at, 3), integer(at, 4), rate(),
        float64(at, 5), float64(at, 7), float32(at, 9), load<f64>(rates + (<usize>batch << 4), 8),
      );
      break;
    case 28: // w, u, depth, panels
      winogradKernel(address(at, 0), address(at, 1), integer(at, 2), integer(at, 3));
      break;
    case 29: // x, u, bias, y, scratch, zeros, lines, pixels, panels, depth, height, width, group
      winogradConvolution(
        address(at, 0), address(at, 1), address(at, 2), address(at, 3), address(at, 4), address(at, 5), rows,
        integer(at, 6), integer(at, 7), integer(at, 8), integer(at, 9), integer(at, 10), integer(at, 11), integer(at, 12),
      );
      break;
    case 30: // x, dy, dw, scratch, then as above from lines on
      winogradKernelGradient(
        address(at, 0), address(at, 1), address(at, 2), address(at, 3), rows,
        integer(at, 4), integer(at, 5), integer(at, 6), integer(at, 7), integer(at, 8), integer(at, 9), integer(at, 10),
      );
      break;
    default:
      unreachable();
  }
}

/** Bytes before the panel that operand `i` names, in a matrix of `height` rows. */
@inline
function panelOf(at: usize, i: usize, height: i32): usize {
  return <usize>(integer(at, i) * height) << 4;
}

/** Learning rate of this batch. */
@inline
function rate(): f32 {
  return <f32>load<f64>(rates + (<usize>batch << 4));
}

/** Bytes of a line, a picture and a whole panel of the pictures whose height and width are operands `i` and `i + 1`. */
@inline
function lineBytes(at: usize, i: usize): usize {
  return address(at, i + 1) << 4;
}
@inline
function imageBytes(at: usize, i: usize): usize {
  return address(at, i) * lineBytes(at, i);
}
@inline
function panelBytes(at: usize, i: usize): usize {
  return imageBytes(at, i) * <usize>rows;
}
