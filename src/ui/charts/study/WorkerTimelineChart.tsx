import type { TFunction } from "i18next";
import { joinClauses } from "../../nameList.ts";
import { memo, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { CanvasLayer, type Paint, type PaintContext } from "../plot/CanvasLayer.tsx";
import { ChartCard } from "../plot/ChartCard.tsx";
import type { Axis } from "../plot/axis.ts";
import type { StudyChartProps } from "./ConvergenceChart.tsx";
import { Plot } from "../plot/Plot.tsx";
import { PlotMarks, usePlotGeometry, type PlotGeometry } from "../plot/plotLayers.tsx";
import { PlotCursor, Readout } from "../plot/PlotCursor.tsx";
import { LegendItem, stateColor, stateColorName } from "../plot/stateMarks.tsx";
import type { TrialStanding } from "./trialStanding.ts";
import { TimelineTable } from "./TimelineTable.tsx";
import { durationText, percentText, trialNumber } from "../words/trialWords.ts";
import { workerTimelineSpec, type TimelineBar, type WorkerTimelineSpec } from "./workerTimelineSpec.ts";
import styles from "../plot/charts.module.css";

const STATES: readonly TrialStanding[] = ["complete", "broken", "running", "pruned", "failed"];
const LANE_HEIGHT = 26;
const BAR_HEIGHT = 16;
/** The height of a plot without its lanes. */
const FRAME_HEIGHT = 50;

export interface WorkerTimelineProps extends StudyChartProps {
  readonly workers: number;
  readonly elapsedMs: number;
}

/** One lane for each worker, one bar for each trial. */
export const WorkerTimelineChart = memo(function WorkerTimelineChart(props: WorkerTimelineProps) {
  const { study, workers, elapsedMs } = props;
  const { t } = useTranslation();
  const spec = useMemo(
    () =>
      workerTimelineSpec(study, {
        workers,
        elapsedMs,
        inSeconds: (value) => t("results.seconds", { value }),
      }),
    [study, workers, elapsedMs, t],
  );
  const title = t("results.timeline.title");
  const share = spec.busy.reduce((sum, busy) => sum + busy, 0) / Math.max(1, spec.lanes);
  const summary = t("results.timeline.summary", { count: spec.lanes, share: percentText(share) });
  const states = STATES.filter((state) => spec.bars.some((bar) => bar.state === state));
  return (
    <ChartCard
      title={title}
      summary={summary}
      empty={spec.bars.length === 0 ? t("results.timeline.empty") : null}
      legend={states.map((state) => (
        <LegendItem key={state} mark={<BarMark state={state} />} label={t(`results.states.${state}`)} />
      ))}
      table={<TimelineTable spec={spec} label={title} />}
      chart={<TimelinePlot {...props} spec={spec} summary={summary} />}
    />
  );
});

interface TimelinePlotProps extends StudyChartProps {
  readonly spec: WorkerTimelineSpec;
  readonly summary: string;
}

function TimelinePlot({ spec, summary, selected, onSelect }: TimelinePlotProps) {
  const { t } = useTranslation();
  const [pointed, setPointed] = useState<number | null>(null);
  const lanes = useMemo(
    () => laneAxis(spec.lanes, (number) => t("results.timeline.worker", { number })),
    [spec.lanes, t],
  );
  const index = spec.bars.findIndex(({ number }) => number === (pointed ?? selected));
  const shown = spec.bars[index];
  const lines = shown === undefined ? [] : readoutLines(t, shown);
  return (
    <Plot
      x={spec.x}
      y={lanes}
      grid={false}
      xTitle={t("results.timeline.x")}
      height={spec.lanes * LANE_HEIGHT + FRAME_HEIGHT}
      label={t("results.timeline.label", { lanes: spec.lanes, bars: spec.bars.length, summary })}
      overlay={
        <>
          <PlotCursor
            label={t("results.readOut", { title: t("results.timeline.title") })}
            index={index}
            count={spec.bars.length}
            valueText={joinClauses(t, lines)}
            onPoint={(place, area) => setPointed(place && barAt(spec, area, place))}
            onIndex={(next) => setPointed(spec.bars[next]!.number)}
            onChoose={() => shown !== undefined && onSelect(shown.number)}
          />
          {pointed !== null && shown !== undefined && (
            <Readout
              at={(area) => ({ x: area.x((shown.startMs + shown.endMs) / 2), y: area.y(shown.worker) })}
              lines={lines}
            />
          )}
        </>
      }
    >
      <TimelineMarks spec={spec} selected={selected} />
    </Plot>
  );
}

function TimelineMarks({ spec, selected }: { spec: WorkerTimelineSpec; selected: number | null }) {
  const area = usePlotGeometry();
  const paint = useCallback<Paint>(
    (context, color) => {
      const inks = new Map(STATES.map((state) => [state, color(stateColorName(state))]));
      for (const bar of spec.bars) paintBar(context, bar, inks.get(bar.state) ?? "", area);
    },
    [spec, area],
  );
  const bar = spec.bars.find(({ number }) => number === selected);
  return (
    <>
      <CanvasLayer paint={paint} />
      <PlotMarks bleed={4}>
        {bar !== undefined && (
          <rect
            className={styles.selectedRing}
            x={area.x(bar.startMs) - 1}
            y={area.y(bar.worker) - BAR_HEIGHT / 2 - 2}
            width={Math.max(3, area.x(bar.endMs) - area.x(bar.startMs) + 1)}
            height={BAR_HEIGHT + 4}
            rx={3}
          />
        )}
      </PlotMarks>
    </>
  );
}

/** A bar as `paintBar` draws it, for the legend. */
function BarMark({ state }: { readonly state: TrialStanding }) {
  const color = stateColor(state);
  const outlined = state === "pruned" || state === "failed" || state === "broken";
  return (
    <svg className={styles.lineGlyph} viewBox="0 0 18 12" aria-hidden="true">
      <rect
        x={1}
        y={1}
        width={16}
        height={10}
        fill={outlined ? "none" : color}
        fillOpacity={state === "running" ? 0.45 : 1}
        stroke={outlined ? color : "none"}
        strokeWidth={1.5}
      />
      {state === "running" && <rect x={1} y={1} width={2} height={10} fill={color} />}
      {state === "broken" && <path d="M6 9L12 3" stroke={color} strokeWidth={1.5} />}
      {state === "failed" && <path d="M6 3L12 9M6 9L12 3" stroke={color} strokeWidth={1.5} />}
    </svg>
  );
}

/** complete: filled. running: filled lighter with an open end. pruned: outline. failed: outline with a cross. broken: with one bar. */
function paintBar(context: PaintContext, bar: TimelineBar, ink: string, area: PlotGeometry): void {
  const from = area.x(bar.startMs);
  const whole = area.x(bar.endMs) - from;
  // One pixel between neighbours if there is room.
  const width = Math.max(1, whole > 6 ? whole - 1 : whole);
  const top = area.y(bar.worker) - BAR_HEIGHT / 2;
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  if (bar.state === "complete" || width < 4) {
    context.fillRect(from, top, width, BAR_HEIGHT);
    return;
  }
  if (bar.state === "running") {
    context.globalAlpha = 0.45;
    context.fillRect(from, top, width, BAR_HEIGHT);
    context.globalAlpha = 1;
    context.fillRect(from, top, 2, BAR_HEIGHT);
    return;
  }
  context.strokeRect(from + 1, top + 1, width - 2, BAR_HEIGHT - 2);
  if (bar.state !== "failed" && bar.state !== "broken") return;
  const x = from + width / 2;
  const y = top + BAR_HEIGHT / 2;
  const r = Math.min(4, width / 2 - 1);
  context.beginPath();
  context.moveTo(x - r, y + r);
  context.lineTo(x + r, y - r);
  if (bar.state === "failed") {
    context.moveTo(x - r, y - r);
    context.lineTo(x + r, y + r);
  }
  context.stroke();
}

/** Lanes from top to bottom; the axis counts from −½ to lanes − ½ downwards. */
function laneAxis(lanes: number, name: (number: number) => string): Axis {
  const ticks = Array.from({ length: lanes }, (_, worker) => ({ value: worker, label: name(worker + 1) }));
  return { kind: "linear", domain: [lanes - 0.5, -0.5], ticks };
}

function readoutLines(t: TFunction, bar: TimelineBar): readonly string[] {
  return [
    t("results.trial", { number: trialNumber(bar.number) }),
    t(`results.states.${bar.state}`),
    durationText(t, bar.endMs - bar.startMs),
  ];
}

function barAt(spec: WorkerTimelineSpec, area: PlotGeometry, place: { x: number; y: number }): number | null {
  const worker = Math.round(((place.y - area.top) / area.height) * spec.lanes - 0.5);
  let nearest: number | null = null;
  let least = 24;
  for (const bar of spec.bars) {
    if (bar.worker !== worker) continue;
    const distance = Math.max(area.x(bar.startMs) - place.x, place.x - area.x(bar.endMs), 0);
    if (distance < least) {
      least = distance;
      nearest = bar.number;
    }
  }
  return nearest;
}
