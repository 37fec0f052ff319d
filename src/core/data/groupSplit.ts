import { createRng, permutation } from "../math/rng.ts";
import type { FoldRows } from "./folds.ts";

/** A part that groups are given to. */
export interface GroupPart {
  /** Of the rows, > 0; all parts' together are 1. */
  readonly share: number;
  /** Groups it needs at least. */
  readonly least: number;
}

/**
 * scikit-learn calls two spreads equal where they differ by less (numpy.isclose).
 */
const CLOSE = { relative: 1e-5, absolute: 1e-8 } as const;
/** Groups are dealt out from large to small, so that the small ones even out what the large ones left; chance may halve a size. */
const JITTER = 0.5;

/**
 * Divides rows into parts so that no group is in two. Groups are dealt out from the largest to the smallest, each to the part that
 * then leaves the shares of rows (and of classes, where there are some) most alike to those wanted: for parts of equal shares what
 * scikit-learn's GroupKFold and StratifiedGroupKFold do.
 * @param rows row numbers
 * @param groups group of each of `rows`
 * @param classes class of each of `rows`; null: only rows are counted
 * @param varied order groups by sizes that chance has changed a little; else chance decides only between groups that are alike
 * @returns of each of `rows` the part, an index into `parts`
 */
export function assignGroups(
  rows: Uint32Array,
  groups: ArrayLike<number>,
  classes: ArrayLike<number> | null,
  parts: readonly GroupPart[],
  seed: number,
  varied: boolean,
): Int32Array {
  const tables = countTables(rows.length, groups, classes);
  const fill = createFill(parts, tables.totals);
  const partOf = new Map<number, number>();
  const ordered = orderGroups(tables.counts, seed, varied);
  ordered.forEach((group, i) => {
    const part = fill.best(tables.counts[group]!, ordered.length - i);
    fill.add(part, tables.counts[group]!);
    partOf.set(tables.groups[group]!, part);
  });
  return Int32Array.from({ length: rows.length }, (_, i) => partOf.get(groups[i]!)!);
}

/** As `foldRows`, with every group in one fold. @param varied see `assignGroups` */
export function groupFolds(
  rows: Uint32Array,
  groups: ArrayLike<number>,
  classes: ArrayLike<number> | null,
  folds: number,
  seed: number,
  varied: boolean,
): readonly FoldRows[] {
  const parts = Array.from({ length: folds }, () => ({ share: 1 / folds, least: 1 }));
  const partOf = assignGroups(rows, groups, classes, parts, seed, varied);
  return parts.map((_, fold) => ({
    train: rows.filter((_row, i) => partOf[i] !== fold),
    validation: rows.filter((_row, i) => partOf[i] === fold),
  }));
}

interface CountTables {
  /** Of each group that has rows, its own number. */
  readonly groups: readonly number[];
  /** Of each group: rows of each class. */
  readonly counts: readonly Float64Array[];
  /** Rows of each class. */
  readonly totals: Float64Array;
}

function countTables(
  rows: number,
  groups: ArrayLike<number>,
  classes: ArrayLike<number> | null,
): CountTables {
  // Classes without a row have no share to keep.
  const slots = new Map<number, number>();
  const slotOf = (i: number) => {
    const code = classes?.[i] ?? 0;
    const slot = slots.get(code) ?? slots.size;
    slots.set(code, slot);
    return slot;
  };
  const rowSlots = Int32Array.from({ length: rows }, (_, i) => slotOf(i));
  const counts = new Map<number, Float64Array>();
  const totals = new Float64Array(slots.size);
  rowSlots.forEach((slot, i) => {
    let own = counts.get(groups[i]!);
    if (own === undefined) counts.set(groups[i]!, (own = new Float64Array(slots.size)));
    own[slot]! += 1;
    totals[slot]! += 1;
  });
  return { groups: [...counts.keys()], counts: [...counts.values()], totals };
}

/** Largest first (of several classes, those first that weigh most on one of them), equals in the order of chance. */
function orderGroups(counts: readonly Float64Array[], seed: number, varied: boolean): readonly number[] {
  const rng = createRng(seed);
  const shuffled = [...permutation(counts.length, rng)];
  const weights = counts.map((own) => {
    const weight = own.length === 1 ? own[0]! : spread(own);
    return varied ? weight * (1 - JITTER * rng.uniform()) : weight;
  });
  return shuffled.sort((a, b) => weights[b]! - weights[a]!);
}

/** How full the parts are. */
function createFill(parts: readonly GroupPart[], totals: Float64Array) {
  const filled = parts.map(() => new Float64Array(totals.length));
  const sizes = parts.map(() => 0);
  const given = parts.map(() => 0);
  const spreads = new Float64Array(totals.length);
  const ratio = (part: number, slot: number, more: number) =>
    (filled[part]![slot]! + more) / (totals[slot]! * parts[part]!.share * parts.length);
  /** Weighted standard deviation over the parts of how full they are with one class, `more` of it given to `to`. */
  const spreadWith = (slot: number, to: number, more: number): number => {
    let mean = 0;
    let square = 0;
    parts.forEach(({ share }, part) => (mean += share * ratio(part, slot, part === to ? more : 0)));
    parts.forEach(({ share }, part) => {
      square += share * (ratio(part, slot, part === to ? more : 0) - mean) ** 2;
    });
    return Math.sqrt(square);
  };
  const meanSpread = (to: number, own: Float64Array): number => {
    let sum = 0;
    own.forEach((more, slot) => (sum += more === 0 ? spreads[slot]! : spreadWith(slot, to, more)));
    return sum / own.length;
  };
  return {
    /** @param left groups yet to be given, this one included */
    best(own: Float64Array, left: number): number {
      const wanting = parts.map(({ least }, part) => Math.max(0, least - given[part]!));
      const mustWant = wanting.reduce((sum, count) => sum + count, 0) >= left;
      let best = -1;
      let least = Infinity;
      for (let part = 0; part < parts.length; part++) {
        if (mustWant && wanting[part] === 0) continue;
        const value = meanSpread(part, own);
        const close = Math.abs(value - least) <= CLOSE.absolute + CLOSE.relative * Math.abs(least);
        const emptier = best >= 0 && close && sizes[part]! < sizes[best]!;
        if (best >= 0 && !(value < least) && !emptier) continue;
        best = part;
        least = value;
      }
      return best;
    },
    add(part: number, own: Float64Array): void {
      own.forEach((more, slot) => {
        filled[part]![slot]! += more;
        sizes[part]! += more;
      });
      own.forEach((more, slot) => {
        if (more > 0) spreads[slot] = spreadWith(slot, part, 0);
      });
      given[part]! += 1;
    },
  };
}

/** Population standard deviation. */
function spread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
