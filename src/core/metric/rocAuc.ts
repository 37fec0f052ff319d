import { countBelow } from "../math/sortedSearch.ts";

/** Classes whose probabilities are read at once: the probabilities of a single class would each be in a different cache line. */
const CLASSES_AT_ONCE = 16;
/** A row in no group. */
const NONE = -1;

/** Rows in groups: those of group g are `rows[starts[g]]` to `rows[starts[g + 1] − 1]`. */
interface Groups {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** One class against the rest. */
interface Ranking {
  /** The rows of the class, one group per distinct probability, ascending: the steps. */
  readonly inside: Groups;
  /**
   * The other rows by where they lie between the steps: group 2 · step is below that step and above the one before, group 2 · step
   * + 1 ties with it. The largest group has no rows here: it consists of all rows in no other group.
   */
  readonly outside: Groups;
  readonly largest: number;
}

/**
 * ROC-AUC for any counts of the rows; the ranking is done once. Two classes: the area for class 1; more: the unweighted mean of the
 * one-versus-rest areas of the classes that have rows in and rows out, NaN if there is no such class.
 *
 * An area depends on how many of the other rows lie between the class's own ones, not on their order. With many classes, each has
 * few rows, so most other rows are in one group. That group need not be counted: it is the total minus the other groups.
 * @param probabilities row-major, rows × classCount
 * @param excluded rows that are ignored: a row with a non-finite probability has no rank
 */
export function rocAucScore(
  actual: ArrayLike<number>,
  probabilities: Float64Array,
  classCount: number,
  excluded: ReadonlySet<number>,
): (counts: Uint32Array) => number {
  const rows = Uint32Array.from(actual, (_, row) => row).filter((row) => !excluded.has(row));
  const classOf = rows.map((row) => actual[row]!);
  const rankings: Ranking[] = [];
  for (let first = classCount === 2 ? 1 : 0; first < classCount; first += CLASSES_AT_ONCE) {
    const columns = columnsFrom(first, rows, probabilities, classCount);
    columns.forEach((scores, i) => rankings.push(rank(rows, classOf, first + i, scores)));
  }
  return (counts) => {
    const counted = countOf(rows, 0, rows.length, counts);
    let total = 0;
    let defined = 0;
    for (const ranking of rankings) {
      const area = areaUnderCurve(ranking, counts, counted);
      if (Number.isNaN(area)) continue;
      total += area;
      defined++;
    }
    return total / defined;
  };
}

/** The probabilities of the classes from `first` on, of `rows` one each. */
function columnsFrom(
  first: number,
  rows: Uint32Array,
  probabilities: Float64Array,
  classCount: number,
): Float64Array[] {
  const width = Math.min(CLASSES_AT_ONCE, classCount - first);
  const columns = Array.from({ length: width }, () => new Float64Array(rows.length));
  for (let i = 0; i < rows.length; i++) {
    const start = rows[i]! * classCount + first;
    for (let k = 0; k < width; k++) columns[k]![i] = probabilities[start + k]!;
  }
  return columns;
}

/** @param classOf and `scores`: of `rows`, one each */
function rank(rows: Uint32Array, classOf: Uint32Array, k: number, scores: Float64Array): Ranking {
  const own = scores.filter((_, i) => classOf[i] === k);
  const steps = Float64Array.from(new Set(own)).sort();
  const groupCount = 2 * steps.length + 1;
  const groups = new Int32Array(rows.length);
  const sizes = new Uint32Array(groupCount);
  for (let i = 0; i < rows.length; i++) {
    const step = countBelow(steps, scores[i]!);
    groups[i] = steps[step] === scores[i] ? 2 * step + 1 : 2 * step;
    if (classOf[i] !== k) sizes[groups[i]!]! += 1;
  }
  const largest = sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size)));
  const insideGroups = new Int32Array(rows.length).fill(NONE);
  for (let i = 0; i < rows.length; i++) {
    if (classOf[i] === k) {
      // A row of the class is at one of its steps.
      insideGroups[i] = groups[i]! >> 1;
      groups[i] = NONE;
    } else if (groups[i] === largest) groups[i] = NONE;
  }
  return {
    inside: grouped(rows, insideGroups, steps.length),
    outside: grouped(rows, groups, groupCount),
    largest,
  };
}

/** @param groups of `rows`, one each: its group, or NONE */
function grouped(rows: Uint32Array, groups: Int32Array, count: number): Groups {
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < rows.length; i++) if (groups[i] !== NONE) starts[groups[i]! + 1]! += 1;
  for (let group = 0; group < count; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice();
  const sorted = new Uint32Array(starts[count]!);
  for (let i = 0; i < rows.length; i++) {
    const group = groups[i]!;
    if (group === NONE) continue;
    sorted[next[group]!] = rows[i]!;
    next[group]! += 1;
  }
  return { starts, rows: sorted };
}

/**
 * Area under the ROC curve by ranks (Mann–Whitney U): of all pairs of a row in the class and a row outside it, the share in which
 * the row in the class scores higher; equal scores count half. Same as the trapezoid rule on the curve. NaN without such pairs.
 * @param counted total count of all rows
 */
function areaUnderCurve({ inside, outside, largest }: Ranking, counts: Uint32Array, counted: number): number {
  const positives = countOf(inside.rows, 0, inside.rows.length, counts);
  const negatives = counted - positives;
  const inLargest = negatives - countOf(outside.rows, 0, outside.rows.length, counts);
  const negativesIn = (group: number): number =>
    group === largest
      ? inLargest
      : countOf(outside.rows, outside.starts[group]!, outside.starts[group + 1]!, counts);
  let wins = 0;
  let below = 0;
  for (let step = 0; step + 1 < inside.starts.length; step++) {
    below += negativesIn(2 * step);
    const tied = negativesIn(2 * step + 1);
    wins += countOf(inside.rows, inside.starts[step]!, inside.starts[step + 1]!, counts) * (below + tied / 2);
    below += tied;
  }
  return wins / (positives * negatives);
}

/** Total count of rows[from] to rows[to − 1]. */
function countOf(rows: Uint32Array, from: number, to: number, counts: Uint32Array): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += counts[rows[i]!]!;
  return sum;
}
