import { countWords, textsOf, withoutWords, type Cells } from "./cells.ts";
import { cellsOfColumn, firstNonNumeric, typeColumn, type ColumnReading } from "./columnKind.ts";
import type { Readings } from "../dataConfig.ts";
import type {
  Column,
  ColumnKind,
  ColumnSummary,
  Dataset,
  DatasetSummary,
  MissingWord,
  RawColumn,
  RawTable,
} from "./dataset.ts";
import { readDeclared } from "./declaredKind.ts";
import { inferColumn, type InferContext, type InferredColumn } from "./inferColumn.ts";
import { mergeLevels, type MergedLevels } from "../labels/mergeLevels.ts";
import { summariseLabels } from "../labels/summariseLabels.ts";
import { gapsAmongNumbers } from "./missingWords.ts";
import { isMissing, parseNumber } from "../parse/cellText.ts";
import { decimalCommaOf, type DecimalComma } from "./readNumbers.ts";
import { summarisePictures } from "../pictures/summarisePictures.ts";
import { summariseColumn } from "./summariseColumn.ts";
import { findCopies } from "../suggest/findCopies.ts";
import { rankTargets } from "../suggest/rankTargets.ts";
import { suggestTask } from "../suggest/suggestTask.ts";

const PREVIEW_ROWS = 20;
/** Columns that are offered as the target. */
const TARGETS_OFFERED = 3;
/** The meaning of a chosen decimal mark. */
const CHOSEN = { comma: "proven", point: "unlikely" } as const;

/** A table that can be read again with other column kinds: kept by the reader for every dataset. */
export interface Table {
  readonly rowCount: number;
  /** Number of rows at the end that come from a test file. */
  readonly testRows?: number;
  readonly columns: readonly TableColumn[];
  readonly context: InferContext;
}

interface TableColumn extends Omit<InferredColumn, "column"> {
  readonly name: string;
  /** As read, including the words that count as missing. */
  readonly raw: RawColumn;
  readonly inferredKind: ColumnKind;
  /** Read as `inferredKind`. */
  readonly inferred: Column;
  /** All that was inferred. */
  readonly inference: InferredColumn;
}

/** A table read with certain choices. */
export interface ReadDataset extends Dataset {
  /** Its columns by inference, given the words that count as missing. */
  readonly inferred: readonly InferredColumn[];
}

/** Corrections of kinds; of several for one column the last counts; those for unknown columns are ignored. */
export type KindCorrections = readonly (readonly [column: string, kind: ColumnKind])[];

/**
 * A table with the kinds that its cells suggest.
 * @param decimalCommaLikely see `decimalCommaOf`
 * @param decimal the decimal mark of all numbers, if chosen
 */
export function tableFromRaw(raw: RawTable, decimalCommaLikely: boolean, decimal?: "point" | "comma"): Table {
  const cells = raw.columns.map((column) => column.cells);
  const context = {
    decimalComma: decimal === undefined ? commaOf(cells, decimalCommaLikely) : CHOSEN[decimal],
    gaps: gapsAmongNumbers(cells),
  };
  const columns = raw.columns.map((column) => tableColumn(column, readDeclared(column, context)));
  return { rowCount: raw.rowCount, columns, context };
}

function commaOf(columns: readonly Cells[], likely: boolean): DecimalComma {
  return decimalCommaOf(
    columns.map((cells) => withoutWords(cells, isMissing)),
    likely,
  );
}

/** A generated dataset as a table. */
export function tableFromDataset({ columns, rowCount }: Dataset): Table {
  return {
    rowCount,
    context: { decimalComma: "unlikely", gaps: new Set() },
    columns: columns.map((column) => {
      const cells = cellsOfColumn(column);
      return tableColumn(
        { name: column.name, cells },
        {
          column,
          cells,
          format: "point",
          missing: { words: [] },
          found: {},
        },
      );
    }),
  };
}

/** @throws AppError `kindImpossible` */
export function datasetOf(table: Table, corrections: KindCorrections, readings: Readings = {}): ReadDataset {
  const read = readColumns(table, corrections, readings);
  return {
    columns: read.map(({ column }) => column),
    rowCount: table.rowCount,
    testRows: table.testRows ?? 0,
    found: table.columns.map(({ found }) => found),
    inferred: read.map(({ inferred }) => inferred),
  };
}

/**
 * @param dataset of this table, by `datasetOf`
 * @param target the known target, or null to suggest the most likely one
 */
export function summarise(
  table: Table,
  dataset: Dataset & Partial<ReadDataset>,
  target: string | null,
): Omit<DatasetSummary, "id" | "dialect" | "rowsInFile"> {
  const columns: ColumnSummary[] = dataset.columns.map((column, j) => {
    const own = table.columns[j]!;
    return summaryOf(table, own, { column, inferred: dataset.inferred?.[j] ?? own.inference });
  });
  const known = columns.find(({ name }) => name === target);
  const ranked = rankTargets(columns, dataset.rowCount, findCopies(dataset.columns, dataset.rowCount));
  // Even a column that cannot be predicted yet: its problem can be reported and corrected.
  const suggested = known ?? ranked[0] ?? columns.at(-1)!;
  const choices = new Set([suggested.name, ...ranked.map(({ name }) => name)]);
  const pictures = summarisePictures(dataset, suggested.name);
  return {
    rowCount: table.rowCount,
    testRows: table.testRows ?? 0,
    columns,
    preview: previewOf(table),
    suggestedTarget: suggested.name,
    targetChoices: [...choices].slice(0, TARGETS_OFFERED),
    suggestedTask: suggestTask(suggested),
    ...(pictures !== null && { pictures }),
  };
}

function tableColumn(raw: RawColumn, inference: InferredColumn): TableColumn {
  const { column, ...found } = inference;
  return { ...found, name: raw.name, raw, inferredKind: column.kind, inferred: column, inference };
}

interface ReadColumn {
  readonly column: Column;
  /** Given the words that count as missing. */
  readonly inferred: InferredColumn;
}

function readColumns(table: Table, corrections: KindCorrections, readings: Readings): readonly ReadColumn[] {
  const kinds = new Map(corrections);
  const orders = new Map(readings.orders ?? []);
  const dateOrders = new Map(readings.dateOrders ?? []);
  const oddCells = new Map(readings.oddCells ?? []);
  const missing = new Map(readings.missing ?? []);
  const merges = new Map(readings.merges ?? []);
  return table.columns.map((own) => {
    const { name } = own;
    const words = missing.get(name);
    const spelt = words === undefined ? own.inference : readDeclared(own.raw, table.context, words);
    const merged = merges.get(name);
    const inferred = merged === undefined ? spelt : mergedColumn(own, spelt, merged, table.context);
    const kind = kinds.get(name) ?? inferred.column.kind;
    const reading: ColumnReading = {
      order: orders.get(name) ?? null,
      dateOrder: dateOrders.get(name) ?? null,
      oddCells: oddCells.get(name) ?? "missing",
    };
    if (kind === inferred.column.kind && !isRead(kind, reading)) return { column: inferred.column, inferred };
    const { cells, format } = inferred;
    return { column: typeColumn({ name, cells }, kind, format, reading), inferred };
  });
}

/** A column after spellings are merged, which may then be an order or a yes/no pair. */
function mergedColumn(
  { name, raw }: TableColumn,
  spelt: InferredColumn,
  merged: readonly MergedLevels[],
  context: InferContext,
): InferredColumn {
  const cells = mergeLevels(spelt.cells, merged);
  if (raw.declared === undefined)
    return { ...inferColumn({ name, cells }, context, []), missing: spelt.missing };
  return { ...spelt, cells, column: typeColumn({ name, cells }, spelt.column.kind, spelt.format) };
}

function isRead(kind: ColumnKind, { order, dateOrder, oddCells }: ColumnReading): boolean {
  if (kind === "ordered") return order !== null;
  return kind === "date" ? dateOrder !== null : kind === "number" && oddCells !== "missing";
}

function summaryOf(table: Table, own: TableColumn, { column, inferred }: ReadColumn): ColumnSummary {
  const { unit, textReason, plainKind, missing } = inferred;
  const words = wordsOf(own.raw.cells, missing.words);
  const { plain } = own.missing;
  const summary: ColumnSummary = {
    ...summariseColumn(column, table.rowCount),
    inferredKind: inferred.column.kind,
    ...(unit === undefined ? {} : { unit }),
    ...(textReason === undefined ? {} : { textReason }),
    ...(plainKind === undefined ? {} : { plainKind }),
    ...summariseLabels(column, table.testRows ?? 0),
    ...(words.length === 0 ? {} : { words }),
    ...(plain === undefined ? {} : { plainMissing: plain }),
    ...(Object.keys(own.found).length === 0 ? {} : { found: own.found }),
  };
  if (column.kind === "number" || column.kind === "picture") return summary;
  const broken = firstNonNumeric(inferred.cells, inferred.format);
  return broken === null ? summary : { ...summary, firstNonNumeric: broken };
}

/** Words that usually mean missing, and those set by the user; the most frequent first. */
function wordsOf(raw: Cells, missing: readonly string[]): readonly MissingWord[] {
  const counts = countWords(raw);
  const candidates = new Set([...[...counts.keys()].filter(isMissing), ...missing]);
  return Array.from(candidates, (word) => ({
    word,
    count: counts.get(word) ?? countNumber(raw, parseNumber(word, "point")),
    isMissing: missing.includes(word),
  })).sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}

function countNumber(raw: Cells, number: number): number {
  return raw.kind === "numbers" ? raw.values.reduce((n, value) => n + (value === number ? 1 : 0), 0) : 0;
}

function previewOf({ columns, rowCount }: Table): (string | null)[][] {
  const heads = columns.map(({ cells }) => textsOf(cells, PREVIEW_ROWS));
  return Array.from({ length: Math.min(PREVIEW_ROWS, rowCount) }, (_, row) =>
    heads.map((head) => head[row] ?? null),
  );
}
