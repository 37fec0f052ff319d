import { preparedBytes, type PreparedData } from "../core/data/preparation/preparedData.ts";

/** In each trainer, in addition to the engine's own copy. */
const MOST_BYTES = 64 * 2 ** 20;

/** The preparations used last, by name, within the memory limit; the oldest are evicted first. */
export interface VariantShelf {
  put(variant: string, folds: readonly PreparedData[]): void;
  /** null: not stored, or evicted. */
  take(variant: string): readonly PreparedData[] | null;
  clear(): void;
}

/** @param leastKept so many of the last stay even where they take more than `mostBytes` */
export function createVariantShelf(mostBytes = MOST_BYTES, leastKept = 0): VariantShelf {
  // In the order of last use.
  const kept = new Map<string, readonly PreparedData[]>();
  let bytes = 0;
  const drop = (variant: string): void => {
    const folds = kept.get(variant);
    if (folds === undefined) return;
    kept.delete(variant);
    bytes -= preparedBytes(folds);
  };
  const put = (variant: string, folds: readonly PreparedData[]): void => {
    drop(variant);
    kept.set(variant, folds);
    bytes += preparedBytes(folds);
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes || kept.size <= leastKept) break;
      drop(oldest);
    }
  };
  return {
    put,
    take(variant) {
      const folds = kept.get(variant) ?? null;
      if (folds !== null) put(variant, folds);
      return folds;
    },
    clear() {
      kept.clear();
      bytes = 0;
    },
  };
}
