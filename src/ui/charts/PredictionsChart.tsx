import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { CanvasLayer, type Paint } from "./CanvasLayer.tsx";
import { ChartCard } from "./ChartCard.tsx";
import { formatNumber } from "./numberFormat.ts";
import { Plot, PlotMarks, usePlotArea, type PlotArea } from "./Plot.tsx";
import { PlotCursor, Readout, type PlotPlace } from "./PlotCursor.tsx";
import type { PredictionsSpec } from "./predictionsSpec.ts";
import { LegendItem, LineMark } from "./stateMarks.tsx";
import { joinSentences } from "./trialWords.ts";
import { VirtualTable, type TableColumn } from "./VirtualTable.tsx";
import styles from "./charts.module.css";

export interface PredictionsChartProps {
  readonly spec: PredictionsSpec;
  readonly target: string;
}

type Point = PredictionsSpec["points"][number];

/** Predicted against actual values: both axes alike, right predictions on the diagonal. */
export function PredictionsChart({ spec, target }: PredictionsChartProps) {
  const { t } = useTranslation();
  const title = t("results.model.predictions.title");
  const sentences: string[] = [t("results.model.predictions.hint")];
  if (spec.dropped > 0) sentences.push(t("results.model.predictions.dropped", { count: spec.dropped }));
  return (
    <ChartCard
      title={title}
      summary={joinSentences(t, sentences)}
      legend={
        <LegendItem
          mark={<LineMark color="var(--ink-faint)" dashed width={1.5} />}
          label={t("results.model.predictions.perfect")}
        />
      }
      table={<PointsTable spec={spec} label={title} />}
      chart={<PredictionsPlot spec={spec} target={target} />}
    />
  );
}

function PredictionsPlot({ spec, target }: PredictionsChartProps) {
  const { t } = useTranslation();
  const [index, setIndex] = useState(-1);
  const { residuals } = spec;
  const point = spec.points[index];
  const lines =
    point === undefined
      ? []
      : [
          `${t("results.model.predictions.row")} ${point.row + 1}`,
          `${t("results.model.predictions.actualColumn")} ${formatNumber(point.actual)}`,
          `${t("results.model.predictions.predictedColumn")} ${formatNumber(point.predicted)}`,
          `${t("results.model.predictions.residual")} ${formatNumber(point.actual - point.predicted)}`,
        ];
  return (
    <Plot
      x={spec.axis}
      y={spec.axis}
      xTitle={t("results.model.predictions.actual", { target })}
      yTitle={t("results.model.predictions.predicted", { target })}
      height={360}
      square
      label={t("results.model.predictions.label", {
        count: spec.points.length,
        low: formatNumber(residuals.q25, 3),
        high: formatNumber(residuals.q75, 3),
        largest: formatNumber(residuals.largest.actual - residuals.largest.predicted, 3),
      })}
      overlay={
        <>
          <PlotCursor
            label={t("results.readOut", { title: t("results.model.predictions.title") })}
            index={index}
            count={spec.points.length}
            valueText={lines.join(", ")}
            onPoint={(place, area) => setIndex(place === null ? -1 : nearestPoint(spec, area, place))}
            onIndex={setIndex}
          />
          {point !== undefined && <Readout at={(area) => pointPlace(point, area)} lines={lines} />}
        </>
      }
    >
      <Points spec={spec} point={point} />
    </Plot>
  );
}

function Points({ spec, point }: { readonly spec: PredictionsSpec; readonly point: Point | undefined }) {
  const area = usePlotArea();
  const [low, high] = spec.axis.domain;
  const paint = useCallback<Paint>(
    (context, color) => {
      context.fillStyle = color("--color-test");
      context.globalAlpha = spec.points.length > 500 ? 0.35 : 0.6;
      for (const each of spec.points) {
        const { x, y } = pointPlace(each, area);
        context.beginPath();
        context.arc(x, y, spec.points.length > 500 ? 2.4 : 3.6, 0, 2 * Math.PI);
        context.fill();
      }
    },
    [spec, area],
  );
  return (
    <>
      <PlotMarks>
        <line
          className={styles.identity}
          x1={area.x(low)}
          y1={area.y(low)}
          x2={area.x(high)}
          y2={area.y(high)}
        />
      </PlotMarks>
      <CanvasLayer bleed={4} paint={paint} />
      <PlotMarks bleed={8}>
        {point !== undefined && (
          <circle
            className={styles.selectedRing}
            cx={area.x(point.actual)}
            cy={area.y(point.predicted)}
            r={7}
          />
        )}
      </PlotMarks>
    </>
  );
}

function PointsTable({ spec, label }: { readonly spec: PredictionsSpec; readonly label: string }) {
  const { t } = useTranslation();
  const number = (key: string, header: string, read: (point: Point) => number): TableColumn<Point> => ({
    key,
    header,
    cell: (point) => formatNumber(read(point)),
    align: "end",
    width: 96,
  });
  const columns = [
    number("row", t("results.model.predictions.row"), ({ row }) => row + 1),
    number("actual", t("results.model.predictions.actualColumn"), ({ actual }) => actual),
    number("predicted", t("results.model.predictions.predictedColumn"), ({ predicted }) => predicted),
    number(
      "residual",
      t("results.model.predictions.residual"),
      ({ actual, predicted }) => actual - predicted,
    ),
  ];
  return (
    <VirtualTable label={label} columns={columns} rows={spec.points} rowKey={({ row }) => row} height={360} />
  );
}

function pointPlace(point: Point, area: PlotArea): PlotPlace {
  return { x: area.x(point.actual), y: area.y(point.predicted) };
}

function nearestPoint(spec: PredictionsSpec, area: PlotArea, place: PlotPlace): number {
  let nearest = -1;
  let least = 40;
  spec.points.forEach((point, index) => {
    const { x, y } = pointPlace(point, area);
    const distance = Math.hypot(x - place.x, y - place.y);
    if (distance < least) {
      least = distance;
      nearest = index;
    }
  });
  return nearest;
}
