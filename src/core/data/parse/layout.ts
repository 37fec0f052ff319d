/** Between cells; " ": any run of blanks. */
export type Delimiter = "," | ";" | "\t" | "|" | " ";

/**
 * What a user chose of where a table stands in its file and how its cells are written. What is absent is detected. Lines count from 1,
 * in the file; rows of a sheet likewise.
 */
export interface LayoutChoices {
  /** Which of the tables of the file or sheet, from 1 in their order (see `FoundLayout.tables`). */
  readonly table?: number;
  readonly delimiter?: Delimiter;
  /** "": quotes are ordinary characters. */
  readonly quote?: '"' | "'" | "";
  readonly decimal?: "point" | "comma";
  /** What begins a comment; "": there are none. */
  readonly comment?: "#" | "%" | "//" | "";
  /** The first line of the header; 0: there is none. */
  readonly headerLine?: number;
  /** Lines of the header, whose cells are joined: 1 to 3. */
  readonly headerLines?: number;
  /** The line that gives the columns' units; 0: there is none. */
  readonly unitsLine?: number;
  /** The first and the last line of data. */
  readonly firstLine?: number;
  readonly lastLine?: number;
  /** What is done with lines that have not the cells of the others. */
  readonly oddLines?: OddLinesChoice;
}

/** "keep": as they are read, with what is missing filled as missing. */
export const ODD_LINES_CHOICES = ["keep", "leaveOut"] as const;
export type OddLinesChoice = (typeof ODD_LINES_CHOICES)[number];

/** Where a table was found in its file. */
export interface FoundLayout {
  readonly quote: '"' | "'" | "";
  readonly comment: "#" | "%" | "//" | "";
  readonly headerLine: number;
  readonly headerLines: number;
  readonly unitsLine: number;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Lines that are no rows of the table, in the order of the file; the first few of them. */
  readonly skipped: readonly SkippedLines[];
  readonly odd: OddLines;
  /** Rows without the empty cells at their end, where that is how the file is written; absent: none. */
  readonly shortRows?: number;
  /** The tables of the file or sheet, where there are several; the largest was read unless another was chosen. */
  readonly tables: readonly TableRange[];
  /** Which of `tables` was read, from 1; absent where there are not several. */
  readonly table?: number;
  /** The first lines as they stand, each cut to 300 characters. */
  readonly head: readonly string[];
}

export interface SkippedLines {
  readonly from: number;
  readonly to: number;
  readonly why: SkipReason;
  /** The first of them, as it stands, cut to 300 characters. */
  readonly text: string;
}

/**
 * "above": prose or settings before the header. "units": they stand beside the names now. "repeatedHeader": the header again. "total": a
 * row of sums. "below": what follows the table, such as a footer. "comment": begins with a comment sign. "otherTable": of another table.
 */
export type SkipReason = "above" | "units" | "repeatedHeader" | "total" | "below" | "comment" | "otherTable";

/** Lines that have not the cells of the others, or whose quotes are damaged. */
export interface OddLines {
  readonly count: number;
  /** All lines of data, the odd ones among them. */
  readonly of: number;
  /** The first 100. */
  readonly items: readonly OddLine[];
}

export interface OddLine {
  readonly line: number;
  /** As it stands, cut to 300 characters. */
  readonly text: string;
  readonly why: OddLineReason;
  readonly cells: number;
  /** Whether it is a row of the table. */
  readonly kept: boolean;
}

/** "unreadable": no line of its format, such as broken JSON. */
export type OddLineReason = "tooFew" | "tooMany" | "quote" | "delimiter" | "unreadable";

export interface TableRange {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly columns: number;
  /** Its first column in the sheet, from 1; absent in text, and where no tables stand side by side. */
  readonly firstColumn?: number;
}
