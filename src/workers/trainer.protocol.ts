import type { PreparedData } from "../core/data/preparedData.ts";
import type { ErrorRecord } from "../core/errors.ts";
import type { MetricName } from "../core/metric/metricName.ts";
import type { TestReport } from "../core/study/testReport.ts";
import type { ModelSpec } from "../core/model/modelSpec.ts";
import type { TrainingSpec } from "../core/model/trainingSpec.ts";
import type { LearningCurve } from "../core/study/trial.ts";
import type { EngineChoice } from "../core/study/studyConfig.ts";
import type { EngineInfo } from "../engine/engine.ts";

/** One training of one configuration. */
export interface TrialRequest {
  readonly model: ModelSpec;
  readonly training: TrainingSpec;
  readonly metric: MetricName;
  /** Weights, batch order and dropout follow from it. */
  readonly seed: number;
}

/** How a trial ended. Domain outcomes resolve; only the loss of the worker rejects. */
export type TrialOutcome =
  | {
      readonly state: "complete";
      /** The metric on the validation rows at `bestEpoch`. */
      readonly value: number;
      readonly bestEpoch: number;
      readonly curve: LearningCurve;
      readonly parameterCount: number;
    }
  | {
      readonly state: "failed";
      readonly error: ErrorRecord;
      readonly curve: LearningCurve;
      readonly parameterCount: number;
    }
  /** Stopped on request; nothing is kept of it. */
  | { readonly state: "stopped" };

/** Epochs finished since the last report; appended to the trial's curve. */
export interface TrialProgress {
  /** 0-based index of the first epoch in `curve`. */
  readonly fromEpoch: number;
  readonly curve: LearningCurve;
}

export interface FinalRequest {
  readonly model: ModelSpec;
  /** `epochs` = the winner's best epoch, `patience` = 0: nothing is left to choose on. */
  readonly training: TrainingSpec;
  readonly metric: MetricName;
  readonly seed: number;
}

export type FinalOutcome =
  | { readonly state: "complete"; readonly report: TestReport }
  | { readonly state: "failed"; readonly error: ErrorRecord }
  | { readonly state: "stopped" };

/** Which engine to open: "auto" decides by what is there and by the largest model of the space. */
export interface EngineRequest {
  readonly choice: EngineChoice;
  /** Multiply-adds of one forward pass over a batch of the largest model in the space. */
  readonly largestStepMultiplyAdds: number;
}

/** Served by `trainer.worker.ts`; one call at a time except `stop`. */
export interface TrainerApi {
  /** Opens an engine. Rejects with an `AppError` `engineUnavailable`, as an `ErrorRecord`. */
  open(request: EngineRequest): Promise<{ ok: true; engine: EngineInfo } | { ok: false; error: ErrorRecord }>;
  load(data: PreparedData): Promise<void>;
  train(request: TrialRequest, onProgress: (progress: TrialProgress) => void): Promise<TrialOutcome>;
  /** Trains the winner on all but the test rows, judges it once on those, beside the baselines. `load` the final data first. */
  judge(request: FinalRequest, onProgress: (share: number) => void): Promise<FinalOutcome>;
  /** Asks the running call to end at the next batch. */
  stop(): Promise<void>;
}
