import type { LoadedPart, PreparedData } from "../../core/data/preparation/preparedData.ts";
import { createRng, deriveSeed } from "../../core/math/rng.ts";
import { mean } from "../../core/math/stats.ts";
import { createResampler, intervalAround } from "../../core/metric/bootstrap.ts";
import { METRIC_TABLE } from "../../core/metric/metricName.ts";
import { evenCounts } from "../../core/metric/rowScores.ts";
import { outputScores } from "../../core/metric/score.ts";
import type { RowCurve, RowCurvePoint } from "../../core/study/rowCurve.ts";
import type { FinalRequest } from "./judge.ts";
import { createPacer } from "../pacer.ts";
import { resamplesFor, withinScale, type ScoringHooks } from "./testScores.ts";

/** The outputs of one model on the test rows: row-major, before softmax or sigmoid. */
export interface DrawnOutputs {
  readonly draw: number;
  /** Index of its size. */
  readonly size: number;
  readonly outputs: Float32Array;
}

export interface DrawnModels {
  readonly sizes: readonly Pick<RowCurvePoint, "share" | "rows">[];
  readonly trained: readonly DrawnOutputs[];
  readonly draws: number;
}

/**
 * Scores models of several sizes, each trained on several draws. A resample draws test rows and draws, both with replacement and the
 * same for every size, so that the interval of a gain is paired. null if stopped.
 */
export async function scoreRowCurve(
  data: Pick<PreparedData, "task" | "classes" | "targetScale">,
  test: LoadedPart,
  { sizes, trained, draws }: DrawnModels,
  { metric, studySeed }: Pick<FinalRequest, "metric" | "studySeed">,
  { onProgress, shouldStop }: ScoringHooks,
): Promise<RowCurve | null> {
  const pacer = createPacer();
  const { task, classes, targetScale } = data;
  const scorers = sizes.map((_, size) =>
    trained
      .filter((one) => one.size === size)
      .map(({ outputs }) => outputScores([metric], task, outputs, test.targets, classes.length, targetScale)),
  );
  const scoresOf = (counts: Uint32Array, chosen: readonly number[]): number[] =>
    scorers.map((ofSize) => mean(chosen.map((draw) => ofSize[draw]!(counts)[0]!)));
  const all = Array.from({ length: draws }, (_, draw) => draw);
  const values = scoresOf(evenCounts(test.rows), all);
  const drawRows = createResampler(test.rows, deriveSeed(studySeed, "bootstrap"));
  const rng = createRng(deriveSeed(studySeed, "rowCurve"));
  const resamples = resamplesFor(test.rows, classes.length * sizes.length);
  const resampled: number[][] = [];
  while (resampled.length < resamples) {
    await pacer.breathe();
    if (shouldStop()) return null;
    const chosen = all.map(() => rng.integer(draws));
    resampled.push(scoresOf(drawRows(), chosen));
    onProgress(resampled.length / resamples);
  }
  onProgress(1);
  const last = sizes.length - 1;
  const sign = METRIC_TABLE[metric].direction === "maximize" ? 1 : -1;
  const gainOf = (scores: readonly number[]) => sign * (scores[last]! - scores[last - 1]!);
  return {
    metric,
    draws,
    points: sizes.map((size, i) => {
      const interval = intervalAround(
        values[i]!,
        resampled.map((scores) => scores[i]!),
      );
      return { ...size, value: values[i]!, interval: withinScale(interval, metric) };
    }),
    gain: { value: gainOf(values), interval: intervalAround(gainOf(values), resampled.map(gainOf)) },
  };
}
