import fc from "fast-check";
import { expect, test } from "vitest";
import { cellsOf } from "../table/columnKind.ts";
import type { Column } from "../table/dataset.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { datasetOf, tableFromRaw } from "../table/table.ts";
import { randomCases } from "../../../testing/strength.ts";

const TABLES = randomCases(600, "tables");

/** Texts for columns: each pool concerns some rule of inference. */
const POOLS: Readonly<Record<string, readonly string[]>> = {
  numbers: ["1", "2.5", "-3", "1e3", "0.10", "007", "1,5", "1.234", "1,234", "1 234", "1'234.5", "NA"],
  points: ["1.234", "2.345", "999", "12.345.678", "1.5"],
  commas: ["3,14", "1.234,5", "2,50", "-0,1"],
  dates: ["01/02/2020", "03/04/2021", "13/01/2020", "01.02.2020", "2020-01-02", "12/25/2020", "5.6.2021"],
  ranks: ["low", "medium", "high", "Low", "very high", "none"],
  grades: ["A", "B", "C", "A+", "b-", "F"],
  ranges: ["<10", "10-20", "20-30", ">30", "5"],
  answers: ["yes", "no", "Yes", "NO", "y", ""],
  texts: ["a", "b", "c", "d", "long text, that is", "é", "_", "B"],
  ids: ["17", "18", "19", "20", "0017", "21"],
};
const column = fc.constantFrom(...Object.values(POOLS)).chain((pool) =>
  fc.record({
    name: fc.constantFrom("x", "grade", "row_id", "sold"),
    few: fc.subarray([...pool], { minLength: 1 }),
    picks: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  }),
);
const tables = fc.record({
  columns: fc.array(column, { minLength: 1, maxLength: 4 }),
  rows: fc.integer({ min: 1, max: 40 }),
  order: fc.shuffledSubarray(
    Array.from({ length: 40 }, (_, i) => i),
    { minLength: 40 },
  ),
  likely: fc.boolean(),
});

/** Numbers unchanged, everything else as text, with the kind and its details. */
function seen(own: Column): { readonly about: unknown; readonly values: readonly unknown[] } {
  const { kind, name } = own;
  const about = [
    kind,
    name,
    "levels" in own ? own.levels : null,
    kind === "date" ? [own.order, own.ambiguous] : null,
  ];
  return { about, values: kind === "number" ? [...own.values] : cellsOf(own) };
}

test("what is inferred of a table does not depend on the order of its rows", () => {
  fc.assert(
    fc.property(tables, ({ columns, rows, order, likely }) => {
      const texts = columns.map(({ few, picks }) =>
        picks.slice(0, rows).map((pick) => few[pick % few.length]!),
      );
      const shuffled = order.filter((row) => row < rows);
      const read = (places: readonly number[]) => {
        const raw = columns.map(({ name }, j) => ({
          name: `${j} ${name}`,
          cells: cellsFrom(places.map((row) => texts[j]![row]!)),
        }));
        const table = tableFromRaw({ columns: raw, rowCount: rows }, likely);
        const inferred = table.columns.map(({ textReason, plainKind, format }) => [
          textReason,
          plainKind,
          format,
        ]);
        return { inferred, columns: datasetOf(table, []).columns.map(seen) };
      };
      const before = read(Array.from({ length: rows }, (_, row) => row));
      const after = read(shuffled);
      expect(after.inferred).toEqual(before.inferred);
      before.columns.forEach(({ about, values }, j) => {
        expect(after.columns[j]!.about).toEqual(about);
        expect(after.columns[j]!.values).toEqual(shuffled.map((row) => values[row]));
      });
    }),
    { seed: 44, numRuns: TABLES },
  );
});
