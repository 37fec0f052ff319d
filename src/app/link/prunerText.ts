import { DEFAULT_PRUNER, PRUNER_NAMES, type PrunerConfig } from "../../core/pruner/pruner.ts";
import { isPrunerValue, PRUNER_BOUNDS, type PrunerSetting } from "../../core/pruner/prunerSettings.ts";
import type { LinkEntry } from "./linkEntry.ts";

const SETTINGS = Object.keys(PRUNER_BOUNDS) as readonly PrunerSetting[];

/** The keys of the entries that say which pruner: `pruner=median&pruner.warmup=5`. */
export const PRUNER_KEYS: readonly string[] = ["pruner", ...SETTINGS.map((setting) => `pruner.${setting}`)];

/** What differs from the default of link version 1. */
export function prunerToEntries(pruner: PrunerConfig): readonly LinkEntry[] {
  const entries: LinkEntry[] = pruner.name === DEFAULT_PRUNER.name ? [] : [["pruner", pruner.name]];
  for (const setting of SETTINGS) {
    if (pruner[setting] !== DEFAULT_PRUNER[setting]) {
      entries.push([`pruner.${setting}`, String(pruner[setting] ?? "none")]);
    }
  }
  return entries;
}

/** One entry as a part of a pruner, or null where it is none that is allowed. */
export function prunerPart([key, value]: LinkEntry): Partial<PrunerConfig> | null {
  if (key === "pruner") {
    const name = PRUNER_NAMES.find((known) => known === value);
    return name === undefined ? null : { name };
  }
  const setting = SETTINGS.find((known) => `pruner.${known}` === key);
  if (setting === undefined) return null;
  const number = value === "none" ? null : value.trim() === "" ? Number.NaN : Number(value);
  return isPrunerValue(setting, number) ? { [setting]: number } : null;
}
