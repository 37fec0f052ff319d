import type { ModelSpec } from "./modelSpec.ts";
import type { Weight } from "./weight.ts";

/** A network with its trained weights. */
export interface TrainedNetwork {
  readonly model: ModelSpec;
  /** As every engine returns them: see `weightShapes`. */
  readonly weights: readonly Weight[];
}
