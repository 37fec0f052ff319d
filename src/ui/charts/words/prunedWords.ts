import type { TFunction } from "i18next";
import { foldCount } from "../../../core/data/division/splitConfig.ts";
import type { MetricName } from "../../../core/metric/metricName.ts";
import { largest } from "../../../core/model/settings.ts";
import type { Forecast } from "../../../core/study/forecast.ts";
import type { StudyConfig } from "../../../core/study/studyConfig.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { formatCount, formatMetric } from "./numberFormat.ts";
import { meanText } from "./scoreTexts.ts";

/** Progress of a pruned trial: its finished trainings, or, within the first training, its epochs. */
interface Progress {
  readonly unit: "epoch" | "training";
  readonly done: number;
  readonly all: number;
}

/** "pruned at epoch 4 of 30, forecast 0.12 ± 0.03": shown instead of a score, which would belong to an incomplete training. */
export function prunedText(
  t: TFunction,
  config: StudyConfig,
  trial: Trial,
  forecast: Forecast | null,
): string {
  const pruned = whereText(t, progressOf(config, trial));
  if (forecast === null || !Number.isFinite(forecast.value)) return pruned;
  const { metric } = config.search.objective;
  return t("judging.pruned.both", {
    pruned,
    forecast: t("judging.pruned.forecast", { value: forecastText(metric, forecast) }),
  });
}

/** "Pruned 4/30", for a cell. */
export function prunedShort(t: TFunction, config: StudyConfig, trial: Trial): string {
  const { done, all } = progressOf(config, trial);
  return t("judging.pruned.short", { done: formatCount(done), all: formatCount(all) });
}

function whereText(t: TFunction, { unit, done, all }: Progress): string {
  const details = { done: formatCount(done), all: formatCount(all) };
  return unit === "epoch" ? t("judging.pruned.epoch", details) : t("judging.pruned.training", details);
}

function forecastText(metric: MetricName, { value, standardError }: Forecast): string {
  return standardError === null ? formatMetric(metric, value) : meanText(value, standardError);
}

function progressOf({ settings, data, search }: StudyConfig, { params, folds, curve }: Trial): Progress {
  if (folds.length > 0) {
    return { unit: "training", done: folds.length, all: foldCount(data.split) * search.repeats };
  }
  const all = params["epochs"] ?? largest(settings.epochs);
  return { unit: "epoch", done: curve.score.length, all: Number(all) };
}
