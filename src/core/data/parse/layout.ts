/** The delimiter; " ": any run of blanks. */
export type Delimiter = "," | ";" | "\t" | "|" | " ";

/**
 * The user's choices of where a table lies in its file and how its cells are written. Absent ones are detected. Lines of the file
 * and rows of a sheet are counted from 1.
 */
export interface LayoutChoices {
  /** Which of the tables of the file or sheet, from 1 in their order (see `FoundLayout.tables`). */
  readonly table?: number;
  readonly delimiter?: Delimiter;
  /** "": quotes are ordinary characters. */
  readonly quote?: '"' | "'" | "";
  readonly decimal?: "point" | "comma";
  /** The sign that begins a comment; "": no comments. */
  readonly comment?: "#" | "%" | "//" | "";
  /** The first line of the header; 0: no header. */
  readonly headerLine?: number;
  /** Lines of the header, whose cells are joined: 1 to 3. */
  readonly headerLines?: number;
  /** The line with the units of the columns; 0: none. */
  readonly unitsLine?: number;
  /** The first and the last line of data. */
  readonly firstLine?: number;
  readonly lastLine?: number;
  /** How lines with a different number of cells are handled. */
  readonly oddLines?: OddLinesChoice;
}

/** "keep": kept as read, with missing cells for absent ones. */
export const ODD_LINES_CHOICES = ["keep", "leaveOut"] as const;
export type OddLinesChoice = (typeof ODD_LINES_CHOICES)[number];

/** The position of a table in its file. */
export interface FoundLayout {
  readonly quote: '"' | "'" | "";
  readonly comment: "#" | "%" | "//" | "";
  readonly headerLine: number;
  readonly headerLines: number;
  readonly unitsLine: number;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Lines that are not rows of the table, in the order of the file; only the first few. */
  readonly skipped: readonly SkippedLines[];
  readonly odd: OddLines;
  /** Number of rows without their trailing empty cells, if the file omits them; absent: none. */
  readonly shortRows?: number;
  /** The tables of the file or sheet, if there are several; the largest was read unless another was chosen. */
  readonly tables: readonly TableRange[];
  /** Which of `tables` was read, from 1; absent if there is only one. */
  readonly table?: number;
  /** The first lines of the file, each cut to 300 characters. */
  readonly head: readonly string[];
}

export interface SkippedLines {
  readonly from: number;
  readonly to: number;
  readonly why: SkipReason;
  /** Text of the first one, cut to 300 characters. */
  readonly text: string;
}

/**
 * "above": prose or settings before the header. "units": shown beside the names. "repeatedHeader": the header again. "total": a row
 * of sums. "below": lines after the table, such as a footer. "comment": begins with a comment sign. "otherTable": of another table.
 */
export type SkipReason = "above" | "units" | "repeatedHeader" | "total" | "below" | "comment" | "otherTable";

/** Lines with a different number of cells, or with damaged quotes. */
export interface OddLines {
  readonly count: number;
  /** All lines of data, including the odd ones. */
  readonly of: number;
  /** The first 100. */
  readonly items: readonly OddLine[];
}

export interface OddLine {
  readonly line: number;
  /** Text of the line, cut to 300 characters. */
  readonly text: string;
  readonly why: OddLineReason;
  readonly cells: number;
  /** Whether it is a row of the table. */
  readonly kept: boolean;
}

/** "unreadable": not valid in its format, such as broken JSON. */
export type OddLineReason = "tooFew" | "tooMany" | "quote" | "delimiter" | "unreadable";

export interface TableRange {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly columns: number;
  /** Its first column in the sheet, from 1; absent in text files, and without tables side by side. */
  readonly firstColumn?: number;
}
