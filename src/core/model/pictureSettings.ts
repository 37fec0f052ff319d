import type { ErrorRecord } from "../errors.ts";
import type { PictureDimensions } from "./augment.ts";
import type { Misfit } from "./blockSizes.ts";
import { cnnOutline } from "./cnnOutline.ts";
import { defaultSettings, modelPreset, presetOf } from "./defaultSettings.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "./settingTable.ts";
import { type Setting, type Settings, canBe } from "./settings.ts";

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
    return { ...settings, ...modelPreset(preset, staysPerceptron ? null : after) };
  }
  if (after === null) return { ...settings, family: PERCEPTRON };
  return before === null ? { ...settings, ...convolutions(after) } : settings;
}

/** Settings with another family of networks: a preset becomes that preset of the other family. */
export function withFamily(settings: Settings, family: Setting, pictures: PictureDimensions): Settings {
  const preset = presetOf(settings, pictures);
  if (preset === null || family.mode === "range") return { ...settings, family };
  return { ...settings, ...modelPreset(preset, family.value === "cnn" ? pictures : null) };
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
  if (pictures !== null) return { ...defaultSettings(pictures), ...given };
  return canBe(settings.family, "cnn") ? { ...settings, family: PERCEPTRON } : settings;
}

const PERCEPTRON: Setting = { mode: "value", value: "mlp" };

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
