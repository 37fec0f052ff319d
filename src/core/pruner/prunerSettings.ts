import type { PrunerConfig, PrunerName } from "./pruner.ts";

/** A setting of a pruner. */
export type PrunerSetting = Exclude<keyof PrunerConfig, "name">;

/** The settings that each pruner uses; it ignores the others. */
export const PRUNER_SETTINGS: Readonly<Record<PrunerName, readonly PrunerSetting[]>> = {
  none: [],
  median: ["warmup", "startTrials"],
  percentile: ["percentile", "warmup", "startTrials"],
  halving: ["reduction", "warmup"],
  hyperband: ["reduction", "warmup"],
  patient: ["patience", "warmup", "startTrials"],
  threshold: ["threshold", "warmup"],
  wilcoxon: ["significance", "startTrials"],
};

/** The allowed range of each setting, both ends included. A threshold may be any number, or null. */
export const PRUNER_BOUNDS: Readonly<
  Record<PrunerSetting, { readonly low: number; readonly high: number; readonly whole: boolean }>
> = {
  warmup: { low: 1, high: 1000, whole: true },
  startTrials: { low: 0, high: 10_000, whole: true },
  percentile: { low: 1, high: 99, whole: false },
  reduction: { low: 2, high: 10, whole: false },
  patience: { low: 1, high: 1000, whole: true },
  threshold: { low: -1e12, high: 1e12, whole: false },
  significance: { low: 0.001, high: 0.5, whole: false },
};

/** Whether a setting of a pruner may have a value. */
export function isPrunerValue(setting: PrunerSetting, value: number | null): boolean {
  if (value === null) return setting === "threshold";
  const { low, high, whole } = PRUNER_BOUNDS[setting];
  return value >= low && value <= high && (!whole || Number.isInteger(value));
}
