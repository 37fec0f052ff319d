import type { NetworkName } from "../core/learner/learnerName.ts";
import type { NetworkSpec } from "../core/learner/network/networkSpec.ts";
import { isNetworkTrial, type TrialSpec } from "../core/learner/registry.ts";
import type { ModelSpec } from "../core/learner/network/modelSpec.ts";
import type { TrainingSpec } from "../core/learner/network/trainingSpec.ts";
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

/** A configuration of a network, for a request. */
export function networkTrial(
  model: ModelSpec,
  training: TrainingSpec,
): { readonly configuration: TrialSpec<NetworkName> } {
  return { configuration: { learner: "mlp", spec: { model, training } } };
}

/** The network of a request. */
export function networkOf({ configuration }: { readonly configuration: TrialSpec }): NetworkSpec {
  if (!isNetworkTrial(configuration)) throw new Error(`${configuration.learner} is not a network`);
  return configuration.spec;
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
    afterStep: () => Promise.resolve("goOn"),
    now: () => 0,
    ...given,
  };
}
