import type { DataConfig } from "../data/dataConfig.ts";
import type { Settings } from "../model/settings.ts";
import type { SamplerName } from "../sampler/sampler.ts";
import type { Objective } from "./objective.ts";

export const ENGINE_CHOICES = ["auto", "wasm", "webgpu", "webgl", "cpu"] as const;
export type EngineChoice = (typeof ENGINE_CHOICES)[number];

/** Whatever comes first ends the study; null: no such limit. At least one is set. */
export interface Budget {
  readonly trials: number | null;
  readonly minutes: number | null;
  /** Stop when the best value is at least as good as this, in the metric's units. */
  readonly target: number | null;
}

export interface SearchConfig {
  readonly sampler: SamplerName;
  readonly objective: Objective;
  readonly budget: Budget;
  /** Trainers; null: cores − 1 (at least 1) on the processor, 1 for a GPU. */
  readonly workers: number | null;
  readonly engine: EngineChoice;
  /**
   * Train with the same bits again, on any machine with the same browser: our kernels without the instructions whose last bits
   * differ. (Browsers may differ in the last digits of JavaScript's own logarithms and powers.)
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
