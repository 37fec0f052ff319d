import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ChartCard } from "../plot/ChartCard.tsx";
import { formatNumber } from "../words/numberFormat.ts";
import { PointsPlot, type PlotPoint } from "../plot/PointsPlot.tsx";
import type { PredictedRow } from "./predictionsSpec.ts";
import { quantileSpec } from "./residualSpec.ts";
import { LegendItem, LineMark } from "../plot/stateMarks.tsx";
import { VirtualTable, type TableColumn } from "../table/VirtualTable.tsx";

/** Whether errors are normally distributed: then they are on the line. Ends that leave it are rows with unusually large errors. */
export function QuantileChart({ rows }: { readonly rows: readonly PredictedRow[] }) {
  const { t } = useTranslation();
  const spec = useMemo(() => quantileSpec(rows), [rows]);
  const title = t("results.model.quantiles.title");
  const names = {
    x: t("results.model.quantiles.normal"),
    y: t("results.model.predictions.residual"),
  };
  return (
    <ChartCard
      title={title}
      summary={t("results.model.quantiles.hint")}
      legend={
        <LegendItem
          mark={<LineMark color="var(--ink-faint)" dashed width={1.5} />}
          label={t("results.model.quantiles.line")}
        />
      }
      table={<QuantileTable points={spec.points} names={names} label={title} />}
      chart={
        <PointsPlot
          {...spec}
          xTitle={names.x}
          yTitle={names.y}
          height={300}
          label={t("results.model.quantiles.label", { count: spec.points.length })}
          readOut={t("results.readOut", { title })}
          lines={(index) => {
            const { x, y } = spec.points[index]!;
            return [`${names.y} ${formatNumber(y)}`, `${names.x} ${formatNumber(x, 3)}`];
          }}
        />
      }
    />
  );
}

interface QuantileTableProps {
  readonly points: readonly PlotPoint[];
  readonly names: Readonly<Record<"x" | "y", string>>;
  readonly label: string;
}

function QuantileTable({ points, names, label }: QuantileTableProps) {
  const ranked = useMemo(() => points.map((point, rank) => ({ ...point, rank })), [points]);
  const columns = (["x", "y"] as const).map((side): TableColumn<(typeof ranked)[number]> => ({
    key: side,
    header: names[side],
    cell: (point) => formatNumber(point[side]),
    align: "end",
    width: 120,
  }));
  return (
    <VirtualTable label={label} columns={columns} rows={ranked} rowKey={({ rank }) => rank} height={300} />
  );
}
