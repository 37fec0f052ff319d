import { METRIC_TABLE, type MetricName } from "../../../core/metric/metricName.ts";
import type { Direction } from "../../../core/study/objective.ts";
import type { ModelScores, TestReport } from "../../../core/study/testReport.ts";
import { niceAxis, type Axis } from "../plot/axis.ts";
import { scoreTexts } from "../words/scoreTexts.ts";

export interface ComparedScore {
  readonly model: ModelScores["model"];
  readonly value: number;
  readonly interval: readonly [low: number, high: number] | null;
  /** Text with as many digits as its interval supports. */
  readonly text: string;
  /** Null without an interval, or if both ends would have the same text as the score. */
  readonly intervalText: readonly [string, string] | null;
  readonly parameterCount: number | null;
}

export interface ScoreComparisonSpec {
  readonly metric: MetricName;
  readonly direction: Direction;
  /** Winner first; models without a finite score are left out. */
  readonly rows: readonly ComparedScore[];
  readonly x: Axis;
}

/** The best model and the baselines in one metric, on the test rows. Null if the best model has no finite score in it. */
export function scoreComparisonSpec(report: TestReport, metric: MetricName): ScoreComparisonSpec | null {
  const found = report.models.flatMap(({ model, scores, parameterCount }) => {
    const score = scores.find((candidate) => candidate.metric === metric);
    return score === undefined || !Number.isFinite(score.value) ? [] : [{ model, score, parameterCount }];
  });
  if (found[0]?.model !== "best") return null;
  const rows = found.map(({ model, score, parameterCount }): ComparedScore => {
    const { value, interval } = score;
    const texts = scoreTexts(value, interval);
    const intervalText = texts.same ? null : texts.interval;
    return { model, value, interval, text: texts.value, intervalText, parameterCount };
  });
  const ends = rows.flatMap(({ value, interval }) => [value, ...(interval ?? [])]);
  const x = niceAxis(Math.min(...ends), Math.max(...ends));
  return { metric, direction: METRIC_TABLE[metric].direction, rows, x };
}
