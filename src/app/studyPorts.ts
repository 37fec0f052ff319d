import type { PreparedData } from "../core/data/preparedData.ts";
import type { ObservedTrial, Suggestion } from "../core/sampler/sampler.ts";
import type { StudyConfig } from "../core/study/studyConfig.ts";
import type { TrainerClient } from "../workers/trainerClient.ts";

/** Everything `runStudy` needs from the world. Rejections are `AppError`s. */
export interface StudyPorts {
  /** Spawns a trainer on the study's engine and hands it the search data. */
  openTrainer(): Promise<TrainerClient>;
  /**
   * One at a time. null: every configuration of a finite space has been tried.
   * @param config of the study as it now is: it may have got another sampler in a pause
   */
  ask(trials: readonly ObservedTrial[], config: StudyConfig): Promise<Suggestion | null>;
  /** The data of the final evaluation: the only time the test rows are asked for. */
  prepareFinal(): Promise<PreparedData>;
  /** Milliseconds, monotonic. */
  now(): number;
}
