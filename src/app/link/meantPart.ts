import { BUILT_IN_IDS, TARGET_TRANSFORMS } from "../../core/data/dataConfig.ts";
import { COLUMN_KINDS } from "../../core/data/table/dataset.ts";
import { DEFAULT_GENERATORS } from "../../core/data/generators/defaultGenerators.ts";
import { METRIC_NAMES } from "../../core/metric/metricName.ts";
import { SETTING_NAMES, SETTING_TABLE } from "../../core/model/settingTable.ts";
import { PRUNER_NAMES } from "../../core/pruner/pruner.ts";
import { ACQUISITION_NAMES } from "../../core/sampler/sampler.ts";
import { SAMPLER_NAMES } from "../../core/sampler/samplerTable.ts";
import { ENGINE_CHOICES } from "../../core/study/studyConfig.ts";
import { nearestWord } from "../../core/text/nearestWord.ts";
import type { LinkEntry } from "./linkEntry.ts";
import { meantNumbers } from "./meantNumbers.ts";
import { SEARCH_KEYS } from "./searchText.ts";
import { studyFromFragment } from "./studyLink.ts";

/** Those of the data. Whether an entry can be used is asked of the link's own reader: a key that is missing here is only not suggested. */
const DATA_KEYS = [
  "data",
  "target",
  "task",
  "kind",
  "order",
  "dates",
  "clean",
  "leastClass",
  "clip",
  "without",
  "targetTransform",
  "validation",
  "test",
  "folds",
  "foldRepeats",
  "by",
  "byFeature",
  "stratify",
  "name",
  "run",
] as const;

const KEYS: readonly string[] = [...DATA_KEYS, ...SEARCH_KEYS, ...SETTING_NAMES];

/** Words of closed lists. */
const VALUES: readonly string[] = [
  ...BUILT_IN_IDS,
  ...Object.keys(DEFAULT_GENERATORS).map((kind) => `make:${kind}`),
  "classification",
  "regression",
  "true",
  "false",
  "none",
  ...SAMPLER_NAMES,
  ...ACQUISITION_NAMES,
  ...METRIC_NAMES,
  ...ENGINE_CHOICES,
  ...PRUNER_NAMES,
  ...TARGET_TRANSFORMS,
  ...COLUMN_KINDS,
  ...SETTING_NAMES.flatMap((name) => {
    const rule = SETTING_TABLE[name];
    return rule.kind === "categorical" ? rule.choices.map(String) : [];
  }),
];

/**
 * What was probably meant by an entry of a link that cannot be used, or null: the nearest known key, the nearest words of its value,
 * the nearest numbers, or both, where that is an entry that can be used.
 */
export function meantPart([key, value]: LinkEntry): LinkEntry | null {
  const keys = KEYS.includes(key) ? [key] : [nearestWord(key, KEYS)];
  for (const likely of keys) {
    if (likely === null) continue;
    // Only a word that this key takes: of `family=cmn` the nearest of all words may be of another list.
    const words = VALUES.filter((word) => isUsable([likely, word]));
    const near = value
      .split("|")
      .map((part) => nearestWord(part, words) ?? part)
      .join("|");
    const meant = [value, near, meantNumbers(likely, value)].find(
      (each) => each !== null && isUsable([likely, each]) && (likely !== key || each !== value),
    );
    if (meant != null) return [likely, meant];
  }
  return null;
}

function isUsable([key, value]: LinkEntry): boolean {
  return studyFromFragment(`${key}=${encodeURIComponent(value)}`).notes.length === 0;
}
