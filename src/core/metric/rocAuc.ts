import { ascendingOrder } from "../math/ascendingOrder.ts";

/** Rows by the ascending probability of one class. */
interface Ranking {
  readonly order: Uint32Array;
  /** By rank: 1 where the probability is higher than one rank below. */
  readonly isHigher: Uint8Array;
  /** By rank: 1 for rows of the class. */
  readonly isPositive: Uint8Array;
}

/**
 * ROC-AUC for any counts of the rows; the sorting is done once. Two classes: the area for class 1; more: the unweighted mean of the
 * one-versus-rest areas of the classes that have rows in and rows out, NaN when there is none.
 * @param probabilities row-major, rows × classCount
 * @param excluded rows that take no part: those with a probability that is not finite have no rank
 */
export function rocAucScore(
  actual: ArrayLike<number>,
  probabilities: Float64Array,
  classCount: number,
  excluded: ReadonlySet<number>,
): (counts: Uint32Array) => number {
  const rows = Uint32Array.from(actual, (_, row) => row).filter((row) => !excluded.has(row));
  const classes = classCount === 2 ? [1] : Array.from({ length: classCount }, (_, k) => k);
  const scores = new Float64Array(rows.length);
  const rankings = classes.map((k) => {
    for (let i = 0; i < rows.length; i++) scores[i] = probabilities[rows[i]! * classCount + k]!;
    return rank(rows, actual, k, scores);
  });
  return (counts) => {
    let total = 0;
    let defined = 0;
    for (const ranking of rankings) {
      const area = areaUnderCurve(ranking, counts);
      if (Number.isNaN(area)) continue;
      total += area;
      defined++;
    }
    return total / defined;
  };
}

/** @param scores of `rows`, one each; overwritten by the next class's */
function rank(rows: Uint32Array, actual: ArrayLike<number>, k: number, scores: Float64Array): Ranking {
  const places = ascendingOrder(scores);
  const isHigher = new Uint8Array(places.length);
  const isPositive = new Uint8Array(places.length);
  const order = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    order[i] = rows[place]!;
    isHigher[i] = i > 0 && scores[place]! > scores[places[i - 1]!]! ? 1 : 0;
    isPositive[i] = actual[order[i]!] === k ? 1 : 0;
  }
  return { order, isHigher, isPositive };
}

/**
 * Area under the ROC curve by ranks (Mann–Whitney U): of all pairs of a row in the class and one out of it, the share in which the
 * former scores higher, equal scores counting half. Same as the trapezoid rule on the curve. NaN without such pairs.
 */
function areaUnderCurve({ order, isHigher, isPositive }: Ranking, counts: Uint32Array): number {
  let wins = 0;
  let positives = 0;
  let negatives = 0;
  for (let i = 0; i < order.length;) {
    let tiedPositives = 0;
    let tiedNegatives = 0;
    do {
      const count = counts[order[i]!]!;
      if (isPositive[i] === 1) tiedPositives += count;
      else tiedNegatives += count;
      i++;
    } while (i < order.length && isHigher[i] === 0);
    wins += tiedPositives * (negatives + tiedNegatives / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
  }
  return wins / (positives * negatives);
}
