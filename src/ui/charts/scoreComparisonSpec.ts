import { directionOf, type MetricName } from "../../core/metric/metricName.ts";
import type { Direction } from "../../core/study/objective.ts";
import type { ModelScores, TestReport } from "../../core/study/testReport.ts";
import { niceAxis, type Axis } from "./axis.ts";
import { fixed, scoreDecimals } from "./numberFormat.ts";

export interface ComparedScore {
  readonly model: ModelScores["model"];
  readonly value: number;
  readonly interval: readonly [low: number, high: number] | null;
  /** The score and its interval's ends, with as many decimals as its own interval supports. */
  readonly text: string;
  readonly intervalText: readonly [string, string] | null;
  readonly parameterCount: number;
}

export interface ScoreComparisonSpec {
  readonly metric: MetricName;
  readonly direction: Direction;
  /** Winner first; models without a finite score are left out. */
  readonly rows: readonly ComparedScore[];
  readonly x: Axis;
}

/** The winner beside the baselines in one metric, on the test rows. Null where the winner has no finite score in it. */
export function scoreComparisonSpec(report: TestReport, metric: MetricName): ScoreComparisonSpec | null {
  const found = report.models.flatMap(({ model, scores, parameterCount }) => {
    const score = scores.find((candidate) => candidate.metric === metric);
    return score === undefined || !Number.isFinite(score.value) ? [] : [{ model, score, parameterCount }];
  });
  if (found[0]?.model !== "best") return null;
  const rows = found.map(({ model, score, parameterCount }): ComparedScore => {
    const { value, interval } = score;
    const decimals = scoreDecimals(interval);
    const intervalText = interval && ([fixed(interval[0], decimals), fixed(interval[1], decimals)] as const);
    return { model, value, interval, text: fixed(value, decimals), intervalText, parameterCount };
  });
  const ends = rows.flatMap(({ value, interval }) => [value, ...(interval ?? [])]);
  const x = niceAxis(Math.min(...ends), Math.max(...ends));
  return { metric, direction: directionOf(metric), rows, x };
}
