/**
 * Facts found in the cells of a column, independent of how they are read: the data check reports them, and the user can correct
 * them.
 */
export interface FoundInCells {
  /** For a column of mostly numbers. */
  readonly odd?: OddCells;
  /** Numbers that may mean "no value". */
  readonly gapNumbers?: readonly GapNumber[];
  /** Numbers so far from all others that a model would learn only them. */
  readonly extremes?: Extremes;
  /**
   * Why its numbers may be codes. "zeros": short ones have a leading zero. "name": its name suggests codes, and there are few
   * different ones.
   */
  readonly maybeCodes?: "zeros" | "name";
  /** Why it is not a feature. */
  readonly leftOut?: LeftOutColumn;
  /** The words that count as missing by default. */
  readonly missing?: readonly string[];
}

export interface OddCells {
  /** Number of cells that are not numbers in the column's unit. */
  readonly cells: number;
  /** Cells that are neither blank nor missing. */
  readonly present: number;
  /** The most frequent texts, with their numbers of rows. */
  readonly texts: readonly { readonly text: string; readonly count: number }[];
  /** Number of different texts. */
  readonly distinct: number;
  /**
   * Whether some are limits ("<1.0", ">200"), and whether some of these are upper ones ("<1.0"); whether others contain a number
   * ("~5").
   */
  readonly limits: boolean;
  readonly upperLimits: boolean;
  readonly guesses: boolean;
  /** Whether some are numbers in another unit. */
  readonly otherUnits: boolean;
  /** Whether the column is read as numbers; otherwise it has so few different numbers that it is a category. */
  readonly asNumber: boolean;
}

export interface GapNumber {
  readonly value: number;
  readonly rows: number;
  /** Minimum and maximum of the other numbers. */
  readonly low: number;
  readonly high: number;
}

export interface Extremes {
  readonly rows: number;
  /** Minimum and maximum of the extreme values. */
  readonly least: number;
  readonly most: number;
  /** Minimum and maximum of all other numbers. */
  readonly low: number;
  readonly high: number;
  /** The different values, ascending; empty if there are too many to list. */
  readonly values: readonly number[];
  /** Whether a logarithm helps: the numbers span many powers of ten, and their logarithms have no extreme values. */
  readonly log: boolean;
  /** Whether the middle half of the column is one value. */
  readonly flat: boolean;
  /** Whether they can be clipped: see `fences`. */
  readonly fenced: boolean;
}

/**
 * "codes": digits with leading zeros, too many different ones for a category, possibly numbers. "mixedCodes": the same, some with
 * letters. "mixedUnits": numbers in several units. The others are those of `TextReason` and of constant columns.
 */
export type LeftOutColumn =
  "distinct" | "manyLevels" | "rowNames" | "codes" | "mixedCodes" | "mixedUnits" | "oneValue" | "noValue";
