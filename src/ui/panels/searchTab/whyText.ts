import type { TFunction } from "i18next";
import type { MetricName } from "../../../core/metric/metricName.ts";
import { readsResults } from "../../../core/sampler/samplerTable.ts";
import type { SuggestionNote, Trial } from "../../../core/study/trial.ts";
import { formatMetric, formatNumber } from "../../charts/words/numberFormat.ts";
import { joinSentences, percentText } from "../../charts/words/trialWords.ts";

/** Why the sampler chose this configuration, in numbers, and the result. */
export function whyText(
  t: TFunction,
  metric: MetricName,
  { suggestion, values }: Pick<Trial, "suggestion" | "values">,
): string {
  if (suggestion === null) return t("details.unknown");
  const { origin, mean, sd } = suggestion;
  if (origin !== "model") return t(`details.${origin}`);
  if (mean === null || sd === null) return t("details.modelPlain");
  const outcome = values?.[0];
  return joinSentences(
    t,
    [
      t("details.model", { mean: formatMetric(metric, mean), sd: formatNumber(sd, 2) }),
      chosenFor(t, suggestion),
      outcome === undefined ? null : t("details.outcome", { value: formatMetric(metric, outcome) }),
    ].filter((sentence) => sentence !== null),
  );
}

/** What the sampler knew when it chose this configuration; null if that was not recorded, or if it ignores results. */
export function knowledgeText(
  t: TFunction,
  { knowledge, sampler }: Pick<Trial, "knowledge" | "sampler">,
): string | null {
  if (knowledge === undefined || sampler === undefined || !readsResults(sampler)) return null;
  const { results, begun, earlier = 0 } = knowledge;
  return joinSentences(t, [
    results === 0 ? t("details.knew.nothing") : t("details.knew.results", { count: results }),
    ...(begun === 0 ? [] : [t("details.knew.begun", { count: begun })]),
    ...(earlier === 0 ? [] : [t("details.knew.earlier", { count: earlier })]),
  ]);
}

/** The value of the acquisition function for this configuration. */
function chosenFor(
  t: TFunction,
  { acquisition, logExpectedImprovement: gain }: SuggestionNote,
): string | null {
  if (acquisition === undefined) return null;
  if (acquisition !== "logEi" && acquisition !== "ei") return t(`details.chosen.${acquisition}`);
  if (gain === null) return null;
  return t("details.chosen.expected", { gain: gainText(t, Math.exp(gain)) });
}

/** A gain, given in standard deviations of all results, in words. */
function gainText(t: TFunction, gain: number): string {
  if (!(gain >= 0.001)) return t("details.gain.hardly");
  if (gain >= 1) return t("details.gain.times", { times: formatNumber(gain, 2) });
  return t("details.gain.share", { share: percentText(gain) });
}
