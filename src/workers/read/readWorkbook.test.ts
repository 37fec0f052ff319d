import { expect, test } from "vitest";
import { textsOf } from "../../core/data/table/cells.ts";
import type { LayoutChoices } from "../../core/data/parse/layout.ts";
import { workbook, type WorkbookCell, type WorkbookSheet } from "../../testing/workbook.ts";
import { silentReading } from "./reading.ts";
import { readTables } from "./readTables.ts";

type Row = readonly WorkbookCell[];

async function readSheets(sheets: readonly WorkbookSheet[], layout: LayoutChoices = {}, sheet?: string) {
  const { table, dialect, rowsInFile } = await readTables(
    [{ name: "book.xlsx", blob: new Blob([workbook(sheets)]) }],
    {
      limitBytes: Infinity,
      target: null,
      layout,
      ...(sheet === undefined ? {} : { sheet }),
      decode: () => Promise.reject(new Error("no pictures here")),
    },
    silentReading(),
  );
  if (dialect?.format !== "xlsx") throw new Error("no workbook");
  return {
    names: table.columns.map(({ name }) => name),
    kinds: table.columns.map(({ inferredKind }) => inferredKind),
    columns: table.columns.map(({ cells }) => textsOf(cells, Infinity)),
    rows: rowsInFile,
    units: table.columns.map(({ unit }) => unit ?? ""),
    sheet: dialect.sheet,
    larger: dialect.larger,
    layout: dialect.layout!,
    skipped: dialect.layout!.skipped.map(({ from, to, why }) => `${from}-${to} ${why}`),
  };
}

const read = (rows: readonly Row[], layout: LayoutChoices = {}) =>
  readSheets([{ name: "Data", rows }], layout);

const body = (count: number, from = 0): Row[] =>
  Array.from({ length: count }, (_, i) => [
    `site ${(i + from) % 4}`,
    10 + i + from,
    (i % 7) + 0.5,
    i % 2 === 0 ? "yes" : "no",
  ]);
const NAMES: Row = ["Site", "Weight", "Length", "Ripe"];

test("a plain sheet says nothing of its layout", async () => {
  const { names, rows, layout } = await read([NAMES, ...body(12)]);
  expect(names).toEqual(NAMES);
  expect(rows).toBe(12);
  expect(layout).toMatchObject({ headerLine: 1, headerLines: 1, unitsLine: 0, skipped: [], tables: [] });
  expect(layout.head[0]).toBe("Site | Weight | Length | Ripe");
});

test("a title above, right above or apart, is skipped and said", async () => {
  for (const above of [
    [["Harvest of 2024"]],
    [["Harvest of 2024"], []],
    [["Harvest of 2024"], ["Region:", "North"], []],
    [["Harvest of 2024"], ["all sites"], [], []],
  ] as readonly Row[][]) {
    const { names, kinds, rows, layout } = await read([...above, NAMES, ...body(12)]);
    expect(names).toEqual(NAMES);
    expect(kinds.slice(0, 3)).toEqual(["category", "number", "number"]);
    expect(rows).toBe(12);
    expect(layout.headerLine).toBe(above.length + 1);
    expect(layout.skipped[0]).toMatchObject({ from: 1, why: "above", text: "Harvest of 2024" });
  }
});

test("a table of two columns below a title is found", async () => {
  const rows = body(12).map((row) => row.slice(1, 3));
  const { names, rows: count, skipped } = await read([["Weights"], ["Weight", "Length"], ...rows]);
  expect(names).toEqual(["Weight", "Length"]);
  expect(count).toBe(12);
  expect(skipped).toEqual(["1-1 above"]);
});

test("headers over two merged rows are joined", async () => {
  const rows = body(12).map(([site, weight, length]) => [site!, weight!, length!, 1, 2] as Row);
  const { names, kinds, layout } = await readSheets([
    {
      name: "Data",
      rows: [["Site", "Size", null, "Count", null], [null, "Weight", "Length", "Ripe", "Green"], ...rows],
      merged: ["A1:A2", "B1:C1", "D1:E1"],
    },
  ]);
  expect(names).toEqual(["Site", "Size Weight", "Size Length", "Count Ripe", "Count Green"]);
  expect(kinds[1]).toBe("number");
  expect(layout).toMatchObject({ headerLine: 1, headerLines: 2, firstLine: 3 });
});

test("a title above headers over two merged rows is found as well", async () => {
  const rows = body(12).map(([site, weight, length]) => [site!, weight!, length!, 1, 2] as Row);
  const { names, layout } = await readSheets([
    {
      name: "Data",
      rows: [
        ["Harvest of 2024", null, null, null, null],
        [],
        ["Site", "Size", null, "Count", null],
        [null, "Weight", "Length", "Ripe", "Green"],
        ...rows,
      ],
      merged: ["A1:E1", "A3:A4", "B3:C3", "D3:E3"],
    },
  ]);
  expect(names).toEqual(["Site", "Size Weight", "Size Length", "Count Ripe", "Count Green"]);
  expect(layout).toMatchObject({ headerLine: 3, headerLines: 2, firstLine: 5 });
});

test("headers over two rows with units below them are found, below a title as well", async () => {
  const header: Row[] = [
    ["Site", "Size", null, "Ripe"],
    [null, "Weight", "Length", null],
    [null, "kg", "cm", null],
  ];
  for (const above of [[], [["Harvest of 2024"]], [["Harvest of 2024"], []]] as Row[][]) {
    const { names, units, kinds, layout } = await read([...above, ...header, ...body(12)]);
    expect(names).toEqual(["Site", "Size Weight", "Size Length", "Ripe"]);
    expect(units).toEqual(["", "kg", "cm", ""]);
    expect(kinds.slice(1, 3)).toEqual(["number", "number"]);
    expect(layout.headerLine).toBe(above.length + 1);
  }
});

test("a row of units stands beside the names, a total and notes below are left out", async () => {
  const sum = (j: number) => body(12).reduce((total, row) => total + Number(row[j]), 0);
  const { names, units, kinds, rows, skipped } = await read([
    NAMES,
    [null, "kg", "cm", null],
    ...body(12),
    ["Total", sum(1), sum(2), null],
    [],
    ["Source: the growers"],
    ["Weights are estimates"],
  ]);
  expect(names).toEqual(NAMES);
  expect(units).toEqual(["", "kg", "cm", ""]);
  expect(kinds.slice(1, 3)).toEqual(["number", "number"]);
  expect(rows).toBe(12);
  expect(skipped).toEqual(["2-2 units", "15-15 total", "17-18 below"]);
});

test("blank rows and columns around and within a table are none of it", async () => {
  const shifted = [NAMES, ...body(12)].map((row): Row => [
    null,
    null,
    ...row.slice(0, 2),
    null,
    ...row.slice(2),
  ]);
  const { names, rows } = await read([[], [], ...shifted.slice(0, 6), [], ...shifted.slice(6), []]);
  expect(names).toEqual(NAMES);
  expect(rows).toBe(12);
});

test("of several tables below each other the largest is read, and another can be", async () => {
  const small: Row[] = [
    ["Grower", "Town"],
    ["Ann", "York"],
    ["Bob", "Leeds"],
    ["Cid", "Hull"],
  ];
  const rows = [
    ...small,
    [],
    NAMES,
    ...body(12),
    [],
    ["Year", "Rain", "Sun"],
    [2021, 3, 4],
    [2022, 5, 6],
    [2023, 1, 2],
  ];
  const { names, layout, rows: count } = await read(rows);
  expect(names).toEqual(NAMES);
  expect(count).toBe(12);
  expect(layout.tables.map(({ from, to, columns }) => [from, to, columns])).toEqual([
    [6, 18, 4],
    [20, 23, 3],
  ]);
  expect(layout.table).toBe(1);
  const other = await read(rows, { table: 2 });
  expect(other.names).toEqual(["Year", "Rain", "Sun"]);
  expect(other.rows).toBe(3);
  expect(other.layout.table).toBe(2);
});

test("of several tables beside each other the largest is read, and another can be", async () => {
  const right: Row[] = [
    ["Year", "Rain", "Sun"],
    [2021, 3, 4],
    [2022, 5, 6],
    [2023, 1, 2],
  ];
  const rows = [NAMES, ...body(12)].map((row, i): Row => [...row, null, ...(right[i] ?? [])]);
  const { names, rows: count, layout } = await read(rows);
  expect(names).toEqual(NAMES);
  expect(count).toBe(12);
  expect(layout.tables).toEqual([
    { from: 1, to: 13, rows: 12, columns: 4, firstColumn: 1 },
    { from: 1, to: 4, rows: 3, columns: 3, firstColumn: 6 },
  ]);
  const other = await read(rows, { table: 2 });
  expect(other.names).toEqual(["Year", "Rain", "Sun"]);
  expect(other.rows).toBe(3);
});

test("header, first and last row can be set, also where no table was found", async () => {
  const rows = [["notes"], NAMES, ...body(12)];
  expect((await read(rows, { headerLine: 2, lastLine: 8 })).rows).toBe(6);
  expect((await read(rows, { headerLine: 0, firstLine: 3 })).names[0]).toBe("column 1");
  const apart = [["Site", "Weight"], [], [], ...body(12).map((row) => row.slice(0, 2))];
  expect((await read(apart, { headerLine: 1 })).names).toEqual(["Site", "Weight"]);
});

test("a sheet of notes before the data is passed over", async () => {
  const { sheet } = await readSheets([
    {
      name: "About",
      rows: [
        ["Author", "Ann"],
        ["Date", "2024-01-01"],
        ["Notes", "none"],
      ],
    },
    { name: "Data", rows: [NAMES, ...body(12)] },
  ]);
  expect(sheet).toBe("Data");
});

test("a sheet that is clearly larger is told, first or chosen, and one of the same size is not", async () => {
  const sheets = [
    { name: "Codes", rows: [NAMES, ...body(5)] },
    { name: "Data", rows: [NAMES, ...body(40)] },
    { name: "Old", rows: [NAMES, ...body(38)] },
  ];
  expect((await readSheets(sheets)).larger).toEqual({ sheet: "Data", rows: 40 });
  expect((await readSheets(sheets, {}, "Old")).larger).toBeUndefined();
  expect((await readSheets(sheets.toReversed(), {}, "Codes")).larger).toEqual({ sheet: "Data", rows: 40 });
});

test("all rows of a larger sheet without a header are counted, and none of a title or header above", async () => {
  const small = { name: "Codes", rows: [NAMES, ...body(5)] };
  const bare = await readSheets([small, { name: "Data", rows: body(40) }]);
  expect(bare.larger).toEqual({ sheet: "Data", rows: 40 });
  const titled = [["Weights of all sites"], [], NAMES, ...body(40)];
  expect((await readSheets([small, { name: "Data", rows: titled }], {}, "Codes")).larger).toEqual({
    sheet: "Data",
    rows: 40,
  });
});
