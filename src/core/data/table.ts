import { textsOf, type Cells } from "./cells.ts";
import { cellsOfColumn, firstNonNumeric, typeColumn } from "./columnKind.ts";
import type { Readings } from "./dataConfig.ts";
import type {
  Column,
  ColumnKind,
  ColumnSummary,
  Dataset,
  DatasetSummary,
  RawTable,
  TextReason,
} from "./dataset.ts";
import { readDeclared } from "./declaredKind.ts";
import { summariseLabels } from "./labels/summariseLabels.ts";
import { mergeLevels } from "./labels/mergeLevels.ts";
import type { NumberFormat } from "./parse/cells.ts";
import { decimalCommaOf } from "./readNumbers.ts";
import { summarisePictures } from "./pictures/summarisePictures.ts";
import { summariseColumn } from "./summariseColumn.ts";
import { findCopies } from "./suggest/findCopies.ts";
import { rankTargets } from "./suggest/rankTargets.ts";
import { suggestTask } from "./suggest/suggestTask.ts";

const PREVIEW_ROWS = 20;
/** Columns that are offered as the target. */
const TARGETS_OFFERED = 3;

/** A table that can be read again with other column kinds: what the reader keeps of every dataset. */
export interface Table {
  readonly rowCount: number;
  /** The last so many rows are those of a test file. */
  readonly testRows?: number;
  readonly columns: readonly TableColumn[];
}

interface TableColumn {
  readonly name: string;
  readonly unit?: string;
  readonly cells: Cells;
  readonly inferredKind: ColumnKind;
  readonly format: NumberFormat;
  /** Read as `inferredKind`. */
  readonly inferred: Column;
  /** See `InferredColumn`. */
  readonly textReason?: TextReason;
  readonly plainKind?: ColumnKind;
}

/** Corrections of kinds; the last of several for one column holds, those of no column mean nothing. */
export type Corrections = readonly (readonly [column: string, kind: ColumnKind])[];

/**
 * A table with the kinds that its cells suggest.
 * @param decimalCommaLikely see `decimalCommaOf`
 * @param decimal the mark of all numbers, where it was chosen
 */
export function tableFromRaw(raw: RawTable, decimalCommaLikely: boolean, decimal?: "point" | "comma"): Table {
  const decimalComma =
    decimal === undefined
      ? decimalCommaOf(
          raw.columns.map(({ cells }) => cells),
          decimalCommaLikely,
        )
      : decimal === "comma"
        ? "proven"
        : "unlikely";
  const columns = raw.columns.map((rawColumn) => {
    const { column, ...found } = readDeclared(rawColumn, decimalComma);
    return { ...rawColumn, ...found, inferredKind: column.kind, inferred: column };
  });
  return { rowCount: raw.rowCount, columns };
}

/** A generated dataset as a table. */
export function tableFromDataset({ columns, rowCount }: Dataset): Table {
  return {
    rowCount,
    columns: columns.map((column) => ({
      name: column.name,
      cells: cellsOfColumn(column),
      inferredKind: column.kind,
      format: "point" as const,
      inferred: column,
    })),
  };
}

/** @throws AppError `kindImpossible` */
export function datasetOf(table: Table, corrections: Corrections, readings: Readings = {}): Dataset {
  const kinds = new Map(corrections);
  const orders = new Map(readings.orders ?? []);
  const dateOrders = new Map(readings.dateOrders ?? []);
  const merges = new Map(readings.merges ?? []);
  const columns = table.columns.map((column) => {
    const { name, inferredKind, format } = column;
    const merged = merges.get(name);
    const kind = kinds.get(name) ?? inferredKind;
    const reading = { order: orders.get(name) ?? null, dateOrder: dateOrders.get(name) ?? null };
    const isRead =
      (kind === "ordered" && reading.order !== null) || (kind === "date" && reading.dateOrder !== null);
    if (kind === inferredKind && !isRead && merged === undefined) return column.inferred;
    const cells = merged === undefined ? column.cells : mergeLevels(column.cells, merged);
    return typeColumn({ name, cells }, kind, format, reading);
  });
  return { columns, rowCount: table.rowCount, testRows: table.testRows ?? 0 };
}

/**
 * @param dataset of this table, by `datasetOf`
 * @param target the known target, or null to suggest the likeliest one
 */
export function summarise(
  table: Table,
  dataset: Dataset,
  target: string | null,
): Omit<DatasetSummary, "id" | "dialect" | "rowsInFile"> {
  const columns: ColumnSummary[] = dataset.columns.map((column, j) => {
    const source = table.columns[j]!;
    const { unit, inferredKind, textReason, plainKind } = source;
    const summary: ColumnSummary = {
      ...summariseColumn(column, dataset.rowCount),
      inferredKind,
      ...(unit === undefined ? {} : { unit }),
      ...(textReason === undefined ? {} : { textReason }),
      ...(plainKind === undefined ? {} : { plainKind }),
      ...summariseLabels(column, table.testRows ?? 0),
    };
    if (column.kind === "number" || column.kind === "picture") return summary;
    const broken = firstNonNumeric(source.cells, source.format);
    return broken === null ? summary : { ...summary, firstNonNumeric: broken };
  });
  const known = columns.find(({ name }) => name === target);
  const ranked = rankTargets(columns, dataset.rowCount, findCopies(dataset.columns, dataset.rowCount));
  // Also a column that cannot be predicted as it is: what is wrong with it can be named and mended.
  const suggested = known ?? ranked[0] ?? columns.at(-1)!;
  const choices = new Set([suggested.name, ...ranked.map(({ name }) => name)]);
  const pictures = summarisePictures(dataset, suggested.name);
  return {
    rowCount: dataset.rowCount,
    testRows: table.testRows ?? 0,
    columns,
    preview: previewOf(table),
    suggestedTarget: suggested.name,
    targetChoices: [...choices].slice(0, TARGETS_OFFERED),
    suggestedTask: suggestTask(suggested),
    ...(pictures !== null && { pictures }),
  };
}

function previewOf({ columns, rowCount }: Table): (string | null)[][] {
  const heads = columns.map(({ cells }) => textsOf(cells, PREVIEW_ROWS));
  return Array.from({ length: Math.min(PREVIEW_ROWS, rowCount) }, (_, row) =>
    heads.map((head) => head[row] ?? null),
  );
}
