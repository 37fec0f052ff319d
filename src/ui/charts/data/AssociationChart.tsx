import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssociationMap } from "../../../core/data/profile/profile.ts";
import { cellColor, HUES, type AssociationPair, type NumberMeasure } from "./associationSpec.ts";
import type { Axis } from "../plot/axis.ts";
import { CanvasLayer, type Paint } from "../plot/CanvasLayer.tsx";
import { fixed, formatNumber } from "../words/numberFormat.ts";
import { Plot } from "../plot/Plot.tsx";
import { usePlotGeometry, type PlotGeometry } from "../plot/plotLayers.tsx";
import { PlotCursor, Readout, type PlotPlace } from "../plot/PlotCursor.tsx";
import { shortened } from "../words/shortened.ts";

const CELL = 26;
const LONGEST = 22;
/** Text has a contrast of at least 4.5:1 on the strongest colour, in both themes. */
const LEAST_ALPHA = 0.05;
const MOST_ALPHA = 0.55;
/** Up to this many columns, cells show their values. */
const MOST_WITH_VALUES = 12;

interface AssociationChartProps {
  readonly map: AssociationMap;
  readonly pairs: readonly AssociationPair[];
  readonly numbers: NumberMeasure;
}

/** A square for each pair of columns. Rows are labelled with name and number, columns with the number. */
export function AssociationChart({ map, pairs, numbers }: AssociationChartProps) {
  const { t } = useTranslation();
  const size = map.columns.length;
  const [index, setIndex] = useState(-1);
  const pair = pairs[index];
  const axes = useMemo(() => axesOf(map.columns), [map]);
  const words = (each: AssociationPair) =>
    t("dataTab.map.pair", {
      ...each,
      measure: t(`dataTab.measures.${each.measure}`),
      value: formatNumber(each.value, 3),
    });
  const onPoint = (place: PlotPlace | null, area: PlotGeometry) => {
    const at = place === null ? null : cellAt(place, area, size);
    setIndex(at === null ? -1 : pairs.findIndex((each) => each.at === at));
  };
  return (
    <Plot
      {...axes}
      xTitle=""
      height={Math.min(620, Math.max(180, size * CELL) + 60)}
      grid={false}
      label={t("dataTab.map.label", { columns: size })}
      overlay={
        <PlotCursor
          label={t("dataTab.map.read")}
          index={index}
          count={pairs.length}
          valueText={pair === undefined ? "" : words(pair)}
          onPoint={onPoint}
          onIndex={setIndex}
        />
      }
    >
      <Cells map={map} numbers={numbers} selected={pair?.at ?? -1} />
      {pair !== undefined && (
        <Readout at={(area) => placeOf(pair.at, area, size)} lines={[`${pair.a} · ${pair.b}`, words(pair)]} />
      )}
    </Plot>
  );
}

interface CellsProps {
  readonly map: AssociationMap;
  readonly numbers: NumberMeasure;
  readonly selected: number;
}

function Cells({ map, numbers, selected }: CellsProps) {
  const area = usePlotGeometry();
  const paint = useCallback<Paint>(
    (context, color) => {
      const size = map.columns.length;
      // Read once: a style sheet look-up for every cell would take longer than painting.
      const [ink, faint] = [color("--ink"), color("--ink-faint")];
      const hues = new Map(HUES.map((name) => [name, color(name)]));
      const width = area.width / size;
      const height = area.height / size;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.font = "11px system-ui, sans-serif";
      for (let at = 0; at < size * size; at++) {
        const row = Math.floor(at / size);
        const column = at % size;
        const value = map[numbers][at]!;
        const { name, share } = cellColor(map.measures[at]!, value);
        const x = area.left + column * width;
        const y = area.top + row * height;
        context.globalAlpha = row === column ? 0.12 : LEAST_ALPHA + (MOST_ALPHA - LEAST_ALPHA) * share;
        context.fillStyle = row === column ? faint : hues.get(name)!;
        context.fillRect(x + 0.5, y + 0.5, width - 1, height - 1);
        context.globalAlpha = 1;
        if (row === column) continue;
        if (size <= MOST_WITH_VALUES && width >= 34) {
          context.fillStyle = ink;
          context.fillText(fixed(value, 2), x + width / 2, y + height / 2);
        } else if (value < 0 && share > 0.05) {
          // A minus, because the sign must be recognisable without colour.
          context.fillStyle = ink;
          context.fillRect(x + width / 2 - 3, y + height / 2 - 0.5, 6, 1.5);
        }
      }
      if (selected < 0) return;
      const at = placeOf(selected, area, size);
      context.strokeStyle = ink;
      context.lineWidth = 2;
      context.strokeRect(at.x - width / 2, at.y - height / 2, width, height);
    },
    [map, numbers, selected, area],
  );
  return <CanvasLayer paint={paint} bleed={2} />;
}

function axesOf(columns: readonly string[]): { x: Axis; y: Axis } {
  const size = columns.length;
  const numbers = columns.map((_, i) => ({ value: i + 0.5, label: `${i + 1}` }));
  const names = columns.map((name, i) => ({
    value: size - i - 0.5,
    label: `${shortened(name, LONGEST)}  ${i + 1}`,
  }));
  return {
    x: { kind: "linear", domain: [0, size], ticks: numbers },
    y: { kind: "linear", domain: [0, size], ticks: names },
  };
}

/** The index in the map of the cell at a place of the plot, with the greater index as the row; null on the diagonal. */
function cellAt({ x, y }: PlotPlace, area: PlotGeometry, size: number): number | null {
  const column = Math.floor(((x - area.left) / area.width) * size);
  const row = Math.floor(((y - area.top) / area.height) * size);
  if (row === column || Math.min(row, column) < 0 || Math.max(row, column) >= size) return null;
  return Math.max(row, column) * size + Math.min(row, column);
}

/** The middle of a cell. */
function placeOf(at: number, area: PlotGeometry, size: number): PlotPlace {
  return {
    x: area.left + ((at % size) + 0.5) * (area.width / size),
    y: area.top + (Math.floor(at / size) + 0.5) * (area.height / size),
  };
}
