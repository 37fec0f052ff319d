import { useMemo, useState } from "react";
import { joinClauses } from "../../nameList.ts";
import { useTranslation } from "react-i18next";
import { Line, ReferenceLine } from "recharts";
import type { ColumnBar, ColumnProfile } from "../../../core/data/profile/profile.ts";
import { BinBars } from "../plot/BinBars.tsx";
import { ChartCard } from "../plot/ChartCard.tsx";
import { barText, lanesSpec, meansSpec } from "./columnChartSpec.ts";
import { LevelBars } from "./LevelBars.tsx";
import { formatCount, formatNumber } from "../words/numberFormat.ts";
import { Plot } from "../plot/Plot.tsx";
import type { PlotGeometry } from "../plot/plotLayers.tsx";
import { PlotCursor, Readout, type PlotPlace } from "../plot/PlotCursor.tsx";
import { VirtualTable, type TableColumn } from "../table/VirtualTable.tsx";
import styles from "../plot/charts.module.css";

const LANE = 54;
/** Not clipped at the edge of the plot. */
const MEAN_DOT = { r: 3, fill: "var(--color-complete)", stroke: "none", clipDot: false };

export interface ColumnChartProps {
  readonly title: string;
  readonly summary: string;
  readonly column: ColumnProfile;
  /** The classes that rows are divided into; "": all other classes. Empty list: not divided. */
  readonly classes: readonly string[];
  readonly target: string;
}

/** The distribution of a column: a histogram for numbers and dates, bars for levels; by class, or with the mean of a numeric target. */
export function ColumnChart({ title, summary, column, classes, target }: ColumnChartProps) {
  const { t } = useTranslation();
  const binned = column.bars[0]?.from != null;
  return (
    <ChartCard
      title={title}
      summary={summary}
      empty={column.bars.length === 0 ? t("dataTab.columns.noBars") : null}
      chart={
        <>
          {binned ? (
            <Histogram column={column} classes={classes} target={target} />
          ) : (
            <LevelBars column={column} classes={classes} target={target} />
          )}
          {classes.length > 0 && <p className={styles.cardSummary}>{t("dataTab.columns.byClass")}</p>}
          <Facts column={column} />
        </>
      }
      table={<BarsTable column={column} classes={classes} target={target} label={title} />}
    />
  );
}

type BarsProps = Pick<ColumnChartProps, "column" | "classes" | "target">;

function Histogram({ column, classes, target }: BarsProps) {
  const { t } = useTranslation();
  const [index, setIndex] = useState(-1);
  const others = t("dataTab.columns.otherClasses");
  const spec = useMemo(() => lanesSpec(column, classes, others), [column, classes, others]);
  const { bars } = column;
  const bar = bars[index];
  const words = useBarWords(column, classes, target);
  const most = bars.reduce((best, each) => (total(each) > total(best) ? each : best), bars[0]!);
  const onPoint = (place: PlotPlace | null, area: PlotGeometry) =>
    setIndex(place === null ? -1 : barAt(place, area, bars));
  const hasMeans = bars.some(({ targetMean }) => targetMean !== null);
  return (
    <>
      <Plot
        x={spec.x}
        y={spec.y}
        xTitle={column.name}
        {...(classes.length === 0 ? { yTitle: t("dataTab.columns.rows") } : {})}
        height={classes.length === 0 ? 240 : Math.max(160, classes.length * LANE + 60)}
        grid={classes.length === 0}
        label={t("dataTab.columns.chartLabel", {
          column: column.name,
          bars: bars.length,
          most: joinClauses(t, words(most)),
        })}
        overlay={
          <PlotCursor
            label={t("dataTab.columns.read", { column: column.name })}
            index={index}
            count={bars.length}
            valueText={bar === undefined ? "" : joinClauses(t, words(bar))}
            onPoint={onPoint}
            onIndex={setIndex}
          />
        }
      >
        {classes.map((name, lane) => (
          <ReferenceLine key={name} y={lane} stroke="var(--line)" shapeRendering="crispEdges" />
        ))}
        <BinBars bins={spec.marks} fill="var(--color-complete)" gap={1} />
        {bar !== undefined && (
          <Readout
            at={(area) => ({ x: area.x(bar.from! / 2 + bar.to! / 2), y: area.top + 24 })}
            lines={words(bar)}
          />
        )}
      </Plot>
      {hasMeans && <Means column={column} x={spec.x} target={target} />}
    </>
  );
}

interface MeansProps {
  readonly column: ColumnProfile;
  readonly x: ReturnType<typeof lanesSpec>["x"];
  readonly target: string;
}

/** The mean of a numeric target over each bar. */
function Means({ column, x, target }: MeansProps) {
  const { t } = useTranslation();
  const { y, points } = useMemo(() => meansSpec(column), [column]);
  const title = t("dataTab.columns.mean", { target });
  return (
    <Plot x={x} y={y} xTitle={column.name} yTitle={title} height={190} label={`${title}: ${column.name}`}>
      <Line
        data={points}
        dataKey="y"
        type="linear"
        stroke="var(--color-complete)"
        strokeWidth={1.5}
        dot={MEAN_DOT}
        activeDot={false}
        isAnimationActive={false}
      />
    </Plot>
  );
}

function Facts({ column: { numbers } }: { readonly column: ColumnProfile }) {
  const { t } = useTranslation();
  if (numbers === null) return null;
  const names = ["min", "q25", "median", "q75", "max", "mean", "sd"] as const;
  return (
    <dl className={styles.factRow}>
      {names.map((name) => (
        <div key={name}>
          <dt>{t(`dataTab.columns.facts.${name}`)}</dt>
          <dd>{formatNumber(numbers[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The description of a bar: its interval or level, then rows by class or in total, then the target's mean. */
function useBarWords(
  column: ColumnProfile,
  classes: readonly string[],
  target: string,
): (bar: ColumnBar) => string[] {
  const { t } = useTranslation();
  const others = t("dataTab.columns.otherClasses");
  return (bar) => [
    barText(column, bar, (from, to) => t("dataTab.columns.interval", { from, to })),
    ...(classes.length === 0
      ? [t("data.rows", { count: total(bar) })]
      : classes.map((name, i) => `${name === "" ? others : name}: ${formatCount(bar.rows[i] ?? 0)}`)),
    ...(bar.targetMean === null
      ? []
      : [`${t("dataTab.columns.mean", { target })}: ${formatNumber(bar.targetMean)}`]),
  ];
}

function BarsTable({ column, classes, target, label }: BarsProps & { readonly label: string }) {
  const { t } = useTranslation();
  const { bars } = column;
  const place = (bar: ColumnBar) =>
    bar.levels > 1
      ? t("dataTab.columns.otherLevels", { count: bar.levels })
      : barText(column, bar, (from, to) => t("dataTab.columns.interval", { from, to }));
  const groups = classes.length === 0 ? [t("dataTab.columns.rows")] : classes;
  const columns: TableColumn<ColumnBar>[] = [
    { key: "place", header: column.name, cell: place, align: "start", width: 170 },
    ...groups.map((name, i): TableColumn<ColumnBar> => ({
      key: `${i}`,
      header: name === "" ? t("dataTab.columns.otherClasses") : name,
      cell: (bar) => formatCount(bar.rows[i] ?? 0),
      align: "end",
      width: 90,
    })),
  ];
  if (bars.some(({ targetMean }) => targetMean !== null)) {
    columns.push({
      key: "mean",
      header: t("dataTab.columns.mean", { target }),
      cell: ({ targetMean }) => (targetMean === null ? "" : formatNumber(targetMean)),
      align: "end",
      width: 120,
    });
  }
  return (
    <VirtualTable
      label={label}
      columns={columns}
      rows={bars}
      rowKey={(bar) => bars.indexOf(bar)}
      height={320}
    />
  );
}

function barAt({ x }: PlotPlace, area: PlotGeometry, bars: readonly ColumnBar[]): number {
  return bars.findIndex(({ from, to }) => x >= area.x(from!) && x < area.x(to!));
}

function total({ rows }: ColumnBar): number {
  return rows.reduce((sum, value) => sum + value, 0);
}
