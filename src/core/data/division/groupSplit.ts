import { ascendingOrder } from "../../math/ascendingOrder.ts";
import { createRng, permutation } from "../../math/rng.ts";
import { standardDeviation } from "../../math/stats.ts";
import type { FoldRows } from "./folds.ts";
import { valuesAt } from "../table/valuesAt.ts";

/** A part that groups are assigned to. */
export interface GroupPart {
  /** Share of the rows, > 0; the shares of all parts add up to 1. */
  readonly share: number;
  /** Fewest groups it needs. */
  readonly least: number;
}

/** Two spreads that differ by less are equal, as in scikit-learn (numpy.isclose). */
const CLOSE = { relative: 1e-5, absolute: 1e-8 } as const;
/**
 * Groups are assigned from large to small, so that small ones balance the parts; for variety, a size may be reduced at random by up
 * to half.
 */
const JITTER = 0.5;

/**
 * Divides rows into parts so that no group is in two. Groups are assigned from the largest to the smallest, each to the part that
 * brings the shares of rows (and of classes, if any) closest to the intended ones. For parts of equal shares this is what
 * scikit-learn's GroupKFold and StratifiedGroupKFold do.
 * @param rows row numbers
 * @param groups group of each of `rows`, 0 …
 * @param classes class of each of `rows`, 0 …; null: only rows are counted
 * @param varied order groups by randomly changed sizes; otherwise randomness decides only between equal groups
 * @returns for each of `rows` its part, an index into `parts`
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
  const { slots, numberOf } = tables;
  const fill = createFill(parts, tables);
  const partOf = new Int32Array(tables.sizes.length);
  const ordered = orderGroups(tables, seed, varied);
  for (let i = 0; i < ordered.length; i++) {
    const group = ordered[i]!;
    const part = fill.best(group * slots, ordered.length - i);
    fill.add(part, group * slots);
    partOf[group] = part;
  }
  const found = new Int32Array(rows.length);
  for (let i = 0; i < found.length; i++) found[i] = partOf[numberOf[groups[i]!]!]!;
  return found;
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

/** Flat arrays, because a million groups of one row each would otherwise be a million objects. */
interface CountTables {
  /** Groups that have rows are numbered in order of appearance: the number of each, by its code. */
  readonly numberOf: Int32Array;
  /** Number of classes that have rows; 1 if classes are not counted. */
  readonly slots: number;
  /** Rows of each class in each group, group by group. */
  readonly counts: Float64Array;
  /** Rows of each group. */
  readonly sizes: Float64Array;
  /** Rows of each class. */
  readonly totals: Float64Array;
}

function countTables(
  rows: number,
  groups: ArrayLike<number>,
  classes: ArrayLike<number> | null,
): CountTables {
  const group = numberedAsTheyCome(groups, rows);
  const slot = numberedAsTheyCome(classes ?? new Uint8Array(rows), rows);
  const slots = slot.count;
  const counts = new Float64Array(group.count * slots);
  const sizes = new Float64Array(group.count);
  const totals = new Float64Array(slots);
  for (let i = 0; i < rows; i++) {
    const own = group.numberOf[groups[i]!]!;
    const at = classes === null ? 0 : slot.numberOf[classes[i]!]!;
    counts[own * slots + at]! += 1;
    sizes[own]! += 1;
    totals[at]! += 1;
  }
  return { numberOf: group.numberOf, slots, counts, sizes, totals };
}

/** @param codes 0 … */
function numberedAsTheyCome(
  codes: ArrayLike<number>,
  length: number,
): { readonly numberOf: Int32Array; readonly count: number } {
  let most = -1;
  for (let i = 0; i < length; i++) most = Math.max(most, codes[i]!);
  const numberOf = new Int32Array(most + 1).fill(-1);
  let count = 0;
  for (let i = 0; i < length; i++) if (numberOf[codes[i]!]! < 0) numberOf[codes[i]!] = count++;
  return { numberOf, count };
}

/** Largest first (with several classes, by the largest effect on a single class), equal ones in random order. */
function orderGroups({ counts, slots, sizes }: CountTables, seed: number, varied: boolean): Uint32Array {
  const rng = createRng(seed);
  const shuffled = permutation(sizes.length, rng);
  const weights = new Float64Array(sizes.length);
  for (let group = 0; group < sizes.length; group++) {
    const weight =
      slots === 1 ? sizes[group]! : standardDeviation(counts.subarray(group * slots, (group + 1) * slots));
    weights[group] = varied ? weight * (1 - JITTER * rng.uniform()) : weight;
  }
  return ascendingOrder(valuesAt(weights, shuffled).map((weight) => -weight)).map((i) => shuffled[i]!);
}

/** How full the parts are. A group is identified by the index at which its counts begin. */
function createFill(parts: readonly GroupPart[], { counts, slots, totals }: CountTables) {
  const shares = parts.map(({ share }) => share);
  /** For each part: rows of each class, and the rows that its share would have. */
  const filled = parts.map(() => new Float64Array(slots));
  const wanted = shares.map((share) => totals.map((total) => total * share * parts.length));
  const sizes = parts.map(() => 0);
  const given = parts.map(() => 0);
  const spreads = new Float64Array(slots);
  /** Weighted standard deviation over the parts of how full they are with one class, after `more` rows of it are added to `to`. */
  const spreadWith = (slot: number, to: number, more: number): number => {
    const ratio = (part: number) => (filled[part]![slot]! + (part === to ? more : 0)) / wanted[part]![slot]!;
    let mean = 0;
    let square = 0;
    for (let part = 0; part < shares.length; part++) mean += shares[part]! * ratio(part);
    for (let part = 0; part < shares.length; part++) square += shares[part]! * (ratio(part) - mean) ** 2;
    return Math.sqrt(square);
  };
  const meanSpread = (to: number, group: number): number => {
    let sum = 0;
    for (let slot = 0; slot < slots; slot++) {
      const more = counts[group + slot]!;
      sum += more === 0 ? spreads[slot]! : spreadWith(slot, to, more);
    }
    return sum / slots;
  };
  /** Groups that the parts still need. */
  const wantedGroups = (): number => {
    let sum = 0;
    for (let part = 0; part < parts.length; part++) sum += Math.max(0, parts[part]!.least - given[part]!);
    return sum;
  };
  return {
    /** @param left groups still to be assigned, including this one */
    best(group: number, left: number): number {
      const mustWant = wantedGroups() >= left;
      let best = -1;
      let least = Infinity;
      for (let part = 0; part < parts.length; part++) {
        if (mustWant && given[part]! >= parts[part]!.least) continue;
        const value = meanSpread(part, group);
        const close = Math.abs(value - least) <= CLOSE.absolute + CLOSE.relative * Math.abs(least);
        const emptier = best >= 0 && close && sizes[part]! < sizes[best]!;
        if (best >= 0 && !(value < least) && !emptier) continue;
        best = part;
        least = value;
      }
      return best;
    },
    add(part: number, group: number): void {
      for (let slot = 0; slot < slots; slot++) {
        filled[part]![slot]! += counts[group + slot]!;
        sizes[part]! += counts[group + slot]!;
      }
      for (let slot = 0; slot < slots; slot++) {
        if (counts[group + slot]! > 0) spreads[slot] = spreadWith(slot, part, 0);
      }
      given[part]! += 1;
    },
  };
}
