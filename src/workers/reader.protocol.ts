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

/** A file that the user chose or dropped. */
export interface GivenFile {
  /** With its path if a folder was dropped: "cats/1.png". */
  readonly name: string;
  readonly blob: Blob;
}

/** The progress of a reading. */
export interface ReadProgress {
  /** Bytes of the files, packed; restarts with every pass. */
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
  /** What a row is. */
  readonly unit: "rows" | "pictures";
}

export interface ReadRequest {
  /** Identifies a reading, to cancel it. */
  readonly reading: number;
  readonly files: readonly GivenFile[];
  readonly choices: ReadChoices;
  /** The target, if already known: a sample keeps its class shares. */
  readonly target: string | null;
}

/** The beginning of a file whose table was not found, so that the user can show where it is. */
export interface RawHead {
  readonly format: "delimited" | "xlsx";
  /** The first lines, or rows of a sheet with their cells joined, each cut to 300 characters. */
  readonly lines: readonly string[];
  /** The earlier choices. */
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
  /** Reads files (or pasted text as a Blob): see `readFiles`. `report` is called at most ten times per second. */
  readFiles(
    request: ReadRequest,
    report: (progress: ReadProgress) => void,
  ): Promise<WorkerResult<FileSummary>>;
  /** See `fingerprintOf`. */
  fingerprint(files: readonly GivenFile[]): Promise<WorkerResult<string>>;
  /** See `rawHead`; null if files have no lines. */
  rawHead(files: readonly GivenFile[], choices: ReadChoices): Promise<WorkerResult<RawHead | null>>;
  /** Cancels a reading at its next check; its result is then ignored. */
  cancelReading(reading: number): Promise<void>;
  readBuiltIn(id: BuiltInId): Promise<WorkerResult<DatasetSummary>>;
  generate(spec: GeneratorSpec): Promise<WorkerResult<DatasetSummary>>;
  /** Reads columns with other kinds or readings than inferred. All corrections at once; other columns are as inferred. */
  setKinds(id: string, kinds: ColumnKinds, readings?: Readings): Promise<WorkerResult<DatasetSummary>>;
  /** See `prepareFolds` and `prepareFinal`. The rows wait here for `sendPrepared`. */
  prepare(id: string, request: PrepareRequest): Promise<WorkerResult<PreparedOutline>>;
  /** Posts these rows to a port; released rows are prepared again. Resolves when they are posted. */
  sendPrepared(id: string, request: PrepareRequest, port: MessagePort): Promise<WorkerResult<void>>;
  /** Frees the prepared rows of a dataset. */
  forgetPrepared(id: string): Promise<void>;
  /** How `prepare` would divide the rows: see `summariseDivision`. */
  divide(id: string, config: DataConfig, seed: number): Promise<WorkerResult<DivisionSummary>>;
  /** Findings of the data check, distributions and associations of columns: see `profileTable`. With many columns, only some. */
  profile(id: string, config: DataConfig): Promise<WorkerResult<DataProfile>>;
  /** One column as in the profile, even if the profile left it out; null if unknown. */
  profileColumn(id: string, config: DataConfig, column: string): Promise<WorkerResult<ColumnProfile | null>>;
  /** Some rows as read, in the table's order or sorted. */
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
