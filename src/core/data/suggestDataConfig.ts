import { DEFAULT_SPLIT, readingsOf, type DataConfig, type DataSource, type Readings } from "./dataConfig.ts";
import type { DatasetSummary, MissingWord } from "./table/dataset.ts";

/** A config that predicts the suggested target of a dataset from all other columns except those that a test file lacks. */
export function suggestDataConfig(source: DataSource, summary: DatasetSummary): DataConfig {
  return {
    source,
    kinds: recognisedKinds(summary),
    target: summary.suggestedTarget,
    task: summary.suggestedTask,
    excluded: lackingInTest(summary),
    split: DEFAULT_SPLIT,
    targetTransform: "none",
    ...recognisedReadings(summary),
  };
}

/** Columns that are unknown for the rows to predict, such as the parts of a sum. */
function lackingInTest({ aside = [], suggestedTarget }: DatasetSummary): readonly string[] {
  const lacking = aside.flatMap((file) => (file.reason === "noTarget" ? (file.also ?? []) : []));
  return [...new Set(lacking)].filter((name) => name !== suggestedTarget);
}

/** The words that count as missing, if earlier versions treated a level differently. */
function recognisedReadings({ columns }: DatasetSummary): Readings {
  const missing = columns
    .filter(({ plainMissing }) => plainMissing !== undefined)
    .map(({ name, words = [] }) => [name, missingOf(words)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return readingsOf({ missing });
}

/** Sorted, as in a config. */
function missingOf(words: readonly MissingWord[]): readonly string[] {
  return words.flatMap(({ word, isMissing }) => (isMissing ? [word] : [])).toSorted();
}

/**
 * Orders and dates are listed even if they are as recognised: a link without them comes from a version that read such columns
 * differently, and keeps that meaning (`ColumnSummary.plainKind`).
 */
function recognisedKinds({ columns }: DatasetSummary): DataConfig["kinds"] {
  return columns
    .filter(({ kind, inferredKind, plainKind }) => plainKind !== undefined && kind === inferredKind)
    .map(({ name, kind }) => [name, kind] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
