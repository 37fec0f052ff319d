import fc from "fast-check";
import { expect, it } from "vitest";
import { rocAucScore } from "./rocAuc.ts";

interface Scored {
  readonly actual: number;
  readonly count: number;
  readonly probabilities: readonly number[];
}

/** Few levels, so that rows tie within a class and across. */
const probability = fc.integer({ min: 0, max: 5 }).map((level) => level / 5);

/** More classes than are read at once. */
const table = fc.constantFrom(2, 3, 7, 37).chain((classCount) =>
  fc.record({
    classCount: fc.constant(classCount),
    rows: fc.array(
      fc.record({
        actual: fc.integer({ min: 0, max: classCount - 1 }),
        count: fc.integer({ min: 0, max: 3 }),
        probabilities: fc.array(probability, { minLength: classCount, maxLength: classCount }),
      }),
      { maxLength: 60 },
    ),
    excluded: fc.array(fc.nat(59)).map((rows) => new Set(rows)),
  }),
);

/** The share of pairs of a row in class k and one out of it that are in order, a tie counting half; NaN without pairs. */
function byPairs(rows: readonly Scored[], k: number): number {
  let [wins, pairs] = [0, 0];
  for (const one of rows.filter(({ actual }) => actual === k)) {
    for (const other of rows.filter(({ actual }) => actual !== k)) {
      const weight = one.count * other.count;
      const difference = one.probabilities[k]! - other.probabilities[k]!;
      wins += weight * (difference > 0 ? 1 : difference === 0 ? 0.5 : 0);
      pairs += weight;
    }
  }
  return wins / pairs;
}

it("is the mean over classes of the pairs in order, for any counts of the rows", () => {
  fc.assert(
    fc.property(table, ({ classCount, rows, excluded }) => {
      const score = rocAucScore(
        rows.map(({ actual }) => actual),
        Float64Array.from(rows.flatMap(({ probabilities }) => probabilities)),
        classCount,
        excluded,
      );
      const kept = rows.filter((_, row) => !excluded.has(row));
      const classes = classCount === 2 ? [1] : Array.from({ length: classCount }, (_, k) => k);
      const areas = classes.map((k) => byPairs(kept, k)).filter((area) => !Number.isNaN(area));
      const expected = areas.reduce((sum, area) => sum + area, 0) / areas.length;
      const found = score(Uint32Array.from(rows, ({ count }) => count));
      if (Number.isNaN(expected)) expect(found).toBeNaN();
      else expect(found).toBeCloseTo(expected, 12);
    }),
    { seed: 11, numRuns: 300 },
  );
});
