import type { PreparedData } from "../../core/data/preparation/preparedData.ts";
import { dataShape } from "../../core/learner/dataShape.ts";
import type { LearnerName } from "../../core/learner/learnerName.ts";
import type { PackedModel } from "../../core/learner/packedModel.ts";
import { resolveTrial, type TrialSpec } from "../../core/learner/registry.ts";
import { spacePreset } from "../../core/model/defaultSettings.ts";
import type { Settings } from "../../core/model/settings.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "../../core/model/settingTable.ts";
import type { ParamValue } from "../../core/space/distribution.ts";
import type { Trainer } from "../../engine/trainer.ts";

/** A learner's default configuration for some data, as the set-up resolves it, with given values. */
export function configurationOf(
  learner: LearnerName,
  data: PreparedData,
  given: Partial<Record<SettingName, ParamValue>> = {},
): TrialSpec {
  const values = SETTING_NAMES.map((name) => {
    const value = given[name] ?? SETTING_TABLE[name].defaultValue;
    return [name, { mode: "value", value } as const];
  });
  const settings: Settings = { ...spacePreset("small"), ...Object.fromEntries(values) };
  return resolveTrial({ ...settings, family: { mode: "value", value: learner } }, {}, dataShape(data));
}

/** Trains all steps of a configuration on the training rows and predicts the test rows. */
export async function trainedOn(
  trainer: Trainer,
  configuration: TrialSpec,
  data: PreparedData,
  seed: number,
): Promise<{ readonly outputs: Float32Array; readonly packed: PackedModel }> {
  trainer.load([data]);
  const configured = await trainer.configure(configuration, [data]);
  const training = configured.begin(0, seed);
  const ended = await training.advance({
    afterStep: () => true,
    shouldStop: () => false,
    onWork: () => undefined,
    hold: () => Promise.resolve(),
  });
  const outputs = await training.predict("test");
  if (!ended || outputs === null) throw new Error("The training was stopped");
  const packed = await training.pack();
  configured.dispose();
  return { outputs, packed };
}
