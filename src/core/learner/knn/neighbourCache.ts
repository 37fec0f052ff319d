import type { MinkowskiPower } from "./knnSpec.ts";
import type { Neighbours, Points } from "./neighbours.ts";

/**
 * Neighbours found earlier, for as long as the rows they belong to are in memory: the trials of a study differ in k and weights,
 * and one search with the largest k answers them all.
 */
export interface NeighbourCache {
  /** The neighbours of `points` if at least `count` of each are kept (or all there are), otherwise null. */
  find(train: Points, points: Points, power: MinkowskiPower, count: number): Neighbours | null;
  /** Keeps them and drops those used longest ago, if together they take too much memory. */
  keep(train: Points, points: Points, power: MinkowskiPower, neighbours: Neighbours): void;
}

interface Entry {
  /** Rows are recognised by their arrays, which nobody changes; held weakly, so that other data free them. */
  readonly train: WeakRef<Float32Array>;
  readonly points: WeakRef<Float32Array>;
  readonly power: MinkowskiPower;
  readonly neighbours: Neighbours;
}

/** @param mostBytes memory of all kept neighbours together */
export function createNeighbourCache(mostBytes: number): NeighbourCache {
  /** The one used last at the end. */
  let entries: Entry[] = [];
  const isOf = (entry: Entry, train: Points, points: Points, power: MinkowskiPower): boolean =>
    entry.power === power &&
    entry.train.deref() === train.features &&
    entry.points.deref() === points.features;
  const dropFreed = (): void => {
    entries = entries.filter(
      ({ train, points }) => train.deref() !== undefined && points.deref() !== undefined,
    );
  };
  return {
    find(train, points, power, count) {
      dropFreed();
      const entry = entries.find((one) => isOf(one, train, points, power));
      if (entry === undefined || entry.neighbours.count < Math.min(count, train.rows)) return null;
      entries = [...entries.filter((one) => one !== entry), entry];
      return entry.neighbours;
    },
    keep(train, points, power, neighbours) {
      dropFreed();
      const others = entries.filter((one) => !isOf(one, train, points, power));
      const entry: Entry = {
        train: new WeakRef(train.features),
        points: new WeakRef(points.features),
        power,
        neighbours,
      };
      entries = [...others, entry];
      let bytes = entries.reduce((sum, one) => sum + bytesOf(one.neighbours), 0);
      while (bytes > mostBytes) bytes -= bytesOf(entries.shift()!.neighbours);
    },
  };
}

/** Memory of the neighbours of one row. */
export const BYTES_OF_NEIGHBOUR = Uint32Array.BYTES_PER_ELEMENT + Float64Array.BYTES_PER_ELEMENT;

function bytesOf({ rows, count }: Neighbours): number {
  return rows * count * BYTES_OF_NEIGHBOUR;
}
