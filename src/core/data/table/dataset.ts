import type { Cells } from "./cells.ts";
import type { FoundInCells } from "./foundInCells.ts";
import type { DatePart } from "../kinds/dateParts.ts";
import type { DateOrder } from "../kinds/dates.ts";
import type { MergedLevels } from "../labels/mergeLevels.ts";
import type { Garbled } from "../parse/garbled.ts";
import type { FoundLayout, OddLines } from "../parse/layout.ts";

/**
 * How a column is read. "number": real values. "category": unordered levels. "ordered": levels with an order. "boolean": two levels
 * of a yes/no pair. "date": days or times. "text": free text or ids, never a feature. "constant": one value (or none), never a feature.
 */
export const COLUMN_KINDS = ["number", "category", "ordered", "boolean", "date", "text", "constant"] as const;
/** The kinds that cells can be read as, and "picture", whose rows are pictures of one size. */
export type ColumnKind = (typeof COLUMN_KINDS)[number] | "picture";

/** A table as read from its file. */
export interface RawTable {
  readonly columns: readonly RawColumn[];
  readonly rowCount: number;
}

export interface RawColumn {
  /** The header as the user wrote it, made unique ("x", "x (2)"), never empty. */
  readonly name: string;
  readonly cells: Cells;
  /** The unit of its values, if the file states it. */
  readonly unit?: string;
  /** The kind declared by the file, as in ARFF; absent if the cells decide. */
  readonly declared?: DeclaredKind;
}

/** "text": its cells are never numbers, even if they look like numbers. Declared levels may have no cells. */
export type DeclaredKind =
  | { readonly kind: "number" | "text" }
  | { readonly kind: "category"; readonly levels: readonly string[] }
  | { readonly kind: "date"; readonly order: DateOrder | null };

/** A column as typed data. All columns of a dataset have the same length. */
export type Column =
  | { readonly kind: "number"; readonly name: string; /** NaN: missing. */ readonly values: Float64Array }
  | {
      readonly kind: "category" | "boolean";
      readonly name: string;
      /**
       * Distinct values: in the order declared by the file, otherwise by number if all are numeric, otherwise by code unit. Never
       * empty.
       */
      readonly levels: readonly string[];
      /** Index into `levels`; −1: missing. */
      readonly codes: Int32Array;
    }
  | {
      readonly kind: "ordered";
      readonly name: string;
      /** Distinct values from first to last. Never empty. */
      readonly levels: readonly string[];
      /** Index into `levels`; −1: missing. */
      readonly codes: Int32Array;
    }
  | {
      readonly kind: "date";
      readonly name: string;
      /** Milliseconds since 1970-01-01, UTC. NaN: missing. */
      readonly values: Float64Array;
      /** The order of day and month; null if the format makes it clear. */
      readonly order: DateOrder | null;
      /** Whether the other order is possible, too. */
      readonly ambiguous: boolean;
    }
  | { readonly kind: "text" | "constant"; readonly name: string; readonly cells: Cells }
  | PictureColumn;

/**
 * Why inference read a column as text: its texts rarely repeat, it has too many levels, it identifies the rows, its digits are
 * codes with leading zeros, or its numbers are in several units.
 */
export type TextReason = "distinct" | "manyLevels" | "rowNames" | "codes" | "mixedUnits";

/** Pictures of one size, none missing. If there are pictures, they are the only feature. */
export interface PictureColumn extends PictureShape {
  readonly kind: "picture";
  readonly name: string;
  /** rows × height × width × channels, channels last: 0 is black, 255 white or full colour (sRGB). */
  readonly pixels: Uint8Array;
}

export interface PictureShape {
  readonly height: number;
  readonly width: number;
  /** 1: grey, 3: red, green and blue. */
  readonly channels: number;
}

export interface Dataset {
  readonly columns: readonly Column[];
  readonly rowCount: number;
  /** Number of rows at the end that come from a separate test file; absent: none. */
  readonly testRows?: number;
  /** Facts found in the cells of each column, in the order of `columns`; absent for generated data. */
  readonly found?: readonly FoundInCells[];
}

export const TASKS = ["classification", "regression"] as const;
export type Task = (typeof TASKS)[number];

/** The page's information about a column. */
export interface ColumnSummary {
  readonly name: string;
  /** The unit of its values, from the file: "kg", "%", "€". */
  readonly unit?: string;
  readonly kind: ColumnKind;
  /** The kind by inference; differs from `kind` if the user changed it. */
  readonly inferredKind: ColumnKind;
  readonly missing: number;
  readonly distinct: number;
  /** For numbers, over the present values; otherwise null. */
  readonly numeric: {
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly sd: number;
  } | null;
  /** Category, ordered and boolean: up to 12 most frequent levels with counts, most frequent first. Otherwise empty. */
  readonly levels: readonly { readonly level: string; readonly count: number }[];
  /** Numbers and dates: counts in 12 equal bins from min to max. Otherwise empty. */
  readonly histogram: readonly number[];
  /** The first present cell that is not a number (row 1-based, without the header); absent if all are numbers. */
  readonly firstNonNumeric?: { readonly row: number; readonly value: string };
  /** The least frequent value; absent if there are more distinct values than a target may have classes. */
  readonly rarest?: { readonly level: string; readonly count: number };
  /** Dates: the range, the order of day and month, and the parts that become features. */
  readonly dates?: {
    readonly min: number;
    readonly max: number;
    readonly order: DateOrder | null;
    readonly ambiguous: boolean;
    readonly parts: readonly DatePart[];
  };
  /** Ordered columns: the levels (the first 100) from first to last. */
  readonly order?: readonly string[];
  /** Why inference read the column as text; absent otherwise. */
  readonly textReason?: TextReason;
  /** Merges of several spellings of a label; absent if there are none. */
  readonly alike?: readonly MergedLevels[];
  /** Merges of rare labels, possibly misspelt, into frequent ones; absent if there are none. They may be different labels. */
  readonly typos?: readonly MergedLevels[];
  /**
   * Labels that occur only in the training rows or only in the test file, and resemble no other. Absent without a test file or
   * without such labels.
   */
  readonly apart?: { readonly testOnly: readonly string[]; readonly trainingOnly: readonly string[] };
  /** The kind by earlier versions, whose links refer to it. Absent if it is the same. */
  readonly plainKind?: ColumnKind;
  /** The words of the column that may count as missing, and whether they do; absent if there are none. */
  readonly words?: readonly MissingWord[];
  /** The words that earlier versions read as missing, if different. */
  readonly plainMissing?: readonly string[];
  /** Facts found in its cells, independent of how they are read. */
  readonly found?: FoundInCells;
}

export interface MissingWord {
  readonly word: string;
  readonly count: number;
  readonly isMissing: boolean;
}

/** The page's information about a dataset; the rows themselves stay in the reader worker. */
export interface DatasetSummary {
  /** Handle in the reader worker. */
  readonly id: string;
  readonly rowCount: number;
  /** Number of rows at the end that come from a separate test file; absent: none. */
  readonly testRows?: number;
  readonly columns: readonly ColumnSummary[];
  /** The first rows (≤ 20), as read, in the order of `columns`. */
  readonly preview: readonly (readonly (string | null)[])[];
  /** How a file was read; null for built-in and synthetic data. */
  readonly dialect: Dialect | null;
  /** Rows of the files; the dataset may be a sample of them. */
  readonly rowsInFile: number;
  /** Suggested by rule: the card's target, else the likeliest column (`rankTargets`). */
  readonly suggestedTarget: string;
  /** The columns most likely to be predicted, the suggested one first: at most three. */
  readonly targetChoices?: readonly string[];
  readonly suggestedTask: Task;
  /** If the rows are pictures. */
  readonly pictures?: PictureSummary;
  /** If the columns of a file look like the pixels of pictures. */
  readonly pixels?: PictureShape;
  /** If the text of a file looks as if it was decoded with the wrong encoding. */
  readonly garbled?: Garbled;
  /** Tables among the files that are not used; absent: none. */
  readonly aside?: readonly AsideFile[];
}

/**
 * One of several files that is not used for learning: a test file without the target, a submission, another table, or not a table.
 */
export type AsideFile =
  | {
      readonly name: string;
      readonly reason: "noTarget";
      /** What is to be predicted. */
      readonly column: string;
      /** Other columns that it lacks: a column that is only known together with the target is not a feature. Absent: none. */
      readonly also?: readonly string[];
    }
  | { readonly name: string; readonly reason: "answers" | "noTable" }
  | {
      readonly name: string;
      /**
       * Its columns differ from those of `main`, which is used because of its name, because of a test file, or because it is
       * larger.
       */
      readonly reason: "unrelated" | "smaller";
      readonly main: string;
    };

/** The page's information about pictures. */
export interface PictureSummary extends PictureShape {
  /** Classes in order, each with its first few pictures. */
  readonly classes: readonly {
    readonly name: string;
    readonly count: number;
    /** height × width × channels bytes each, as in `PictureColumn`. */
    readonly samples: readonly Uint8Array[];
  }[];
  /** How a user's pictures were read. */
  readonly reading?: PictureReading;
}

export interface PictureReading {
  /** Number of pictures in the files; more than rows if they are a sample, or if some could not be read. */
  readonly inFiles: number;
  /** How they became squares; null: unchanged. */
  readonly fit: "crop" | "pad" | null;
  /** Pictures that were left out, by reason. */
  readonly left: readonly LeftOut[];
  /** If a table has their labels. */
  readonly labels?: PictureLabels;
}

/** How pictures were joined with the rows of a table. */
export interface PictureLabels {
  readonly table: string;
  /** Columns of the table: the files' names, and what is predicted. */
  readonly fileColumn: string;
  readonly labelColumn: string;
  /** Rows without a picture, with the first few names. */
  readonly without: { readonly count: number; readonly names: readonly string[] };
}

export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly count: number;
  /** The first few. */
  readonly paths: readonly string[];
}

/**
 * Why a picture is left out. "notPicture": its bytes are not those of a PNG, JPEG or WebP. "undecodable": they are, but damaged.
 * "corrupt": its bytes in the zip differ from those that were packed. "unreadable": its bytes cannot be read. "tooLarge": its
 * claimed size is too large. "otherFormat": by its name. "noFolder": it is not in the folder of a class. "noLabel": the table has
 * no label for it.
 */
export const LEFT_OUT_REASONS = [
  "notPicture",
  "undecodable",
  "corrupt",
  "unreadable",
  "encrypted",
  "tooLarge",
  "otherFormat",
  "noFolder",
  "noLabel",
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** How a file was read; of several files, the first. */
export type Dialect =
  | {
      readonly format: "delimited";
      readonly delimiter: string;
      readonly encoding: string;
      /** Whether the first row named the columns. */
      readonly header: boolean;
      readonly layout?: FoundLayout;
    }
  | {
      readonly format: "xlsx";
      readonly sheet: string;
      /** All sheets that can be chosen. */
      readonly sheets: readonly string[];
      /** The sheet with the largest table, if it is clearly larger than that of this sheet. */
      readonly larger?: { readonly sheet: string; readonly rows: number };
      readonly header: boolean;
      readonly layout?: FoundLayout;
    }
  | { readonly format: "json"; readonly encoding: string }
  | { readonly format: "jsonLines" | "arff" | "libsvm"; readonly encoding: string; readonly odd: OddLines }
  | { readonly format: "parquet" };
