import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ReferenceLine } from "recharts";
import { niceAxis } from "../plot/axis.ts";
import { BinBars } from "../plot/BinBars.tsx";
import { ChartCard } from "../plot/ChartCard.tsx";
import { formatCount, formatNumber } from "../words/numberFormat.ts";
import { Plot } from "../plot/Plot.tsx";
import type { ResidualBin, ResidualSummary } from "./predictionsSpec.ts";
import { VirtualTable, type TableColumn } from "../table/VirtualTable.tsx";
import styles from "../plot/charts.module.css";

/** About the height of the square chart beside it. */
const HEIGHT = 380;

/** The errors of predictions: a histogram and its summary figures. */
export function ResidualsChart({ residuals }: { readonly residuals: ResidualSummary }) {
  const { t } = useTranslation();
  const { median, q25, q75, largest } = residuals;
  const title = t("results.model.residuals.title");
  const middle = `${formatNumber(q25, 3)} … ${formatNumber(q75, 3)}`;
  const worst = t("results.model.residuals.largestAt", {
    error: formatNumber(largest.actual - largest.predicted, 3),
    actual: formatNumber(largest.actual, 3),
    predicted: formatNumber(largest.predicted, 3),
  });
  return (
    <ChartCard
      title={title}
      summary={t("results.model.residuals.hint")}
      table={<BinsTable bins={residuals.bins} label={title} />}
      chart={
        <>
          <Histogram residuals={residuals} />
          <dl className={styles.figures}>
            <div>
              <dt>{t("results.model.residuals.median")}</dt>
              <dd>{formatNumber(median, 3)}</dd>
            </div>
            <div>
              <dt>{t("results.model.residuals.middle")}</dt>
              <dd>{middle}</dd>
            </div>
            <div>
              <dt>{t("results.model.residuals.largest")}</dt>
              <dd>{worst}</dd>
            </div>
          </dl>
        </>
      }
    />
  );
}

function Histogram({ residuals }: { readonly residuals: ResidualSummary }) {
  const { t } = useTranslation();
  const { bins, median, q25, q75 } = residuals;
  const x = useMemo(() => niceAxis(bins[0]!.from, bins.at(-1)!.to), [bins]);
  const bars = useMemo(() => bins.map(({ from, to, rows }) => ({ from, to, base: 0, top: rows })), [bins]);
  const y = useMemo(() => niceAxis(0, Math.max(...bins.map(({ rows }) => rows)), "linear", 4), [bins]);
  return (
    <Plot
      x={x}
      y={y}
      xTitle={t("results.model.predictions.residual")}
      yTitle={t("results.model.residuals.rows")}
      height={HEIGHT}
      label={t("results.model.residuals.label", {
        median: formatNumber(median, 3),
        low: formatNumber(q25, 3),
        high: formatNumber(q75, 3),
      })}
    >
      <BinBars bins={bars} fill="var(--color-test)" opacity={0.75} gap={1.5} />
      <ReferenceLine x={0} stroke="var(--ink-faint)" strokeWidth={1.5} strokeDasharray="5 4" />
    </Plot>
  );
}

function BinsTable({ bins, label }: { readonly bins: readonly ResidualBin[]; readonly label: string }) {
  const { t } = useTranslation();
  const columns: readonly TableColumn<ResidualBin>[] = [
    {
      key: "from",
      header: t("results.model.residuals.from"),
      cell: (bin) => formatNumber(bin.from),
      align: "end",
      width: 90,
    },
    {
      key: "to",
      header: t("results.model.residuals.to"),
      cell: (bin) => formatNumber(bin.to),
      align: "end",
      width: 90,
    },
    {
      key: "rows",
      header: t("results.model.residuals.rows"),
      cell: (bin) => formatCount(bin.rows),
      align: "end",
      width: 90,
    },
  ];
  return <VirtualTable label={label} columns={columns} rows={bins} rowKey={(bin) => bin.from} height={300} />;
}
