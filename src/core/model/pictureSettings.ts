import type { ErrorRecord } from "../errors.ts";
import { isNetwork, learnersFor, NETWORKS, type LearnerName } from "../learner/learnerName.ts";
import type { PictureDimensions } from "../learner/network/augment.ts";
import type { Misfit } from "../learner/network/blockSizes.ts";
import { cnnOutline } from "../learner/network/cnnOutline.ts";
import { defaultSettings, modelPreset, presetLearners, presetOf } from "./defaultSettings.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "./settingTable.ts";
import { type Setting, type Settings, canBe, valuesOfSetting } from "./settings.ts";

/**
 * The windows of the settings' convolutional networks that do not fit into the pictures, reported at the setting nearest to the
 * cause. Any trial counts, so that no impossible trial is ever proposed.
 * @param settings each valid by itself: see `settingProblems`
 */
export function pictureProblems(
  settings: Settings,
  pictures: PictureDimensions,
): readonly { name: SettingName; error: ErrorRecord }[] {
  if (!canBe(settings.family, "cnn")) return [];
  const { misfit } = cnnOutline(settings, pictures, 1);
  return misfit === null ? [] : [{ name: settingOf(misfit), error: errorOf(misfit) }];
}

/**
 * Settings for data of another kind. A preset stays that preset. Settings changed by hand stay, except those that decide the family
 * of networks: tables have only perceptrons, pictures start with the convolutional networks of the medium space.
 * @param before the dimensions of a row if rows were pictures
 * @param after the same for the new data
 */
export function settingsForData(
  settings: Settings,
  before: PictureDimensions | null,
  after: PictureDimensions | null,
): Settings {
  const preset = presetOf(settings, before);
  if (preset !== null) {
    const staysPerceptron = before !== null && after !== null && !canBe(settings.family, "cnn");
    const own = presetLearners(settings, before);
    const learners = own.every(isNetwork)
      ? undefined
      : own.filter((learner) => learner !== "cnn" || after !== null);
    return {
      ...settings,
      ...modelPreset(preset, staysPerceptron && learners === undefined ? null : after, learners),
    };
  }
  if (after === null) return { ...settings, family: withoutCnn(settings.family) };
  const isPerceptron = settings.family.mode === "value" && settings.family.value === "mlp";
  return before === null && isPerceptron ? { ...settings, ...convolutions(after) } : settings;
}

/**
 * Settings with another learner: a preset becomes that preset of the other one. Networks that are searched together keep the
 * settings, and so does a search among no learner.
 */
export function withFamily(
  settings: Settings,
  family: Setting,
  pictures: PictureDimensions | null,
): Settings {
  const preset = presetOf(settings, pictures);
  const learners = valuesOfSetting(family) as readonly LearnerName[];
  const isPair = learners.length > 1 && learners.every(isNetwork);
  if (preset === null || learners.length === 0 || isPair) return { ...settings, family };
  const ofPictures = learners.includes("cnn") ? pictures : null;
  return { ...settings, ...modelPreset(preset, ofPictures, learners), family };
}

/**
 * The settings of a link for its data: settings that it leaves out have the defaults for those data.
 * @param settings those of the link, with the defaults for tables where it leaves them out
 * @param given the settings that the link names
 */
export function settingsOfLink(
  settings: Settings,
  given: Partial<Settings>,
  pictures: PictureDimensions | null,
): Settings {
  const learners = valuesOfSetting(given.family ?? settings.family) as readonly LearnerName[];
  if (given.family !== undefined && !learners.every(isNetwork)) {
    const fitting = pictures === null ? withoutCnn(given.family) : given.family;
    const offered = valuesOfSetting(fitting) as readonly LearnerName[];
    return { ...settings, ...modelPreset("medium", pictures, offered), ...given, family: fitting };
  }
  if (pictures !== null) return { ...defaultSettings(pictures), ...given };
  return canBe(settings.family, "cnn") ? { ...settings, family: PERCEPTRON } : settings;
}

/** What is searched when the learner becomes a range: for pictures both networks, for tables every learner. */
export function learnerRange(pictures: PictureDimensions | null): Setting {
  const choices = pictures === null ? learnersFor(false) : NETWORKS;
  return { mode: "range", distribution: { kind: "categorical", choices } };
}

const PERCEPTRON: Setting = { mode: "value", value: "mlp" };

/** The learners for tables: all but convolutional networks; perceptrons if none is left, or only networks were chosen. */
function withoutCnn(family: Setting): Setting {
  const learners = valuesOfSetting(family) as readonly LearnerName[];
  const left = learners.filter((learner) => learner !== "cnn");
  if (left.length === learners.length) return family;
  if (left.every(isNetwork)) return PERCEPTRON;
  return { mode: "range", distribution: { kind: "categorical", choices: left } };
}

/** The settings that only convolutional networks have, as in the medium space. */
function convolutions(pictures: PictureDimensions): Partial<Settings> {
  const medium = defaultSettings(pictures);
  const own = SETTING_NAMES.filter(
    (name) => name === "family" || SETTING_TABLE[name].learners?.every((one) => one === "cnn") === true,
  );
  return Object.fromEntries(own.map((name) => [name, medium[name]]));
}

/** A window in the first block is too large by itself; a pool in a later one comes after too many blocks. */
function settingOf({ kind, block }: Misfit): SettingName {
  if (kind === "convolution") return "kernel";
  return block === 1 ? "poolSize" : "blocks";
}

function errorOf({ kind, block, window, input }: Misfit): ErrorRecord {
  const code = kind === "convolution" ? "kernelTooLarge" : "poolTooLarge";
  return { code, details: { block, window, input: `${input.height} × ${input.width}` } };
}
