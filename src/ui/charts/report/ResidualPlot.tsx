import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { SpreadTest } from "../../../core/metric/spreadTest.ts";
import { ChartCard } from "../plot/ChartCard.tsx";
import { formatNumber } from "../words/numberFormat.ts";
import { PointsPlot } from "../plot/PointsPlot.tsx";
import { PointsTable, pointLines } from "../table/PointsTable.tsx";
import type { PredictedRow } from "./predictionsSpec.ts";
import { residualSpec } from "./residualSpec.ts";
import { spreadWarning } from "./spreadWarning.ts";
import { LegendItem, LineMark } from "../plot/stateMarks.tsx";
import { joinSentences } from "../words/trialWords.ts";
import styles from "../plot/charts.module.css";

interface ResidualPlotProps {
  readonly rows: readonly PredictedRow[];
  readonly target: string;
  /** Whether the logarithm of the target was learnt. */
  readonly log: boolean;
  /** Whether errors grow or shrink with the prediction; null: unknown. */
  readonly spread: SpreadTest | null;
}

/** Errors against predictions: of constant spread from left to right if the size of errors does not depend on the prediction. */
export function ResidualPlot({ rows, target, log, spread }: ResidualPlotProps) {
  const { t } = useTranslation();
  const spec = useMemo(() => residualSpec(rows), [rows]);
  const positive = rows.every(({ actual }) => actual > 0);
  const warning = spread === null ? null : spreadWarning(spread, log, positive);
  const title = t("results.model.spread.title");
  return (
    <ChartCard
      title={title}
      summary={t("results.model.spread.hint")}
      legend={
        <LegendItem
          mark={<LineMark color="var(--ink-faint)" dashed width={1.5} />}
          label={t("results.model.spread.none")}
        />
      }
      table={<PointsTable points={rows} label={title} />}
      chart={
        <>
          <PointsPlot
            {...spec}
            xTitle={t("results.model.predictions.predicted", { target })}
            yTitle={t("results.model.predictions.residual")}
            height={300}
            label={t("results.model.spread.label", { count: rows.length })}
            readOut={t("results.readOut", { title })}
            lines={(index) => pointLines(t, rows[index]!)}
          />
          {spread !== null && (
            <p className={styles.finding} data-warning={warning !== null || undefined}>
              {warning === null ? even(t, spread, log) : warningText(t, spread, warning)}
            </p>
          )}
        </>
      }
    />
  );
}

function even(t: TFunction, spread: SpreadTest, log: boolean): string {
  const sentence = t(log ? "results.model.spread.evenLog" : "results.model.spread.even");
  return joinSentences(t, [sentence, testText(t, spread)]);
}

function warningText(
  t: TFunction,
  spread: SpreadTest,
  { finding, next }: NonNullable<ReturnType<typeof spreadWarning>>,
): string {
  const grows = spread.ratio >= 1;
  const times = formatNumber(grows ? spread.ratio : 1 / spread.ratio, 2);
  return joinSentences(t, [
    t(`results.model.spread.${finding}`, { times }),
    t(`results.model.spread.next.${next}`),
    testText(t, spread),
  ]);
}

function testText(t: TFunction, { statistic, p }: SpreadTest): string {
  return t("results.model.spread.test", {
    statistic: formatNumber(statistic, 3),
    p: p < 0.001 ? "< 0.001" : `= ${formatNumber(p, 2)}`,
  });
}
