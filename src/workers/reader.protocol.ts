import type { BuiltInId, DataConfig, FileSource, ReadChoices, Readings } from "../core/data/dataConfig.ts";
import type { ColumnKind, DatasetSummary } from "../core/data/table/dataset.ts";
import type { DivisionSummary } from "../core/data/division/divisionSummary.ts";
import type { LayoutChoices } from "../core/data/parse/layout.ts";
import type { GeneratorSpec } from "../core/data/generators/generatorSpec.ts";
import type { PreparationConfig } from "../core/data/preparation/preparationConfig.ts";
import type { PreparedOutline } from "../core/data/preparation/preparedData.ts";
import type { PicturesAsked } from "../core/data/pictures/summarisePictures.ts";
import type { ColumnProfile, DataProfile } from "../core/data/profile/profile.ts";
import type { RowSort, TableRows, TableWindow } from "../core/data/profile/tableRows.ts";
import type { WorkerResult } from "./answered.ts";

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

/** How data are prepared: split, the preparation fitted, transformed. The same request gives the same rows. */
export interface PrepareRequest {
  readonly config: DataConfig;
  readonly preparation: PreparationConfig;
  readonly seed: number;
  /** "search": one for each fold, without the test rows; "final": one of all. */
  readonly stage: "search" | "final";
}

export type FileSummary = DatasetSummary & { readonly source: FileSource };

/** Served by `reader.worker.ts`: holds the rows; the page sees summaries. */
export interface ReaderApi {
  /** Reads files (or pasted text as a Blob): see `readFiles`. `report` is told at most ten times a second. */
  readFiles(
    request: ReadRequest,
    report: (progress: ReadProgress) => void,
  ): Promise<WorkerResult<FileSummary>>;
  /** See `fingerprintOf`. */
  fingerprint(files: readonly GivenFile[]): Promise<WorkerResult<string>>;
  /** See `rawHead`; null where files hold no lines. */
  rawHead(files: readonly GivenFile[], choices: ReadChoices): Promise<WorkerResult<RawHead | null>>;
  /** Ends a reading at its next chance; its result means nothing then. */
  cancelReading(reading: number): Promise<void>;
  readBuiltIn(id: BuiltInId): Promise<WorkerResult<DatasetSummary>>;
  generate(spec: GeneratorSpec): Promise<WorkerResult<DatasetSummary>>;
  /** Reads columns as other kinds, or otherwise, than inferred. All corrections at once; what is not named is as inferred. */
  setKinds(id: string, kinds: ColumnKinds, readings?: Readings): Promise<WorkerResult<DatasetSummary>>;
  /** See `prepareFolds` and `prepareFinal`. The rows wait here for `sendPrepared`. */
  prepare(id: string, request: PrepareRequest): Promise<WorkerResult<PreparedOutline>>;
  /** Posts the rows of such data to a port, prepared anew where they were let go. Resolves when they are on their way. */
  sendPrepared(id: string, request: PrepareRequest, port: MessagePort): Promise<WorkerResult<void>>;
  /** Frees the prepared rows of a dataset. */
  forgetPrepared(id: string): Promise<void>;
  /** How `prepare` would divide the rows: see `summariseDivision`. */
  divide(id: string, config: DataConfig, seed: number): Promise<WorkerResult<DivisionSummary>>;
  /** What the data check finds, and how columns are distributed and go together: see `profileTable`. Of many columns, some. */
  profile(id: string, config: DataConfig): Promise<WorkerResult<DataProfile>>;
  /** One column as in the profile, also where that left it out; null where there is none. */
  profileColumn(id: string, config: DataConfig, column: string): Promise<WorkerResult<ColumnProfile | null>>;
  /** Some rows as they were read, in the table's order or sorted. */
  rows(
    id: string,
    config: DataConfig,
    window: TableWindow,
    sort: RowSort | null,
  ): Promise<WorkerResult<TableRows>>;
  /** Some pictures of one class: see `picturesOfClass`. */
  pictures(
    id: string,
    config: DataConfig,
    asked: PicturesAsked,
  ): Promise<WorkerResult<readonly Uint8Array[]>>;
  /** Frees a dataset. */
  forget(id: string): Promise<void>;
}
