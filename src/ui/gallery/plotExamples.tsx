import { useCallback, useState, type ReactNode } from "react";
import { Line, ReferenceLine } from "recharts";
import { createRng } from "../../core/math/rng.ts";
import { countAxis, niceAxis } from "../charts/plot/axis.ts";
import { CanvasLayer, type Paint } from "../charts/plot/CanvasLayer.tsx";
import { ChartCard } from "../charts/plot/ChartCard.tsx";
import { Plot } from "../charts/plot/Plot.tsx";
import { PlotCursor, Readout } from "../charts/plot/PlotCursor.tsx";
import { usePlotGeometry } from "../charts/plot/plotLayers.tsx";
import { VirtualTable, type TableColumn } from "../charts/table/VirtualTable.tsx";
import { formatNumber } from "../charts/words/numberFormat.ts";
import type { GalleryEntry } from "./galleryEntry.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

const RNG = createRng(1);
const LOSSES: readonly Point[] = [1.2, 0.8, 0.6, 0.55, 0.5, 0.52].map((y, i) => ({ x: i + 1, y }));
const CLOUD: readonly Point[] = Array.from({ length: 5000 }, () => ({ x: RNG.normal(), y: RNG.normal() }));

/** The examples of `charts/plot/README.md`; a test checks that they equal this file. */
export const plotEntries: readonly GalleryEntry[] = [
  entry("plot-sparse", () => <SparseChart points={LOSSES} />),
  entry("plot-dense", () => <DenseChart points={CLOUD} />),
  entry("plot-reading", () => <ReadChart points={LOSSES} />),
];

function entry(name: string, render: () => ReactNode): GalleryEntry {
  return { name, width: 560, render: () => <div style={{ padding: 16 }}>{render()}</div> };
}

const EPOCHS = countAxis(1, 6);
const LOSS = niceAxis(0, 1.2);

function SparseChart({ points }: { readonly points: readonly Point[] }) {
  return (
    <Plot x={EPOCHS} y={LOSS} xTitle="Epoch" yTitle="Loss" height={240} label="Loss falls from 1.2 to 0.5.">
      <ReferenceLine y={0.5} stroke="var(--line-strong)" strokeDasharray="3 3" />
      <Line
        data={points}
        dataKey="y"
        type="linear"
        stroke="var(--color-validation)"
        strokeWidth={2}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
    </Plot>
  );
}

const SIDE = niceAxis(-4, 4);

function DenseChart({ points }: { readonly points: readonly Point[] }) {
  return (
    <Plot x={SIDE} y={SIDE} xTitle="First" yTitle="Second" height={400} label="5,000 draws around 0." square>
      <Cloud points={points} />
    </Plot>
  );
}

function Cloud({ points }: { readonly points: readonly Point[] }) {
  const geometry = usePlotGeometry();
  const paint = useCallback<Paint>(
    (context, color) => {
      context.fillStyle = color("--color-complete");
      context.globalAlpha = 0.4;
      for (const { x, y } of points) context.fillRect(geometry.x(x) - 1, geometry.y(y) - 1, 2, 2);
    },
    [points, geometry],
  );
  return <CanvasLayer paint={paint} />;
}

const COLUMNS: readonly TableColumn<Point>[] = [
  { key: "epoch", header: "Epoch", cell: ({ x }) => formatNumber(x), align: "end", width: 80 },
  { key: "loss", header: "Loss", cell: ({ y }) => formatNumber(y), align: "end", width: 80 },
];

function ReadChart({ points }: { readonly points: readonly Point[] }) {
  return (
    <ChartCard
      title="Loss"
      summary="Loss falls from 1.2 to 0.5."
      chart={<ReadPlot points={points} />}
      table={<VirtualTable label="Loss" columns={COLUMNS} rows={points} rowKey={({ x }) => x} height={240} />}
    />
  );
}

function ReadPlot({ points }: { readonly points: readonly Point[] }) {
  const [index, setIndex] = useState(-1);
  const point = points[index];
  const lines =
    point === undefined ? [] : [`Epoch ${formatNumber(point.x)}`, `Loss ${formatNumber(point.y)}`];
  return (
    <Plot
      x={EPOCHS}
      y={LOSS}
      xTitle="Epoch"
      height={240}
      label="Loss falls from 1.2 to 0.5."
      overlay={
        <>
          <PlotCursor
            label="Read out: loss"
            index={index}
            count={points.length}
            valueText={lines.join(", ")}
            onPoint={(place, { x }) =>
              setIndex(place === null ? -1 : points.findLastIndex((each) => x(each.x) <= place.x))
            }
            onIndex={setIndex}
          />
          {point !== undefined && (
            <Readout at={({ x, y }) => ({ x: x(point.x), y: y(point.y) })} lines={lines} />
          )}
        </>
      }
    >
      <Line
        data={points}
        dataKey="y"
        stroke="var(--color-train)"
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
    </Plot>
  );
}
