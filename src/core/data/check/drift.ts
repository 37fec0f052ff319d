import { codesOf, features, numbersOf, type CheckContext } from "./context.ts";
import type { DriftItem, Finding } from "./finding.ts";

/** Smaller differences are too small to matter, even if they are significant. */
const LEAST_DIFFERENCE = 0.1;
/** The two-sample Kolmogorov–Smirnov test at 0.1 %: D > c · √((n + m) / (n · m)), c = √(−ln(0.001 / 2) / 2). */
const CRITICAL = Math.sqrt(-Math.log(0.001 / 2) / 2);

/**
 * Features whose distribution in the supplied test file differs from that in the training rows. Numbers, dates and orders: by the
 * two-sample Kolmogorov–Smirnov statistic, above 0.1 and above the test's critical value at 0.1 %; categories: by the total
 * variation distance of their levels' shares, above 0.1 and above that value times √(levels / 2), because more levels differ more
 * by chance.
 */
export function findDrift(context: CheckContext): Finding | null {
  const { testRows, rowCount } = context;
  const trainRows = rowCount - testRows;
  if (testRows < 10 || trainRows < 10) return null;
  const byChance = CRITICAL * Math.sqrt(rowCount / (trainRows * testRows));
  const items = features(context).flatMap((column): DriftItem[] => {
    const numbers = numbersOf(column);
    const coded = codesOf(column);
    if (numbers !== null) {
      const value = ksStatistic(numbers.slice(0, trainRows), numbers.slice(trainRows));
      const threshold = Math.max(LEAST_DIFFERENCE, byChance);
      return value > threshold ? [{ column: column.name, measure: "ks", value, threshold }] : [];
    }
    if (coded === null) return [];
    const { codes, levels } = coded;
    const value = variation(codes.subarray(0, trainRows), codes.subarray(trainRows), levels.length);
    const threshold = Math.max(LEAST_DIFFERENCE, byChance * Math.sqrt(levels.length / 2));
    return value > threshold ? [{ column: column.name, measure: "variation", value, threshold }] : [];
  });
  items.sort((a, b) => b.value - a.value);
  return items.length === 0 ? null : { kind: "drift", items };
}

/** The largest difference of two empirical distribution functions, as scipy.stats.ks_2samp's statistic. NaN is left out; 0 without values. */
export function ksStatistic(a: Float64Array, b: Float64Array): number {
  const first = a.filter((value) => !Number.isNaN(value)).sort();
  const second = b.filter((value) => !Number.isNaN(value)).sort();
  if (first.length === 0 || second.length === 0) return 0;
  let i = 0;
  let j = 0;
  let most = 0;
  while (i < first.length && j < second.length) {
    const value = Math.min(first[i]!, second[j]!);
    while (i < first.length && first[i]! <= value) i++;
    while (j < second.length && second[j]! <= value) j++;
    most = Math.max(most, Math.abs(i / first.length - j / second.length));
  }
  return most;
}

/** Half the sum of the differences of the levels' shares; missing cells are left out. */
export function variation(a: Int32Array, b: Int32Array, levels: number): number {
  const first = shares(a, levels);
  const second = shares(b, levels);
  return first.reduce((sum, share, code) => sum + Math.abs(share - second[code]!), 0) / 2;
}

function shares(codes: Int32Array, levels: number): Float64Array {
  const counts = new Float64Array(levels);
  let present = 0;
  for (const code of codes) {
    if (code < 0) continue;
    counts[code]! += 1;
    present++;
  }
  return counts.map((count) => (present === 0 ? 0 : count / present));
}
