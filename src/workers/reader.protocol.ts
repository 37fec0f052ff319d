import type { BuiltInId, DataConfig, Readings } from "../core/data/dataConfig.ts";
import type { ColumnKind, DatasetSummary } from "../core/data/dataset.ts";
import type { DivisionSummary } from "../core/data/divisionSummary.ts";
import type { GeneratorSpec } from "../core/data/generators/generatorSpec.ts";
import type { PreparationConfig } from "../core/data/preparationConfig.ts";
import type { PreparedData } from "../core/data/preparedData.ts";
import type { ErrorRecord } from "../core/errors.ts";

export type ReaderResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorRecord };

export type ColumnKinds = readonly (readonly [column: string, kind: ColumnKind])[];

/** Served by `reader.worker.ts`: holds the rows; the page sees summaries. */
export interface ReaderApi {
  /** Reads a file (or pasted text as a Blob) of comma-, semicolon-, tab- or pipe-separated values. */
  readFile(name: string, file: Blob): Promise<ReaderResult<DatasetSummary & { fingerprint: string }>>;
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
  /** Frees a dataset. */
  forget(id: string): Promise<void>;
}
