import type { TFunction } from "i18next";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { CanvasLayer, type Paint } from "../plot/CanvasLayer.tsx";
import { ChartCard } from "../plot/ChartCard.tsx";
import { confusionMapSpec, type ConfusionMapSpec, type Mistake, confusionAxes } from "./confusionMapSpec.ts";
import { usePrinting } from "../../print/printContext.ts";
import { formatCount } from "../words/numberFormat.ts";
import { Plot } from "../plot/Plot.tsx";
import { usePlotGeometry, type PlotGeometry } from "../plot/plotLayers.tsx";
import { PlotCursor, Readout, type PlotPlace } from "../plot/PlotCursor.tsx";
import { joinSentences, percentText } from "../words/trialWords.ts";
import { VirtualTable, type TableColumn } from "../table/VirtualTable.tsx";
import styles from "./confusion.module.css";

/** The height of a label, so that every row has its name. */
const CELL = 14;
/** Maximal height of a map in print, pixels: half a sheet, so that it fits below the content above it. */
const PAPER_HEIGHT = 560;
const LISTED = 5;
const TABLE_HEIGHT = 420;

interface ConfusionMapProps {
  readonly names: readonly string[];
  readonly confusion: readonly (readonly number[])[];
}

/** Actual against predicted classes, for many classes: a map of all, and the most frequent mistakes as a list. */
export function ConfusionMap({ names, confusion }: ConfusionMapProps) {
  const { t } = useTranslation();
  const spec = useMemo(() => confusionMapSpec(names, confusion), [names, confusion]);
  const title = t("results.model.confusion.title");
  return (
    <ChartCard
      title={title}
      summary={summaryOf(t, spec)}
      chart={
        <div data-crowded>
          <Map spec={spec} />
          <Worst spec={spec} />
        </div>
      }
      table={
        <VirtualTable
          label={title}
          columns={columnsOf(t)}
          rows={spec.mistakes.map((mistake, key) => ({ ...mistake, key }))}
          rowKey={({ key }) => key}
          height={TABLE_HEIGHT}
        />
      }
    />
  );
}

function Map({ spec }: { readonly spec: ConfusionMapSpec }) {
  const { t } = useTranslation();
  const printing = usePrinting();
  const [index, setIndex] = useState(-1);
  const size = spec.names.length;
  const others = t("results.model.confusion.others");
  const axes = useMemo(() => confusionAxes(spec.names, others), [spec, others]);
  const mistake = spec.mistakes[index];
  const onPoint = (place: PlotPlace | null, area: PlotGeometry) => {
    const at = place === null ? -1 : cellAt(place, area, size);
    setIndex(spec.mistakes.findIndex((each) => each.at === at));
  };
  return (
    <Plot
      {...axes}
      xTitle={`${t("results.model.confusion.predicted")} →`}
      yTitle={`${t("results.model.confusion.actual")} ↓`}
      height={Math.min(size * CELL + 70, printing ? PAPER_HEIGHT : Infinity)}
      grid={false}
      label={t("results.model.confusion.label", {
        classes: spec.classes,
        correct: spec.correct,
        total: spec.total,
        worst: worstText(t, spec),
      })}
      overlay={
        <PlotCursor
          label={t("results.model.confusion.read")}
          index={index}
          count={spec.mistakes.length}
          valueText={mistake === undefined ? "" : mistakeText(t, mistake)}
          onPoint={onPoint}
          onIndex={setIndex}
        />
      }
    >
      <Cells spec={spec} selected={mistake?.at ?? -1} />
      {mistake !== undefined && (
        <Readout at={(area) => placeOf(mistake.at, area, size)} lines={[mistakeText(t, mistake)]} />
      )}
    </Plot>
  );
}

function Cells({ spec, selected }: { readonly spec: ConfusionMapSpec; readonly selected: number }) {
  const area = usePlotGeometry();
  const paint = useCallback<Paint>(
    (context, color) => {
      const size = spec.names.length;
      const [right, wrong, line] = [color("--color-test"), color("--color-failed"), color("--line")];
      const width = area.width / size;
      const height = area.height / size;
      for (let at = 0; at < size * size; at++) {
        const row = Math.floor(at / size);
        const column = at % size;
        const share = spec.shares[at]!;
        const x = area.left + column * width;
        const y = area.top + row * height;
        // The diagonal is visible even for classes without a correct row.
        context.globalAlpha = share > 0 ? 1 : row === column ? 0.9 : 0.3;
        context.fillStyle = line;
        if (share === 0) context.fillRect(x + 0.5, y + 0.5, width - 1, height - 1);
        if (share === 0) continue;
        // The square root makes rare mistakes visible beside full cells.
        context.globalAlpha = 0.15 + 0.85 * Math.sqrt(share);
        context.fillStyle = row === column ? right : wrong;
        context.fillRect(x + 0.5, y + 0.5, width - 1, height - 1);
      }
      context.globalAlpha = 1;
      if (selected < 0) return;
      const at = placeOf(selected, area, size);
      context.strokeStyle = color("--ink");
      context.lineWidth = 2;
      context.strokeRect(at.x - width / 2, at.y - height / 2, width, height);
    },
    [spec, selected, area],
  );
  return <CanvasLayer paint={paint} bleed={2} />;
}

/** The most frequent mistakes in words. */
function Worst({ spec }: { readonly spec: ConfusionMapSpec }) {
  const { t } = useTranslation();
  if (spec.mistakes.length === 0) return null;
  return (
    <>
      <h3 className={styles.worstTitle}>{t("results.model.confusion.mostConfused")}</h3>
      <ol className={styles.worst}>
        {spec.mistakes.slice(0, LISTED).map((mistake) => (
          <li key={`${mistake.actual}\n${mistake.predicted}`}>{mistakeText(t, mistake)}</li>
        ))}
      </ol>
    </>
  );
}

function mistakeText(t: TFunction, { actual, predicted, rows, share }: Mistake): string {
  return t("results.model.confusion.cell", {
    actual,
    predicted,
    rows: formatCount(rows),
    share: percentText(share),
  });
}

function summaryOf(t: TFunction, spec: ConfusionMapSpec): string {
  const right: string = t("results.model.confusion.right", { correct: spec.correct, total: spec.total });
  const shown = spec.names.length - 1;
  const some =
    spec.names.at(-1) === null ? [t("results.model.confusion.some", { shown, classes: spec.classes })] : [];
  return joinSentences(t, [right, worstText(t, spec), ...some]);
}

function worstText(t: TFunction, { mistakes }: ConfusionMapSpec): string {
  const [worst] = mistakes;
  if (worst === undefined) return t("results.model.confusion.noMistake");
  const { actual, predicted, rows } = worst;
  return t("results.model.confusion.worst", { actual, predicted, count: rows });
}

function columnsOf(t: TFunction): readonly TableColumn<Mistake & { readonly key: number }>[] {
  return [
    {
      key: "actual",
      header: t("results.model.confusion.actual"),
      cell: (row) => row.actual,
      keepsEnd: true,
      align: "start",
      width: 130,
    },
    {
      key: "predicted",
      header: t("results.model.confusion.predicted"),
      cell: (row) => row.predicted,
      keepsEnd: true,
      align: "start",
      width: 130,
    },
    {
      key: "rows",
      header: t("results.model.classes.support"),
      cell: (row) => formatCount(row.rows),
      align: "end",
      width: 64,
    },
    {
      key: "share",
      header: t("results.model.confusion.share"),
      cell: (row) => percentText(row.share),
      align: "end",
      width: 64,
    },
  ];
}

function cellAt({ x, y }: PlotPlace, area: PlotGeometry, size: number): number {
  const column = Math.floor(((x - area.left) / area.width) * size);
  const row = Math.floor(((y - area.top) / area.height) * size);
  return Math.min(row, column) < 0 || Math.max(row, column) >= size ? -1 : row * size + column;
}

/** The middle of a cell. */
function placeOf(at: number, area: PlotGeometry, size: number): PlotPlace {
  return {
    x: area.left + ((at % size) + 0.5) * (area.width / size),
    y: area.top + (Math.floor(at / size) + 0.5) * (area.height / size),
  };
}
