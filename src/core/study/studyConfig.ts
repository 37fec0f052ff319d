import type { DataConfig } from "../data/dataConfig.ts";
import type { Settings } from "../model/settings.ts";
import type { PrunerConfig } from "../pruner/pruner.ts";
import type { AcquisitionName } from "../sampler/sampler.ts";
import type { SamplerName } from "../sampler/samplerTable.ts";
import type { Objective, OutcomeConstraint, SideObjective } from "./objective.ts";

export const ENGINE_CHOICES = ["auto", "wasm", "webgpu", "webgl", "cpu"] as const;
export type EngineChoice = (typeof ENGINE_CHOICES)[number];

/** Whatever comes first ends the study; null: no such limit. At least one is set. */
export interface Budget {
  readonly trials: number | null;
  readonly minutes: number | null;
  /** Stop when the best value is at least as good as this, in the metric's units. */
  readonly target: number | null;
  /**
   * Stop when no configuration is likely to be better than the best trial by more than this, in the metric's units (> 0); null: go on.
   * Asked of a GP whatever the sampler.
   */
  readonly tolerance: number | null;
}

export interface SearchConfig {
  readonly sampler: SamplerName;
  /** Of the GP. */
  readonly acquisition: AcquisitionName;
  readonly pruner: PrunerConfig;
  readonly objective: Objective;
  /** More objectives, at most `MOST_OBJECTIVES` together with the first. */
  readonly sideObjectives: readonly SideObjective[];
  readonly outcomeConstraints: readonly OutcomeConstraint[];
  /** Between parameters, as typed (`units2 <= units1`): see `space/parseConstraint.ts`. */
  readonly inputConstraints: readonly string[];
  readonly budget: Budget;
  /** Trainers; null: cores − 1 (at least 1) on the processor, 1 for a GPU. */
  readonly workers: number | null;
  readonly engine: EngineChoice;
  /**
   * The same study again, whatever the number of workers and their timing: trials are asked for in batches of a fixed size and told in
   * order. And the same bits, on any machine with the same browser: our kernels without the instructions whose last bits differ.
   * (Browsers may differ in the last digits of JavaScript's own logarithms and powers.) Measured times (`trainingMs`, `predictionMs`)
   * never repeat: where one is an objective or a limit, neither does the study.
   */
  readonly reproducible: boolean;
  /** Trainings of every configuration on each fold, from other seeds: 1 to 10. Its value is the mean over all. */
  readonly repeats: number;
  /** Non-negative integer < 2³². The split, every trial's weights and batches, and the sampler follow from it. */
  readonly seed: number;
}

/** Everything that defines a study: same config, one worker, same build ⇒ same study. Lives in the link. */
export interface StudyConfig {
  readonly version: 1;
  /** The user's name for it; may be empty. */
  readonly name: string;
  readonly data: DataConfig;
  readonly settings: Settings;
  readonly search: SearchConfig;
}
