/** Side of a cell in pixels of the screen: pictures are kept and compared by cells. */
export const CELL = 4;

/** Rows of cells from the top, three channels (red, green, blue; 0–255) each. */
export interface Cells {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** A picture as browsers give it: rows of pixels from the top, four bytes each, opaque. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** By how much a cell may differ: marks and text that lie one pixel further, and are smoothed otherwise, stay below it. */
const MARK_TOLERANCE = 36;
/** By how much the mean of an area of 32 × 32 pixels may differ: a fill in another tone does not stay below it. */
const AREA_TOLERANCE = 5;
const AREA = 8;
const CHANNELS = 3;

/**
 * A picture in cells: each the mean of the pixels about its middle, weighted by a tent of twice its width. A mark that moves by a
 * pixel then changes its cells by little, wherever it lies. Values are rounded to steps of 4, which makes files small.
 * @param side of a cell, in pixels of the picture: fewer where it is smaller than the screen
 */
export function cellsOf({ width, height, data }: Pixels, side = CELL): Cells {
  const columns = tents(width, side);
  const rows = tents(height, side);
  // One direction after the other. Plain loops: a screenshot has millions of pixels.
  const line = columns.length * CHANNELS;
  const narrow = new Float32Array(line * height);
  for (let y = 0; y < height; y++) {
    for (let column = 0; column < columns.length; column++) {
      const { from, weights } = columns[column]!;
      for (let c = 0; c < CHANNELS; c++) {
        let mean = 0;
        for (let i = 0; i < weights.length; i++) mean += weights[i]! * data[(y * width + from + i) * 4 + c]!;
        narrow[y * line + column * CHANNELS + c] = mean;
      }
    }
  }
  const values = new Uint8Array(line * rows.length);
  for (let row = 0; row < rows.length; row++) {
    const { from, weights } = rows[row]!;
    for (let at = 0; at < line; at++) {
      let mean = 0;
      for (let i = 0; i < weights.length; i++) mean += weights[i]! * narrow[(from + i) * line + at]!;
      values[row * line + at] = Math.min(255, Math.round(mean / 4) * 4);
    }
  }
  return { width: columns.length, height: rows.length, values };
}

/**
 * What differs between two pictures beyond what another smoothing of text, or a shift by a pixel, makes of one: null, or a sentence.
 * A cell is alike when each channel lies in the range of the other picture's 3 × 3 cells about it, give or take a tolerance.
 */
export function pictureDifference(expected: Cells, actual: Cells): string | null {
  const [taller, wider] = [actual.height - expected.height, actual.width - expected.width];
  if (Math.max(Math.abs(taller), Math.abs(wider)) > 1) {
    const size = ({ width, height }: Cells) => `${width * CELL} × ${height * CELL}`;
    return `is ${size(actual)} pixels large instead of ${size(expected)}`;
  }
  const marks = unlike(expected, actual, MARK_TOLERANCE);
  if (marks !== null) return `differs at ${marks.count} places, the first at ${place(marks, CELL)}`;
  const areas = unlike(areasOf(expected), areasOf(actual), AREA_TOLERANCE);
  return areas === null ? null : `has another tone, first at ${place(areas, CELL * AREA)}`;
}

interface Unlike {
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

function place({ x, y }: Unlike, side: number): string {
  return `x ${x * side}, y ${y * side}`;
}

/** The cells of either picture that the other does not have: how many, and the first. */
function unlike(a: Cells, b: Cells, tolerance: number): Unlike | null {
  let [count, first] = [0, { x: 0, y: 0 }];
  for (let y = 0; y < Math.min(a.height, b.height); y++) {
    for (let x = 0; x < Math.min(a.width, b.width); x++) {
      if (isNear(a, b, x, y, tolerance) && isNear(b, a, x, y, tolerance)) continue;
      if (count++ === 0) first = { x, y };
    }
  }
  return count === 0 ? null : { count, ...first };
}

/** Whether a cell of `a` lies in the range of those of `b` about its place. */
function isNear(a: Cells, b: Cells, x: number, y: number, tolerance: number): boolean {
  for (let c = 0; c < CHANNELS; c++) {
    const value = valueAt(a, x, y, c);
    let [low, high] = [255, 0];
    for (let row = Math.max(0, y - 1); row <= Math.min(b.height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(b.width - 1, x + 1); column++) {
        const other = valueAt(b, column, row, c);
        low = Math.min(low, other);
        high = Math.max(high, other);
      }
    }
    if (value < low - tolerance || value > high + tolerance) return false;
  }
  return true;
}

function valueAt({ width, values }: Cells, x: number, y: number, channel: number): number {
  return values[(y * width + x) * CHANNELS + channel]!;
}

/** Means of 8 × 8 cells; what is left over at the right and below is left out. */
function areasOf(cells: Cells): Cells {
  const [width, height] = [Math.floor(cells.width / AREA), Math.floor(cells.height / AREA)];
  const values = new Uint8Array(width * height * CHANNELS);
  for (let at = 0; at < values.length; at++) {
    const [x, y, channel] = [
      Math.floor(at / CHANNELS) % width,
      Math.floor(at / CHANNELS / width),
      at % CHANNELS,
    ];
    let sum = 0;
    for (let i = 0; i < AREA * AREA; i++) {
      sum += valueAt(cells, x * AREA + (i % AREA), y * AREA + Math.floor(i / AREA), channel);
    }
    values[at] = Math.round(sum / (AREA * AREA));
  }
  return { width, height, values };
}

/** The pixels along a side that a cell is made of: the first, and the weights of it and of those after it, which add up to 1. */
interface Tent {
  readonly from: number;
  readonly weights: Float64Array;
}

/** One for each cell along a side of `length` pixels. */
function tents(length: number, side: number): readonly Tent[] {
  return Array.from({ length: Math.ceil(length / side) }, (_, cell) => {
    const middle = (cell + 0.5) * side - 0.5;
    const from = Math.max(0, Math.ceil(middle - side));
    const to = Math.min(length - 1, Math.floor(middle + side));
    const weights = Float64Array.from(
      { length: to - from + 1 },
      (_w, i) => 1 - Math.abs(from + i - middle) / side,
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { from, weights: weights.map((weight) => weight / sum) };
  });
}
