import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ChartCard } from "../plot/ChartCard.tsx";
import { formatNumber } from "../words/numberFormat.ts";
import { PointsPlot } from "../plot/PointsPlot.tsx";
import { PointsTable, pointLines } from "../table/PointsTable.tsx";
import type { PredictionsSpec } from "./predictionsSpec.ts";
import { LegendItem, LineMark } from "../plot/stateMarks.tsx";
import { joinSentences } from "../words/trialWords.ts";

export interface PredictionsChartProps {
  readonly spec: PredictionsSpec;
  readonly target: string;
}

/** Predicted against actual values: both axes are equal, and correct predictions are on the diagonal. */
export function PredictionsChart({ spec, target }: PredictionsChartProps) {
  const { t } = useTranslation();
  const { residuals, axis } = spec;
  const title = t("results.model.predictions.title");
  const sentences: string[] = [t("results.model.predictions.hint")];
  if (spec.dropped > 0) sentences.push(t("results.model.predictions.dropped", { count: spec.dropped }));
  const points = useMemo(
    () => spec.points.map(({ actual, predicted }) => ({ x: actual, y: predicted })),
    [spec],
  );
  const [low, high] = axis.domain;
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
      table={<PointsTable points={spec.points} label={title} />}
      chart={
        <PointsPlot
          x={axis}
          y={axis}
          xTitle={t("results.model.predictions.actual", { target })}
          yTitle={t("results.model.predictions.predicted", { target })}
          height={360}
          square
          points={points}
          line={[
            { x: low, y: low },
            { x: high, y: high },
          ]}
          label={t("results.model.predictions.label", {
            count: spec.points.length,
            low: formatNumber(residuals.q25, 3),
            high: formatNumber(residuals.q75, 3),
            largest: formatNumber(residuals.largest.actual - residuals.largest.predicted, 3),
          })}
          readOut={t("results.readOut", { title })}
          lines={(index) => pointLines(t, spec.points[index]!)}
        />
      }
    />
  );
}
