import type { PreparedData } from "../core/data/preparedData.ts";
import type { ObservedTrial, Suggestion } from "../core/sampler/sampler.ts";
import type { EngineInfo } from "../engine/engine.ts";
import type {
  FinalOutcome,
  FinalRequest,
  TrialOutcome,
  TrialProgress,
  TrialRequest,
} from "../workers/trainer.protocol.ts";

/**
 * A trainer, opened and with its data loaded. Calls reject only when the worker is lost; every other outcome is a value.
 * `pause` holds the running call at its next epoch until `resume`.
 */
export interface TrainerPort {
  readonly engine: EngineInfo;
  load(data: PreparedData): Promise<void>;
  train(request: TrialRequest, onProgress: (progress: TrialProgress) => void): Promise<TrialOutcome>;
  judge(request: FinalRequest, onProgress: (share: number) => void): Promise<FinalOutcome>;
  stop(): void;
  pause(): void;
  resume(): void;
  terminate(): void;
}

/** Everything `runStudy` needs from the world. Rejections are `AppError`s. */
export interface StudyPorts {
  /** Spawns a trainer on the study's engine and hands it the search data. */
  openTrainer(): Promise<TrainerPort>;
  /** One at a time. null: every configuration of a finite space has been tried. */
  ask(trials: readonly ObservedTrial[]): Promise<Suggestion | null>;
  /** The data of the final evaluation: the only time the test rows are asked for. */
  prepareFinal(): Promise<PreparedData>;
  /** Milliseconds, monotonic. */
  now(): number;
}
