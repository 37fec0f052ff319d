import { METRIC_TABLE } from "../../../core/metric/metricName.ts";
import { isBetter } from "../../../core/study/objective.ts";
import { judgementOf, type TestOpening } from "../../../core/study/opening.ts";
import { bestTrial, type Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import type { ModelScores, ScoredMetric, TestReport } from "../../../core/study/testReport.ts";

/** Comparison of two models: "unclear" if the difference may be chance or is unknown. */
export type Standing = "better" | "unclear" | "worse";

/** The baselines that learn from the features, in the order in which they are named. */
export const LEARNT_BASELINES = ["forest", "linear"] as const satisfies readonly ModelScores["model"][];
export type LearntBaseline = (typeof LEARNT_BASELINES)[number];

/**
 * With fewer test rows nothing is claimed: a model that is better on every one of five rows is so by chance with p = 2 · ½⁵ > .05 (a
 * sign test), although all resamples of the rows agree.
 */
const LEAST_ROWS = 6;

/** Predictions in single precision that differ by less of the targets' range are the same. */
const ROUNDING = 1e-6;

/**
 * The claim about the best model. The comparison with the constant decides first: beating another useless model means nothing.
 * - better: it beats the constant and every other baseline
 * - alike: it beats the constant, but some other baselines cannot be told apart from it
 * - same: it beats the constant, but some other baselines have the same score on every resample, as the same model has
 * - worse: it beats the constant, but some other baselines beat it
 * - moreRight: it beats the constant, but some other baselines beat it in the study's metric without more rows right than the constant
 * - betterThanConstant: it beats the constant, and there is no other baseline
 * - noMoreRight: it beats the constant in the study's metric, but gets no more rows right
 * - noneRight: no model gets a single row right, whatever its other scores
 * - onlyOthers: it does not beat the constant, some other baselines do
 * - useless: none beats it
 * - notBetterThanConstant: it does not beat the constant, and the other baselines are unknown
 * - nothingToCompare: there is no constant
 * - fewRows: there are too few test rows
 * - oneTarget: all test rows have the same target, which a model that knows nothing may guess
 * - constantItself: it beats the constant, but predicts the same for every row
 */
export type Claim =
  | "better"
  | "alike"
  | "same"
  | "worse"
  | "moreRight"
  | "betterThanConstant"
  | "noMoreRight"
  | "noneRight"
  | "onlyOthers"
  | "useless"
  | "notBetterThanConstant"
  | "nothingToCompare"
  | "fewRows"
  | "oneTarget"
  | "constantItself";

/** Claims that compare no models. */
const COMPARE_NOTHING: ReadonlySet<Claim> = new Set<Claim>(["noneRight", "fewRows", "oneTarget"]);

/** Claims that say that their baselines are better than the best model. */
const TELL_BETTER: ReadonlySet<Claim> = new Set<Claim>(["worse", "moreRight", "onlyOthers"]);

export interface Verdict {
  readonly claim: Claim;
  /** The baselines of the claim: that are alike, better or beat the constant; otherwise all that learn. */
  readonly others: readonly LearntBaseline[];
  /** Comparison with the constant; null: no such baseline. */
  readonly constant: Standing | null;
  /** Baselines with a better score than the best model that the claim does not mention: the difference may be chance. */
  readonly nominallyBetter: readonly (LearntBaseline | "constant")[];
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
  const constant = find("constant");
  const toConstant =
    constant === undefined ? null : isTooSmall(report) ? "unclear" : standingOf(constant.lead);
  const learnt = LEARNT_BASELINES.flatMap((name) => find(name) ?? []);
  const [claim, chosen = learnt] = claimOf(report, learnt, toConstant);
  const others = LEARNT_BASELINES.filter((name) => chosen.some(({ model }) => model === name));
  const told: ReadonlySet<string> = new Set(TELL_BETTER.has(claim) ? others : []);
  const nominallyBetter = COMPARE_NOTHING.has(claim)
    ? []
    : ([...LEARNT_BASELINES, "constant"] as const).filter(
        (name) => !told.has(name) && isNominallyBetter(report, name),
      );
  return { claim, others, constant: toConstant, nominallyBetter };
}

/** Whether the user chose this trial for evaluation although another one is the best by the objective. */
export function isHandPicked(study: Study, winner: Trial | null, openings: readonly TestOpening[]): boolean {
  return (
    winner !== null && judgementOf(openings)?.why === "chosen" && bestTrial(study)?.number !== winner.number
  );
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

/**
 * The claim about an ensemble beside the best model.
 * - alone: it has a single member, the judged trial
 * - aloneOther: it has a single member, another trial: of trials with equal scores, or because the judged one was chosen by hand
 * - better, unclear, worse: than the best model
 * - useless: better than the best model, but not than the constant
 * - noMoreRight: better than both by the study's metric, but it gets no more rows right than the constant
 * - fewRows: there are too few test rows
 * - oneTarget: all test rows have the same target
 */
export type EnsembleClaim =
  "alone" | "aloneOther" | Standing | "useless" | "noMoreRight" | "fewRows" | "oneTarget";

/** @param judged number of the trial that the report judges @returns null: the report has no ensemble */
export function ensembleClaim(report: TestReport, judged: number): EnsembleClaim | null {
  const scores = report.models.find(({ model }) => model === "ensemble");
  if (report.ensemble === undefined || scores === undefined) return null;
  const [first, ...more] = report.ensemble.members;
  if (more.length === 0) return first?.trial === judged ? "alone" : "aloneOther";
  if (isTooSmall(report)) return "fewRows";
  if (hasOneTarget(report)) return "oneTarget";
  // The lead is the best model's.
  const standing = standingOf(scores.lead);
  if (standing !== "worse") return standing === "better" ? "worse" : "unclear";
  if (standingOf(scores.overConstant ?? null) !== "better") return "useless";
  return getsMoreRight(report, "ensemble") ? "better" : "noMoreRight";
}

/** The claim, and the baselines that it is about if not all. */
function claimOf(
  report: TestReport,
  learnt: readonly ModelScores[],
  constant: Standing | null,
): readonly [Claim, (readonly ModelScores[])?] {
  const are = (standing: Standing) => learnt.filter(({ lead }) => standingOf(lead) === standing);
  const [worse, unclear] = [are("worse"), are("unclear")];
  if (constant === null) return ["nothingToCompare"];
  if (isTooSmall(report)) return ["fewRows"];
  if (nobodyIsRight(report)) return ["noneRight"];
  if (hasOneTarget(report)) return ["oneTarget"];
  if (constant !== "better") return withoutPraise(report, learnt);
  if (isConstant(report)) return ["constantItself"];
  // A better log loss is no reason to use a model that is never right.
  const useful = worse.filter(({ model }) => getsMoreRight(report, model));
  if (useful.length > 0) return ["worse", useful];
  if (!getsMoreRight(report, "best")) return ["noMoreRight"];
  if (learnt.length === 0) return ["betterThanConstant"];
  if (worse.length > 0) return ["moreRight", worse];
  if (unclear.length === 0) return ["better"];
  return [unclear.every(({ lead }) => lead?.[0] === 0 && lead[1] === 0) ? "same" : "alike", unclear];
}

function isTooSmall({ testRows }: TestReport): boolean {
  return testRows < LEAST_ROWS;
}

/** The claim about a model that does not beat the constant. */
function withoutPraise(
  report: TestReport,
  learnt: readonly ModelScores[],
): readonly [Claim, (readonly ModelScores[])?] {
  const known = learnt.filter(({ overConstant }) => overConstant !== undefined);
  if (known.length === 0) return ["notBetterThanConstant"];
  const useful = known.filter(
    ({ model, overConstant }) => standingOf(overConstant!) === "better" && getsMoreRight(report, model),
  );
  return useful.length > 0 ? ["onlyOthers", useful] : ["useless", known];
}

/** Whether all test rows have the same class or value. */
function hasOneTarget({ detail }: TestReport): boolean {
  if (detail.task === "classification")
    return detail.classes.filter(({ support }) => support > 0).length === 1;
  return detail.actual.length > 0 && rangeOf(detail.actual) === 0;
}

/**
 * Whether the best model predicts the same for every test row, as far as the study's metric can tell: the same class, the same
 * probabilities, or the same value but for rounding.
 */
function isConstant(report: TestReport): boolean {
  const { detail } = report;
  if (detail.task === "classification") {
    const predicted = new Set(
      detail.confusion.flatMap((row) => row.flatMap((rows, k) => (rows > 0 ? [k] : []))),
    );
    const main = mainScore(report, "best");
    const readsClass = main !== null && METRIC_TABLE[main.metric].reads === "class";
    return predicted.size === 1 && (readsClass || ranksNothing(report));
  }
  return detail.actual.length > 0 && rangeOf(detail.predicted) <= ROUNDING * rangeOf(detail.actual);
}

/**
 * Whether the best model's probabilities put no row before another, as those do that are the same for every row: most models of a
 * rare class never call it the likeliest, but rank the rows.
 */
function ranksNothing({ models }: TestReport): boolean {
  const scores = models.find(({ model }) => model === "best")?.scores;
  return scores?.find(({ metric }) => metric === "rocAuc")?.value === 0.5;
}

function rangeOf(values: readonly number[]): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most - least;
}

/** Whether no model of a classification gets any row right. */
function nobodyIsRight(report: TestReport): boolean {
  return report.models.every(({ model }) => rightRows(report, model)?.right === 0);
}

/** Compares the correct classes with the constant's, which log loss does not measure; true if they are unknown. */
function getsMoreRight(report: TestReport, model: ModelScores["model"]): boolean {
  const own = rightRows(report, model);
  const constant = rightRows(report, "constant");
  return own === null || constant === null || own.right > constant.right;
}

function isNominallyBetter(report: TestReport, model: ModelScores["model"]): boolean {
  const [own, theirs] = [mainScore(report, "best"), mainScore(report, model)];
  if (own === null || theirs === null) return false;
  return isBetter(theirs.value, own.value, METRIC_TABLE[own.metric].direction);
}

/** Comparison by the interval of a lead: the best model is better, worse, or neither. */
export function standingOf(lead: ModelScores["lead"]): Standing {
  if (lead === null) return "unclear";
  if (lead[0] > 0) return "better";
  return lead[1] < 0 ? "worse" : "unclear";
}
