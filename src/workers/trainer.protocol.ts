import type { EngineFigure, Measurement, Workload } from "../engine/network/calibrate.ts";
import type { EngineRequest } from "../engine/network/chooseEngine.ts";
import type { EngineInfo, EngineKind } from "../engine/network/engine.ts";
import type { FinalOutcome, FinalRequest } from "../engine/final/judge.ts";
import type { Ensemble } from "../core/ensemble/selectEnsemble.ts";
import type {
  EnsembleOutcome,
  EnsembleScoresRequest,
  MemberOutcome,
  SelectionRequest,
} from "../engine/final/ensemble.ts";
import type { RowCurveOutcome } from "../engine/final/rowCurve.ts";
import type {
  FoldDecision,
  TrainingWork,
  TrialOutcome,
  TrialProgress,
  TrialRequest,
} from "../engine/trainTrial.ts";
import type { WorkerResult } from "./answered.ts";

export type {
  FoldDecision,
  EngineFigure,
  EngineRequest,
  FinalOutcome,
  FinalRequest,
  RowCurveOutcome,
  EnsembleOutcome,
  EnsembleScoresRequest,
  MemberOutcome,
  SelectionRequest,
  TrainingWork,
  TrialOutcome,
  TrialProgress,
  TrialRequest,
};

export interface TrainerRequest {
  /** The engine that trains networks; null: no network will be trained. */
  readonly engine: EngineRequest | null;
  /** Whether other learners will be trained: the rows are then kept for them. */
  readonly keepsRows: boolean;
}

export interface OpenedEngine {
  /** null: none was needed. */
  readonly engine: EngineInfo | null;
  /** The measurements by which "auto" chose it. */
  readonly measured: readonly Measurement[];
}

/** Which engine to measure, and on what. */
export interface MeasureRequest {
  readonly kind: EngineKind;
  /** As in `EngineRequest`. */
  readonly reproducible: boolean;
  readonly workload: Workload;
}

/**
 * Sent to the page at a trial's check epochs and between its trainings: data for the pruner that may not have been reported yet.
 */
export interface TrialCheck {
  /** The metric after each epoch of the current training, or of the one that has just finished. */
  readonly scores: readonly number[];
  /** The metric of each training that has finished, in order. */
  readonly trainings: readonly number[];
  /** Whether the trial is between two trainings. */
  readonly betweenTrainings: boolean;
}

/** Served by `trainer.worker.ts`; one call at a time except `stop`, `pause` and `resume`. */
export interface TrainerApi {
  /** Opens a trainer with its engine. Failures: `engineUnavailable`, `partNotLoaded`, `memoryRefused`. */
  open(request: TrainerRequest): Promise<WorkerResult<OpenedEngine>>;
  /** Opens an engine, measures it and closes it; none may be open. A failure is a figure with the reason. */
  measure(request: MeasureRequest): Promise<EngineFigure>;
  /**
   * Data for the calls that follow: the folds of a search, or the final data alone. Failure: `dataNeedsMemory`.
   * @param rows a port to which the reader has posted them: see `receiveRows`
   * @param variant the name of one of several preparations, for `use`; null: a single preparation
   */
  load(rows: MessagePort, variant: string | null): Promise<WorkerResult<void>>;
  /**
   * Uses data loaded before, for the calls that follow. False if the worker has released them; then nothing changes. Failure as in
   * `load`.
   */
  use(variant: string): Promise<WorkerResult<boolean>>;
  train(
    request: TrialRequest,
    onProgress: (progress: TrialProgress) => void,
    onCheck: (check: TrialCheck) => Promise<FoldDecision>,
  ): Promise<TrialOutcome>;
  /**
   * Trains the best model on all rows except the test rows, and evaluates it and the baselines on the test rows. `load` the final data
   * first.
   */
  judge(request: FinalRequest, onProgress: (share: number) => void): Promise<FinalOutcome>;
  /** Trains the best model on growing parts of the training rows. `load` the final data first; they are released. */
  rowCurve(request: FinalRequest, onProgress: (share: number) => void): Promise<RowCurveOutcome>;
  /** Chooses an ensemble by its score on the validation rows. `load` the data of the search first. */
  selectEnsemble(request: SelectionRequest): Promise<Ensemble | null>;
  /** Trains one member on all rows except the test rows. `load` the final data first. */
  trainMember(request: FinalRequest, onProgress: (share: number) => void): Promise<MemberOutcome>;
  /** Scores the ensemble on the test rows of the final data, which are loaded. */
  scoreEnsemble(
    request: EnsembleScoresRequest,
    onProgress: (share: number) => void,
  ): Promise<EnsembleOutcome>;
  /** Asks the running call to end at the next batch, and ends a pause. Later calls are not affected. */
  stop(): Promise<void>;
  /** Pauses the running trial and later ones, within an epoch or after it, until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}
