import { codesOf, numbersOf } from "../check/context.ts";
import { tamed } from "../../math/tamed.ts";
import type { Column } from "../table/dataset.ts";
import { correlationRatio, cramersV, orderOf, pearson, ranks } from "./association.ts";
import type { Association, AssociationMap } from "./profile.ts";

/** With more columns the map is unreadable. */
const MOST_COLUMNS = 40;
/** With more levels, a table of two columns has more cells than rows to fill them. */
const MOST_LEVELS = 200;
const NO_CODES = new Int32Array(0);
const NO_ORDER = new Uint32Array(0);

interface Prepared {
  readonly name: string;
  readonly numbers: Float64Array | null;
  readonly ranks: Float64Array | null;
  /** Rows with a number, ascending by it. */
  readonly order: Uint32Array;
  readonly hasGaps: boolean;
  readonly codes: Int32Array;
  readonly levels: number;
}

/** How strongly two columns are related; null if one is neither a number nor a category. */
export function associationOf(a: Column, b: Column): Association | null {
  const [first, second] = [prepare(a), prepare(b)];
  if (first === null || second === null) return null;
  if (first.ranks !== null && second.ranks !== null) {
    return { measure: "spearman", value: spearmanOf(first, second) };
  }
  return first.ranks === null && second.ranks === null
    ? { measure: "cramersV", value: levelsValue(first, second) }
    : { measure: "correlationRatio", value: levelsValue(first, second) };
}

/**
 * All pairs of columns that are numbers (dates and ranks of orders among them) or categories.
 * @param strength how strongly a column is related to the target, by name; if there are too many columns, the strongest are kept.
 *   The target itself: ∞
 */
export function associationMap(
  columns: readonly Column[],
  strength: ReadonlyMap<string, number>,
): AssociationMap {
  const usable = columns.filter(isUsable);
  const kept = new Set(
    usable
      .toSorted((a, b) => (strength.get(b.name) ?? 0) - (strength.get(a.name) ?? 0))
      .slice(0, MOST_COLUMNS),
  );
  const shown = usable.filter((column) => kept.has(column)).flatMap((column) => prepare(column) ?? []);
  const size = shown.length;
  const map = {
    columns: shown.map(({ name }) => name),
    of: usable.length,
    spearman: new Float64Array(size * size).fill(1),
    pearson: new Float64Array(size * size).fill(1),
    measures: new Uint8Array(size * size),
  };
  shown.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const b = shown[j]!;
      const bothNumbers = a.numbers !== null && b.numbers !== null;
      const measure = bothNumbers ? 1 : a.numbers === null && b.numbers === null ? 2 : 3;
      const linear = bothNumbers ? pearson(a.numbers, b.numbers) : levelsValue(a, b);
      const ranked = bothNumbers ? spearmanOf(a, b) : linear;
      for (const at of [i * size + j, j * size + i]) {
        map.measures[at] = measure;
        if (i === j) continue;
        map.pearson[at] = linear;
        map.spearman[at] = ranked;
      }
    }
  });
  return map;
}

function isUsable(column: Column): boolean {
  return numbersOf(column) !== null || (codesOf(column)?.levels.length ?? Infinity) <= MOST_LEVELS;
}

function prepare(column: Column): Prepared | null {
  const given = numbersOf(column);
  const numbers = given === null ? null : tamed(given);
  const coded = codesOf(column);
  if (numbers !== null) {
    const order = orderOf(numbers);
    const hasGaps = order.length < numbers.length;
    return { name: column.name, numbers, ranks: ranks(numbers), order, hasGaps, codes: NO_CODES, levels: 0 };
  }
  if (coded === null) return null;
  const { codes, levels } = coded;
  return {
    name: column.name,
    numbers,
    ranks: null,
    order: NO_ORDER,
    hasGaps: false,
    codes,
    levels: levels.length,
  };
}

/** Spearman's correlation of the rows that have both: ranked again if one has missing values. */
function spearmanOf(a: Prepared, b: Prepared): number {
  if (!a.hasGaps && !b.hasGaps) return pearson(a.ranks!, b.ranks!);
  return pearson(ranksAmong(a, b.numbers!), ranksAmong(b, a.numbers!));
}

/** Ranks among the rows in which another column is present, too, in one pass through the known order. */
function ranksAmong({ numbers, order }: Prepared, other: Float64Array): Float64Array {
  const values = numbers!;
  const found = new Float64Array(values.length).fill(NaN);
  const shared = order.filter((row) => !Number.isNaN(other[row]));
  for (let start = 0; start < shared.length;) {
    let end = start + 1;
    while (end < shared.length && values[shared[end]!] === values[shared[start]!]) end++;
    for (let i = start; i < end; i++) found[shared[i]!] = (start + 1 + end) / 2;
    start = end;
  }
  return found;
}

function levelsValue(a: Prepared, b: Prepared): number {
  if (a.numbers === null && b.numbers === null) return cramersV(a.codes, a.levels, b.codes, b.levels);
  return a.numbers === null
    ? correlationRatio(a.codes, a.levels, b.numbers!)
    : correlationRatio(b.codes, b.levels, a.numbers);
}
