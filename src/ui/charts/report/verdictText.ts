import type { TFunction } from "i18next";
import type { ModelScores, TestReport } from "../../../core/study/testReport.ts";
import { joinList } from "../../nameList.ts";
import { ABSENT, formatCount } from "../words/numberFormat.ts";
import { scoreTexts } from "../words/scoreTexts.ts";
import { joinSentences, metricName } from "../words/trialWords.ts";
import { LEARNT_BASELINES, mainScore, rightRows, standingOf, type Claim, type Verdict } from "./verdict.ts";

/** The verdict in sentences. `handPicked`: the user chose the model although it is not the best by the objective. */
export function verdictText(
  t: TFunction,
  report: TestReport,
  { claim, others, constant, nominallyBetter }: Verdict,
  handPicked: boolean,
): string {
  const who = handPicked ? "chosen" : "best";
  const names = {
    start: t(`report.verdict.who.${who}.start`),
    within: t(`report.verdict.who.${who}.within`),
  };
  const [own, guess] = [rightRows(report, "best"), rightRows(report, "constant")];
  const named = others.map((model) => t(`report.verdict.baselines.${model}.within`));
  const guessed = t("report.verdict.baselines.constant.within");
  const beaten = LEARNT_BASELINES.filter(
    (model) =>
      !others.includes(model) &&
      report.models.some((one) => one.model === model && standingOf(one.lead) === "better"),
  ).map((model) => t(`report.verdict.baselines.${model}.within`));
  const starting = others.map((model, i) =>
    t(`report.verdict.baselines.${model}.${i === 0 ? "start" : "within"}`),
  );
  const sentences: string[] = [
    t(claimKey(claim, others.length), {
      ...names,
      others: joined(t, named),
      othersStart: joined(t, starting),
      nor: named.join(t("report.verdict.nor")),
      all: joined(t, [...named, guessed]),
      beaten: joined(t, [...beaten, guessed]),
      metric: metricName(t, mainScore(report, "best")!.metric),
      own: formatCount(own?.right ?? 0),
      constant: formatCount(guess?.right ?? 0),
      rows: formatCount(report.testRows),
    }),
  ];
  if (constant === "worse" && claim !== "noneRight" && claim !== "oneTarget")
    sentences.push(t("report.verdict.constantWorse", names));
  const better = nominallyBetter.filter(
    (model) =>
      (model !== "constant" || constant !== "worse") &&
      // Equal texts such as "61 against 61" are reported as no difference.
      valueText(report, model) !== valueText(report, "best"),
  );
  if (better.length > 0) {
    const list = better.map((model) =>
      t("report.verdict.scored", {
        model: t(`report.verdict.baselines.${model}.within`),
        value: valueText(report, model),
      }),
    );
    const values = { ...names, own: valueText(report, "best"), list: joined(t, list) };
    sentences.push(t(`report.verdict.nominally.${numberOf(better.length)}`, values));
  }
  return joinSentences(t, sentences);
}

/** No plural forms, of which Chinese has only one: it says "all" and "one of them" of several alone. */
function numberOf(baselines: number): "one" | "several" {
  return baselines === 1 ? "one" : "several";
}

function claimKey(claim: Claim, baselines: number) {
  switch (claim) {
    case "same":
    case "worse":
    case "moreRight":
    case "onlyOthers":
      return `report.verdict.${claim}.${numberOf(baselines)}` as const;
    default:
      return `report.verdict.${claim}` as const;
  }
}

/** "a, b and c". */
function joined(t: TFunction, items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return t("report.verdict.and", { first: joinList(t, items.slice(0, -1)), last: items.at(-1)! });
}

function valueText(report: TestReport, model: ModelScores["model"]): string {
  const score = mainScore(report, model);
  return score === null ? ABSENT : scoreTexts(score.value, score.interval).value;
}
