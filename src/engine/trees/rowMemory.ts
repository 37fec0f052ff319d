import { createLayout, type Layout } from "./layout.ts";

/** The lowest addresses stay free, because 0 means "none". */
const FIRST_FREE = 1024;

/**
 * A memory that the rows of many folds share: they lie one behind the other, and behind them all is the space of the one training
 * that works on some of them.
 */
export interface RowMemory {
  /** Places rows behind the others. The training under way has lost its space. */
  reserve(layOut: (layout: Layout) => void): RowRegion;
  /** A layout of the memory behind all rows. */
  workspace(): Layout;
  /** Gives the space behind the rows to a training; to null: to none. */
  give(owner: object | null): void;
  isOwner(asked: object): boolean;
}

/** Rows in the memory. */
export interface RowRegion {
  /** Gives their place back: at once if no others lie behind it, else with the last of those. */
  release(): void;
}

export function createRowMemory(): RowMemory {
  /** First byte behind each of the rows. */
  const ends = new Set<{ readonly end: number }>();
  let owner: object | null = null;
  const end = (): number => Math.max(FIRST_FREE, ...Array.from(ends, (region) => region.end));
  return {
    reserve(layOut) {
      const layout = createLayout(end());
      layOut(layout);
      const region = { end: layout.end };
      ends.add(region);
      owner = null;
      return { release: () => void ends.delete(region) };
    },
    workspace: () => createLayout(end()),
    give(next) {
      owner = next;
    },
    isOwner: (asked) => owner === asked,
  };
}
