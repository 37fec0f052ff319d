import { expect, it } from "vitest";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { limitProfile } from "./limitProfile.ts";
import { profileTable } from "./profileTable.ts";

const ROWS = 40;
const STRONG = [17, 30];

/** Thirty-nine numbers, of which two are related to the target, which is in the middle. */
const columns = Array.from({ length: 40 }, (_, j) => ({
  kind: "number" as const,
  name: j === 20 ? "y" : `x${j}`,
  values: Float64Array.from({ length: ROWS }, (_, row) =>
    j === 20 || STRONG.includes(j) ? row : ((row + 1) ** 2 * (j + 3)) % 37,
  ),
}));
const profile = profileTable({ columns, rowCount: ROWS }, { target: "y", task: "regression" }, 0);

it("keeps the target and the columns that go most with it, in the order of the table", () => {
  const limited = limitProfile(profile, 3);
  expect(limited.columns.map(({ name }) => name)).toEqual(["x17", "y", "x30"]);
  expect(limited.columnCount).toBe(40);
  expect(limited.findings).toBe(profile.findings);
});

it("prefers columns that are related to the target to those without an association, such as constants", () => {
  const constant = (name: string) => ({
    kind: "constant" as const,
    name,
    cells: cellsFrom(Array.from({ length: ROWS }, () => "1")),
  });
  const table = { columns: [constant("k1"), constant("k2"), ...columns], rowCount: ROWS };
  const limited = limitProfile(profileTable(table, { target: "y", task: "regression" }, 0), 3);
  expect(limited.columns.map(({ name }) => name)).toEqual(["x17", "y", "x30"]);
});

it("changes nothing if all of them may be shown", () => {
  expect(limitProfile(profile, 40)).toBe(profile);
});
