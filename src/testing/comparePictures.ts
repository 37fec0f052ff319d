/** Side of a cell in pixels of the screen: pictures are kept and compared by cells. */
export const CELL = 2;

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

/** One way to look at two pictures, each finding what the others let through. */
interface Sight {
  readonly says: string;
  /** How many cells to each side a mean takes in, weighted by a tent; 0: the cell alone. */
  readonly reach: number;
  /** By how much a value may lie beyond those about its place in the other picture: on plain ground, … */
  readonly flat: number;
  /** … and for each unit by which those differ: a mark that lies one pixel further covers more or less of its cells. */
  readonly perRange: number;
}

const SIGHTS: readonly Sight[] = [
  { says: "differs", reach: 0, flat: 6, perRange: 3 },
  { says: "has other tones", reach: 7, flat: 3, perRange: 0.5 },
];
const CHANNELS = 3;

/**
 * A picture in cells: each the mean of its pixels, rounded to steps of 4, which makes files small.
 * @param side of a cell, in pixels of the picture: fewer where it is smaller than the screen
 */
export function cellsOf({ width, height, data }: Pixels, side = CELL): Cells {
  const [columns, rows] = [Math.ceil(width / side), Math.ceil(height / side)];
  const values = new Uint8Array(columns * rows * CHANNELS);
  for (let at = 0; at < values.length; at++) {
    const cell = Math.floor(at / CHANNELS);
    const [left, top] = [(cell % columns) * side, Math.floor(cell / columns) * side];
    let [sum, count] = [0, 0];
    for (let y = top; y < Math.min(top + side, height); y++) {
      for (let x = left; x < Math.min(left + side, width); x++) {
        sum += data[(y * width + x) * 4 + (at % CHANNELS)]!;
        count++;
      }
    }
    values[at] = Math.min(255, Math.round(sum / count / 4) * 4);
  }
  return { width: columns, height: rows, values };
}

/**
 * What differs between two pictures beyond what another smoothing of text, or a shift by a pixel, makes of one: null, or a sentence.
 * A cell is alike when each channel lies in the range of the other picture's 3 × 3 cells about it, give or take a tolerance that is
 * small on plain ground and grows with that range.
 */
export function pictureDifference(expected: Cells, actual: Cells): string | null {
  const [taller, wider] = [actual.height - expected.height, actual.width - expected.width];
  if (Math.max(Math.abs(taller), Math.abs(wider)) > 1) {
    const size = ({ width, height }: Cells) => `${width * CELL} × ${height * CELL}`;
    return `is ${size(actual)} pixels large instead of ${size(expected)}`;
  }
  if (taller === 0 && wider === 0 && expected.values.every((value, i) => value === actual.values[i]))
    return null;
  for (const sight of SIGHTS) {
    const found = unlike(blurred(expected, sight.reach), blurred(actual, sight.reach), sight);
    if (found === null) continue;
    const { count, x, y } = found;
    return `${sight.says} at ${count} places, the first at x ${x * CELL}, y ${y * CELL}`;
  }
  return null;
}

/** Cells whose values are not rounded. */
interface Field extends Omit<Cells, "values"> {
  readonly values: Uint8Array | Float32Array;
}

interface Unlike {
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

/** The cells of either picture that the other does not have: how many, and the first. */
function unlike(a: Field, b: Field, sight: Sight): Unlike | null {
  let [count, first] = [0, { x: 0, y: 0 }];
  for (let y = 0; y < Math.min(a.height, b.height); y++) {
    for (let x = 0; x < Math.min(a.width, b.width); x++) {
      if (isNear(a, b, x, y, sight) && isNear(b, a, x, y, sight)) continue;
      if (count++ === 0) first = { x, y };
    }
  }
  return count === 0 ? null : { count, ...first };
}

/** Whether a cell of `a` lies in the range of those of `b` about its place. */
function isNear(a: Field, b: Field, x: number, y: number, { flat, perRange }: Sight): boolean {
  for (let c = 0; c < CHANNELS; c++) {
    const value = valueAt(a, x, y, c);
    if (value === valueAt(b, x, y, c)) continue;
    let [low, high] = [255, 0];
    for (let row = Math.max(0, y - 1); row <= Math.min(b.height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(b.width - 1, x + 1); column++) {
        const other = valueAt(b, column, row, c);
        low = Math.min(low, other);
        high = Math.max(high, other);
      }
    }
    const tolerance = flat + perRange * (high - low);
    if (value < low - tolerance || value > high + tolerance) return false;
  }
  return true;
}

function valueAt({ width, values }: Field, x: number, y: number, channel: number): number {
  return values[(y * width + x) * CHANNELS + channel]!;
}

/** Each cell the mean of those about it, weighted by a tent: one direction after the other. */
function blurred(cells: Cells, reach: number): Field {
  if (reach === 0) return cells;
  const { width, height } = cells;
  const rows = new Float32Array(cells.values.length);
  const values = new Float32Array(cells.values.length);
  const step = width * CHANNELS;
  for (let y = 0; y < height; y++) {
    for (let c = 0; c < CHANNELS; c++) {
      blurLine(cells.values, rows, { from: y * step + c, step: CHANNELS, length: width }, reach);
    }
  }
  for (let from = 0; from < step; from++) blurLine(rows, values, { from, step, length: height }, reach);
  return { width, height, values };
}

interface Line {
  readonly from: number;
  readonly step: number;
  readonly length: number;
}

function blurLine(
  source: Uint8Array | Float32Array,
  target: Float32Array,
  { from, step, length }: Line,
  reach: number,
): void {
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (let j = Math.max(0, i - reach); j <= Math.min(length - 1, i + reach); j++) {
      sum += (reach + 1 - Math.abs(i - j)) * source[from + j * step]!;
    }
    // At the edge too: what lies there would count twice if this were the sum of the weights that are left.
    target[from + i * step] = sum / (reach + 1) ** 2;
  }
}
