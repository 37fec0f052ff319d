import type { PreparedOutline } from "../../core/data/preparation/preparedData.ts";
import type { DataShape } from "../../core/learner/dataShape.ts";
import type { Suggestion } from "../../core/sampler/sampler.ts";
import type { Params } from "../../core/space/distribution.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { ShownTrials } from "../../workers/sampler/samplerClient.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";

/** The data of the final evaluation. */
export interface FinalData {
  readonly outline: PreparedOutline;
  /** Delivers all rows to the trainer that listens to the port. */
  readonly rows: MessagePort;
}

/** Everything that `runStudy` needs from outside. Rejections are `AppError`s. */
export interface StudyPorts {
  /** Spawns a trainer on the study's engine and gives it the search data, if all trials use the same. */
  openTrainer(): Promise<TrainerClient>;
  /** Gives a trainer the data as prepared for a configuration. */
  bring(trainer: TrainerClient, params: Params): Promise<void>;
  /** Shape of a configuration's data; until they are prepared, the shape with the most features. */
  shapeOf(params: Params): DataShape;
  /**
   * One at a time. null: every configuration of a finite space has been tried.
   * @param config the study's current config: a pause may have changed the sampler
   */
  ask(shown: ShownTrials, config: StudyConfig): Promise<Suggestion | null>;
  /** Seconds since the sampler's last heartbeat during a request. */
  samplerSilentSeconds(): number;
  /** The data of the final evaluation, prepared for a configuration: the only request for the test rows. */
  prepareFinal(params: Params): Promise<FinalData>;
  /** Milliseconds, monotonic. */
  now(): number;
}
