import { METRIC_TABLE } from "../../../core/metric/metricName.ts";
import { isBetter } from "../../../core/study/objective.ts";
import type { TestOpening } from "../../../core/study/opening.ts";
import { bestTrial, type Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import type { ModelScores, ScoredMetric, TestReport } from "../../../core/study/testReport.ts";

/** Comparison of two models: "unclear" if the difference may be chance or is unknown. */
export type Standing = "better" | "unclear" | "worse";

/**
 * The claim about the best model. The comparison with the constant decides first: beating another useless model means nothing.
 * - better, likeLinear, worseThanLinear: it beats the constant; the rest is the comparison with the linear model
 * - betterThanConstant: it beats the constant, and there is no linear model
 * - noMoreRight: it beats the constant in the study's metric, but gets no more rows right
 * - onlyLinear: it does not beat the constant, the linear model does
 * - useless: neither beats it
 * - notBetterThanConstant: it does not beat the constant, and the linear model is unknown
 * - nothingToCompare: there is no baseline. If only the constant is missing, the linear model decides.
 */
export type Claim =
  | "better"
  | "likeLinear"
  | "worseThanLinear"
  | "betterThanConstant"
  | "noMoreRight"
  | "onlyLinear"
  | "useless"
  | "notBetterThanConstant"
  | "nothingToCompare";

export interface Verdict {
  readonly claim: Claim;
  /** Comparison with the constant; null: no such baseline. */
  readonly constant: Standing | null;
  /** Baselines with a better score than the best model that the claim does not mention: the difference may be chance. */
  readonly nominallyBetter: readonly Exclude<ModelScores["model"], "best">[];
}

/** Number of test rows that a model predicted correctly. */
export interface Right {
  readonly right: number;
  readonly rows: number;
}

/**
 * A difference is claimed if the 95 % interval of a lead, paired over the same test rows, excludes 0. The models' own intervals
 * are not suitable: rows that are hard for both models widen both intervals, which may overlap although one model is better row by
 * row.
 */
export function verdictOf(report: TestReport): Verdict {
  const find = (name: ModelScores["model"]) => report.models.find(({ model }) => model === name);
  const [linear, constant] = [find("linear"), find("constant")];
  const standing = (model: ModelScores | undefined) => (model === undefined ? null : standingOf(model.lead));
  const toConstant = standing(constant);
  const claim = claimOf(report, standing(linear), toConstant, linear?.overConstant);
  const told: ReadonlySet<string> = new Set(
    claim === "worseThanLinear" || claim === "onlyLinear" ? ["linear"] : [],
  );
  const nominallyBetter = (["linear", "constant"] as const).filter(
    (name) => !told.has(name) && isNominallyBetter(report, name),
  );
  return { claim, constant: toConstant, nominallyBetter };
}

/** Whether the user chose this trial for evaluation although another one is the best by the objective. */
export function isHandPicked(study: Study, winner: Trial | null, openings: readonly TestOpening[]): boolean {
  return winner !== null && openings.at(-1)?.why === "chosen" && bestTrial(study)?.number !== winner.number;
}

/** Number of test rows that a model predicted correctly; null for regression, and if the report lacks it. */
export function rightRows(report: TestReport, model: ModelScores["model"]): Right | null {
  const scores = report.models.find((candidate) => candidate.model === model)?.scores;
  const accuracy = scores?.find(({ metric }) => metric === "accuracy")?.value;
  if (accuracy === undefined || !Number.isFinite(accuracy)) return null;
  return { right: Math.round(accuracy * report.testRows), rows: report.testRows };
}

/** A model's score in the study's metric; null if the report lacks it. */
export function mainScore(report: TestReport, model: ModelScores["model"]): ScoredMetric | null {
  return report.models.find((candidate) => candidate.model === model)?.scores[0] ?? null;
}

function claimOf(
  report: TestReport,
  linear: Standing | null,
  constant: Standing | null,
  linearOverConstant: ModelScores["overConstant"],
): Claim {
  if (constant === null) return linear === null ? "nothingToCompare" : BESIDE_LINEAR[linear];
  if (constant !== "better") {
    if (linear === null || linearOverConstant === undefined) return "notBetterThanConstant";
    return standingOf(linearOverConstant) === "better" ? "onlyLinear" : "useless";
  }
  if (linear === "worse") return "worseThanLinear";
  if (getsNoMoreRight(report)) return "noMoreRight";
  return linear === null ? "betterThanConstant" : BESIDE_LINEAR[linear];
}

const BESIDE_LINEAR = {
  better: "better",
  unclear: "likeLinear",
  worse: "worseThanLinear",
} as const satisfies Record<Standing, Claim>;

/** Counts correct classes, which log loss does not measure. */
function getsNoMoreRight(report: TestReport): boolean {
  const own = rightRows(report, "best");
  const constant = rightRows(report, "constant");
  return own !== null && constant !== null && own.right <= constant.right;
}

function isNominallyBetter(report: TestReport, model: ModelScores["model"]): boolean {
  const [own, theirs] = [mainScore(report, "best"), mainScore(report, model)];
  if (own === null || theirs === null) return false;
  return isBetter(theirs.value, own.value, METRIC_TABLE[own.metric].direction);
}

function standingOf(lead: ModelScores["lead"]): Standing {
  if (lead === null) return "unclear";
  if (lead[0] > 0) return "better";
  return lead[1] < 0 ? "worse" : "unclear";
}
