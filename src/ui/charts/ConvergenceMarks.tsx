import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { CanvasLayer, type Paint } from "./CanvasLayer.tsx";
import type { ConvergenceMark, ConvergenceSpec, ConvergenceStep } from "./convergenceSpec.ts";
import { formatMetric } from "./numberFormat.ts";
import { PlotMarks, usePlotArea, type PlotArea } from "./Plot.tsx";
import type { PlotPlace } from "./PlotCursor.tsx";
import { isOutlined, stateColorName, statePath } from "./stateMarks.tsx";
import { trialNumber } from "./trialWords.ts";
import styles from "./charts.module.css";

/** Height of the strip below the plot that holds trials without a value. */
export const STRIP = 18;
const BLEED = 7;
/** Pixels between the numbers of two labelled incumbents. */
const LABEL_GAP = 34;
const BEST_LABEL_WIDTH = 120;

export interface ConvergenceMarksProps {
  readonly spec: ConvergenceSpec;
  readonly shown: ConvergenceMark | null;
  readonly selected: number | null;
}

/** The dots, the step line with its incumbents, and a ring around what is read out or selected. */
export function ConvergenceMarks({ spec, shown, selected }: ConvergenceMarksProps) {
  const area = usePlotArea();
  const paint = useCallback<Paint>((context, color) => paintMarks(context, color, spec, area), [spec, area]);
  return (
    <>
      <CanvasLayer strip={STRIP} bleed={BLEED} paint={paint} />
      <PlotMarks bleed={BLEED}>
        <path className={styles.bestLine} d={stepPath(spec, area)} />
        {spec.steps.map(({ number, value }) => (
          <circle
            key={number}
            cx={area.x(number + 1)}
            cy={area.y(value)}
            r={4}
            fill="var(--color-best)"
            stroke="var(--surface)"
            strokeWidth={1.5}
          />
        ))}
      </PlotMarks>
      <PlotMarks bleed={26}>
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

/** Where a trial's mark stands: on its value, at the edge where that does not fit, in the strip where there is none. */
export function markPlace(mark: ConvergenceMark, area: PlotArea): PlotPlace {
  const x = area.x(mark.number + 1);
  if (mark.value === null) return { x, y: area.top + area.height + STRIP / 2 };
  if (mark.beyond === "above") return { x, y: area.top };
  return { x, y: mark.beyond === "below" ? area.top + area.height : area.y(mark.value) };
}

/** The trial whose mark is nearest to `place`; sideways distance counts double, because reading goes by trial. */
export function nearestMark(spec: ConvergenceSpec, area: PlotArea, place: PlotPlace): number | null {
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

/** The best trial's number and value; the numbers of earlier incumbents where there is room. */
function IncumbentLabels({ spec }: { readonly spec: ConvergenceSpec }) {
  const { t } = useTranslation();
  const area = usePlotArea();
  const best = spec.steps.at(-1);
  if (best === undefined) return null;
  const above = spec.direction === "maximize";
  const bestX = area.x(best.number + 1);
  const atEnd = bestX > area.left + area.width - BEST_LABEL_WIDTH;
  const baseline = (value: number) => area.y(value) + (above ? -9 : 18);
  return (
    <>
      {labelledSteps(spec, area, atEnd ? bestX - BEST_LABEL_WIDTH : bestX).map(({ number, value }) => (
        <text
          key={number}
          className={styles.markLabel}
          x={area.x(number + 1)}
          y={baseline(value)}
          textAnchor="middle"
        >
          #{trialNumber(number)}
        </text>
      ))}
      <text
        className={styles.bestLabel}
        x={bestX}
        y={baseline(best.value)}
        textAnchor={atEnd ? "end" : "start"}
      >
        {t("results.trial", { number: trialNumber(best.number) })} · {formatMetric(spec.metric, best.value)}
      </text>
    </>
  );
}

/** Incumbents before the best whose numbers fit left of `end` without touching each other or the next rise of the line. */
function labelledSteps(spec: ConvergenceSpec, area: PlotArea, end: number): readonly ConvergenceStep[] {
  const kept: ConvergenceStep[] = [];
  let free = end - LABEL_GAP / 2;
  let rise = area.x((spec.steps.at(-1)?.number ?? 0) + 1);
  for (const step of spec.steps.slice(0, -1).toReversed()) {
    const x = area.x(step.number + 1);
    if (x <= free && rise - x >= LABEL_GAP / 2) {
      kept.push(step);
      free = x - LABEL_GAP;
    }
    rise = x;
  }
  return kept;
}

function paintMarks(
  context: CanvasRenderingContext2D,
  color: (name: string) => string,
  spec: ConvergenceSpec,
  area: PlotArea,
): void {
  const radius = spec.marks.length <= 80 ? 3.6 : spec.marks.length <= 400 ? 2.8 : 2;
  const beyond = { above: new Path2D("M-4 3L4 3L0 -4Z"), below: new Path2D("M-4 -3L4 -3L0 4Z") };
  context.lineWidth = 1.7;
  for (const state of ["waiting", "broken", "complete", "pruned", "failed", "running"] as const) {
    if (spec.counts[state] === 0) continue;
    const shape = new Path2D(statePath(state, radius));
    const draw = isOutlined(state) ? "stroke" : "fill";
    const ink = color(stateColorName(state));
    context.strokeStyle = ink;
    context.fillStyle = ink;
    context.globalAlpha = state === "complete" ? 0.72 : 1;
    for (const mark of spec.marks) {
      if (mark.state !== state) continue;
      const { x, y } = markPlace(mark, area);
      context.translate(x, y);
      // A triangle points to where a value lies that does not fit.
      context[draw](mark.beyond === null ? shape : beyond[mark.beyond]);
      context.translate(-x, -y);
    }
  }
}

function stepPath(spec: ConvergenceSpec, area: PlotArea): string {
  const parts = spec.steps.map(({ number, value }, index) => {
    const x = area.x(number + 1);
    return index === 0 ? `M${x} ${area.y(value)}` : `H${x}V${area.y(value)}`;
  });
  if (parts.length > 0) parts.push(`H${area.x(Math.max(1, spec.begun))}`);
  return parts.join("");
}
