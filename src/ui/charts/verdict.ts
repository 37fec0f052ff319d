import { directionOf } from "../../core/metric/metricName.ts";
import type { ModelScores, ScoredMetric, TestReport } from "../../core/study/testReport.ts";

/** How the winner stands to a baseline: "unclear" where the intervals overlap or one is missing. */
export type Standing = "better" | "unclear" | "worse";

/** What the report allows to be said, by the intervals of the study's own metric. Null: no such baseline. */
export interface Verdict {
  readonly linear: Standing | null;
  readonly constant: Standing | null;
}

/**
 * Intervals that do not overlap support a claim; overlapping ones are not called a difference (a cautious rule: two 95 %
 * intervals may overlap a little where a paired test would find a difference).
 */
export function verdictOf(report: TestReport): Verdict {
  const best = mainScore(report, "best");
  const standing = (model: ModelScores["model"]): Standing | null => {
    const other = mainScore(report, model);
    return best === null || other === null ? null : compare(best, other);
  };
  return { linear: standing("linear"), constant: standing("constant") };
}

/** A model's score in the study's metric; null where the report lacks it. */
export function mainScore(report: TestReport, model: ModelScores["model"]): ScoredMetric | null {
  return report.models.find((candidate) => candidate.model === model)?.scores[0] ?? null;
}

function compare(best: ScoredMetric, other: ScoredMetric): Standing {
  if (best.interval === null || other.interval === null) return "unclear";
  const sign = directionOf(best.metric) === "maximize" ? 1 : -1;
  const [bestLow, bestHigh] = ordered(best.interval, sign);
  const [otherLow, otherHigh] = ordered(other.interval, sign);
  if (bestLow > otherHigh) return "better";
  return bestHigh < otherLow ? "worse" : "unclear";
}

function ordered([low, high]: readonly [number, number], sign: number): [worst: number, best: number] {
  return sign > 0 ? [low, high] : [-high, -low];
}
