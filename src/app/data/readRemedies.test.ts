import { describe, expect, it, test } from "vitest";
import { suggestDataConfig } from "../../core/data/suggestDataConfig.ts";
import { cellsFrom } from "../../core/data/parse/cellsBuilder.ts";
import { profileTable } from "../../core/data/profile/profileTable.ts";
import { datasetOf, summarise, tableFromRaw } from "../../core/data/table/table.ts";
import { isApplied, remediesOf, withoutRemedy, withRemedy, changedBy, type Changed } from "./remedies.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";

const ROWS = Array.from({ length: 100 }, (_, i) => i);
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  lead: ROWS.map((i) => (i % 10 === 0 ? "<1.0" : i === 5 ? "n.d." : `${(i * 37) % 89}.5`)),
  height: ROWS.map((i) => (i % 25 === 0 ? "-9999" : `${150 + ((i * 7) % 41)}`)),
  store_id: ROWS.map((i) => `${(i % 4) * 3 + 1}`),
  notes: ROWS.map((i) => `note number ${i}`),
  sku: ROWS.map((i) => `${i * 37}`.padStart(6, "0")),
  nothing: ROWS.map(() => ""),
  grade: ROWS.map((i) => (i % 10 === 3 ? "absent" : `${(i % 3) + 1}`)),
  yield: ROWS.map((i) => (i === 7 ? ">200" : `${i * 3 + 0.5}`)),
};
const table = tableFromRaw(
  {
    rowCount: 100,
    columns: Object.entries(COLUMNS).map(([name, texts]) => ({ name, cells: cellsFrom(texts) })),
  },
  false,
);
const summary = {
  ...summarise(table, datasetOf(table, []), "yield"),
  id: "x",
  dialect: null,
  rowsInFile: 100,
};
const data = suggestDataConfig({ kind: "builtIn", id: "iris" }, summary);
const start: Changed = { data, settings: DEFAULT_CONFIG.settings };
const findingsOf = ({ data: now }: Changed) =>
  profileTable(datasetOf(table, now.kinds, now), now, 0).findings.filter(({ kind }) =>
    ["oddCells", "gapNumbers", "maybeCodes", "leftOut", "outliers", "constant"].includes(kind),
  );
const valuesOf = ({ data: now }: Changed, name: string): readonly number[] => {
  const column = datasetOf(table, now.kinds, now).columns.find((own) => own.name === name)!;
  return column.kind === "number" ? [...column.values] : [];
};

describe("findings about cells", () => {
  it("lists every column with odd cells, the target first, and every excluded column", () => {
    const found = findingsOf(start);
    expect(
      found.map((finding) => ("column" in finding ? `${finding.kind} ${finding.column}` : finding.kind)),
    ).toEqual(["oddCells yield", "oddCells lead", "oddCells grade", "gapNumbers", "maybeCodes", "leftOut"]);
    expect(found.find(({ kind }) => kind === "leftOut")).toMatchObject({
      items: [
        { column: "notes", why: "distinct" },
        { column: "sku", why: "codes" },
        { column: "nothing", why: "noValue" },
      ],
    });
  });

  it("does not change when remedies are applied", () => {
    for (const finding of findingsOf(start)) {
      for (const remedy of remediesOf(finding)) {
        expect(findingsOf(withRemedy(remedy, start))).toEqual(findingsOf(start));
      }
    }
  });

  it("each remedy is applied, and undoing it restores the setup", () => {
    const remedies = findingsOf(start).flatMap(remediesOf);
    expect(remedies.map((remedy) => remedy.kind === "read" && `${remedy.column} ${remedy.how}`)).toEqual([
      "yield missing",
      "yield limit",
      "yield category",
      "lead missing",
      "lead limit",
      "lead halfLimit",
      "lead category",
      "grade number",
      "height gap",
      "store_id category",
      "sku codesAsNumber",
    ]);
    for (const remedy of remedies) {
      const applied = withRemedy(remedy, start);
      expect(isApplied(remedy, { ...DEFAULT_CONFIG, ...applied })).toBe(true);
      expect(isApplied(remedy, { ...DEFAULT_CONFIG, ...start })).toBe(false);
      expect(withoutRemedy(changedBy(remedy, start.data), applied, null).data).toEqual(start.data);
    }
  });

  it("remedies give the correct numbers", () => {
    const after = (column: string, how: string) => {
      const remedy = findingsOf(start)
        .flatMap(remediesOf)
        .find((own) => own.kind === "read" && own.column === column && own.how === how)!;
      return valuesOf(withRemedy(remedy, start), column);
    };
    expect(valuesOf(start, "lead").slice(0, 6)).toEqual([NaN, 37.5, 74.5, 22.5, 59.5, NaN]);
    expect(after("lead", "limit").slice(0, 6)).toEqual([1, 37.5, 74.5, 22.5, 59.5, NaN]);
    expect(after("lead", "halfLimit")[0]).toBe(0.5);
    expect(after("yield", "limit")[7]).toBe(200);
    expect(after("lead", "category")).toEqual([]);
    expect(valuesOf(start, "height")[0]).toBe(-9999);
    expect(after("height", "gap").slice(0, 2)).toEqual([NaN, 157]);
    expect(after("grade", "number").slice(0, 4)).toEqual([1, 2, 3, NaN]);
  });
});

test("codes with leading zeros and too many levels can be read as numbers and back", () => {
  const found = findingsOf(start).find(({ kind }) => kind === "leftOut")!;
  const [remedy, ...others] = remediesOf(found);
  expect(others).toEqual([]);
  const read = withRemedy(remedy!, start);
  expect(valuesOf(read, "sku").slice(0, 3)).toEqual([0, 37, 74]);
  expect(isApplied(remedy!, read)).toBe(true);
  expect(withoutRemedy(remedy!, read, null)).toEqual(start);
});
