import type { Progress, Work } from "../work.ts";
import { distancesOfFour, ROWS_AT_ONCE } from "./distances.ts";
import type { MinkowskiPower } from "./knnSpec.ts";
import { createNearestHeaps } from "./nearestHeaps.ts";

/** Rows that go through the training rows together: a tile is made once for all of them. */
const GROUP = 64;
/** Values of a tile of training rows: half a megabyte, which stays in a cache near the processor. */
const TILE_VALUES = 65_536;

/** Rows whose targets do not matter; features row-major. */
export interface Points {
  readonly rows: number;
  readonly features: Float32Array;
}

/** The nearest training rows of each of some rows. */
export interface Neighbours {
  readonly rows: number;
  /** Neighbours of each row: as many as asked for, or all training rows if there are fewer. */
  readonly count: number;
  /** Numbers of the training rows, row-major, rows × count, the nearest first; equally distant ones in ascending order. */
  readonly indices: Uint32Array;
  /** Their distances. */
  readonly distances: Float64Array;
}

/**
 * The nearest training rows of `points`, found by computing every distance (float64, from the differences) and keeping the smallest.
 * A search tree would be faster only in a handful of dimensions.
 *
 * Among equal distances the row with the lower number is nearer; scikit-learn leaves that open.
 * @param train at least one row
 * @param count at least 1
 */
export function* findNeighbours(
  train: Points,
  points: Points,
  power: MinkowskiPower,
  count: number,
  progress: Progress,
): Work<Neighbours> {
  const features = train.features.length / train.rows;
  const kept = Math.min(count, train.rows);
  const found = {
    indices: new Uint32Array(points.rows * kept),
    distances: new Float64Array(points.rows * kept),
  };
  const heaps = createNearestHeaps(GROUP, kept);
  const tileRows = Math.max(1, Math.min(train.rows, Math.floor(TILE_VALUES / Math.max(1, features))));
  const group = new Float64Array(GROUP * features);
  const tile = new Float64Array(tileRows * features);
  const out = new Float64Array(ROWS_AT_ONCE * tileRows);
  for (let from = 0; from < points.rows; from += GROUP) {
    const to = Math.min(points.rows, from + GROUP);
    group.set(points.features.subarray(from * features, to * features));
    for (let start = 0; start < train.rows; start += tileRows) {
      const length = Math.min(tileRows, train.rows - start);
      tile.set(train.features.subarray(start * features, (start + length) * features));
      for (let at = from; at < to; at += ROWS_AT_ONCE) {
        distancesOfFour(power, group, (at - from) * features, tile, length, features, out);
        for (let i = 0; i < ROWS_AT_ONCE && at + i < to; i++) {
          heaps.offer(at + i - from, out, i * length, (i + 1) * length, start);
        }
        if (!progress.spend(ROWS_AT_ONCE * length * (features + 1))) continue;
        const shareOfGroup = (start + (length * (at - from)) / (to - from)) / train.rows;
        progress.share = (from + shareOfGroup * (to - from)) / points.rows;
        yield;
      }
    }
    for (let at = from; at < to; at++) heaps.drain(at - from, found.indices, found.distances, at * kept);
  }
  if (power === 2) takeRoots(found.distances);
  return { rows: points.rows, count: kept, ...found };
}

function takeRoots(values: Float64Array): void {
  for (let i = 0; i < values.length; i++) values[i] = Math.sqrt(values[i]!);
}
