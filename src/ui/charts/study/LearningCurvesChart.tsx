import { NativeSelect, Switch } from "@mantine/core";
import { joinClauses } from "../../nameList.ts";
import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StepUnit } from "../../../core/learner/learner.ts";
import { ChartCard } from "../plot/ChartCard.tsx";
import { CurvesCanvas } from "./CurvesCanvas.tsx";
import { CurvesTable } from "./CurvesTable.tsx";
import type { StudyChartProps } from "./ConvergenceChart.tsx";
import {
  CURVE_QUANTITIES,
  isWithoutCurves,
  learningCurvesSpec,
  nearestCurve,
  type Curve,
  type CurveQuantity,
  type LearningCurvesSpec,
} from "./learningCurvesSpec.ts";
import { formatCount, formatNumber } from "../words/numberFormat.ts";
import { Plot } from "../plot/Plot.tsx";
import { PlotMarks, usePlotGeometry, type PlotGeometry } from "../plot/plotLayers.tsx";
import { PlotCursor, Readout } from "../plot/PlotCursor.tsx";
import { learnerColor } from "../plot/learnerMarks.tsx";
import { LegendItem, LineMark } from "../plot/stateMarks.tsx";
import { tipLabels } from "../plot/tipLabels.ts";
import { stepHeading } from "../words/stepWords.ts";
import { joinSentences, metricHeading, trialNumber } from "../words/trialWords.ts";
import styles from "../plot/charts.module.css";

const HEIGHT = 320;

/** Running trials in front of finished ones, step by step. */
export const LearningCurvesChart = memo(function LearningCurvesChart(props: StudyChartProps) {
  const { t } = useTranslation();
  const [quantity, setQuantity] = useState<CurveQuantity>("validationLoss");
  const [log, setLog] = useState(false);
  const spec = useMemo(
    () => learningCurvesSpec(props.study, { quantity, log }),
    [props.study, quantity, log],
  );
  const title = t("results.curves.title");
  const empty = spec.finished.length + spec.running.length === 0;
  // All trials failed before the end of their first epoch.
  const { trials } = props.study;
  const over = trials.length > 0 && trials.every(({ state }) => state === "failed");
  const { atOnce } = spec;
  const emptyText = t(over ? "results.curves.none" : "results.curves.empty");
  const counts = { running: formatCount(spec.running.length), finished: formatCount(spec.finished.length) };
  const curves =
    spec.running.length === 0
      ? t("results.curves.summaryFinished", counts)
      : spec.finished.length === 0
        ? t("results.curves.summaryRunning", counts)
        : t("results.curves.summary", counts);
  const without = atOnce > 0 ? [t("models.steps.withoutCurve", { count: atOnce })] : [];
  const best = spec.isBestAtOnce ? [t("models.steps.bestWithoutCurve")] : [];
  const summary = joinSentences(t, [curves, ...without, ...best]);
  const quantityName = (name: CurveQuantity) =>
    name === "score" ? metricHeading(t, spec.metric) : t(`results.curves.${name}`);
  return (
    <ChartCard
      title={title}
      summary={summary}
      empty={empty ? (isWithoutCurves(props.study) ? t("models.steps.noCurves") : emptyText) : null}
      controls={
        <>
          {spec.logPossible && (
            <Switch
              size="xs"
              label={t("results.logScale")}
              checked={log}
              onChange={(event) => setLog(event.currentTarget.checked)}
            />
          )}
          <NativeSelect
            size="xs"
            aria-label={t("results.curves.quantity")}
            value={quantity}
            onChange={(event) => setQuantity(event.currentTarget.value as CurveQuantity)}
            data={CURVE_QUANTITIES.map((value) => ({ value, label: quantityName(value) }))}
          />
        </>
      }
      legend={<Legend spec={spec} />}
      table={<CurvesTable spec={spec} label={title} />}
      chart={<CurvesPlot {...props} spec={spec} summary={summary} quantityName={quantityName(quantity)} />}
    />
  );
});

interface CurvesPlotProps extends StudyChartProps {
  readonly spec: LearningCurvesSpec;
  readonly summary: string;
  readonly quantityName: string;
}

/** A place on a curve; `step` is 1-based. */
interface CurvePlace {
  readonly number: number;
  readonly step: number;
}

function CurvesPlot({ spec, summary, quantityName, selected, onSelect }: CurvesPlotProps) {
  const { t } = useTranslation();
  const [pointed, setPointed] = useState<CurvePlace | null>(null);
  const y = spec.y ?? { kind: "linear", domain: [0, 1], ticks: [] };
  const curves = useMemo(
    () => [...spec.finished, ...spec.running].sort((a, b) => a.number - b.number),
    [spec],
  );
  const index = curves.findIndex(({ number }) => number === (pointed?.number ?? selected));
  const shown = curves[index];
  const step = Math.min(pointed?.step ?? Infinity, shown?.values.length ?? 1);
  const highlighted = useMemo(
    () => curves.filter(({ number }) => number === pointed?.number || number === selected),
    [curves, pointed?.number, selected],
  );
  const lines = useReadout(shown, step, quantityName, spec.unit);
  return (
    <Plot
      x={spec.x}
      y={y}
      xTitle={stepHeading(t, spec.unit)}
      yTitle={quantityName}
      height={HEIGHT}
      label={t("results.curves.label", { quantity: quantityName, summary })}
      overlay={
        <>
          <PlotCursor
            label={t("results.readOut", { title: t("results.curves.title") })}
            index={index}
            count={curves.length}
            valueText={joinClauses(t, lines)}
            onPoint={(place, area) => setPointed(place && nearestPlace(spec, area, place))}
            onIndex={(next) => setPointed({ number: curves[next]!.number, step: Infinity })}
            onChoose={() => shown !== undefined && onSelect(shown.number)}
          />
          {pointed !== null && shown !== undefined && (
            <Readout at={(area) => ({ x: area.x(step), y: area.y(shown.values[step - 1]!) })} lines={lines} />
          )}
        </>
      }
    >
      <CurvesCanvas spec={spec} highlighted={highlighted} />
      <RunningEnds running={spec.running} />
    </Plot>
  );
}

/** The tip of every running curve, with its trial's number if there is room. */
function RunningEnds({ running }: { readonly running: readonly Curve[] }) {
  const area = usePlotGeometry();
  const tips = running.flatMap(({ number, values }) => {
    const y = area.y(values.at(-1)!);
    return Number.isFinite(y)
      ? [{ number, x: area.x(values.length), y, text: `#${trialNumber(number)}` }]
      : [];
  });
  const { left, top, width, height } = area;
  const labels = tipLabels(tips, { left, top, right: left + width + 8, bottom: top + height });
  return (
    <PlotMarks bleed={8}>
      {tips.map(({ number, x, y, text }, index) => {
        const label = labels[index]!;
        return (
          <g key={number}>
            <circle
              cx={x}
              cy={y}
              r={3.5}
              fill="var(--color-running)"
              stroke="var(--surface)"
              strokeWidth={1.5}
            />
            {label !== null && (
              <text className={styles.markLabel} x={label.x} y={label.y} textAnchor={label.anchor}>
                {text}
              </text>
            )}
          </g>
        );
      })}
    </PlotMarks>
  );
}

function Legend({ spec }: { readonly spec: LearningCurvesSpec }) {
  const { t } = useTranslation();
  return (
    <>
      {spec.running.length > 0 && (
        <LegendItem mark={<LineMark color="var(--color-running)" />} label={t("results.states.running")} />
      )}
      {spec.best !== null && (
        <LegendItem
          mark={<LineMark color="var(--color-best)" width={2.5} />}
          label={t("results.curves.best")}
        />
      )}
      {spec.finished.length > 0 && spec.learners.length === 0 && (
        <LegendItem
          mark={<LineMark color="var(--color-complete)" width={1} />}
          label={t("results.curves.finished")}
        />
      )}
      {spec.learners.map((learner) => (
        <LegendItem
          key={learner}
          mark={<LineMark color={learnerColor(learner)} width={1.5} />}
          label={t(`model.choices.${learner}`)}
        />
      ))}
      {spec.finished.some(({ state }) => state === "broken") && (
        <LegendItem
          mark={<LineMark color="var(--color-failed)" width={1.2} dashed />}
          label={t("results.states.broken")}
        />
      )}
    </>
  );
}

function useReadout(
  curve: Curve | undefined,
  step: number,
  quantityName: string,
  unit: StepUnit | null,
): readonly string[] {
  const { t } = useTranslation();
  if (curve === undefined) return [];
  const value = curve.values[step - 1];
  return [
    t("results.trial", { number: trialNumber(curve.number) }),
    ...(curve.learner === null ? [] : [t(`model.choices.${curve.learner}`)]),
    t(`models.steps.at.${unit ?? "step"}`, { step }),
    `${quantityName} ${value === undefined ? "" : formatNumber(value)}`,
    ...(curve.state === "broken" ? [t("results.states.broken")] : []),
  ];
}

function nearestPlace(
  spec: LearningCurvesSpec,
  area: PlotGeometry,
  place: { x: number; y: number },
): CurvePlace | null {
  if (spec.y === null) return null;
  const [first, last] = spec.x.domain;
  const share = (place.x - area.left) / area.width;
  const step = Math.min(last, Math.max(first, Math.round(first + share * (last - first))));
  const curve = nearestCurve(spec, step, valueAt(spec.y, area, place.y));
  return curve === null ? null : { number: curve.number, step };
}

function valueAt(y: NonNullable<LearningCurvesSpec["y"]>, area: PlotGeometry, pixel: number): number {
  const share = 1 - (pixel - area.top) / area.height;
  const [low, high] = y.domain;
  return y.kind === "log" ? low * (high / low) ** share : low + share * (high - low);
}
