import { expect, test } from "vitest";
import { createRng } from "../../math/rng.ts";
import type { Column, Task } from "../table/dataset.ts";
import type { CheckContext } from "./context.ts";
import { findDates } from "./dates.ts";
import { findFewRows } from "./fewRows.ts";
import { findSkewedTarget } from "./skewedTarget.ts";

const DAY_MS = 86_400_000;
const rng = createRng(3);

function number(name: string, values: readonly number[]): Column {
  return { kind: "number", name, values: Float64Array.from(values) };
}

function date(name: string, values: readonly number[]): Column {
  return { kind: "date", name, values: Float64Array.from(values), order: null, ambiguous: false };
}

function rising(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** The last column is the target. */
function context(columns: readonly Column[], rowCount: number, task: Task = "regression"): CheckContext {
  return {
    columns,
    spelt: columns,
    pictures: [],
    found: new Map(),
    rowCount,
    target: columns.at(-1)!,
    task,
    testRows: 0,
  };
}

test("few rows against many columns, counted by rows with a target", () => {
  const features = rising(12).map((i) => number(`x${i}`, rising(60)));
  const all = number("y", rising(60));
  const some = number(
    "y",
    rising(60).map((i) => (i < 20 ? NaN : i)),
  );
  expect(findFewRows(context([...features, all], 60))).toBeNull();
  expect(findFewRows(context([...features, some], 60))).toEqual({ kind: "fewRows", rows: 40, columns: 12 });
  expect(findFewRows(context([...features.slice(0, 4), all], 60))).toBeNull();
});

test("a target with a long tail, where the logarithm helps", () => {
  const noise = rising(300).map(() => rng.normal());
  const long = noise.map(Math.exp);
  expect(findSkewedTarget(context([number("y", long)], 300))).toEqual({ kind: "skewedTarget", column: "y" });
  expect(findSkewedTarget(context([number("y", noise)], 300))).toBeNull();
  expect(
    findSkewedTarget(
      context(
        [
          number(
            "y",
            long.map((value) => -value),
          ),
        ],
        300,
      ),
    ),
  ).toBeNull();
  expect(findSkewedTarget(context([number("y", long)], 300, "classification"))).toBeNull();
});

test("the dates by which rows can be divided: the column with most days, not times of a day, not the target", () => {
  const y = number("y", rising(40));
  const days = date(
    "sold",
    rising(40).map((i) => i * DAY_MS),
  );
  const weeks = date(
    "built",
    rising(40).map((i) => Math.floor(i / 3) * 7 * DAY_MS),
  );
  const times = date(
    "time",
    rising(40).map((i) => i * 60_000),
  );
  expect(findDates(context([weeks, days, times, y], 40))).toEqual({ kind: "dates", column: "sold" });
  expect(findDates(context([times, y], 40))).toBeNull();
  expect(findDates(context([number("x", rising(40)), days], 40))).toBeNull();
});
