import type { TrainingSpec } from "../core/model/trainingSpec.ts";
import type { TrialHooks, TrialProgress } from "../engine/trainTrial.ts";
import { ADAM } from "./trainingFixtures.ts";

/** A training by Adam at a constant rate in batches of 32, for all its epochs, with the given changes. */
export function trainingSpec(
  given: Partial<TrainingSpec> & Pick<TrainingSpec, "learningRate" | "epochs">,
): TrainingSpec {
  return {
    optimizer: ADAM,
    schedule: "constant",
    batchSize: 32,
    clipNorm: null,
    classWeights: null,
    augmentation: null,
    patience: 0,
    ...given,
  };
}

/** Hooks that let a trial run to its end and record its reports, with the given changes; their clock stands still. */
export function trialHooks(
  given: Partial<TrialHooks> = {},
): TrialHooks & { readonly reports: readonly TrialProgress[] } {
  const reports: TrialProgress[] = [];
  return {
    reports,
    onProgress: (progress) => reports.push(progress),
    shouldStop: () => false,
    hold: () => Promise.resolve(),
    afterFold: () => Promise.resolve("goOn"),
    afterEpoch: () => Promise.resolve("goOn"),
    now: () => 0,
    ...given,
  };
}
