import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ReferenceLine } from "recharts";
import { joinClauses } from "../../../nameList.ts";
import { Plot } from "../../plot/Plot.tsx";
import { PlotCursor, Readout } from "../../plot/PlotCursor.tsx";
import { barsSpec, type NamedValue } from "./barsSpec.ts";

const LANE_HEIGHT = 26;
const FRAME_HEIGHT = 62;

interface BarsPlotProps<Row extends NamedValue> {
  /** In the order in which they are drawn; at least one. */
  readonly rows: readonly Row[];
  readonly title: string;
  readonly xTitle: string;
  /** The chart in words. */
  readonly summary: string;
  /** A row in words, its name first. */
  readonly linesOf: (row: Row) => readonly string[];
  /** A colour of the palette. */
  readonly colorOf?: (row: Row) => string;
}

/** A bar from 0 for each row, with a line from the smallest to the largest measurement if there are several. */
export function BarsPlot<Row extends NamedValue>(props: BarsPlotProps<Row>) {
  const { rows, title, xTitle, summary, linesOf, colorOf } = props;
  const { t } = useTranslation();
  const [index, setIndex] = useState(-1);
  const spec = useMemo(() => barsSpec(rows), [rows]);
  const row = spec.shown[index];
  const lines = row === undefined ? [] : linesOf(row);
  return (
    <Plot
      x={spec.x}
      y={spec.lanes}
      xTitle={xTitle}
      height={spec.shown.length * LANE_HEIGHT + FRAME_HEIGHT}
      grid={false}
      label={summary}
      overlay={
        <>
          <PlotCursor
            label={t("results.readOut", { title })}
            index={index}
            count={spec.shown.length}
            valueText={joinClauses(t, lines)}
            onPoint={(place, area) =>
              setIndex(
                place === null
                  ? -1
                  : Math.min(
                      spec.shown.length - 1,
                      Math.max(0, Math.floor(((place.y - area.top) / area.height) * spec.shown.length)),
                    ),
              )
            }
            onIndex={setIndex}
          />
          {row !== undefined && (
            <Readout at={(area) => ({ x: area.x(row.value), y: area.y(index) })} lines={lines} />
          )}
        </>
      }
    >
      {spec.shown.map((each, lane) => (
        <ReferenceLine
          key={lane}
          segment={[
            { x: 0, y: lane },
            { x: each.value, y: lane },
          ]}
          stroke={colorOf?.(each) ?? "var(--color-complete)"}
          strokeWidth={lane === index ? 16 : 14}
          opacity={each.range === undefined ? 1 : 0.55}
          ifOverflow="visible"
        />
      ))}
      {spec.shown.map(
        ({ range }, lane) =>
          range !== undefined && (
            <ReferenceLine
              key={lane}
              segment={[
                { x: range[0], y: lane },
                { x: range[1], y: lane },
              ]}
              stroke="var(--ink)"
              strokeWidth={1.5}
              ifOverflow="visible"
            />
          ),
      )}
      <ReferenceLine x={0} stroke="var(--line-strong)" ifOverflow="visible" />
    </Plot>
  );
}
