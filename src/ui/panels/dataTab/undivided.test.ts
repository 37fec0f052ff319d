import { expect, test } from "vitest";
import type { ColumnProfile } from "../../../core/data/profile/profile.ts";
import { undivided } from "./undivided.ts";

test("a target's bars hold all their rows, not those of the first class", () => {
  const bar = (level: string, rows: readonly number[]) => ({
    from: null,
    to: null,
    level,
    levels: 1,
    rows,
    targetMean: 2,
  });
  const target: ColumnProfile = {
    name: "digit",
    kind: "category",
    missing: 0,
    present: 30,
    bars: [bar("3", [20, 0]), bar("1", [0, 10])],
    numbers: null,
    association: null,
  };
  const { bars } = undivided(target);
  expect(bars.map(({ level, rows, targetMean }) => [level, rows, targetMean])).toEqual([
    ["3", [20], null],
    ["1", [10], null],
  ]);
});
