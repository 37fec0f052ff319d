import { expect, test } from "vitest";
import { findGapNumbers } from "./gapNumbers.ts";

const asked = (...values: readonly number[]) =>
  findGapNumbers(Float64Array.from(values)).map(({ value, rows }) => [value, rows]);
const ages = Array.from({ length: 60 }, (_, i) => 18 + (i % 50));

test.each<[string, readonly number[], readonly (readonly number[])[]]>([
  ["−9999 below everything", [...ages, -9999, -9999], [[-9999, 2]]],
  ["999 above everything", [...ages, 999], [[999, 1]]],
  [
    "both",
    [...ages, -999, 9999],
    [
      [-999, 1],
      [9999, 1],
    ],
  ],
  ["−1 where nothing else is negative", [...ages, -1, -1, -1], [[-1, 3]]],
  ["−1 among other negative numbers", [...ages, -1, -2, -3], []],
  ["−1, 0 and 1", [-1, 0, 1, 1, -1], []],
  ["99 as an age among others", [...ages, 95, 97, 98, 99], []],
  [
    "the codes of surveys",
    [...ages.map((age) => age % 7), 97, 98, 98, 99],
    [
      [97, 1],
      [98, 2],
      [99, 1],
    ],
  ],
  [
    "777 and 888",
    [...ages, 777, 888],
    [
      [777, 1],
      [888, 1],
    ],
  ],
  ["999 among thousands", [1, 500, 2000, 4000, 999, 999], []],
  ["999 where 99 is a value", [...ages, 90, 99, 999], [[999, 1]]],
  ["the value that well logs write", [2.1, 2.3, 2.2, 2.6, -999.25], [[-999.25, 1]]],
  ["numbers of both signs", [-40, -3, 5, 12, 30, -999], [[-999, 1]]],
  ["−200 repeated, nothing else negative", [...ages, -200, -200], [[-200, 2]]],
  ["−200 below a wide range, repeated", [...ages.map((age) => 20 * age), -200, -200], [[-200, 2]]],
  ["−200 far below numbers of both signs", [...ages.map((age) => age - 25), -200, -200], [[-200, 2]]],
  ["−2 repeated beside temperatures", [...ages.map((age) => age - 18), -2, -2], []],
  ["−200 once", [...ages, -200], []],
  ["−7 repeated, beside ages", [...ages, -7, -7], [[-7, 2]]],
  ["−0.5 repeated among changes near zero", [0, 0.1, 0.5, 1.5, 0.2, 0.9, -0.5, -0.5], []],
  ["−200 beside another negative number", [...ages, -200, -200, -130, -145], []],
  [
    "−200 beside −999",
    [...ages, -200, -200, -999],
    [
      [-999, 1],
      [-200, 2],
    ],
  ],
  [
    "repeated digits with a point",
    [...ages, -999.9, 9999.99],
    [
      [-999.9, 1],
      [9999.99, 1],
    ],
  ],
  ["99.9 as a percentage", [1, 20, 55.5, 80, 95, 99.9], []],
  ["−1e308 is beyond all scale, not a sign for no value", [...ages, -1e308, -1e308, 1e308], []],
  [
    "−3.4e38, which maps have where they have nothing",
    [...ages, -3.4028234663852886e38, -3.4028234663852886e38],
    [],
  ],
  ["−999 beside values beyond all scale", [...ages, -999, -999, -1e308, 1e308], [[-999, 2]]],
  ["−200 beside values beyond all scale", [...ages, -200, -200, -1e308, -1e308, 1e308], [[-200, 2]]],
  ["a column of values beyond all scale and −999", [1e300, 2e300, 3e300, -999], []],
  ["gaps beside it", [...ages, NaN, -99], [[-99, 1]]],
  ["a column of nothing else", [-9999, -9999], []],
])("%s", (_, values, expected) => {
  expect(asked(...values)).toEqual(expected);
});

test("gives the range of the others", () => {
  expect(findGapNumbers(Float64Array.of(3, 5, 4, -99))).toEqual([{ value: -99, rows: 1, low: 3, high: 5 }]);
});
