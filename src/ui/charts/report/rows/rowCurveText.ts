import type { TFunction } from "i18next";
import type { RowCurve } from "../../../../core/study/rowCurve.ts";
import { joinClauses } from "../../../nameList.ts";
import { formatCount } from "../../words/numberFormat.ts";
import { scoreTexts } from "../../words/scoreTexts.ts";
import { joinSentences, metricName, percentText } from "../../words/trialWords.ts";
import type { RowCurveSpec, ShownSize } from "./rowCurveSpec.ts";

/** Whether more data would help, in one sentence that claims only what the interval supports. */
export function rowCurveText(t: TFunction, { metric, gain }: RowCurve, spec: RowCurveSpec): string {
  const [before, last] = spec.sizes.slice(-2);
  // "Worse by 0.1" instead of "better by -0.1".
  const sign = gain.value < 0 ? -1 : 1;
  const [low, high] = gain.interval ?? [NaN, NaN];
  const interval = sign === 1 ? ([low, high] as const) : ([-high, -low] as const);
  const texts = scoreTexts(sign * gain.value, gain.interval === null ? null : interval);
  const kind = gain.interval === null ? "unknown" : spec.lastRows;
  return t(`report.rowCurve.${kind}`, {
    became: t(`report.rowCurve.${sign === 1 ? "better" : "worse"}`),
    metric: metricName(t, metric),
    before: formatCount(before!.rows),
    rows: formatCount(last!.rows),
    gain: texts.value,
    low: texts.interval?.[0] ?? "",
    high: texts.interval?.[1] ?? "",
  });
}

/** "40 rows (20%): accuracy 0.91, 95% interval 0.88 to 0.94", as lines of a read-out. */
export function sizeLines(t: TFunction, { metric }: RowCurve, size: ShownSize): readonly string[] {
  const lines = [
    t("report.rowCurve.size", { count: size.rows, share: percentText(size.share) }),
    `${metricName(t, metric)} ${size.text}`,
  ];
  if (size.intervalText === null) return lines;
  const [low, high] = size.intervalText;
  return [...lines, t("results.model.interval", { low, high })];
}

/** All sizes in words. */
export function sizesText(t: TFunction, curve: RowCurve, { sizes }: RowCurveSpec): string {
  return joinSentences(
    t,
    sizes.map((size) => t("report.rowCurve.sentence", { size: joinClauses(t, sizeLines(t, curve, size)) })),
  );
}
