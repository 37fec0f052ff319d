import type { BuiltInId, DataConfig, FileSource, ReadChoices, Readings } from "../core/data/dataConfig.ts";
import type { ColumnKind, DatasetSummary } from "../core/data/table/dataset.ts";
import type { DivisionSummary } from "../core/data/division/divisionSummary.ts";
import type { LayoutChoices } from "../core/data/parse/layout.ts";
import type { GeneratorSpec } from "../core/data/generators/generatorSpec.ts";
import type { PreparationConfig } from "../core/data/preparation/preparationConfig.ts";
import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import type { PicturesAsked } from "../core/data/pictures/summarisePictures.ts";
import type { ColumnProfile, DataProfile } from "../core/data/profile/profile.ts";
import type { RowSort, TableRows, TableWindow } from "../core/data/profile/tableRows.ts";
import type { ErrorRecord } from "../core/errors.ts";

export type ReaderResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorRecord };

export type ColumnKinds = readonly (readonly [column: string, kind: ColumnKind])[];

/** A file as the user chose or dropped it. */
export interface GivenFile {
  /** With its path in a folder that was dropped: "cats/1.png". */
  readonly name: string;
  readonly blob: Blob;
}

/** How far reading is. */
export interface ReadProgress {
  /** Of the files as they are; begins again with every pass over them. */
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
  /** What a row is. */
  readonly unit: "rows" | "pictures";
}

export interface ReadRequest {
  /** Tells readings apart, to cancel one. */
  readonly reading: number;
  readonly files: readonly GivenFile[];
  readonly choices: ReadChoices;
  /** The target, where it is known before: a sample keeps the shares of its classes. */
  readonly target: string | null;
}

/** How a file begins, for one whose table was not found: so that a user can say where it stands. */
export interface RawHead {
  readonly format: "delimited" | "xlsx";
  /** The first lines as they stand, or rows of a sheet with their cells joined, each cut to 300 characters. */
  readonly lines: readonly string[];
  /** What was chosen before. */
  readonly layout: LayoutChoices;
}

export type FileSummary = DatasetSummary & { readonly source: FileSource };

/** Served by `reader.worker.ts`: holds the rows; the page sees summaries. */
export interface ReaderApi {
  /** Reads files (or pasted text as a Blob): see `readFiles`. `report` is told at most ten times a second. */
  readFiles(
    request: ReadRequest,
    report: (progress: ReadProgress) => void,
  ): Promise<ReaderResult<FileSummary>>;
  /** See `fingerprintOf`. */
  fingerprint(files: readonly GivenFile[]): Promise<ReaderResult<string>>;
  /** See `rawHead`; null where files hold no lines. */
  rawHead(files: readonly GivenFile[], choices: ReadChoices): Promise<ReaderResult<RawHead | null>>;
  /** Ends a reading at its next chance; its result means nothing then. */
  cancelReading(reading: number): Promise<void>;
  readBuiltIn(id: BuiltInId): Promise<ReaderResult<DatasetSummary>>;
  generate(spec: GeneratorSpec): Promise<ReaderResult<DatasetSummary>>;
  /** Reads columns as other kinds, or otherwise, than inferred. All corrections at once; what is not named is as inferred. */
  setKinds(id: string, kinds: ColumnKinds, readings?: Readings): Promise<ReaderResult<DatasetSummary>>;
  /**
   * Split, fit the preparation, transform: see `prepareFolds` and `prepareFinal`. "search": one for each fold, "final": one. Arrays are
   * transferred.
   */
  prepare(
    id: string,
    config: DataConfig,
    preparation: PreparationConfig,
    seed: number,
    stage: "search" | "final",
  ): Promise<ReaderResult<readonly PreparedData[]>>;
  /** How `prepare` would divide the rows: see `summariseDivision`. */
  divide(id: string, config: DataConfig, seed: number): Promise<ReaderResult<DivisionSummary>>;
  /** What the data check finds, and how columns are distributed and go together: see `profileTable`. Of many columns, some. */
  profile(id: string, config: DataConfig): Promise<ReaderResult<DataProfile>>;
  /** One column as in the profile, also where that left it out; null where there is none. */
  profileColumn(id: string, config: DataConfig, column: string): Promise<ReaderResult<ColumnProfile | null>>;
  /** Some rows as they were read, in the table's order or sorted. */
  rows(
    id: string,
    config: DataConfig,
    window: TableWindow,
    sort: RowSort | null,
  ): Promise<ReaderResult<TableRows>>;
  /** Some pictures of one class: see `picturesOfClass`. */
  pictures(
    id: string,
    config: DataConfig,
    asked: PicturesAsked,
  ): Promise<ReaderResult<readonly Uint8Array[]>>;
  /** Frees a dataset. */
  forget(id: string): Promise<void>;
}
