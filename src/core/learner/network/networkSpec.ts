import type { ModelSpec } from "../../model/modelSpec.ts";
import type { TrainingSpec } from "../../model/trainingSpec.ts";

/** A network and how it is trained. */
export interface NetworkSpec {
  readonly model: ModelSpec;
  readonly training: TrainingSpec;
}
