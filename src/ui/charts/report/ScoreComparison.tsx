import { NativeSelect } from "@mantine/core";
import { Fragment, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ReferenceDot, ReferenceLine } from "recharts";
import type { TFunction } from "i18next";
import type { MetricName } from "../../../core/metric/metricName.ts";
import type { ModelScores, TestReport } from "../../../core/study/testReport.ts";
import type { Axis } from "../plot/axis.ts";
import { ChartCard } from "../plot/ChartCard.tsx";
import { ABSENT, formatCount } from "../words/numberFormat.ts";
import { Plot } from "../plot/Plot.tsx";
import { PlotMarks, usePlotGeometry } from "../plot/plotLayers.tsx";
import { scoreComparisonSpec, type ScoreComparisonSpec } from "./scoreComparisonSpec.ts";
import { mainScore } from "./verdict.ts";
import { scoreTexts } from "../words/scoreTexts.ts";
import { metricHeading, metricName } from "../words/trialWords.ts";
import { textWidth } from "../plot/textWidth.ts";
import { VirtualTable, type TableColumn } from "../table/VirtualTable.tsx";
import styles from "../plot/charts.module.css";

const LANE_HEIGHT = 54;
const FRAME_HEIGHT = 50;
const LABEL_SIZE = 12;

interface ScoreComparisonProps {
  readonly report: TestReport;
  /** Whether the user chose the trial although it is not the best one. */
  readonly handPicked: boolean;
}

/** The winner beside the baselines on the test rows: a dot with its interval for each, in any metric of the report. */
export function ScoreComparison({ report, handPicked }: ScoreComparisonProps) {
  const { t } = useTranslation();
  const metrics = report.models[0]?.scores.map(({ metric }) => metric) ?? [];
  const [chosen, setChosen] = useState<MetricName | null>(null);
  const metric = chosen !== null && metrics.includes(chosen) ? chosen : metrics[0];
  const spec = metric === undefined ? null : scoreComparisonSpec(report, metric);
  return (
    <ChartCard
      title={t("results.model.comparison")}
      summary={t("results.model.comparisonHint")}
      empty={spec === null ? t("results.noneYet") : null}
      controls={
        metrics.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t("results.model.metric")}
            value={metric ?? ""}
            onChange={(event) => setChosen(event.currentTarget.value as MetricName)}
            data={metrics.map((value) => ({ value, label: metricHeading(t, value) }))}
          />
        )
      }
      table={<ScoresTable report={report} handPicked={handPicked} />}
      chart={spec !== null && <ComparisonPlot report={report} handPicked={handPicked} spec={spec} />}
    />
  );
}

/** A model's name: the constant guess is the most frequent class, or the mean or median, by the study's metric. */
function modelName(
  t: TFunction,
  model: ModelScores["model"],
  { report, handPicked }: ScoreComparisonProps,
): string {
  if (model === "best" && handPicked) return t("results.model.models.chosen");
  if (model !== "constant") return t(`results.model.models.${model}`);
  if (report.detail.task === "classification") return t("results.model.models.constantClassification");
  return t(
    `results.model.models.${mainScore(report, "best")?.metric === "mae" ? "constantMedian" : "constantRegression"}`,
  );
}

interface ComparisonPlotProps extends ScoreComparisonProps {
  readonly spec: ScoreComparisonSpec;
}

function ComparisonPlot({ report, handPicked, spec }: ComparisonPlotProps) {
  const { t } = useTranslation();
  const lanes = useMemo<Axis>(
    () => ({
      kind: "linear",
      domain: [spec.rows.length - 0.5, -0.5],
      ticks: spec.rows.map(({ model }, value) => ({
        value,
        label: modelName(t, model, { report, handPicked }),
      })),
    }),
    [spec, report, handPicked, t],
  );
  const rows = spec.rows.map(({ model, text, intervalText }) =>
    intervalText === null
      ? t("results.model.comparisonRowBare", {
          model: modelName(t, model, { report, handPicked }),
          value: text,
        })
      : t("results.model.comparisonRow", {
          model: modelName(t, model, { report, handPicked }),
          value: text,
          low: intervalText[0],
          high: intervalText[1],
        }),
  );
  const better = t(
    spec.direction === "minimize" ? "results.convergence.smaller" : "results.convergence.larger",
  );
  return (
    <Plot
      x={spec.x}
      y={lanes}
      xTitle={`${metricHeading(t, spec.metric)} · ${better}`}
      height={spec.rows.length * LANE_HEIGHT + FRAME_HEIGHT}
      label={t("results.model.comparisonLabel", { metric: metricName(t, spec.metric), rows: rows.join(" ") })}
    >
      {spec.rows.map(scoreMarks)}
      <ScoreLabels spec={spec} />
    </Plot>
  );
}

/** A model's interval, with its score as a dot on it. */
function scoreMarks({ model, value, interval }: ScoreComparisonSpec["rows"][number], lane: number) {
  const best = model === "best";
  const ink = best ? "var(--color-best)" : "var(--ink-soft)";
  return (
    <Fragment key={model}>
      {interval !== null && (
        <ReferenceLine
          segment={[
            { x: interval[0], y: lane },
            { x: interval[1], y: lane },
          ]}
          stroke={ink}
          strokeWidth={best ? 7 : 5}
          strokeLinecap="round"
          opacity={0.3}
          ifOverflow="visible"
        />
      )}
      <ReferenceDot
        x={value}
        y={lane}
        r={best ? 6 : 5}
        fill={ink}
        stroke="var(--surface)"
        strokeWidth={2}
        ifOverflow="visible"
      />
    </Fragment>
  );
}

function ScoreLabels({ spec }: { readonly spec: ScoreComparisonSpec }) {
  const area = usePlotGeometry();
  const right = area.left + area.width;
  return (
    <PlotMarks bleed={10}>
      {spec.rows.map(({ model, value, text, intervalText }, lane) => {
        const label = intervalText === null ? text : `${text}  [${intervalText[0]}, ${intervalText[1]}]`;
        const half = Math.min(area.width, textWidth(label, LABEL_SIZE)) / 2;
        return (
          <text
            key={model}
            className={model === "best" ? styles.bestLabel : styles.markLabel}
            // Over its dot, shifted if necessary so that it stays inside.
            x={Math.min(right - half, Math.max(area.left + half, area.x(value)))}
            y={area.y(lane) - 12}
            textAnchor="middle"
          >
            {label}
          </text>
        );
      })}
    </PlotMarks>
  );
}

interface ScoreRow {
  readonly index: number;
  readonly model: string;
  readonly metric: MetricName;
  readonly value: string;
  readonly interval: string;
  readonly parameters: string;
}

/** Every model in every metric. */
function ScoresTable({ report, handPicked }: ScoreComparisonProps) {
  const { t } = useTranslation();
  const rows = scoreRows(t, { report, handPicked });
  const columns: readonly TableColumn<ScoreRow>[] = [
    {
      key: "model",
      header: t("results.model.modelColumn"),
      cell: ({ model }) => model,
      align: "start",
      width: 140,
    },
    {
      key: "metric",
      header: t("results.model.metric"),
      cell: ({ metric }) => metricHeading(t, metric),
      align: "start",
      width: 100,
    },
    { key: "score", header: t("results.model.score"), cell: ({ value }) => value, align: "end", width: 76 },
    {
      key: "interval",
      header: t("results.model.intervalColumn"),
      cell: ({ interval }) => interval,
      align: "end",
      width: 130,
    },
    {
      key: "parameters",
      header: t("results.model.parameters"),
      cell: ({ parameters }) => parameters,
      align: "end",
      width: 96,
    },
  ];
  return (
    <VirtualTable
      label={t("results.model.comparison")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.index}
      height={300}
    />
  );
}

function scoreRows(t: TFunction, { report, handPicked }: ScoreComparisonProps): readonly ScoreRow[] {
  const rows: ScoreRow[] = [];
  for (const { model, scores, parameterCount } of report.models) {
    for (const { metric, value, interval } of scores) {
      const texts = scoreTexts(value, interval);
      rows.push({
        index: rows.length,
        model: modelName(t, model, { report, handPicked }),
        metric,
        value: texts.value,
        interval: texts.interval?.join(" – ") ?? ABSENT,
        parameters: parameterCount === null ? ABSENT : formatCount(parameterCount),
      });
    }
  }
  return rows;
}
