import type { Cleaning } from "./cleaning.ts";
import type { ColumnKind, Task } from "./table/dataset.ts";
import type { DateOrder } from "./kinds/dates.ts";
import type { Merges } from "./labels/mergeLevels.ts";
import type { LayoutChoices } from "./parse/layout.ts";
import type { GeneratorSpec } from "./generators/generatorSpec.ts";

/** Built-in data sets: the folders of `datasets/`. */
export const BUILT_IN_IDS = [
  "iris",
  "wine",
  "breast-cancer",
  "penguins",
  "diabetes",
  "auto-mpg",
  "digits",
  "mnist",
] as const;
export type BuiltInId = (typeof BUILT_IN_IDS)[number];

/** The user's choices of how pictures are read; an absent one is decided by the pictures. */
export interface PictureChoices {
  /** Height and width in pixels. */
  readonly size?: number;
  readonly fit?: "crop" | "pad";
  readonly colour?: "grey" | "colour";
}

export type DataSource =
  | { readonly kind: "builtIn"; readonly id: BuiltInId }
  | { readonly kind: "synthetic"; readonly generator: GeneratorSpec }
  | FileSource;

/** A user's file, or several of them. */
export interface FileSource extends ReadChoices {
  readonly kind: "file";
  /** Several names are joined by " + ". */
  readonly name: string;
  /** 8 hex digits of the bytes' FNV-1a hash, so that a link can recognise the same file. */
  readonly fingerprint: string;
}

/** The user's choices of how files are read; an absent one is decided by the files. */
export interface ReadChoices {
  /** A label of `TextDecoder`. */
  readonly encoding?: string;
  readonly sheet?: string;
  /** Where the table lies and how its cells are written, for text and workbooks. */
  readonly layout?: LayoutChoices;
  /** The number of rows of a random sample with the same class shares, if the whole table does not fit into memory. */
  readonly sampleRows?: number;
  readonly pictures?: PictureChoices;
  /** Whether columns of pixels are read as pictures. */
  readonly pixels?: boolean;
}

/** How the cells of columns are interpreted, besides their kinds; absent: as recognised. Entries for other columns are ignored. */
export interface Readings {
  /**
   * For ordered columns: levels from first to last. Levels that are not listed come after; listed levels that do not exist are
   * ignored.
   */
  readonly orders?: readonly (readonly [column: string, levels: readonly string[]])[];
  /** For dates that can be read with the day or the month first. */
  readonly dateOrders?: readonly (readonly [column: string, order: DateOrder])[];
  /** For number columns: how cells that are not numbers are read. */
  readonly oddCells?: readonly (readonly [column: string, choice: OddCellsChoice])[];
  /** All texts that count as missing in a column, as written in its cells, including numbers. A blank cell is always missing. */
  readonly missing?: readonly (readonly [column: string, words: readonly string[]])[];
  /** Spellings that are merged into one level. Applied before kinds: other choices refer to the merged levels. */
  readonly merges?: Merges;
}

/**
 * How a cell such as "<1.0" or "n.d." is read in a number column. "missing": as missing. "limit": as the number in it ("<1.0" is
 * 1.0), as missing without one. "halfLimit": the same, but half of the number after "<".
 */
export const ODD_CELLS_CHOICES = ["missing", "limit", "halfLimit"] as const;
export type OddCellsChoice = (typeof ODD_CELLS_CHOICES)[number];

/** All keys of `Readings`. */
export const READINGS = [
  "orders",
  "dateOrders",
  "oddCells",
  "missing",
  "merges",
] as const satisfies readonly (keyof Readings)[];

/**
 * The readings of a config, without empty lists, so that equal readings give equal configs.
 * @param isMeant entries for columns where it is false are left out
 */
export function readingsOf(data: Readings, isMeant: (column: string) => boolean = () => true): Readings {
  const lists = READINGS.map(
    (name) => [name, (data[name] ?? []).filter(([column]) => isMeant(column))] as const,
  );
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0));
}

/** A config with other readings. */
export function withReadings<D extends Readings>(data: D, readings: Readings): D {
  const others = Object.entries(data).filter(([name]) => !READINGS.some((reading) => reading === name));
  return { ...(Object.fromEntries(others) as D), ...readings };
}

/** Which part of a dataset a study uses, and how. With a `PreparationConfig` it fully defines the training arrays. */
export interface DataConfig extends Readings {
  /** How findings of the data check are handled; absent: nothing is done. */
  readonly cleaning?: Cleaning;
  readonly source: DataSource;
  /** Corrections of inferred kinds, as [column, kind]. */
  readonly kinds: readonly (readonly [column: string, kind: ColumnKind])[];
  readonly target: string;
  readonly task: Task;
  /** Columns that the user left out (in addition to text and constant ones, which are never features). */
  readonly excluded: readonly string[];
  readonly split: SplitConfig;
  /**
   * What a regression is trained to predict: the target, or its natural logarithm (all values > 0). Predictions are converted back,
   * and scores are in the target's own units in both cases: see `inOriginalUnits`.
   */
  readonly targetTransform: TargetTransform;
}

export const TARGET_TRANSFORMS = ["none", "log"] as const;
export type TargetTransform = (typeof TARGET_TRANSFORMS)[number];

export interface SplitConfig {
  /** Shares of all rows, each in (0, 0.5]; the rest is for training. */
  readonly validation: number;
  readonly test: number;
  /** Same class shares in every part. Classification only. */
  readonly stratify: boolean;
  /**
   * 1: a hold-out of `validation` of the rows. 2 to 10: all rows except the test rows are cut into this many folds, each of which
   * is the validation set once; `validation` is then ignored.
   */
  readonly folds: number;
  /** How often the folds are cut, with different seeds: 1 to 10. Ignored for a hold-out and for rows in order of time. */
  readonly foldRepeats: number;
  readonly by: SplitBy;
}

/**
 * How rows are assigned to parts.
 * - random: at random
 * - group: rows with the same value of a column are in the same part
 * - time: validation rows are later than training rows, test rows later than both; by a column, or by the rows' order (null)
 *
 * Such a column is a feature only if `feature` is true: groups of the test rows do not occur in the training rows, and times of the
 * test rows are later than all training rows.
 */
export type SplitBy =
  | { readonly kind: "random" }
  | { readonly kind: "group"; readonly column: string; readonly feature: boolean }
  | { readonly kind: "time"; readonly column: string | null; readonly feature: boolean };

export const DEFAULT_SPLIT: SplitConfig = {
  validation: 0.2,
  test: 0.2,
  stratify: true,
  folds: 1,
  foldRepeats: 1,
  by: { kind: "random" },
};
