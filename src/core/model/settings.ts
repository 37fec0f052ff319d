import type { Distribution, ParamValue } from "../space/distribution.ts";

/** Most hidden layers a drawn MLP can have. */
export const MAX_LAYERS = 5;

/** Every setting of model and training. Each is a fixed value or a range to search. Order = order in the interface. */
export const SETTING_NAMES = [
  "layers",
  "units1",
  "units2",
  "units3",
  "units4",
  "units5",
  "activation",
  "batchNorm",
  "dropout",
  "l1",
  "l2",
  "weightInit",
  "optimizer",
  "learningRate",
  "momentum",
  "weightDecay",
  "schedule",
  "batchSize",
  "epochs",
  "patience",
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

export type Setting =
  | { readonly mode: "value"; readonly value: ParamValue }
  | { readonly mode: "range"; readonly distribution: Distribution };

export type Settings = Readonly<Record<SettingName, Setting>>;
