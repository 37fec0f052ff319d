import { openAsBlob } from "node:fs";
import { expect, test } from "vitest";
import type { ColumnSummary } from "../../core/data/table/dataset.ts";
import { createDatasetShelf } from "../datasetShelf.ts";
import type { ReaderApi } from "../reader.protocol.ts";

const FOLDER = "e2e/fixtures/messy/";

async function open(
  name: string,
): Promise<{ shelf: ReaderApi; id: string; columns: Map<string, ColumnSummary> }> {
  const shelf = createDatasetShelf(1e9);
  const files = [{ name, blob: await openAsBlob(`${FOLDER}${name}`) }];
  const read = await shelf.readFiles({ reading: 1, files, choices: {}, target: null }, () => undefined);
  if (!read.ok) throw new Error(read.error.code);
  return { shelf, id: read.value.id, columns: byName(read.value.columns) };
}

function byName(columns: readonly ColumnSummary[]): Map<string, ColumnSummary> {
  return new Map(columns.map((column) => [column.name, column]));
}

test("Infinity among numbers: the column stays one, and these cells are counted and named", async () => {
  const { columns } = await open("02-infinity-cells.csv");
  for (const name of ["Flow Bytes/s", "Flow Packets/s"]) {
    expect(columns.get(name)).toMatchObject({
      kind: "number",
      missing: 36,
      found: { odd: { cells: 36, present: 400, texts: [{ text: "Infinity", count: 36 }], asNumber: true } },
    });
  }
  expect(columns.get("Flow Bytes/s")!.numeric!.max).toBe(180_000_000);
});

test("limits of detection in features and target: numbers, and each remedy gives the right ones", async () => {
  const { shelf, id, columns } = await open("03-detection-limit.csv");
  const target = "Nitrate mg/L";
  expect(columns.get(target)).toMatchObject({
    kind: "number",
    missing: 3,
    plainKind: "text",
    found: { odd: { cells: 3, texts: [{ text: "<1.0", count: 3 }], upperLimits: true } },
  });
  expect(columns.get("Conductivity")).toMatchObject({ kind: "number", missing: 3 });
  const least = async (oddCells: "missing" | "limit" | "halfLimit") => {
    const read = await shelf.setKinds(id, [], {
      oddCells: [
        [target, oddCells],
        ["Conductivity", oddCells],
      ],
    });
    if (!read.ok) throw new Error(read.error.code);
    const now = byName(read.value.columns);
    const [nitrate, conductivity] = [now.get(target)!, now.get("Conductivity")!];
    return [nitrate.numeric!.min, nitrate.missing, conductivity.numeric!.max, conductivity.missing];
  };
  expect(await least("missing")).toEqual([1.25, 3, 673.5, 3]);
  expect(await least("limit")).toEqual([1, 0, 1000, 2]);
  expect(await least("halfLimit")).toEqual([0.5, 0, 1000, 2]);
  const asCategory = await shelf.setKinds(id, [["Conductivity", "category"]]);
  expect(asCategory.ok && byName(asCategory.value.columns).get("Conductivity")).toMatchObject({
    kind: "category",
    missing: 0,
    distinct: 287,
  });
});

test("percent signs, money, thousands and blanks at the ends: numbers, with their unit", async () => {
  const { columns } = await open("04-percent-and-money.csv");
  const told = (name: string) => [
    columns.get(name)!.kind,
    columns.get(name)!.unit,
    columns.get(name)!.missing,
  ];
  expect(told("Discount")).toEqual(["number", "%", 0]);
  expect(told("Ad spend")).toEqual(["number", "$", 0]);
  expect(told("Unit price")).toEqual(["number", "€", 0]);
  expect(told("Rating share")).toEqual(["number", "%", 0]);
  expect(told("Revenue")).toEqual(["number", "$", 0]);
  expect(columns.get("Revenue")!.numeric).toMatchObject({ min: 1144, max: 19_842 });
  expect(columns.get("Discount")!.numeric).toMatchObject({ min: 0.4, max: 39.9 });
  const excel = (await open("04b-excel-saved-csv.csv")).columns;
  expect(excel.get("3Yr Churn Rate")).toMatchObject({ kind: "number", unit: "%", missing: 0 });
  expect(excel.get("Lost Sales")!.numeric).toMatchObject({ min: 3_935_255, max: 139_221_335 });
});

test("codes with leading zeros are text unless the user chooses numbers", async () => {
  const { shelf, id, columns } = await open("11-leading-zeros.csv");
  expect(columns.get("plan_code")).toMatchObject({ kind: "category", plainKind: "number" });
  expect(
    columns
      .get("plan_code")!
      .levels.map(({ level }) => level)
      .toSorted(),
  ).toEqual(["001", "002", "010", "100"]);
  expect(columns.get("zip")!.levels.map(({ level }) => level)).toContain("00501");
  expect(columns.get("visits")!.kind).toBe("number");
  const asked = await shelf.setKinds(id, [["plan_code", "number"]]);
  expect(asked.ok && byName(asked.value.columns).get("plan_code")!.numeric).toMatchObject({
    min: 1,
    max: 100,
  });
});
