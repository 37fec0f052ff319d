import type { TFunction } from "i18next";
import type { TestReport } from "../../../core/study/testReport.ts";
import { ABSENT, formatCount } from "../words/numberFormat.ts";
import { scoreTexts } from "../words/scoreTexts.ts";
import { joinSentences, metricName } from "../words/trialWords.ts";
import { mainScore, rightRows, type Verdict } from "./verdict.ts";

/** The verdict in sentences. `handPicked`: the user chose the model although it is not the best by the objective. */
export function verdictText(
  t: TFunction,
  report: TestReport,
  { claim, constant, nominallyBetter }: Verdict,
  handPicked: boolean,
): string {
  const who = handPicked ? "chosen" : "best";
  const names = {
    start: t(`judging.verdict.who.${who}.start`),
    within: t(`judging.verdict.who.${who}.within`),
  };
  const [own, guess] = [rightRows(report, "best"), rightRows(report, "constant")];
  const sentences: string[] = [
    t(`judging.verdict.${claim}`, {
      ...names,
      metric: metricName(t, mainScore(report, "best")!.metric),
      own: formatCount(own?.right ?? 0),
      constant: formatCount(guess?.right ?? 0),
      rows: formatCount(report.testRows),
    }),
  ];
  if (constant === "worse") sentences.push(t("judging.verdict.constantWorse", names));
  const better = nominallyBetter.filter(
    (model) =>
      (model !== "constant" || constant !== "worse") &&
      // Equal texts such as "61 against 61" are reported as no difference.
      valueText(report, model) !== valueText(report, "best"),
  );
  if (better.length > 0) {
    const values = {
      ...names,
      own: valueText(report, "best"),
      linear: valueText(report, "linear"),
      constant: valueText(report, "constant"),
    };
    sentences.push(t(`judging.verdict.${nominal(better)}`, values));
  }
  return joinSentences(t, sentences);
}

function nominal(better: Verdict["nominallyBetter"]) {
  if (better.length > 1) return "nominallyBoth";
  return better[0] === "linear" ? "nominallyLinear" : "nominallyConstant";
}

function valueText(report: TestReport, model: "best" | "linear" | "constant"): string {
  const score = mainScore(report, model);
  return score === null ? ABSENT : scoreTexts(score.value, score.interval).value;
}
