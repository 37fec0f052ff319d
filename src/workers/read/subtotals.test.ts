import { describe, expect, it } from "vitest";
import { readText } from "../../testing/readText.ts";

const NORTH = "North,Ann,10,2.5\nNorth,Bob,20,3.5\nNorth,Cy,30,4\n";
const SOUTH = "South,Dee,5,1.5\nSouth,Eve,7,2\n";
const HEAD = "region,name,sold,hours\n";

describe("sums between the rows", () => {
  it.each<[string, string, string]>([
    ["named after what they sum", "Total North,,60,10\n", "South total,,12,3.5\n"],
    ["by their word alone", "Subtotal,,60,10\n", "Subtotal,,12,3.5\n"],
    ["in the second column", "North,Total,60,10\n", "South,Total,12,3.5\n"],
    ["in Chinese", "小计,,60,10\n", "小计,,12,3.5\n"],
    ["of some columns", "Sub-total,,60,\n", "Sub-total,,12,\n"],
    ["with thousands and currencies", "Subtotal,,$60,10.0\n", "Subtotal,,$12,3.5\n"],
  ])("%s", async (_, north, south) => {
    const { rows, layout } = await readText(HEAD + NORTH + north + SOUTH + south + "Grand total,,72,13.5\n");
    expect(rows.map((row) => row[1])).toEqual(["Ann", "Bob", "Cy", "Dee", "Eve"]);
    expect(layout.skipped.map(({ why }) => why)).toEqual(["total", "total"]);
  });

  it("below groups in a long file, with a line for each and the number of them", async () => {
    const groups = Array.from({ length: 60 }, (_, g) => {
      const rows = Array.from({ length: 7 }, (__, i) => [`g${g}`, `n${i}`, g * 7 + i, i + 0.5] as const);
      const sum = rows.reduce((total, row) => total + row[2], 0);
      return [...rows.map((row) => row.join(",")), `Total g${g},,${sum},24.5`].join("\n");
    });
    const { rows, layout } = await readText(`${HEAD}${groups.join("\n")}\n`);
    expect(rows).toHaveLength(420);
    expect(layout.skipped).toHaveLength(60);
  });

  it.each<[string, string]>([
    ["that do not fit", "Subtotal,,61,10\n"],
    ["that are not named", "East,Flo,60,10\n"],
    ["with a name that only begins like it", "Totalis,Flo,60,10\n"],
  ])("none: numbers %s", async (_, line) => {
    const { rows } = await readText(HEAD + NORTH + line + SOUTH + SOUTH.repeat(7));
    expect(rows).toHaveLength(20);
  });
});
