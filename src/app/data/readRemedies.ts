import type { ExtremeItem, GapItem } from "../../core/data/check/finding.ts";
import {
  readingsOf,
  withReadings,
  type DataConfig,
  type OddCellsChoice,
} from "../../core/data/dataConfig.ts";
import type { ColumnKind } from "../../core/data/table/dataset.ts";
import type { OddCells } from "../../core/data/table/foundInCells.ts";

/** What a config states about reading one column; null: nothing. Absent parts are ignored. */
export interface SaidOfColumn {
  readonly kind?: ColumnKind | null;
  readonly oddCells?: OddCellsChoice | null;
  readonly missing?: readonly string[] | null;
}

/** Changes how a column is read. */
export interface ReadRemedy {
  readonly kind: "read";
  /** "gap": numbers that mean "no value" become missing; "extremes": extreme numbers do. */
  readonly how: OddCellsChoice | "number" | "codesAsNumber" | "category" | "gap" | "extremes";
  readonly column: string;
  readonly as: SaidOfColumn;
  /** What the config states by default. */
  readonly default: SaidOfColumn;
  /** The previous state. */
  readonly before?: SaidOfColumn;
  /** The numbers that become missing. */
  readonly numbers?: readonly number[];
}

/** Minimal share of numbers among a column's cells for reading it as numbers. */
const LEAST_NUMBERS = 0.1;

/** Odd cells may be read as missing, as the number in them, as half of an upper limit, or as levels. */
export function oddCellsRemedies(column: string, odd: OddCells): readonly ReadRemedy[] {
  // If nearly all cells are odd, nearly all of them would be missing as numbers.
  if (!odd.asNumber)
    return odd.present - odd.cells < LEAST_NUMBERS * odd.present ? [] : [numberRemedy(column)];
  const byDefault: SaidOfColumn = { kind: "number", oddCells: null };
  const choices: readonly OddCellsChoice[] = [
    "missing",
    ...(odd.limits || odd.guesses ? (["limit"] as const) : []),
    ...(odd.upperLimits ? (["halfLimit"] as const) : []),
  ];
  return [
    ...choices.map((how): ReadRemedy => ({
      kind: "read",
      how,
      column,
      as: { kind: "number", oddCells: how },
      default: byDefault,
    })),
    { kind: "read", how: "category", column, as: { kind: "category" }, default: byDefault },
  ];
}

export function gapRemedy({ column, numbers, missing }: GapItem): ReadRemedy {
  return missingRemedy(
    "gap",
    column,
    numbers.map(({ value }) => value),
    missing,
  );
}

/** Makes extreme numbers missing; no remedy if there are too many to list. */
export function extremesRemedies({ column, values, missing }: ExtremeItem): readonly ReadRemedy[] {
  return values.length === 0 ? [] : [missingRemedy("extremes", column, values, missing)];
}

function missingRemedy(
  how: "gap" | "extremes",
  column: string,
  values: readonly number[],
  missing: readonly string[],
): ReadRemedy {
  const words = [...new Set([...missing, ...values.map(String)])].toSorted();
  return {
    kind: "read",
    how,
    column,
    as: { missing: words },
    default: { missing: null },
    numbers: values,
  };
}

/** Reads a column as numbers that is not recognised as numeric. @param byDefault what the config states by default */
function numberRemedy(column: string, byDefault: SaidOfColumn = { kind: null }): ReadRemedy {
  return { kind: "read", how: "number", column, as: { kind: "number" }, default: byDefault };
}

/** Reads codes with leading zeros as numbers. Earlier versions did so by default; links now state that they are text. */
export function codesRemedy(column: string): ReadRemedy {
  return { ...numberRemedy(column, { kind: "text" }), how: "codesAsNumber" };
}

export function categoryRemedy(column: string): ReadRemedy {
  return { kind: "read", how: "category", column, as: { kind: "category" }, default: { kind: null } };
}

export function isRead({ column, as }: ReadRemedy, data: DataConfig): boolean {
  return JSON.stringify(saidLike(as, data, column)) === JSON.stringify(as);
}

export function withRead({ column, as }: ReadRemedy, data: DataConfig): DataConfig {
  return saying(data, column, as);
}

export function withoutRead(
  { column, default: byDefault, before }: ReadRemedy,
  data: DataConfig,
): DataConfig {
  return saying(data, column, before ?? byDefault);
}

/** What undoing a remedy restores: the current state of everything it sets. */
export function readBefore(remedy: ReadRemedy, data: DataConfig): ReadRemedy {
  return { ...remedy, before: saidLike({ ...remedy.default, ...remedy.as }, data, remedy.column) };
}

/** What a config states about a column, in the parts that `like` has. */
function saidLike(like: SaidOfColumn, data: DataConfig, column: string): SaidOfColumn {
  return {
    ...("kind" in like && { kind: saidIn(data.kinds, column) }),
    ...("oddCells" in like && { oddCells: saidIn(data.oddCells ?? [], column) }),
    ...("missing" in like && { missing: saidIn(data.missing ?? [], column) }),
  };
}

function saying(data: DataConfig, column: string, said: SaidOfColumn): DataConfig {
  const { kind, oddCells, missing } = said;
  const kinds = kind === undefined ? data.kinds : withEntry(data.kinds, column, kind);
  const readings = readingsOf({
    ...data,
    ...(oddCells !== undefined && { oddCells: withEntry(data.oddCells ?? [], column, oddCells) }),
    ...(missing !== undefined && { missing: withEntry(data.missing ?? [], column, missing) }),
  });
  return { ...withReadings(data, readings), kinds };
}

function saidIn<T>(entries: readonly (readonly [column: string, said: T])[], column: string): T | null {
  return entries.find(([name]) => name === column)?.[1] ?? null;
}

/** Sets a column's entry (null: removes it), in the order of names, so that the same corrections are the same study. */
export function withEntry<T>(
  entries: readonly (readonly [column: string, said: T])[],
  column: string,
  said: T | null,
): readonly (readonly [column: string, said: T])[] {
  const others = entries.filter(([name]) => name !== column);
  if (said === null) return others;
  return [...others, [column, said] as const].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
