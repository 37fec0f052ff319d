import { DefaultZIndexes, Line, ZIndexLayer } from "recharts";
import { usePlotGeometry } from "../plot/plotLayers.tsx";
import { useSame } from "../plot/useSame.ts";
import type { PlotPoint } from "../plot/PointsPlot.tsx";

const STROKE = { stroke: "var(--color-best)", strokeWidth: 2 };

/** Marks of incumbents; not clipped at the edge of the plot. */
export const BEST_DOT = {
  r: 4,
  fill: "var(--color-best)",
  stroke: "var(--surface)",
  strokeWidth: 1.5,
  strokeDasharray: "",
  clipDot: false,
};

interface StepLineProps {
  /** Each value is valid until the next. */
  readonly steps: readonly PlotPoint[];
  /** The x value up to which the last one is valid. */
  readonly end: number;
  /** Default: true. Without them, the caller draws its own. */
  readonly dots?: boolean;
}

/** The best so far by trial, with a dot at each trial that was better than all before. */
export function StepLine({ steps, end, dots = true }: StepLineProps) {
  const { x, y } = usePlotGeometry();
  const same = useSame(steps);
  const last = same.at(-1);
  if (last === undefined) return null;
  return (
    <>
      {/* Apart from the line, which then is drawn anew only for a new best. */}
      <ZIndexLayer zIndex={DefaultZIndexes.line}>
        <path {...STROKE} fill="none" d={`M${x(last.x)} ${y(last.y)}H${x(end)}`} />
      </ZIndexLayer>
      <Line
        {...STROKE}
        data={same}
        dataKey="y"
        type="stepAfter"
        strokeLinejoin="round"
        dot={dots && BEST_DOT}
        activeDot={false}
        isAnimationActive={false}
      />
    </>
  );
}
