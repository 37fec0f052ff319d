import type { LayoutChoices, SkippedLines, TableRange } from "../layout.ts";
import {
  sheetTables,
  cellCountOf,
  trimmed,
  wholeSheet,
  wideRows,
  type SheetGrid,
  type SheetTable,
} from "./sheetTables.ts";

const LONGEST_TEXT = 300;

/** Which part of a sheet is read as a table. */
export interface SheetPlace {
  /** Rows and columns from 0. */
  readonly table: SheetTable;
  /** All tables, if there are several. */
  readonly tables: readonly TableRange[];
  /** Which of them is read, from 1. */
  readonly number: number;
  /** Rows above and below it, in its columns, that do not belong to a table. */
  readonly above: readonly SkippedLines[];
  readonly below: readonly SkippedLines[];
}

/** The chosen table of a sheet, or the largest one. If the user set the beginning of header or data, the table begins there. */
export function placeInSheet(grid: SheetGrid, choices: LayoutChoices): SheetPlace {
  const tables = sheetTables(grid);
  const detected = pick(tables, choices) ?? wholeSheet(grid);
  const table = moved(withoutTitle(grid, detected), detected, grid, choices);
  const apart = skippedRows(grid, table, tables);
  return {
    table,
    tables: tables.length > 1 ? tables.map((one) => rangeOf(grid, one, tables)) : [],
    number: tables.indexOf(detected) + 1,
    above: apart.filter(({ why }) => why === "above"),
    below: apart.filter(({ why }) => why === "below"),
  };
}

/** The non-empty cells of a row, in the columns of a table. */
export function rowText(grid: SheetGrid, { columns }: SheetTable, row: number): string {
  const texts = columns.map((column) => grid.text(row, column).trim()).filter((text) => text !== "");
  return texts.join(" | ").slice(0, LONGEST_TEXT);
}

function pick(tables: readonly SheetTable[], { table, headerLine = 0, firstLine }: LayoutChoices) {
  const chosen = table === undefined ? undefined : tables[table - 1];
  const row = (headerLine > 0 ? headerLine : (firstLine ?? 0)) - 1;
  const around = row < 0 ? [] : tables.filter(({ top, bottom }) => row >= top && row <= bottom);
  return chosen ?? largest(around) ?? largest(tables);
}

function largest(tables: readonly SheetTable[]): SheetTable | undefined {
  return tables.reduce<SheetTable | undefined>(
    (best, one) => (best === undefined || cellCountOf(one) > cellCountOf(best) ? one : best),
    undefined,
  );
}

/** The table with its first and last row as chosen. */
function moved(table: SheetTable, detected: SheetTable, grid: SheetGrid, choices: LayoutChoices): SheetTable {
  const { headerLine = 0, firstLine, unitsLine = 0, lastLine } = choices;
  const begin = headerLine > 0 ? headerLine : firstLine;
  const top = begin === undefined ? table.top : Math.min(begin, unitsLine > 0 ? unitsLine : begin) - 1;
  const isInside = begin === undefined || (top >= detected.top && top <= detected.bottom);
  const end = lastLine === undefined ? table.bottom : Math.max(table.bottom, lastLine - 1);
  const bottom = Math.min(grid.rows - 1, Math.max(end, isInside ? 0 : grid.rows - 1));
  if (isInside) return { ...table, top, bottom };
  const rest = { ...wholeSheet(grid), top: Math.max(0, Math.min(top, bottom)), bottom };
  return { ...rest, columns: trimmed(grid, rest)?.columns ?? rest.columns };
}

/**
 * With two columns, the number of cells does not distinguish a title from a row: here a title is a single cell above the others.
 */
function withoutTitle(grid: SheetGrid, table: SheetTable): SheetTable {
  if (table.columns.length !== 2) return table;
  let { top } = table;
  while (top < table.bottom && !grid.isUsed(top, table.columns[1]!)) top++;
  return top === table.bottom ? table : { ...table, top };
}

function rangeOf(grid: SheetGrid, table: SheetTable, tables: readonly SheetTable[]): TableRange {
  const { top, bottom, columns } = table;
  const isBeside = tables.some((other) => other !== table && other.top <= bottom && top <= other.bottom);
  const from = (wideRows(grid, table)[0] ?? top) + 1;
  return {
    from,
    to: bottom + 1,
    rows: bottom + 1 - from,
    columns: columns.length,
    ...(isBeside ? { firstColumn: columns[0]! + 1 } : {}),
  };
}

/** Non-empty rows in the table's columns that do not belong to a table, grouped with their neighbours. */
function skippedRows(
  grid: SheetGrid,
  table: SheetTable,
  tables: readonly SheetTable[],
): readonly SkippedLines[] {
  const skipped: SkippedLines[] = [];
  for (let row = 0; row < grid.rows; row++) {
    if (row >= table.top && row <= table.bottom) continue;
    const text = rowText(grid, table, row);
    const isOther = tables.some(
      ({ top, bottom, columns }) =>
        row >= top &&
        row <= bottom &&
        columns.some((column) => table.columns.includes(column)) &&
        !isPartOf(table, top, bottom),
    );
    if (text === "" || isOther) continue;
    const why = row < table.top ? "above" : "below";
    const last = skipped.at(-1);
    if (last?.to === row && last.why === why) skipped[skipped.length - 1] = { ...last, to: row + 1 };
    else skipped.push({ from: row + 1, to: row + 1, why, text });
  }
  return skipped;
}

/** Whether rows of a table as found belong to the table that is read, which may have been moved. */
function isPartOf(table: SheetTable, top: number, bottom: number): boolean {
  return top <= table.bottom && table.top <= bottom;
}
