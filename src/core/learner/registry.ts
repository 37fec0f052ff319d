import { settingValue } from "../model/settingValue.ts";
import type { SettingName } from "../model/settingTable.ts";
import { valuesOfSetting, type Settings } from "../model/settings.ts";
import type { Params } from "../space/distribution.ts";
import { BOOSTING, type StoppedBoosting } from "./boosting/description.ts";
import { FOREST } from "./forest/description.ts";
import type { ForestSpec } from "./forest/forestSpec.ts";
import { CNN } from "./cnn/cnn.ts";
import { KNN } from "./knn/description.ts";
import type { KnnSpec } from "./knn/knnSpec.ts";
import { LINEAR } from "./linear/description.ts";
import type { LinearSpec } from "./linear/linearSpec.ts";
import type { DataShape } from "./dataShape.ts";
import type { Learner, LearnerSize } from "./learner.ts";
import { isNetwork, isTrees, type LearnerName, type NetworkName, type TreeName } from "./learnerName.ts";
import { MLP } from "./mlp/mlp.ts";
import type { NetworkSpec } from "./network/networkSpec.ts";

/** What each learner's settings become. */
export interface SpecOf {
  readonly mlp: NetworkSpec;
  readonly cnn: NetworkSpec;
  readonly knn: KnnSpec;
  readonly linear: LinearSpec;
  readonly forest: ForestSpec;
  readonly boosting: StoppedBoosting;
}

/** One configuration as a trainer gets it. */
export type TrialSpec<Name extends LearnerName = LearnerName> = {
  [N in Name]: { readonly learner: N; readonly spec: SpecOf[N] };
}[Name];

/** Every learner. */
export const LEARNERS: { readonly [N in LearnerName]: Learner<SpecOf[N]> } = {
  mlp: MLP,
  cnn: CNN,
  knn: KNN,
  linear: LINEAR,
  forest: FOREST,
  boosting: BOOSTING,
};

/** The learner of a configuration. */
export function learnerOf(settings: Settings, params: Params): LearnerName {
  return settingValue(settings, params, "family") as LearnerName;
}

/** The learner of a configuration that may have been planned for other settings; null: it does not say. */
export function plannedLearner(settings: Pick<Settings, "family">, params: Params): LearnerName | null {
  const learners = learnersOf(settings);
  const chosen = params["family"] as LearnerName | undefined;
  return chosen ?? (learners.length === 1 ? learners[0]! : null);
}

/** The learners that trials of some settings may have. */
export function learnersOf({ family }: Pick<Settings, "family">): readonly LearnerName[] {
  return valuesOfSetting(family) as readonly LearnerName[];
}

/** The model and training of a configuration: a trial's param if a setting is searched, otherwise its value. */
export function resolveTrial(settings: Settings, params: Params, shape: DataShape): TrialSpec {
  return resolved(learnerOf(settings, params), settings, params, shape);
}

/** As `resolveTrial`, for settings whose learner is a network. */
export function resolveNetwork(
  settings: Settings,
  params: Params,
  shape: DataShape,
): TrialSpec<NetworkName>["spec"] {
  const learner = learnerOf(settings, params);
  if (!isNetwork(learner)) throw new Error(`${learner} is not a network`);
  return resolved(learner, settings, params, shape).spec;
}

/** Whether a configuration is that of a network. */
export function isNetworkTrial(trial: TrialSpec): trial is TrialSpec<NetworkName> {
  return isNetwork(trial.learner);
}

/** Whether a configuration is that of trees. */
export function isTreeTrial(trial: TrialSpec): trial is TrialSpec<TreeName> {
  return isTrees(trial.learner);
}

export function trialSize<N extends LearnerName>(
  { learner, spec }: TrialSpec<N>,
  shape: DataShape,
): LearnerSize {
  return LEARNERS[learner].size(spec, shape);
}

function resolved<N extends LearnerName>(
  learner: N,
  settings: Settings,
  params: Params,
  shape: DataShape,
): TrialSpec<N> {
  const get = (name: SettingName) => settingValue(settings, params, name);
  return { learner, spec: LEARNERS[learner].resolve(get, shape) };
}
