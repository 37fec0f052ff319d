import type { PreparedOutline } from "../../core/data/preparation/preparedData.ts";
import type { DataShape } from "../../core/model/resolveTrial.ts";
import type { Suggestion } from "../../core/sampler/sampler.ts";
import type { Params } from "../../core/space/distribution.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { ShownTrials } from "../../workers/samplerClient.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";

/** The data of the final evaluation. */
export interface FinalData {
  readonly outline: PreparedOutline;
  /** All rows, on their way to the trainer that listens to the port. */
  readonly rows: MessagePort;
}

/** Everything `runStudy` needs from the world. Rejections are `AppError`s. */
export interface StudyPorts {
  /** Spawns a trainer on the study's engine and hands it the search data, where all trials have the same. */
  openTrainer(): Promise<TrainerClient>;
  /** Sees to it that a trainer trains on the data as a configuration has them prepared. */
  bring(trainer: TrainerClient, params: Params): Promise<void>;
  /** Of the data of a configuration; until they are prepared, of those with the most features. */
  shapeOf(params: Params): DataShape;
  /**
   * One at a time. null: every configuration of a finite space has been tried.
   * @param config of the study as it now is: it may have got another sampler in a pause
   */
  ask(shown: ShownTrials, config: StudyConfig): Promise<Suggestion | null>;
  /** Seconds since the sampler, being asked, gave a sign. */
  samplerSilentSeconds(): number;
  /** The data of the final evaluation, prepared as a configuration has it: the only time the test rows are asked for. */
  prepareFinal(params: Params): Promise<FinalData>;
  /** Milliseconds, monotonic. */
  now(): number;
}
