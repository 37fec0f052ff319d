import { memo, useCallback, useMemo, useState } from "react";
import { joinClauses } from "../../nameList.ts";
import { useTranslation } from "react-i18next";
import { Line } from "recharts";
import { SelectField } from "../../controls/SelectField.tsx";
import { CanvasLayer, markShape, paintMark, type Paint } from "../plot/CanvasLayer.tsx";
import { ChartCard } from "../plot/ChartCard.tsx";
import type { StudyChartProps } from "./ConvergenceChart.tsx";
import { formatMeasure, measureHeading } from "../words/measureWords.ts";
import { objectivesOf, paretoSpec, type ParetoPoint, type ParetoSpec } from "./paretoSpec.ts";
import { ParetoTable } from "./ParetoTable.tsx";
import { Plot } from "../plot/Plot.tsx";
import { PlotMarks, usePlotGeometry, type PlotGeometry } from "../plot/plotLayers.tsx";
import { PlotCursor, Readout, type PlotPlace } from "../plot/PlotCursor.tsx";
import {
  isOutlined,
  LegendItem,
  LineMark,
  stateColorName,
  StateMark,
  statePath,
} from "../plot/stateMarks.tsx";
import { useSame } from "../plot/useSame.ts";
import { BEST_DOT } from "./StepLine.tsx";
import { trialNumber } from "../words/trialWords.ts";
import styles from "../plot/charts.module.css";

const HEIGHT = 320;
/** Maximal distance of the pointer from a trial that it reads out, pixels. */
const REACH = 40;
const FRONT_DOT = { ...BEST_DOT, r: 4.5 };

/** Every trial by two objectives; the front of best compromises as a line of filled marks. */
export const ParetoChart = memo(function ParetoChart({ study, selected, onSelect }: StudyChartProps) {
  const { t } = useTranslation();
  const [axes, setAxes] = useState({ across: 1, up: 0 });
  const spec = useMemo(() => paretoSpec(study, axes.across, axes.up), [study, axes]);
  const objectives = objectivesOf(study.config.search);
  const title = t("results.pareto.title");
  const summary =
    spec === null
      ? t("results.pareto.summaryNone")
      : t("results.pareto.summary", { count: spec.front.length, all: spec.points.length });
  const option = (index: number) => ({
    value: String(index),
    label: measureHeading(t, objectives[index]!.measure),
  });
  return (
    <ChartCard
      title={title}
      summary={summary}
      empty={spec === null ? t("results.pareto.empty") : null}
      controls={
        objectives.length > 2 && (
          <SelectField
            label={t("results.pareto.axes")}
            quiet
            value={`${axes.across}${axes.up}`}
            options={[
              { across: 1, up: 0 },
              { across: 2, up: 0 },
              { across: 2, up: 1 },
            ].map(({ across, up }) => ({
              value: `${across}${up}`,
              label: `${option(up).label} / ${option(across).label}`,
            }))}
            onChange={(pair) => setAxes({ across: Number(pair[0]), up: Number(pair[1]) })}
          />
        )
      }
      legend={
        <>
          <LegendItem
            mark={objectives.length === 2 ? <LineMark color="var(--color-best)" /> : <FrontMark />}
            label={t("results.pareto.front")}
          />
          <LegendItem mark={<StateMark state="complete" />} label={t("results.pareto.dominated")} />
          {spec?.points.some(({ feasible }) => !feasible) === true && (
            <LegendItem mark={<StateMark state="broken" />} label={t("results.states.broken")} />
          )}
        </>
      }
      table={spec !== null && <ParetoTable spec={spec} label={title} />}
      chart={
        spec !== null && (
          <ParetoPlot spec={spec} {...axes} summary={summary} selected={selected} onSelect={onSelect} />
        )
      }
    />
  );
});

interface ParetoPlotProps extends Omit<StudyChartProps, "study"> {
  readonly spec: ParetoSpec;
  readonly across: number;
  readonly up: number;
  readonly summary: string;
}

function ParetoPlot({ spec, across, up, summary, selected, onSelect }: ParetoPlotProps) {
  const { t } = useTranslation();
  const [pointed, setPointed] = useState<number | null>(null);
  const { objectives, points } = spec;
  const shown = points.find(({ number }) => number === (pointed ?? selected)) ?? null;
  const place = useCallback(
    ({ values }: ParetoPoint, area: PlotGeometry): PlotPlace => ({
      x: area.x(values[across]!),
      y: area.y(values[up]!),
    }),
    [across, up],
  );
  const lines = shown === null ? [] : readout(shown);
  function readout(point: ParetoPoint): readonly string[] {
    return [
      t("results.trial", { number: trialNumber(point.number) }),
      ...objectives.map(
        ({ index, measure }) =>
          `${measureHeading(t, measure)} ${formatMeasure(measure, point.values[index]!)}`,
      ),
      ...(point.onFront ? [t("results.pareto.onFront")] : []),
      ...(point.feasible ? [] : [t("results.states.broken")]),
    ];
  }
  const axisTitle = (index: number) => {
    const { measure, direction } = objectives[index]!;
    return `${measureHeading(t, measure)} · ${t(direction === "minimize" ? "results.convergence.smaller" : "results.convergence.larger")}`;
  };
  return (
    <Plot
      x={spec.x}
      y={spec.y}
      xTitle={axisTitle(across)}
      yTitle={axisTitle(up)}
      height={HEIGHT}
      label={`${t("results.pareto.title")}. ${summary}`}
      overlay={
        <>
          <PlotCursor
            label={t("results.readOut", { title: t("results.pareto.title") })}
            index={shown === null ? -1 : points.indexOf(shown)}
            count={points.length}
            valueText={joinClauses(t, lines)}
            onPoint={(at, area) => setPointed(at === null ? null : nearest(at, area))}
            onIndex={(index) => setPointed(points[index]?.number ?? null)}
            onChoose={() => shown !== null && onSelect(shown.number)}
          />
          {pointed !== null && shown !== null && <Readout at={(area) => place(shown, area)} lines={lines} />}
        </>
      }
    >
      <ParetoMarks
        spec={spec}
        across={across}
        up={up}
        place={place}
        ringed={[shown?.number ?? null, selected]}
      />
    </Plot>
  );

  function nearest(at: PlotPlace, area: PlotGeometry): number | null {
    let found: number | null = null;
    let least = REACH;
    for (const point of points) {
      const { x, y } = place(point, area);
      const distance = Math.hypot(x - at.x, y - at.y);
      if (distance <= least) {
        least = distance;
        found = point.number;
      }
    }
    return found;
  }
}

interface ParetoMarksProps extends Pick<ParetoPlotProps, "spec" | "across" | "up"> {
  readonly place: (point: ParetoPoint, area: PlotGeometry) => PlotPlace;
  readonly ringed: readonly (number | null)[];
}

function ParetoMarks({ spec, across, up, place, ringed }: ParetoMarksProps) {
  const area = usePlotGeometry();
  const { points, front, objectives } = spec;
  const paint = useCallback<Paint>(
    (context, color) => {
      const shapes = {
        broken: markShape(statePath("broken", 3.4)),
        complete: markShape(statePath("complete", 3.4)),
      };
      context.globalAlpha = 0.6;
      context.lineWidth = 1.6;
      for (const point of points) {
        if (point.onFront) continue;
        const { x, y } = place(point, area);
        const state = point.feasible ? "complete" : "broken";
        context.strokeStyle = context.fillStyle = color(stateColorName(state));
        paintMark(context, shapes[state], isOutlined(state) ? "stroke" : "fill", x, y);
      }
    },
    [points, place, area],
  );
  const line = useSame(front.map(({ values }) => ({ x: values[across]!, y: values[up]! })));
  return (
    <>
      <CanvasLayer bleed={5} paint={paint} />
      <Line
        data={line}
        dataKey="y"
        // The front is a step line; horizontal steps come first if the x axis is minimised.
        type={objectives[across]!.direction === "minimize" ? "stepAfter" : "stepBefore"}
        // With three objectives the front is a surface, so a line through its trials would be misleading.
        stroke={objectives.length === 2 ? "var(--color-best)" : "none"}
        strokeWidth={2}
        strokeLinejoin="round"
        dot={FRONT_DOT}
        activeDot={false}
        isAnimationActive={false}
      />
      <PlotMarks bleed={8}>
        {[...new Set(ringed)].map((number) => {
          const point = points.find((each) => each.number === number);
          if (point === undefined) return null;
          const { x, y } = place(point, area);
          return <circle key={number} className={styles.selectedRing} cx={x} cy={y} r={8} />;
        })}
      </PlotMarks>
    </>
  );
}

/** The front's mark for the legend with three objectives, where the front has no line. */
function FrontMark() {
  return (
    <svg className={styles.glyph} viewBox="-6 -6 12 12" aria-hidden="true">
      <circle r={4.5} fill="var(--color-best)" />
    </svg>
  );
}
