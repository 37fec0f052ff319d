import type { ModelSpec } from "./modelSpec.ts";
import type { TrainingSpec } from "./trainingSpec.ts";

/** A network and how it is trained. */
export interface NetworkSpec {
  readonly model: ModelSpec;
  readonly training: TrainingSpec;
}
