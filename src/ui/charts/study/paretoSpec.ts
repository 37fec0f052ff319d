import type { Measure } from "../../../core/study/measure.ts";
import type { Direction } from "../../../core/study/objective.ts";
import { paretoFront, type Study } from "../../../core/study/study.ts";
import type { SearchConfig } from "../../../core/study/studyConfig.ts";
import { logAxisOf, niceAxis, robustRange, spansMagnitudes, type Axis } from "../plot/axis.ts";
import { ROUNDED_ZERO } from "../words/numberFormat.ts";

/** One objective of a study, as an axis: 0 is the metric, then the side objectives. */
export interface ObjectiveAxis {
  readonly index: number;
  readonly measure: Measure;
  readonly direction: Direction;
}

export interface ParetoPoint {
  /** 0-based trial number. */
  readonly number: number;
  /** One per objective. */
  readonly values: readonly number[];
  /** Not dominated: no trial that keeps the limits is at least as good in every objective and better in one. */
  readonly onFront: boolean;
  /** Keeps every limit. */
  readonly feasible: boolean;
}

export interface ParetoSpec {
  readonly objectives: readonly ObjectiveAxis[];
  /** Complete trials with a number for every objective, those on the front last, so that they are drawn on top. */
  readonly points: readonly ParetoPoint[];
  /** The front by rising x. */
  readonly front: readonly ParetoPoint[];
  readonly x: Axis;
  readonly y: Axis;
}

/** A study's objectives in order. */
export function objectivesOf({
  objective,
  sideObjectives,
}: Pick<SearchConfig, "objective" | "sideObjectives">): readonly ObjectiveAxis[] {
  const all = [{ measure: objective.metric as Measure, direction: objective.direction }, ...sideObjectives];
  return all.map(({ measure, direction }, index) => ({ index, measure, direction }));
}

/**
 * Trials by two of their objectives, and the front of the best compromises. Null without a trial to show.
 * @param across index of the objective on the x axis
 * @param up of that on the y axis
 */
export function paretoSpec(study: Study, across: number, up: number): ParetoSpec | null {
  const objectives = objectivesOf(study.config.search);
  const onFront = new Set(paretoFront(study).map(({ number }) => number));
  const points = study.trials
    .filter(({ state, values }) => state === "complete" && values !== null && values.every(Number.isFinite))
    .map(({ number, values, violations }): ParetoPoint => ({
      number,
      values: values!,
      onFront: onFront.has(number),
      feasible: violations === null || violations.every((violation) => violation <= 0),
    }))
    .toSorted((a, b) => Number(a.onFront) - Number(b.onFront));
  const x = valuesAxis(points.map(({ values }) => values[across]!));
  const y = valuesAxis(points.map(({ values }) => values[up]!));
  if (x === null || y === null) return null;
  const front = points
    .filter((point) => point.onFront)
    .toSorted((a, b) => a.values[across]! - b.values[across]! || a.values[up]! - b.values[up]!);
  return { objectives, points, front, x, y };
}

/** Logarithmic if values span magnitudes, such as parameter counts. */
function valuesAxis(values: readonly number[]): Axis | null {
  const more = values.filter((value) => !(value > 0 && value <= ROUNDED_ZERO));
  const low = Math.min(...more);
  const high = Math.max(...more);
  if (spansMagnitudes(low, high)) return logAxisOf(low, high, more.length < values.length);
  const range = robustRange(values);
  return range === null ? null : niceAxis(range[0], range[1]);
}
