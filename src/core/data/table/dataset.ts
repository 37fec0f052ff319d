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
/** Beside the kinds that cells can be read as: "picture", whose rows are pictures of one size. */
export type ColumnKind = (typeof COLUMN_KINDS)[number] | "picture";

/** A table as it was read. */
export interface RawTable {
  readonly columns: readonly RawColumn[];
  readonly rowCount: number;
}

export interface RawColumn {
  /** The header as the user wrote it, made unique ("x", "x (2)"), never empty. */
  readonly name: string;
  readonly cells: Cells;
  /** Of its values, as the file says; absent where it says none. */
  readonly unit?: string;
  /** What the file itself says that the column is, as ARFF does; absent where its cells have to tell. */
  readonly declared?: DeclaredKind;
}

/** "text": its cells are never numbers, whatever they look like. Levels may be declared that no cell has. */
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
      /** Distinct values: as the file declares them, else by number where all are numeric, else by code unit. Never empty. */
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
      /** How day and month were told apart; null where nothing had to be. */
      readonly order: DateOrder | null;
      /** Whether they could have been told apart the other way. */
      readonly ambiguous: boolean;
    }
  | { readonly kind: "text" | "constant"; readonly name: string; readonly cells: Cells }
  | PictureColumn;

/**
 * Why inference took a column for text: its texts hardly repeat, it has too many, it names the rows, its digits are codes with zeros in
 * front, or its numbers are in several units.
 */
export type TextReason = "distinct" | "manyLevels" | "rowNames" | "codes" | "mixedUnits";

/** Pictures of one size, none missing. Where there are some, they are the only feature. */
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
  /** How many of the last rows came as a test file of their own; absent: none. */
  readonly testRows?: number;
  /** What the cells of each column say, in the order of `columns`; absent where nobody wrote them. */
  readonly found?: readonly FoundInCells[];
}

export type Task = "classification" | "regression";

/** What the page knows about a column. */
export interface ColumnSummary {
  readonly name: string;
  /** Of its values, as the file says: "kg", "%", "€". */
  readonly unit?: string;
  readonly kind: ColumnKind;
  /** What inference said; differs from `kind` where the user corrected it. */
  readonly inferredKind: ColumnKind;
  readonly missing: number;
  readonly distinct: number;
  /** Numbers only, over the present values; null otherwise. */
  readonly numeric: {
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly sd: number;
  } | null;
  /** Category, ordered and boolean: up to 12 most frequent levels with counts, most frequent first. Else empty. */
  readonly levels: readonly { readonly level: string; readonly count: number }[];
  /** Numbers and dates: counts in 12 equal bins from min to max. Else empty. */
  readonly histogram: readonly number[];
  /** The first present cell that is no number (row 1-based, the header not counted); absent where all are numbers. */
  readonly firstNonNumeric?: { readonly row: number; readonly value: string };
  /** The least frequent value; absent where there are more distinct ones than a target may have classes. */
  readonly rarest?: { readonly level: string; readonly count: number };
  /** Dates: the range, how day and month were told apart, and what of them becomes features. */
  readonly dates?: {
    readonly min: number;
    readonly max: number;
    readonly order: DateOrder | null;
    readonly ambiguous: boolean;
    readonly parts: readonly DatePart[];
  };
  /** Ordered columns: the levels (the first 100) from first to last. */
  readonly order?: readonly string[];
  /** Why inference left the column out as text; absent where it did not. */
  readonly textReason?: TextReason;
  /** What to merge so that several spellings of a label are one; absent where there is nothing to merge. */
  readonly alike?: readonly MergedLevels[];
  /** What to merge so that rare labels that may be misspelt are the frequent ones; absent where there is nothing to merge. They may be different labels after all. */
  readonly typos?: readonly MergedLevels[];
  /** Labels that training rows or test file alone have, and that look like no other. Absent without a test file, or where none are. */
  readonly apart?: { readonly testOnly: readonly string[]; readonly trainingOnly: readonly string[] };
  /** What earlier versions would have read: how their links mean the column. Absent where they would say the same. */
  readonly plainKind?: ColumnKind;
  /** The words of the column that may count as missing, and whether they do; absent where there are none. */
  readonly words?: readonly MissingWord[];
  /** Those that earlier versions took for missing, where they are others. */
  readonly plainMissing?: readonly string[];
  /** What its cells say, however they are read. */
  readonly found?: FoundInCells;
}

export interface MissingWord {
  readonly word: string;
  readonly count: number;
  readonly isMissing: boolean;
}

/** What the page knows about a dataset; the rows themselves stay in the reader worker. */
export interface DatasetSummary {
  /** Handle in the reader worker. */
  readonly id: string;
  readonly rowCount: number;
  /** How many of the last rows came as a test file of their own; absent: none. */
  readonly testRows?: number;
  readonly columns: readonly ColumnSummary[];
  /** The first rows (≤ 20), as read, in the order of `columns`. */
  readonly preview: readonly (readonly (string | null)[])[];
  /** How a file was understood; null for built-in and synthetic data. */
  readonly dialect: Dialect | null;
  /** Rows of the files, of which these may be a sample. */
  readonly rowsInFile: number;
  /** Suggested by rule: the card's target, else the likeliest column (`rankTargets`). */
  readonly suggestedTarget: string;
  /** The columns most likely to be predicted, the suggested one first: at most three. */
  readonly targetChoices?: readonly string[];
  readonly suggestedTask: Task;
  /** Where the rows are pictures. */
  readonly pictures?: PictureSummary;
  /** Where the columns of a file look like the pixels of pictures. */
  readonly pixels?: PictureShape;
  /** Where the text of a file looks as if it were in another encoding. */
  readonly garbled?: Garbled;
  /** Tables among the files that are not learnt from; absent: there are none. */
  readonly aside?: readonly AsideFile[];
}

/** One of several files that is no part of what is learnt from: a test file without the target, answers to hand in, another table or none. */
export type AsideFile =
  | {
      readonly name: string;
      readonly reason: "noTarget";
      /** What is to be predicted. */
      readonly column: string;
      /** Other columns that it lacks: what is only known with the target is no feature. Absent: none. */
      readonly also?: readonly string[];
    }
  | { readonly name: string; readonly reason: "answers" | "noTable" }
  | {
      readonly name: string;
      /** It has other columns than `main`, which is learnt from for its name or a test file, or since it is larger. */
      readonly reason: "unrelated" | "smaller";
      readonly main: string;
    };

/** What the page shows of pictures. */
export interface PictureSummary extends PictureShape {
  /** Classes in order, each with its first few pictures. */
  readonly classes: readonly {
    readonly name: string;
    readonly count: number;
    /** height × width × channels bytes each, as in `PictureColumn`. */
    readonly samples: readonly Uint8Array[];
  }[];
  /** Of a user's pictures: how they were read. */
  readonly reading?: PictureReading;
}

export interface PictureReading {
  /** Pictures there are in the files; more than rows where they are a sample, or some could not be read. */
  readonly inFiles: number;
  /** How they became squares; null: they are as they were. */
  readonly fit: "crop" | "pad" | null;
  /** What was left out, by reason. */
  readonly left: readonly LeftOut[];
  /** Where a table says what they show. */
  readonly labels?: PictureLabels;
}

/** How pictures were joined with the rows of a table. */
export interface PictureLabels {
  readonly table: string;
  /** Columns of the table: the files' names, and what is predicted. */
  readonly fileColumn: string;
  readonly labelColumn: string;
  /** Rows that name no picture, with the first few names. */
  readonly without: { readonly count: number; readonly names: readonly string[] };
}

export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly count: number;
  /** The first few. */
  readonly paths: readonly string[];
}

/**
 * Why a picture is left out. "notPicture": its bytes are not those of a PNG, JPEG or WebP. "undecodable": they are, but damaged. "corrupt":
 * its zip has other bytes than were packed. "unreadable": its bytes cannot be had. "tooLarge": it claims more than any picture needs. "otherFormat": by its name. "noFolder": it lies in no
 * class's folder. "noLabel": the table of labels has none for it.
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
      /** All that can be chosen. */
      readonly sheets: readonly string[];
      /** The sheet with the largest table, if it is clearly larger than that of this sheet; absent: no other sheet is. */
      readonly larger?: { readonly sheet: string; readonly rows: number };
      readonly header: boolean;
      readonly layout?: FoundLayout;
    }
  | { readonly format: "json"; readonly encoding: string }
  | { readonly format: "jsonLines" | "arff" | "libsvm"; readonly encoding: string; readonly odd: OddLines }
  | { readonly format: "parquet" };
