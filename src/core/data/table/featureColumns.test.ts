import { describe, expect, it } from "vitest";
import type { Column } from "./dataset.ts";
import { toFeatureColumns } from "./featureColumns.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { datasetOf, summarise, tableFromRaw } from "./table.ts";

const SIZES = ["medium", "small", null, "large", "small", "large"];
const SOLD = ["2024-01-30", "2024-02-01", "2024-02-02", null, "2024-03-01", "2024-03-01"];
const NOTES = ["a b", "c d", "e f", "g h", "i j", "k l"];

function table() {
  const columns = [
    { name: "size", cells: cellsFrom(SIZES.map((cell) => cell ?? "")) },
    { name: "sold", cells: cellsFrom(SOLD.map((cell) => cell ?? "")) },
    { name: "note", cells: cellsFrom(NOTES) },
  ];
  return tableFromRaw({ columns, rowCount: SIZES.length }, false);
}

const numbers = (column: Column | undefined) => (column?.kind === "number" ? [...column.values] : null);

describe("ordered and date columns", () => {
  it("are recognised, and their former kind is kept", () => {
    const read = table();
    const { columns } = summarise(read, datasetOf(read, []), null);
    expect(columns.map(({ kind, plainKind }) => [kind, plainKind])).toEqual([
      ["ordered", "text"],
      ["date", "text"],
      ["text", undefined],
    ]);
    expect(columns[0]!.order).toEqual(["small", "medium", "large"]);
    expect(columns[1]!.dates).toEqual({
      min: Date.UTC(2024, 0, 30),
      max: Date.UTC(2024, 2, 1),
      order: null,
      ambiguous: false,
      parts: ["month", "day", "weekday"],
    });
    expect(columns[1]!.missing).toBe(1);
    expect(columns[2]!.textReason).toBe("distinct");
  });

  it("become ranks and parts; text is left out", () => {
    const features = toFeatureColumns(datasetOf(table(), []).columns);
    expect(features.map(({ name }) => name)).toEqual([
      "size",
      "sold (month)",
      "sold (day)",
      "sold (weekday)",
    ]);
    expect(numbers(features[0])).toEqual([1, 0, NaN, 2, 0, 2]);
    expect(numbers(features[1])).toEqual([1, 2, 2, NaN, 3, 3]);
  });

  it("are read differently if the user chooses", () => {
    const orders = [["size", ["large", "medium", "unheard of"]]] as const;
    const features = toFeatureColumns(datasetOf(table(), [["sold", "category"]], { orders }).columns);
    expect(numbers(features[0])).toEqual([1, 2, NaN, 0, 2, 0]);
    expect(features[1]!.kind).toBe("category");
  });

  it("cannot be made from arbitrary cells", () => {
    expect(() => datasetOf(table(), [["note", "date"]])).toThrow(
      expect.objectContaining({
        code: "kindImpossible",
        details: { column: "note", kind: "date", row: 1, value: "a b" },
      }),
    );
    expect(datasetOf(table(), [["note", "ordered"]]).columns[2]).toMatchObject({ levels: NOTES });
  });
});
