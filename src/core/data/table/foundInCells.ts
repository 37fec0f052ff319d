/** What the cells of a column say, whatever is made of it: what the data check tells and the page lets a user correct. */
export interface FoundInCells {
  /** Of a column that is mostly numbers. */
  readonly odd?: OddCells;
  /** Numbers that may stand for "no value". */
  readonly gapNumbers?: readonly GapNumber[];
  /** Numbers so far from all others that a model would learn nothing else. */
  readonly extremes?: Extremes;
  /**
   * Why its numbers may be codes. "zeros": short ones are written with a zero in front. "name": its name says so, and there are few
   * different ones.
   */
  readonly maybeCodes?: "zeros" | "name";
  /** Why it is no feature. */
  readonly leftOut?: LeftOutColumn;
  /** The words that count as missing unless a user says otherwise. */
  readonly missing?: readonly string[];
}

export interface OddCells {
  /** Cells that are no numbers in the column's unit. */
  readonly cells: number;
  /** Cells that are neither blank nor missing. */
  readonly present: number;
  /** The most frequent of them, with their rows. */
  readonly texts: readonly { readonly text: string; readonly count: number }[];
  /** Different ones. */
  readonly distinct: number;
  /** Whether some are limits ("<1.0", ">200"), and whether some of these are upper ones ("<1.0"); whether others name a number ("~5"). */
  readonly limits: boolean;
  readonly upperLimits: boolean;
  readonly guesses: boolean;
  /** Whether some are numbers in another unit. */
  readonly otherUnits: boolean;
  /** Whether the column is taken for numbers; else it has so few different ones that it is a category. */
  readonly asNumber: boolean;
}

export interface GapNumber {
  readonly value: number;
  readonly rows: number;
  /** The least and the greatest of the other numbers. */
  readonly low: number;
  readonly high: number;
}

export interface Extremes {
  readonly rows: number;
  /** The least and the greatest of them. */
  readonly least: number;
  readonly most: number;
  /** Of all other numbers. */
  readonly low: number;
  readonly high: number;
  /** The different ones, ascending; empty where there are too many to name. */
  readonly values: readonly number[];
  /** Whether the logarithms of all numbers are even: they span many powers of ten, and none is far out. */
  readonly log: boolean;
  /** Whether the middle half of the column is one value. */
  readonly flat: boolean;
  /** Whether there are fences to move them to: see `fences`. */
  readonly fenced: boolean;
}

/**
 * "codes": digits with zeros in front, too many different ones for a category, which may be meant as numbers. "mixedCodes": likewise, some with
 * letters. "mixedUnits": numbers in several units. The others are
 * those of `TextReason` and of constant columns.
 */
export type LeftOutColumn =
  "distinct" | "manyLevels" | "rowNames" | "codes" | "mixedCodes" | "mixedUnits" | "oneValue" | "noValue";
