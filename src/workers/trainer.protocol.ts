import type { PreparedData } from "../core/data/preparedData.ts";
import type { ErrorRecord } from "../core/errors.ts";
import type { EngineInfo } from "../engine/engine.ts";
import type { FinalOutcome, FinalRequest } from "../engine/judge.ts";
import type { EngineRequest } from "../engine/openEngine.ts";
import type { TrialOutcome, TrialProgress, TrialRequest } from "../engine/trainTrial.ts";

export type { EngineRequest, FinalOutcome, FinalRequest, TrialOutcome, TrialProgress, TrialRequest };

export type OpenAnswer =
  { readonly ok: true; readonly engine: EngineInfo } | { readonly ok: false; readonly error: ErrorRecord };

/** Served by `trainer.worker.ts`; one call at a time except `stop`, `pause` and `resume`. */
export interface TrainerApi {
  /** Opens an engine; a failure is an `AppError` `engineUnavailable`, as an `ErrorRecord`. */
  open(request: EngineRequest): Promise<OpenAnswer>;
  load(data: PreparedData): Promise<void>;
  train(request: TrialRequest, onProgress: (progress: TrialProgress) => void): Promise<TrialOutcome>;
  /** Trains the winner on all but the test rows, judges it once on those, beside the baselines. `load` the final data first. */
  judge(request: FinalRequest, onProgress: (share: number) => void): Promise<FinalOutcome>;
  /** Asks the running call to end at the next batch, and ends a pause. Does nothing to later calls. */
  stop(): Promise<void>;
  /** Holds the running trial, and those after it, at the end of an epoch until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}
