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

/** What a user chose of how pictures are read; what is absent is decided by the pictures. */
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
  /** 8 hex digits of the bytes' FNV-1a hash, so that a link can tell the same file. */
  readonly fingerprint: string;
}

/** What a user chose of how files are read; what is absent is decided by the files. */
export interface ReadChoices {
  /** As `TextDecoder` names it. */
  readonly encoding?: string;
  readonly sheet?: string;
  /** Where the table stands and how its cells are written, of text and workbooks. */
  readonly layout?: LayoutChoices;
  /** As many rows, drawn at random with the same shares of classes, where the whole does not fit into memory. */
  readonly sampleRows?: number;
  readonly pictures?: PictureChoices;
  /** Columns of pixels are read as pictures. */
  readonly pixels?: boolean;
}

/** How the cells of columns are meant, beside their kinds; absent: as recognised. What is said of other columns means nothing. */
export interface Readings {
  /** Of ordered columns: levels from first to last. Levels that are not named come after, those that do not exist mean nothing. */
  readonly orders?: readonly (readonly [column: string, levels: readonly string[]])[];
  /** Of dates that can be read either way. */
  readonly dateOrders?: readonly (readonly [column: string, order: DateOrder])[];
  /** Of number columns: what becomes of cells that are no numbers. */
  readonly oddCells?: readonly (readonly [column: string, choice: OddCellsChoice])[];
  /** All the words that count as missing in a column, as its cells have them, numbers among them. A blank cell always is. */
  readonly missing?: readonly (readonly [column: string, words: readonly string[]])[];
  /** Spellings that are one level. Before kinds: what is said of levels is said of those that stay. */
  readonly merges?: Merges;
}

/**
 * What a cell such as "<1.0" or "n.d." is among numbers. "missing": a gap. "limit": the number that stands in it ("<1.0" is 1.0), a gap
 * without one. "halfLimit": likewise, but half of it after "<".
 */
export const ODD_CELLS_CHOICES = ["missing", "limit", "halfLimit"] as const;
export type OddCellsChoice = (typeof ODD_CELLS_CHOICES)[number];

/** All that `Readings` may hold. */
export const READINGS = [
  "orders",
  "dateOrders",
  "oddCells",
  "missing",
  "merges",
] as const satisfies readonly (keyof Readings)[];

/**
 * The readings of a config, without empty lists, so that the same readings are the same data.
 * @param isMeant leaves out what is said of other columns
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

/** What of a dataset a study uses. With a `PreparationConfig` it fully defines the arrays that are trained on. */
export interface DataConfig extends Readings {
  /** What is done about findings of the data check; absent: nothing. */
  readonly cleaning?: Cleaning;
  readonly source: DataSource;
  /** Corrections of inferred kinds, as [column, kind]. */
  readonly kinds: readonly (readonly [column: string, kind: ColumnKind])[];
  readonly target: string;
  readonly task: Task;
  /** Columns the user left out (beside text and constant ones, which are never features). */
  readonly excluded: readonly string[];
  readonly split: SplitConfig;
  /**
   * What a model of numbers is trained to predict: the target, or its natural logarithm (all values > 0). Regression only. Predictions
   * are turned back and scores are in the target's own units either way: see `inOriginalUnits`.
   */
  readonly targetTransform: TargetTransform;
}

export const TARGET_TRANSFORMS = ["none", "log"] as const;
export type TargetTransform = (typeof TARGET_TRANSFORMS)[number];

export interface SplitConfig {
  /** Shares of all rows, each in (0, 0.5]; the rest trains. */
  readonly validation: number;
  readonly test: number;
  /** Same class shares in every part. Classification only. */
  readonly stratify: boolean;
  /**
   * 1: a hold-out of `validation` of the rows. 2 to 10: all rows but the test rows are cut into so many folds, each of which
   * validates once; `validation` then means nothing.
   */
  readonly folds: number;
  /** How often the folds are cut, from other seeds: 1 to 10. Means nothing for a hold-out and for rows in the order of time. */
  readonly foldRepeats: number;
  readonly by: SplitBy;
}

/**
 * What keeps rows together or apart.
 * - random: nothing
 * - group: rows with the same value of a column are in the same part
 * - time: validation rows are later than training rows, test rows later than both; by a column, or by the rows' order (null)
 *
 * Such a column is no feature unless `feature` says so: groups of the test rows are ones that no training row knows, and times of
 * the test rows lie beyond all that were trained on.
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
