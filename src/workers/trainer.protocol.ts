import type { EngineFigure, Measurement, Workload } from "../engine/calibrate.ts";
import type { EngineRequest } from "../engine/chooseEngine.ts";
import type { EngineInfo, EngineKind } from "../engine/engine.ts";
import type { FinalOutcome, FinalRequest } from "../engine/judge.ts";
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
  TrainingWork,
  TrialOutcome,
  TrialProgress,
  TrialRequest,
};

export interface OpenedEngine {
  readonly engine: EngineInfo;
  /** What "auto" measured to choose it. */
  readonly measured: readonly Measurement[];
}

/** Which engine to measure, and on what. */
export interface MeasureRequest {
  readonly kind: EngineKind;
  /** As in `EngineRequest`. */
  readonly reproducible: boolean;
  readonly workload: Workload;
}

/** Asked of the page at a trial's check epochs and between its trainings: what a pruner needs that may not have been reported yet. */
export interface TrialCheck {
  /** Of the training under way, or of the one that has just finished: the metric after each epoch. */
  readonly scores: readonly number[];
  /** The metric of each training that has finished, in order. */
  readonly trainings: readonly number[];
  /** Whether the trial stands between two trainings. */
  readonly betweenTrainings: boolean;
}

/** Served by `trainer.worker.ts`; one call at a time except `stop`, `pause` and `resume`. */
export interface TrainerApi {
  /** Opens an engine. Failures: `engineUnavailable`, `partNotLoaded`. */
  open(request: EngineRequest): Promise<WorkerResult<OpenedEngine>>;
  /** Opens an engine, measures it and closes it; none may be open. A failure is a figure that says why. */
  measure(request: MeasureRequest): Promise<EngineFigure>;
  /**
   * Data for the calls that follow: the folds of a search, or the final data alone. Failure: `dataNeedsMemory`.
   * @param rows a port to which the reader has posted them: see `receiveRows`
   * @param variant names one of several preparations, so that `use` finds it again; null: there is no other
   */
  load(rows: MessagePort, variant: string | null): Promise<WorkerResult<void>>;
  /** Data loaded before, for the calls that follow: false where the worker has let them go, and nothing has changed. Failure as by `load`. */
  use(variant: string): Promise<WorkerResult<boolean>>;
  train(
    request: TrialRequest,
    onProgress: (progress: TrialProgress) => void,
    onCheck: (check: TrialCheck) => Promise<FoldDecision>,
  ): Promise<TrialOutcome>;
  /** Trains the winner on all but the test rows, judges it once on those, beside the baselines. `load` the final data first. */
  judge(request: FinalRequest, onProgress: (share: number) => void): Promise<FinalOutcome>;
  /** Asks the running call to end at the next batch, and ends a pause. Does nothing to later calls. */
  stop(): Promise<void>;
  /** Holds the running trial, and those after it, within an epoch or after it, until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}
