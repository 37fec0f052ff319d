import { useMemo } from "react";
import { Bar } from "recharts";
import { usePlotGeometry } from "./plotLayers.tsx";

/** A bar between two places of the x axis. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  /** The lower end on the y axis. */
  readonly base: number;
  readonly top: number;
}

interface BinBarsProps {
  readonly bins: readonly Bin[];
  readonly fill: string;
  readonly opacity?: number;
  /** Pixels between neighbours. */
  readonly gap: number;
}

/** The bars of a histogram. On an axis of numbers, Recharts gives all bars one width; these are as wide as their intervals. */
export function BinBars({ bins, gap, fill, opacity = 1 }: BinBarsProps) {
  const data = useMemo(
    () => bins.map(({ from, to, base, top }) => ({ x: from / 2 + to / 2, y: [base, top], from, to })),
    [bins],
  );
  return (
    <Bar
      data={data}
      dataKey="y"
      fill={fill}
      fillOpacity={opacity}
      isAnimationActive={false}
      shape={<BinShape gap={gap} />}
    />
  );
}

interface BinShapeProps {
  readonly gap: number;
  /** Recharts adds the other properties. */
  readonly y?: number;
  readonly height?: number;
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly payload?: { readonly from: number; readonly to: number };
}

function BinShape({ gap, y = 0, height = 0, fill, fillOpacity, payload }: BinShapeProps) {
  const { x } = usePlotGeometry();
  if (payload === undefined) return null;
  const [left, right] = [x(payload.from), x(payload.to)];
  return (
    <rect
      x={left + gap / 2}
      y={y}
      width={Math.max(1, right - left - gap)}
      height={Math.max(0.5, height)}
      fill={fill}
      fillOpacity={fillOpacity}
    />
  );
}
