import type { DataConfig } from "../data/dataConfig.ts";
import type { Settings } from "../model/settings.ts";
import type { PrunerConfig } from "../pruner/pruner.ts";
import type { AcquisitionName } from "../sampler/sampler.ts";
import type { SamplerName } from "../sampler/samplerTable.ts";
import type { Objective, OutcomeConstraint, SideObjective } from "./objective.ts";

export const ENGINE_CHOICES = ["auto", "wasm", "webgpu", "webgl", "cpu"] as const;
export type EngineChoice = (typeof ENGINE_CHOICES)[number];

/** The study ends when the first limit is reached; null: no limit. At least one is set. */
export interface Budget {
  readonly trials: number | null;
  readonly minutes: number | null;
  /** Stop when the best value is at least as good as this, in the metric's units. */
  readonly target: number | null;
  /**
   * Stop when no configuration is likely to be better than the best trial by more than this, in the metric's units (> 0); null: no
   * such limit. A GP estimates it for every sampler.
   */
  readonly tolerance: number | null;
}

export interface SearchConfig {
  readonly sampler: SamplerName;
  /** The acquisition of the GP. */
  readonly acquisition: AcquisitionName;
  readonly pruner: PrunerConfig;
  readonly objective: Objective;
  /** Further objectives, at most `MOST_OBJECTIVES` together with the first. */
  readonly sideObjectives: readonly SideObjective[];
  readonly outcomeConstraints: readonly OutcomeConstraint[];
  /** Constraints between parameters, as typed (`units2 <= units1`): see `space/parseConstraint.ts`. */
  readonly inputConstraints: readonly string[];
  readonly budget: Budget;
  /** Trainers; null: cores − 1 (at least 1) on the processor, 1 for a GPU. */
  readonly workers: number | null;
  readonly engine: EngineChoice;
  /**
   * Whether the study repeats with any number of workers and any timing: trials are asked for in batches of a fixed size and told
   * in order. It repeats to the same bits on any machine with the same browser: our kernels avoid the instructions whose last bits
   * differ. (Browsers may differ in the last digits of JavaScript's own logarithms and powers.) Measured times (`trainingMs`,
   * `predictionMs`) never repeat: if one is an objective or a limit, the study does not repeat.
   */
  readonly reproducible: boolean;
  /** Trainings of every configuration on each fold, with different seeds: 1 to 10. Its value is the mean over all. */
  readonly repeats: number;
  /** Non-negative integer < 2³². It determines the split, every trial's weights and batches, and the sampler. */
  readonly seed: number;
}

/** Everything that defines a study: same config, one worker, same build ⇒ same study. Lives in the link. */
export interface StudyConfig {
  readonly version: 1;
  /** The name given by the user; may be empty. */
  readonly name: string;
  readonly data: DataConfig;
  readonly settings: Settings;
  readonly search: SearchConfig;
}
