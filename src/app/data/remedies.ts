import { NO_CLEANING, asPart, type Cleaning } from "../../core/data/cleaning.ts";
import type { ExtremeItem, Finding, LabelItem, MissingItem } from "../../core/data/check/finding.ts";
import { readingsOf, withReadings, type DataConfig, type SplitBy } from "../../core/data/dataConfig.ts";
import { mergesOf, type LookAlikes } from "../../core/data/labels/lookAlikes.ts";
import { addedMerges, withoutMerges, type Merges } from "../../core/data/labels/mergeLevels.ts";
import {
  categoryRemedy,
  codesRemedy,
  extremesRemedies,
  gapRemedy,
  isRead,
  oddCellsRemedies,
  readBefore,
  withoutRead,
  withRead,
  type ReadRemedy,
} from "./readRemedies.ts";
import type { SettingName } from "../../core/model/settingTable.ts";
import type { Setting, Settings } from "../../core/model/settings.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";

/** An action for a finding that takes one click and can be undone. */
export type Remedy =
  | { readonly kind: "leaveOut"; readonly columns: readonly string[] }
  | { readonly kind: "dropDuplicates" }
  | { readonly kind: "clip"; readonly columns: readonly string[] }
  | { readonly kind: "leastClassRows"; readonly rows: number }
  | { readonly kind: "logTarget" }
  /** `before`: the previous split. */
  | { readonly kind: "splitByTime"; readonly column: string; readonly before?: SplitBy }
  | { readonly kind: "merge"; readonly why: MergeReason; readonly merges: Merges }
  | ReadRemedy
  | { readonly kind: "setting"; readonly name: SettingName; readonly value: string | number | boolean };

/** Share of features kept if there are too many: those most associated with the target. */
const KEPT_SHARE = 0.25;

/** Why levels are merged. "match": a test file spells them differently. */
export type MergeReason = "spelling" | "typo" | "match";

/** A column with a larger share of missing values carries little information. */
const MOSTLY_MISSING = 0.5;
/** Levels with a smaller share of rows are merged. */
const MERGED_SHARE = 0.02;

/**
 * Duplicate rows with different ids may be different records: removing them is not suggested, but a link's removal can be undone.
 */
export function isOffered(
  remedy: Remedy,
  finding: Finding,
  config: Pick<StudyConfig, "settings" | "data">,
): boolean {
  const differ = finding.kind === "duplicateRows" && finding.notCompared.length > 0;
  return !differ || isApplied(remedy, config);
}

/** The remedies for a finding, the best first. */
export function remediesOf(finding: Finding): readonly Remedy[] {
  switch (finding.kind) {
    case "missing":
      return missingRemedies(finding.items);
    case "duplicateRows":
      return [{ kind: "dropDuplicates" }];
    case "leakage":
    case "idLike":
    case "duplicateColumns":
    case "drift":
      return [{ kind: "leaveOut", columns: columnsOf(finding.items) }];
    case "outliers":
      return [{ kind: "clip", columns: columnsOf(finding.items) }, setting("scaling", "robust")];
    case "highCardinality":
      return [
        setting("encoding", "targetMean"),
        setting("rareLevelShare", MERGED_SHARE),
        { kind: "leaveOut", columns: columnsOf(finding.items) },
      ];
    case "imbalance":
      return [setting("classWeights", "balanced")];
    case "rareClasses":
      return finding.mergeFirst.length > 0 ? [] : [{ kind: "leastClassRows", rows: finding.fewerThan }];
    case "labels":
      return labelRemedies(finding.items);
    case "apart":
      return mergeRemedies(
        "match",
        finding.items.map(({ column, matches }) => [column, matches]),
      );
    case "fewRows":
      return [setting("featureShare", KEPT_SHARE)];
    case "skewedTarget":
      return [{ kind: "logTarget" }];
    case "dates":
      return [{ kind: "splitByTime", column: finding.column }];
    case "oddCells":
      return oddCellsRemedies(finding.column, finding.odd);
    case "gapNumbers":
      return finding.items.map(gapRemedy);
    case "extremes":
      return extremeRemedies(finding.items);
    case "maybeCodes":
      return finding.items.map(({ column }) => categoryRemedy(column));
    case "leftOut":
      return finding.items.flatMap(({ column, why }) => (why === "codes" ? [codesRemedy(column)] : []));
    case "constant":
      return [];
  }
}

function columnsOf(items: readonly { readonly column: string }[]): readonly string[] {
  return items.map(({ column }) => column);
}

function missingRemedies(items: readonly MissingItem[]): readonly Remedy[] {
  const rest = items.filter(({ isTarget }) => !isTarget);
  const mostly = columnsOf(rest.filter(({ share }) => share > MOSTLY_MISSING));
  return [
    ...(rest.length === 0 ? [] : [setting("missingIndicator", true)]),
    ...(mostly.length === 0 ? [] : [{ kind: "leaveOut", columns: mostly } as const]),
  ];
}

function labelRemedies(items: readonly LabelItem[]): readonly Remedy[] {
  return (["spelling", "typo"] as const).flatMap((why) =>
    mergeRemedies(
      why,
      items.filter(({ how }) => how === why).map((item) => [item.column, [item]]),
    ),
  );
}

/** A remedy may name thousands of columns. */
function isAmong(columns: readonly string[], all: readonly string[]): boolean {
  const set = new Set(all);
  return columns.every((column) => set.has(column));
}

function without(columns: readonly string[], gone: readonly string[]): readonly string[] {
  const set = new Set(gone);
  return columns.filter((column) => !set.has(column));
}

/** Whether the setup already contains a remedy. */
export function isApplied(
  remedy: Remedy,
  { data, settings }: Pick<StudyConfig, "data" | "settings">,
): boolean {
  const cleaning = data.cleaning ?? NO_CLEANING;
  switch (remedy.kind) {
    case "leaveOut":
      return isAmong(remedy.columns, data.excluded);
    case "dropDuplicates":
      return cleaning.dropDuplicates;
    case "clip":
      return isAmong(remedy.columns, cleaning.clip);
    case "leastClassRows":
      return cleaning.leastClassRows >= remedy.rows;
    case "logTarget":
      return data.targetTransform === "log";
    case "splitByTime":
      return data.split.by.kind === "time" && data.split.by.column === remedy.column;
    case "merge":
      return withoutMerges(remedy.merges, data.merges ?? []).length === 0;
    case "read":
      return isRead(remedy, data);
    case "setting": {
      const now = settings[remedy.name];
      return now.mode === "value" && now.value === remedy.value;
    }
  }
}

/** The setup with a remedy applied. */
export function withRemedy(remedy: Remedy, { data, settings }: Changed): Changed {
  const cleaning = data.cleaning ?? NO_CLEANING;
  switch (remedy.kind) {
    case "leaveOut":
      return { settings, data: { ...data, excluded: union(data.excluded, remedy.columns) } };
    case "dropDuplicates":
      return { settings, data: withCleaning(data, { ...cleaning, dropDuplicates: true }) };
    case "clip":
      return {
        settings,
        data: withCleaning(data, { ...cleaning, clip: union(cleaning.clip, remedy.columns) }),
      };
    case "leastClassRows":
      return { settings, data: withCleaning(data, { ...cleaning, leastClassRows: remedy.rows }) };
    case "logTarget":
      return { settings, data: { ...data, targetTransform: "log" } };
    case "splitByTime":
      return {
        settings,
        data: withSplitBy(data, { kind: "time", column: remedy.column, feature: false }),
      };
    case "read":
      return { settings, data: withRead(remedy, data) };
    case "merge":
      return { settings, data: withMerges(data, addedMerges(data.merges ?? [], remedy.merges)) };
    case "setting":
      return { data, settings: { ...settings, [remedy.name]: { mode: "value", value: remedy.value } } };
  }
}

/** The part of a remedy that is not applied already: undoing it takes back this part only. */
export function changedBy(remedy: Remedy, data: DataConfig): Remedy {
  if (remedy.kind === "splitByTime") return { ...remedy, before: data.split.by };
  if (remedy.kind === "read") return readBefore(remedy, data);
  if (remedy.kind === "merge") return { ...remedy, merges: withoutMerges(remedy.merges, data.merges ?? []) };
  if (remedy.kind !== "leaveOut" && remedy.kind !== "clip") return remedy;
  const done = remedy.kind === "leaveOut" ? data.excluded : (data.cleaning ?? NO_CLEANING).clip;
  return { ...remedy, columns: without(remedy.columns, done) };
}

/** The setup with a remedy undone. @param setting the setting to restore */
export function withoutRemedy(remedy: Remedy, { data, settings }: Changed, setting: Setting | null): Changed {
  const cleaning = data.cleaning ?? NO_CLEANING;
  switch (remedy.kind) {
    case "leaveOut":
      return {
        settings,
        data: { ...data, excluded: without(data.excluded, remedy.columns) },
      };
    case "dropDuplicates":
      return { settings, data: withCleaning(data, { ...cleaning, dropDuplicates: false }) };
    case "clip": {
      const clip = without(cleaning.clip, remedy.columns);
      return { settings, data: withCleaning(data, { ...cleaning, clip }) };
    }
    case "leastClassRows":
      return { settings, data: withCleaning(data, { ...cleaning, leastClassRows: 0 }) };
    case "logTarget":
      return { settings, data: { ...data, targetTransform: "none" } };
    case "splitByTime":
      return { settings, data: withSplitBy(data, remedy.before ?? { kind: "random" }) };
    case "read":
      return { settings, data: withoutRead(remedy, data) };
    case "merge":
      return { settings, data: withMerges(data, withoutMerges(data.merges ?? [], remedy.merges)) };
    case "setting":
      return { data, settings: setting === null ? settings : { ...settings, [remedy.name]: setting } };
  }
}

export interface Changed {
  readonly data: DataConfig;
  readonly settings: Settings;
}

function withCleaning(data: DataConfig, cleaning: Cleaning): DataConfig {
  const { cleaning: _, ...others } = data;
  return { ...others, ...asPart(cleaning) };
}

function withSplitBy(data: DataConfig, by: SplitBy): DataConfig {
  return { ...data, split: { ...data.split, by } };
}

function withMerges(data: DataConfig, merges: Merges): DataConfig {
  return withReadings(data, readingsOf({ ...data, merges }));
}

/**
 * For a target its logarithm, if that is evenly spread; for features the ranks, if those are, or else clipping to Tukey's fences,
 * if they exist.
 */
function extremeRemedies(items: readonly ExtremeItem[]): readonly Remedy[] {
  const features = items.filter(({ isTarget }) => !isTarget);
  const clipped = features.filter(({ log, fenced }) => !log && fenced).map(({ column }) => column);
  const ranks = clipped.length < features.length ? [setting("scaling", "quantile")] : [];
  const isRanksBest = features.some(({ log }) => log);
  return [
    ...(items.some(({ isTarget, log }) => isTarget && log) ? [{ kind: "logTarget" } as const] : []),
    ...(isRanksBest ? ranks : []),
    ...items.filter(({ log }) => !log).flatMap(extremesRemedies),
    ...(clipped.length === 0 ? [] : [{ kind: "clip", columns: clipped } as const]),
    ...(isRanksBest ? [] : ranks),
  ];
}

/** @param found similar levels by column; a column may occur several times */
function mergeRemedies(
  why: MergeReason,
  found: readonly (readonly [column: string, alike: readonly LookAlikes[]])[],
): readonly Remedy[] {
  const merges = addedMerges(
    [],
    found.map(([column, alike]) => [column, mergesOf(alike)]),
  );
  return merges.length === 0 ? [] : [{ kind: "merge", why, merges }];
}

function setting(name: SettingName, value: string | number | boolean): Remedy {
  return { kind: "setting", name, value };
}

/** Sorted, so that the study does not depend on the order of clicks. */
function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].toSorted();
}
