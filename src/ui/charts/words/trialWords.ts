import type { TFunction } from "i18next";
import type { SplitConfig } from "../../../core/data/dataConfig.ts";
import { foldCount } from "../../../core/data/division/splitConfig.ts";
import type { SettingName } from "../../../core/model/settingTable.ts";
import type { MetricName } from "../../../core/metric/metricName.ts";
import type { ParamValue } from "../../../core/space/distribution.ts";
import { foldScores } from "../../../core/study/foldScores.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { ABSENT, fixed, formatCount, formatMetric, formatNumber } from "./numberFormat.ts";
import { meanText } from "./scoreTexts.ts";

/** A metric's name within a sentence. */
export function metricName(t: TFunction, metric: MetricName): string {
  return t(`metrics.${metric}.name`);
}

/** A metric's short name, for heads, axes and the start of a sentence. */
export function metricHeading(t: TFunction, metric: MetricName): string {
  return t(`metrics.${metric}.short`);
}

/** The name of a parameter of the space: parameters are settings whose value is searched. */
export function parameterName(t: TFunction, name: string): string {
  return t(`model.settings.${name as SettingName}.label`, { defaultValue: name });
}

/** A trial's score, with the standard error of its mean where there are several folds or repeats, and the digits that it bears: "0.213 ± 0.012". */
export function scoreText(metric: MetricName, { values, folds }: Pick<Trial, "values" | "folds">): string {
  const value = values?.[0];
  if (value === undefined) return ABSENT;
  const error = folds.length < 2 ? null : foldScores(folds).standardError;
  return error === null ? formatMetric(metric, value) : meanText(value, error);
}

/** A parameter's value in words: numbers with three significant digits, choices by their name; a dash where it does not exist. */
export function paramText(t: TFunction, value: ParamValue | undefined): string {
  if (value === undefined) return ABSENT;
  if (typeof value === "number") return formatNumber(value, 3);
  return t(`model.choices.${String(value) as "relu"}`, { defaultValue: String(value) });
}

/** How long something took, with the precision a reader can use. */
export function durationText(t: TFunction, ms: number): string {
  if (ms < 1000) return t("results.milliseconds", { value: fixed(ms, 0) });
  if (ms < 60_000) return t("results.seconds", { value: fixed(ms / 1000, ms < 10_000 ? 2 : 1) });
  const seconds = Math.round(ms / 1000);
  const minutes = formatCount(Math.floor(seconds / 60));
  return t("results.minutes", { minutes, seconds: String(seconds % 60).padStart(2, "0") });
}

/** Sentences one after the other, with the gap of the language. */
export function joinSentences(t: TFunction, sentences: readonly string[]): string {
  return sentences.reduce((first, second) => t("results.twoSentences", { first, second }));
}

/** A trial number as it is shown: counted from 1. */
export function trialNumber(number: number): string {
  return formatCount(number + 1);
}

/** "83%" in whole percent; one decimal below 10% and above 99% where it matters. */
export function percentText(share: number): string {
  const percent = share * 100;
  const whole = percent === 0 || percent === 100 || (percent >= 9.95 && percent < 99.5);
  return `${fixed(percent, whole ? 0 : 1)}%`;
}

/** How the score of a trial that is trained so often comes about: "mean of 3 × 2 folds × 2 repeats", of folds that are cut twice. */
export function scoreOf(t: TFunction, split: SplitConfig, repeats: number): string {
  const cuttings = foldCount(split) / split.folds;
  if (split.folds > 1) {
    const folds =
      cuttings > 1 ? t("search.scoreOf.cuttings", { folds: split.folds, cuttings }) : String(split.folds);
    return repeats > 1 ? t("search.scoreOf.both", { folds, repeats }) : t("search.scoreOf.folds", { folds });
  }
  if (repeats > 1) return t("search.scoreOf.repeats", { repeats });
  return t("search.scoreOf.holdOut");
}
