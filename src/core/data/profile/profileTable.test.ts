import { describe, expect, it } from "vitest";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { datasetOf, tableFromDataset, tableFromRaw } from "../table/table.ts";
import { profileTable } from "./profileTable.ts";
import { rowsOf, sortedRows } from "./tableRows.ts";

const ROWS = 120;
const table = tableFromRaw(
  {
    rowCount: ROWS,
    columns: [
      {
        name: "size",
        cells: cellsFrom(Array.from({ length: ROWS }, (_, i) => ["small", "medium", "large"][i % 3]!)),
      },
      {
        name: "price",
        cells: cellsFrom(Array.from({ length: ROWS }, (_, i) => (i === 5 ? "" : `${(i * 7) % ROWS}.5`))),
      },
      { name: "town", cells: cellsFrom(Array.from({ length: ROWS }, (_, i) => `t${i % 20}`)) },
      {
        name: "ripe",
        cells: cellsFrom(Array.from({ length: ROWS }, (_, i) => (i % 4 === 0 ? "yes" : "no"))),
      },
    ],
  },
  false,
);
const dataset = datasetOf(table, []);

describe("profileTable", () => {
  it("counts every row in one bar and one class", () => {
    const { columns, classes, sampled } = profileTable(
      dataset,
      { target: "ripe", task: "classification" },
      0,
    );
    expect(classes).toEqual(["no", "yes"]);
    expect(sampled).toBe(ROWS);
    const total = (at: number) =>
      columns[at]!.bars.map(({ rows }) => rows[0]! + rows[1]!).reduce((a, b) => a + b);
    expect([total(0), total(1), total(2)]).toEqual([ROWS, ROWS - 1, ROWS]);
    expect(columns[0]!.bars.map(({ level }) => level)).toEqual(["small", "medium", "large"]);
    expect(columns[2]!.bars.at(-1)).toMatchObject({ level: "", levels: 9 });
    expect(columns[1]).toMatchObject({
      missing: 1,
      present: ROWS - 1,
      association: { measure: "correlationRatio" },
    });
    expect(columns[3]!.association).toBeNull();
  });

  it("has the target's mean over each bar if it is a number", () => {
    const { columns, classes } = profileTable(dataset, { target: "price", task: "regression" }, 0);
    expect(classes).toEqual([]);
    const bars = columns[3]!.bars;
    const weighted = bars.reduce((sum, { rows, targetMean }) => sum + rows[0]! * targetMean!, 0);
    expect(bars).toHaveLength(2);
    // The one row without a price counts in a bar, and not in its mean.
    expect(weighted / ROWS).toBeCloseTo(columns[1]!.numbers!.mean, 0);
    expect(columns[0]!.association?.measure).toBe("spearman");
  });

  it.each([
    ["numbers", ["1", "5", "20"]],
    ["numbers below zero", ["-9", "0", "1"]],
    ["numbers with fractions", ["0.5", "1.5", "10"]],
    ["days", ["2024-01-01", "2024-02-01", "2025-01-01"]],
  ])("has a bar for each class, in order, if the classes are %s", (_, levels) => {
    const grade = cellsFrom(Array.from({ length: ROWS }, (_, i) => levels[[0, 1, 1, 2, 2, 2][i % 6]!]!));
    const size = cellsFrom(Array.from({ length: ROWS }, (_, i) => `${i}.5`));
    const read = tableFromRaw(
      {
        rowCount: ROWS,
        columns: [
          { name: "size", cells: size },
          { name: "grade", cells: grade },
        ],
      },
      false,
    );
    const config = { target: "grade", task: "classification" } as const;
    const bars = profileTable(datasetOf(read, []), config, 0).columns[1]!.bars;
    const sum = (rows: readonly number[]) => rows.reduce((a, b) => a + b);
    expect(bars.map(({ level, rows }) => [level, sum(rows)])).toEqual(
      levels.map((level, at) => [level, [20, 40, 60][at]]),
    );
  });

  it("finds no duplicates among different pictures", () => {
    const pixels = new Uint8Array(ROWS * 4).map((_, at) => (at * 7 + (at >> 5)) % 251);
    const codes = new Int32Array(ROWS).map((_, row) => row % 2);
    const { findings, columns } = profileTable(
      {
        rowCount: ROWS,
        columns: [
          { kind: "picture", name: "picture", height: 2, width: 2, channels: 1, pixels },
          { kind: "category", name: "class", levels: ["a", "b"], codes },
        ],
      },
      { target: "class", task: "classification" },
      0,
    );
    expect(findings).toEqual([]);
    expect(columns.map(({ name }) => name)).toEqual(["class"]);
  });

  it("is the same for the same rows", () => {
    const config = { target: "ripe", task: "classification" } as const;
    expect(profileTable(dataset, config, 0)).toEqual(profileTable(dataset, config, 0));
  });
});

describe("the rows of a table", () => {
  const ALL = [0, 100] as const;

  it("are returned as read, by their numbers", () => {
    expect(rowsOf(table, { rows: [4, 6], columns: ALL }, null)).toEqual({
      numbers: [5, 6],
      cells: [
        ["medium", "28.5", "t4", "yes"],
        ["large", null, "t5", "no"],
      ],
    });
    expect(rowsOf(table, { rows: [ROWS - 1, ROWS + 50], columns: ALL }, null).numbers).toEqual([ROWS]);
  });

  it("are returned only for the requested columns", () => {
    expect(rowsOf(table, { rows: [4, 6], columns: [1, 3] }, null).cells).toEqual([
      ["28.5", "t4"],
      [null, "t5"],
    ]);
  });

  it("are sorted by value, missing ones last either way, equal ones in the table's order", () => {
    const up = sortedRows(dataset, { column: "price", direction: "ascending" });
    const down = sortedRows(dataset, { column: "price", direction: "descending" });
    expect([up[0], up.at(-1), down.at(-1)]).toEqual([0, 5, 5]);
    expect(rowsOf(table, { rows: [0, 1], columns: ALL }, down).cells[0]![1]).toBe("119.5");
    expect(Array.from(sortedRows(dataset, { column: "size", direction: "descending" })).slice(0, 2)).toEqual([
      2, 5,
    ]);
  });

  it("have a thumbnail each if they are pictures, otherwise none", () => {
    const shape = { height: 100, width: 50, channels: 3 };
    const values = 100 * 50 * 3;
    const pixels = new Uint8Array(3 * values);
    pixels.fill(200, values, 2 * values);
    const pictures = tableFromDataset({
      rowCount: 3,
      columns: [{ kind: "picture", name: "p", ...shape, pixels }],
    });
    const { pictures: found } = rowsOf(pictures, { rows: [1, 3], columns: ALL }, Uint32Array.of(0, 1, 2));
    expect(found).toMatchObject({ height: 48, width: 24, channels: 3 });
    expect(found!.pixels.map((bytes) => [bytes.length, bytes[0], bytes.at(-1)])).toEqual([
      [48 * 24 * 3, 200, 200],
      [48 * 24 * 3, 0, 0],
    ]);
    expect(rowsOf(table, { rows: [0, 1], columns: ALL }, null).pictures).toBeUndefined();
  });
});
