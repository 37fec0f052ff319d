import { ComposedChart, Line, XAxis, YAxis } from "recharts";
import { niceAxis } from "../../charts/plot/axis.ts";
import { Plot } from "../../charts/plot/Plot.tsx";
import { useStages } from "../useStages.ts";
import styles from "./searchTab.module.css";

const SIZE = { width: 400, height: 200 };
const AXIS = niceAxis(0, 1);
const POINTS = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

/**
 * A chart out of sight. Browsers compile a function when it is called first: by drawing one chart while the page is idle, the first
 * chart of a study appears without a pause. It grows in stages, because all at once would be a long task itself.
 */
export function ChartWarmUp() {
  const stage = useStages(2);
  return (
    <div className={styles.warmUp} style={SIZE} aria-hidden>
      {stage === 0 && <ComposedChart {...SIZE} />}
      {stage === 1 && (
        <ComposedChart {...SIZE}>
          <XAxis type="number" dataKey="x" domain={[0, 1]} />
          <YAxis type="number" domain={[0, 1]} />
        </ComposedChart>
      )}
      {stage === 2 && (
        <Plot x={AXIS} y={AXIS} xTitle="" yTitle="" height={SIZE.height} label="">
          <Line
            data={POINTS}
            dataKey="y"
            stroke="none"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        </Plot>
      )}
    </div>
  );
}
