import { Legend, type LegendPayload } from "recharts";
import { usePlotLayers } from "./plotLayers.tsx";
import { LegendItem, LineMark } from "./stateMarks.tsx";

/** The lines of the plot with their names, in the order of painting; below the plot, so that their number does not change its height. */
export function SeriesLegend() {
  return <Legend portal={usePlotLayers().below} itemSorter={null} content={Items} />;
}

function Items({ payload = [] }: { readonly payload?: readonly LegendPayload[] }) {
  return payload.map(({ value, color, payload: line }) => (
    <LegendItem
      key={value}
      mark={<LineMark color={color ?? ""} dashed={isDashed(line)} />}
      label={value ?? ""}
    />
  ));
}

function isDashed(line: LegendPayload["payload"]): boolean {
  return line !== undefined && "strokeDasharray" in line && Boolean(line.strokeDasharray);
}
