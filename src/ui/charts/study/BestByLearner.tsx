import { DefaultZIndexes, ZIndexLayer } from "recharts";
import { learnerColor, learnerPath } from "../plot/learnerMarks.tsx";
import { PlotMarks, usePlotGeometry, type PlotGeometry } from "../plot/plotLayers.tsx";
import type { ConvergenceLearner, ConvergenceStep } from "./convergenceSpec.ts";

interface BestByLearnerProps {
  readonly learners: readonly ConvergenceLearner[];
  /** The 1-based trial number up to which the last values are valid. */
  readonly end: number;
}

/** The best so far of each learner, as a step line with the learner's mark at its end. */
export function BestByLearner({ learners, end }: BestByLearnerProps) {
  const area = usePlotGeometry();
  const lines = learners.filter(({ steps }) => steps.length > 0);
  return (
    <>
      <ZIndexLayer zIndex={DefaultZIndexes.line}>
        {lines.map(({ learner, steps }) => (
          <path
            key={learner}
            d={stepPath(steps, end, area)}
            fill="none"
            stroke={learnerColor(learner)}
            strokeWidth={1.5}
            strokeLinejoin="round"
          />
        ))}
      </ZIndexLayer>
      <PlotMarks bleed={14}>
        {lines.map(({ learner, steps }) => (
          <path
            key={learner}
            d={learnerPath(learner, 5)}
            transform={`translate(${area.x(end) + 8} ${area.y(steps.at(-1)!.value)})`}
            fill={learnerColor(learner)}
            stroke="var(--surface)"
          />
        ))}
      </PlotMarks>
    </>
  );
}

function stepPath(steps: readonly ConvergenceStep[], end: number, { x, y }: PlotGeometry): string {
  const [first, ...others] = steps;
  const turns = others.map(({ number, value }) => `H${x(number + 1)}V${y(value)}`);
  return `M${x(first!.number + 1)} ${y(first!.value)}${turns.join("")}H${x(end)}`;
}
