import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Line, ReferenceDot, ReferenceLine } from "recharts";
import type { RowCurve } from "../../../../core/study/rowCurve.ts";
import { joinClauses } from "../../../nameList.ts";
import { ChartCard } from "../../plot/ChartCard.tsx";
import { Plot } from "../../plot/Plot.tsx";
import { PlotCursor } from "../../plot/PlotCursor.tsx";
import { Readout } from "../../plot/PlotCursor.tsx";

import { VirtualTable, type TableColumn } from "../../table/VirtualTable.tsx";
import { ABSENT, formatCount } from "../../words/numberFormat.ts";
import { joinSentences, metricHeading, percentText } from "../../words/trialWords.ts";
import { rowCurveSpec, type RowCurveSpec, type ShownSize } from "./rowCurveSpec.ts";
import { rowCurveText, sizeLines, sizesText } from "./rowCurveText.ts";

interface RowCurveChartProps {
  readonly curve: RowCurve;
}

/** The score of the best model on growing parts of the training rows, and whether more data would help. */
export function RowCurveChart({ curve }: RowCurveChartProps) {
  const { t } = useTranslation();
  const spec = useMemo(() => rowCurveSpec(curve), [curve]);
  return (
    <ChartCard
      title={t("report.rowCurve.title")}
      summary={
        spec === null
          ? undefined
          : joinSentences(t, [
              rowCurveText(t, curve, spec),
              t("report.rowCurve.hint", { draws: formatCount(curve.draws) }),
            ])
      }
      empty={spec === null ? t("results.noneYet") : null}
      chart={spec !== null && <CurvePlot curve={curve} spec={spec} />}
      table={spec !== null && <SizesTable curve={curve} spec={spec} />}
    />
  );
}

interface SpecProps extends RowCurveChartProps {
  readonly spec: RowCurveSpec;
}

function CurvePlot({ curve, spec }: SpecProps) {
  const { t } = useTranslation();
  const [index, setIndex] = useState(-1);
  const { sizes } = spec;
  const line = useMemo(() => sizes.map(({ rows, value }) => ({ x: rows, y: value })), [sizes]);
  const read = sizes[index];
  const lines = read === undefined ? [] : sizeLines(t, curve, read);
  const better = t(
    spec.direction === "minimize" ? "results.convergence.smaller" : "results.convergence.larger",
  );
  return (
    <Plot
      x={spec.x}
      y={spec.y}
      xTitle={t("report.rowCurve.rows")}
      yTitle={`${metricHeading(t, curve.metric)} · ${better}`}
      height={280}
      label={t("report.rowCurve.label", { sizes: sizesText(t, curve, spec) })}
      overlay={
        <>
          <PlotCursor
            label={t("results.readOut", { title: t("report.rowCurve.title") })}
            index={index}
            count={sizes.length}
            valueText={joinClauses(t, lines)}
            onPoint={(place, area) => setIndex(place === null ? -1 : nearest(sizes, place.x, area.x))}
            onIndex={setIndex}
          />
          {read !== undefined && (
            <Readout at={({ x, y }) => ({ x: x(read.rows), y: y(read.value) })} lines={lines} />
          )}
        </>
      }
    >
      <Line
        data={line}
        dataKey="y"
        type="linear"
        stroke="var(--color-best)"
        strokeWidth={2}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      {sizes.map(sizeMark)}
    </Plot>
  );
}

/** The interval of a size, with its score as a dot on it. */
function sizeMark({ rows, value, interval }: ShownSize) {
  return [
    interval !== null && (
      <ReferenceLine
        key={`interval ${rows}`}
        segment={[
          { x: rows, y: interval[0] },
          { x: rows, y: interval[1] },
        ]}
        stroke="var(--color-best)"
        strokeWidth={5}
        strokeLinecap="round"
        opacity={0.3}
        ifOverflow="visible"
      />
    ),
    <ReferenceDot
      key={rows}
      x={rows}
      y={value}
      r={5}
      fill="var(--color-best)"
      stroke="var(--surface)"
      strokeWidth={2}
      ifOverflow="visible"
    />,
  ];
}

function nearest(sizes: readonly ShownSize[], at: number, x: (rows: number) => number): number {
  const distances = sizes.map(({ rows }) => Math.abs(x(rows) - at));
  return distances.indexOf(Math.min(...distances));
}

function SizesTable({ curve, spec }: SpecProps) {
  const { t } = useTranslation();
  const columns: readonly TableColumn<ShownSize>[] = [
    {
      key: "rows",
      header: t("report.rowCurve.rows"),
      cell: ({ rows }) => formatCount(rows),
      align: "end",
      width: 110,
    },
    {
      key: "share",
      header: t("report.rowCurve.share"),
      cell: ({ share }) => percentText(share),
      align: "end",
      width: 70,
    },
    {
      key: "score",
      header: metricHeading(t, curve.metric),
      cell: ({ text }) => text,
      align: "end",
      width: 100,
    },
    {
      key: "interval",
      header: t("results.model.intervalColumn"),
      cell: ({ intervalText }) => intervalText?.join(" – ") ?? ABSENT,
      align: "end",
      width: 150,
    },
  ];
  return (
    <VirtualTable
      label={t("report.rowCurve.title")}
      columns={columns}
      rows={spec.sizes}
      rowKey={({ rows }) => rows}
      height={260}
    />
  );
}
