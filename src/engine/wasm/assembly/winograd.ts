import { kernelGradient } from "./outerProduct";
import { correlate } from "./product";
import { winogradKernelFromPlaces } from "./winogradKernel";
import { placeBytes, transformGradients, transformInputs, transformOutputs } from "./winogradTiles";

/**
 * Convolutions of window 3 × 3 and stride 1 with 4 multiplications per output and channel instead of 9: the minimal filtering algorithm
 * F(2 × 2, 3 × 3) of A. Lavin and S. Gray, "Fast Algorithms for Convolutional Neural Networks", CVPR 2016, section 4.1.
 *
 * A tile of 2 × 2 outputs y comes from 4 × 4 inputs d and the window g by
 *
 *   y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A
 *
 *        ⎡1  0 −1  0⎤       ⎡1  0  0⎤
 *   Bᵀ = ⎢0  1  1  0⎥   G = ⎢½  ½  ½⎥   Aᵀ = ⎡1  1  1  0⎤
 *        ⎢0 −1  1  0⎥       ⎢½ −½  ½⎥        ⎣0  1 −1  1⎦
 *        ⎣0 −1  0  1⎦       ⎣0  0  1⎦
 *
 * (those of the paper with the signs of the last row of Bᵀ and the last column of Aᵀ reversed, so that no transform negates).
 * Summed over the channels, ⊙ is one matrix product, tiles × channels, for each of the 16 positions of a tile. Transposed, the same
 * algorithm gives the gradient of the window from that of the outputs: dg = Gᵀ [(A dy Aᵀ) ⊙ (Bᵀ d B)] G, summed over the tiles.
 *
 * The tiles of all pictures are numbered consecutively, line by line, and processed in groups, so that the transformed values of a
 * group are still in the cache when the products read them.
 */
/** Positions of a transformed tile. */
const PLACES: usize = 16;

/**
 * `correlate` of a 3 × 3 window and stride 1.
 *
 * @param x pictures height × width of `depth` channels in panels, including all pixels that tiles read: at least 2 more lines and
 *   columns than the outputs, rounded up to even
 * @param u the transformed window, see `winogradKernel`
 * @param zeros panels of the width of y
 * @param lines of outputs, `pixels` in each
 * @param group tiles processed at once
 * @param scratch space for 16 positions of `group` tiles, first for the inputs' panels, then for the outputs'
 */
export function winogradConvolution(
  x: usize, u: usize, bias: usize, y: usize, scratch: usize, zeros: usize,
  images: i32, lines: i32, pixels: i32, panels: i32, depth: i32, height: i32, width: i32, group: i32,
): void {
  const xPanels = (depth + 3) >> 2;
  const tiles = images * ((lines + 1) >> 1) * ((pixels + 1) >> 1);
  const uStep = placeBytes(depth, panels);
  for (let first = 0; first < tiles; first += group) {
    const count = min(group, tiles - first);
    const vStep = placeBytes(count, xPanels);
    const mStep = placeBytes(count, panels);
    const m = scratch + PLACES * vStep;
    transformInputs(x, scratch, images, lines, pixels, xPanels, height, width, first, count);
    for (let place: usize = 0; place < PLACES; place++) {
      correlate(
        scratch + place * vStep, u + place * uStep, zeros, m + place * mStep, 1, 1, count, panels,
        1, 1, depth, <usize>count << 4, 0, 0, 16, 0,
      );
    }
    transformOutputs(m, bias, y, images, lines, pixels, panels, first, count);
  }
}

/**
 * `kernelGradient` of a 3 × 3 window and stride 1. Parameters as in `winogradConvolution`.
 * @param dy lines × pixels gradients of the outputs, lanes beyond their width 0
 * @param dw overwritten
 * @param scratch as above, followed by space for another 16 positions of `depth` rows and the outputs' panels
 */
export function winogradKernelGradient(
  x: usize, dy: usize, dw: usize, scratch: usize,
  images: i32, lines: i32, pixels: i32, panels: i32, depth: i32, height: i32, width: i32, group: i32,
): void {
  const xPanels = (depth + 3) >> 2;
  const tiles = images * ((lines + 1) >> 1) * ((pixels + 1) >> 1);
  const uStep = placeBytes(depth, panels);
  const most = min(group, tiles);
  const sums = scratch + PLACES * (placeBytes(most, xPanels) + placeBytes(most, panels));
  for (let first = 0; first < tiles; first += group) {
    const count = min(group, tiles - first);
    const vStep = placeBytes(count, xPanels);
    const mStep = placeBytes(count, panels);
    const m = scratch + PLACES * vStep;
    transformInputs(x, scratch, images, lines, pixels, xPanels, height, width, first, count);
    transformGradients(dy, m, images, lines, pixels, panels, first, count);
    for (let place: usize = 0; place < PLACES; place++) {
      kernelGradient(
        scratch + place * vStep, m + place * mStep, sums + place * uStep, 1, 1, count, panels,
        1, 1, depth, <usize>count << 4, 0, 0, 16, 0, first > 0,
      );
    }
  }
  winogradKernelFromPlaces(sums, dw, depth, panels);
}
