import type { TFunction } from "i18next";
import { foldCount } from "../../../core/data/division/splitConfig.ts";
import type { StepUnit } from "../../../core/learner/learner.ts";
import { LEARNERS, learnerOf } from "../../../core/learner/registry.ts";
import type { MetricName } from "../../../core/metric/metricName.ts";
import type { Forecast } from "../../../core/study/forecast.ts";
import type { StudyConfig } from "../../../core/study/studyConfig.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { formatCount, formatMetric } from "./numberFormat.ts";
import { meanText } from "./scoreTexts.ts";

/** Progress of a pruned trial: its finished trainings, or, within the first training, its steps. */
interface Progress {
  readonly unit: StepUnit | "training";
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
  return t(`judging.pruned.${unit}`, details);
}

function forecastText(metric: MetricName, { value, standardError }: Forecast): string {
  return standardError === null ? formatMetric(metric, value) : meanText(value, standardError);
}

function progressOf({ settings, data, search }: StudyConfig, { params, folds, curve }: Trial): Progress {
  if (folds.length > 0) {
    return { unit: "training", done: folds.length, all: foldCount(data.split) * search.repeats };
  }
  const { steps } = LEARNERS[learnerOf(settings, params)];
  const own = Object.entries(params).map(([name, value]) => [name, { mode: "value", value }]);
  const all = steps?.most({ ...settings, ...Object.fromEntries(own) }) ?? 1;
  return { unit: steps?.unit ?? "training", done: curve.score.length, all };
}
