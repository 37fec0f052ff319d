import type { ModelScores, ScoredMetric, TestReport } from "../../core/study/testReport.ts";

/** How the winner stands to a baseline: "unclear" where the difference may be chance, or cannot be told. */
export type Standing = "better" | "unclear" | "worse";

/** What the report allows to be said in the study's own metric. Null: no such baseline. */
export interface Verdict {
  readonly linear: Standing | null;
  readonly constant: Standing | null;
}

/**
 * A difference is claimed where the 95 % interval of the winner's lead, paired over the same test rows, excludes 0. The models' own
 * intervals would be a poor guide: rows that are hard for both widen both, and they overlap while one model wins row by row.
 */
export function verdictOf(report: TestReport): Verdict {
  const standing = (name: ModelScores["model"]): Standing | null => {
    const model = report.models.find((candidate) => candidate.model === name);
    return model === undefined ? null : standingOf(model.lead);
  };
  return { linear: standing("linear"), constant: standing("constant") };
}

/** A model's score in the study's metric; null where the report lacks it. */
export function mainScore(report: TestReport, model: ModelScores["model"]): ScoredMetric | null {
  return report.models.find((candidate) => candidate.model === model)?.scores[0] ?? null;
}

function standingOf(lead: ModelScores["lead"]): Standing {
  if (lead === null) return "unclear";
  if (lead[0] > 0) return "better";
  return lead[1] < 0 ? "worse" : "unclear";
}
