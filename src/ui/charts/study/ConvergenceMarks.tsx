import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CanvasLayer, markShape, paintMark, type Paint, type PaintContext } from "../plot/CanvasLayer.tsx";
import type { ConvergenceMark, ConvergenceSpec } from "./convergenceSpec.ts";
import { BestByLearner } from "./BestByLearner.tsx";
import { incumbentLabels } from "./incumbentLabels.ts";
import { formatMetric } from "../words/numberFormat.ts";
import { learnerColor, learnerColorName, learnerPath } from "../plot/learnerMarks.tsx";
import { PlotMarks, usePlotGeometry, type PlotGeometry } from "../plot/plotLayers.tsx";
import type { PlotPlace } from "../plot/PlotCursor.tsx";
import { isOutlined, offScalePath, stateColorName, statePath } from "../plot/stateMarks.tsx";
import type { LearnerName } from "../../../core/learner/learnerName.ts";
import { StepLine } from "./StepLine.tsx";
import type { TrialStanding } from "./trialStanding.ts";
import { trialNumber } from "../words/trialWords.ts";
import styles from "../plot/charts.module.css";

/** Height of the strip below the plot that holds trials without a value. */
export const STRIP = 18;
const BLEED = 7;

export interface ConvergenceMarksProps {
  readonly spec: ConvergenceSpec;
  readonly shown: ConvergenceMark | null;
  readonly selected: number | null;
  /** Whether each learner has its own line of the best so far. */
  readonly byLearner: boolean;
}

/** The dots, the step line with its incumbents, and a ring around the read-out and the selected trial. */
export function ConvergenceMarks({ spec, shown, selected, byLearner }: ConvergenceMarksProps) {
  const area = usePlotGeometry();
  const paint = useCallback<Paint>((context, color) => paintMarks(context, color, spec, area), [spec, area]);
  return (
    <>
      <CanvasLayer strip={STRIP} bleed={BLEED} paint={paint} />
      {byLearner && <BestByLearner learners={spec.learners} end={lineEnd(spec)} />}
      <StepLine
        steps={spec.steps.map(({ number, value }) => ({ x: number + 1, y: value }))}
        end={lineEnd(spec)}
        dots={spec.learners.length === 0}
      />
      <PlotMarks bleed={26}>
        {spec.learners.length > 0 && <Records spec={spec} />}
        <IncumbentLabels spec={spec} />
        {[...new Set([shown?.number, selected])].map((number) => {
          const mark = spec.marks[number ?? -1];
          return mark === undefined ? null : (
            <circle
              key={number}
              className={styles.selectedRing}
              cx={markPlace(mark, area).x}
              cy={markPlace(mark, area).y}
              r={7}
            />
          );
        })}
      </PlotMarks>
    </>
  );
}

/** Among several learners, a trial that was better than all before keeps its learner's mark, with an outline of the best. */
function Records({ spec }: { readonly spec: ConvergenceSpec }) {
  const area = usePlotGeometry();
  return spec.steps.map(({ number }) => {
    const mark = spec.marks[number];
    if (mark?.learner == null) return null;
    const { x, y } = markPlace(mark, area);
    return (
      <path
        key={number}
        d={learnerPath(mark.learner, 4.6)}
        transform={`translate(${x} ${y})`}
        fill={learnerColor(mark.learner)}
        stroke="var(--color-best)"
        strokeWidth={2}
      />
    );
  });
}

/** The place of a trial's mark: at its value; at the edge if the value does not fit; in the strip if there is no value. */
export function markPlace(mark: ConvergenceMark, area: PlotGeometry): PlotPlace {
  const x = area.x(mark.number + 1);
  if (mark.value === null) return { x, y: area.top + area.height + STRIP / 2 };
  if (mark.beyond === "above") return { x, y: area.top };
  return { x, y: mark.beyond === "below" ? area.top + area.height : area.y(mark.value) };
}

/** The trial whose mark is nearest to `place`; horizontal distance counts double, because the reading goes from trial to trial. */
export function nearestMark(spec: ConvergenceSpec, area: PlotGeometry, place: PlotPlace): number | null {
  let nearest: number | null = null;
  let least = Infinity;
  for (const mark of spec.marks) {
    const { x, y } = markPlace(mark, area);
    const distance = Math.hypot(x - place.x, (y - place.y) * 0.5);
    if (distance < least) {
      least = distance;
      nearest = mark.number;
    }
  }
  return nearest;
}

/** The best trial's number and value; the numbers of earlier incumbents if there is room. */
function IncumbentLabels({ spec }: { readonly spec: ConvergenceSpec }) {
  const { t } = useTranslation();
  const area = usePlotGeometry();
  const labels = useMemo(() => {
    const last = spec.steps.at(-1);
    const steps = spec.steps.map((step) => ({
      number: step.number,
      x: area.x(step.number + 1),
      y: area.y(step.value),
      text:
        step === last
          ? `${t("results.trial", { number: trialNumber(step.number) })} · ${formatMetric(spec.metric, step.value)}`
          : `#${trialNumber(step.number)}`,
    }));
    const { left, top, width, height } = area;
    const bounds = { left, top, right: left + width, bottom: top + height };
    const marks = spec.marks.map((mark) => markPlace(mark, area));
    return incumbentLabels(steps, marks, area.x(lineEnd(spec)), bounds, spec.direction === "maximize");
  }, [spec, area, t]);
  return labels.map(({ number, text, best, x, y, anchor }) => (
    <text key={number} className={best ? styles.bestLabel : styles.markLabel} x={x} y={y} textAnchor={anchor}>
      {text}
    </text>
  ));
}

/** The trial at which the line ends. */
function lineEnd(spec: ConvergenceSpec): number {
  return Math.max(1, spec.begun);
}

function paintMarks(
  context: PaintContext,
  color: (name: string) => string,
  spec: ConvergenceSpec,
  area: PlotGeometry,
): void {
  const radius = spec.marks.length <= 80 ? 3.6 : spec.marks.length <= 400 ? 2.8 : 2;
  const beyond = { above: markShape(offScalePath("above")), below: markShape(offScalePath("below")) };
  context.lineWidth = 1.7;
  for (const look of marksInOrder(spec, radius)) {
    const shape = markShape(look.path);
    const draw = isOutlined(look.state) ? "stroke" : "fill";
    const ink = color(look.color);
    context.strokeStyle = ink;
    context.fillStyle = ink;
    context.globalAlpha = look.state === "complete" ? 0.72 : 1;
    for (const mark of spec.marks) {
      if (mark.state !== look.state || (look.learner !== null && mark.learner !== look.learner)) continue;
      const { x, y } = markPlace(mark, area);
      if (mark.beyond === null) paintMark(context, shape, draw, x, y);
      else paintMark(context, beyond[mark.beyond], "stroke", x, y);
    }
  }
}

interface KindOfMark {
  readonly state: TrialStanding;
  /** null: of any learner. */
  readonly learner: LearnerName | null;
  readonly path: string;
  /** In the palette. */
  readonly color: string;
}

const ORDER: readonly TrialStanding[] = ["waiting", "broken", "complete", "pruned", "failed", "running"];

/** The kinds of marks in the order of painting. Among several learners, complete trials have the mark of theirs. */
function marksInOrder(spec: ConvergenceSpec, radius: number): readonly KindOfMark[] {
  return ORDER.flatMap((state): readonly KindOfMark[] => {
    if (spec.counts[state] === 0) return [];
    if (state !== "complete" || spec.learners.length === 0)
      return [{ state, learner: null, path: statePath(state, radius), color: stateColorName(state) }];
    return spec.learners.map(({ learner }) => ({
      state,
      learner,
      path: learnerPath(learner, radius),
      color: learnerColorName(learner),
    }));
  });
}
