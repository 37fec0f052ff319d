import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { ReferenceLine } from "recharts";
import { joinClauses } from "../../nameList.ts";
import type { Axis } from "./axis.ts";
import { CanvasLayer, type Paint } from "./CanvasLayer.tsx";
import { Plot } from "./Plot.tsx";
import { Beneath, PlotMarks, usePlotGeometry, type PlotGeometry } from "./plotLayers.tsx";
import { PlotCursor, Readout, type PlotPlace } from "./PlotCursor.tsx";
import styles from "./charts.module.css";

/** More points are drawn smaller and fainter. */
const MANY = 500;
/** Maximal distance of the pointer from a point that it reads out, pixels. */
const REACH = 40;

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

export interface PointsPlotProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly points: readonly PlotPoint[];
  /** The reference line: where points of a perfect model lie. */
  readonly line: readonly [from: PlotPoint, to: PlotPoint];
  /** The chart in words. */
  readonly label: string;
  /** Accessible name of the cursor. */
  readonly readOut: string;
  /** A point in words, line by line. */
  readonly lines: (index: number) => readonly string[];
  readonly height: number;
  readonly square?: boolean;
}

/** A scatter plot of test rows with a reference line; each point can be read out. */
export function PointsPlot({ points, line, readOut, lines, ...plot }: PointsPlotProps) {
  const { t } = useTranslation();
  const [index, setIndex] = useState(-1);
  const point = points[index];
  const text = point === undefined ? [] : lines(index);
  return (
    <Plot
      {...plot}
      overlay={
        <>
          <PlotCursor
            label={readOut}
            index={index}
            count={points.length}
            valueText={joinClauses(t, text)}
            onPoint={(place, area) => setIndex(place === null ? -1 : nearestPoint(points, area, place))}
            onIndex={setIndex}
          />
          {point !== undefined && <Readout at={(area) => placeOf(point, area)} lines={text} />}
        </>
      }
    >
      <Points points={points} line={line} point={point} />
    </Plot>
  );
}

interface PointsProps extends Pick<PointsPlotProps, "points" | "line"> {
  readonly point: PlotPoint | undefined;
}

function Points({ points, line, point }: PointsProps) {
  const area = usePlotGeometry();
  const paint = useCallback<Paint>(
    (context, color) => {
      context.fillStyle = color("--color-test");
      context.globalAlpha = points.length > MANY ? 0.35 : 0.6;
      for (const each of points) {
        const { x, y } = placeOf(each, area);
        context.beginPath();
        context.arc(x, y, points.length > MANY ? 2.4 : 3.6, 0, 2 * Math.PI);
        context.fill();
      }
    },
    [points, area],
  );
  return (
    <>
      <Beneath>
        <ReferenceLine
          segment={line}
          stroke="var(--ink-faint)"
          strokeWidth={1.5}
          strokeDasharray="5 4"
          ifOverflow="hidden"
          zIndex={0}
        />
      </Beneath>
      <CanvasLayer bleed={4} paint={paint} />
      <PlotMarks bleed={8}>
        {point !== undefined && (
          <circle className={styles.selectedRing} cx={area.x(point.x)} cy={area.y(point.y)} r={7} />
        )}
      </PlotMarks>
    </>
  );
}

function placeOf(point: PlotPoint, area: PlotGeometry): PlotPlace {
  return { x: area.x(point.x), y: area.y(point.y) };
}

function nearestPoint(points: readonly PlotPoint[], area: PlotGeometry, place: PlotPlace): number {
  let nearest = -1;
  let least = REACH;
  points.forEach((point, index) => {
    const { x, y } = placeOf(point, area);
    const distance = Math.hypot(x - place.x, y - place.y);
    if (distance < least) {
      least = distance;
      nearest = index;
    }
  });
  return nearest;
}
